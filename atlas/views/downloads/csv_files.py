"""The download for any program: CSV files and a README, packed together."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date

from atlas.views.downloads.archive import archive
from atlas.views.downloads.contents import Cell, Contents, Table
from atlas.views.downloads.readme import Note, Section, markdown, readme
from atlas.views.i18n import Language

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for a formula at the head of a cell."""


def csv_files(contents: Contents, language: Language) -> bytes:
    """A ZIP archive of `places.csv`, `commitments.csv` and `README.md`."""
    t = language.text
    tables = {"places.csv": contents.places, "commitments.csv": contents.commitments}
    notes = [
        Note("places.csv", t("One row a place, with its promises as lists.")),
        Note("commitments.csv", t("One row a promise, with the claim that speaks for it and its source.")),
        *written_as(language),
    ]
    return packed(tables, readme(contents, notes, tables, language), contents.view.filters.day)


def written_as(language: Language) -> list[Note]:
    """How the files are written, for a README."""
    t = language.text
    return [
        Note("", t("The CSV files are UTF-8 with a byte-order mark, separated by commas.")),
        Note("", t("A text that begins like a formula has an apostrophe set before it, so that it stays a text.")),
    ]


def packed(tables: Mapping[str, Table], sections: Sequence[Section], day: date) -> bytes:
    """A ZIP archive of the tables as CSV, by file name, and of `README.md`."""
    files = {name: csv_file(table) for name, table in tables.items()}
    return archive(files | {"README.md": markdown(sections)}, day)


def csv_file(table: Table) -> bytes:
    """The table as CSV (UTF-8 with a byte-order mark, as spreadsheets expect); no cell is a live formula."""
    out = io.StringIO(newline="")
    lines = csv.writer(out)  # ends a line with CR LF, so that a CR or LF inside a cell is quoted
    lines.writerow([_inert(column) for column in table.columns])
    lines.writerows([_inert(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _inert(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
