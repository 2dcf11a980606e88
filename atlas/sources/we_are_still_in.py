"""Cities, counties, states and tribes of the United States that declared "We Are Still In"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from atlas.model import Fact, Level, Membership, ReportedPlace
from atlas.sources.reading.table import Row, Table, read_csv

FILE = "governments_2020.csv"
WAVED = {"country": "the code says it", "as_of": "the day the source speaks for says it"}
LEVELS = {"City": Level.LOCAL, "Region": Level.REGIONAL, "CSO": None}
"""The list counts counties and states as regions, and tribes as nothing of the kind."""
TYPES = {"Cities": "city", "Counties": "county", "State": "state", "Tribe": "tribe"}
NETWORKS = {"We Are Still In": "we_are_still_in"}
STATE = re.compile(r", ([A-Z]{2}|[A-Z][a-z]+)$")
"""What follows the last comma: "Acton, MA", "City of Lincoln, Nebraska"."""


def read(path: Path) -> Table:
    """The raw file, one government a row."""
    return read_csv(path)


def facts(table: Table) -> Iterator[Fact]:
    """One membership a row; the list does not say since when."""
    for row in table:
        yield Membership(_place(row), row.take_word("network", NETWORKS), row.locator)


def _place(row: Row) -> ReportedPlace:
    name = row.take("name")
    state = STATE.search(name)
    return ReportedPlace(
        name=name,
        country=row.take("iso3"),
        level=row.take_word("entity_type", LEVELS),
        region=state[1] if state else None,
        local_type=row.take_word("category", TYPES),
    )
