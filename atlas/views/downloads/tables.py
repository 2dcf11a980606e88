"""The tables of a page as files: CSV and XLSX, each with a README of day, release, address, sources and terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

import streamlit as st

from atlas.errors import StoreError
from atlas.queries.ask import Record
from atlas.views import address, cached
from atlas.views.downloads.caveats import table_caveats
from atlas.views.downloads.columns import meanings
from atlas.views.downloads.contents import Table
from atlas.views.downloads.csv_files import packed, written_as
from atlas.views.downloads.panel import FORMATS, STYLE
from atlas.views.downloads.readme import Note, Section, as_of, cited, credit, fields, found_at, vocabulary
from atlas.views.downloads.workbook import bound
from atlas.views.i18n import Language

SHEET_NAME = 31
"""Letters a spreadsheet allows in the name of a sheet."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a download.

    Args:
        name: What the reader calls it: the name of the sheet, and of the CSV file.
        meaning: What one row is, in a sentence.
        columns: Column → its meaning, of those the atlas's own downloads do not have.
    """

    name: str
    meaning: str
    table: Table
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Desk:
    """The page the tables are of.

    Args:
        title: What is shown, in a line.
        address: Where it is found again.
        release: `release_id` and `as_of`, the latest day any source speaks for.
        source_ids: Who speaks in the tables; None: who is named in their columns of sources.
    """

    title: str
    day: date
    address: str
    release: Record
    source_ids: Collection[str] | None = None


def show_table_downloads(  # noqa: PLR0917 - a page says what it downloads in the order it is read
    key: str,
    title: str,
    stem: str,
    sheets: Callable[[], Sequence[Sheet]],
    day: date,
    language: Language,
    source_ids: Collection[str] | None = None,
) -> None:
    """A button for CSV and one for XLSX; the tables are made when one is pressed.

    Args:
        key: Name of the buttons in the page.
        title: What is shown, in a line.
        stem: What the files are called, beside the atlas, the day and the release.
        sheets: Makes the tables.
        source_ids: Who speaks in them; None: who is named in their columns of sources (`source_id`, `source_ids`,
            `population_source`, `place_id`), or every source where they have none.
    """
    where = f"{st.context.url or ''}?{address.spelled()}"
    desk = Desk(title, day, where, cached.release(), source_ids)
    named = f"climate-commitments-{file_name(stem)}-{day}-{desk.release['release_id']}"
    st.html(STYLE)
    with st.container(
        key=f"downloads-{key}", horizontal=True, vertical_alignment="center", gap="small", width="content"
    ):
        st.markdown(language.text("Download, with sources and terms:"), width="content")
        for form in FORMATS:
            if form.label in WRITERS:
                st.download_button(
                    form.label,
                    partial(_written, WRITERS[form.label], desk, sheets, language),
                    f"{named}.{form.ending}",
                    form.media_type,
                    key=f"{key}-{form.label}",
                    on_click="ignore",
                )


def csv_tables(desk: Desk, sheets: Sequence[Sheet], sources: Sequence[Record], language: Language) -> bytes:
    """A ZIP archive of a CSV file a table and `README.md`."""
    names = distinct([file_name(sheet.name) for sheet in sheets])
    named = {f"{name}.csv": sheet for name, sheet in zip(names, sheets, strict=True)}
    return packed(_tables(named), [*table_readme(desk, named, sources, language, written_as(language))], desk.day)


def table_workbook(desk: Desk, sheets: Sequence[Sheet], sources: Sequence[Record], language: Language) -> bytes:
    """An XLSX workbook of the README and a sheet a table."""
    names = distinct([language.text("README"), *(_sheet_name(sheet.name) for sheet in sheets)])
    named = dict(zip(names[1:], sheets, strict=True))
    return bound(desk.title, _tables(named), [*table_readme(desk, named, sources, language)], desk.day, language)


def table_readme(
    desk: Desk, named: Mapping[str, Sheet], sources: Sequence[Record], language: Language, written: Sequence[Note] = ()
) -> Iterator[Section]:
    """The README of some tables, the title first.

    Args:
        named: What each table is called in the download.
        sources: Every source of the store.
        written: How its files are written.
    """
    t = language.text
    speaking = desk.source_ids if desk.source_ids is not None else {*_named(named.values())}
    credited = [source for source in sources if source["source_id"] in speaking] or list(sources)
    said, known = (
        [credit(source, language) for source in credited if source["role"] == role]
        for role in ("commitments", "gazetteer")
    )
    files = [Note(name, sheet.meaning) for name, sheet in named.items()]
    own = dict(meanings(language))
    yield Section(f"{t('Climate Commitments Atlas')}: {desk.title}", [*files, *written])
    yield Section(t("What was chosen"), [as_of(desk.day, language), *found_at(desk.address, desk.release, language)])
    yield cited(desk.title, desk.address, desk.release, language)
    yield Section(t("Before you use it"), [Note("", caveat) for caveat in table_caveats(credited, language)])
    if said:
        yield Section(t("Sources that speak in this file"), said)
    if known:
        yield Section(t("Sources of the places: names, positions, residents"), known)
    for name, sheet in named.items():
        yield fields(name, sheet.table, own | dict(sheet.columns), language)
    yield vocabulary(_tables(named).values(), language)


def file_name(text: str) -> str:
    """The text as part of the name of a file on any system."""
    return re.sub(r"[^\w-]+", "-", text).strip("-_") or "table"


def distinct(names: Sequence[str]) -> list[str]:
    """The names, numbered from the second of each on; upper and lower case are one, as spreadsheets have it."""
    taken: list[str] = []
    for name in names:
        number, fresh = 1, name
        while fresh.casefold() in {each.casefold() for each in taken}:
            number += 1
            fresh = f"{name[: SHEET_NAME - len(str(number)) - 1]} {number}"
        taken.append(fresh)
    return taken


def _sheet_name(text: str) -> str:
    """The text as the name of a sheet: without the signs a spreadsheet forbids there."""
    return re.sub(r"[\[\]:*?/\\\x00-\x1f]+", " ", text).strip(" '")[:SHEET_NAME].rstrip(" '") or "table"


def _tables(named: Mapping[str, Sheet]) -> dict[str, Table]:
    return {name: sheet.table for name, sheet in named.items()}


def _named(sheets: Iterable[Sheet]) -> Iterator[str]:
    """Every source some cell names."""
    for table in (sheet.table for sheet in sheets):
        for column in {"source_id", "source_ids", "population_source", "place_id"} & {*table.columns}:
            for cell in {*table.column(column)}:
                yield from str(cell).partition(":")[0].split(";")


Writer = Callable[[Desk, Sequence[Sheet], Sequence[Record], Language], bytes]
WRITERS: Mapping[str, Writer] = {"CSV": csv_tables, "XLSX": table_workbook}
"""Label of a format → what writes it."""


def _written(write: Writer, desk: Desk, sheets: Callable[[], Sequence[Sheet]], language: Language) -> bytes:
    """The file.

    Raises:
        StoreError: Another release was published since the page was drawn, so that not all would be of one release.
    """
    made = write(desk, sheets(), cached.sources(), language)
    if cached.release() != desk.release:
        raise StoreError("A new release was published since this page was drawn; load the page again.")
    return made
