"""The file of one place: all the register holds of it, as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb
import numpy as np

from atlas.model import Kind, Level
from atlas.queries.ask import Record, ask_records
from atlas.queries.country.ahead import Pace, race
from atlas.queries.disagreements import disagreements
from atlas.queries.filters import KINDS
from atlas.queries.place import place_claims
from atlas.queries.spells import SCOPES
from atlas.queries.world import Shown, World


@dataclass(frozen=True, slots=True)
class PlaceFile:
    """What the store says of a place.

    Args:
        place: A row of `file_place.sql`.
        names: Rows of `file_names.sql`, language by language.
        populations: Rows of `file_populations.sql`: the figures sources report, whichever is taken.
        around: Rows of `file_around.sql`, the widest first.
        inside: Ids of the places known to lie in it, through any number of links.
        members: Rows of `file_members.sql`, network by network.
        claims: Rows of `queries.place.place_claims`, kind by kind, the headline first.
        rivals: Rows of `queries.disagreements.disagreements`, kind by kind.
        states: Rows of `file_states.sql`, kind by kind, the earliest first.
        found: Rows of `file_found.sql`.
    """

    place: Record
    day: date
    names: list[Record]
    populations: list[Record]
    around: list[Record]
    inside: list[str]
    members: list[Record]
    claims: list[Record]
    rivals: list[Record]
    states: list[Record]
    found: list[Record]

    @property
    def place_id(self) -> str:
        """The id of the place."""
        return str(self.place["place_id"])

    @property
    def level(self) -> Level:
        """The level of its government."""
        return Level(self.place["level"])

    def of_kind(self, kind: str) -> tuple[list[Record], list[Record], list[Record]]:
        """The claims, the rivals and the states of one kind."""
        claims, rivals, states = (
            [row for row in rows if row["kind"] == kind] for rows in (self.claims, self.rivals, self.states)
        )
        return claims, rivals, states


def place_file(store: duckdb.DuckDBPyConnection, place_id: str, day: date) -> PlaceFile | None:
    """All of one place by the day; None when there is none of that id."""
    asked = {"place_id": place_id, "day": day}
    found = ask_records(store, "place_file/place", asked)
    if not found:
        return None
    claims = place_claims(store, place_id, day)
    return PlaceFile(
        place=found[0],
        day=day,
        names=ask_records(store, "place_file/names", asked),
        populations=ask_records(store, "place_file/populations", asked),
        around=ask_records(store, "place_file/around", asked),
        inside=[row["child_id"] for row in ask_records(store, "place_file/inside", asked)],
        members=ask_records(store, "place_file/members", asked),
        claims=claims,
        rivals=disagreements(store, day, place_id=place_id) if any(row["is_disputed"] for row in claims) else [],
        states=ask_records(store, "place_file/states", asked),
        found=ask_records(store, "place_file/found", asked),
    )


COMPARED = (Kind.NEUTRALITY, Kind.RENEWABLE_100, Kind.PEAK, Kind.FOSSIL_FREE)
"""Kinds with one target year, which can be earlier or later than the nation's."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A promise that stands on a day.

    Args:
        year: Target year; None where none is stated.
        status: A `Status` word, or `not_stated`.
        scope: A `Scope` word.
    """

    year: int | None
    status: str
    scope: str


def standing(world: World, place_id: str) -> dict[str, Standing]:
    """Kind → the promise of a place that stands on the day of the world."""
    number = np.flatnonzero(world.ground.places["place_id"].to_numpy() == place_id)
    rows = np.flatnonzero(np.isin(world.place, number))
    return {
        world.choices["kind"][world.codes["kind"][row]]: Standing(
            None if np.isnan(world.year[row]) else int(world.year[row]),
            world.choices["status"][world.codes["status"][row]],
            SCOPES[world.scope[row]],
        )
        for row in rows
    }


def paces(world: World, file: PlaceFile) -> dict[str, set[Pace]]:
    """Kind → how the place's promise stands to its nation's, of the kinds compared; none for a nation itself.

    The country page counts the same.
    """
    if file.level not in (Level.REGIONAL, Level.LOCAL):
        return {}
    number = np.flatnonzero(world.ground.places["place_id"].to_numpy() == file.place_id)
    races = {str(kind): race(world, file.place["country"], kind).groups for kind in COMPARED}
    return {
        kind: {pace for pace, shown in groups.items() if np.isin(world.place[shown.rows], number).any()}
        for kind, groups in races.items()
    }


@dataclass(frozen=True, slots=True)
class Inside:
    """The places inside one, and what they promise.

    Args:
        shown: The promises of all kinds that stand in them.
        rows: Rows of those places in the places of the atlas: those that promise anything first, then by size.
        kinds: Kind → places with a promise of it, those without any left out.
    """

    shown: Shown
    rows: tuple[int, ...]
    kinds: dict[str, int]

    @property
    def n_promising(self) -> int:
        """Places inside with any promise."""
        return self.shown.n_places


def inside(world: World, file: PlaceFile) -> Inside:
    """The regions and local places of a nation, or all that is known to lie in another place, on the day of the world.

    Of a nation they are those the map shows for it without itself, so that each number is the map's.
    """
    places = world.ground.places
    if file.level == Level.NATIONAL:
        within = (places["country"] == file.place_id) & places["level"].isin([Level.REGIONAL, Level.LOCAL])
    else:
        within = places["place_id"].isin(file.inside)
    numbers = np.flatnonzero(within.to_numpy(np.bool_))
    shown = Shown(world, np.flatnonzero(np.isin(world.place, numbers)))
    promising = np.unique(world.place[shown.rows])
    rest = np.setdiff1d(numbers, promising)
    counts = np.bincount(world.codes["kind"][shown.rows], minlength=len(KINDS))
    kinds = {str(kind): int(n) for kind, n in zip(KINDS, counts, strict=True) if n}
    return Inside(shown, tuple(int(row) for row in (*promising, *rest)), kinds)
