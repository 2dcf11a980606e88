"""Nations, islands, regions and towns with a 100 % renewables goal or achievement, each with its own reference.

One row may promise for two energies, which are two claims. What is worded "fossil-free" is not renewable but the
end of fossil fuels; a signature whose share is not known is a renewables share without a figure. An island is no
level of government, and a list that says "region/municipality" leaves it open: neither has a level.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from atlas import paths
from atlas.model import Claim, Energy, Fact, Kind, Level, ReportedPlace, Scope
from atlas.sources.reading.dates import read_year
from atlas.sources.reading.links import first_link
from atlas.sources.reading.standing import Standing, read_alpha3, read_standings
from atlas.sources.reading.table import Row, Table, read_csv

FILE = "places.csv"
WAVED = {"note": "prose of the compiler"}
LEVELS = {
    "country": Level.NATIONAL,
    "region": Level.REGIONAL,
    "municipality group": Level.REGIONAL,  # one body above its municipalities, not a list of them
    "city": Level.LOCAL,
    "municipality": Level.LOCAL,
    "village": Level.LOCAL,
    "island": None,
    "region/municipality": None,
}
SHARES = {"100": 100.0, "": None}
ENERGIES: dict[str, tuple[Energy | None, ...]] = {
    "energy": (Energy.ALL,),
    "primary energy": (Energy.ALL,),
    "electricity": (Energy.ELECTRICITY,),
    "heat": (Energy.HEAT,),
    "transport": (Energy.TRANSPORT,),
    "electricity and heat": (Energy.ELECTRICITY, Energy.HEAT),
    "heat and transport": (Energy.HEAT, Energy.TRANSPORT),
    "fossil-free energy": (None,),
}
SCOPES = {
    "community": Scope.COMMUNITY,
    "government": Scope.GOVERNMENT_OPERATIONS,
    "municipal utility": Scope.SECTOR,
}


def read(path: Path) -> Table:
    """The raw file, one goal or achievement a row."""
    return read_csv(path)


def facts(table: Table) -> Iterator[Fact]:
    """One claim an energy."""
    for row in table:
        place = ReportedPlace(
            name=row.take("place"),
            country=read_alpha3(row, "country_iso2"),
            level=row.take_word("level", LEVELS),
            local_type=row.take("level"),
        )
        (standing,) = row.take_word("status", statuses())
        for energy in row.take_word("energy", ENERGIES):
            yield _claim(row, place, standing, energy)


def _claim(row: Row, place: ReportedPlace, standing: Standing, energy: Energy | None) -> Claim:
    share = row.take_word("share_pct", SHARES)
    kind = Kind.RENEWABLE_100 if share == 100 else Kind.RENEWABLE_SHARE
    return Claim(
        place=place,
        kind=kind if energy else Kind.FOSSIL_FREE,
        event=standing.event,
        status=standing.status,
        source_row=row.locator,
        event_on=standing.event_on,
        target_year=read_year(row.take("target_year"), f"{row.table.path}, {row.locator}, column 'target_year'"),
        value_pct=share if energy else None,
        scope=row.take_word("scope", SCOPES),
        energy=energy,
        qualifier=standing.qualifier,
        reported_words=f"100% {row.take('energy')}: {row.take('status')}" if share else row.take("status"),
        certainty=row.take("certainty"),
        url=first_link(row.take("source")),
        recorded_on=standing.recorded_on,
    )


@cache
def statuses() -> dict[str, tuple[Standing, ...]]:
    """What the words of the status column mean (`data/reference/renewable_statuses.csv`)."""
    return read_standings(paths.REFERENCE / "renewable_statuses.csv")
