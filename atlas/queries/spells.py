"""Spells in columns: what was known of a kind at a place, and on which days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from atlas.model import DatePrecision, Level, Scope
from atlas.queries.filters import KINDS, STATUSES, Filters

LEVELS = tuple(str(level) for level in Level)
SCOPES = tuple(str(scope) for scope in Scope)
SPELLED = {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7, DatePrecision.DAY: 10}
"""Letters of an ISO 8601 date that are known."""

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Texts = NDArray[np.object_]
Days = NDArray[np.datetime64]


@dataclass(frozen=True, slots=True)
class Spells:
    """Row *i* of every column is one spell, by place and then by kind.

    Args:
        spell_id: Number in the map's table.
        place: Row in the places of the atlas, ascending.
        codes: Facet (`kind`, `level`, `country`, `status`) → position of the spell's choice in `choices`; -1 for none.
        choices: Facet → all its choices.
        from_on: First day.
        until_on: First day after; not a time for the spell that holds now.
        year: Target year; not a number where none is stated.
        since: Earliest day a source dates the promise; not a time where none does.
        spelled: Letters of `since` that are known.
        claim_id: The headline claim; None where no promise stands.
        source_id: Its source.
        scope: Whose emissions or energy it covers, as a position in `SCOPES`.
        disagree: Whether sources do.
        ended: Whether a promise stood before, and was revoked or lapsed.
    """

    spell_id: Numbers
    place: Numbers
    codes: Mapping[str, Numbers]
    choices: Mapping[str, Sequence[str]]
    from_on: Days
    until_on: Days
    year: NDArray[np.float64]
    since: Days
    spelled: Numbers
    claim_id: Texts
    source_id: Texts
    scope: Numbers
    disagree: Mask
    ended: Mask

    def columns(self, rows: Numbers | Mask) -> dict[str, Any]:
        """The columns of some rows, by name."""
        cut = {name: column[rows] for name in COLUMNS if (column := getattr(self, name)) is not None}
        return cut | {"codes": {facet: codes[rows] for facet, codes in self.codes.items()}, "choices": self.choices}

    def on(self, day: date) -> Mask:
        """Whether each spell holds on a day."""
        asked = np.datetime64(day)
        return np.asarray((self.from_on <= asked) & ~(self.until_on <= asked), np.bool_)

    def passing(self, filters: Filters) -> dict[str, Mask]:
        """Facet → whether each spell passes the filter of that name; facets without a choice, and the day, left out."""
        chosen = {
            "kind": filters.kinds_shown,
            "level": filters.levels,
            "country": filters.countries,
            "status": filters.statuses,
        }
        passing = {facet: self._among(facet, words) for facet, words in chosen.items() if words}
        return passing | {"year": within(self.year, filters)}

    def _among(self, facet: str, words: Sequence[str]) -> Mask:
        # One more at the end, which the code -1 picks: what has no choice is among none.
        among = np.array([*(word in words for word in self.choices[facet]), False])
        return among[self.codes[facet]]


COLUMNS = tuple(name for name in Spells.__dataclass_fields__ if name not in ("codes", "choices"))


def spells(table: pd.DataFrame, place: Numbers, level: Numbers, country: Numbers, countries: Sequence[str]) -> Spells:
    """The spells of a table, in order of place and kind.

    Args:
        table: Rows of `world_spells.sql`.
        place: Row of each row's place in the places of the atlas.
        level: Position in `LEVELS` by place.
        country: Position in `countries` by place, -1 for none.
    """
    kind = positions(table["kind"], KINDS)
    order = np.lexsort((kind, place))
    place, kind, table = place[order], kind[order], table.iloc[order]
    return Spells(
        spell_id=table["spell_id"].to_numpy(np.int64),
        place=place,
        codes={
            "kind": kind,
            "level": level[place],
            "country": country[place],
            "status": positions(table["status"], STATUSES[:-1]) % len(STATUSES),  # none is the last
        },
        choices={"kind": KINDS, "level": LEVELS, "country": countries, "status": STATUSES},
        from_on=table["from_on"].to_numpy("datetime64[D]"),
        until_on=table["until_on"].to_numpy("datetime64[D]"),
        year=table["target_year"].to_numpy(np.float64, na_value=np.nan),
        since=table["since"].to_numpy("datetime64[D]"),
        spelled=np.array([*SPELLED.values(), 0])[positions(table["since_precision"], tuple(SPELLED))],
        claim_id=table["claim_id"].to_numpy(np.object_),
        source_id=table["source_id"].to_numpy(np.object_),
        scope=positions(table["scope"], SCOPES),
        disagree=table["disagree"].to_numpy(np.bool_),
        ended=table["ended_on"].notna().to_numpy(np.bool_),
    )


def all_of(masks: Mapping[str, Mask]) -> Mask:
    """Where every mask is set."""
    return np.asarray(np.logical_and.reduce(list(masks.values())), np.bool_)


def within(year: NDArray[np.float64], filters: Filters) -> Mask:
    """Whether each target year lies between the bounds; with a bound set, no year is outside."""
    passes = np.ones(len(year), np.bool_)
    if filters.year_from is not None:
        passes &= year >= filters.year_from
    if filters.year_to is not None:
        passes &= year <= filters.year_to
    return passes


def positions(column: pd.Series[Any], words: Sequence[str]) -> Numbers:
    """Position of each value in the words, -1 where it is none of them."""
    return np.asarray(pd.Categorical(column, list(words)).codes, np.int64)
