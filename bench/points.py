"""The places every map of the comparison draws: those of the store, once or several times over."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import duckdb

from atlas.model import Kind, Level

QUESTION = Path(__file__).with_suffix(".sql")
TODAY = datetime.now(UTC).date()
KINDS = tuple(str(kind) for kind in Kind)
FILTER = str(Kind.NEUTRALITY)
"""The kind the filter of every map shows alone."""
JITTER = 0.5
"""Degrees a repeated place is moved at most, in latitude and in longitude."""
COPY_ID = 1_000_000_000
"""Added to the GeoNames id of each further copy, so that its id stays a number as short as a real one."""


class Spell(NamedTuple):
    """What is known of one kind at one place for some days; `until_on` is None for the spell that holds now."""

    kind: str
    from_on: date
    until_on: date | None
    is_promise: bool
    is_blank: bool


@dataclass(frozen=True, slots=True)
class Point:
    """One place; degrees north and east."""

    place_id: str
    name: str
    name_zh: str | None
    level: str
    country: str | None
    country_name: str | None
    country_name_zh: str | None
    lat: float
    lon: float
    precision: str
    population: int | None
    spells: tuple[Spell, ...]

    def kinds(self) -> list[str]:
        """The kinds promised today, in the order of the vocabulary."""
        return [
            kind
            for kind, from_on, until_on, is_promise, _ in self.spells
            if is_promise and from_on <= TODAY and (until_on is None or until_on > TODAY)
        ]


class Place(NamedTuple):
    """What a map of Folium's own is given of a place that has a promise today."""

    lat: float
    lon: float
    kinds: list[str]


def register_points(store: duckdb.DuckDBPyConnection) -> list[Point]:
    """Every place of the store, by id."""
    rows = store.execute(QUESTION.read_text(encoding="utf-8")).fetchall()
    return [Point(*(*row[:-1], tuple(Spell(*spell) for spell in row[-1]))) for row in rows]


def scaled(points: list[Point], times: int) -> list[Point]:
    """The points, then `times - 1` copies of them, each moved by a seeded jitter: the same in every run.

    A copy is a local place whatever its model was: there are not twenty times as many nations to outline.
    """
    chance = random.Random(times)  # noqa: S311 the same places in every run, nothing to keep secret
    copies = [_copy(point, number, chance) for number in range(1, times) for point in points]
    return points + sorted(copies, key=lambda point: (len(point.place_id), point.place_id))


def _copy(point: Point, number: int, chance: random.Random) -> Point:
    digits = point.place_id.removeprefix("gn")
    numbered = point.place_id == f"gn{digits}" and digits.isdecimal()
    return replace(
        point,
        place_id=f"gn{number * COPY_ID + int(digits)}" if numbered else f"{point.place_id}:{number}",
        level=str(Level.LOCAL),
        lat=round(max(-85.0, min(85.0, point.lat + chance.uniform(-JITTER, JITTER))), 4),
        lon=round((point.lon + chance.uniform(-JITTER, JITTER) + 180) % 360 - 180, 4),
    )


def places_shown(points: list[Point]) -> list[Place]:
    """The points with a promise today: what every map draws."""
    return [Place(point.lat, point.lon, kinds) for point in points if (kinds := point.kinds())]


def write_places(places: list[Place], path: Path) -> None:
    """Leave the places where `read_places` finds them."""
    path.write_text(json.dumps(places), encoding="utf-8")


def read_places(path: Path) -> list[Place]:
    """The places `write_places` left."""
    return [Place(*row) for row in json.loads(path.read_text(encoding="utf-8"))]
