"""The rows of an XLSX workbook somebody hands in: text only, in a bounded time and space."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import IO

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook.workbook import Workbook

from atlas.errors import ListError, ListFault

LARGEST_UNPACKED = 100_000_000
"""Bytes of all parts of a workbook together: a list of 20,000 rows has a tenth of it."""
MOST_PARTS = 2_000
MOST_COLUMNS = 256
DECLARATIONS = tuple(text.encode(encoding) for text in ("<!DOCTYPE", "<!ENTITY") for encoding in ("utf-8", "utf-16-le"))
"""What no spreadsheet program writes and every XML bomb begins with."""
CHUNK = 1 << 20
BROKEN = (
    zipfile.BadZipFile, zlib.error, InvalidFileException, SyntaxError, LookupError, ValueError, TypeError,
    AttributeError, ArithmeticError, OSError, EOFError, RuntimeError, AssertionError,
)  # fmt: skip
"""What reading a damaged archive or a malformed sheet comes to; a `ParseError` of XML is a `SyntaxError`."""


def workbook_rows(raw: bytes) -> Iterator[list[str]]:
    """The rows of the first visible sheet that has any, blank ones left out.

    A formula is what it came to when the workbook was saved; dates are ISO 8601, whole numbers have no decimals.

    Raises:
        ListError: It is no workbook, a broken one, one made to do harm, or has too many columns.
    """
    try:
        _check(raw)
        with warnings.catch_warnings():  # of styles and extensions, none of which is read
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        yield from _rows(book)
    except BROKEN as error:
        raise ListError(
            "found a workbook that is damaged, expected an .xlsx file as a spreadsheet program saves it",
            ListFault.BROKEN_WORKBOOK,
        ) from error


def _check(raw: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = archive.infolist()
        if not any(part.filename.lower() == "xl/workbook.xml" for part in parts):
            raise ListError(
                "found a ZIP archive that is no .xlsx workbook, expected CSV or XLSX", ListFault.NOT_A_WORKBOOK
            )
        # A part yields no more bytes than it declares, whatever it is packed from.
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            most = LARGEST_UNPACKED // 1_000_000
            raise ListError(
                f"found a workbook that unpacks to more than {most} MB, expected a list", ListFault.TOO_LARGE, most=most
            )
        for part in parts:
            with archive.open(part) as file:
                _check_declarations(file)


def _check_declarations(file: IO[bytes]) -> None:
    """Raises ValueError: The part declares a document type or an entity."""
    end = b""
    while chunk := file.read(CHUNK):
        if any(declaration in end + chunk for declaration in DECLARATIONS):
            raise ValueError("a document type is declared")
        end = chunk[-32:]


def _rows(book: Workbook) -> Iterator[list[str]]:
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()  # what it says of itself may be wrong
        has_rows = False
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            line = [_text(cell) for cell in cells]
            while line and not line[-1].strip():
                line.pop()
            if len(line) > MOST_COLUMNS:
                raise ListError(
                    f"found {len(line)} cells in row {number}, expected {MOST_COLUMNS} columns at most",
                    ListFault.TOO_MANY_COLUMNS,
                    row=number,
                    most=MOST_COLUMNS,
                )
            if line:
                has_rows = True
                yield line
        if has_rows:
            return


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
