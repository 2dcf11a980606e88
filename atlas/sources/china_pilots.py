"""National low-carbon pilots of China, three batches (NDRC notices of 2010, 2012, 2017)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from atlas.model import Claim, Event, Fact, Kind, Level, Scope, Status
from atlas.sources.reading.compiled import compiled_place
from atlas.sources.reading.dates import read_date
from atlas.sources.reading.links import first_link
from atlas.sources.reading.table import Table, read_csv

FILE = "low_carbon_pilots.csv"
WAVED = {
    "name_en_source": "who wrote the English name",
    "note": "prose of the compiler",
    "year": "the notice date says it with the month",
}
LEVELS = {
    "province": Level.REGIONAL,
    "city": Level.LOCAL,
    "county/district/county-level city": Level.LOCAL,
}
BATCHES = {"1": "batch 1", "2": "batch 2", "3": "batch 3"}


def read(path: Path) -> Table:
    """The raw file, one pilot a row."""
    return read_csv(path)


def facts(table: Table) -> Iterator[Fact]:
    """One designation a row; the notice is the words."""
    for row in table:
        source = row.take("source")
        notice = re.search(r"发改气候\[\d{4}\]\d+号", source)
        yield Claim(
            place=compiled_place(row, "CHN", LEVELS),
            kind=Kind.PILOT,
            event=Event.DESIGNATED,
            status=Status.IN_POLICY,
            source_row=row.locator,
            event_on=read_date(row.take("notice_date"), f"{table.path}, {row.locator}"),
            scope=Scope.COMMUNITY,
            programme_id="cn_low_carbon_pilots",
            qualifier=row.take_word("batch", BATCHES),
            reported_words=notice.group() if notice else None,
            certainty=row.take("certainty"),
            url=first_link(source),
        )
