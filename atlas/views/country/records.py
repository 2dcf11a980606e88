"""Tables row by row, as a desk reads them."""

from __future__ import annotations

from typing import Any

import pandas as pd

Record = dict[str, Any]
"""One row, by the names of the columns."""


def records(frame: pd.DataFrame) -> list[Record]:
    """The rows; None where nothing is stated."""
    columns = {
        name: [cell if isinstance(cell, list) or not pd.isna(cell) else None for cell in frame[name].tolist()]
        for name in frame.columns
    }
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
