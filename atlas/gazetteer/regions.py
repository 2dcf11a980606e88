"""Regions: the subdivisions of ISO 3166-2 that are a level of government above municipalities."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pycountry

from atlas.folding import is_han, key, simplified
from atlas.gazetteer.entry import Entry, PlaceName
from atlas.gazetteer.tables import features, rows
from atlas.gazetteer.words import PlaceWords, Scope
from atlas.model import Level, Place, Precision
from atlas.paths import BOUNDARIES, REFERENCE

REGION_NAMES = REFERENCE / "region_names.csv"

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class RegionCode:
    """One ISO 3166-2 code, before it has a place.

    Args:
        country: ISO 3166-1 alpha-3.
        parent: The ISO 3166-2 code above it, None at the first level.
        is_region: It is a government above municipalities: neither one of these nor a mere group.
    """

    code: str
    name: str
    country: str
    parent: str | None
    kind: str
    is_region: bool


def region_codes(alpha3: dict[str, str]) -> dict[str, RegionCode]:
    """ISO 3166-2 codes, without those of governments that have another code too (Réunion, Navarre)."""
    others = {(row["country"], row["type"]) for row in rows(REFERENCE / "codes_not_regions.csv")}
    twins = {row["region_id"] for row in rows(REFERENCE / "region_twins.csv")}
    return {
        each.code: RegionCode(
            each.code,
            each.name,
            alpha3[each.country_code],
            each.parent_code,
            each.type,
            (alpha3[each.country_code], each.type) not in others,
        )
        for each in pycountry.subdivisions
        if each.code not in twins
    }


def _chinese(code: RegionCode, cldr: str | None) -> str | None:
    """Simplified Chinese name: CLDR's, which is by code; else the ISO code list's, whose translations are by name."""
    if cldr:
        return cldr
    domain = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=["zh_CN"], fallback=True)
    translated = domain.gettext(code.name)
    is_chinese = translated != code.name and all(is_han(char) or not char.isalpha() for char in translated)
    return simplified(translated) if is_chinese else None


def _listed_names() -> dict[str, list[PlaceName]]:
    """Names by region: ours first, so that a preferred one of ours is preferred."""
    found: dict[str, list[PlaceName]] = {}
    twins = {row["region_id"]: row["place_id"] for row in rows(REFERENCE / "region_twins.csv")}
    for row in rows(REFERENCE / "region_aliases.csv"):
        found.setdefault(row["region_id"], []).append(PlaceName(row["name"], row["lang"], row["kind"]))
    for row in rows(REGION_NAMES):
        is_own = row["lang"] == "en" and row["region_id"] not in twins
        kind = "preferred" if is_own else "alternate"
        found.setdefault(twins.get(row["region_id"], row["region_id"]), []).append(
            PlaceName(row["name"], row["lang"], kind)
        )
    return found


def _outline_names(properties: dict[str, Any]) -> Iterator[PlaceName]:
    if properties.get("name"):
        yield PlaceName(str(properties["name"]))


def _names(code: RegionCode, listed: list[PlaceName], properties: dict[str, Any]) -> tuple[PlaceName, ...]:
    """All names, ours and the English one first; "Navarra / Nafarroa" are two."""
    parts = re.split(r"\s*[/\[\]]\s*", code.name)
    own = [PlaceName(part, "und", "official") for part in (code.name, *parts) if part]
    return tuple(dict.fromkeys((*listed, *own, *_outline_names(properties))))


def _stems(names: Iterable[PlaceName], country: str, words: PlaceWords) -> frozenset[str]:
    """The names bare of "Oblast", "Province" and the like, folded to keys."""
    return frozenset(
        reading.stem.replace(" ", "")
        for name in names
        for reading in words.readings(name.name, country)
        if reading.words and not reading.stem.isdecimal() and not reading.scopes & {Scope.OTHER, Scope.WARD}
    )


class Regions:
    """Regions with a coordinate: a point inside the outline, else the town they are governed from.

    Args:
        codes: ISO 3166-2.
        seat_named: Longitude and latitude of the largest town of a folded name in a country (alpha-3).
        town_point: Longitude and latitude of the town of a GeoNames id.
    """

    def __init__(
        self,
        codes: dict[str, RegionCode],
        seat_named: Callable[[str, str], Point | None],
        town_point: Callable[[str], Point | None],
    ) -> None:
        self._codes = codes
        self._seat_named = seat_named
        self._outlines = {str(each["id"]): each["properties"] for each in features(BOUNDARIES / "regions.geojson")}
        listed = rows(REFERENCE / "region_seats.csv")
        self._seats = {row["region_id"]: town_point(row["geonames_id"]) for row in listed}
        self._listed = _listed_names()
        self._words = PlaceWords()

    def __iter__(self) -> Iterator[Entry]:
        for code in self._codes.values():
            entry = self._entry(code) if code.is_region else None
            if entry:
                yield entry

    def _entry(self, code: RegionCode) -> Entry | None:
        properties = self._outlines.get(code.code, {})
        names = _names(code, self._listed.get(code.code, []), properties)
        point = properties.get("label") or self._seats.get(code.code) or self._namesake(code, names)
        if point is None:
            return None
        chinese = next((each.name for each in names if each.lang == "zh-Hans"), None)
        place = Place(
            place_id=code.code,
            level=Level.REGIONAL,
            name=next((each.name for each in names if each.kind == "preferred"), code.name),
            country=code.country,
            lon=point[0],
            lat=point[1],
            precision=Precision.OUTLINE if "label" in properties else Precision.SEAT,
            name_zh=_chinese(code, chinese),
            local_type=code.kind.lower(),
            region_id=code.parent,
        )
        return Entry(place, names, frozenset({code.kind.lower()}), _stems(names, code.country, self._words))

    def _namesake(self, code: RegionCode, names: Iterable[PlaceName]) -> Point | None:
        """The town a region is named after, as its seat."""
        found = (self._seat_named(key(name.name), code.country) for name in names)
        return next((point for point in found if point), None)
