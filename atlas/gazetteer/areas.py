"""Which region a word for a region means, and whether a place lies in it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from atlas.folding import key
from atlas.gazetteer.distance import kilometres
from atlas.gazetteer.entry import Entry
from atlas.gazetteer.location import RegionOutlines
from atlas.gazetteer.regions import RegionCode
from atlas.model import Level, Place

SEAT_KM = 10.0
LONGEST_ABBREVIATION = 3
# The middle of a capital city lies this near to the region that surrounds it (Kyiv, Sofia, Buenos Aires).
ENCLOSED_DEGREES = 0.35


class Areas:
    """Regions by code, by abbreviation and by name.

    Args:
        codes: All ISO 3166-2 codes, also those without a place.
        entries: Among which the regions' names are taken.
        outlines: Tell what the codes do not.
    """

    def __init__(self, codes: dict[str, RegionCode], entries: Iterable[Entry], outlines: RegionOutlines) -> None:
        self._codes = codes
        self._outlines = outlines
        self._named: dict[tuple[str, str], set[str]] = {}
        for code in codes.values():
            for name in (code.code, code.code.partition("-")[2], code.name):
                self._named.setdefault((code.country, key(name)), set()).add(code.code)
        for entry in entries:
            if entry.place.level is Level.REGIONAL:
                for name in entry.keys | entry.stems:
                    self._named.setdefault((entry.place.country, name), set()).add(entry.place.place_id)

    def read(self, name_key: str, country: str) -> frozenset[str]:
        """Region ids a folded name, abbreviation or code can mean in a country; none if unknown."""
        return frozenset(self._named.get((country, name_key), ()))

    def anywhere(self, name_key: str) -> frozenset[tuple[str, str]]:
        """Country and region ids a folded name can mean when no country is given; abbreviations left out."""
        return self._everywhere.get(name_key, frozenset())

    @cached_property
    def _everywhere(self) -> dict[str, frozenset[tuple[str, str]]]:
        found: dict[str, set[tuple[str, str]]] = {}
        for (country, name), regions in self._named.items():
            if len(name) > LONGEST_ABBREVIATION:
                found.setdefault(name, set()).update((country, region) for region in regions)
        return {name: frozenset(regions) for name, regions in found.items()}

    def above(self, region_id: str) -> tuple[str, ...]:
        """The region and those it is part of, smallest first."""
        found = [region_id]
        while (code := self._codes.get(found[-1])) and code.parent and code.parent not in found:
            found.append(code.parent)
        return tuple(found)

    def holds_town(self, region: Place, town: Place) -> bool:
        """Whether a town lies in or is enclosed by a region; one without an outline holds the town it is placed at."""
        inside = self._outlines.contains(region.place_id, town.lat, town.lon, ENCLOSED_DEGREES)
        if inside is None:
            return kilometres(region.lat, region.lon, town.lat, town.lon) <= SEAT_KM
        return inside

    def region_at(self, country: str, lat: float, lon: float) -> str | None:
        """First-level region of a country (alpha-3) a point (degrees) lies in; None where no outline tells."""
        return self._outlines.region_at(country, lat, lon)

    def is_in_nation(self, country: str, lat: float, lon: float) -> bool:
        """Whether a point (degrees) lies in a nation (alpha-3), coasts within tolerance."""
        return self._outlines.in_nation(country, lat, lon)

    def _is_first(self, region_id: str) -> bool:
        """Whether a region is one of the first level, which do not overlap."""
        code = self._codes.get(region_id)
        return code is not None and code.parent is None

    def lies_in(self, place: Place, region_id: str) -> bool | None:
        """Whether a place lies in a region; None where that cannot be told."""
        own = place.place_id if place.place_id in self._codes else place.region_id
        if own and region_id in self.above(own):
            return True
        if place.level is Level.NATIONAL or (own and self._is_first(own) and self._is_first(region_id)):
            return False
        inside = self._outlines.contains(region_id, place.lat, place.lon)
        if inside is None and own and own not in self.above(region_id):
            return False
        return inside
