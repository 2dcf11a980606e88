"""Members of the Carbon Neutral Cities Alliance in 2020, its founders among them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from atlas.model import DatedOn, DatePrecision, Fact, Membership, Refusal, Refused, ReportedPlace
from atlas.sources.reading.countries import alpha_3
from atlas.sources.reading.links import first_link
from atlas.sources.reading.table import Table, read_csv

FILE = "members.csv"
WAVED = {"note": "prose of the compiler"}
FOUNDED = DatedOn(date(2014, 1, 1), DatePrecision.YEAR)
MEMBERSHIPS: dict[str, tuple[bool, DatedOn | None]] = {
    "founder 2014; also in NAZCA 2020-06": (True, FOUNDED),
    "member in NAZCA 2020-06": (True, None),
    # Said of a day five years after the one the list speaks for; since when, and so whether then, is left open.
    "member 2025-06": (False, None),
}
"""Words → whether a member on the day the list speaks for, and since when."""


def read(path: Path) -> Table:
    """The raw file, one member a row."""
    return read_csv(path)


def facts(table: Table) -> Iterator[Fact]:
    """One membership a row; a member known of a later day only is refused as not stated."""
    for row in table:
        place = ReportedPlace(row.take("city"), alpha_3(row, "country_iso2"))
        is_member, joined_on = row.take_word("membership", MEMBERSHIPS)
        certainty, link = row.take("certainty"), first_link(row.take("source"))
        if is_member:
            yield Membership(place, "cnca", row.locator, joined_on, certainty, link)
        else:
            yield Refused(place, row.locator, Refusal.NOT_STATED)
