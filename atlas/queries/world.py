"""What the world page shows: places, the counts beside its filters, what is known not to be, what has no place yet.

Every spell is read once and held as the `Ground`; a day or a filter only picks among its rows, so that choosing one
costs no question to the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from atlas.model import Level
from atlas.queries.ask import ask
from atlas.queries.filters import KINDS, NOT_STATED, Filters
from atlas.queries.spells import LEVELS, SCOPES, Mask, Numbers, Spells, all_of, positions, spells, within

AREAS = (Level.NATIONAL, Level.REGIONAL)
"""Levels that can be blank for want of a source: nobody lists all the world's towns."""
LISTS = ("kinds", "target_years", "statuses", "scopes", "since", "source_ids", "claim_ids")
"""Columns of `Shown.places` that hold one text a promise, in order of kind; empty where no source states it."""
FAR = 1 << 20
"""Days since 1970 of no day there is."""
WAITING = ["reported_name", "country", "level", "kind", "source_id", "source_row", "reason"]
"""What makes one promise without a place of several claims."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What does not change with the day.

    Args:
        places: Every place, nations first, then by population.
        promises: The spells in which a promise stands.
        blanks: The spells in which none does: a source checked and found none, or it was revoked or lapsed.
        unplaced: Claims whose place is not found, each standing from `stands_from` and until `ended_on`.
        level: Position in `LEVELS` by row in `places`.
        country: Position in the countries of the spells by row in `places`; -1 for a place of no nation.
    """

    places: pd.DataFrame
    promises: Spells
    blanks: Spells
    unplaced: pd.DataFrame
    level: Numbers
    country: Numbers

    def on(self, day: date) -> World:
        """All that stands on a day."""
        return World(**self.promises.columns(self.promises.on(day)), ground=self, day=day)

    def selected(self, filters: Filters) -> Numbers:
        """Numbers of the map's spells that pass the filters, on whatever day, those of blanks among them; ascending.

        A blank has no status and no target year: it passes where neither is asked for.
        """
        kept = [each.spell_id[all_of(each.passing(filters))] for each in (self.promises, self.blanks)]
        return np.sort(np.concatenate(kept[:1] if filters.asks_of_promises else kept))

    def growth(self, filters: Filters) -> pd.DataFrame:
        """Places with a promise of each kind through time: columns `day`, `kind`, `places`, one row a change.

        The day of the filters is passed over.
        """
        passing = all_of(self.promises.passing(filters))
        ending = passing & ~np.isnat(self.promises.until_on)
        days = np.concatenate([self.promises.from_on[passing], self.promises.until_on[ending]])
        kinds = np.concatenate([self.promises.codes["kind"][mask] for mask in (passing, ending)])
        # One number a kind and day, kind by kind; the change on it, and the sum of changes since the kind's first.
        moments, moment = np.unique(kinds * FAR + days.astype(np.int64), return_inverse=True)
        change = np.bincount(moment, np.repeat([1, -1], [passing.sum(), ending.sum()]), len(moments)).astype(np.int64)
        moments, change = moments[change != 0], change[change != 0]
        kind, total = moments // FAR, np.cumsum(change)
        before = np.append(0, total)[np.searchsorted(kind, kind)]
        return pd.DataFrame(
            {
                "day": (moments % FAR).astype("datetime64[D]").astype("datetime64[s]"),
                "kind": _words(KINDS, kind),
                "places": total - before,
            }
        )


@dataclass(frozen=True, slots=True)
class World(Spells):
    """All promises that stand on one day."""

    ground: Ground
    day: date

    def shown(self, filters: Filters) -> Shown:
        """The promises that pass the filters."""
        return Shown(self, np.flatnonzero(all_of(self.passing(filters))))

    def facets(self, filters: Filters) -> dict[str, dict[str, int]]:
        """Facet (`kind`, `level`, `country`, `status`) → choice → places it would show, other filters as they are.

        The facet `year` has one choice, `stated`: the places whose promise has a target year.
        """
        passing = self.passing(filters)

        def but(facet: str) -> Mask:
            return all_of({name: mask for name, mask in passing.items() if name != facet})

        counts = {}
        for facet, codes in self.codes.items():
            kept, words = but(facet) & (codes >= 0), self.choices[facet]
            # Promises of a place stand together, so few of its pairs are out of order.
            pairs = np.sort(self.place[kept] * len(words) + codes[kept], kind="stable")
            places = np.bincount(pairs[_firsts(pairs)] % max(1, len(words)), minlength=len(words))
            counts[facet] = {word: int(n) for word, n in zip(words, places, strict=True) if n}
        stated = self.place[but("year") & ~np.isnan(self.year)]
        return counts | {"year": {"stated": len(_firsts(stated))}}

    def without(self, filters: Filters) -> pd.DataFrame:
        """One row a place that is known to have none of the kinds shown, nations first, then by population.

        The column `kinds` lists the kinds a source checked, or that ended; `ended` says which of them did. Empty where
        the filters ask for a status or a target year, which only a promise has.
        """
        blanks, ground = self.ground.blanks, self.ground
        rows = self._blank(filters)
        place = blanks.place[rows]
        starts = _firsts(place)
        spans = list(zip(starts.tolist(), np.append(starts, len(place))[1:].tolist(), strict=True))
        kinds, ended = _words(KINDS, blanks.codes["kind"][rows]), blanks.ended[rows].tolist()
        table = ground.places.iloc[place[starts]].reset_index(drop=True)
        lists = {"kinds": [kinds[a:b] for a, b in spans], "ended": [ended[a:b] for a, b in spans]}
        return table.assign(**_objects(lists))

    def uncovered(self, filters: Filters) -> pd.DataFrame:
        """One row a nation or region asked for of which no source says anything of the kinds shown.

        Empty where the filters ask for a status or a target year: then what does not show may be there.
        """
        ground = self.ground
        rows = _among(ground.level, AREAS, LEVELS) & (not filters.asks_of_promises)
        if filters.levels:
            rows &= _among(ground.level, filters.levels, LEVELS)
        if filters.countries:
            rows &= _among(ground.country, filters.countries, self.choices["country"])
        rows[self.place[self.shown(filters).rows]] = False
        rows[ground.blanks.place[self._blank(filters)]] = False
        return ground.places.iloc[np.flatnonzero(rows)].reset_index(drop=True)

    def _blank(self, filters: Filters) -> Numbers:
        """Rows of the blank spells of places that show nothing."""
        blanks = self.ground.blanks
        passing = blanks.on(self.day) & all_of(blanks.passing(filters)) & (not filters.asks_of_promises)
        passing &= ~np.isin(blanks.place, self.place[self.shown(filters).rows])
        return np.flatnonzero(passing)

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
        kept = rows[passes.to_numpy(np.bool_) & within(year, filters)].drop_duplicates(WAITING)
        return kept.drop(columns=["status", "target_year", "stands_from", "ended_on"]).reset_index(drop=True)


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
    def place_ids(self) -> list[str]:
        """Ids of the places shown, nations first, then by population."""
        places = self.world.ground.places["place_id"].to_numpy()
        return list(places[np.unique(self.world.place[self.rows])])

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


@dataclass(frozen=True, slots=True)
class View:
    """What some filters show, and all that is counted beside it.

    Args:
        spells: Numbers of the map's spells that pass, on whatever day.
        facets: As `World.facets`.
        waiting: As `World.waiting`.
        without: As `World.without`.
        uncovered: As `World.uncovered`.
    """

    shown: Shown
    spells: Numbers
    facets: Mapping[str, Mapping[str, int]]
    waiting: pd.DataFrame
    without: pd.DataFrame
    uncovered: pd.DataFrame


def view(world: World, filters: Filters) -> View:
    """All that a page asks of some filters on their day, at once, since it is kept."""
    return View(
        shown=world.shown(filters),
        spells=world.ground.selected(filters),
        facets=world.facets(filters),
        waiting=world.waiting(filters),
        without=world.without(filters),
        uncovered=world.uncovered(filters),
    )


def ground(store: duckdb.DuckDBPyConnection) -> Ground:
    """What of a store does not change with the day."""
    places, table, unplaced = ask(store, "world_places"), ask(store, "world_spells"), ask(store, "world_unplaced")
    countries = tuple(sorted(places["country"].dropna().unique()))
    unplaced["status"] = unplaced["status"].fillna(NOT_STATED)
    row = np.asarray(pd.Index(places["place_id"]).get_indexer(pd.Index(table["place_id"])), np.int64)
    level, country = positions(places["level"], LEVELS), positions(places["country"], countries)
    active = table["active"].to_numpy(np.bool_)
    promises, blanks = (spells(table[mask], row[mask], level, country, countries) for mask in (active, ~active))
    return Ground(places, promises, blanks, unplaced, level, country)


def world_places(store: duckdb.DuckDBPyConnection, filters: Filters) -> pd.DataFrame:
    """One row a place shown, asked afresh: `World.shown` is for a page, which asks many times."""
    return ground(store).on(filters.day).shown(filters).places()


def world_claims(store: duckdb.DuckDBPyConnection, day: date, claim_ids: Sequence[str] | None = None) -> pd.DataFrame:
    """One row a promise that stands on the day, with its headline claim and source.

    Args:
        claim_ids: Headline claims of the promises wanted; None for all.
    """
    return ask(store, "world_claims", {"day": day, "claim_ids": None if claim_ids is None else list(claim_ids)})


def _among(codes: Numbers, asked: Sequence[str], words: Sequence[str]) -> Mask:
    """Whether each code is that of a word asked for; -1 is of none."""
    return np.array([*(word in asked for word in words), False])[codes]


def _firsts(ascending: Numbers) -> Numbers:
    """Where each number of an ascending row, none below zero, stands for the first time."""
    return np.flatnonzero(np.diff(ascending, prepend=-1))


def _words(words: Sequence[str], codes: Numbers) -> list[str]:
    return [words[code] for code in codes]


def _objects(lists: Mapping[str, Iterable[object]]) -> dict[str, Any]:
    """Columns whose cells are lists."""
    return {name: pd.Series(list(cells), dtype=object) for name, cells in lists.items()}
