"""How old the records are: the newest day on which anything dated was said of a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb
import numpy as np
import pandas as pd

from atlas.queries.ask import ask
from atlas.queries.filters import KINDS
from atlas.queries.spells import Days, Mask, Numbers, positions
from atlas.queries.world import Ground

UNDATED = np.iinfo(np.int64).min
"""As a number of days: not a time."""


@dataclass(frozen=True, slots=True)
class Statements:
    """Row *i* of every column is one thing said.

    Args:
        place: Row in the places of the atlas.
        kind: Position in `KINDS`.
        from_on: First day it is known to be said.
        dated_on: Last day it may date from: of a month or year, the last; not a time where no source dates it.
    """

    place: Numbers
    kind: Numbers
    from_on: Days
    dated_on: Days

    def newest(self, day: date, kinds: Sequence[str], n_places: int) -> tuple[Mask, Days]:
        """For each place: whether anything is said of these kinds by a day, and the newest day any of it may date from.

        Promises, ends and checks all count: each is a look at the place. Not a time where nothing said is dated.
        """
        said = (self.from_on <= np.datetime64(day)) & np.isin(self.kind, [KINDS.index(kind) for kind in kinds])
        place, dated = self.place[said], self.dated_on[said].astype(np.int64)
        spoken, newest = np.zeros(n_places, np.bool_), np.full(n_places, UNDATED)
        spoken[place] = True
        np.maximum.at(newest, place, dated)  # what is not a time is the smallest number
        return spoken, newest.astype("datetime64[D]")


def statements(store: duckdb.DuckDBPyConnection, ground: Ground) -> Statements:
    """Everything said of every place."""
    table = ask(store, "networks/statements")
    return Statements(
        place=np.asarray(pd.Index(ground.places["place_id"]).get_indexer(pd.Index(table["place_id"])), np.int64),
        kind=positions(table["kind"], KINDS),
        from_on=table["from_on"].to_numpy("datetime64[D]"),
        dated_on=table["dated_on"].to_numpy("datetime64[D]"),
    )
