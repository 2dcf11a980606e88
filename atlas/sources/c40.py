"""Member cities of C40."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from atlas.model import Fact, Membership, ReportedPlace
from atlas.sources.reading.links import first_link
from atlas.sources.reading.table import Table, read_csv

FILE = "members.csv"
WAVED = {"note": "prose of the compiler"}
NETWORKS = {"C40": "c40"}


def read(path: Path) -> Table:
    """The raw file, one member a row."""
    return read_csv(path)


def facts(table: Table) -> Iterator[Fact]:
    """One membership a row; the list does not say since when."""
    for row in table:
        yield Membership(
            place=ReportedPlace(row.take("city"), row.take("iso3_added")),
            network_id=row.take_word("network", NETWORKS),
            source_row=row.locator,
            url=first_link(row.take("source_url")),
        )
