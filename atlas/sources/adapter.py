"""The adapters, found by their source id, and the one way to run them."""

from __future__ import annotations

import csv
import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

import atlas.sources
from atlas import paths
from atlas.errors import RegisterError, UpstreamError
from atlas.model import Fact
from atlas.sources.reading.table import Corrections, Table

_NO_ADAPTERS = {"adapter", "catalogue", "reading"}


class Adapter(Protocol):
    """What every adapter module offers."""

    FILE: str
    """The raw file's name within the source's folder."""
    WAVED: Mapping[str, str]
    """Columns the atlas leaves, each with the reason."""

    def read(self, path: Path) -> Table:
        """The raw file as a table."""

    def facts(self, table: Table) -> Iterator[Fact]:
        """Every fact of the table, and every refusal with its reason."""


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What one source yielded."""

    rows: int
    facts: tuple[Fact, ...]


def adapter_ids() -> tuple[str, ...]:
    """The source ids that have an adapter, sorted."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(atlas.sources.__path__) if m.name not in _NO_ADAPTERS))


def adapter(source_id: str) -> Adapter:
    """The adapter of a source.

    Raises:
        UpstreamError: There is none of that name.
    """
    if source_id not in adapter_ids():
        raise UpstreamError(f"no source '{source_id}'; the sources are {', '.join(adapter_ids())}")
    return cast(Adapter, importlib.import_module(f"atlas.sources.{source_id}"))


def raw_file(source_id: str, upstream: Path) -> Path:
    """Where the raw file of a source lies: in its folder below `upstream`, or where the adapter's `FOLDER` says.

    Raises:
        UpstreamError: There is no source of that name.
    """
    module = adapter(source_id)
    folder: Path = getattr(module, "FOLDER", upstream / source_id)
    return folder / module.FILE


def read_facts(source_id: str, upstream: Path) -> SourceFacts:
    """All facts of one source, read from `upstream/<source_id>/`.

    Raises:
        UpstreamError: The file is missing, unreadable, laid out otherwise than the adapter expects,
            or uses a word the adapter has no meaning for.
    """
    module = adapter(source_id)
    table = module.read(raw_file(source_id, upstream))
    table.corrections = read_corrections(source_id)
    facts = tuple(module.facts(table))
    table.audit(module.WAVED)
    return SourceFacts(len(table), facts)


def read_corrections(source_id: str, path: Path | None = None) -> Corrections:
    """Cells of a source that a human corrected, with the printed text each was written for.

    Raises:
        RegisterError: The file is missing or lacks a column.
    """
    path = path or paths.DECISIONS / "corrections.csv"
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return {
                (row["source_row"], row["column"]): (row["printed"], row["use"])
                for row in csv.DictReader(lines)
                if row["source_id"] == source_id
            }
    except FileNotFoundError:
        raise RegisterError(f"{path}: no such file; expected the human corrections") from None
    except UnicodeDecodeError as why:
        raise RegisterError(f"{path}: not UTF-8 at byte {why.start}") from why
    except KeyError as column:
        raise RegisterError(f"{path}: no column {column}") from None
