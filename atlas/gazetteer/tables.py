"""Reading of the small reviewable CSV files the gazetteer is built from."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any


def rows(path: Path) -> list[dict[str, str]]:
    """Rows of a UTF-8 CSV file with a header; none if the file is absent."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def features(path: Path) -> list[dict[str, Any]]:
    """Features of a GeoJSON file; none if the file is absent."""
    if not path.is_file():
        return []
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return found
