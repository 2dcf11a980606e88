"""The table of spells a browser loads once, and the bits that say which of them to show.

A *spell* is what is known of one kind of commitment at one place for some days: a promise stands, or
none does. The table holds every spell there ever was, sorted by place, then by kind in the order of the
vocabulary, then by day; row *i* of that order is bit *i* of a selection. So a filter costs one bit a
spell, and a day costs nothing: the browser knows them all.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from atlas.maps.style import population_class
from atlas.model import Kind, Level, Precision

KINDS = tuple(str(kind) for kind in Kind)
LEVELS = tuple(str(level) for level in Level)
COORDINATE_STEPS = 10_000
"""Steps in a degree: four decimals, eleven metres."""
EPOCH = np.datetime64("2008-01-01")
"""Day 0 of the table; what began before begins on it."""


class Standing(IntEnum):
    """What a spell says of its kind."""

    UNKNOWN = 0
    PROMISE = 1
    NONE = 2


@dataclass(frozen=True, slots=True)
class Places:
    """Places in columns of one length; row *i* is one place.

    Args:
        name_zh: Simplified Chinese, None where no source has one.
        country: Alpha-3, None where the place belongs to no nation.
        lat: Degrees north (WGS 84).
        lon: Degrees east (WGS 84).
        precision: A `Precision`; everything but `point` is drawn as approximate.
        population: Residents, None where unknown.
    """

    place_id: Sequence[str]
    name: Sequence[str]
    name_zh: Sequence[str | None]
    level: Sequence[str]
    country: Sequence[str | None]
    lat: Sequence[float]
    lon: Sequence[float]
    precision: Sequence[str]
    population: Sequence[int | None]

    def __len__(self) -> int:
        return len(self.place_id)


@dataclass(frozen=True, slots=True)
class Spells:
    """Every spell of every place.

    Args:
        place: Row in `places` of each spell, ascending.
        kind: Kind of each spell, in the order of the vocabulary within a place.
        standing: What each spell says.
        from_on: First day of each spell (datetime64[D]), ascending within a place and kind.
        until_on: First day after it; not a time for the spell that holds now.
        countries: Alpha-3 → (name, name_zh) for the line under a place's name.

    Raises:
        ValueError: The spells are not strictly ascending, or point outside `places`.
    """

    places: Places
    place: Sequence[int]
    kind: Sequence[str]
    standing: Sequence[Standing]
    from_on: NDArray[np.datetime64]
    until_on: NDArray[np.datetime64]
    countries: Mapping[str, tuple[str, str | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rows, kinds = np.asarray(self.place, np.int64), kind_numbers(self.kind)
        lengths = {len(rows), len(kinds), len(self.standing), len(self.from_on), len(self.until_on)}
        if len(lengths) > 1:
            raise ValueError(f"the columns of the spells are of different lengths: {sorted(lengths)}")
        if len(rows) and not (rows.min() >= 0 and rows.max() < len(self.places)):
            raise ValueError(f"a spell points outside the {len(self.places)} places")
        pairs, begins = rows * len(KINDS) + kinds, self.from_on.astype("datetime64[D]").astype(np.int64)
        if np.any((np.diff(pairs) < 0) | ((np.diff(pairs) == 0) & (np.diff(begins) <= 0))):
            raise ValueError("spells must be sorted by place, kind and day, each once")

    def __len__(self) -> int:
        return len(self.place)


def kind_numbers(kinds: Sequence[str]) -> NDArray[np.int64]:
    """Position of each kind in the vocabulary."""
    number = {kind: position for position, kind in enumerate(KINDS)}
    return np.fromiter((number[kind] for kind in kinds), np.int64, len(kinds))


def spells_table(spells: Spells) -> str:
    """The table as compact columnar JSON, keys as `places.js` reads them.

    Coordinates are whole steps of 1/10,000 degree, each as its difference from the row before, which
    is small where places come by id: GeoNames numbers a country's places together. A GeoNames id is
    a number, its difference from the one before. Level, population class and precision are one digit
    each. A place of no nation has the country -1. Of the spells, `spells` counts those of each place,
    `kind` and `standing` are one digit each, `from` and `until` are days since 2008-01-01; `until` is 0
    for the spell that holds now.
    """
    places = spells.places
    countries = sorted({code for code in places.country if code is not None})
    number = {code: position for position, code in enumerate(countries)}
    table: dict[str, Any] = {
        "id": _short_ids(places.place_id),
        "name": list(places.name),
        "zh": [name or "" for name in places.name_zh],
        "country": [-1 if code is None else number[code] for code in places.country],
        "countries": [[code, *spells.countries.get(code, (code, None))] for code in countries],
        "lat": _steps(places.lat),
        "lon": _steps(places.lon),
        "level": "".join(str(LEVELS.index(level)) for level in places.level),
        "size": "".join(str(population_class(people)) for people in places.population),
        "rough": "".join(str(int(precision != Precision.POINT)) for precision in places.precision),
        "spells": np.bincount(np.asarray(spells.place, np.int64), minlength=len(places)).tolist(),
        "kind": "".join(map(str, kind_numbers(spells.kind))),
        "standing": "".join(str(int(standing)) for standing in spells.standing),
        "from": _days(spells.from_on),
        "until": _days(spells.until_on),
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def _days(days: NDArray[np.datetime64]) -> list[int]:
    """Days since `EPOCH`, 0 for what was before it and for no day."""
    since: NDArray[np.int64] = (days.astype("datetime64[D]") - EPOCH).astype(np.int64)
    counted: list[int] = np.where(np.isnat(days), 0, np.maximum(since, 0)).tolist()
    return counted


def pack_bits(rows: NDArray[np.integer[Any]], count: int) -> str:
    """Base64 of one bit a spell, lowest bit of a byte first, set for the given rows."""
    kept = np.zeros(count, np.bool_)
    kept[rows] = True
    return base64.b64encode(np.packbits(kept, bitorder="little").tobytes()).decode("ascii")


def _short_ids(place_ids: Sequence[str]) -> list[str | int]:
    short: list[str | int] = []
    last = 0
    for place_id in place_ids:
        digits = place_id.removeprefix("gn")
        if place_id == f"gn{digits}" and digits.isdecimal() and digits[0] != "0":
            short.append(int(digits) - last)
            last = int(digits)
        else:
            short.append(place_id)
    return short


def _steps(degrees: Sequence[float]) -> list[int]:
    steps = np.rint(np.asarray(degrees, np.float64) * COORDINATE_STEPS).astype(np.int64)
    differences: list[int] = np.diff(steps, prepend=0).tolist()
    return differences
