"""Climate-emergency declarations of UK councils, with those that were checked and had made none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from atlas.model import Claim, Event, Fact, Kind, Refusal, Refused, Scope, Status
from atlas.sources.reading.dates import read_date
from atlas.sources.reading.links import first_link
from atlas.sources.reading.table import Table, read_csv
from atlas.sources.reading.uk_councils import council_place

FILE = "declarations.csv"
WAVED = {
    "local-authority-code": "the GSS code is the official one",
    "motion_link": "the text of a link whose address stands in motion_url",
    "ref_to_adaptation": "not a commitment of the atlas",
    "ecological_emergency": "not a commitment of the atlas",
    "ref_to_nature": "not a commitment of the atlas",
    "call_to_gov": "not a commitment of the atlas",
    "carbon_neutral_date": "the publisher's promises file carries the targets with their scope",
    "carbon_neutral_whole_date": "the publisher's promises file carries the targets with their scope",
    "notes": "prose",
    "county-la": "membership of a county, known from the gazetteer",
    "combined-authority": "membership of a combined authority, not a commitment",
}


def read(path: Path) -> Table:
    """The raw file, one council a row."""
    return read_csv(path)


def facts(table: Table) -> Iterator[Fact]:
    """One declaration, or one `none_found`, a council; a blank answer is refused as not stated."""
    for row in table:
        answer = row.take("made_declaration")
        declared_on = row.take("date_made")
        link = first_link(row.take("motion_url"))
        place = council_place(row)
        if not answer:
            yield Refused(place, row.locator, Refusal.NOT_STATED)
            continue
        if not re.match(r"[YN](\W|$)", answer):
            raise row.unknown("made_declaration", answer, ["Y …", "N …"])
        is_declared = answer[0] == "Y"
        yield Claim(
            place=place,
            kind=Kind.CLIMATE_EMERGENCY,
            event=Event.ADOPTED if is_declared else Event.NONE_FOUND,
            status=Status.PLEDGED if is_declared else None,
            source_row=row.locator,
            event_on=read_date(declared_on, f"{table.path}, {row.locator}") if is_declared else None,
            scope=Scope.COMMUNITY,
            reported_words=answer[0],
            url=link,
        )
