"""The checks of the store: each a query that returns the rows that offend; empty is good."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

CHECKS = Path(__file__).parent / "checks"
GROUND = "place_outside_its_nation"
"""The one check that is no query: it reads outlines, and only `python -m atlas check` runs it (`ground.py`)."""
SHOWN = 20
"""How many offending rows a report shows."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A check that found offending rows."""

    check: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]

    def __str__(self) -> str:
        first = ", ".join(f"{c}={v}" for c, v in zip(self.columns, self.rows[0], strict=True))
        return f"check {self.check}: {len(self.rows)} rows, the first {first}"


def check_names() -> tuple[str, ...]:
    """The checks there are, sorted."""
    return tuple(sorted([*_queries(), GROUND]))


def failures(store: duckdb.DuckDBPyConnection) -> list[Failure]:
    """The queries among the checks that fail, with the rows that make them fail."""
    found = []
    for name in _queries():
        query = store.execute((CHECKS / f"{name}.sql").read_text(encoding="utf-8"))
        columns = tuple(str(column[0]) for column in query.description or ())
        rows = tuple(tuple(row) for row in query.fetchall())
        if rows:
            found.append(Failure(name, columns, rows))
    return found


def _queries() -> list[str]:
    return sorted(path.stem for path in CHECKS.glob("*.sql"))
