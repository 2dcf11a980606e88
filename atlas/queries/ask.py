"""A question put to the store: the text of its `.sql` file, run on a cursor of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

HERE = Path(__file__).parent

Record = dict[str, Any]
"""One row, by the column names of its query; None where the store has NULL."""


@cache
def question(name: str) -> tuple[str, frozenset[str]]:
    """The SQL of `<name>.sql`, which may lie in a desk's folder, and the names of its parameters."""
    sql = (HERE / f"{name}.sql").read_text(encoding="utf-8")
    return sql, frozenset(re.findall(r"\$([a-z_]+)", sql))


def ask_records(
    store: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, object] | None = None
) -> list[Record]:
    """The answer to `<name>.sql` row by row: for what is read rather than tabulated."""
    cursor = _run(store, name, parameters)
    columns = [str(column[0]) for column in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def ask(store: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, object] | None = None) -> pd.DataFrame:
    """The answer to `<name>.sql` as a table, columns as the query names them."""
    return _run(store, name, parameters).df()


def _run(
    store: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, object] | None
) -> duckdb.DuckDBPyConnection:
    """The query, executed; parameters it does not use are passed over, so one set of filters serves many."""
    sql, used = question(name)
    given = {key: value for key, value in (parameters or {}).items() if key in used}
    return store.cursor().execute(sql, given or None)
