"""Carbon taxes and emissions trading systems: one instrument a row, of a nation, a region, a city or the EU.

The file is a copy of the World Bank's dashboard with some labels in Portuguese. The dashboard calls an instrument
implemented once it is adopted in law and binds; under development while a government works towards a named
instrument; under consideration once a government said that it intends one.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from atlas import paths
from atlas.model import (
    Claim,
    DatedOn,
    DatePrecision,
    Event,
    Fact,
    Kind,
    Level,
    Refusal,
    Refused,
    ReportedPlace,
    Status,
)
from atlas.sources.reading.dates import read_year
from atlas.sources.reading.table import Row, Table, read_csv

FILE = "instruments_2024.csv"
_PRICE = "prices and revenue are not commitments of the atlas"
_DETAIL = "a detail of coverage outside the atlas's questions"
_PROSE = "prose of the dashboard"
_YEARS = ("2018", "2019", "2020", "2021", "2022", "2023", "2024")
WAVED = {
    "Instrument name": "made of the jurisdiction and the type",
    **dict.fromkeys(("Share of jurisdiction emissions covered", "Share of global emissions covered"), _DETAIL),
    **dict.fromkeys(("Price on 1 April", "Change", "Government revenue", "Change.1", *_YEARS), _PRICE),
    **dict.fromkeys((f"{year}.1" for year in _YEARS[1:6]), _PRICE),
    **dict.fromkeys(
        (
            "Gases covered", "Electricity and heat", "Industry", "Mining and extractives", "Transport", "Aviation",
            "Buildings", "Agriculture, forestry and fishing fuel use", "Agricultural emissions", "Waste", "LULUCF",
            "Fuels covered", "Allocation", "Price setting", "Point of regulation", "Offset eligibiity",
            "Sectors Covered",
        ),
        _DETAIL,
    ),
    **dict.fromkeys(
        (
            "Description", "Recent developments", "Coverage", "Pricing and allocation", "Compliance",
            "Relation to other instruments",
        ),
        _PROSE,
    ),
    "Region": "a part of the world, which the country says",
    "Income group": "not a commitment",
    "Subtype": "the copier's level, which calls Tokyo and Beijing municipalities; the jurisdictions' list says it",
    **dict.fromkeys(("lat", "lon"), "the copier's geocoding, which puts Montenegro in Brazil and Albania in Colombia"),
}  # fmt: skip
TYPES = {"Taxas de Carbono": "carbon tax", "Sistema  de comércio de licenças de emissão (ETS)": "ETS"}
ABOLISHED = "Extinto"
STATUSES: dict[str, tuple[str, Status, Event]] = {
    "Implementado": ("implemented", Status.IN_LAW, Event.ADOPTED),
    ABOLISHED: ("abolished", Status.IN_LAW, Event.ADOPTED),
    "Em desenvolvimento": ("under development", Status.PLEDGED, Event.ANNOUNCED),
    "Em consideração": ("under consideration", Status.PROPOSED, Event.ANNOUNCED),
}
JURISDICTIONS = paths.REFERENCE / "carbon_pricing_jurisdictions.csv"


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """Whom the dashboard means by a name; no level where it stands for several governments."""

    level: Level | None
    country: str | None
    region: str | None
    other_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Life:
    """The years an instrument is in force; no first year where it is not there yet."""

    instrument: str
    first: int | None
    last: int | None


def read(path: Path) -> Table:
    """The raw file, one instrument a row, named by the dashboard's own id."""
    table = read_csv(path, delimiter=";")
    table.row_name = "Unique ID"
    return table


def facts(table: Table) -> Iterator[Fact]:
    """One claim an instrument, and one of its end where it was abolished."""
    table.taken.add("Unique ID")
    in_force: defaultdict[str, list[Life]] = defaultdict(list)
    for row in table:
        in_force[row.take("Jurisdiction covered")].append(_life(row))
    for row in table:
        jurisdiction = row.take_word("Jurisdiction covered", jurisdictions())
        place = _place(row, jurisdiction)
        if jurisdiction.level is None:
            yield Refused(place, row.locator, Refusal.AGGREGATE)
            continue
        yield from _claims(row, place, in_force[row.take("Jurisdiction covered")])


def _place(row: Row, jurisdiction: Jurisdiction) -> ReportedPlace:
    return ReportedPlace(
        name=row.take("Jurisdiction covered"),
        country=jurisdiction.country,
        level=jurisdiction.level,
        region=jurisdiction.region,
        other_names=jurisdiction.other_names,
    )


def _claims(row: Row, place: ReportedPlace, beside: list[Life]) -> Iterator[Claim]:
    """The instrument, and its end.

    The end of one instrument is the end of the jurisdiction's carbon pricing only if no other is in force that
    year: Alberta's tax went and its trading system stayed. Then carbon pricing was amended, not revoked.
    """
    life, instrument = _life(row), row.take_word("Type", TYPES)
    label, status, event = row.take_word("Status", STATUSES)
    yield Claim(
        place=place,
        kind=Kind.CARBON_PRICING,
        event=event,
        status=status,
        source_row=row.locator,
        event_on=_in_year(life.first),
        qualifier=instrument,
        reported_words=f"{instrument}: {label}",
    )
    if life.last is None:
        return
    goes_on = any(
        other.instrument != life.instrument
        and other.first is not None
        and other.first <= life.last
        and (other.last is None or other.last > life.last)
        for other in beside
    )
    yield Claim(
        place=place,
        kind=Kind.CARBON_PRICING,
        event=Event.AMENDED if goes_on else Event.REVOKED,
        source_row=row.locator,
        event_on=_in_year(life.last),
        qualifier=instrument,
        reported_words=f"{instrument}: {label}",
    )


def _life(row: Row) -> Life:
    """The instrument's years; what is not in force yet has none, though the file fills its start year.

    There it is the year the dashboard first listed the plan (2016 for all the old ones), no date of the government.
    """
    where = f"{row.table.path}, {row.locator}"
    _, status, _ = row.take_word("Status", STATUSES)
    first = read_year(row.take("Start Year"), where)
    last = read_year(row.take("End Year").removesuffix(",0"), where)
    is_abolished = row.take("Status") == ABOLISHED
    if is_abolished is (last is None):
        raise row.unknown("End Year", row.take("End Year"), ["a year where, and only where, it was abolished"])
    return Life(row.locator, first if status is Status.IN_LAW else None, last)


def _in_year(year: int | None) -> DatedOn | None:
    return DatedOn(date(year, 1, 1), DatePrecision.YEAR) if year else None


@cache
def jurisdictions() -> dict[str, Jurisdiction]:
    """The jurisdictions and whom each means (`data/reference/carbon_pricing_jurisdictions.csv`)."""
    with JURISDICTIONS.open(encoding="utf-8", newline="") as lines:
        return {
            line["jurisdiction"]: Jurisdiction(
                None if line["level"] == "several" else Level(line["level"]),
                line["country"] or None,
                line["region"] or None,
                (line["other_name"],) if line["other_name"] else (),
            )
            for line in csv.DictReader(lines)
        }
