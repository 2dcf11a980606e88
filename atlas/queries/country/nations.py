"""All nations at once: their people under the commitments shown, and the order their names stand in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import duckdb
import numpy as np

from atlas.model import Level
from atlas.queries.ask import ask_records
from atlas.queries.people import People
from atlas.queries.spells import LEVELS
from atlas.queries.world import Ground


def people_by_nation(store: duckdb.DuckDBPyConnection, day: date, place_ids: Sequence[str]) -> dict[str, People]:
    """Alpha-3 → the people of those of the places that lie in the nation; a nation without any is left out.

    Args:
        day: The day on which the places have a commitment.
        place_ids: In any order; ids the store does not hold are passed over.
    """
    rows = ask_records(store, "country/people_by_nation", {"place_ids": list(place_ids)})
    return {row.pop("country"): People(day=day, **row) for row in rows}


def nations_by_name(store: duckdb.DuckDBPyConnection, language: str) -> list[str]:
    """Alpha-3 of every nation, as the alphabet of a language orders their names.

    Args:
        language: ISO 639-1 code: `en` or `zh`.
    """
    return [row["place_id"] for row in ask_records(store, "country/nations_by_name", {"language": language})]


def bodies(store: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, ...]]:
    """Id of every body of several nations → alpha-3 of the nations in it."""
    return {row["place_id"]: tuple(row["nations"]) for row in ask_records(store, "country/bodies")}


def populations(ground: Ground) -> dict[str, int | None]:
    """Alpha-3 of every nation → its residents, None where no source states them."""
    rows = np.flatnonzero(ground.level == LEVELS.index(Level.NATIONAL))
    nations = ground.places["place_id"].iloc[rows]
    stated = ground.places["population"].iloc[rows].to_numpy(np.float64, na_value=np.nan)
    return {nation: None if np.isnan(n) else int(n) for nation, n in zip(nations, stated, strict=True)}
