"""A raw file as rows whose every column is accounted for.

An adapter takes a row apart field by field. When the file is read to its end, `Table.audit`
holds what was taken against what the file has: a column that is neither taken nor waved
through by name stops the run, so that a source cannot change its layout unnoticed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import openpyxl

from atlas.errors import UpstreamError, VocabularyError

Word = TypeVar("Word")

Corrections = Mapping[tuple[str, str], tuple[str, str]]
"""(row locator, column) → (what the source printed, what it must be)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; cells are stripped text, empty where the source left them blank."""

    table: Table
    number: int
    """As a spreadsheet counts: 1 is the first line of the file."""
    cells: Mapping[str, str]
    name: str = ""
    """The source's own id of the row, if it has one."""

    @property
    def locator(self) -> str:
        """Where a reader finds the row again: the source's own id, else its row number."""
        return self.name or f"row {self.number}"

    def take(self, column: str) -> str:
        """The text of a cell, corrected where a human decided so.

        Raises:
            UpstreamError: The table has no such column.
        """
        try:
            found = self.cells[column]
        except KeyError:
            raise UpstreamError(
                f"{self.table.path}: no column '{column}'; found {', '.join(self.table.columns)}"
            ) from None
        self.table.taken.add(column)
        return self.table.corrected(self.locator, column, found)

    def take_word(self, column: str, words: Mapping[str, Word]) -> Word:
        """What the word in a cell means.

        Raises:
            VocabularyError: The word is not among `words`.
        """
        found = self.take(column)
        try:
            return words[found]
        except KeyError:
            raise self.unknown(column, found, words) from None

    def unknown(self, column: str, found: str, expected: Sequence[str] | Mapping[str, Word]) -> VocabularyError:
        """The error for a word no lookup knows."""
        known = ", ".join(repr(word) for word in sorted(expected))
        return VocabularyError(
            f"{self.table.path}, {self.locator}, column '{column}': found {found!r}, expected one of {known}"
        )


@dataclass(slots=True)
class Table:
    """A raw file, read whole."""

    path: str
    columns: tuple[str, ...]
    records: list[tuple[int, tuple[str, ...]]]
    corrections: Corrections = field(default_factory=dict)
    row_name: str | None = None
    """The column that holds the source's own id of a row."""
    taken: set[str] = field(default_factory=set)
    corrected_cells: set[tuple[str, str]] = field(default_factory=set)

    def __iter__(self) -> Iterator[Row]:
        for number, values in self.records:
            cells = dict(zip(self.columns, values, strict=True))
            yield Row(self, number, cells, cells[self.row_name] if self.row_name else "")

    def __len__(self) -> int:
        return len(self.records)

    def corrected(self, locator: str, column: str, found: str) -> str:
        """The cell after the human corrections.

        Raises:
            UpstreamError: A correction was written for another text than the file has now.
        """
        if (locator, column) not in self.corrections:
            return found
        printed, use = self.corrections[locator, column]
        if found != printed:
            raise UpstreamError(
                f"{self.path}, {locator}, column '{column}': found {found!r}, but "
                f"data/decisions/corrections.csv expects {printed!r}; update or remove the correction"
            )
        self.corrected_cells.add((locator, column))
        return use

    def audit(self, waved: Mapping[str, str]) -> None:
        """Check that every column was taken or is waved through by name, and every correction used.

        Args:
            waved: Column → why the atlas leaves it.

        Raises:
            UpstreamError: A column, or a correction, is unaccounted for.
        """
        unread = [c for c in self.columns if c not in self.taken and c not in waved]
        if unread:
            raise UpstreamError(
                f"{self.path}: column {', '.join(map(repr, unread))} is neither taken nor waved through; "
                "the layout may have changed"
            )
        absent = sorted(set(waved) - set(self.columns))
        if absent:
            raise UpstreamError(f"{self.path}: column {', '.join(map(repr, absent))} is expected, but not there")
        unused = sorted(set(self.corrections) - self.corrected_cells)
        if unused:
            raise UpstreamError(f"{self.path}: corrections of {unused} were not met by any row")


def read_text(path: Path) -> str:
    """A raw file's text, decoded as UTF-8.

    Raises:
        UpstreamError: It is missing, not a file, empty, or not UTF-8.
    """
    if path.is_dir():
        raise UpstreamError(f"{path}: found a directory, expected a file")
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise UpstreamError(f"{path}: no such file; expected the raw file of this source") from None
    except OSError as why:
        raise UpstreamError(f"{path}: cannot be read ({why.strerror})") from why
    if not raw.strip():
        raise UpstreamError(f"{path}: the file is empty; expected a header and rows")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as why:
        raise UpstreamError(f"{path}: not UTF-8 at byte {why.start} (0x{raw[why.start]:02x})") from why


def read_csv(path: Path, *, delimiter: str = ",", header_row: int = 1, columns: Sequence[str] = ()) -> Table:
    """A CSV file as a table.

    Args:
        header_row: The row that names the columns, counted from 1.
        columns: Names to use instead of the header's, where a source leaves headings blank.

    Raises:
        UpstreamError: No rows, a row with another number of cells, or a heading twice.
    """
    reader = csv.reader(io.StringIO(read_text(path), newline=""), delimiter=delimiter, strict=True)
    try:
        lines = list(reader)
    except csv.Error as why:
        raise UpstreamError(f"{path}, line {reader.line_num}: not CSV ({why})") from why
    if len(lines) <= header_row:
        raise UpstreamError(f"{path}: found {len(lines)} rows, expected a header in row {header_row} and rows below")
    names = tuple(columns) or tuple(cell.strip() for cell in lines[header_row - 1])
    return _table(
        path,
        names,
        [(n, tuple(c.strip() for c in line)) for n, line in enumerate(lines, 1) if n > header_row],
    )


def read_xlsx(path: Path) -> Table:
    """The first sheet of an XLSX file as a table; numbers become text, whole ones without a point.

    Raises:
        UpstreamError: Missing, not a workbook, or without rows.
    """
    if not path.is_file():
        raise UpstreamError(f"{path}: found {'a directory' if path.exists() else 'nothing'}, expected an XLSX file")
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        lines = [tuple(_cell_text(v) for v in line) for line in book.worksheets[0].iter_rows(values_only=True)]
        book.close()
    except Exception as why:
        raise UpstreamError(f"{path}: not a readable XLSX workbook ({type(why).__name__})") from why
    if len(lines) < 2:
        raise UpstreamError(f"{path}: found {len(lines)} rows, expected a header and rows")
    return _table(path, lines[0], list(enumerate(lines[1:], 2)))


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _table(path: Path, names: tuple[str, ...], records: list[tuple[int, tuple[str, ...]]]) -> Table:
    twice = sorted({n for n in names if names.count(n) > 1})
    if twice:
        raise UpstreamError(f"{path}: heading {twice[0]!r} stands more than once")
    for number, values in records:
        if len(values) != len(names):
            raise UpstreamError(f"{path}, row {number}: found {len(values)} cells, expected {len(names)}")
    return Table(str(path), names, records)
