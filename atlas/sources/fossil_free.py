"""Governments in programmes against fossil fuels: divestment, the fossil-fuel treaty, the end of coal.

A programme is a promise of its own, so a government has one claim a programme. A nation that takes part in the
talks on the treaty has endorsed no text, and an entry the list itself doubts may never have been decided: neither
has a status. Where no date is printed but the note gives a bound ("by 2022-02"), the bound is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from atlas.model import Claim, Event, Fact, Kind, Level, Membership, ReportedPlace, Status
from atlas.sources.reading.links import first_link
from atlas.sources.reading.standing import read_alpha3, read_day
from atlas.sources.reading.table import Row, Table, read_csv

FILE = "places.csv"
WAVED: dict[str, str] = {}
LEVELS = {"country": Level.NATIONAL, "region": Level.REGIONAL, "city": Level.LOCAL}
CERTAINTIES = {"stated": "stated", "uncertain": "uncertain"}
_BOUND = re.compile(r"^date not given; (by \d{4}-\d{2})$")


class Programme(NamedTuple):
    """What the list's name for a programme stands for."""

    name: str
    event: Event
    status: Status | None
    network_id: str | None = None


PROGRAMMES = {
    "C40 Divesting from Fossil Fuels, Investing in a Sustainable Future declaration": Programme(
        "C40 Divesting from Fossil Fuels declaration", Event.ANNOUNCED, Status.PLEDGED
    ),
    "Fossil Fuel Non-Proliferation Treaty (endorsement)": Programme(
        "Fossil Fuel Treaty (endorsement)", Event.ANNOUNCED, Status.PLEDGED
    ),
    "Fossil Fuel Non-Proliferation Treaty (participating nation)": Programme(
        "Fossil Fuel Treaty (participating nation)", Event.ANNOUNCED, None
    ),
    "Municipal divestment decision": Programme("Municipal divestment decision", Event.ADOPTED, Status.IN_POLICY),
    "Powering Past Coal Alliance": Programme(
        "Powering Past Coal Alliance", Event.ANNOUNCED, Status.PLEDGED, "powering_past_coal"
    ),
}


def read(path: Path) -> Table:
    """The raw file, one government in one programme a row."""
    return read_csv(path)


def facts(table: Table) -> Iterator[Fact]:
    """One claim a row; a member of Powering Past Coal is a member too."""
    for row in table:
        programme = row.take_word("programme", PROGRAMMES)
        place = ReportedPlace(
            name=row.take("name"),
            country=read_alpha3(row, "country_iso2"),
            level=row.take_word("level", LEVELS),
            local_type=row.take("level"),
        )
        certainty = row.take_word("certainty", CERTAINTIES)
        event_on, recorded_on = read_day(_day(row), f"{table.path}, {row.locator}, column 'date'")
        url = first_link(row.take("source"))
        yield Claim(
            place=place,
            kind=Kind.FOSSIL_FREE,
            event=programme.event,
            status=programme.status if certainty == "stated" else None,
            source_row=row.locator,
            event_on=event_on,
            reported_words=programme.name,
            certainty=certainty,
            url=url,
            recorded_on=recorded_on,
        )
        if programme.network_id:
            yield Membership(place, programme.network_id, row.locator, event_on, certainty, url)


def _day(row: Row) -> str:
    """The date printed, else the bound the note gives."""
    bound = _BOUND.match(row.take("note"))
    return row.take("date") or (bound.group(1) if bound else "")
