"""Prefectures and municipalities of Japan that declared zero carbon by 2050, from lists and news.

Most are known from a list of a certain day: "by 2020-07-22" is a bound, not the day of the declaration. Prefectures
named only by elimination ("all except …") keep the certainty `derived`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from atlas.model import Claim, Event, Fact, Kind, Level, ReportedPlace, Scope, Status
from atlas.sources.reading.dates import read_year
from atlas.sources.reading.links import first_link
from atlas.sources.reading.standing import read_day
from atlas.sources.reading.table import Row, Table, read_csv

FILE = "governments.csv"
WAVED = {"note": "prose of the compiler"}
LEVELS = {"prefecture": Level.REGIONAL, "municipality": Level.LOCAL}
CERTAINTIES = {"stated": "stated", "derived": "derived"}
_PREFECTURE = re.compile(r" \((\w+)\)$")


def read(path: Path) -> Table:
    """The raw file, one government a row."""
    return read_csv(path)


def facts(table: Table) -> Iterator[Fact]:
    """One neutrality pledge a row, in the declaration's word "zero carbon"."""
    for row in table:
        where = f"{table.path}, {row.locator}"
        event_on, recorded_on = read_day(row.take("declared"), f"{where}, column 'declared'")
        yield Claim(
            place=_place(row),
            kind=Kind.NEUTRALITY,
            event=Event.ANNOUNCED,
            status=Status.PLEDGED,
            source_row=row.locator,
            event_on=event_on,
            target_year=read_year(row.take("target_year"), f"{where}, column 'target_year'"),
            scope=Scope.COMMUNITY,
            end_term="zero carbon",
            reported_words="zero carbon declaration",
            certainty=row.take_word("certainty", CERTAINTIES),
            url=first_link(row.take("source")),
            recorded_on=recorded_on,
        )


def _place(row: Row) -> ReportedPlace:
    """The government; namesakes carry their prefecture in brackets behind the Latin name."""
    name, local_type = row.take("name_en"), row.take("level")
    prefecture = _PREFECTURE.search(name)
    return ReportedPlace(
        name=name,
        country="JPN",
        level=row.take_word("level", LEVELS),
        region=prefecture.group(1) if prefecture else None,
        local_type=local_type,
        other_names=(row.take("name_ja"),),
    )
