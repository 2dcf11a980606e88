"""Cities of the EU Mission "100 climate-neutral and smart cities by 2030"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from atlas.model import Claim, DatedOn, Event, Fact, Kind, Membership, Refusal, Refused, ReportedPlace, Scope, Status
from atlas.sources.reading.countries import alpha_3
from atlas.sources.reading.dates import read_date, read_year
from atlas.sources.reading.joint_signatories import is_joint
from atlas.sources.reading.links import first_link
from atlas.sources.reading.table import Row, Table, read_csv

FILE = "cities.csv"
WAVED = {"note": "prose of the compiler"}
SELECTED = re.compile(r"selected (\d{4}-\d{2}-\d{2})")


def read(path: Path) -> Table:
    """The raw file, one Mission city a row."""
    return read_csv(path)


def facts(table: Table) -> Iterator[Fact]:
    """A membership and a pledge of climate neutrality a row, both of the day of selection.

    The Mission's label confirms a city's plan: it is no new pledge and makes none firmer, so that its round and day
    stand in the reported words only. An entry of two municipalities is refused.
    """
    for row in table:
        place = ReportedPlace(row.take("city"), alpha_3(row, "country_iso2"))
        selected_on, link, certainty = _selection(row), first_link(row.take("source")), row.take("certainty")
        label = " ".join(filter(None, ("label", row.take("label_round"), row.take("label_date"))))
        words = ", ".join((row.take("selection"), *([label] if label != "label" else [])))
        target_year = read_year(row.take("target_year"), f"{table.path}, {row.locator}")
        if is_joint(row, "eu_mission", place.name):
            yield Refused(place, row.locator, Refusal.AGGREGATE)
            continue
        yield Membership(place, "eu_mission", row.locator, selected_on, certainty, link)
        yield Claim(
            place=place,
            kind=Kind.NEUTRALITY,
            event=Event.ANNOUNCED,
            status=Status.PLEDGED,
            source_row=row.locator,
            event_on=selected_on,
            target_year=target_year,
            scope=Scope.COMMUNITY,
            end_term="climate-neutral",
            reported_words=words,
            certainty=certainty,
            url=link,
        )


def _selection(row: Row) -> DatedOn | None:
    selection = row.take("selection")
    selected = SELECTED.fullmatch(selection)
    if not selected:
        raise row.unknown("selection", selection, ["selected YYYY-MM-DD"])
    return read_date(selected[1], f"{row.table.path}, {row.locator}")
