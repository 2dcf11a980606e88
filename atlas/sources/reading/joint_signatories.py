"""Rows that stand for several governments and do not say so themselves, found by people."""

from __future__ import annotations

import csv
from functools import cache

from atlas import paths
from atlas.errors import UpstreamError
from atlas.sources.reading.table import Row

JOINT = paths.REFERENCE / "joint_signatories.csv"


def is_joint(row: Row, source_id: str, name: str) -> bool:
    """Whether a row was found to stand for several governments (`data/reference/joint_signatories.csv`).

    Raises:
        UpstreamError: The row found bears another name now.
    """
    found = _joint_rows().get((source_id, row.locator))
    if found is not None and found != name:
        raise UpstreamError(f"{row.table.path}, {row.locator}: found the name {name!r}, but {JOINT} expects {found!r}")
    return found is not None


@cache
def _joint_rows() -> dict[tuple[str, str], str]:
    with JOINT.open(encoding="utf-8", newline="") as lines:
        return {(line["source_id"], line["source_row"]): line["name"] for line in csv.DictReader(lines)}
