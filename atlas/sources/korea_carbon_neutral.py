"""First-level governments of South Korea in the carbon-neutral alliance of 7 July 2020.

The reports say "all 17"; the names were filled in from ISO 3166-2, so their certainty is `derived`. Rows that count
governments without naming them are no places.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from atlas.model import Claim, Event, Fact, Kind, Level, Membership, Refusal, Refused, ReportedPlace, Scope, Status
from atlas.sources.reading.dates import read_date, read_year
from atlas.sources.reading.links import first_link
from atlas.sources.reading.table import Table, read_csv

FILE = "governments.csv"
WAVED = {"note": "prose of the compiler"}
LEVELS = {"adm1": Level.REGIONAL, "aggregate": None}
NETWORKS = {
    "carbon neutrality 2050 (Carbon Neutral Local Government Action Alliance)": "carbon_neutral_alliance_korea",
    "carbon neutrality 2050": None,
    "climate emergency declaration": None,
}


def read(path: Path) -> Table:
    """The raw file, one government or one count of governments a row."""
    return read_csv(path)


def facts(table: Table) -> Iterator[Fact]:
    """A neutrality pledge and a membership a government; counts are refused as aggregates."""
    for row in table:
        where = f"{table.path}, {row.locator}"
        level, code = row.take_word("level", LEVELS), row.take("iso_3166_2")
        place = ReportedPlace(row.take("name"), "KOR", level, code=f"iso3166-2:{code}" if code else None)
        network_id, url = row.take_word("commitment", NETWORKS), first_link(row.take("source"))
        day = read_date(row.take("date"), f"{where}, column 'date'")
        year = read_year(row.take("target_year"), f"{where}, column 'target_year'")
        certainty = row.take("certainty")
        if level is None:
            yield Refused(place, row.locator, Refusal.AGGREGATE)
            continue
        if network_id is None:
            raise row.unknown("commitment", row.take("commitment"), [w for w, known in NETWORKS.items() if known])
        yield Claim(
            place=place,
            kind=Kind.NEUTRALITY,
            event=Event.ANNOUNCED,
            status=Status.PLEDGED,
            source_row=row.locator,
            event_on=day,
            target_year=year,
            scope=Scope.COMMUNITY,
            end_term="carbon neutrality",
            reported_words="carbon neutrality 2050",
            certainty=certainty,
            url=url,
        )
        yield Membership(place, network_id, row.locator, day, certainty, url)
