"""What is known about a reported place besides its name, read against the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass

from atlas.folding import key
from atlas.gazetteer import Gazetteer
from atlas.gazetteer.distance import kilometres
from atlas.gazetteer.words import PlaceWords
from atlas.model import Level, Place, ReportedPlace

LONGEST_CODE = 3
"""Letters of a country code: "CA" beside a name is California sooner than Canada."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Evidence for telling namesakes apart.

    Args:
        country: ISO 3166-1 alpha-3, None where unknown.
        regions: Sets of region ids; the place lies in one of each set.
        unread: Parts of the name that are no region, country or type known.
        is_torn: The name names another country than the report: "Santiago, Cuba" in the Dominican Republic.
        lat: Degrees north, of the source.
        lon: Degrees east, of the source.
    """

    country: str | None
    level: Level | None
    regions: tuple[frozenset[str], ...] = ()
    unread: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    population: int | None = None
    is_torn: bool = False

    def distance_km(self, place: Place) -> float | None:
        """Kilometres from the reported coordinate, None where there is none."""
        if self.lat is None or self.lon is None:
            return None
        return kilometres(self.lat, self.lon, place.lat, place.lon)

    def is_near(self, place: Place, limit_km: float) -> bool:
        """Whether the reported coordinate is within a distance of the place; False without one."""
        distance = self.distance_km(place)
        return distance is not None and distance <= limit_km


class EvidenceReader:
    """Reads regions and the like out of words.

    Args:
        gazetteer: Whose regions and countries are known.
        words: Words for types of government.
    """

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._regions: dict[tuple[str, str], frozenset[str]] = {}

    def regions(self, text: str, country: str) -> frozenset[str]:
        """Region ids a text can mean: by code, abbreviation or name, its type word taken off if need be."""
        known = self._regions.get((text, country))
        if known is None:
            known = self._regions[text, country] = self._read_regions(text, country)
        return known

    def is_country(self, text: str, country: str | None) -> bool:
        """Whether a text names the country itself, which is given in any form."""
        named = self._gazetteer.countries.read(text) if country and len(text) > LONGEST_CODE else None
        reading = self._gazetteer.countries.read(country) if named and country else None
        return named is not None and reading is not None and named.country == reading.country

    def is_where(self, text: str, country: str | None) -> bool:
        """Whether a text names the country or a region of it."""
        return self.is_country(text, country) or self.is_region(text, country)

    def is_region(self, text: str, country: str | None) -> bool:
        """Whether a text names a region of a country, which is given in any form."""
        reading = self._gazetteer.countries.read(country) if country else None
        return reading is not None and bool(self.regions(text, reading.country))

    def _read_regions(self, text: str, country: str) -> frozenset[str]:
        for reading in self._words.readings(text, country):
            found = self._gazetteer.areas.read(reading.stem.replace(" ", ""), country)
            if found:
                return found
        return frozenset()

    def _only_region(self, text: str) -> tuple[str, str] | None:
        """Country and region of a text that names one region in the world: "Ontario"."""
        found = self._gazetteer.areas.anywhere(key(text))
        return next(iter(found)) if len(found) == 1 else None

    def is_type(self, text: str, country: str | None) -> bool:
        """Whether a text is nothing but words for types: "Stadt", "City of"."""
        return any(
            reading.stem == "x"
            for around in (f"{text} x", f"x {text}")
            for reading in self._words.readings(around, country)
        )

    def evidence(self, reported: ReportedPlace, beside: tuple[str, ...]) -> Evidence:
        """Evidence of a report and of what stands beside the name in it.

        A region column nobody can read ("Yeongnam", "West Midlands region") says nothing.
        """
        reading = self._gazetteer.countries.read(reported.country) if reported.country else None
        country = reading.country if reading else None
        regions = [frozenset({reading.region_id})] if reading and reading.region_id else []
        unread, is_torn = [], False
        for text in (*([reported.region] if reported.region else []), *beside):
            named = self._gazetteer.countries.read(text)
            if named and country in (None, named.country):
                country = named.country
                regions += [frozenset({named.region_id})] if named.region_id else []
            elif country and (found := self.regions(text, country)):
                regions.append(found)
            elif not country and (only := self._only_region(text)):
                country = only[0]
                regions.append(frozenset({only[1]}))
            elif text in beside and not self.is_type(text, country):
                unread.append(text)
                is_torn = is_torn or (named is not None and len(text) > LONGEST_CODE)
        return Evidence(
            country,
            reported.level,
            tuple(regions),
            tuple(unread),
            reported.lat,
            reported.lon,
            reported.population,
            is_torn,
        )
