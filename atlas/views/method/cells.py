"""Values of the store as cells of a file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from atlas.queries.ask import Record
from atlas.views.downloads.contents import Cell, Table


def table_of(columns: tuple[str, ...], rows: Iterable[Iterable[Any]]) -> Table:
    """The rows as a table of plain cells."""
    return Table(columns, [tuple(_plain(value) for value in row) for row in rows])


def table_of_records(columns: tuple[str, ...], records: Iterable[Record]) -> Table:
    """Some columns of the records as a table of plain cells."""
    return table_of(columns, ([record[name] for name in columns] for record in records))


def _plain(value: Any) -> Cell:
    """The value as a plain cell: lists as JSON, days in ISO 8601, None where nothing is stated."""
    if value is None or isinstance(value, str | int | float):
        return value
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)
