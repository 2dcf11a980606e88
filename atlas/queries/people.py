"""The people living under the commitments shown, each counted once, as an interval."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb
import numpy as np

from atlas.queries.ask import ask_records
from atlas.queries.filters import Filters
from atlas.queries.spells import all_of
from atlas.queries.world import Ground


@dataclass(frozen=True, slots=True)
class People:
    """People under the commitments of some places on a day, as `docs/decisions/0009` counts them.

    Args:
        low: Residents at least.
        high: Residents at most; None where nothing bounds them.
        counted: Places whose residents are counted.
        skipped: Places inside a counted one, whose residents are counted there.
        unknown: Counted places of which no source states how many live there.
        doubtful: Counted places that may overlap another: no link says.
    """

    day: date
    low: int
    high: int | None
    counted: int
    skipped: int
    unknown: int
    doubtful: int


def people_on(store: duckdb.DuckDBPyConnection, day: date, place_ids: Sequence[str]) -> People:
    """The people of the places that have a commitment on a day.

    Args:
        place_ids: Those places, in any order; ids the store does not hold are passed over.
    """
    (row,) = ask_records(store, "people", {"place_ids": list(place_ids)})
    return People(day=day, **row)


def places_through_time(ground: Ground, filters: Filters, days: Iterable[date]) -> dict[date, list[str]]:
    """The places with a promise that passes the filters, on each of some days in place of theirs."""
    promises, place_ids = ground.promises, ground.places["place_id"].to_numpy()
    passing = all_of(promises.passing(filters))
    return {day: list(place_ids[np.unique(promises.place[passing & promises.on(day)])]) for day in days}
