"""A list somebody hands in, as a table: CSV in the encodings spreadsheets write, XLSX, or names a line each."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from atlas.errors import ListError, ListFault
from atlas.resolve.list_columns import headings
from atlas.resolve.list_workbook import MOST_COLUMNS, workbook_rows

DELIMITERS = (",", ";", "\t")
LINE = ""
"""The delimiter of a list whose lines are one cell each."""
LARGEST_CELL = 100_000  # characters
MOST_BREAKS = 20
"""Lines in one cell; more are what an open quotation mark swallows."""
TITLES = 10
"""Rows among which the headings are looked for: some sheets have a title above them."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SIGHTED = 8  # bytes
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_MARKUP = re.compile(r"\s*<(!doctype|html|head|body|table|\?xml)\b", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?[\d.,'\s]*\d%?")


@dataclass(frozen=True, slots=True)
class ListTable:
    """A list as it stands in its file.

    Args:
        header: Names of the columns, none twice unless empty; `column 1` and so on where the list has none.
        rows: As long as the header, blank lines left out.
        has_header: Whether the file names its columns.
        renamed: Columns called as one before them, and what they are called now.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    has_header: bool = True
    renamed: tuple[tuple[str, str], ...] = ()

    def column(self, name: str) -> int | None:
        """Position of a column; capitals do not matter unless two columns differ by them only."""
        if name in self.header:
            return self.header.index(name)
        folded = [each.strip().casefold() for each in self.header]
        wanted = name.strip().casefold()
        return folded.index(wanted) if folded.count(wanted) == 1 else None


def read_list(path: Path) -> ListTable:
    """The table of a file whose first line names its columns.

    Raises:
        ListError: There is no such file, it is a folder, or `read_table` raises.
    """
    try:
        raw = path.read_bytes()
    except IsADirectoryError as error:
        raise ListError(f"{path}: found a folder, expected a CSV or XLSX file") from error
    except FileNotFoundError as error:
        raise ListError(f"{path}: found no such file, expected a CSV or XLSX file") from error
    except OSError as error:
        raise ListError(f"{path}: cannot be read: {error.strerror}") from error
    try:
        return read_table(raw, has_header=True)
    except ListError as error:
        raise ListError(f"{path}: {error}", error.fault, **error.values) from error


def read_table(raw: bytes, has_header: bool | None = None, most_rows: int | None = None) -> ListTable:
    """The table of a file's bytes.

    Without a header a line of text is one name, "Bonn, Germany", unless tabs, semicolons or numbers make it a table.

    Args:
        has_header: Whether the first line names the columns; None looks.
        most_rows: Rows that are read; more are a fault. None for no bound.

    Raises:
        ListError: It is empty, neither text nor a workbook, or no table.
    """
    if raw.startswith(_OLE):
        raise ListError(
            "found an old .xls workbook or one with a password, expected CSV or .xlsx", ListFault.OLD_WORKBOOK
        )
    is_workbook = raw.startswith(_ZIP)
    bound = None if most_rows is None else most_rows + TITLES + 1
    lines = list(islice(workbook_rows(raw) if is_workbook else _text_rows(_text(raw), has_header), bound))
    if not lines:
        raise ListError("found an empty file, expected a list with a header line", ListFault.EMPTY)
    top = 0 if has_header is not None else _header_row(lines)
    is_headed = has_header if has_header is not None else top is not None
    body = lines[(top or 0) + 1 :] if is_headed else lines
    if most_rows is not None and len(body) > most_rows:
        raise ListError(
            f"found more than {most_rows:,} rows, expected {most_rows:,} at most",
            ListFault.TOO_MANY_ROWS,
            most=most_rows,
        )
    width = max(map(len, lines[top or 0 :]))
    if not is_headed:
        return ListTable(tuple(f"column {n}" for n in range(1, width + 1)), tuple(_filled(body, width)), False)
    header = [" ".join(name.split()) for name in lines[top or 0]]
    if is_workbook:
        header += [""] * (width - len(header))
    header, renamed = _told_apart(header)
    return ListTable(tuple(header), tuple(_fitted(body, len(header))), True, renamed)


def _text(raw: bytes) -> str:
    encoding = next((name for bom, name in _BOMS if raw.startswith(bom)), "utf-8")
    if encoding == "utf-8" and len(raw) >= _SIGHTED:  # Latin text in UTF-16 has a null in every second byte
        nulls = [not any(raw[start:_SIGHTED:2]) for start in (0, 1)]
        encoding = {(True, False): "utf-16-be", (False, True): "utf-16-le"}.get((nulls[0], nulls[1]), encoding)
    expected = "save the list as CSV UTF-8, Unicode text or .xlsx"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise ListError(
            f"not {encoding.removesuffix('-sig').upper()} text (byte {error.start}); {expected}", ListFault.NOT_TEXT
        ) from error
    if "\0" in text:
        raise ListError(f"not text (it holds null characters); {expected}", ListFault.NOT_TEXT)
    if _MARKUP.match(text):
        raise ListError("found a web page, expected a list in CSV or .xlsx", ListFault.WEB_PAGE)
    return text


def _text_rows(text: str, has_header: bool | None) -> Iterator[list[str]]:
    """The lines of a text as cells, blank ones left out."""
    top = list(islice((line for line in text.splitlines() if line.strip()), TITLES))
    delimiter = _heading_delimiter(top) if has_header is None else None
    if delimiter is None:
        delimiter = max(DELIMITERS, key=top[0].count) if top else LINE
        if top and delimiter not in top[0]:
            delimiter = LINE
        if delimiter == "," and has_header is not True and not _has_numbers([line.split(",") for line in top]):
            delimiter = LINE
    return _cells(text, delimiter)


def _heading_delimiter(top: Sequence[str]) -> str | None:
    """What parts the headings we know in one of the first lines; None where there are none."""
    parted = ((at, each, line.split(each)) for at, line in enumerate(top) for each in DELIMITERS)
    found = ((len(cells) - 1, each) for at, each, cells in parted if headings(cells) >= (2 if at else 1))
    number, delimiter = max(found, default=(0, None))
    return delimiter if number else None


def _cells(text: str, delimiter: str) -> Iterator[list[str]]:
    return _whole_lines(text) if delimiter == LINE else _split_lines(text, delimiter)


def _whole_lines(text: str) -> Iterator[list[str]]:
    """The lines as one cell each; a quotation mark left open is the line's own matter."""
    for number, line in enumerate(text.splitlines(), start=1):
        cell = line.strip()
        if len(cell) > LARGEST_CELL:
            raise _long_cell(f"{len(cell)} characters", number)
        if len(cell) > 1 and cell[0] == cell[-1] == '"':
            cell = cell[1:-1].replace('""', '"')
        if cell.strip():
            yield [cell]


def _split_lines(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 0
    try:
        for cells in reader:
            number += 1
            if any(cell.count("\n") > MOST_BREAKS for cell in cells):
                raise _long_cell("a cell of many lines", number)
            if len(cells) > MOST_COLUMNS:
                raise ListError(
                    f"found {len(cells)} cells in row {number}, expected {MOST_COLUMNS} columns at most",
                    ListFault.TOO_MANY_COLUMNS,
                    row=number,
                    most=MOST_COLUMNS,
                )
            if any(cell.strip() for cell in cells):
                yield cells
    except csv.Error as error:
        raise _long_cell(str(error), number + 1) from error


def _long_cell(found: str, row: int) -> ListError:
    sentence = f"not a CSV file: found {found} in row {row}; a quotation mark may be left open"
    return ListError(sentence, ListFault.LONG_CELL, row=row)


def _header_row(lines: Sequence[Sequence[str]]) -> int | None:
    """Which of the first rows names the columns; None where none does.

    The first row with a heading we know; or one with two of them below a title, which has fewer cells; or the first,
    where a column of numbers is headed by a word.
    """
    filled = [sum(1 for cell in cells if cell.strip()) for cells in lines[:TITLES]]
    for at, cells in enumerate(lines[:TITLES]):
        if headings(cells) >= (2 if at else 1) and all(filled[above] < filled[at] for above in range(at)):
            return at
    first, body = lines[0], lines[1 : 10 * TITLES]
    for column, heading in enumerate(first):
        cells = [line[column] for line in body if column < len(line) and line[column].strip()]
        if heading.strip() and not _is_number(heading) and cells and all(map(_is_number, cells)):
            return 0
    return None


def _has_numbers(lines: Sequence[Sequence[str]]) -> bool:
    """Whether a column behind the first holds numbers, under its heading."""
    width = min(map(len, lines), default=0)
    body = lines[1:] or lines
    return any(all(_is_number(line[column]) for line in body) for column in range(1, width))


def _is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell.strip()) is not None


def _told_apart(header: Sequence[str]) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    """The names with a number behind those that stood before, and which these are."""
    told: list[str] = []
    renamed = []
    times = Counter[str]()
    for name in header:
        times[name] += 1
        new = name
        while name and new in told:
            new = f"{name} ({times[name]})"
            times[name] += new in told
        if new != name:
            renamed.append((name, new))
        told.append(new)
    return told, tuple(renamed)


def _filled(lines: Iterable[list[str]], width: int) -> Iterator[tuple[str, ...]]:
    return (tuple(line) + ("",) * (width - len(line)) for line in lines)


def _fitted(lines: Iterable[list[str]], width: int) -> Iterator[tuple[str, ...]]:
    """The rows with as many cells as the header: short ones are filled, empty cells beyond it dropped."""
    for number, line in enumerate(lines, start=2):
        if any(cell.strip() for cell in line[width:]):
            raise ListError(
                f"row {number}: found {len(line)} cells, expected {width} as in the header",
                ListFault.UNEVEN,
                row=number,
                found=len(line),
                expected=width,
            )
        yield from _filled([line[:width]], width)
