"""A candidate: a place a name can be, how the name is its, and what it counts for among namesakes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from atlas.model import Level, Place

# A place whose population nobody gives counts as a small village among namesakes, a seat or listed one as a town.
UNKNOWN_POPULATION = 300
UNKNOWN_TOWN = 1_500
# A region, whose population GeoNames does not give, counts as this many people.
REGION_POPULATION = 1_000_000
# So many people that a town is known far away, under spellings no gazetteer has.
LARGE = 100_000


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


class Standing(IntEnum):
    """What GeoNames' feature code says of a town's government, firmest first."""

    SEAT = 0
    """It is the seat of a government."""
    PLAIN = 1
    """Nothing is said."""
    SECTION = 2
    """It is a section of another town."""
    GONE = 3
    """It is abandoned or destroyed."""


STANDINGS = {"PPLX": Standing.SECTION} | dict.fromkeys(("PPLH", "PPLQ", "PPLW", "PPLCH"), Standing.GONE)
SEAT_FEATURES = ("PPLA", "PPLC", "PPLG")
CAPITAL_FEATURES = ("PPLA", "PPLC")

# What a place's people count for when the name is its in such a way.
WORTH = {Naming.OWN: 1.0, Naming.TYPED: 1 / 2, Naming.PART: 1 / 2, Naming.OTHER: 1 / 3}
# What they count for when it is no seat.
STANDING_WORTH = {Standing.PLAIN: 1.0, Standing.SECTION: 1 / 8, Standing.GONE: 1 / 100}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place and how well its name fits.

    Args:
        kinds: Words for the place's type that a gazetteer gives.
        is_quarter: It may be a quarter of a large city, without a government of its own.
        standing: What GeoNames says of its government.
        standing_worth: What its people count for, standing so.
        is_capital: It is the capital of a nation or of a state or province.
    """

    place: Place
    naming: Naming
    kinds: frozenset[str]
    is_quarter: bool = False
    standing: Standing = Standing.PLAIN
    standing_worth: float = 1.0
    is_capital: bool = False

    @property
    def people(self) -> int:
        """Population, or what the place counts for where it is not known."""
        if self.place.population:
            return self.place.population
        if self.place.level is not Level.LOCAL:
            return REGION_POPULATION
        return UNKNOWN_TOWN if self.kinds or self.standing is Standing.SEAT else UNKNOWN_POPULATION

    @property
    def size(self) -> float:
        """Its people; they count for less if the name is not its own."""
        return self.people * WORTH[self.naming]

    @property
    def weight(self) -> float:
        """How much it counts among namesakes: its size, more if it is a seat, less if a section."""
        return self.size * self.standing_worth


def ranked(candidates: list[Candidate]) -> list[Candidate]:
    """Candidates, likeliest first."""
    return sorted(candidates, key=lambda each: (-each.weight, each.naming, each.place.place_id))
