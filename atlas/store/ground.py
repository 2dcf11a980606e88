"""Whether every place lies in its nation, by Natural Earth's outlines: a check too heavy for every build.

The outlines are simplified, and small islands are missing from them. So a place off its nation's outline offends only
where another nation is nearer, or where none is near at all; `data/reference/off_outline.csv` names the rest.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, radians
from pathlib import Path

import duckdb
import shapely
from shapely.affinity import scale
from shapely.geometry import Point, shape

from atlas import paths
from atlas.store.check import GROUND, Failure

KM_PER_DEGREE = 111.2
"""One degree of latitude, at an Earth radius of 6,371 km."""
BORDER_KM = 6
"""How far outside the simplified outlines may leave a border town: Alba Posse, on the Uruguay, stands 4.3 km off."""
ISLAND_KM = 150
"""How far from its nation's outline an island that is missing there may lie; Key West, the farthest, lies 94 km off."""
COLUMNS = ("place_id", "name", "country", "km_outside", "nearer")


@dataclass(frozen=True, slots=True)
class _Spot:
    place_id: str
    name: str
    country: str
    lat: float
    lon: float


def ground_failures(
    store: duckdb.DuckDBPyConnection, boundaries: Path = paths.BOUNDARIES, reference: Path = paths.REFERENCE
) -> list[Failure]:
    """The check of the ground, if it fails: places off their nation, with the nation they are nearer to.

    Args:
        boundaries: Folder of `nations.geojson`, WGS 84, one feature a nation with its alpha-3 as id.
        reference: Folder of `territories.csv` and `off_outline.csv`.
    """
    outlines = _outlines(boundaries / "nations.geojson")
    listed_under = _column(reference / "territories.csv", "territory", "listed_under")
    excused = _column(reference / "off_outline.csv", "place_id", "why")
    rows = store.execute(
        "SELECT place_id, name, country, lat, lon FROM place WHERE country IS NOT NULL ORDER BY country, place_id"
    ).fetchall()
    tree, codes = shapely.STRtree(list(outlines.values())), list(outlines)
    found: list[tuple[object, ...]] = []
    for spot in (_Spot(*row) for row in rows):
        home = outlines.get(spot.country) or outlines.get(listed_under.get(spot.country, ""))
        if spot.place_id in excused:
            continue
        if home is None:
            found.append((spot.place_id, spot.name, spot.country, None, "no outline"))
        elif not shapely.contains_xy(home, spot.lon, spot.lat) and (km := _km(spot, home)) > BORDER_KM:
            near = [codes[i] for i in tree.query(Point(spot.lon, spot.lat).buffer(_degrees(spot, km)))]
            nearer = {far: code for code in near if (far := _km(spot, outlines[code])) < km}
            if nearer or km > ISLAND_KM:
                found.append(
                    (spot.place_id, spot.name, spot.country, round(km), nearer[min(nearer)] if nearer else "sea")
                )
    return [Failure(GROUND, COLUMNS, tuple(found))] if found else []


def _outlines(path: Path) -> dict[str, shapely.Geometry]:
    nations = json.loads(path.read_text(encoding="utf-8"))["features"]
    outlines = {nation["id"]: shapely.make_valid(shape(nation["geometry"])) for nation in nations if nation["geometry"]}
    for outline in outlines.values():
        shapely.prepare(outline)
    return outlines


def _column(path: Path, key: str, value: str) -> Mapping[str, str]:
    with path.open(encoding="utf-8", newline="") as lines:
        return {line[key]: line[value] for line in csv.DictReader(lines)}


def _km(spot: _Spot, outline: shapely.Geometry) -> float:
    """Distance of a place from an outline, in kilometres; on a plane stretched to the place's latitude."""
    flat = scale(outline, xfact=cos(radians(spot.lat)), origin=(spot.lon, spot.lat))
    return float(flat.distance(Point(spot.lon, spot.lat))) * KM_PER_DEGREE


def _degrees(spot: _Spot, km: float) -> float:
    """Degrees of longitude that span at least so many kilometres at the place's latitude."""
    return km / KM_PER_DEGREE / max(cos(radians(spot.lat)), 0.1)
