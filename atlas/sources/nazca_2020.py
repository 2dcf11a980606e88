"""Initiatives joined by nations, regions and cities, and their targets in words, from the UNFCCC's portal of 2020."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from atlas.model import Fact, Level, Refusal, Refused, ReportedPlace
from atlas.sources.reading.dates import read_year
from atlas.sources.reading.links import first_link
from atlas.sources.reading.nazca_portal import initiatives, joined, no_government
from atlas.sources.reading.promises import claim_of, read_promise
from atlas.sources.reading.table import Row, Table, read_csv

FILE = "governments_2020-06.csv"
WAVED = {
    "entity_id": "one entity has many rows; the row number leads to the action",
    **dict.fromkeys(("lat", "lng", "base_year"), "blank in every row of this file"),
    "climate_action_timeframe": "the target year in words, as short, medium or long term",
    "cross_cutting_themes": "themes of the portal",
    "dataprovider_name": "platforms reported through; reporting through one is no membership",
}
LEVELS = {"Country": Level.NATIONAL, "Region": Level.REGIONAL, "City": Level.LOCAL}
COOPERATIVE, INDIVIDUAL, NO_ACTION = "Cooperative actions", "Individual actions", ""
ACTIONS = {each: each for each in (COOPERATIVE, INDIVIDUAL, NO_ACTION)}
THEMES = {
    "Emission Reduction": True,
    "Renewable Energy": True,
    "Energy Efficiency": False,
    "Bonds Issuance": False,
    **dict.fromkeys(("Cross-cutting", "Investment", "Resource Consumption", ""), False),
}
"""Theme → whether its individual actions are targets the atlas asks about."""
NO_SHARE = (" MW by ", " MWh by ")
"""Units of a renewables target that is an amount, not a share: outside the atlas's questions."""


def read(path: Path) -> Table:
    """The raw file, one action a row."""
    return read_csv(path)


def facts(table: Table) -> Iterator[Fact]:
    """The membership of an initiative with the promise it stands for, or the promise of an action in words.

    A government without any action is listed and says nothing: not stated.
    """
    for row in table:
        place, link = _place(row), _link(row)
        action, is_asked = row.take_word("commitment_type", ACTIONS), row.take_word("climate_action_type", THEMES)
        if refusal := no_government("nazca_2020", place.name):
            yield Refused(place, row.locator, refusal)
        elif action == COOPERATIVE:
            yield from joined(row.take_word("commit_text", initiatives("nazca_2020")), place, row, link)
        elif action == NO_ACTION:
            yield Refused(place, row.locator, Refusal.NOT_STATED)
        else:
            yield _individual(row, place, link, is_asked=is_asked)


def _individual(row: Row, place: ReportedPlace, link: str | None, *, is_asked: bool) -> Fact:
    words = " ".join(row.take("commit_text").split())
    if not is_asked or any(unit in words for unit in NO_SHARE):
        return Refused(place, row.locator, Refusal.OUT_OF_SCOPE)
    promise = read_promise(words)
    return claim_of(promise, place, row, link) if promise else Refused(place, row.locator, Refusal.NO_KIND)


def _place(row: Row) -> ReportedPlace:
    """The government; a population of 0, and a year of 0, are blanks of the form.

    Figures of regions are left: where another source has one, they are often several times off (Attica 415,000).
    """
    people, year = row.take("population").replace(",", ""), row.take("population_year")
    level = row.take_word("entity_type", LEVELS)
    is_known = people.isdecimal() and int(people) > 0 and level is not Level.REGIONAL
    where = f"{row.table.path}, {row.locator}, column 'population_year'"
    return ReportedPlace(
        name=" ".join(row.take("name").split()),
        country=row.take("country"),
        level=level,
        population=int(people) if is_known else None,
        population_year=read_year(year, where) if is_known and year != "0" else None,
    )


def _link(row: Row) -> str | None:
    """The government's own answers where the cell has them, before the doors of the platforms."""
    links = row.take("dataprovider_link").split(";;")
    return first_link(*sorted(links, key=lambda link: "/responses/" not in link))
