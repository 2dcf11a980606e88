"""The rows of the chart of peak years: the nation, the alliance's members, the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from atlas.queries.peaks.china import NATION, Peaks, Statement
from atlas.views.i18n import Language
from atlas.views.peaks.words import STATED, in_alphabet, place_name

SIGNS = {"by": "≤", "by end of": "≤", "before": "<", "around": "≈", "around or earlier": "≲", "in": ""}
"""Qualifier → the sign that stands for it before a year in the chart; of any other, `OTHER` behind it."""
OTHER, DOUBTED = "*", "?"


@dataclass(frozen=True, slots=True)
class Mark:
    """One year a place stated, with all statements of it, the oldest first."""

    year: int
    statements: Sequence[Statement]

    @property
    def is_headline(self) -> bool:
        """Whether it speaks for the place by the published rule."""
        return any(each.is_headline for each in self.statements)

    @property
    def newest(self) -> Statement:
        """The newest statement with a word that bends the year; the newest of all where there is no such word."""
        return next((each for each in reversed(self.statements) if each.qualifier), self.statements[-1])

    @property
    def is_doubted(self) -> bool:
        """Whether every source has doubts."""
        return all(each.certainty != STATED for each in self.statements)

    @property
    def said(self) -> str:
        """The year with the sign of the newest word that bends it, and of the source's doubt."""
        sign = SIGNS.get(self.newest.qualifier) if self.newest.qualifier else ""
        return f"{sign or ''}{self.year}{OTHER if sign is None else ''}{DOUBTED if self.is_doubted else ''}"

    @property
    def dates(self) -> list[str]:
        """When it was stated, each date once and as much of it as is known; none where no source dates it."""
        known = list(dict.fromkeys(each.said_on for each in self.statements if each.said_on))
        return [each for each in known if not any(other.startswith(f"{each}-") for other in known)]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the chart.

    Args:
        label: The place, or what the rows below it have in common.
        is_heading: Whether it is no place's.
        marks: By year.
        moves: From which year to which a later statement moved the peak, in order.
    """

    label: str
    is_heading: bool = False
    place_id: str | None = None
    marks: Sequence[Mark] = ()
    moves: Sequence[tuple[int, int]] = field(default=())


def marks(statements: Sequence[Statement]) -> list[Mark]:
    """The years stated, each once, ascending."""
    years = sorted({each.year for each in statements})
    return [Mark(year, [each for each in statements if each.year == year]) for year in years]


def moves(statements: Sequence[Statement]) -> list[tuple[int, int]]:
    """From which year to which each later statement moved the peak; one that no source dates is not known to be later.

    Args:
        statements: Of one place, the oldest first.
    """
    years = [each.year for each in statements if each.said_on]
    return [(earlier, later) for earlier, later in pairwise(years) if earlier != later]


def lines(peaks: Peaks, language: Language) -> list[Line]:
    """All rows, the nation's first; headings only where something stands below them."""
    t = language.text
    members = [place for place in peaks.member_ids if place in peaks.by_place]
    others = [place for place in peaks.by_place if place not in peaks.member_ids]
    nation = Line(place_name(peaks.known[NATION], language), place_id=NATION, marks=marks(peaks.nation))
    rows = [nation] if peaks.nation else []
    for heading, places in (
        (t("Members of the alliance that stated a year"), _by_year(members, peaks, language)),
        (t("Other places that stated a year"), _by_year(others, peaks, language)),
    ):
        if places:
            rows += [Line(heading, is_heading=True), *_lines(places, peaks, language)]
    return rows


def silent(peaks: Peaks, language: Language) -> list[str]:
    """The members of the alliance that stated no year the atlas holds, by name."""
    return _by_name([place for place in peaks.member_ids if place not in peaks.by_place], peaks, language)


def _lines(places: Sequence[str], peaks: Peaks, language: Language) -> Iterator[Line]:
    for place_id in places:
        said = peaks.by_place[place_id]
        yield Line(place_name(peaks.places[place_id], language), False, place_id, marks(said), moves(said))


def _by_year(places: Sequence[str], peaks: Peaks, language: Language) -> list[str]:
    """By the year that speaks for the place, then by name."""

    def standing(place_id: str) -> int:
        found = peaks.headline(place_id)
        return found.year if found else peaks.by_place[place_id][-1].year

    return sorted(_by_name(places, peaks, language), key=standing)


def _by_name(places: Sequence[str], peaks: Peaks, language: Language) -> list[str]:
    return sorted(
        places, key=lambda place_id: in_alphabet(place_name(peaks.places[place_id], language), peaks, language)
    )
