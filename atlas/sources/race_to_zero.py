"""Cities and regions in Race to Zero, with those that are in it through the Under2 Coalition."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from atlas.model import Fact, Level, Membership, Refusal, Refused, ReportedPlace
from atlas.sources.reading.dates import read_mixed_date
from atlas.sources.reading.table import Table, read_csv

FILE = "governments_2024-12.csv"
WAVED = {
    "Website": "the government's own site, which tells nothing of the membership",
    "UN Region": "the country says it",
    "Update round": "when the list was edited",
    "Cities Race to Zero": "Partners says through whom it takes part",
}
LEVELS = {"City": Level.LOCAL, "State or Region": Level.REGIONAL}
PARTNERS = {
    "Cities Race to Zero": True,
    "Cities Race to Zero, SBTi": True,
    "Cities Race to Zero, Japan Climate Initiative (JCI)": True,
    "Cities Race to Zero, Under 2 Coalition": True,
    "Under 2 Coalition": True,
    "Race to Zero for Universities and Colleges": False,
}
"""Who brought it in → whether these bring in governments."""
YES = {"Yes": True, "": False}
JOINED = "Join Date (DD/MM/YYYY)"


def read(path: Path) -> Table:
    """The raw file, one participant a row, named by its id on the UN's portal where it has one."""
    table = read_csv(path)
    table.row_name = "GCAP ID"
    return table


def facts(table: Table) -> Iterator[Fact]:
    """A membership of Race to Zero a row and one of the Under2 Coalition where the row says so, which it does not date.

    The date's heading promises DD/MM, the cells mix it with MM/DD.
    """
    table.taken.add("GCAP ID")
    for row in table:
        place = ReportedPlace(
            name=" ".join(row.take("Name").split()),
            country=row.take("Country of HQ") or None,
            level=row.take_word("Type", LEVELS),
        )
        joined_on = read_mixed_date(row.take(JOINED).removeprefix("-"), f"{table.path}, {row.locator}")
        is_under2 = row.take_word("Under 2 Coalition", YES)
        if not row.take_word("Partners", PARTNERS):
            yield Refused(place, row.locator, Refusal.OUT_OF_SCOPE)
            continue
        yield Membership(place, "race_to_zero", row.locator, joined_on)
        if is_under2:
            yield Membership(place, "under2", row.locator)
