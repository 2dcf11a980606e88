"""How long the store takes to build, and the queries behind the world page to answer."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from atlas import paths
from atlas.model import Kind, Level
from atlas.queries import place, world
from atlas.queries.connect import open_store, read_pointer
from atlas.queries.filters import STATUSES, Filters
from atlas.store.build import build
from bench.figures import Figure

RUNS = 200
BUILDS = 5


def figures() -> Iterator[Figure]:
    """Build in seconds, queries in milliseconds."""
    with tempfile.TemporaryDirectory() as aside:
        yield Figure(
            "build from the register", "s", [build(Path(aside) / "atlas.duckdb").seconds for _ in range(BUILDS)]
        )
    store = open_store(read_pointer(paths.STORE).path)
    chance = random.Random(1)  # noqa: S311 the same filters in every run, nothing to keep secret
    drawn = [_filters(chance) for _ in range(RUNS)]
    for name, ask in (
        ("world_places", world.world_places),
        ("world_facets", world.world_facets),
        ("world_unplaced", world.world_unplaced),
        ("world_claims", world.world_claims),
    ):
        yield Figure(
            f"query {name}, random filters", "ms", [_milliseconds(lambda f=f, ask=ask: ask(store, f)) for f in drawn]
        )
    ids = [
        row[0] for row in store.execute("SELECT place_id FROM mark ORDER BY hash(place_id) LIMIT ?", [RUNS]).fetchall()
    ]
    day = datetime.now(UTC).date()
    yield Figure(
        "query place_claims", "ms", [_milliseconds(lambda i=i: place.place_claims(store, i, day)) for i in ids]
    )


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
