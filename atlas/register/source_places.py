"""Places only a source knows: governments no gazetteer holds, where a source of open licence gives the point."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import replace
from pathlib import Path

from rapidfuzz import fuzz

from atlas.folding import fold, key
from atlas.gazetteer import Gazetteer
from atlas.gazetteer.distance import kilometres
from atlas.gazetteer.entry import Entry, PlaceName
from atlas.gazetteer.registered import registered
from atlas.gazetteer.words import PlaceWords, Reading, Scope
from atlas.model import Fact, Level, Place, Precision, Refused, ReportedPlace, Resolution, Reuse
from atlas.resolve import Resolver
from atlas.resolve.verdicts import Reason
from atlas.sources.catalogue import Source

ALIAS = "alias"
PREFERRED = "preferred"
OPEN = frozenset({Reuse.OPEN, Reuse.SHARE_ALIKE})
UNHELD = frozenset({Reason.NOT_IN_GAZETTEER, Reason.WIDER_AREA})
# Another spelling of a town GeoNames holds: this near, within this many times its size, names this alike.
TWIN_KM = 5.0
TWIN_TIMES = 1.5
TWIN_LIKENESS = 88.0
TWIN_LETTERS = 5
ARTICLE_LETTERS = 3
# Another government: this far off, and of so many times more or less people.
FAR_KM = 25.0
OTHER_SIZE = 1.6
LIST = re.compile(r"[,;/]|\d")
"""Several names, or a row's own numbering: no one government's name."""


def recall(register: Path, gazetteer: Gazetteer) -> None:
    """Add what an earlier run learnt from the sources: places with a source's point, other spellings of towns."""
    for entry in registered(register):
        if entry.place.precision is Precision.SOURCE:
            given = tuple(name for name in entry.names if name.kind != PREFERRED)
            as_learnt = replace(entry.place, population=None, population_year=None, population_source=None)
            gazetteer.places.add(replace(entry, place=as_learnt, names=given))
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
        rows: dict[ReportedPlace, str] = {}
        for fact in facts:
            if not isinstance(fact, Refused):
                rows.setdefault(fact.place, fact.source_row)
        answers = {reported: self._resolver.resolve(reported, source.source_id) for reported in rows}
        taken = {answer.place.place_id for answer in answers.values() if answer.place}
        added = 0
        for reported, row in rows.items():
            if not self._is_unheld(reported, answers[reported]):
                continue
            if self._resolver.resolve(reported, source.source_id).place:
                continue  # an earlier row has added it
            entry = self._entry(reported, f"{source.source_id}:{_slug(row)}")
            twin = self._twin(entry, reported.population, taken) if entry else None
            if entry and twin:
                self._gazetteer.places.add_names(twin.place_id, [replace(each, kind=ALIAS) for each in entry.names])
            elif entry:
                self._gazetteer.places.add(entry)
                added += 1
        return added

    def _is_unheld(self, reported: ReportedPlace, answer: Resolution) -> bool:
        """Whether no gazetteer holds a government with a point: places of its name are far off and of another size."""
        if answer.place or reported.lat is None or reported.lon is None or LIST.search(reported.name):
            return False
        if answer.reason in UNHELD:
            return True
        if answer.reason is not Reason.EVIDENCE_DISAGREES or not reported.population:
            return False
        namesakes = [place for i in answer.candidates if (place := self._gazetteer.place(i))]
        return all(
            kilometres(reported.lat, reported.lon, place.lat, place.lon) > FAR_KM
            and not 1 / OTHER_SIZE < (place.population or 0) / reported.population < OTHER_SIZE
            for place in namesakes
        )

    def _twin(self, entry: Entry, population: int | None, taken: Container[str]) -> Place | None:
        """The town the place is, under another spelling: right there, of that size, of a name like it.

        Args:
            taken: Places the same source has rows for under their own names.
        """
        place = entry.place
        if place.level is not Level.LOCAL or not population:
            return None
        alike = [
            town
            for town in self._gazetteer.neighbours.within(place.lat, place.lon, TWIN_KM)
            if town.country == place.country
            and town.place_id not in taken
            and 1 / TWIN_TIMES <= (town.population or 0) / population <= TWIN_TIMES
            and any(is_alike(name.name, place.name) for name in self._gazetteer.names_of(town.place_id))
        ]
        return max(alike, key=lambda town: (town.population or 0, town.place_id), default=None)

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


def is_alike(one: str, other: str) -> bool:
    """Whether one name is a spelling of the other, the other without its article, or its beginning."""
    short, long = sorted((fold(one), fold(other)), key=len)
    if len(short) >= TWIN_LETTERS and long.startswith(f"{short} "):
        return True
    if long.endswith(f" {short}") and len(long) - len(short) <= ARTICLE_LETTERS + 1:
        return True
    return bool(fuzz.ratio(short, long) >= TWIN_LIKENESS)


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
