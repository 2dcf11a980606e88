"""What the atlas is made of: its words, its release, everything the map can show."""

from __future__ import annotations

import duckdb

from atlas.queries.ask import Record, ask_records


def words(store: duckdb.DuckDBPyConnection) -> dict[str, dict[str, tuple[str, str]]]:
    """Closed list → code → labels (English, simplified Chinese), in order of position."""
    labels: dict[str, dict[str, tuple[str, str]]] = {}
    for word in ask_records(store, "words"):
        labels.setdefault(word["list"], {})[word["code"]] = (word["label_en"], word["label_zh"])
    return labels


def release(store: duckdb.DuckDBPyConnection) -> Record:
    """Release id, and the latest day any source speaks for."""
    return ask_records(store, "release")[0]


def marks(store: duckdb.DuckDBPyConnection) -> list[Record]:
    """Everything the map can show, one row a (place, kind), in the order of the mark numbers."""
    return ask_records(store, "marks")


def offered(store: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Facet (`kind`, `level`, `status`) → every code any promise has, in order of the vocabulary."""
    choices: dict[str, list[str]] = {"kind": [], "level": [], "status": []}
    for choice in ask_records(store, "offered"):
        choices[choice["facet"]].append(choice["code"])
    return choices


def country_names(store: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, str | None]]:
    """Alpha-3 → name in English and in simplified Chinese."""
    return {row["country"]: (row["name"], row["name_zh"]) for row in ask_records(store, "country_names")}
