"""What the world page shows: places, the counts beside its filters, and what has no place yet.

The state of a day is asked for once and held as a `World`; filters only pick among its rows, so that choosing one costs
no question to the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from atlas.model import DatePrecision, Level, Scope
from atlas.queries.ask import ask
from atlas.queries.filters import KINDS, NOT_STATED, STATUSES, Filters

LEVELS = tuple(str(level) for level in Level)
SCOPES = tuple(str(scope) for scope in Scope)
LISTS = ("kinds", "target_years", "statuses", "scopes", "since", "source_ids", "claim_ids")
"""Columns of `Shown.places` that hold one text a promise, in order of kind; empty where no source states it."""
WAITING = ["reported_name", "country", "level", "kind", "source_id", "source_row", "reason"]
"""What makes one promise without a place of several claims."""
SPELLED = {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7, DatePrecision.DAY: 10}
"""Letters of an ISO 8601 date that are known."""

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Texts = NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class Ground:
    """What does not change with the day.

    Args:
        places: Every place the map can show, nations first, then by population.
        marks: Number on the map by row in `places` and position in `KINDS`.
        unplaced: Claims whose place is not found, each standing from `stands_from` and until `ended_on`.
        countries: Codes of all nations with a place.
        country: Position in `countries` by row in `places`; -1 for a place of no nation.
        level: Position in `LEVELS` by row in `places`.
    """

    places: pd.DataFrame
    marks: Numbers
    unplaced: pd.DataFrame
    countries: tuple[str, ...]
    country: Numbers
    level: Numbers


@dataclass(frozen=True, slots=True)
class World:
    """All that stands on one day: row *i* of every column is one promise, by place and then by kind.

    Args:
        place: Row in the ground's places, ascending.
        codes: Facet → position of the promise's choice in `choices`; -1 for none.
        choices: Facet → all its choices.
        year: Target year; not a number where none is stated.
        since: Earliest day a source dates the promise; not a time where none does.
        spelled: Letters of `since` that are known.
        claim_id: The headline claim.
        source_id: Its source.
        scope: Whose emissions or energy it covers, as a position in `SCOPES`.
        disagree: Whether sources do.
    """

    ground: Ground
    day: date
    place: Numbers
    codes: Mapping[str, Numbers]
    choices: Mapping[str, Sequence[str]]
    year: NDArray[np.float64]
    since: NDArray[np.datetime64]
    spelled: Numbers
    claim_id: Texts
    source_id: Texts
    scope: Numbers
    disagree: Mask

    def shown(self, filters: Filters) -> Shown:
        """The promises that pass the filters."""
        return Shown(self, np.flatnonzero(_all(self._passing(filters))))

    def facets(self, filters: Filters) -> dict[str, dict[str, int]]:
        """Facet (`kind`, `level`, `country`, `status`) → choice → places it would show, other filters as they are.

        The facet `year` has one choice, `stated`: the places whose promise has a target year.
        """
        passing = self._passing(filters)

        def but(facet: str) -> Mask:
            return _all({name: mask for name, mask in passing.items() if name != facet})

        counts = {}
        for facet, codes in self.codes.items():
            kept, words = but(facet) & (codes >= 0), self.choices[facet]
            # Promises of a place stand together, so few of its pairs are out of order.
            pairs = np.sort(self.place[kept] * len(words) + codes[kept], kind="stable")
            places = np.bincount(pairs[_firsts(pairs)] % max(1, len(words)), minlength=len(words))
            counts[facet] = {word: int(n) for word, n in zip(words, places, strict=True) if n}
        stated = self.place[but("year") & ~np.isnan(self.year)]
        return counts | {"year": {"stated": len(_firsts(stated))}}

    def waiting(self, filters: Filters) -> pd.DataFrame:
        """One row a promise that passes the filters and whose place is not found yet, with the reason.

        A row whose source does not say the level may be of any level, and stays in every choice of levels.
        """
        rows, day = self.ground.unplaced, pd.Timestamp(self.day)
        passes = (rows["stands_from"] <= day) & ~(rows["ended_on"] <= day) & rows["kind"].isin(filters.kinds_shown)
        if filters.levels:
            passes &= rows["level"].isna() | rows["level"].isin(filters.levels)
        if filters.countries:
            passes &= rows["country"].isin(filters.countries)
        if filters.statuses:
            passes &= rows["status"].isin(filters.statuses)
        year = rows["target_year"].to_numpy(np.float64, na_value=np.nan)
        kept = rows[passes.to_numpy(np.bool_) & _within(year, filters)].drop_duplicates(WAITING)
        return kept.drop(columns=["status", "target_year", "stands_from", "ended_on"]).reset_index(drop=True)

    def _passing(self, filters: Filters) -> dict[str, Mask]:
        """Facet → whether each promise passes the filter of that name; facets without a choice left out."""
        chosen = {
            "kind": filters.kinds_shown,
            "level": filters.levels,
            "country": filters.countries,
            "status": filters.statuses,
        }
        passing = {name: self._among(name, words) for name, words in chosen.items() if words}
        return passing | {"year": _within(self.year, filters)}

    def _among(self, facet: str, words: Sequence[str]) -> Mask:
        # One more at the end, which the code -1 picks: what has no choice is among none.
        among = np.array([*(word in words for word in self.choices[facet]), False])
        return among[self.codes[facet]]


@dataclass(frozen=True, slots=True)
class Shown:
    """The rows of a `World` that pass some filters."""

    world: World
    rows: Numbers

    @property
    def n_places(self) -> int:
        """Places shown."""
        return len(_firsts(self.world.place[self.rows]))

    @property
    def n_promises(self) -> int:
        """Promises behind them."""
        return len(self.rows)

    @property
    def marks(self) -> Numbers:
        """Numbers of the map's marks, ascending."""
        world = self.world
        return np.sort(world.ground.marks[world.place[self.rows], world.codes["kind"][self.rows]])

    @property
    def claim_ids(self) -> list[str]:
        """The headline claim of each promise."""
        return list(self.world.claim_id[self.rows])

    def places(self, first: int = 0, count: int | None = None) -> pd.DataFrame:
        """One row a place, nations first, then by population; the promises as lists in order of kind.

        Args:
            first: Places to pass over.
            count: Places at most; None for all that follow.
        """
        world, place = self.world, self.world.place[self.rows]
        starts = _firsts(place)
        ends = np.append(starts, len(place))[1:]
        kept = slice(first, None if count is None else first + count)
        spans = list(zip(starts[kept].tolist(), ends[kept].tolist(), strict=True))
        table = world.ground.places.iloc[place[starts[kept]]].reset_index(drop=True)
        offset, end = (spans[0][0], spans[-1][1]) if spans else (0, 0)
        texts = self._texts(self.rows[offset:end])
        lists = {name: [texts[name][a - offset : b - offset] for a, b in spans] for name in LISTS}
        disagree = world.disagree[self.rows]
        return table.assign(**_objects(lists), disagree=[bool(disagree[a:b].any()) for a, b in spans])

    def _texts(self, rows: Numbers) -> dict[str, list[str]]:
        """The columns of `LISTS` for some rows of the world."""
        world = self.world
        days = zip(world.since[rows].astype(str), world.spelled[rows].tolist(), strict=True)
        return {
            "kinds": _words(world.choices["kind"], world.codes["kind"][rows]),
            "target_years": ["" if np.isnan(year) else f"{year:.0f}" for year in world.year[rows]],
            "statuses": _words(world.choices["status"], world.codes["status"][rows]),
            "scopes": _words(SCOPES, world.scope[rows]),
            "since": ["" if day == "NaT" else day[:letters] for day, letters in days],
            "source_ids": list(world.source_id[rows]),
            "claim_ids": list(world.claim_id[rows]),
        }


def ground(store: duckdb.DuckDBPyConnection) -> Ground:
    """What of a store does not change with the day."""
    places, marks, unplaced = ask(store, "world_places"), ask(store, "world_marks"), ask(store, "world_unplaced")
    numbers = np.full((len(places), len(KINDS)), -1, np.int64)
    numbers[_rows(places, marks), _codes(marks["kind"], KINDS)] = marks["mark_id"]
    countries = tuple(sorted(places["country"].dropna().unique()))
    unplaced["status"] = unplaced["status"].fillna(NOT_STATED)
    return Ground(
        places, numbers, unplaced, countries, _codes(places["country"], countries), _codes(places["level"], LEVELS)
    )


def world_on(store: duckdb.DuckDBPyConnection, day: date, ground: Ground) -> World:
    """All that stands on a day.

    Args:
        ground: The ground of the same store.
    """
    promises = ask(store, "world_promises", {"day": day})
    place, kind = _rows(ground.places, promises), _codes(promises["kind"], KINDS)
    order = np.lexsort((kind, place))
    place, promises = place[order], promises.iloc[order]
    return World(
        ground=ground,
        day=day,
        place=place,
        codes={
            "kind": kind[order],
            "level": ground.level[place],
            "country": ground.country[place],
            "status": _codes(promises["status"], STATUSES[:-1]) % len(STATUSES),  # none is the last
        },
        choices={"kind": KINDS, "level": LEVELS, "country": ground.countries, "status": STATUSES},
        year=promises["target_year"].to_numpy(np.float64, na_value=np.nan),
        since=promises["since"].to_numpy("datetime64[D]"),
        spelled=np.array([*SPELLED.values(), 0])[_codes(promises["since_precision"], tuple(SPELLED))],
        claim_id=promises["claim_id"].to_numpy(np.object_),
        source_id=promises["source_id"].to_numpy(np.object_),
        scope=_codes(promises["scope"], SCOPES),
        disagree=promises["disagree"].to_numpy(np.bool_),
    )


def world_places(store: duckdb.DuckDBPyConnection, filters: Filters) -> pd.DataFrame:
    """One row a place shown, asked afresh: `World.shown` is for a page, which asks many times."""
    return world_on(store, filters.day, ground(store)).shown(filters).places()


def world_claims(store: duckdb.DuckDBPyConnection, day: date, claim_ids: Sequence[str] | None = None) -> pd.DataFrame:
    """One row a promise that stands on the day, with its headline claim and source.

    Args:
        claim_ids: Headline claims of the promises wanted; None for all.
    """
    return ask(store, "world_claims", {"day": day, "claim_ids": None if claim_ids is None else list(claim_ids)})


def _all(masks: Mapping[str, Mask]) -> Mask:
    return np.asarray(np.logical_and.reduce(list(masks.values())), np.bool_)


def _within(year: NDArray[np.float64], filters: Filters) -> Mask:
    passes = np.ones(len(year), np.bool_)
    if filters.year_from is not None:
        passes &= year >= filters.year_from
    if filters.year_to is not None:
        passes &= year <= filters.year_to
    return passes


def _firsts(ascending: Numbers) -> Numbers:
    """Where each number of an ascending row, none below zero, stands for the first time."""
    return np.flatnonzero(np.diff(ascending, prepend=-1))


def _rows(places: pd.DataFrame, table: pd.DataFrame) -> Numbers:
    """Row in `places` of the place of each row of a table."""
    return np.asarray(pd.Index(places["place_id"]).get_indexer(pd.Index(table["place_id"])), np.int64)


def _codes(column: pd.Series[Any], words: Sequence[str]) -> Numbers:
    """Position of each value in the words, -1 where it is none of them."""
    return np.asarray(pd.Categorical(column, list(words)).codes, np.int64)


def _words(words: Sequence[str], codes: Numbers) -> list[str]:
    return [words[code] for code in codes]


def _objects(lists: Mapping[str, Iterable[object]]) -> dict[str, Any]:
    """Columns whose cells are lists."""
    return {name: pd.Series(list(cells), dtype=object) for name, cells in lists.items()}
