"""The register into one DuckDB file: built aside, checked, then published under a hashed name."""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from atlas import paths
from atlas.errors import RegisterError, StoreError
from atlas.model import SCHEMA_VERSION
from atlas.register.tables import TABLES, read_register
from atlas.sources.catalogue import Source, read_sources
from atlas.store.check import failures

HERE = Path(__file__).parent
REFERENCE_TABLES = ("programme", "network", "published_total", "namesake", "word", "continent")
REFERENCE_FILES = {"word": "vocabulary.csv", "continent": "continents.csv"}
DERIVED = ("claim", "membership")
"""Tables whose `.sql` adds columns to the register's lines."""
LOADED = ("place", "place_name", "place_link", "place_population", "unresolved", "source_count")
ACCOUNT_FILES = {
    "account_question": "account_question.csv",
    "account_reason": "account_reason.csv",
    "account_part_note": "account_part_note.csv",
    "territory": "territories.csv",
}
"""View that `account.sql` reads → its file in `data/reference`."""
KEEP_OLD = 2
"""How many published stores stay on disk: the newest, and the one a running app may still read."""


@dataclass(frozen=True, slots=True)
class Built:
    """A published store."""

    path: Path
    release_id: str
    rows: Mapping[str, int]
    """Table → number of rows."""
    seconds: float


def build(
    out: Path = paths.STORE, register: Path = paths.REGISTER, say: Callable[[str], None] = lambda _: None
) -> Built:
    """Build the store from the register and publish it; an earlier store stands until the last step.

    Args:
        out: The name the store is known by; the file itself lies beside it under a hashed name, named
            by the pointer `<out stem>.json`, and `out` is a link to it.
        say: Told what is going on, a line at a time.

    Raises:
        RegisterError: A register or reference file is broken, or the data fail a check.
        StoreError: `out` cannot be written.
    """
    started = time.perf_counter()
    read_register(register)  # a clear error, by file and line, before anything is built
    release_id = _release_id(register)
    if out.is_dir():
        raise StoreError(f"{out}: found a directory, expected a file name for the store")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        raise StoreError(f"{out.parent}: cannot be a folder for the store ({why.strerror})") from why
    aside = out.parent / f".{out.stem}-{release_id}.building"
    aside.unlink(missing_ok=True)
    try:
        rows = _fill(aside, register, release_id, say)
        path = _publish(aside, out, release_id)
    finally:
        aside.unlink(missing_ok=True)
    return Built(path, release_id, rows, time.perf_counter() - started)


def _fill(path: Path, register: Path, release_id: str, say: Callable[[str], None]) -> dict[str, int]:
    sources = read_sources()
    with duckdb.connect(str(path)) as store:
        try:
            store.execute((HERE / "schema.sql").read_text(encoding="utf-8"))
            say("loading the register")
            _load_sources(store, sources.values())
            for table in REFERENCE_TABLES:
                _load(store, table, paths.REFERENCE / REFERENCE_FILES.get(table, f"{table}.csv"))
            for table in LOADED:
                _load(store, table, register / f"{table}.csv")
            for table in DERIVED:
                _lines(store, table, register / f"{table}.csv").to_view(f"{table}_line")
                store.execute((HERE / f"{table}.sql").read_text(encoding="utf-8"))
                store.execute(f"DROP VIEW {table}_line")
            for script in ("nesting.sql", "state.sql", "spell.sql", "population.sql"):
                store.execute((HERE / script).read_text(encoding="utf-8"))
            _account(store)
        except duckdb.Error as why:
            raise RegisterError(f"{register}: the register does not fit the store: {_first_line(why)}") from why
        as_of = max(s.as_of for s in sources.values() if s.as_of and s.role == "commitments")
        store.execute("INSERT INTO release VALUES (?, ?, ?)", [SCHEMA_VERSION, release_id, as_of])
        say("checking")
        broken = failures(store)
        if broken:
            raise RegisterError(f"{register}: the store is not published; " + "; ".join(map(str, broken)))
        names = [row[0] for row in store.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()]
        return {name: _count(store, name) for name in names}


def _account(store: duckdb.DuckDBPyConnection) -> None:
    """Set the published totals beside the register; what is only read for that is no table of the store."""
    for name, file in ACCOUNT_FILES.items():
        store.read_csv(str(paths.REFERENCE / file), all_varchar=True, header=True, delimiter=",").to_view(name)
    store.execute((HERE / "account.sql").read_text(encoding="utf-8"))
    for name in ACCOUNT_FILES:
        store.execute(f"DROP VIEW {name}")


def _count(store: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(store.table(table).count("*").fetchall()[0][0])


def _load(store: duckdb.DuckDBPyConnection, table: str, path: Path) -> None:
    lines = _lines(store, table, path)
    lines.select(*_columns(store, table)).insert_into(table)


def _lines(store: duckdb.DuckDBPyConnection, table: str, path: Path) -> duckdb.DuckDBPyRelation:
    """The lines of a file as text, checked to hold what the table takes from it."""
    if not path.is_file():
        raise RegisterError(f"{path}: no such file; expected the rows of table {table}")
    lines = store.read_csv(str(path), all_varchar=True, header=True, quotechar='"', escapechar='"', delimiter=",")
    missing = [c for c in _columns(store, table) if c not in lines.columns and table not in DERIVED]
    if missing:
        raise RegisterError(f"{path}: no column {', '.join(missing)}; found {', '.join(lines.columns)}")
    return lines


def _columns(store: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    return list(store.table(table).columns)


def _load_sources(store: duckdb.DuckDBPyConnection, sources: Iterable[Source]) -> None:
    lines: list[Sequence[object]] = [
        (
            s.source_id,
            s.role,
            s.publisher,
            s.title,
            s.url,
            s.as_of,
            None,
            s.licence,
            s.reuse,
            s.attribution,
            s.independence,
            *(s.expected_rows or (None, None)),
        )
        for s in sources
    ]
    store.executemany("INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", lines)


def _release_id(register: Path) -> str:
    """What the store is made of, in ten digits: the same input gives the same name."""
    digest = hashlib.sha256()
    inputs = [register / f"{table.name}.csv" for table in TABLES]
    inputs += sorted(paths.SOURCES.glob("*.toml")) + sorted(paths.REFERENCE.glob("*.csv")) + sorted(HERE.glob("*.sql"))
    for path in inputs:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:10]


def _publish(aside: Path, out: Path, release_id: str) -> Path:
    path = out.with_name(f"{out.stem}-{release_id}{out.suffix}")
    os.replace(aside, path)  # noqa: PTH105 atomic, as named
    pointer = {
        "store": path.name,
        "bytes": path.stat().st_size,
        "schema_version": SCHEMA_VERSION,
        "release_id": release_id,
    }
    _replace_text(out.with_suffix(".json"), json.dumps(pointer))
    link = out.with_name(f".{out.name}.link")
    link.unlink(missing_ok=True)
    link.symlink_to(path.name)
    os.replace(link, out)  # noqa: PTH105
    ours = re.compile(re.escape(out.stem) + "-[0-9a-f]{10}" + re.escape(out.suffix))
    published = [file for file in out.parent.iterdir() if ours.fullmatch(file.name)]
    kept = sorted(published, key=lambda file: file.stat().st_mtime, reverse=True)
    for old in kept[KEEP_OLD:]:
        old.unlink()
    return path


def _replace_text(path: Path, text: str) -> None:
    aside = path.with_name(f".{path.name}.writing")
    aside.write_text(text, encoding="utf-8")
    os.replace(aside, path)  # noqa: PTH105


def _first_line(why: duckdb.Error) -> str:
    return str(why).splitlines()[0]
