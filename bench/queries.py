"""How long the store takes to build, and the queries behind the world page to answer."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from atlas import paths
from atlas.model import Kind, Level
from atlas.queries import place, world
from atlas.queries.connect import open_store, read_pointer
from atlas.queries.filters import STATUSES, Filters
from atlas.store.build import build
from bench.figures import Figure

RUNS = 200
FILES = 20
BUILDS = 5
ROWS = 100
"""As on a page of the table."""


def figures() -> Iterator[Figure]:
    """Build in seconds, queries in milliseconds."""
    with tempfile.TemporaryDirectory() as aside:
        yield Figure(
            "build from the register", "s", [build(Path(aside) / "atlas.duckdb").seconds for _ in range(BUILDS)]
        )
    store = open_store(read_pointer(paths.STORE).path)
    chance = random.Random(1)  # noqa: S311 the same filters in every run, nothing to keep secret
    drawn = [_filters(chance) for _ in range(RUNS)]
    yield Figure(
        "every spell read, once a release", "ms", [_milliseconds(lambda: world.ground(store)) for _ in range(BUILDS)]
    )
    ground = world.ground(store)
    yield Figure(
        "the state of a day not asked for yet",
        "ms",
        [_milliseconds(lambda f=f: ground.on(f.day)) for f in drawn],
    )
    days = {f.day: ground.on(f.day) for f in drawn}
    yield Figure(
        "all a page asks of a day, random filters",
        "ms",
        [_milliseconds(lambda f=f: _page(days[f.day], f)) for f in drawn],
    )
    yield Figure(
        "the file of all commitments, random filters",
        "ms",
        [
            _milliseconds(lambda f=f: world.world_claims(store, f.day, days[f.day].shown(f).claim_ids))
            for f in drawn[:FILES]
        ],
    )
    ids = [
        row[0]
        for row in store.execute(
            "SELECT DISTINCT place_id FROM spell ORDER BY hash(place_id), place_id LIMIT ?", [RUNS]
        ).fetchall()
    ]
    day = datetime.now(UTC).date()
    yield Figure("the card of a place", "ms", [_milliseconds(lambda i=i: _card(store, i, day)) for i in ids])


def _page(day: world.World, filters: Filters) -> None:
    shown = day.shown(filters)
    day.ground.selected(filters)
    day.ground.growth(filters)
    day.facets(filters)
    day.waiting(filters)
    day.without(filters)
    day.uncovered(filters)
    shown.places(0, ROWS)
    _ = shown.n_places


def _card(store: duckdb.DuckDBPyConnection, place_id: str, day: date) -> None:
    place.place(store, place_id, day)
    place.place_claims(store, place_id, day)


def _filters(chance: random.Random) -> Filters:
    def some(words: list[str]) -> tuple[str, ...]:
        return tuple(chance.sample(words, chance.randint(0, 2)))

    return Filters(
        day=date(chance.randint(2010, 2026), chance.randint(1, 12), 15),
        kinds=some([str(kind) for kind in Kind]),
        levels=some([str(level) for level in Level]),
        countries=some(["DEU", "GBR", "JPN", "CHN", "USA"]),
        statuses=some(list(STATUSES)),
    )


def _milliseconds(ask: Callable[[], object]) -> float:
    started = time.perf_counter()
    ask()
    return (time.perf_counter() - started) * 1000
