"""A list somebody hands in, as a table: any CSV with a header, in the encodings spreadsheets write."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from atlas.errors import ListError

DELIMITERS = (",", ";", "\t")
LARGEST_CELL = 1_000_000  # characters
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class ListTable:
    """A list as it stands in its file.

    Args:
        rows: As long as the header, blank lines left out.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, name: str) -> int | None:
        """Position of a column; capitals do not matter unless two columns differ by them only."""
        if name in self.header:
            return self.header.index(name)
        folded = [each.strip().casefold() for each in self.header]
        wanted = name.strip().casefold()
        return folded.index(wanted) if folded.count(wanted) == 1 else None


def read_list(path: Path) -> ListTable:
    """The table of a file.

    Raises:
        ListError: There is no such file, it is a folder, empty, not text, or not a table with a header.
    """
    text = _text(path)
    first_line = next((line for line in text.splitlines() if line.strip()), "")
    if not first_line:
        raise ListError(f"{path}: found an empty file, expected a CSV file with a header line")
    delimiter = max(DELIMITERS, key=first_line.count)  # the first one wins where none occurs
    csv.field_size_limit(LARGEST_CELL)
    try:
        lines = [line for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if line]
    except csv.Error as error:
        raise ListError(f"{path}: not a CSV file: {error}") from error
    header, *body = lines
    header = [name.strip() for name in header]
    _check_header(path, header)
    rows = (_fitted(path, number, line, len(header)) for number, line in enumerate(body, start=2))
    return ListTable(tuple(header), tuple(rows))


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except IsADirectoryError as error:
        raise ListError(f"{path}: found a folder, expected a CSV file") from error
    except FileNotFoundError as error:
        raise ListError(f"{path}: found no such file, expected a CSV file") from error
    except OSError as error:
        raise ListError(f"{path}: cannot be read: {error.strerror}") from error
    encoding = next((name for bom, name in _BOMS if raw.startswith(bom)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise ListError(
            f"{path}: not {encoding.removesuffix('-sig').upper()} text (byte {error.start}); "
            "save the list as CSV UTF-8 or Unicode text"
        ) from error
    if "\0" in text:
        raise ListError(f"{path}: not text (it holds null characters); save the list as CSV UTF-8 or Unicode text")
    return text


def _check_header(path: Path, header: Sequence[str]) -> None:
    twice = [name for name, times in Counter(header).items() if times > 1 and name]
    if twice:
        raise ListError(f"{path}: found two columns called {', '.join(twice)}, expected each name once")


def _fitted(path: Path, number: int, line: list[str], width: int) -> tuple[str, ...]:
    """The row with as many cells as the header: short ones are filled, empty cells beyond it dropped."""
    if any(cell.strip() for cell in line[width:]):
        raise ListError(f"{path}, row {number}: found {len(line)} cells, expected {width} as in the header")
    return tuple(line[:width]) + ("",) * (width - len(line))
