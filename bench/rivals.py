"""The ways Folium itself offers to draw many places, each as a practised hand would use it under st_folium.

They are given every advantage that is not cheating: no popup, no tooltip, no name of a place, no base map, none of the
stylesheets and scripts Folium links by habit. Their places come in a feature group, so that a filter leaves the map.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import folium
from branca.element import Figure, MacroElement
from folium.plugins import FastMarkerCluster, MarkerCluster
from folium.utilities import JsCode

from atlas.maps.assets import Assets
from atlas.maps.layer import MAX_ZOOM, STATIC
from atlas.maps.style import SIGNS
from atlas.model import Kind
from bench.points import KINDS, Place

PACKAGE = "leaflet.markercluster"
FILES = ("leaflet.markercluster.js", "MarkerCluster.css", "MarkerCluster.Default.css")
COLOURS = [SIGNS[Kind(kind)].light for kind in KINDS]

Drawn = list[tuple[Place, int]]
"""Places with the number of the kind they are coloured by."""


def offline_map(assets: Assets) -> folium.Map:
    """A base map, always the same, that opens on the world as ours does."""
    base = folium.Map([20, 10], zoom_start=2, tiles=None, prefer_canvas=True, maxZoom=MAX_ZOOM, zoomSnap=0.25)
    base.options["zoom"] = 2.25
    base.default_js = [("leaflet", STATIC + assets.leaflet_js)]
    base.default_css = [("leaflet-css", STATIC + assets.leaflet_css)]
    dots = "".join(f".kind-{number}{{background:{colour};border-radius:50%}}" for number, colour in enumerate(COLOURS))
    page: Figure = base.get_root()  # type: ignore[assignment] # branca is typed in part
    folium.Element(f"<style>{dots}</style>").add_to(page.header)
    return base


def publish_plugin(packages: Path, static: Path) -> None:
    """Copy the cluster plugin's files into the folder a server serves."""
    for name in FILES:
        (static / name).write_bytes((packages / PACKAGE / "dist" / name).read_bytes())


def marker_cluster(drawn: Drawn) -> MacroElement:
    """A `MarkerCluster` with one `Marker` a place."""
    cluster = _offline(MarkerCluster())  # type: ignore[no-untyped-call] # folium is typed in part
    for place, kind in drawn:
        icon = folium.DivIcon(class_name=f"kind-{kind}", icon_size=(10, 10))
        folium.Marker([place.lat, place.lon], icon=icon).add_to(cluster)
    return cluster


def circle_cluster(drawn: Drawn) -> MacroElement:
    """A `MarkerCluster` with one `CircleMarker` a place: half the elements of a `Marker` with an icon of its own."""
    cluster = _offline(MarkerCluster())  # type: ignore[no-untyped-call] # likewise
    for place, kind in drawn:
        circle = folium.CircleMarker([place.lat, place.lon], radius=4, weight=1, color=COLOURS[kind], fill=True)
        circle.add_to(cluster)
    return cluster


def fast_marker_cluster(drawn: Drawn) -> MacroElement:
    """A `FastMarkerCluster` whose callback makes a coloured circle of each row."""
    callback = f"""(row) => L.circleMarker([row[0], row[1]],
        {{radius: 4, weight: 1, fillOpacity: 0.8, color: {COLOURS}[row[2]]}})"""
    rows = [[place.lat, place.lon, kind] for place, kind in drawn]
    return _offline(FastMarkerCluster(rows, callback=callback))  # type: ignore[no-untyped-call] # likewise


def geo_json(drawn: Drawn) -> MacroElement:
    """One `GeoJson` layer of circles on canvas, coloured in the browser.

    Folium's own `style_function` writes a `case` for every place: the browser would look through them all for each.
    """
    features = [
        {
            "type": "Feature",
            "properties": {"kind": kind},
            "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        }
        for place, kind in drawn
    ]
    return folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        marker=folium.CircleMarker(radius=4, weight=1, fill=True, fill_opacity=0.8),
        on_each_feature=JsCode(
            f"(place, circle) => {{ const color = {COLOURS}[place.properties.kind];"
            " circle.setStyle({ color, fillColor: color }); }"
        ),
    )


RIVALS: dict[str, Callable[[Drawn], MacroElement]] = {
    "marker_cluster": marker_cluster,
    "circle_cluster": circle_cluster,
    "fast_marker_cluster": fast_marker_cluster,
    "geo_json": geo_json,
}


def rival_group(draw: Callable[[Drawn], MacroElement], places: list[Place], kind: str | None) -> folium.FeatureGroup:
    """What a filter sends: every place of one kind, None for every kind."""
    group = folium.FeatureGroup(name="places", control=False)
    draw(list(_coloured(places, kind))).add_to(group)
    return group


def _coloured(places: list[Place], kind: str | None) -> Iterator[tuple[Place, int]]:
    for place in places:
        if kind is None or kind in place.kinds:
            yield place, KINDS.index(kind or place.kinds[0])


def _offline(cluster: MarkerCluster) -> MarkerCluster:
    script, *styles = FILES
    cluster.default_js = [("markercluster", STATIC + script)]
    cluster.default_css = [(f"markercluster-{number}", STATIC + name) for number, name in enumerate(styles)]
    return cluster
