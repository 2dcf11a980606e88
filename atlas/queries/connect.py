"""The store, found through its pointer and opened read-only."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import duckdb

from atlas import paths
from atlas.errors import StoreError
from atlas.model import SCHEMA_VERSION

REMEDY = "run `make build`"


@dataclass(frozen=True, slots=True)
class Pointer:
    """Which file is the store now."""

    path: Path
    release_id: str


def read_pointer(store: Path = paths.STORE) -> Pointer:
    """The published store of that name.

    Raises:
        StoreError: There is none, its pointer is broken, or it is of another schema version.
    """
    pointer = store.with_suffix(".json")
    try:
        facts = json.loads(pointer.read_text(encoding="utf-8"))
        version = facts["schema_version"]
        if version != SCHEMA_VERSION:
            raise StoreError(
                f"The store is of schema version {version}, this atlas reads version {SCHEMA_VERSION}; {REMEDY}."
            )
        path, size, release_id = store.parent / facts["store"], facts["bytes"], str(facts["release_id"])
    except FileNotFoundError:
        raise StoreError(
            f"There is no store yet: expected {pointer.name} in {pointer.parent.name}; {REMEDY}."
        ) from None
    except (OSError, ValueError, KeyError, TypeError):
        raise StoreError(f"The store's pointer {pointer.name} cannot be read; {REMEDY}.") from None
    if not path.is_file():
        raise StoreError(f"The pointer names {path.name}, which is not there; {REMEDY}.")
    found = path.stat().st_size
    if found != size:
        raise StoreError(f"{path.name} is not a whole store: found {found} bytes, expected {size}; {REMEDY}.")
    return Pointer(path, release_id)


def open_store(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection; take a cursor of it for each query, since threads must not share one.

    Raises:
        StoreError: The file is no whole store of this schema version.
    """
    try:
        store = duckdb.connect(str(path), read_only=True)
        row = store.cursor().execute("SELECT schema_version FROM release").fetchone()
    except (duckdb.Error, RuntimeError) as why:
        raise StoreError(f"{path.name} is not a whole store ({type(why).__name__}); {REMEDY}.") from why
    version = row[0] if row else None
    if version != SCHEMA_VERSION:
        store.close()
        raise StoreError(f"{path.name} is of schema version {version}, expected {SCHEMA_VERSION}; {REMEDY}.")
    return store
