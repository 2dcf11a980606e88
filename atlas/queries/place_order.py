"""The orders a list of places can stand in: each holds over all places shown, whatever page is read."""

from __future__ import annotations

from enum import StrEnum

import duckdb
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from atlas.queries.ask import ask
from atlas.queries.world import Shown

Numbers = NDArray[np.int64]


class Order(StrEnum):
    """What comes first; among equals, and for places of which nothing is known, the order is that of `LEVEL`."""

    LEVEL = "level"
    """Nations first, then by residents: the order of `Shown.places`."""
    NAME = "name"
    RESIDENTS = "residents"
    """Most residents first."""
    NEWEST = "newest"
    """The latest commitment first, by the day a source dates it."""
    TARGET = "target"
    """The earliest target year first."""


def places_in_order(
    store: duckdb.DuckDBPyConnection, shown: Shown, order: Order, language: str, *, first: int, count: int
) -> pd.DataFrame:
    """One row a place as `Shown.places` gives it, in that order.

    Args:
        store: The store `shown` is of.
        language: ISO 639-1 code of the language whose alphabet orders the names: `en` or `zh`.
        first: Places to pass over.
        count: Places at most.
    """
    place = shown.world.place[shown.rows]
    places, starts = np.unique(place, return_index=True)
    keys = _names(store, shown, language, places) if order == Order.NAME else _keys(shown, order, places, starts)
    wanted = places[np.argsort(keys, kind="stable")][first:][:count]
    table = Shown(shown.world, shown.rows[np.isin(place, wanted)]).places()
    return table.iloc[np.searchsorted(np.sort(wanted), wanted)].reset_index(drop=True)


def _names(store: duckdb.DuckDBPyConnection, shown: Shown, language: str, places: Numbers) -> Numbers:
    """Where the name of each place stands in the alphabet."""
    names = pd.Index(ask(store, "place_order", {"language": language})["place_id"])
    return np.asarray(names.get_indexer(pd.Index(shown.world.ground.places["place_id"].iloc[places])), np.int64)


def _keys(shown: Shown, order: Order, places: Numbers, starts: Numbers) -> NDArray[np.float64]:
    """A number by place shown, the smallest first; not a number, which comes last, where nothing is known.

    Args:
        places: Rows of the ground's places, ascending.
        starts: Where the promises of each begin in `shown.rows`.
    """
    world = shown.world
    match order:
        case Order.RESIDENTS:
            return -world.ground.places["population"].iloc[places].to_numpy(np.float64, na_value=np.nan)
        case Order.NEWEST:
            since = world.since[shown.rows]
            days = np.where(np.isnat(since), np.nan, since.astype("datetime64[D]").astype(np.float64))
            return -np.asarray(np.fmax.reduceat(days, starts), np.float64)
        case Order.TARGET:
            return np.asarray(np.fmin.reduceat(world.year[shown.rows], starts), np.float64)
        case _:
            return places.astype(np.float64)
