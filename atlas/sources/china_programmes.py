"""Places in national pilot programmes of China other than the low-carbon pilots.

Names stand as each reference prints them: in Latin letters, in Chinese, or both with the province ("Huzhou 湖州
(Zhejiang)"). A pilot industrial park is no government. A row for carbon trading says "province/city" and leaves
the level open; it speaks of the pilot, and the World Bank's list of the pricing itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from atlas.model import Claim, Event, Fact, Kind, Level, Refusal, Refused, ReportedPlace, Scope, Status
from atlas.sources.reading.dates import read_date
from atlas.sources.reading.links import first_link
from atlas.sources.reading.table import Row, Table, read_csv

FILE = "places.csv"
WAVED: dict[str, str] = {}
_NAME = re.compile(r"(?P<latin>[^(\u4e00-\u9fff]+) (?P<han>[\u4e00-\u9fff]+)?\s*\((?P<region>[A-Za-z]+)\)")
LEVELS: dict[str, Level | Refusal | None] = {
    "city": Level.LOCAL,
    "district": Level.LOCAL,
    "new area": Level.LOCAL,
    "province/city": None,
    "industrial park": Refusal.OUT_OF_SCOPE,
    "aggregate": Refusal.AGGREGATE,
}
BEYOND = {"not one of the original seven": "beyond the first seven"}
"""Notes that bend a designation, in a few words."""


@dataclass(frozen=True, slots=True)
class Programme:
    """What the list's name for a programme stands for.

    Args:
        programme_id: As in `data/reference/programme.csv`; None where the list only counts places.
        batch: Which round of the programme.
        month: `YYYY-MM` of the designation, where the name gives it; else the row's year is all there is.
    """

    programme_id: str | None
    batch: str | None = None
    month: str = ""


PROGRAMMES = {
    "National carbon-peaking pilot, batch 1": Programme("cn_carbon_peaking_pilots", "batch 1"),
    "National carbon-peaking pilot, batch 2 (27)": Programme("cn_carbon_peaking_pilots", "batch 2"),
    "Climate-adaptive city pilot 2017 (28 in all)": Programme("cn_climate_adaptive_cities"),
    "Deepening climate-adaptive city pilot 2024-05 (39 in all)": Programme(
        "cn_climate_adaptive_cities_deepening", month="2024-05"
    ),
    "Green-finance reform pilot zone (8 zones in 5 provinces, 2017-06)": Programme(
        "cn_green_finance_zones", month="2017-06"
    ),
    "Green-finance reform pilot zone (added 2019)": Programme("cn_green_finance_zones", "added 2019"),
    "Regional ETS pilot": Programme("cn_carbon_trading_pilots"),
    "New-energy demonstration city (81 cities + 8 industrial parks)": Programme(None),
}


def read(path: Path) -> Table:
    """The raw file, one place in one programme a row."""
    return read_csv(path)


def facts(table: Table) -> Iterator[Fact]:
    """One designation a row; counts without names are aggregates."""
    for row in table:
        programme, level = row.take_word("programme", PROGRAMMES), row.take_word("unit_kind", LEVELS)
        note, year = row.take("note"), row.take("year")
        place = _place(row, None if isinstance(level, Refusal) else level)
        certainty, url = row.take("certainty"), first_link(row.take("source"))
        if isinstance(level, Refusal):
            yield Refused(place, row.locator, level)
            continue
        month = programme.month or year
        if not programme.programme_id or not month.startswith(year):
            raise row.unknown("programme", row.take("programme"), [f"a programme of places, of {year}"])
        yield Claim(
            place=place,
            kind=Kind.PILOT,
            event=Event.DESIGNATED,
            status=Status.IN_POLICY,
            source_row=row.locator,
            event_on=read_date(month, f"{table.path}, {row.locator}, column 'year'"),
            scope=Scope.COMMUNITY,
            programme_id=programme.programme_id,
            qualifier=BEYOND.get(note, programme.batch),
            certainty=certainty,
            url=url,
        )


def _place(row: Row, level: Level | None) -> ReportedPlace:
    name, local_type = row.take("name"), row.take("unit_kind")
    parts = _NAME.fullmatch(name)
    if not parts:
        return ReportedPlace(name, "CHN", level, local_type=local_type)
    others = (parts["han"],) if parts["han"] else ()
    return ReportedPlace(parts["latin"], "CHN", level, parts["region"], local_type, others)
