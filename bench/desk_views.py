"""Views of every page, drawn by chance: what the addresses of readers might say."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from atlas.model import Kind, Level
from atlas.queries.connect import open_store, read_pointer

FIRST, DAYS = date(2015, 1, 1), 4340
"""The days asked about: from the first, so many."""

Address = dict[str, str]
"""Part of an address → what it says."""


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to ask for."""

    places: list[str]
    nations: list[str]
    networks: list[str]
    programmes: list[str]


def known_in(store: Path) -> Known:
    """What there is to ask for in a store."""
    opened = open_store(read_pointer(store).path)

    def ids(question: str) -> list[str]:
        return [row[0] for row in opened.cursor().execute(question).fetchall()]

    return Known(
        places=ids(
            "SELECT place_id FROM claim WHERE place_id NOT LIKE '%twin%' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 10"
        )
        + ids("SELECT DISTINCT place_id FROM spell ORDER BY hash(place_id), place_id LIMIT 40"),
        nations=ids(
            "SELECT country FROM place WHERE country IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 20"
        ),
        networks=ids("SELECT network_id FROM network ORDER BY 1"),
        programmes=ids("SELECT programme_id FROM programme ORDER BY 1"),
    )


def addresses(page: str, known: Known, views: int) -> Iterator[Address]:
    """So many views of a page, the same in every run."""
    chance = random.Random(1)  # noqa: S311 the same views in every run, nothing to keep secret
    for number in range(views):
        view = {
            "day": (FIRST + timedelta(chance.randrange(DAYS))).isoformat(),
            "lang": ("en", "zh-Hans")[number % 2],
            "kinds": ".".join(_some(chance, [str(kind) for kind in Kind])) or "all",
        }
        yield view | (VIEWED[page](chance, known, number) if page in VIEWED else {})


def _some(chance: random.Random, words: Sequence[str], most: int = 3) -> list[str]:
    return chance.sample(list(words), chance.randint(0, most))


def _nth(words: Sequence[str], number: int) -> str:
    return words[number % len(words)]


def _filtered(chance: random.Random, known: Known) -> Address:
    return {
        "levels": ".".join(_some(chance, [str(level) for level in Level], 2)) or "all",
        "countries": ".".join(_some(chance, known.nations)) or "all",
    }


SECTIONS = ("sources", "method", "totals", "missing", "disagreements", "unresolved", "dictionary", "release")
"""Sections of the page on data and method."""
VIEWED: dict[str, Callable[[random.Random, Known, int], Address]] = {
    "world": lambda chance, known, n: _filtered(chance, known) | {"place": _nth(known.places, n)},
    "country": lambda chance, known, n: {
        "of": _nth([*known.nations, "EU", "AS", "all"], n),
        "against": ".".join(_some(chance, known.nations, 5)),
    },
    "place": lambda chance, known, n: {"place": _nth(known.places, n)},
    "networks": lambda chance, known, n: {"network": _nth(known.networks, n)},
    "peaks": lambda chance, known, n: {"programme": _nth(known.programmes, n)},
    "timeline": lambda chance, known, n: _filtered(chance, known) | {"by": _nth(("kind", "level", "continent"), n)},
    "data": lambda chance, known, n: {"tab": _nth(SECTIONS, n)},
}  # fmt: skip
"""Page → what its address says beside the day, the kinds and the language."""
