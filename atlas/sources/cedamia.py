"""Climate-emergency declarations worldwide and the networks of those who made them, from CEDAMIA's sheet.

The sheet is laid out for reading: a nation is a heading row that carries the national target year,
its declarations follow, a block ends with totals. After the last nation stand declarations that still
need ratification, then statistics of the sheet itself.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from atlas import paths
from atlas.errors import UpstreamError
from atlas.model import (
    Claim,
    Event,
    Fact,
    Kind,
    Level,
    Membership,
    Refusal,
    Refused,
    ReportedPlace,
    Scope,
    Status,
)
from atlas.sources.reading.dates import read_date, read_year
from atlas.sources.reading.links import first_link
from atlas.sources.reading.table import Row, Table, read_csv

FILE = "ced_data_sheet.csv"
HEADINGS = {
    "name": "Jurisdictions (by country)",
    "us_count": "",
    "region": "Region",
    "population": "Population",
    "date": "Date",
    "target_operations": "Carbon neutral / net zero target dates",
    "target_community": "",
    "declaration_type": "Declaration type",
    "minutes": "Minutes / motion text",
    "media": "Media article",
    "action_plan": "CE Action Plan",
    "council_news": "Council news",
    "agenda": "Agenda item",
    "majority": "Council majority / strongest group",
    "composition": "Council composition",
    "c40": "C40",
    "iclei": "ICLEI",
    "covenant_of_mayors": "Covenant of Mayors",
    "under2": "Under2",
    "cnca": "Carbon Neutral Cities Alliance",
    "climate_alliance": "Climate Alliance",
    "cities_power_partnership": "Cities Power Partnership",
    "race_to_zero": "Race to Zero",
    "fossil_fuel_treaty": "Fossil Fuel Non-proliferation Treaty",
}
HEADING_ROW = 7
WAVED = {
    "us_count": "a count for the sheet's own statistics",
    "action_plan": "a plan is not the declaration",
    "majority": "party politics",
    "composition": "party politics",
}
NETWORKS = {
    "c40": "c40",
    "iclei": "iclei",
    "covenant_of_mayors": "global_covenant",
    "under2": "under2",
    "cnca": "cnca",
    "climate_alliance": "climate_alliance",
    "cities_power_partnership": "cities_power_partnership",
    "race_to_zero": "race_to_zero",
}
"""Column → network; councils of all continents bear the Covenant's flag, so it is the global one."""
FLAGS = {"": False, "Yes": True, "yes": True}
TREATY = "fossil_fuel_treaty"
COUNTRIES = {
    "Andorra": "AND", "Argentina": "ARG", "Australia": "AUS", "Austria": "AUT", "Bangladesh": "BGD",
    "Belgium": "BEL", "Brazil": "BRA", "Canada": "CAN", "Chile": "CHL", "Colombia": "COL", "Czechia": "CZE",
    "European Union": None, "Fiji": "FJI", "Finland": "FIN", "France": "FRA", "Germany": "DEU",
    "Hungary": "HUN", "Ireland, Republic of": "IRL", "Italy": "ITA", "Japan": "JPN", "Lithuania": "LTU",
    "Maldives": "MDV", "Malta": "MLT", "Mexico": "MEX", "Netherlands": "NLD", "New Zealand": "NZL",
    "Norway": "NOR", "Peru": "PER", "Philippines": "PHL", "Poland": "POL", "Singapore": "SGP",
    "Slovakia": "SVK", "Solomon Islands": "SLB", "South Korea": "KOR", "Spain": "ESP", "Sweden": "SWE",
    "Switzerland": "CHE", "Taiwan": "TWN", "UK and dependencies": "GBR", "USA": "USA", "Vanuatu": "VUT",
}  # fmt: skip
DEPENDENCIES = {"Jersey": "JEY", "Isle of Man": "IMN", "Gibraltar": "GIB"}
NATIONAL_BODY = re.compile(
    r"parliament|senate|house of commons|national (assembly|council)|general council|chamber of deputies"
    r"|congress of deputies|\(national\)",
    re.IGNORECASE,
)
AGGREGATES = re.compile(r"^As below - National Association of Mayors|^Québec \d+ Councils")
PENDING_HEADING = "Significant declarations requiring ratification"
FOOTNOTE = "See the note on the About tab"
TOTALS = re.compile(r"totals:$|^Total global CED jurisdictions")
STATISTICS_HEADING = "Political control in UK CED councils"
TARGETS = paths.REFERENCE / "cedamia_targets.csv"


@dataclass(frozen=True, slots=True)
class Target:
    """What a phrase of the target columns means; no kind where it is no dated target."""

    kind: Kind | None
    event: Event = Event.ANNOUNCED
    year: int | None = None
    percent: float | None = None
    qualifier: str | None = None


def read(path: Path) -> Table:
    """The raw sheet below its headings, columns named by their place.

    Raises:
        UpstreamError: The headings are not the expected ones.
    """
    table = read_csv(path, header_row=HEADING_ROW - 1, columns=tuple(HEADINGS))
    found = table.records[0][1]
    if found != tuple(HEADINGS.values()):
        odd = next((f, e) for f, e in zip(found, HEADINGS.values(), strict=True) if f != e)
        raise UpstreamError(f"{path}, row {HEADING_ROW}: found heading {odd[0]!r}, expected {odd[1]!r}")
    table.records = table.records[2:]
    return table


def facts(table: Table) -> Iterator[Fact]:
    """Declarations with their revocations, target years and flags of membership, nation by nation."""
    country: str | None = None
    heading, is_pending = "", False
    for row in table:
        name, dated = row.take("name"), row.take("date")
        if name.startswith(STATISTICS_HEADING):
            return
        if name.startswith(PENDING_HEADING):
            is_pending = True
        elif TOTALS.search(name) or name.startswith(FOOTNOTE) or not name:
            continue
        elif is_pending:
            yield Refused(ReportedPlace(name), row.locator, Refusal.PENDING)
        elif not dated:
            country, heading = row.take_word("name", COUNTRIES), name
            yield from _targets(row, _nation(heading, country))
        elif AGGREGATES.match(name):
            yield Refused(ReportedPlace(name, country), row.locator, Refusal.AGGREGATE)
        else:
            place = _place(row, heading, country)
            yield _declaration(row, place, dated)
            yield from _targets(row, place)
            yield from _flags(row, place)


def _nation(heading: str, country: str | None, printed: str | None = None) -> ReportedPlace:
    level = Level.NATIONAL if country else Level.SUPRANATIONAL
    return ReportedPlace(printed or heading, country, level, other_names=(heading,) if printed else ())


def _place(row: Row, heading: str, country: str | None) -> ReportedPlace:
    name, region, people = row.take("name"), row.take("region"), row.take("population").replace(",", "")
    if region in {"", "-"} and (NATIONAL_BODY.search(name) or country is None):
        nation = _nation(heading, country, printed=name)
        return replace(nation, population=int(people) if people.isdecimal() else None)
    return ReportedPlace(
        name=" ".join(name.split()),
        country=DEPENDENCIES.get(region, country),
        region=None if region in {"", "-"} or region in DEPENDENCIES else region,
        population=int(people) if people.isdecimal() else None,
    )


def _declaration(row: Row, place: ReportedPlace, dated: str) -> Claim:
    return Claim(
        place=place,
        kind=Kind.CLIMATE_EMERGENCY,
        event=Event.ADOPTED,
        status=Status.PLEDGED,
        source_row=row.locator,
        event_on=read_date(dated, f"{row.table.path}, {row.locator}"),
        scope=Scope.COMMUNITY,
        reported_words=" ".join(row.take("declaration_type").split()) or None,
        url=_evidence(row),
    )


def _evidence(row: Row) -> str | None:
    return first_link(*(row.take(c) for c in ("minutes", "council_news", "agenda", "media")))


def _targets(row: Row, place: ReportedPlace) -> Iterator[Claim]:
    columns = (("target_operations", Scope.GOVERNMENT_OPERATIONS), ("target_community", Scope.COMMUNITY))
    for column, scope in columns:
        phrase = " ".join(row.take(column).split())
        target = _read_target(row, column, phrase)
        if target.kind is None:
            continue
        is_end = target.event is Event.REVOKED
        happened = re.sub(r"^\w+ ", "", phrase).replace("Sept ", "Sep ") if is_end else str(target.year or "")
        is_dated = target.event in {Event.REVOKED, Event.ACHIEVED}
        yield Claim(
            place=place,
            kind=target.kind,
            event=target.event,
            status=None if is_end else Status.ACHIEVED if target.event is Event.ACHIEVED else Status.PLEDGED,
            source_row=row.locator,
            event_on=read_date(happened, f"{row.table.path}, {row.locator}") if is_dated else None,
            target_year=target.year,
            value_pct=target.percent,
            scope=Scope.COMMUNITY if is_end else scope,
            end_term="Carbon neutral / net zero" if target.kind is Kind.NEUTRALITY else None,
            qualifier=target.qualifier,
            reported_words=phrase,
            url=_evidence(row),
        )


def _flags(row: Row, place: ReportedPlace) -> Iterator[Claim | Membership]:
    """Memberships, and the call for a treaty; the sheet dates none of them."""
    for column, network_id in NETWORKS.items():
        if row.take_word(column, FLAGS):
            yield Membership(place, network_id, row.locator)
    if row.take_word(TREATY, FLAGS):
        yield Claim(
            place=place,
            kind=Kind.FOSSIL_FREE,
            event=Event.ANNOUNCED,
            status=Status.PLEDGED,
            source_row=row.locator,
            reported_words=HEADINGS[TREATY],
        )


def _read_target(row: Row, column: str, phrase: str) -> Target:
    if not phrase:
        return Target(None)
    if re.fullmatch(r"\d{4}", phrase):
        return Target(Kind.NEUTRALITY, year=read_year(phrase, row.locator))
    known = phrases()
    if phrase not in known:
        raise row.unknown(column, phrase, known)
    return known[phrase]


@cache
def phrases() -> dict[str, Target]:
    """The phrases of the target columns and what each means (`data/reference/cedamia_targets.csv`)."""
    with TARGETS.open(encoding="utf-8", newline="") as lines:
        return {
            line["phrase"]: Target(
                Kind(line["kind"]) if line["kind"] else None,
                Event(line["event"] or Event.ANNOUNCED),
                int(line["target_year"]) if line["target_year"] else None,
                float(line["value_pct"]) if line["value_pct"] else None,
                line["qualifier"] or None,
            )
            for line in csv.DictReader(lines)
        }
