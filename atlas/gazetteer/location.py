"""Which region a point lies in, by the outlines; loaded at the first question."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from atlas.gazetteer.tables import features
from atlas.paths import BOUNDARIES

# Outlines are simplified and towns stand on coasts: a point this near counts as inside.
TOLERANCE_DEGREES = 0.15


class RegionOutlines:
    """Outlines of regions, both layers.

    Args:
        municipal: Region ids that are municipalities' and so no answer to "which region".
    """

    def __init__(self, municipal: frozenset[str]) -> None:
        self._municipal = municipal

    @cached_property
    def _shapes(self) -> dict[str, BaseGeometry]:
        found = {str(each["id"]): shape(each["geometry"]) for each in self._features}
        for outline in found.values():
            shapely.prepare(outline)
        return found

    @cached_property
    def _features(self) -> list[dict[str, Any]]:
        return features(BOUNDARIES / "regions.geojson")

    @cached_property
    def _nations(self) -> dict[str, BaseGeometry]:
        return {str(each["id"]): shape(each["geometry"]) for each in features(BOUNDARIES / "nations.geojson")}

    def in_nation(self, country: str, lat: float, lon: float) -> bool:
        """Whether a point (degrees) lies in a nation's outline (alpha-3) or within tolerance; False without one."""
        outline = self._nations.get(country)
        return outline is not None and bool(outline.dwithin(shapely.Point(lon, lat), TOLERANCE_DEGREES))

    @cached_property
    def _first_layer(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for each in self._features:
            region, properties = str(each["id"]), each["properties"]
            if properties["layer"] == 1 and region not in self._municipal:
                found.setdefault(properties["country"], []).append(region)
        return found

    def contains(self, region_id: str, lat: float, lon: float, around: float = TOLERANCE_DEGREES) -> bool | None:
        """Whether a point (degrees) lies in a region or within `around` degrees of it; None without an outline."""
        outline = self._shapes.get(region_id)
        return None if outline is None else bool(outline.dwithin(shapely.Point(lon, lat), around))

    def region_at(self, country: str, lat: float, lon: float) -> str | None:
        """First-level region of a country (alpha-3) a point (degrees) lies in or is nearest to, within tolerance."""
        point = shapely.Point(lon, lat)
        near = [
            (self._shapes[region].distance(point), region)
            for region in self._first_layer.get(country, ())
            if self._shapes[region].dwithin(point, TOLERANCE_DEGREES)
        ]
        return min(near)[1] if near else None
