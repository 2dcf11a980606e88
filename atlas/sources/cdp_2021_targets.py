"""Emissions targets cities reported to CDP and ICLEI in 2021: one target a row, several a city."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

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
    Scope,
)
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

FILE = "emissions_reduction_targets_2021.csv"
REPORTED = 2021
_AMOUNT = "an amount of emissions, not the promise"
_PROSE = "prose"
_DETAIL = "a detail of the target outside the atlas's questions"
TONNES = "Target.year.absolute.emissions..metric.tonnes.CO2e."
INITIATIVES = "Select.the.initiatives.that.this.target.contributes.towards"
WAVED = {
    "Year.Reported.to.CDP": "every row's is 2021",
    "Account.Number": "CDP's own number of the city, which no other source has",
    "Country": "the iso column has its code",
    "CDP.Region": "a part of the world, which the country says",
    "Access": "every row is public",
    "Identify.and.explain.sources.that.differ.from.the.inventory": _PROSE,
    "Base.year.emissions..metric.tonnes.CO2e.": _AMOUNT,
    "Projected.population.in.target.year": _DETAIL,
    "Intensity.unit..Emissions.per.": _DETAIL,
    "Base.year.emissions.per.intensity.unit..metric.tonnes.CO2e.per.denominator.": _AMOUNT,
    "Estimated.business.as.usual.absolute.emissions.in.target.year..metric.tonnes.CO2e.": _AMOUNT,
    "Percentage.of.target.achieved.so.far": "progress, not the promise",
    "Description.of.the.target.and.the.modelling.methodology.ies..and.parameters.used.to.define.it": _PROSE,
    "Does.this.target.align.with.the.global.1.5...2..C.pathway.set.out.in.the.Paris.Agreement.": _DETAIL,
    "Does.this.target.align.to.a.requirement.from.a.higher.level.of.government.": _DETAIL,
    "Target.description": _PROSE,
    "Last.update": "the day the whole table was written",
    "name": "the town's common name, which is often not the government's: Huddersfield is not Kirklees",
    "entity_type": "every row's is City, provinces and counties among them; City.boundary says more",
}
NO_TARGET = "No target"
FIXED = "Fixed level target"
TYPES: dict[str, str | None] = {
    "Base year emissions (absolute) target": None,
    FIXED: "absolute level",
    "Baseline scenario (business as usual) target": "against business as usual",
    "Base year intensity target": "intensity",
    NO_TARGET: None,
    "NA": None,
}
SCOPES = {
    "Same (city-wide) – covers entire city and nothing else": Scope.COMMUNITY,
    "Larger – covers the whole city and adjoining areas": Scope.COMMUNITY,
    "Smaller – covers only part of the city": Scope.UNSPECIFIED,
    "Partial – covers part of the city and adjoining areas": Scope.UNSPECIFIED,
    **dict.fromkeys(
        (
            f"Local Government Operations {dash} covers only emission sources owned and operated by local government"
            for dash in "-–"
        ),
        Scope.GOVERNMENT_OPERATIONS,
    ),
    "NA": Scope.UNSPECIFIED,
}
ONE_SECTOR = ("Energy", "Transport", "Waste")
SECTORS = {
    "All emissions sources included in city inventory": "all",
    "NA": "all",
    **dict.fromkeys(ONE_SECTOR, "sector"),
}
WIDER = {
    "Province / County",
    "Federal district",
    "Sovereign city-state",
    "Independent province: Local government area within a city/metropolitian area",
}
"""Boundaries that may be those of a region or a nation."""
PLAIN = {"City / Municipality", "NA"}
BOUNDARIES = WIDER | PLAIN | {
    "Local government area within a greater city / metropolitan area", "Special city", "Metropolitan area",
    "Independent city", "Intercommunality", "Sub-municipal district",
}  # fmt: skip
ZERO_CARBON = "2050 Zero Carbon Cities in Japan"
"""The one initiative of the list whose name says what its members promise."""


def read(path: Path) -> Table:
    """The raw file, one target a row; blank cells are `NA`."""
    return read_csv(path)


def facts(table: Table) -> Iterator[Fact]:
    """One claim a stated target; a city that answered `No target` was asked and has none."""
    shared = shared_points(table, "City.Location")
    for row in table:
        place = _place(row, shared)
        if is_association(row):
            yield Refused(place, row.locator, Refusal.AGGREGATE)
        else:
            yield _target(row, place)


def _place(row: Row, shared: frozenset[str]) -> ReportedPlace:
    boundary = row.take("City.boundary")
    if boundary not in BOUNDARIES and not boundary.startswith(OTHER):
        raise row.unknown("City.boundary", boundary, [*BOUNDARIES, OTHER])
    is_told = boundary not in PLAIN and not boundary.startswith(OTHER)
    return city_place(
        row,
        row.take("iso"),
        shared,
        separator=".",
        level=None if boundary in WIDER else Level.LOCAL,
        local_type=boundary if is_told else None,
    )


def _target(row: Row, place: ReportedPlace) -> Fact:
    """The target: a reduction, unless the initiative it belongs to is itself one of zero carbon.

    A reduction of 100 %, or to no tonne, is not called neutrality: the city was not asked for the word.
    """
    target, level = row.take("Type.of.target"), row.take_word("Type.of.target", TYPES)
    target_year, percent = year(row, "Target.year"), number(row, "Percentage.reduction.target")
    base_year, set_in = past_year(row, "Base.year", REPORTED), past_year(row, "Year.target.was.set", REPORTED)
    scope, to_zero = _scope(row), number(row, TONNES) == 0
    is_stated = target_year is not None or percent is not None
    if target == "NA" or is_stated is (target == NO_TARGET):
        return Refused(place, row.locator, Refusal.NOT_STATED)
    if target == NO_TARGET:
        return Claim(place, Kind.REDUCTION, Event.NONE_FOUND, row.locator, reported_words=target)
    sector = row.take("Sector")
    is_zero_carbon = ZERO_CARBON in answer(row, INITIATIVES) and to_zero
    if target == FIXED and to_zero:
        level = f"{level} of zero"
    return Claim(
        place=place,
        kind=Kind.NEUTRALITY if is_zero_carbon else Kind.REDUCTION,
        event=Event.ANNOUNCED,
        source_row=row.locator,
        event_on=DatedOn(date(set_in, 1, 1), DatePrecision.YEAR) if set_in else None,
        target_year=target_year,
        base_year=None if is_zero_carbon else base_year,
        value_pct=None if is_zero_carbon else percent,
        scope=scope,
        end_term="Zero carbon" if is_zero_carbon else None,
        qualifier=None if is_zero_carbon else level,
        reported_words=ZERO_CARBON if is_zero_carbon else f"{target}: {sector}" if sector in ONE_SECTOR else target,
    )


def _scope(row: Row) -> Scope:
    """Whose emissions: the boundary says, and a sector narrows it."""
    scope, sector = row.take_word("Target.boundary.relative.to.city.boundary", SCOPES), row.take("Sector")
    if sector.startswith(OTHER):
        covers = meaning(row, "Sector", "sector") or "part"
    else:
        covers = row.take_word("Sector", SECTORS)
    if scope is Scope.GOVERNMENT_OPERATIONS or covers == "operations":
        return Scope.GOVERNMENT_OPERATIONS
    return {"all": scope, "sector": Scope.SECTOR, "part": Scope.UNSPECIFIED}[covers]
