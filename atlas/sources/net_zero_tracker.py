"""End and interim targets of nations, regions and cities, with their status (companies left out)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from atlas.model import (
    Claim,
    DatedOn,
    Event,
    Fact,
    Kind,
    Level,
    Refusal,
    Refused,
    ReportedPlace,
    Status,
)
from atlas.sources.reading.dates import read_date, read_timestamp_day, read_year
from atlas.sources.reading.links import first_link
from atlas.sources.reading.table import Row, Table, read_xlsx

FILE = "snapshot_2022-12-20_13-07-14.xlsx"
_COMPANY = "describes companies"
_PROSE = "prose of the coders"
_DETAIL = "a detail of coverage or governance outside the atlas's questions"
WAVED = {
    **dict.fromkeys(("isin_id", "annual_revenue", "industry", "sector", "employees", "market_index"), _COMPANY),
    **dict.fromkeys(
        (
            "end_target_text", "interim_target_text", "target_notes", "end_target_other", "interim_target_other",
            "coverage_notes", "governance_notes", "conditions_other", "sinks_and_credits_notes",
        ),
        _PROSE,
    ),
    **dict.fromkeys(
        (
            "end_target_intensity_unit", "end_target_baseline_emissions", "end_target_target_emissions",
            "end_target_bau_emissions", "interim_target_intensity_unit", "interim_target_baseline_emissions",
            "interim_target_target_emissions", "interim_target_bau_emissions", "gasses_coverage",
            "territorial_emissions", "consumption_emissions", "international_aviation", "international_shipping",
            "scope_1", "scope_2", "scope_3", "historical_emissions", "has_plan", "plan_options",
            "reporting_mechanism", "equity", "accountability", "carbon_credit_offsets",
            "carbon_credit_conditions", "max_emission_offset", "removals_targets", "cdr", "gdp_real", "ghg",
            "inventory_year", "higher_net_zero",
        ),
        _DETAIL,
    ),
    "race_to_zero_member": "Race to Zero's own list says it",
    "memberships": "the alliances' own lists say it",
}  # fmt: skip
LEVELS = {"Country": Level.NATIONAL, "Region": Level.REGIONAL, "City": Level.LOCAL, "Company": None}
NEUTRALITY = {
    "Net zero", "Carbon neutral(ity)", "Climate neutral", "GHG neutral(ity)", "Zero carbon", "Zero emissions",
    "Climate positive",
}  # fmt: skip
REDUCTIONS = {
    "Emissions reduction target": None,
    "Reduction v. BAU": "against business as usual",
    "Absolute emissions target": "absolute level",
    "Emissions intensity target": "intensity",
}
NO_KIND = {"Other", "1.5°C target", "Science-based target"}
NO_TARGET = "No target"
STATUSES: dict[str, tuple[Status | None, Event]] = {
    "": (None, Event.ANNOUNCED),
    "Proposed / in discussion": (Status.PROPOSED, Event.ANNOUNCED),
    "Declaration / pledge": (Status.PLEDGED, Event.ANNOUNCED),
    "In policy document": (Status.IN_POLICY, Event.ADOPTED),
    "In corporate strategy": (Status.IN_POLICY, Event.ADOPTED),
    "In law": (Status.IN_LAW, Event.ADOPTED),
    "Achieved (self-declared)": (Status.ACHIEVED, Event.ACHIEVED),
    "Achieved (externally validated)": (Status.ACHIEVED, Event.ACHIEVED),
}


def read(path: Path) -> Table:
    """The raw workbook, one actor a row, named by the tracker's own id."""
    table = read_xlsx(path)
    table.row_name = "id_code"
    return table


def facts(table: Table) -> Iterator[Fact]:
    """An end target and an interim target an actor; `No target` is checked and none found."""
    table.taken.add("id_code")
    for row in table:
        level = row.take_word("actor_type", LEVELS)
        place = _place(row, level)
        if level is None:
            yield Refused(place, row.locator, Refusal.OUT_OF_SCOPE)
            continue
        yield _end_target(row, place)
        yield from _interim_target(row, place)


def _place(row: Row, level: Level | None) -> ReportedPlace:
    country, population = row.take("country"), row.take("population")
    if country == "XXX":  # the European Union, which has no country code
        return ReportedPlace(row.take("name"), None, Level.SUPRANATIONAL)
    return ReportedPlace(
        name=row.take("name"),
        country=country,
        level=level,
        population=int(population) if population.isdecimal() else None,
    )


def _end_target(row: Row, place: ReportedPlace) -> Fact:
    target = row.take("end_target")
    status, event = row.take_word("end_target_status", STATUSES)
    year, status_date = _year(row, "end_target_year"), _dated(row)
    base_year, percent = (
        _year(row, "end_target_baseline_year"),
        _percent(row, "end_target_percentage_reduction"),
    )
    base = Claim(
        place=place,
        kind=Kind.NEUTRALITY,
        event=Event.NONE_FOUND,
        source_row=row.locator,
        reported_words=target,
        url=first_link(row.take("source_url")),
        recorded_on=read_timestamp_day(row.take("last_updated"), row.locator),
    )
    words = f"{target}: {row.take('end_target_status')}".removesuffix(": ")
    promise = replace(base, event=event, status=status, event_on=status_date, target_year=year, reported_words=words)
    if target == NO_TARGET:
        return base
    if target in NEUTRALITY:
        return replace(promise, end_term=target)
    if target in REDUCTIONS:
        return replace(
            promise, kind=Kind.REDUCTION, base_year=base_year, value_pct=percent, qualifier=REDUCTIONS[target]
        )
    if target and target not in NO_KIND:
        raise row.unknown("end_target", target, [*NEUTRALITY, *REDUCTIONS, *NO_KIND, NO_TARGET])
    return Refused(place, row.locator, Refusal.NO_KIND if target else Refusal.NOT_STATED)


def _interim_target(row: Row, place: ReportedPlace) -> Iterator[Claim]:
    target = row.take("interim_target")
    year, base_year = _year(row, "interim_target_year"), _year(row, "interim_target_baseline_year")
    percent = _percent(row, "interim_target_percentage_reduction")
    if target not in {*REDUCTIONS, *NO_KIND, NO_TARGET, ""}:
        raise row.unknown("interim_target", target, [*REDUCTIONS, *NO_KIND, NO_TARGET])
    if target not in REDUCTIONS:
        return
    yield Claim(
        place=place,
        kind=Kind.REDUCTION,
        event=Event.ANNOUNCED,
        source_row=row.locator,
        target_year=year,
        base_year=base_year,
        value_pct=percent,
        qualifier=REDUCTIONS[target],
        reported_words=f"interim: {target}",
        url=first_link(row.take("source_url")),
        recorded_on=read_timestamp_day(row.take("last_updated"), row.locator),
    )


def _year(row: Row, column: str) -> int | None:
    return read_year(row.take(column), f"{row.table.path}, {row.locator}, column '{column}'")


def _percent(row: Row, column: str) -> float | None:
    text = row.take(column)
    try:
        return float(text) if text else None
    except ValueError:
        raise row.unknown(column, text, ["a number"]) from None


def _dated(row: Row) -> DatedOn | None:
    return read_date(row.take("status_date"), f"{row.table.path}, {row.locator}, column 'status_date'")
