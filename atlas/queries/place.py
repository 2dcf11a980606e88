"""One place: what it is, and everything the sources say of it."""

from __future__ import annotations

from datetime import date

import duckdb

from atlas.queries.ask import Record, ask_records


def place(store: duckdb.DuckDBPyConnection, place_id: str, day: date) -> Record | None:
    """The place with the names around it and its networks as of the day; None when there is none of that id."""
    found = ask_records(store, "place", {"place_id": place_id, "day": day})
    return found[0] if found else None


def place_claims(store: duckdb.DuckDBPyConnection, place_id: str, day: date) -> list[Record]:
    """Every claim about the place that stood by the day, kind by kind, the headline and then the newest first."""
    return ask_records(store, "place_claims", {"place_id": place_id, "day": day})
