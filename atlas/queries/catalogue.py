"""What the atlas is made of: its words, its release, everything the map can show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import duckdb
import pandas as pd

from atlas.queries.ask import Record, ask, ask_records


def words(store: duckdb.DuckDBPyConnection) -> dict[str, dict[str, tuple[str, str]]]:
    """Closed list → code → labels (English, simplified Chinese), in order of position."""
    labels: dict[str, dict[str, tuple[str, str]]] = {}
    for word in ask_records(store, "words"):
        labels.setdefault(word["list"], {})[word["code"]] = (word["label_en"], word["label_zh"])
    return labels


def release(store: duckdb.DuckDBPyConnection) -> Record:
    """Release id, and the latest day any source speaks for."""
    return ask_records(store, "release")[0]


def map_spells(store: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every spell in the order of its number: `place_id`, `kind`, `from_on`, `until_on`, `active`, `is_blank`."""
    return ask(store, "map_spells")


def programme_nations(store: duckdb.DuckDBPyConnection) -> list[str]:
    """Alpha-3 of the nations with a national pilot programme; below their level a pilot can be, elsewhere none can."""
    return [row["country"] for row in ask_records(store, "programme_nations")]


def offered(store: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Facet (`kind`, `level`, `status`) → every code any promise has, in order of the vocabulary."""
    choices: dict[str, list[str]] = {"kind": [], "level": [], "status": []}
    for choice in ask_records(store, "offered"):
        choices[choice["facet"]].append(choice["code"])
    return choices


def country_names(store: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, str | None]]:
    """Alpha-3 → name in English and in simplified Chinese."""
    return {row["country"]: (row["name"], row["name_zh"]) for row in ask_records(store, "country_names")}


def continents(store: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, ...]]:
    """Continent code of GeoNames → alpha-3 of its nations, in order of the vocabulary."""
    return {row["continent"]: tuple(row["countries"]) for row in ask_records(store, "continents")}


def sources(store: duckdb.DuckDBPyConnection) -> list[Record]:
    """Every source with its terms, those of places among them (`role`)."""
    return ask_records(store, "sources")


def dating(store: duckdb.DuckDBPyConnection, day: date, claim_ids: Sequence[str]) -> dict[str, int]:
    """Source → how many of the promises with these headline claims it dates; the date of one may be of several."""
    asked = {"day": day, "claim_ids": list(claim_ids)}
    return {row["source_id"]: row["promises"] for row in ask_records(store, "sources_dating", asked)}
