"""Members of the Alliance of Peaking Pioneer Cities of China, 2015 and 2016."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from atlas.model import Fact, Level, Membership
from atlas.sources.reading.compiled import compiled_place
from atlas.sources.reading.dates import read_date
from atlas.sources.reading.links import first_link
from atlas.sources.reading.table import Table, read_csv

FILE = "members.csv"
WAVED = {"note": "prose of the compiler", "joined_year": "the announcement dates it to the month or day"}
LEVELS = {"province": Level.REGIONAL, "city": Level.LOCAL}


def read(path: Path) -> Table:
    """The raw file, one member a row."""
    return read_csv(path)


def facts(table: Table) -> Iterator[Fact]:
    """One membership a row; an announcement over two days is known to the month."""
    for row in table:
        yield Membership(
            place=compiled_place(row, "CHN", LEVELS),
            network_id="appc",
            source_row=row.locator,
            joined_on=read_date(row.take("announced"), f"{table.path}, {row.locator}"),
            certainty=row.take("certainty"),
            url=first_link(row.take("source")),
        )
