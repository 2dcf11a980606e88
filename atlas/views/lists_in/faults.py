"""What is said of a list that cannot be used."""

from __future__ import annotations

from atlas.errors import ListError, ListFault
from atlas.queries.networks.matching import LARGEST, MOST_ROWS
from atlas.views.i18n import Language


def sentence(error: ListError, language: Language) -> str:
    """What was found in the list, where, and what to hand in instead."""
    known = _of_files(language) | _of_tables(error, language)
    return known.get(error.fault) or language.text("The list cannot be read: give CSV or XLSX.")


def limits(language: Language) -> str:
    """How large a file may be."""
    return language.text(
        "CSV, TSV, text or XLSX; up to {rows} rows and {size} MB", rows=language.number(MOST_ROWS), size=LARGEST
    )


def _of_files(language: Language) -> dict[ListFault, str]:
    t = language.text
    return {
        ListFault.EMPTY: t(
            "There is no list to read: give a file of up to {size} MB with names in it, or paste some.", size=LARGEST
        ),
        ListFault.NOT_TEXT: t(
            "The file is neither a workbook nor text in Unicode: save it as .xlsx or as “CSV UTF-8”."
        ),
        ListFault.WEB_PAGE: t("The file is a web page: save the table as .xlsx or CSV."),
        ListFault.OLD_WORKBOOK: t("The file is an old .xls workbook or has a password: save it as .xlsx without one."),
        ListFault.NOT_A_WORKBOOK: t(
            "The file is an archive or a document, not an .xlsx workbook: save the table as .xlsx or CSV."
        ),
        ListFault.BROKEN_WORKBOOK: t(
            "The workbook is damaged and cannot be read: open it in a spreadsheet program and save it as .xlsx again."
        ),
        ListFault.TOO_LONG: t("Finding the places took too long and was given up: give the list in parts."),
        ListFault.ENDED: t("The program that finds places has stopped: try again."),
    }


def _of_tables(error: ListError, language: Language) -> dict[ListFault, str]:
    t = language.text
    numbers = {name: language.number(value) for name, value in error.values.items()}
    row, found, expected, most = (numbers.get(name, "") for name in ("row", "found", "expected", "most"))
    return {
        ListFault.ONLY_HEADINGS: t("The list has headings and no rows below them."),
        ListFault.TOO_LARGE: t(
            "The file is larger than a list may be ({most} MB): leave out other sheets and columns.", most=most
        ),
        ListFault.TOO_MANY_ROWS: t("The list has more than {most} rows: give it in parts.", most=most),
        ListFault.TOO_MANY_COLUMNS: t(
            "Row {row} has more than {most} cells: keep the columns that name the places.", row=row, most=most
        ),
        ListFault.UNEVEN: t(
            "Row {row} has {found} cells where the headings have {expected}: "
            "a text with a comma in it needs quotation marks.",
            row=row,
            found=found,
            expected=expected,
        ),
        ListFault.LONG_CELL: t("Row {row} or one before it has a quotation mark that is never closed.", row=row),
    }
