"""When promises were made, by whom, and what is left of them: counted from the spells that are held in memory.

A promise is one place's of one kind, as the world page counts them. It is made on the earliest day a source dates it,
and is over where a source says it was revoked or has lapsed; one made again after that is another. So on any day

    made in a known year + made in no known year - revoked or lapsed = standing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from atlas.model import Level
from atlas.queries.filters import KINDS, Filters
from atlas.queries.spells import LEVELS, Days, Mask, Numbers, Texts, all_of
from atlas.queries.world import Ground, Shown

MONTH_KNOWN = 7
"""Letters of an ISO 8601 date that name a month."""
MOST = 8
"""Nations told apart; the others are one group."""
REST = "rest"
"""The group of all nations beyond those."""


class By(StrEnum):
    """What promises are told apart by."""

    KIND = "kind"
    LEVEL = "level"
    CONTINENT = "continent"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class History:
    """Row *i* of every column is one promise made by a day: those that stand on it, then those that are over.

    Args:
        day: The day.
        standing: How many stand: so many rows from the first.
        countries: Nations by their code's position in `country`.
        place: Row in the places of the atlas.
        kind: Position in `KINDS`.
        level: Position in `LEVELS`.
        country: Position in `countries`, -1 for a place of no nation.
        since: Earliest day a source dates it; not a time where none does.
        spelled: Letters of `since` that are known.
        year: Target year of the headline; not a number where none is stated.
        until_on: First day it stood no more; not a time for those that stand.
        claim_id: The headline claim, the last one of those that are over.
        source_id: Its source.
    """

    day: date
    standing: int
    countries: Sequence[str]
    place: Numbers
    kind: Numbers
    level: Numbers
    country: Numbers
    since: Days
    spelled: Numbers
    year: NDArray[np.float64]
    until_on: Days
    claim_id: Texts
    source_id: Texts

    @property
    def stands(self) -> Mask:
        """Whether each stands on the day."""
        return np.arange(len(self.place)) < self.standing

    @property
    def made_year(self) -> NDArray[np.float64]:
        """Calendar year each was made; not a number where no source dates it."""
        return _years(self.since)

    @property
    def made_month(self) -> Numbers:
        """Months from January 1970 to the one each was made in; -1 where no source names one."""
        known = ~np.isnat(self.since) & (self.spelled >= MONTH_KNOWN)
        return np.where(known, self.since.astype("datetime64[M]").astype(np.int64), -1)


@dataclass(frozen=True, slots=True)
class Groups:
    """What promises are told apart by.

    Args:
        by: The facet.
        codes: Of the groups any promise is in that stood by the day: in order of the vocabulary, nations by how many
            stand, `REST` behind them; what is of no nation is `Level.SUPRANATIONAL`.
        at: Position in `codes` by the facet's code; its last is of what has no code.
    """

    by: By
    codes: tuple[str, ...]
    at: Numbers

    @property
    def facet(self) -> str:
        """The facet of spells whose code decides."""
        return "country" if self.by is By.CONTINENT else str(self.by)

    def of(self, found: History) -> Numbers:
        """Position in `codes` of each promise."""
        return self.at[{"kind": found.kind, "level": found.level, "country": found.country}[self.facet]]

    def counts(self, found: History, rows: Mask, numbers: Numbers, first: int, last: int) -> Numbers:
        """How many of some rows there are by group, and by number from the first to the last, which hold all beyond."""
        width = last - first + 1
        number = np.clip(numbers[rows], first, last) - first
        return np.bincount(self.of(found)[rows] * width + number, minlength=len(self.codes) * width).reshape(-1, width)


def history(ground: Ground, shown: Shown, filters: Filters) -> History:
    """Every promise made by the day that passes the filters.

    Args:
        shown: What of the ground passes them on their day.
    """
    promises, world = ground.promises, shown.world
    over = np.flatnonzero(
        all_of(promises.passing(filters)) & (promises.until_on <= np.datetime64(filters.day)) & ~_goes_on(ground)
    )

    def column(name: str) -> NDArray[Any]:
        return np.concatenate([getattr(world, name)[shown.rows], getattr(promises, name)[over]])

    def code(facet: str) -> Numbers:
        return np.concatenate([world.codes[facet][shown.rows], promises.codes[facet][over]])

    until_on = np.concatenate([np.full(len(shown.rows), "NaT", "datetime64[D]"), promises.until_on[over]])
    return History(
        day=filters.day,
        standing=len(shown.rows),
        countries=promises.choices["country"],
        kind=code("kind"),
        level=code("level"),
        country=code("country"),
        until_on=until_on,
        **{name: column(name) for name in ("place", "since", "spelled", "year", "claim_id", "source_id")},
    )


def groups(ground: Ground, found: History, filters: Filters, by: By, continents: Mapping[str, Sequence[str]]) -> Groups:
    """The groups the promises are in that pass the filters by their day.

    Args:
        found: The history under these filters.
        continents: Code of a continent → its nations, in order of the vocabulary.
    """
    no_nation = str(Level.SUPRANATIONAL)
    match by:
        case By.KIND | By.LEVEL:
            words = KINDS if by is By.KIND else LEVELS
            of = np.arange(len(words) + 1)
        case By.CONTINENT:
            words = (*continents, no_nation)
            within = {nation: at for at, nations in enumerate(continents.values()) for nation in nations}
            of = np.array([*(within.get(nation, len(continents)) for nation in found.countries), len(continents)])
        case By.COUNTRY:
            largest = _largest(found)
            words = (*(found.countries[code] for code in largest), no_nation, REST)
            of = np.full(len(found.countries) + 1, len(words) - 1, np.int64)
            of[largest], of[-1] = np.arange(len(largest)), len(words) - 2
    return _present(Groups(by, words, of), ground, filters)


def standing_on(ground: Ground, filters: Filters, shown: Groups, days: Sequence[date]) -> Numbers:
    """How many promises that pass the filters stood, by group and by day."""
    promises = ground.promises
    passing, group = all_of(promises.passing(filters)), shown.at[promises.codes[shown.facet]]
    counts = [np.bincount(group[passing & promises.on(day)], minlength=len(shown.codes)) for day in days]
    return np.array(counts, np.int64).reshape(len(days), len(shown.codes)).T


def _present(every: Groups, ground: Ground, filters: Filters) -> Groups:
    """The groups without those no promise is in."""
    promises = ground.promises
    held = all_of(promises.passing(filters)) & (promises.from_on <= np.datetime64(filters.day))
    present = np.unique(every.at[promises.codes[every.facet][held]])
    kept = np.zeros(len(every.codes) + 1, np.int64)
    kept[present] = np.arange(len(present))
    return Groups(every.by, tuple(every.codes[at] for at in present), kept[every.at])


def _largest(found: History) -> list[int]:
    """Positions of the nations with most promises standing, `MOST` at most."""
    held, counts = np.unique(found.country[: found.standing], return_counts=True)
    return [int(each) for each in held[np.argsort(-counts, kind="stable")] if each >= 0][:MOST]


def _goes_on(ground: Ground) -> Mask:
    """Whether each spell of a promise is followed at once by another of the same place and kind."""
    promises = ground.promises
    key = promises.place * len(KINDS) + promises.codes["kind"]
    goes_on = (key[1:] == key[:-1]) & (promises.from_on[1:] == promises.until_on[:-1])
    return np.append(goes_on, False)[: len(key)]


def _years(days: Days) -> NDArray[np.float64]:
    years = days.astype("datetime64[Y]").astype(np.float64) + 1970
    return np.where(np.isnat(days), np.nan, years)
