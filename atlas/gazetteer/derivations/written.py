"""Writing of the reviewable files of districts."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from atlas.gazetteer.districts import COLUMNS, District, lines


def write_districts(path: Path, found: Iterable[District]) -> None:
    """Write one file of districts; the same bytes every time."""
    written = lines(found)  # before the file is emptied
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(written)
