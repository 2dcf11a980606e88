"""Targets cities reported to ICLEI's carbonn Climate Registry, in words, with their profiles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from atlas.model import Fact, Refusal, Refused, ReportedPlace
from atlas.sources.reading.links import first_link
from atlas.sources.reading.promises import Promise, claim_of, read_promise
from atlas.sources.reading.table import Row, Table, read_csv

FILE = "commitments_2019-03-23.csv"
PROFILES = "profiles_2019.csv"
_NUMBER = "a row number of the copier"
_TONNES = "tonnes, which are no commitment of the atlas"
WAVED = {
    "": _NUMBER,
    "Unnamed: 0": _NUMBER,
    "baseline_year_emissions": _TONNES,
    "emissions_reduction_by_target_year": _TONNES,
    "target_year_emissions": _TONNES,
}
WAVED_PROFILES = {
    "": _NUMBER,
    **dict.fromkeys(("actions_nr", "commitments_nr", "performance_nr"), "a count of what was reported"),
}
TYPES = {"GHG emission reduction target": True, "Renewable energy target": False, "Energy efficiency target": False}
"""Type → whether it is a reduction; shares of renewables stand among both of the others."""
COVERED = {each: each for each in ("Community", "Local Government", "")}
_SHARE = re.compile(
    r"(?P<said>increase its share of renewable energy in \w+ energy mix in (?:Community|Local Government)"
    r" by [\d.]+%(?: by \d{4})?)(?:(?! committed to ).)*?reached by activities in (?P<sectors>.*?) ?sectors?\b",
    re.IGNORECASE,
)
ONE_SECTOR = {"Electricity": "electricity", "Heating & cooling": "heat", "Transport": "transport"}
"""A share of all energy reached in one sector alone may be a share of that sector's energy: which, is not said."""
_REDUCED = re.compile(r"reduce its (?:Community|Local Government) emissions by .*?\.(?=\s|$)")
_PERCENT = re.compile(r"(?<=by )-?[\d.]+(?=%)")


def read(path: Path) -> Table:
    """The raw file, one city's targets of one type a row, with the address of its profile beside it."""
    table, profiles = read_csv(path), _profiles(path.with_name(PROFILES))
    links = []
    for row in table:
        parts = row.take("city").split(", ")
        links.append(profiles.get(", ".join(parts)) or profiles.get(f"{parts[0]}, {parts[-1]}") or "")
    table.columns += ("profile_url",)
    table.records = [(number, (*cells, link)) for (number, cells), link in zip(table.records, links, strict=True)]
    return table


def _profiles(path: Path) -> dict[str, str]:
    """City, with its state where the profile has one, and country → address."""
    table, found = read_csv(path), {}
    for row in table:
        parts = (row.take("city"), row.take("state"), row.take("country"))
        # Behind the address stands what a button for sharing it was to say.
        found[", ".join(part for part in parts if part)] = row.take("city_profile_url").partition("&text=")[0]
    table.audit(WAVED_PROFILES)
    return found


def facts(table: Table) -> Iterator[Fact]:
    """A claim for each different target of a row; a row of other targets only is out of scope."""
    for row in table:
        place, is_reduction = _place(row), row.take_word("commitment_type", TYPES)
        link = first_link(row.take("profile_url"))
        said = [read_promise(sentence) for sentence in _reductions(row)] if is_reduction else _shares(row)
        promises = dict.fromkeys(promise for promise in said if promise)
        yield from (claim_of(promise, place, row, link) for promise in promises)
        if not promises:
            yield Refused(place, row.locator, Refusal.NO_KIND if said else Refusal.OUT_OF_SCOPE)


def _words(row: Row) -> str:
    return re.sub(r"(?<=\d)\. (?=\d)", ".", " ".join(row.take("commitment").split()))


def _shares(row: Row) -> list[Promise | None]:
    promises = []
    for found in _SHARE.finditer(_words(row)):
        promise, sector = read_promise(found["said"]), ONE_SECTOR.get(found["sectors"])
        if promise and sector:
            promise = replace(promise, energy=None, qualifier=f"by {sector} alone")
        promises.append(promise)
    return promises


def _reductions(row: Row) -> list[str]:
    """Sentences of reductions, with the figure of the column, which can be corrected; of the columns where blank."""
    percent, covered = row.take("percent_reduction"), row.take_word("ghg_subtype", COVERED)
    year, base = (row.take(column).removesuffix(".0") for column in ("target_year", "baseline_year"))
    made = f"reduce its {covered} emissions by {percent}% by {year} compared to {base} emission level."
    said = _REDUCED.findall(_words(row)) or [made]
    return [_PERCENT.sub(percent, sentence) for sentence in said] if percent else said


def _place(row: Row) -> ReportedPlace:
    """The government: `City of Calgary, AB, Canada`."""
    country = row.take("country")
    name = row.take("city").removesuffix(f", {country}")
    return ReportedPlace(name=name, country=country, region=name.partition(", ")[2] or None)
