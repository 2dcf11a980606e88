"""What a place lies in: its region, the area between, its nation, its union, as far as the gazetteers know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from atlas.folding import key
from atlas.gazetteer import Gazetteer
from atlas.gazetteer.china import DIVISIONS
from atlas.gazetteer.tables import features, rows
from atlas.gazetteer.unions import union_members
from atlas.model import Level, Place
from atlas.paths import BOUNDARIES, REFERENCE

BORDER_DEGREES = 0.03
"""Outlines are simplified: a town this near to another county may lie in it."""
COAST_DEGREES = 0.1
"""So far off its outline a town on a coast can lie."""
COUNCILS = frozenset({
    "london borough", "metropolitan district", "non-metropolitan district", "ni district", "scottish unitary authority",
    "unitary authority", "welsh unitary authority", "city corporation",
})  # fmt: skip
"""Types of the councils of the United Kingdom that have parishes and towns inside them."""

Parent = tuple[str, str]
"""Id of a place and how the other lies in it: `admin` or `agglomeration`."""


class Containment:
    """Parents of places.

    Args:
        gazetteer: Knows regions, counties and councils.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._town_regions = {
            f"gn{row['geonames_id']}": row["region_id"] for row in rows(REFERENCE / "town_regions.csv")
        }

    def described(self, place: Place) -> Place:
        """The place with the region a reference file gives where the gazetteer has none, and a council's type."""
        region_id = self._town_regions.get(place.place_id)
        if place.region_id is None and region_id and self._gazetteer.place(region_id):
            place = replace(place, region_id=region_id)
        if place.country == "GBR" and place.level is Level.LOCAL and place.local_type is None:
            kinds = self._gazetteer.places.kinds(place) & COUNCILS
            place = replace(place, local_type=next(iter(kinds))) if len(kinds) == 1 else place
        return place

    def between(self, place: Place) -> tuple[Parent, ...]:
        """The areas between a place and its region, such as a county; none where that is not known."""
        if place.level not in (Level.LOCAL, Level.REGIONAL):
            return ()
        found = dict(self._gazetteer.parents(place))
        if place.place_id in self._prefectures:
            found.setdefault(self._prefectures[place.place_id], "admin")
        if place.local_type is None and not found:
            second = self._second_level(place)
            if second:
                found[second] = "admin"
        return tuple(parent for parent in found.items() if self._fits(place, parent[0]))

    def above(self, place: Place) -> tuple[Parent, ...]:
        """The nearest known places around a place, the region or nation last; a nation's are its unions."""
        if place.level is Level.NATIONAL:
            return tuple((union, "admin") for union in self._unions.get(place.place_id, ()))
        last = place.region_id or place.country
        return (*self.between(place), (last, "admin")) if last else ()

    def members(self, union: Place) -> list[str]:
        """Nations of a union; none for any other place."""
        return [nation for nation, unions in self._unions.items() if union.place_id in unions]

    def _fits(self, place: Place, parent_id: str) -> bool:
        """Whether a parent can hold the people of the place: New York lies in five counties, and in none."""
        parent = self._gazetteer.place(parent_id)
        if parent is None or parent_id == place.place_id:
            return False
        return parent.population is None or (place.population or 0) <= parent.population

    def _second_level(self, place: Place) -> str | None:
        """The county, province or council of the place's own region that alone has it inside or near."""
        point = shapely.Point(place.lon, place.lat)
        areas = self._outlines.get((place.country, place.region_id or ""), ())
        near = sorted((outline.distance(point), area_id) for area_id, outline in areas)[:2]
        if not near or near[0][0] > COAST_DEGREES or (near[1:] and near[1][0] < near[0][0] + BORDER_DEGREES):
            return None
        return self._government(near[0][1], place)

    def _government(self, area_id: str, place: Place) -> str | None:
        """The place of an outline: a region's, or the council of that name."""
        if self._gazetteer.place(area_id):
            return None if area_id == place.region_id else area_id
        name = self._outline_names[area_id]
        found = {
            each.place_id
            for each in self._gazetteer.named(key(name), place.country)
            if self._gazetteer.places.kinds(each) & COUNCILS
        }
        return found.pop() if len(found) == 1 else None

    @cached_property
    def _prefectures(self) -> dict[str, str]:
        """Place id of the prefecture-level city around a county, district or county-level city of China."""
        towns = {row["code"]: f"gn{row['geonames_id']}" for row in rows(DIVISIONS) if row["geonames_id"]}
        return {
            town: towns[code[:4]]
            for code, town in towns.items()
            if len(code) == 6 and code[:4] in towns and towns[code[:4]] != town
        }

    @cached_property
    def _unions(self) -> Mapping[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for nation, union in union_members():
            found[nation].append(union)
        return found

    @cached_property
    def _outlines(self) -> dict[tuple[str, str], list[tuple[str, BaseGeometry]]]:
        """Outlines of the second layer by nation and region."""
        found: dict[tuple[str, str], list[tuple[str, BaseGeometry]]] = {}
        for each in features(BOUNDARIES / "regions.geojson"):
            properties = each["properties"]
            if properties["layer"] == 2:
                key_ = (properties["country"], properties["parent"])
                found.setdefault(key_, []).append((str(each["id"]), shape(each["geometry"])))
        return found

    @cached_property
    def _outline_names(self) -> dict[str, str]:
        return {str(each["id"]): str(each["properties"]["name"]) for each in features(BOUNDARIES / "regions.geojson")}
