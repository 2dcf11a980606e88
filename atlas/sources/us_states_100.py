"""Goals of US states for 100 % clean or renewable electricity, each with its basis in law.

The goal's own words decide. "Renewable" is 100 % renewables. "Carbon-free electricity" promises no emissions from
one sector, as "zero carbon" does for a whole community, so it is neutrality of a sector with its words kept; it is
never renewables, for nuclear power counts. "Clean" says neither: no kind of the atlas fits, and it is refused as such.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from atlas import paths
from atlas.model import Claim, Energy, Fact, Kind, Level, Refusal, Refused, ReportedPlace, Scope
from atlas.sources.reading.dates import read_year
from atlas.sources.reading.links import first_link
from atlas.sources.reading.standing import Standing, read_alpha3, read_standings
from atlas.sources.reading.table import Table, read_csv

FILE = "states.csv"
WAVED = {"note": "prose of the compiler"}


class Goal(NamedTuple):
    """What the words of a goal promise."""

    kind: Kind
    scope: Scope
    energy: Energy | None = None


CARBON_FREE = Goal(Kind.NEUTRALITY, Scope.SECTOR)
GOALS: dict[str, Goal | None] = {
    "100% renewable electricity": Goal(Kind.RENEWABLE_100, Scope.COMMUNITY, Energy.ELECTRICITY),
    "100% carbon-free electricity": CARBON_FREE,
    "100% carbon-free electricity (Xcel Energy service area)": CARBON_FREE,
    "net zero GHG": Goal(Kind.NEUTRALITY, Scope.COMMUNITY),
    "100% clean electricity": None,
    "100% clean energy": None,
    "100% renewable/clean electricity": None,
}


def read(path: Path) -> Table:
    """The raw file, one goal of a state a row."""
    return read_csv(path)


def facts(table: Table) -> Iterator[Fact]:
    """One claim a row and basis: an executive order and the law that followed it are two."""
    for row in table:
        place = ReportedPlace(row.take("state"), read_alpha3(row, "country_iso2"), Level.REGIONAL)
        goal, words = row.take_word("goal", GOALS), row.take("goal")
        year = read_year(row.take("target_year"), f"{table.path}, {row.locator}, column 'target_year'")
        certainty, url = row.take("certainty"), first_link(row.take("source"))
        bases = row.take_word("basis", known_bases())
        if goal is None:
            yield Refused(place, row.locator, Refusal.NO_KIND)
            continue
        for basis in bases:
            yield Claim(
                place=place,
                kind=goal.kind,
                event=basis.event,
                status=basis.status,
                source_row=row.locator,
                event_on=basis.event_on,
                target_year=year,
                value_pct=100.0 if goal.energy else None,
                scope=goal.scope,
                energy=goal.energy,
                end_term=words if goal.kind is Kind.NEUTRALITY else None,
                reported_words=f"{words}: {row.take('basis')}".removesuffix(": "),
                certainty=certainty,
                url=url,
            )


@cache
def known_bases() -> dict[str, tuple[Standing, ...]]:
    """What the words of the basis column mean (`data/reference/us_state_bases.csv`)."""
    return read_standings(paths.REFERENCE / "us_state_bases.csv")
