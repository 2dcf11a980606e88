"""Every table of the store as CSV in one archive, with whose each row is and on which terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import duckdb

from atlas.queries.ask import Record
from atlas.views.downloads.archive import archive
from atlas.views.downloads.caveats import table_caveats
from atlas.views.downloads.contents import Table
from atlas.views.downloads.csv_files import csv_file, written_as
from atlas.views.downloads.readme import Note, Section, cited, credit, fields, found_at, markdown, vocabulary
from atlas.views.i18n import Language
from atlas.views.method.cells import table_of


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What describes the tables of a store.

    Args:
        tables: Rows of `queries.method.store_tables`.
        sources: Every source of the store.
        release: `release_id` and `as_of`.
        address: Where the page is found again.
    """

    tables: Sequence[Record]
    sources: Sequence[Record]
    release: Record
    address: str


@dataclass(frozen=True, slots=True)
class Written:
    """One table of the archive.

    Args:
        columns: The table without its rows.
        n_rows: How many it has.
        content: Its file.
        sources: Source → rows that name it as theirs.
    """

    columns: Table
    n_rows: int
    content: bytes
    sources: Mapping[str, int]


def every_table(store: duckdb.DuckDBPyConnection, known: Catalogue, language: Language) -> bytes:
    """A ZIP archive of a CSV file a table, `README.md` and `SHA256SUMS`; no cell is a live formula."""
    written = {table["name"]: _written(store, table) for table in known.tables}
    files = {f"{name}.csv": table.content for name, table in written.items()}
    files["README.md"] = markdown(list(_readme(written, known, language)))
    sums = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in files.items())
    return archive(files | {"SHA256SUMS": sums.encode()}, known.release["as_of"])


def _written(store: duckdb.DuckDBPyConnection, table: Record) -> Written:
    """The table as a file; its rows are let go before the next is read."""
    columns = tuple(column["name"] for column in table["columns"])
    read = table_of(columns, store.cursor().table(table["name"]).fetchall())
    naming = {"source_id", "population_source"} & {*columns} if table["name"] != "source" else ()
    sources = Counter(str(source) for column in naming for source in read.column(column) if source is not None)
    return Written(Table(columns, []), len(read.rows), csv_file(read), sources)


def _readme(written: Mapping[str, Written], known: Catalogue, language: Language) -> Iterator[Section]:
    t, tables = language.text, known.tables
    title = t("Every table of the store")
    files = [
        Note(f"{table['name']}.csv", f"{table['meaning']} ({language.number(written[table['name']].n_rows)})")
        for table in tables
    ]
    yield Section(f"{t('Climate Commitments Atlas')}: {title}", [*files, *written_as(language)])
    yield Section(t("Where it is from"), found_at(known.address, known.release, language))
    yield cited(title, known.address, known.release, language)
    yield Section(t("Before you use it"), [Note("", caveat) for caveat in table_caveats(known.sources, language)])
    yield Section(t("Which terms hold for which rows"), [Note("", term) for term in _terms(language)])
    for role, heading in (("commitments", t("Sources of commitments")), ("gazetteer", t("Where the places come from"))):
        yield Section(
            heading,
            [
                credit(source, language, language.listed(_given(source["source_id"], written, language)))
                for source in known.sources
                if source["role"] == role
            ],
        )
    for table in tables:
        meanings = {column["name"]: column["meaning"] for column in table["columns"] if column["meaning"]}
        yield fields(f"{table['name']}.csv", written[table["name"]].columns, meanings, language)
    yield vocabulary((table.columns for table in written.values()), language)


def _terms(language: Language) -> Iterator[str]:
    """What holds for which rows."""
    t = language.text
    yield t("A row with a source_id is that source's: its licence, its credit and its reuse below hold for the row.")
    yield t(
        "place, place_name, place_link and the tables made of them: an id that begins with gn is of GeoNames "
        "(CC BY 4.0); of any other with a colon, the source before the colon; nations and regions are of ISO 3166 and "
        "Natural Earth. population_source says whose figure the population is."
    )
    yield t("open: any use, with the credit. share_alike: any use, with the credit and under the same terms.")
    yield t("facts: public facts, with credit and link; the publisher has granted nothing.")


def _given(source_id: str, written: Mapping[str, Written], language: Language) -> Iterator[str]:
    """How many rows of which tables name a source as theirs."""
    for name, table in written.items():
        if n := table.sources.get(source_id, 0):
            yield language.plural("{n} row of {table}", "{n} rows of {table}", n, table=name)
