"""The download for spreadsheets: one workbook with a README and the tables."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

import xlsxwriter  # type: ignore[import-untyped] # ships no types

from atlas.views.downloads.contents import Cell, Contents, Table
from atlas.views.downloads.readme import Note, Section, readme
from atlas.views.i18n import Language

NARROWEST, WIDEST = 8, 42
"""Width of a column, in digits."""
SAMPLE = 200
"""Rows a column's width is measured by."""
ANY_CELL = "A1:XFD1048576"


def workbook(contents: Contents, language: Language) -> bytes:
    """An XLSX workbook of three sheets; every text is written as text, so that none is a formula or a live link."""
    t = language.text
    tables = {t("Places"): contents.places, t("Commitments"): contents.commitments}
    meanings = [
        t("One row a place, with its promises as lists."),
        t("One row a promise, with the claim that speaks for it and its source."),
    ]
    notes = [Note(sheet, meaning) for sheet, meaning in zip(tables, meanings, strict=True)]
    sections = readme(contents, notes, tables, language)
    return bound(contents.view.words, tables, sections, contents.view.filters.day, language)


def bound(title: str, tables: Mapping[str, Table], sections: Sequence[Section], day: date, language: Language) -> bytes:
    """An XLSX workbook of the README and a sheet a table; no text in it is a formula or a live link.

    Args:
        title: Of the workbook as a file.
        tables: Name of the sheet → its table.
        day: The day shown, which the file is dated with rather than with the clock.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": datetime.combine(day, time())})
        _write_readme(book, language.text("README"), sections)
        for sheet, table in tables.items():
            _write_table(book, sheet, table)
    return out.getvalue()


def _write_readme(book: Any, name: str, sections: Sequence[Section]) -> None:
    sheet = book.add_worksheet(name)
    bold, wrapped = (
        book.add_format({"bold": True, "valign": "top"}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 110)
    lines = [line for section in sections for line in (section.title, *section.notes, "")]
    for row, line in enumerate(lines):
        if isinstance(line, Note):
            sheet.write_string(row, 0, line.term)
            sheet.write_string(row, 1, line.text, wrapped)
        else:
            sheet.write_string(row, 0, line, bold)


def _write_table(book: Any, name: str, table: Table) -> None:
    sheet, bold = book.add_worksheet(name), book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.ignore_errors({"number_stored_as_text": ANY_CELL})
    for position, column in enumerate(table.columns):
        sheet.set_column(position, position, _width([column, *(row[position] for row in table.rows[:SAMPLE])]))
        sheet.write_string(0, position, column, bold)
    text, number, truth = sheet.write_string, sheet.write_number, sheet.write_boolean
    for line, row in enumerate(table.rows, 1):
        for position, cell in enumerate(row):
            if isinstance(cell, str):
                text(line, position, cell)
            elif isinstance(cell, bool):
                truth(line, position, cell)
            elif cell is not None:
                number(line, position, cell)


def _width(cells: Sequence[Cell]) -> int:
    longest = max(len(str(cell)) for cell in cells if cell is not None)
    return min(max(longest + 2, NARROWEST), WIDEST)
