"""What has fallen due by a day, and what became of it: met, ended, or, of most, no source says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

import duckdb
import numpy as np
import pandas as pd

from atlas.model import Kind
from atlas.queries.ask import Record, ask, ask_records
from atlas.queries.filters import NOT_STATED, Filters
from atlas.queries.spells import within
from atlas.queries.world import Ground


class Outcome(StrEnum):
    """What became of a target whose year is over; never inferred from silence.

    `MET` and `ENDED` (revoked or lapsed after the year was over) only where a source says so. The last two are not
    counted among what fell due: the headline of their place and kind names another year, which is not over.
    """

    MET = "met"
    ENDED = "ended"
    UNKNOWN = "unknown"
    MOVED = "moved"
    BESIDE = "beside"


COUNTED = (Outcome.MET, Outcome.ENDED, Outcome.UNKNOWN)
"""Outcomes of what fell due."""
SEVERAL = (Kind.REDUCTION, Kind.RENEWABLE_SHARE)
"""Kinds of which a place may have several targets side by side, as the store's macro `has_several_targets` says."""


def fallen_due(store: duckdb.DuckDBPyConnection, ground: Ground, filters: Filters) -> pd.DataFrame:
    """One row a target that passes the filters and whose year is over on their day, newest year first.

    A year is over on its 31 December. Renewables of 100 %, neutrality, fossil-free and peaks have one target a place:
    the headline's, or where the headline says that it is achieved and names no year, the one before. Reductions and
    shares of renewables have one a place and year, since several stand side by side.

    Returns:
        `place_id`, `kind`, `target_year`, `status`, `claim_id`, `outcome`, `answer_id` (the claim that says so, or the
        headline of what is not counted), `former` (other years named before, separated by spaces).
    """
    asked = {"day": filters.day, "kinds": list(filters.kinds_shown)}
    several = {*SEVERAL} & {*filters.kinds_shown}
    found = [ask(store, "timeline/fallen_due", asked)] if {*filters.kinds_shown} - several else []
    found += [ask(store, "timeline/fallen_due_several", asked)] if several else []
    rows = pd.concat(found, ignore_index=True) if all(len(each) for each in found) else max(found, key=len)
    keep = within(rows["target_year"].to_numpy(np.float64, na_value=np.nan), filters)
    if filters.levels or filters.countries:
        places = ground.places.set_index("place_id")[["level", "country"]].loc[rows["place_id"]]
        if filters.levels:
            keep &= places["level"].isin(filters.levels).to_numpy()
        if filters.countries:
            keep &= places["country"].isin(filters.countries).to_numpy()
    if filters.statuses:
        keep &= rows["status"].fillna(NOT_STATED).isin(filters.statuses).to_numpy()
    order = np.argsort(-rows["target_year"].to_numpy(np.int64)[keep], kind="stable")
    return rows[keep].iloc[order].reset_index(drop=True)


def is_over(year: float, day: date) -> bool:
    """Whether a year's last day is not after the day."""
    return (year, 12, 31) <= (day.year, day.month, day.day)


def lines(store: duckdb.DuckDBPyConnection, claim_ids: Sequence[str]) -> dict[str, Record]:
    """Claims by id, with their places and sources."""
    found = ask_records(store, "timeline/fallen_due_lines", {"claim_ids": list(claim_ids)})
    return {line["claim_id"]: line for line in found}


def ended(store: duckdb.DuckDBPyConnection, day: date) -> list[Record]:
    """Every promise a source says was revoked or has lapsed by the day, newest first."""
    return ask_records(store, "timeline/ended", {"day": day})
