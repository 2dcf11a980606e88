"""Places only a source knows: governments no gazetteer holds, where a source of open licence gives the point."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from rapidfuzz import fuzz

from atlas.gazetteer import Gazetteer
from atlas.gazetteer.entry import Entry, PlaceName
from atlas.gazetteer.folding import fold, key
from atlas.gazetteer.registered import registered
from atlas.gazetteer.words import PlaceWords, Reading, Scope
from atlas.model import Fact, Level, Place, Precision, Refused, ReportedPlace, Reuse
from atlas.resolve import Resolver
from atlas.resolve.verdicts import Reason
from atlas.sources.catalogue import Source

ALIAS = "alias"
OPEN = frozenset({Reuse.OPEN, Reuse.SHARE_ALIKE})
UNHELD = frozenset({Reason.NOT_IN_GAZETTEER, Reason.WIDER_AREA})
# Another spelling of a town GeoNames holds: this near, within this many times its size, names this alike.
TWIN_KM = 6.0
TWIN_TIMES = 1.6
TWIN_LIKENESS = 80.0
LIST = re.compile(r"[,;/]|\d")
"""Several names, or a row's own numbering: no one government's name."""


def recall(register: Path, gazetteer: Gazetteer) -> None:
    """Add what an earlier run learnt from the sources: places with a source's point, other spellings of towns."""
    for entry in registered(register):
        if entry.place.precision is Precision.SOURCE:
            gazetteer.places.add(entry)
        gazetteer.places.add_names(entry.place.place_id, (name for name in entry.names if name.kind == ALIAS))


class SourcePlaces:
    """Adds to a gazetteer the governments it lacks, at the point an open source gives, marked as approximate.

    A point outside the nation the source names is no evidence. Names of several governments make no place.
    """

    def __init__(self, gazetteer: Gazetteer, resolver: Resolver) -> None:
        self._gazetteer = gazetteer
        self._resolver = resolver
        self._words = PlaceWords()

    def add(self, source: Source, facts: Iterable[Fact]) -> int:
        """The number of places added for one source, in the order of its rows."""
        if source.reuse not in OPEN:
            return 0
        added = 0
        for fact in facts:
            if isinstance(fact, Refused) or fact.place.lat is None or LIST.search(fact.place.name):
                continue
            answer = self._resolver.resolve(fact.place, source.source_id)
            if answer.place is None and answer.reason in UNHELD:
                entry = self._entry(fact.place, f"{source.source_id}:{_slug(fact.source_row)}")
                twin = self._twin(entry, fact.place.population) if entry else None
                if entry and twin:
                    self._gazetteer.places.add_names(twin.place_id, [replace(each, kind=ALIAS) for each in entry.names])
                elif entry:
                    self._gazetteer.places.add(entry)
                    added += 1
        return added

    def _twin(self, entry: Entry, population: int | None) -> Place | None:
        """The town the place is, under another spelling: right there, of that size, with a name like it."""
        place = entry.place
        if place.level is not Level.LOCAL or not population:
            return None
        likeness = {
            town: self._likeness(town, entry)
            for town in self._gazetteer.neighbours.within(place.lat, place.lon, TWIN_KM)
            if town.country == place.country and 1 / TWIN_TIMES <= (town.population or 0) / population <= TWIN_TIMES
        }
        best = max(likeness, key=lambda town: (likeness[town], town.population or 0), default=None)
        return best if best and likeness[best] >= TWIN_LIKENESS else None

    def _likeness(self, town: Place, entry: Entry) -> float:
        """0 to 100: how like the names are, one within the other counting in full."""
        names = [fold(name.name) for name in self._gazetteer.names_of(town.place_id) if name.name.strip()]
        return max(fuzz.token_set_ratio(fold(own.name), name) for own in entry.names for name in names)

    def _entry(self, reported: ReportedPlace, place_id: str) -> Entry | None:
        """The place with the names it is found by; None where the point is not in the nation."""
        country = self._gazetteer.countries.read(reported.country or "")
        if country is None or reported.lat is None or reported.lon is None:
            return None
        if not self._gazetteer.areas.is_in_nation(country.country, reported.lat, reported.lon):
            return None
        readings = list(self._words.readings(reported.name, country.country))
        is_wide = any(Scope.WIDE in reading.scopes for reading in readings)
        is_town = all(reading.scopes & {Scope.TOWN, Scope.ANY} for reading in readings)
        bare = readings[-1] if is_town and not is_wide else readings[0]
        name = as_printed(reported.name, bare)
        place = Place(
            place_id=place_id,
            level=reported.level or (Level.REGIONAL if is_wide else Level.LOCAL),
            name=name,
            country=country.country,
            lat=reported.lat,
            lon=reported.lon,
            precision=Precision.SOURCE,
            region_id=self._gazetteer.areas.region_at(country.country, reported.lat, reported.lon),
        )
        names = dict.fromkeys((name, reported.name, *reported.other_names))
        kin = frozenset().union(*(reading.kinds for reading in readings))
        return Entry(place, tuple(PlaceName(each) for each in names), kin, frozenset({key(bare.stem)}))


def as_printed(name: str, reading: Reading) -> str:
    """A name without its words for the type, letters as printed; capitals throughout become a title's."""
    tokens = name.split()
    whole = " ".join(tokens)
    spans = (
        " ".join(tokens[at : at + size]) for size in range(len(tokens), 0, -1) for at in range(len(tokens) - size + 1)
    )
    bare = next((span for span in spans if fold(span) == reading.stem), whole)
    return bare.title() if bare.isupper() else bare


def _slug(row: str) -> str:
    return re.sub(r"\W+", "-", row).strip("-")
