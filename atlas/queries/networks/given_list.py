"""A list of governments somebody handed in, with the place found for each row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


class Certainty(StrEnum):
    """How sure it is that a row means its place."""

    EXACT = "exact"
    """The name is the place's own, or an official code or a human decision names it, and nothing speaks for another."""
    PROBABLE = "probable"
    """Found by another name, a part of the name or in spite of namesakes: right nearly always, worth a look."""
    NONE = "none"
    """No place, or several that nothing tells apart."""
    CHOSEN = "chosen"
    """The reader chose it among the candidates."""


@dataclass(frozen=True, slots=True)
class MatchedPlace:
    """A place as the gazetteer knows it; the store may not hold it, where nobody has promised anything there.

    Args:
        level: A `Level`.
        country: ISO 3166-1 alpha-3.
        region: Name of the region it lies in, empty where unknown; `region_zh` in simplified Chinese.
        lat: Degrees north (WGS 84).
        lon: Degrees east (WGS 84).
        population: Residents, None where unknown.
    """

    place_id: str
    name: str
    name_zh: str | None
    level: str
    country: str
    region: str
    region_zh: str | None
    lat: float
    lon: float
    population: int | None


@dataclass(frozen=True, slots=True)
class GivenRow:
    """One row of the list: what was given, and the place it means.

    Args:
        line: Its number among the rows of the list, 1 for the first below the header.
        name: The name as given; `given_country`, `given_level` and `given_region` are what stood beside it, empty where
            nothing did.
        cells: All cells of the row, as many as `GivenList.columns`.
        place: None where none is found.
        confidence: 0 to 1; 0 without a place, 1 for one the reader chose.
        method: How it was found: `decision`, `code`, `exact`, `alternate`, `stripped`, `part`; empty without a place.
        reason: Why none was found, such as `ambiguous`; empty with a place.
        candidates: What it might be, likeliest first, five at most.
    """

    line: int
    name: str
    given_country: str
    given_level: str
    given_region: str
    cells: tuple[str, ...]
    place: MatchedPlace | None
    confidence: float
    method: str
    reason: str
    certainty: Certainty
    candidates: tuple[MatchedPlace, ...] = ()

    @property
    def place_id(self) -> str | None:
        """Id of the place."""
        return self.place.place_id if self.place else None

    def chosen(self, place_id: str) -> GivenRow:
        """The row with one of its candidates; with none of them where no candidate has the id."""
        place = next((each for each in self.candidates if each.place_id == place_id), None)
        if place is None:
            return replace(self, place=None, confidence=0.0, method="", certainty=Certainty.NONE)
        return replace(self, place=place, confidence=1.0, reason="", certainty=Certainty.CHOSEN)


@dataclass(frozen=True, slots=True)
class GivenList:
    """A list with the places found; of a stranger's words, so shown as text only.

    Args:
        title: Name of the file, empty for pasted names.
        columns: Heads of the list's own columns, in order.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[GivenRow, ...]

    @property
    def place_ids(self) -> tuple[str, ...]:
        """Ids of the places found, each once, in order of the list."""
        return tuple(dict.fromkeys(row.place_id for row in self.rows if row.place_id))

    @property
    def counts(self) -> dict[Certainty, int]:
        """Certainty → rows."""
        counted = dict.fromkeys(Certainty, 0)
        for row in self.rows:
            counted[row.certainty] += 1
        return counted

    def with_choices(self, choices: Mapping[int, str]) -> GivenList:
        """The list as the reader decided it.

        Args:
            choices: Line → id of the candidate chosen, empty for none of them.
        """
        rows = (row.chosen(choices[row.line]) if row.line in choices else row for row in self.rows)
        return replace(self, rows=tuple(rows))
