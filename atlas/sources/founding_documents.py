"""Named examples in the founding documents of the atlas, kept by hand as facts; the documents themselves are not.

A document names a town among those that made a promise, mostly without a day: such a promise stands from the last day
the document speaks for. What it does not say, such as the scope, stays open.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from atlas import paths
from atlas.model import Claim, Energy, Event, Fact, Kind, Level, ReportedPlace, Status
from atlas.sources.reading.dates import read_date, read_year
from atlas.sources.reading.standing import last_day
from atlas.sources.reading.table import Table, read_csv

FOLDER: Path = paths.REFERENCE
FILE = "founding_claims.csv"
WAVED = {"document": "the fact's own name leads to the line, which names the document"}
LEVELS = {level.value: level for level in Level}
KINDS = {kind.value: kind for kind in Kind}
EVENTS = {event.value: event for event in Event}
STATUSES = {status.value: status for status in Status}


def read(path: Path) -> Table:
    """The hand-kept file, one example a row, named by its fact."""
    table = read_csv(path)
    table.row_name = "fact_id"
    return table


def facts(table: Table) -> Iterator[Fact]:
    """One claim a row, as of the document."""
    table.taken.add("fact_id")
    for row in table:
        where = f"{table.path}, {row.locator}"
        kind, words = row.take_word("kind", KINDS), row.take("words")
        is_renewable = kind is Kind.RENEWABLE_100
        yield Claim(
            place=ReportedPlace(row.take("name"), row.take("country"), row.take_word("level", LEVELS)),
            kind=kind,
            event=row.take_word("event", EVENTS),
            status=row.take_word("status", STATUSES),
            source_row=row.locator,
            event_on=read_date(row.take("event_on"), f"{where}, column 'event_on'"),
            target_year=read_year(row.take("target_year"), f"{where}, column 'target_year'"),
            value_pct=100.0 if is_renewable else None,
            energy=Energy.ALL if is_renewable else None,
            end_term=words if kind is Kind.NEUTRALITY else None,
            qualifier=row.take("qualifier") or None,
            reported_words=words,
            recorded_on=last_day(read_date(row.take("as_of"), f"{where}, column 'as_of'")),
        )
