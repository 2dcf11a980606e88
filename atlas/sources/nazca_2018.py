"""Commitments of cities and regions in words, and initiatives they joined, from the UNFCCC's portal of 2018."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from atlas.model import Claim, Event, Fact, Kind, Level, Refusal, Refused, ReportedPlace, Status
from atlas.sources.reading.nazca_portal import initiatives, joined, no_government
from atlas.sources.reading.promises import claim_of, read_promise
from atlas.sources.reading.table import Row, Table, read_csv

FILE = "subnational_2018.csv"
_THEME = "a theme the atlas does not ask about"
_READ = "read out of the words by the publisher, who took tonnes for years; the words are read again"
_THROUGH = "a platform reported through; reporting through one is no membership"
WAVED = {
    **dict.fromkeys(
        (
            "attr_Building", "attr_Private_finance", "attr_Resilience", "attr_Forest", "attr_Transport", "attr_Other",
            "attr_Short_term_pollutants", "attr_Agriculture", "attr_Energy_access_&_efficiency",
        ),
        _THEME,
    ),
    **dict.fromkeys(("baseline_year", "percent_reduction", "target_year", "community_wide"), _READ),
    **dict.fromkeys(("cdp", "carbonn", "covenant_of_mayors", "climategroup", "climatebonds"), _THROUGH),
    "dollar_value": "the worth of a bond",
}  # fmt: skip
LEVELS = {"City": Level.LOCAL, "Region": Level.REGIONAL}
TICKED = {"1.0": True, "": False}
NO_INITIATIVE = ""
AMOUNT = re.compile(r"\b(?:mega|giga)?watts?\b|\b[MG]Wh?s?\b|green bonds", re.IGNORECASE)
"""A renewables target that is an amount, not a share, or a bond: outside the atlas's questions."""
TRADING = re.compile(r"(?P<law>Economy-wide, legally-binding )?GHG emission trading system")
NOTE = re.compile(r"\(.*\)")
"""A cell that holds a note on a dispute and no country."""


def read(path: Path) -> Table:
    """The raw file, one commitment a row, named by the portal's own id."""
    table = read_csv(path)
    table.row_name = "id"
    return table


def facts(table: Table) -> Iterator[Fact]:
    """The membership of an initiative with the promise in its words, or the promise of a commitment in words."""
    table.taken.add("id")
    for row in table:
        place = _place(row)
        words = " ".join(row.take("raw_commitment").split())
        is_asked = [row.take_word(f"attr_{theme}", TICKED) for theme in ("Emissions_reduction", "Renewable_energy")]
        is_priced, is_bond = row.take_word("attr_Use_of_carbon_price", TICKED), row.take_word("green_bond", TICKED)
        printed = row.take("cooperative-initiative")
        if refusal := no_government("nazca_2018", place.name):
            yield Refused(place, row.locator, refusal)
        elif printed != NO_INITIATIVE:
            yield from _joined(row, place, words)
        elif is_priced:
            yield _priced(row, place, words)
        elif promise := None if is_bond else read_promise(words):
            yield claim_of(promise, place, row)
        else:
            is_outside = is_bond or not any(is_asked) or AMOUNT.search(words)
            yield Refused(place, row.locator, Refusal.OUT_OF_SCOPE if is_outside else Refusal.NO_KIND)


def _joined(row: Row, place: ReportedPlace, words: str) -> Iterator[Fact]:
    """Membership, and what the portal says the members promise."""
    initiative = row.take_word("cooperative-initiative", initiatives("nazca_2018"))
    yield from joined(initiative, place, row)
    promise = read_promise(words) if initiative.network_id else None
    if promise:
        yield claim_of(promise, place, row)


def _priced(row: Row, place: ReportedPlace, words: str) -> Fact:
    found = TRADING.fullmatch(words)
    if not found:
        return Refused(place, row.locator, Refusal.NO_KIND)
    return Claim(
        place=place,
        kind=Kind.CARBON_PRICING,
        event=Event.ANNOUNCED,
        status=Status.IN_LAW if found["law"] else None,
        source_row=row.locator,
        reported_words="ETS",
    )


def _place(row: Row) -> ReportedPlace:
    """The government; the town of None, lost to a program that reads None as a blank, stands in the row's address."""
    country, named = row.take("country"), re.search(r"([^/]+)/[^/]+$", row.take("url"))
    return ReportedPlace(
        name=" ".join(row.take("name").split()) or (named[1].capitalize() if named else ""),
        country=None if NOTE.fullmatch(country) else country,
        level=row.take_word("entity_type", LEVELS),
    )
