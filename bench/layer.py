"""Our layer as the comparison uses it: the only module here that knows the layer's own table of places."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import folium
import numpy as np
from numpy.typing import NDArray

from atlas.maps.assets import Assets, publish, published
from atlas.maps.spells import Places, Spells, Standing
from atlas.maps.world import RETURNED, Shown, Words, selection_group, world_map
from atlas.model import Kind, Level
from atlas.paths import BOUNDARIES, PACKAGES
from bench.points import KINDS, TODAY, Point, Spell

RETURNS = list(RETURNED)
POINTS_FILE = "/spells-"
"""Part of the address of the file that holds the places."""
WORDS = Words(
    lang="en",
    kinds={str(kind): str(kind) for kind in Kind},
    levels={str(level): str(level) for level in Level},
    blanks={code: code for code in ("none", "uncovered", "inapplicable", "filtered")},
    legend="Legend",
    title="Map",
    borders="Borders: Natural Earth, no endorsement",
    rough="Approximate position",
    places="{n} places",
    zoom_in="Zoom in",
    zoom_out="Zoom out",
    close="Close",
    failed="The map could not be loaded.",
)


def publish_points(points: list[Point], folder: Path) -> None:
    """Write the layer's files into `static` of a folder a server serves, as the atlas does once a release."""
    rows = [(row, spell) for row, point in enumerate(points) for spell in point.spells]
    spells = Spells(
        places=Places(
            place_id=[point.place_id for point in points],
            name=[point.name for point in points],
            name_zh=[point.name_zh for point in points],
            level=[point.level for point in points],
            country=[point.country for point in points],
            lat=[point.lat for point in points],
            lon=[point.lon for point in points],
            precision=[point.precision for point in points],
            population=[point.population for point in points],
        ),
        place=[row for row, _ in rows],
        kind=[spell.kind for _, spell in rows],
        standing=[_standing(spell) for _, spell in rows],
        from_on=np.array([spell.from_on for _, spell in rows], "datetime64[D]"),
        until_on=np.array([spell.until_on for _, spell in rows], "datetime64[D]"),
        countries={p.country: (p.country_name or p.country, p.country_name_zh) for p in points if p.country},
    )
    publish(PACKAGES, BOUNDARIES, folder / "static", spells)
    np.save(folder / "kinds.npy", np.array(spells.kind))


def _standing(spell: Spell) -> Standing:
    if spell.is_promise:
        return Standing.PROMISE
    return Standing.NONE if spell.is_blank else Standing.UNKNOWN


@dataclass(frozen=True, slots=True)
class Layer:
    """What a server keeps between runs: the published files, and the kind of each spell of the layer's table."""

    assets: Assets
    kinds: NDArray[np.str_]

    @classmethod
    def of(cls, folder: Path) -> Layer:
        """The layer `publish_points` wrote."""
        return cls(published(folder / "static"), np.load(folder / "kinds.npy"))

    def base(self) -> folium.Map:
        """A new base map."""
        return world_map(self.assets)

    def group(self, kind: str | None) -> folium.FeatureGroup:
        """What a filter sends: the places of one kind, None for every kind."""
        shown = Shown(
            spells=np.arange(len(self.kinds)) if kind is None else np.flatnonzero(self.kinds == kind),
            n_spells=self.assets.n_spells,
            day=TODAY,
            offered=KINDS,
            kinds=KINDS if kind is None else [kind],
        )
        return selection_group(shown, WORDS, "light")
