"""The published totals beside what the register holds: how far they differ, and why."""

from __future__ import annotations

import duckdb

from atlas.queries.ask import Record, ask_records


def accounts(store: duckdb.DuckDBPyConnection) -> list[Record]:
    """One record a published total, in the order of the documents; `parts` sum up to `difference`.

    `held_low` and `held_high` are one number but for people; None where the register cannot answer.
    """
    return ask_records(store, "method/accounts")
