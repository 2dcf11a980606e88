"""Statements of a peak-emissions year by Chinese governments; several dated ones may disagree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from atlas.model import Claim, Event, Fact, Kind, Level, Scope, Status
from atlas.sources.reading.compiled import compiled_place
from atlas.sources.reading.dates import read_date, read_year
from atlas.sources.reading.links import first_link
from atlas.sources.reading.table import Table, read_csv

FILE = "peak_years.csv"
WAVED = {"note": "prose of the compiler"}
LEVELS = {"country": Level.NATIONAL, "province": Level.REGIONAL, "city": Level.LOCAL}
STATUSES = {
    "APPC/Declaration": Status.PLEDGED,
    "later statement": Status.PLEDGED,
    "later statement (dual carbon)": Status.PLEDGED,
    "national NDC": Status.PLEDGED,
    "13th FYP GHG control plan": Status.IN_POLICY,
    "14th FYP": Status.IN_POLICY,
    "14th FYP outlook": Status.PROPOSED,
    "government work report": Status.IN_POLICY,
    "later statement (14th FYP)": Status.IN_POLICY,
    "pilot batch 3": Status.IN_POLICY,
}


def read(path: Path) -> Table:
    """The raw file, one statement a row."""
    return read_csv(path)


def facts(table: Table) -> Iterator[Fact]:
    """One peak-year claim a row, with the word that bends the year as qualifier."""
    for row in table:
        where = f"{table.path}, {row.locator}"
        yield Claim(
            place=compiled_place(row, "CHN", LEVELS),
            kind=Kind.PEAK,
            event=Event.ANNOUNCED,
            status=row.take_word("programme", STATUSES),
            source_row=row.locator,
            event_on=read_date(row.take("statement_date"), where),
            target_year=read_year(row.take("peak_year"), where),
            scope=Scope.COMMUNITY,
            qualifier=row.take("qualifier") or None,
            reported_words=row.take("programme"),
            certainty=row.take("certainty"),
            url=first_link(row.take("source")),
        )
