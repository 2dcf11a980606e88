"""Net-zero promises of UK councils, for their own operations and for their whole area: two different promises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from atlas.model import Claim, Event, Fact, Kind, Refusal, Refused, Scope, Status
from atlas.sources.reading.dates import read_date, read_year
from atlas.sources.reading.links import first_link
from atlas.sources.reading.table import Row, Table, read_csv
from atlas.sources.reading.uk_councils import council_place

FILE = "promises.csv"
WAVED = {
    "local-authority-code": "the GSS code is the official one",
    "wording": "the council's own sentences",
    "source_name": "the title of the page whose address stands in source_url",
    "notes": "prose",
    "county-la": "membership of a county, known from the gazetteer",
    "combined-authority": "membership of a combined authority, not a commitment",
}
NO_PROMISE = "No promise"
NOT_NET_ZERO = "not net zero"
"""Stands in no raw file: human corrections put it where a row's words promise something else."""
SCOPES = {
    "Council operations": Scope.GOVERNMENT_OPERATIONS,
    "Whole area": Scope.COMMUNITY,
    "Unclear": Scope.UNSPECIFIED,
    "Other": Scope.UNSPECIFIED,
    NO_PROMISE: Scope.UNSPECIFIED,
    NOT_NET_ZERO: Scope.UNSPECIFIED,
}


def read(path: Path) -> Table:
    """The raw file, one promise a row."""
    return read_csv(path)


def facts(table: Table) -> Iterator[Fact]:
    """One neutrality promise a row, dated or not; `No promise` is checked and none found."""
    for row in table:
        place, scope = council_place(row), row.take_word("scope", SCOPES)
        words, year = row.take("scope"), _target_year(row)
        link, checked_on = first_link(row.take("source_url")), _checked_on(row)
        if words == NOT_NET_ZERO:
            yield Refused(place, row.locator, Refusal.NO_KIND)
            continue
        is_promise = words != NO_PROMISE
        yield Claim(
            place=place,
            kind=Kind.NEUTRALITY,
            event=Event.ANNOUNCED if is_promise else Event.NONE_FOUND,
            status=Status.PLEDGED if is_promise else None,
            source_row=row.locator,
            target_year=year if is_promise else None,
            scope=scope,
            reported_words=words,
            url=link,
            recorded_on=checked_on,
        )


def _target_year(row: Row) -> int | None:
    """The year, which the file prints as a decimal number: `2045.0`."""
    return read_year(row.take("target").removesuffix(".0"), f"{row.table.path}, {row.locator}, column 'target'")


def _checked_on(row: Row) -> date | None:
    """The day the row was last checked; most rows say none, some print the year with two digits: `20/11/23`."""
    text = re.sub(r"^(\d\d/\d\d/)(\d\d)$", r"\g<1>20\2", row.take("data_checked"))
    found = read_date(text, f"{row.table.path}, {row.locator}, column 'data_checked'")
    return found.day if found else None
