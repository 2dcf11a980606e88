"""Renewable-energy targets cities reported to CDP and ICLEI in 2020: one target a row, several a city."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from atlas.model import Claim, Energy, Event, Fact, Kind, Refusal, Refused, ReportedPlace, Scope
from atlas.sources.reading.cdp_cities import (
    OTHER,
    answer,
    city_place,
    is_association,
    meaning,
    number,
    past_year,
    shared_points,
    year,
)
from atlas.sources.reading.table import Row, Table, read_csv

FILE = "renewable_energy_targets_2020.tsv"
REPORTED = 2020
_QUESTION = "Renewable energy or electricity target implemented"
_SHARE = "Percentage renewable energy / electricity of total energy or electricity in "
_AMOUNT = "Total renewable energy / electricity covered by target in "
_COVERED = "Energy / electricity types covered by target (including unit)"
WAVED = {
    "Year Reported to CDP": "every row's is 2020",
    "Account Number": "CDP's own number of the city, which no other source has",
    "CDP Region": "a part of the world, which the country says",
    "Access": "every row is public",
    f"{_AMOUNT}base year": "an amount, not the promise",
    f"{_SHARE}base year": "where the city stood, not the promise",
    "Percentage of target achieved": "progress, which some cities measured against the target, others against all",
    "Please specify plans to meet the target(s) and in which sector this target will be implemented": "prose",
    "Last update": "the day the whole table was written",
}
HAS_TARGET = "Yes"
NO_TARGET = "Not intending to undertake"
ANSWERS = dict.fromkeys(
    (HAS_TARGET, NO_TARGET, "In progress", "Intending to undertake in the next 2 years", "Do not know", "")
)
SCOPES = {
    "City-wide": Scope.COMMUNITY,
    "Local government operations": Scope.GOVERNMENT_OPERATIONS,
    "": Scope.UNSPECIFIED,
}
TYPES = {"Energy": Energy.ALL, "Electricity": Energy.ELECTRICITY, "": None}
"""Which energy; a city that left the cell blank was asked for "energy or electricity" and did not say."""
COVERED: dict[str, str | None] = {
    "": None,
    "All energy consumed (percentage)": "consumed",
    "All energy consumed (in MWh)": "consumed",
    "All energy produced (in MWh)": "produced",
    "Energy produced (percentage)": "produced",
    "All electricity consumed (percentage)": "consumed",
    "All electricity consumed (in MWh)": "consumed",
    "All electricity produced (percentage)": "produced",
    "All electricity produced (in MWh)": "produced",
    "Total installed capacity of renewable energy (in MW)": "installed capacity",
    "Total installed capacity of renewable electricity (in MW)": "installed capacity",
}
"""What the percentage is of, by the answers of the list."""


def read(path: Path) -> Table:
    """The raw file, one target a row, cells apart by tabs."""
    return read_csv(path, delimiter="\t")


def facts(table: Table) -> Iterator[Fact]:
    """One claim a stated target; a city that intends none was asked and has none."""
    shared = shared_points(table, "City Location")
    for row in table:
        place = city_place(row, row.take("Country"), shared)
        row.take_word(_QUESTION, ANSWERS)
        said = row.take(_QUESTION)
        if is_association(row):
            yield Refused(place, row.locator, Refusal.AGGREGATE)
        elif said == NO_TARGET:
            yield Claim(place, Kind.RENEWABLE_SHARE, Event.NONE_FOUND, row.locator, reported_words=said)
        elif said == HAS_TARGET:
            yield _target(row, place)
        else:
            yield Refused(place, row.locator, Refusal.NOT_STATED)


def _target(row: Row, place: ReportedPlace) -> Fact:
    """The target, 100 % only where the share is; a target that is an amount of energy is of no kind here."""
    scope, energy = row.take_word("Scale", SCOPES), row.take_word("Type", TYPES)
    share, amount = number(row, f"{_SHARE}target year"), number(row, f"{_AMOUNT}target year")
    base_year, target_year = past_year(row, "Base year", REPORTED), year(row, "Target year")
    covered = answer(row, _COVERED)
    if not share:
        return Refused(place, row.locator, Refusal.NO_KIND if amount else Refusal.NOT_STATED)
    measured_by = None
    if covered.startswith(OTHER):
        meant = meaning(row, _COVERED, "renewables")
        if meant in {None, "none"}:
            return Refused(place, row.locator, Refusal.NO_KIND if meant else Refusal.NOT_STATED)
        energy = energy if meant == "as_typed" else Energy(meant)
    else:
        measured_by = row.take_word(_COVERED, COVERED)
    return Claim(
        place=place,
        kind=Kind.RENEWABLE_100 if share == 100 else Kind.RENEWABLE_SHARE,
        event=Event.ANNOUNCED,
        source_row=row.locator,
        target_year=target_year,
        base_year=base_year,
        value_pct=share,
        scope=scope,
        energy=energy,
        qualifier=measured_by,
        reported_words=("" if covered.startswith(OTHER) else covered) or row.take("Type") or None,
    )
