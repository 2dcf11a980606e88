"""One place: what it is, and everything the sources say of it."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from atlas.queries.ask import ask


def place(store: duckdb.DuckDBPyConnection, place_id: str, day: date) -> pd.Series | None:
    """The place with the names around it and its networks as of the day; None when there is none of that id."""
    found = ask(store, "place", {"place_id": place_id, "day": day})
    return None if found.empty else found.iloc[0]


def place_claims(store: duckdb.DuckDBPyConnection, place_id: str, day: date) -> pd.DataFrame:
    """Every claim about the place that stood by the day, kind by kind, newest first."""
    return ask(store, "place_claims", {"place_id": place_id, "day": day})
