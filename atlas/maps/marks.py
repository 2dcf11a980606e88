"""The table of marks a browser loads once, and the bits that say which of them to show.

A *mark* is one kind of commitment at one place. The table holds every mark that ever existed,
sorted by place and then by kind in the order of the vocabulary; row *i* of that order is bit *i*
of a selection. So a filter or a day costs one bit a mark, not a table.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from atlas.maps.style import population_class
from atlas.model import Kind, Level, Precision

KINDS = tuple(str(kind) for kind in Kind)
LEVELS = tuple(str(level) for level in Level)
COORDINATE_STEPS = 10_000
"""Steps in a degree: four decimals, eleven metres."""


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
class Marks:
    """Every (place, kind) pair that ever existed.

    Args:
        place: Row in `places` of each mark, ascending.
        kind: Kind of each mark, in the order of the vocabulary within a place.
        countries: Alpha-3 → (name, name_zh) for the line under a place's name.

    Raises:
        ValueError: The pairs are not strictly ascending, or point outside `places`.
    """

    places: Places
    place: Sequence[int]
    kind: Sequence[str]
    countries: Mapping[str, tuple[str, str | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rows, kinds = np.asarray(self.place, np.int64), kind_numbers(self.kind)
        if len(rows) != len(kinds):
            raise ValueError(f"{len(rows)} marks have a place, {len(kinds)} a kind")
        if len(rows) and not (rows.min() >= 0 and rows.max() < len(self.places)):
            raise ValueError(f"a mark points outside the {len(self.places)} places")
        if np.any(np.diff(rows * len(KINDS) + kinds) <= 0):
            raise ValueError("marks must be sorted by place, then by kind, each pair once")

    def __len__(self) -> int:
        return len(self.place)


def kind_numbers(kinds: Sequence[str]) -> NDArray[np.int64]:
    """Position of each kind in the vocabulary."""
    number = {kind: position for position, kind in enumerate(KINDS)}
    return np.fromiter((number[kind] for kind in kinds), np.int64, len(kinds))


def marks_table(marks: Marks) -> str:
    """The table as compact columnar JSON, keys as `layer.js` reads them.

    Coordinates are whole steps of 1/10,000 degree, each as its difference from the row before, which
    is small where places come by id: GeoNames numbers a country's places together. A GeoNames id is
    a number, its difference from the one before. `kinds` is one bit a kind, lowest bit first; level,
    population class and precision are one digit each. A place of no nation has the country -1.
    """
    places = marks.places
    bits = np.zeros(len(places), np.int64)
    np.bitwise_or.at(bits, np.asarray(marks.place, np.int64), 1 << kind_numbers(marks.kind))
    countries = sorted({code for code in places.country if code is not None})
    number = {code: position for position, code in enumerate(countries)}
    table: dict[str, Any] = {
        "id": _short_ids(places.place_id),
        "name": list(places.name),
        "zh": [name or "" for name in places.name_zh],
        "country": [-1 if code is None else number[code] for code in places.country],
        "countries": [[code, *marks.countries.get(code, (code, None))] for code in countries],
        "lat": _steps(places.lat),
        "lon": _steps(places.lon),
        "level": "".join(str(LEVELS.index(level)) for level in places.level),
        "size": "".join(str(population_class(people)) for people in places.population),
        "rough": "".join(str(int(precision != Precision.POINT)) for precision in places.precision),
        "kinds": bits.tolist(),
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def pack_bits(rows: NDArray[np.integer[Any]], count: int) -> str:
    """Base64 of one bit a mark, lowest bit of a byte first, set for the given rows."""
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
