"""Signatories of the Covenant of Mayors with what each pledged, from the Commission's MyCovenant release.

A row carries one flag a pledge and one date, of adhesion: a signatory that came back for a later pledge kept its
first date, so that rows of 2010 bear flags of 2030. The date is a pledge's own only where of the row's pledges of
mitigation it alone was open on that day. Which is sure: the 2030 pledge opened on 15 October 2015 and the
2050 pledge on 21 April 2021, and in the file the first rows that bear one of them alone in numbers follow these days.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from atlas.model import (
    Claim,
    DatedOn,
    Event,
    Fact,
    Kind,
    Membership,
    Refusal,
    Refused,
    ReportedPlace,
    Scope,
    Status,
)
from atlas.sources.reading.coordinates import Coordinates
from atlas.sources.reading.countries import alpha_3
from atlas.sources.reading.dates import read_date
from atlas.sources.reading.joint_signatories import is_joint
from atlas.sources.reading.table import Row, Table, read_csv

FILE = "signatories_2024.csv"
WAVED = {
    "coordinator_name": "who helps the signatory, not what it pledged",
    "supporter_name": "who helps the signatory, not what it pledged",
    "country_name": "the code says it",
    "group_organisation_id": "the group a member plans with; the member signs for itself",
    "group_name": "the group a member plans with; the member signs for itself",
    "commitment_mayoradapt_flag": "adaptation, outside the atlas's questions",
    "action_plan_expected": "a duty to report, not a pledge",
}
SIGNATORY_STATUSES = {"published": True, "on_hold": False}
"""Word → whether the government is a signatory on the source's day."""
YES_NO = {"True": True, "False": False}
ADHESIONS = {
    "As an individual signatory": "at least",
    "As a group of signatories committing individually (joint SEAP - option 1)": "at least",
    "As a group of signatories committing collectively (joint SEAP - option 2)": "at least, as a group",
}
"""Way of adhesion → what bends a reduction's figure; under option 2 the group owes it, not each member."""
MISSING = {"", "-", "null"}
NAMELESS = {"14991": "None"}
"""Row → its name, lost on the way: the municipality of None in Piedmont, at the coordinate and of the size printed."""

PERSONS = {"30064", "30624"}
"""Rows that bear a person's name instead of a government's: personal data, left out."""


@dataclass(frozen=True, slots=True)
class Pledge:
    """What a flag means.

    Args:
        opened: First day it could be made.
        percent: Reduction promised by all who made it.
    """

    kind: Kind
    target_year: int
    opened: date
    percent: float | None = None


PLEDGES = {
    "CoM2020": Pledge(Kind.REDUCTION, 2020, date(2008, 1, 1), 20),
    # At least 40 %, or 55 % for those who pledged later; the file does not say which.
    "CoM2030": Pledge(Kind.REDUCTION, 2030, date(2015, 10, 15), 40),
    "CoM2050": Pledge(Kind.NEUTRALITY, 2050, date(2021, 4, 21)),
}


def read(path: Path) -> Table:
    """The raw file, one signatory a row, named by the source's own id."""
    table = read_csv(path)
    table.row_name = "organisation_id"
    return table


def facts(table: Table) -> Iterator[Fact]:
    """Memberships and pledges of the governments that are signatories.

    One on hold is none on the source's day, and whether its pledge still stands the source does not say.
    A group is refused: its members have rows of their own.
    """
    table.taken.add("organisation_id")
    coordinates = Coordinates.of(table, "organisation_latitude", "organisation_longitude")
    for row in table:
        place = _place(row, coordinates)
        is_signatory = row.take_word("signatory_status", SIGNATORY_STATUSES)
        is_group = row.take_word("group_profile", YES_NO) or is_joint(row, "covenant_of_mayors", place.name)
        if not is_signatory or row.locator in PERSONS:
            yield Refused(place, row.locator, Refusal.OUT_OF_SCOPE)
        elif is_group:
            yield Refused(place, row.locator, Refusal.AGGREGATE)
        else:
            joined_on = read_date(row.take("date_of_adhesion"), f"{table.path}, {row.locator}")
            yield Membership(place, "eu_covenant", row.locator, joined_on)
            if row.take("gcom_id") not in MISSING:
                yield Membership(place, "global_covenant", row.locator)
            yield from _pledges(row, place, joined_on)


def _place(row: Row, coordinates: Coordinates) -> ReportedPlace:
    lat, lon = coordinates.point(row)
    people = row.take("population_adhesion")
    return ReportedPlace(
        name=" ".join(row.take("organisation_name").split()) or NAMELESS.get(row.locator, ""),
        country=alpha_3(row, "country_code"),
        lat=lat,
        lon=lon,
        population=None if people in MISSING else int(people),
    )


def _pledges(row: Row, place: ReportedPlace, joined_on: DatedOn | None) -> Iterator[Claim]:
    qualifier = row.take_word("adhesion_type", ADHESIONS)
    made = {word: each for word, each in PLEDGES.items() if row.take_word(f"commitment_{word}_flag", YES_NO)}
    on_offer = [word for word, pledge in made.items() if joined_on and pledge.opened <= joined_on.day]
    for word, pledge in made.items():
        is_neutrality = pledge.kind is Kind.NEUTRALITY
        yield Claim(
            place=place,
            kind=pledge.kind,
            event=Event.ANNOUNCED,
            status=Status.PLEDGED,
            source_row=row.locator,
            event_on=joined_on if on_offer == [word] else None,
            target_year=pledge.target_year,
            value_pct=pledge.percent,
            scope=Scope.COMMUNITY,
            end_term=word if is_neutrality else None,
            qualifier=None if is_neutrality else qualifier,
            reported_words=word,
        )
