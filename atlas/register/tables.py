"""The register on disk: sorted CSV files, one fact a line, so that a change is a readable diff."""

from __future__ import annotations

import csv
import io
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from atlas.errors import RegisterError

BREAK = re.compile("[\r\n]")
"""What would make two lines of one."""

Record = Mapping[str, str]
"""One line of a register file: column → text; empty where nothing is stated."""


@dataclass(frozen=True, slots=True)
class Table:
    """One register file: its columns in order, and those its lines are sorted and told apart by."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]


PLACE = Table(
    "place",
    (
        "place_id", "level", "name", "name_zh", "local_type", "country", "region_id", "lat", "lon", "precision",
        "population", "population_year", "population_source", "geonames_id",
    ),
    ("place_id",),
)  # fmt: skip
PLACE_NAME = Table("place_name", ("place_id", "name", "lang", "kind"), ("place_id", "kind", "lang", "name"))
PLACE_LINK = Table("place_link", ("child_id", "parent_id", "relation"), ("child_id", "parent_id", "relation"))
PLACE_POPULATION = Table(
    "place_population",
    ("place_id", "source_id", "population", "population_year"),
    ("place_id", "source_id", "population_year", "population"),
)
CLAIM = Table(
    "claim",
    (
        "claim_id", "place_id", "kind", "event", "status", "event_on", "event_precision", "target_year", "base_year",
        "value_pct", "scope", "energy", "end_term", "programme_id", "qualifier", "reported_words", "certainty",
        "source_id", "source_row", "reported_name", "url", "recorded_on", "place_method", "place_confidence",
    ),
    ("source_id", "claim_id"),
)  # fmt: skip
MEMBERSHIP = Table(
    "membership",
    (
        "network_id", "place_id", "joined_on", "joined_precision", "certainty", "source_id", "source_row",
        "reported_name", "url", "place_method", "place_confidence",
    ),
    ("network_id", "source_id", "source_row", "reported_name"),
)  # fmt: skip
UNRESOLVED = Table(
    "unresolved",
    ("source_id", "source_row", "reported_name", "country", "level", "reason", "candidates"),
    ("source_id", "source_row", "reported_name"),
)
SOURCE_COUNT = Table("source_count", ("source_id", "outcome", "reason", "rows"), ("source_id", "outcome", "reason"))
TABLES = (PLACE, PLACE_NAME, PLACE_LINK, PLACE_POPULATION, CLAIM, MEMBERSHIP, UNRESOLVED, SOURCE_COUNT)

Register = Mapping[str, list[Record]]
"""All tables by name."""


def read_table(folder: Path, table: Table) -> list[Record]:
    """The lines of one register file.

    Raises:
        RegisterError: Missing, not UTF-8, other columns than expected, or a line cut short.
    """
    path = folder / f"{table.name}.csv"
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise RegisterError(f"{path}: no such file; `python -m atlas ingest` writes it") from None
    except IsADirectoryError:
        raise RegisterError(f"{path}: found a directory, expected a file") from None
    except UnicodeDecodeError as why:
        raise RegisterError(f"{path}: not UTF-8 at byte {why.start}") from why
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    found = _heading(lines, path)
    if found != table.columns:
        raise RegisterError(f"{path}: found columns {', '.join(found) or 'none'}; expected {', '.join(table.columns)}")
    records: list[Record] = []
    try:
        for line in lines:
            if len(line) != len(found):
                raise RegisterError(f"{path}, line {lines.line_num}: found {len(line)} cells, expected {len(found)}")
            records.append(dict(zip(found, line, strict=True)))
    except csv.Error as why:
        raise RegisterError(f"{path}, line {lines.line_num}: not CSV ({why})") from why
    return records


def _heading(lines: Iterator[list[str]], path: Path) -> tuple[str, ...]:
    try:
        return tuple(next(lines, ()))
    except csv.Error as why:
        raise RegisterError(f"{path}, line 1: not CSV ({why})") from why


def read_register(folder: Path) -> Register:
    """The whole register.

    Raises:
        RegisterError: As `read_table`.
    """
    if not folder.is_dir():
        raise RegisterError(f"{folder}: no register there; expected a folder with {PLACE.name}.csv and its sisters")
    return {table.name: read_table(folder, table) for table in TABLES}


def write_register(folder: Path, register: Register) -> None:
    """Write every table, sorted; all files are complete on disk before the first replaces its elder.

    Raises:
        RegisterError: Two lines share a key.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".writing-") as aside:
        for table in TABLES:
            text = render(table, register[table.name])
            (Path(aside) / f"{table.name}.csv").write_bytes(text.encode("utf-8"))
        for table in TABLES:
            os.replace(Path(aside) / f"{table.name}.csv", folder / f"{table.name}.csv")  # noqa: PTH105 atomic, as named


def render(table: Table, records: Iterable[Record]) -> str:
    """A table as CSV text, lines in order of its key.

    Raises:
        RegisterError: Two lines share a key, or a cell holds a line break.
    """
    ordered = sorted(records, key=lambda record: tuple(record[column] for column in table.key))
    for record in ordered:
        for column, cell in record.items():
            if BREAK.search(cell):
                raise RegisterError(f"{table.name}: found {cell!r} in column '{column}', expected one line of text")
    keys = [tuple(record[column] for column in table.key) for record in ordered]
    for one, other in pairwise(keys):
        if one == other:
            raise RegisterError(f"{table.name}: two lines with {', '.join(table.key)} = {', '.join(one)}")
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, table.columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(ordered)
    return text.getvalue()
