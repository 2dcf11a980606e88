"""The members as a table to download: place, promises, what is missing, how firm, how old, in which networks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from atlas.queries.networks.coverage import Coverage
from atlas.queries.networks.records import FIRMNESS, Age, Firmness
from atlas.views import cached
from atlas.views.downloads.contents import Table, table

PLACE = (
    "place_id", "name", "name_zh", "level", "country", "country_name", "region_name", "lat", "lon", "population",
    "population_year", "population_source",
)  # fmt: skip
PROMISES = ("kinds", "target_years", "statuses", "scopes", "since", "source_ids", "claim_ids", "disagree")


def member_table(covered: Coverage, months: int) -> Table:
    """One row a member: the place, its promises as lists, what is missing, how firm and how old, its networks."""
    frame = covered.table(np.arange(len(covered)))
    frame = frame[[*PLACE, *PROMISES]].assign(**_found(covered, months))
    return table(frame)


def gap_table(members: Table) -> Table:
    """The members without any commitment, then those with pledges only, then those whose newest record is old."""
    at = {name: members.columns.index(name) for name in ("kinds", "firmness", "record")}
    without = [row for row in members.rows if not row[at["kinds"]]]
    pledges = [row for row in members.rows if row[at["firmness"]] == Firmness.PLEDGE]
    others = [row for row in members.rows if row[at["firmness"]] not in {Firmness.PLEDGE, Firmness.NONE}]
    return Table(members.columns, [*without, *pledges, *(row for row in others if row[at["record"]] == Age.OLD)])


def _found(covered: Coverage, months: int) -> dict[str, Any]:
    """What is worked out of each member."""
    checked = [
        [kind for kind, is_so in zip(covered.filters.kinds_shown, row, strict=True) if is_so]
        for row in covered.checked.tolist()
    ]
    age = np.full(len(covered), "", np.object_)
    for each in Age:
        age[covered.is_age(each, months)] = str(each)
    cells: dict[str, list[Any]] = {
        "missing_kinds": [covered.missing(at) for at in range(len(covered))],
        "checked_kinds": list(checked),
        "firmness": [str(FIRMNESS[code]) for code in covered.firmness.tolist()],
        "newest_on": [None if np.isnat(day) else str(day) for day in covered.newest_on],
        "record": list(age),
        "networks": list(_networks(covered)),
    }
    return {name: pd.Series(column, dtype=object) for name, column in cells.items()}


def _networks(covered: Coverage) -> Iterator[list[str]]:
    """The networks each place is in."""
    networks = cached.memberships()
    everywhere = np.ones(len(cached.ground().places), np.bool_)
    belongs = networks.incidence(covered.filters.day, everywhere)
    ids = np.array([each.network_id for each in networks.networks], np.object_)
    for row in covered.row.tolist():
        yield list(ids[belongs[:, row]]) if row >= 0 else []
