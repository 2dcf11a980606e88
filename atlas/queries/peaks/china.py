"""A nation's peak years and pilot programmes: designations, statements, members, and neutrality beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import duckdb
import pandas as pd

from atlas.model import Kind, Level
from atlas.queries.ask import Record, ask_records
from atlas.queries.filters import Filters
from atlas.queries.world import Ground, World

NATION = "CHN"
"""The nation whose cities joined an alliance to peak before it."""
NAMED = ("place_id", "level", "name", "name_zh", "region_name", "region_name_zh")
"""What of the places of the atlas is taken."""
ALLIANCE = "appc"
"""That alliance, a network of the register."""


@dataclass(frozen=True, slots=True)
class Place:
    """A government of the nation; `region` and `region_zh` name what it lies in, None for nation and regions."""

    place_id: str
    level: str
    name: str
    name_zh: str | None
    region: str | None
    region_zh: str | None


@dataclass(frozen=True, slots=True)
class Designation:
    """One place in one programme, as one source says.

    Args:
        place_id: None where the place is not found; then `reason` says why.
        round: Which round of the programme, in the register's words; None where it has none.
        since: The date as much of it as is known, `2010-07`; None where no source dates it.
        reported_name: The place as the source prints it.
    """

    claim_id: str
    programme_id: str
    place_id: str | None
    round: str | None
    event_on: date | None
    since: str | None
    stands_from: date
    reported_name: str
    reported_words: str | None
    certainty: str
    source_id: str
    source_row: str
    publisher: str
    url: str
    level: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a peak year.

    Args:
        qualifier: The word that bends the year, as the source has it; None for none.
        said_on: The date as much of it as is known; None where no source dates it.
        is_headline: Whether it speaks for the place by the published rule.
    """

    claim_id: str
    place_id: str
    year: int
    qualifier: str | None
    status: str | None
    said_on: str | None
    stands_from: date
    reported_words: str | None
    certainty: str
    source_id: str
    source_row: str
    publisher: str
    url: str
    is_headline: bool


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the alliance, as one source says; `joined` is the date as much of it as is known."""

    place_id: str
    joined: str | None
    stands_from: date
    certainty: str
    source_id: str
    source_row: str
    publisher: str
    url: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The promise of one kind that stands at a place: the headline's year and status, None where not stated."""

    year: int | None
    status: str | None
    claim_id: str
    source_id: str


@dataclass(frozen=True)
class Peaks:
    """All of it on one day, at the levels asked for.

    Args:
        filters: The day and the levels; kinds and nation are those of this page.
        places: Every government of the nation at these levels by id.
        known: The same and the nation, whatever the levels.
        programmes: Rows of `programmes.sql`, the oldest first, whether any place was in them yet or not.
        alliance: Its `name`, `name_zh` and `url`.
        nation: What the nation itself stated, whatever the levels.
        neutral: Neutrality promises by place, the nation's among them whatever the levels.
        checked: Kind → places a source checked, or where a promise ended, and that have none.
        alphabets: ISO 639-1 code of a language → where each name of a place stands in its alphabet.
    """

    filters: Filters
    places: Mapping[str, Place]
    known: Mapping[str, Place]
    programmes: Sequence[Record]
    alliance: Record
    designations: Sequence[Designation]
    nation: Sequence[Statement]
    statements: Sequence[Statement]
    members: Sequence[Member]
    neutral: Mapping[str, Standing]
    checked: Mapping[str, frozenset[str]]
    alphabets: Mapping[str, Mapping[str, int]]

    @cached_property
    def by_place(self) -> dict[str, list[Statement]]:
        """The statements of each place, the oldest first."""
        said: dict[str, list[Statement]] = {}
        for statement in self.statements:
            said.setdefault(statement.place_id, []).append(statement)
        return said

    @cached_property
    def member_ids(self) -> list[str]:
        """The alliance's members, each once, in order of joining."""
        return list(dict.fromkeys(member.place_id for member in self.members))

    def designated(self, programme_id: str | None, round_: str | None = None) -> list[Designation]:
        """Designations in a programme, and in one round of it; None for all."""
        return [
            each
            for each in self.designations
            if programme_id in (None, each.programme_id) and round_ in (None, each.round)
        ]

    def headline(self, place_id: str) -> Statement | None:
        """The statement that speaks for a place, None where it made none."""
        return next((each for each in self.by_place.get(place_id, ()) if each.is_headline), None)


def place_ids(designations: Iterable[Designation]) -> list[str]:
    """The places designated, each once."""
    return list(dict.fromkeys(each.place_id for each in designations if each.place_id))


def pilots(day: date, levels: tuple[str, ...]) -> Filters:
    """The filters of the map under which the nation's pilots show, and nothing else."""
    return Filters(day=day, kinds=(str(Kind.PILOT),), levels=levels, countries=(NATION,))


def peaks(store: duckdb.DuckDBPyConnection, ground: Ground, day: date, levels: tuple[str, ...]) -> Peaks:
    """What stands on a day at the levels asked for; an empty tuple means all."""
    filters = pilots(day, levels)
    asked = {"day": day, "country": NATION, "network_id": ALLIANCE}
    places = _places(ground, levels)
    world = ground.on(day)
    statements = [Statement(**row) for row in ask_records(store, "peaks/peak_statements", asked)]
    return Peaks(
        filters=filters,
        places=places,
        known=places | _places(ground, (str(Level.NATIONAL),)),
        programmes=ask_records(store, "peaks/programmes", asked),
        alliance=ask_records(store, "peaks/alliance", asked)[0],
        designations=[
            each
            for each in (Designation(**row) for row in ask_records(store, "peaks/designations", asked))
            # A source that leaves the level open may mean any.
            if each.place_id in places or (each.place_id is None and (not levels or each.level in (None, *levels)))
        ],
        nation=[each for each in statements if each.place_id == NATION],
        statements=[each for each in statements if each.place_id in places and each.place_id != NATION],
        members=[
            each
            for each in (Member(**row) for row in ask_records(store, "peaks/alliance_members", asked))
            if each.place_id in places
        ],
        neutral={
            place_id: standing
            for place_id, standing in _neutral(world, day).items()
            if place_id in places or place_id == NATION
        },
        checked={
            kind: frozenset(world.without(replace(filters, kinds=(kind,)))["place_id"])
            for kind in (str(Kind.NEUTRALITY), str(Kind.PEAK))
        },
        alphabets={language: _alphabet(store, language) for language in ("en", "zh")},
    )


def _alphabet(store: duckdb.DuckDBPyConnection, language: str) -> dict[str, int]:
    names = ask_records(store, "peaks/names_in_order", {"country": NATION, "language": language})
    return {row["name"]: position for position, row in enumerate(names)}


def _neutral(world: World, day: date) -> dict[str, Standing]:
    places = world.shown(replace(pilots(day, ()), kinds=(str(Kind.NEUTRALITY),))).places()
    columns = ("place_id", "target_years", "statuses", "claim_ids", "source_ids")
    rows = zip(*(places[name] for name in columns), strict=True)
    return {
        place_id: Standing(int(year) if year else None, status, claim_id, source_id)
        for place_id, (year,), (status,), (claim_id,), (source_id,) in rows
    }


def _places(ground: Ground, levels: tuple[str, ...]) -> dict[str, Place]:
    table = ground.places
    rows = table[(table["country"] == NATION) & ((table["level"].isin(levels)) | (not levels))]
    return {row["place_id"]: _place(row) for row in rows[list(NAMED)].to_dict("records")}


def _place(row: Mapping[Any, Any]) -> Place:
    stated = {name: None if pd.isna(row[name]) else str(row[name]) for name in row}
    is_local = stated["level"] == Level.LOCAL
    return Place(
        place_id=str(row["place_id"]),
        level=str(row["level"]),
        name=str(row["name"]),
        name_zh=stated["name_zh"],
        region=stated["region_name"] if is_local else None,
        region_zh=stated["region_name_zh"] if is_local else None,
    )
