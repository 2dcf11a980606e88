"""What a download holds, whatever its format: two tables of one view, and the sources that speak in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from atlas.queries.ask import Record
from atlas.queries.filters import Filters

Cell = str | int | float | bool | None
"""None where nothing is stated."""


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and their rows."""

    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]

    def column(self, name: str) -> list[Cell]:
        """The cells of a column."""
        position = self.columns.index(name)
        return [row[position] for row in self.rows]

    def records(self) -> list[dict[str, Cell]]:
        """The rows, by the names of the columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source and what it gives to a download.

    Args:
        source: A row of the store's table `source`.
        commitments: Promises its claim speaks for.
        dates: Promises it dates, alone or with others.
        residents: Places whose population is its figure.
        places: Places that are known by its own id of them.
    """

    source: Record
    commitments: int
    dates: int
    residents: int
    places: int

    @property
    def speaks(self) -> bool:
        """Whether anything in the download is its."""
        return any((self.commitments, self.dates, self.residents, self.places))


@dataclass(frozen=True, slots=True)
class View:
    """What the reader looks at.

    Args:
        filters: What was chosen.
        words: The same in a line of words.
        countries: Names of the nations chosen, none where all are.
        address: Where the view is found again: a whole address, or its parameters.
        release: `release_id` and `as_of`, the latest day any source speaks for.
        waiting: Promises that pass the filters and have no place.
    """

    filters: Filters
    words: str
    countries: tuple[str, ...]
    address: str
    release: Record
    waiting: int


@dataclass(frozen=True, slots=True)
class Contents:
    """One view of the world, ready to be written.

    Args:
        places: One row a place shown, the promises as lists joined by semicolons.
        commitments: One row a promise shown, with its headline claim and source.
        speakers: Every source, those that give most commitments first.
    """

    view: View
    places: Table
    commitments: Table
    speakers: tuple[Speaker, ...]


def contents(
    view: View, places: pd.DataFrame, commitments: pd.DataFrame, sources: Sequence[Record], dating: Mapping[str, int]
) -> Contents:
    """What is shown, as plain tables, and what each source gives to them.

    Args:
        places: One row a place shown, as `Shown.places` returns it.
        commitments: One row a promise shown, as `world_claims` returns it.
        sources: Every source of the store.
        dating: Source → promises shown that it dates.
    """
    shown, promised = table(places), table(commitments)
    return Contents(view, shown, promised, _speakers(shown, promised, sources, dating))


def table(frame: pd.DataFrame) -> Table:
    """The frame with plain cells: lists joined by semicolons, days in ISO 8601, None where nothing is stated."""
    columns = [[_cell(value) for value in frame[name].tolist()] for name in frame.columns]
    return Table(tuple(frame.columns), list(zip(*columns, strict=True)))


def _speakers(
    places: Table, commitments: Table, sources: Sequence[Record], dating: Mapping[str, int]
) -> tuple[Speaker, ...]:
    says, counts = Counter(commitments.column("source_id")), Counter(places.column("population_source"))
    knows = Counter(str(place_id).partition(":")[0] for place_id in places.column("place_id"))
    ids = [source["source_id"] for source in sources]
    found = (
        Speaker(source, says[id_], dating.get(id_, 0), counts[id_], knows[id_])
        for id_, source in zip(ids, sources, strict=True)
    )
    return tuple(sorted(found, key=lambda each: (-each.commitments, each.source["source_id"])))


def _cell(value: Any) -> Cell:
    if isinstance(value, list):
        return ";".join(value)
    if value is None or value is pd.NaT or value is pd.NA or value != value:  # noqa: PLR0124 - not a number
        return None
    if isinstance(value, date):
        return value.isoformat()[:10]
    return value  # type: ignore[no-any-return]
