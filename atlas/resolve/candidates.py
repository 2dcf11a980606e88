"""Candidates for a name: which places it can be, and how the name is theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from atlas.gazetteer import Gazetteer
from atlas.gazetteer.folding import fold
from atlas.gazetteer.words import Reading, Scope
from atlas.model import Level, Place
from atlas.resolve.evidence import Evidence

# A place whose population nobody gives counts as a small village among namesakes.
UNKNOWN_POPULATION = 300
# A region, whose population GeoNames does not give, counts as this many people.
REGION_POPULATION = 1_000_000
# Words that towns have in their own names: Mexico City, Makati City.
TOWN_WORDS = ("city", "town", "village")


class Naming(IntEnum):
    """How a name is a place's, firmest first."""

    OWN = 0
    """The place's own or official name, or an alias of ours."""
    TYPED = 1
    """Its own name but for the type in it: "New York" of New York City."""
    OTHER = 2
    """Another name of it: another language, spelling or time."""
    PART = 3
    """A part of its own name: "Frankfurt" of "Frankfurt am Main"."""


# What a place's people count for when the name is its in such a way.
WORTH = {Naming.OWN: 1.0, Naming.TYPED: 1.0, Naming.PART: 1 / 2, Naming.OTHER: 1 / 3}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place and how well its name fits.

    Args:
        kinds: Words for the place's type that a gazetteer gives.
        is_quarter: It may be a quarter of a large city, without a government of its own.
    """

    place: Place
    naming: Naming
    kinds: frozenset[str]
    is_quarter: bool = False

    @property
    def people(self) -> int:
        """Population, or what the place counts for where it is not known."""
        if self.place.population:
            return self.place.population
        return UNKNOWN_POPULATION if self.place.level is Level.LOCAL else REGION_POPULATION

    @property
    def weight(self) -> float:
        """How much it counts among namesakes: its people; less if the name is not its own."""
        return self.people * WORTH[self.naming]


def ranked(candidates: list[Candidate]) -> list[Candidate]:
    """Candidates, likeliest first."""
    return sorted(candidates, key=lambda each: (-each.weight, each.naming, each.place.place_id))


class CandidateFinder:
    """Looks names up.

    Args:
        gazetteer: Where.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def allowed(self, reading: Reading, found: list[Candidate]) -> list[Candidate]:
        """Candidates the words of the name do not bar."""
        return [each for each in found if not _is_barred(reading, each)]

    def all(self, reading: Reading, evidence: Evidence) -> list[Candidate]:
        """Places of the name, whatever its words say, likeliest first; those of the country's territories too."""
        name_key = reading.stem.replace(" ", "")
        found = {place.place_id: place for place in self._named(name_key, evidence.country)}
        if not found and evidence.level is Level.REGIONAL and evidence.country:
            # A list of regions may call them by their abbreviations.
            codes = sorted(self._gazetteer.areas.read(name_key, evidence.country))
            found = {code: place for code in codes if (place := self._gazetteer.place(code))}
        return ranked([self._candidate(place, name_key, reading.stem) for place in found.values()])

    def _candidate(self, place: Place, name_key: str, stem: str) -> Candidate:
        kinds = self._gazetteer.places.kinds(place)
        is_quarter = place.level is Level.LOCAL and not kinds and self._gazetteer.is_quarter(place)
        return Candidate(place, self._naming(place, name_key, stem), kinds, is_quarter)

    def _named(self, name_key: str, country: str | None) -> Iterator[Place]:
        yield from self._gazetteer.named(name_key, country)
        for territory in self._gazetteer.countries.territories(country or ""):
            yield from self._gazetteer.named(name_key, territory)

    def _naming(self, place: Place, name_key: str, stem: str) -> Naming:
        if name_key in self._gazetteer.places.own_keys(place):
            return Naming.OWN
        own, asked = fold(place.name).split(), stem.split()
        if own[: len(asked)] == asked and len(own) == len(asked) + 1 and own[-1] in TOWN_WORDS:
            return Naming.TYPED
        return Naming.PART if set(asked) < set(own) else Naming.OTHER


def _is_barred(reading: Reading, candidate: Candidate) -> bool:
    """Whether the words taken off say that the name is not this place's."""
    scopes = reading.scopes
    if Scope.ANY in scopes or Scope.COUNCIL in scopes:
        return False
    if Scope.OTHER in scopes:
        return True
    if Scope.WARD in scopes:
        return not candidate.kinds & {"ward", "district"}
    if candidate.place.level is not Level.LOCAL:
        return Scope.WIDE not in scopes
    return _is_barred_town(scopes, candidate)


def _is_barred_town(scopes: frozenset[Scope], candidate: Candidate) -> bool:
    """The same for a local place: a town's name bare of "County" is not the county's, and the other way round."""
    place, kinds = candidate.place, candidate.kinds
    if kinds & {"county", "combined authority"}:
        return not scopes & {Scope.WIDE, Scope.SEAT}
    if Scope.PARISH in scopes:
        return bool(kinds) and place.geonames_id is None
    return not (Scope.TOWN in scopes or place.place_id.startswith("uk_"))
