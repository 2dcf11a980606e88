"""One claim, from the row of its source to the headline: everything needed to check it by hand."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches

import duckdb

from atlas.queries.ask import Record, ask_records


def explain(store: duckdb.DuckDBPyConnection, claim_id: str, day: date) -> Record | None:
    """The claim with its source, its place, and whether it is the headline on the day; None when there is none."""
    found = ask_records(store, "explain", {"claim_id": claim_id, "day": day})
    return found[0] if found else None


def explain_rivals(store: duckdb.DuckDBPyConnection, claim_id: str, day: date) -> list[Record]:
    """All claims of the same place and kind that stood by the day, that one among them: the headline, then by the rule.

    `step` is the `Step` that sets the headline before the claim; None for the headline, and where no promise stands.
    """
    return ask_records(store, "explain_rivals", {"claim_id": claim_id, "day": day})


def near_claim_ids(store: duckdb.DuckDBPyConnection, claim_id: str) -> list[str]:
    """Up to three ids that look most like one nobody has, likeliest first."""
    ids = [row["claim_id"] for row in ask_records(store, "claim_ids")]
    return get_close_matches(claim_id, ids, n=3, cutoff=0.6)
