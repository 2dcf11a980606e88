"""What the atlas is made of: its sources, its words, its release, everything the map can show."""

from __future__ import annotations

import duckdb
import pandas as pd

from atlas.queries.ask import ask


def sources(store: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """One row a source, with what it contributes."""
    return ask(store, "sources")


def words(store: duckdb.DuckDBPyConnection) -> dict[str, dict[str, tuple[str, str]]]:
    """Closed list → code → labels (English, simplified Chinese), in order of position."""
    labels: dict[str, dict[str, tuple[str, str]]] = {}
    for line in ask(store, "words").itertuples(index=False):
        labels.setdefault(line.list, {})[line.code] = (line.label_en, line.label_zh)
    return labels


def release(store: duckdb.DuckDBPyConnection) -> pd.Series:
    """Release id, and the latest day any source speaks for."""
    return ask(store, "release").iloc[0]


def marks(store: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Everything the map can show, one row a (place, kind), in the order of the mark numbers."""
    return ask(store, "marks")


def offered(store: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Facet (`kind`, `level`, `status`) → every code any promise has, in order of the vocabulary."""
    choices: dict[str, list[str]] = {"kind": [], "level": [], "status": []}
    for line in ask(store, "offered").itertuples(index=False):
        choices[line.facet].append(line.code)
    return choices


def country_names(store: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, str | None]]:
    """Alpha-3 → name in English and in simplified Chinese."""
    return {line.country: (line.name, line.name_zh) for line in ask(store, "country_names").itertuples(index=False)}
