"""The register ten times as large is one a store can be built from, and is ten times as large in everything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest
from grown import grow

from atlas.queries.connect import open_store, read_pointer
from atlas.queries.filters import KINDS, Filters
from atlas.queries.people import people_on
from atlas.queries.world import ground
from atlas.register.tables import read_register
from atlas.store.build import build
from bench.tenfold import TIMES, tenfold, write_tenfold

Store = duckdb.DuckDBPyConnection
TODAY = date(2026, 11, 21)
TABLES = ("place", "claim", "membership", "place_name", "place_population", "unresolved", "spell", "opposition")
"""What there is ten times as much of."""


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """A small store, and that of its register ten times as large; both pass the checks of a store."""
    folder = tmp_path_factory.mktemp("tenfold")
    small = grow(folder / "register")
    opened = []
    for name, register in (("one", small), ("ten", write_tenfold(folder / "ten", small))):
        build(folder / name / "atlas.duckdb", register)
        opened.append(open_store(read_pointer(folder / name / "atlas.duckdb").path))
    yield opened[0], opened[1]
    for store in opened:
        store.close()


def counted(store: Store, question: str) -> int:
    row = store.cursor().execute(question).fetchone()
    assert row
    return int(row[0])


def test_there_is_ten_times_as_much_of_everything(stores: tuple[Store, Store]) -> None:
    for table in TABLES:
        one, ten = (counted(store, f"SELECT count(*) FROM {table}") for store in stores)  # noqa: S608 - a name of ours
        assert (table, ten) == (table, one * TIMES)
        assert one > 0 or table == "opposition"


def test_there_are_as_many_nations_networks_and_sources(stores: tuple[Store, Store]) -> None:
    for question in (
        "SELECT count(*) FROM place WHERE level = 'national'",
        "SELECT count(DISTINCT country) FROM place",
        "SELECT count(DISTINCT network_id) FROM membership",
        "SELECT count(DISTINCT source_id) FROM claim",
    ):
        one, ten = (counted(store, question) for store in stores)
        assert ten == one > 0


def test_every_twin_has_the_promises_of_its_place(stores: tuple[Store, Store]) -> None:
    one, ten = (ground(store).on(TODAY).shown(Filters(TODAY, kinds=KINDS)) for store in stores)
    assert (ten.n_places, ten.n_promises) == (one.n_places * TIMES, one.n_promises * TIMES)
    local = Filters(TODAY, kinds=("climate_emergency",), levels=("local",))
    places = [ground(store).on(TODAY).shown(local).n_places for store in stores]
    assert places[1] == places[0] * TIMES > 0


def test_people_of_towns_are_ten_times_as_many(stores: tuple[Store, Store]) -> None:
    question = "SELECT place_id FROM place WHERE level = 'local' AND country = 'CHN'"
    one, ten = (
        people_on(store, TODAY, [row[0] for row in store.cursor().execute(question).fetchall()]) for store in stores
    )
    assert one.low > 0 and (ten.low, ten.counted) == (one.low * TIMES, one.counted * TIMES)


def test_no_two_places_are_one(tmp_path: Path) -> None:
    register = read_register(grow(tmp_path / "register"))
    places = tenfold(register)["place"]
    assert len({line["place_id"] for line in places}) == len(places) == TIMES * len(register["place"])
    ids = [line["geonames_id"] for line in places if line["geonames_id"]]
    assert len(set(ids)) == len(ids) > 0


def test_what_is_generated_is_the_same_each_time(tmp_path: Path) -> None:
    small = grow(tmp_path / "register")
    first, again = (write_tenfold(tmp_path / name, small) for name in ("first", "again"))
    for file in sorted(first.iterdir()):
        assert file.read_bytes() == (again / file.name).read_bytes()
