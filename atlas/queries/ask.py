"""A question put to the store: the text of its `.sql` file, run on a cursor of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

HERE = Path(__file__).parent


@cache
def question(name: str) -> tuple[str, frozenset[str]]:
    """The SQL of `<name>.sql` and the names of its parameters."""
    sql = (HERE / f"{name}.sql").read_text(encoding="utf-8")
    return sql, frozenset(re.findall(r"\$([a-z_]+)", sql))


def ask(store: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, object] | None = None) -> pd.DataFrame:
    """The answer to `<name>.sql`, one row a row, columns as the query names them.

    Parameters the question does not use are passed over, so one set of filters serves many.
    """
    sql, used = question(name)
    given = {key: value for key, value in (parameters or {}).items() if key in used}
    return store.cursor().execute(sql, given or None).df()
