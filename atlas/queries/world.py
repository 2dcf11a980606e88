"""What the world page shows: places, the counts beside its filters, and what has no place yet."""

from __future__ import annotations

import duckdb
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from atlas.queries.ask import ask, ask_records
from atlas.queries.filters import Filters


def world_places(store: duckdb.DuckDBPyConnection, filters: Filters) -> pd.DataFrame:
    """One row a place shown, nations first, then by population; the promises as lists in order of kind."""
    return ask(store, "world_places", filters.parameters())


def world_claims(store: duckdb.DuckDBPyConnection, filters: Filters) -> pd.DataFrame:
    """One row a promise shown, with the headline claim and its source."""
    return ask(store, "world_claims", filters.parameters())


def world_facets(store: duckdb.DuckDBPyConnection, filters: Filters) -> dict[str, dict[str, int]]:
    """Facet (`kind`, `level`, `country`, `status`) → choice → places it would show, other filters as they are.

    The facet `year` has one choice, `stated`: the places whose promise has a target year.
    """
    counts: dict[str, dict[str, int]] = {"kind": {}, "level": {}, "country": {}, "status": {}, "year": {}}
    for row in ask_records(store, "world_facets", filters.parameters()):
        counts[row["facet"]][row["code"]] = row["places"]
    return counts


def world_unplaced(store: duckdb.DuckDBPyConnection, filters: Filters) -> pd.DataFrame:
    """One row a promise that passes the filters and whose place is not found yet, with the reason."""
    return ask(store, "world_unplaced", filters.parameters())


def count_promises(places: pd.DataFrame) -> int:
    """Promises behind the rows of `world_places`."""
    return int(places["kinds"].map(len).sum())


def shown_marks(places: pd.DataFrame) -> NDArray[np.int64]:
    """Numbers of the map's marks behind the rows of `world_places`, ascending."""
    if places.empty:
        return np.empty(0, np.int64)
    return np.sort(np.concatenate(places["mark_ids"].to_list()).astype(np.int64))
