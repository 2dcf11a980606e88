"""Towns by where they are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from math import cos, floor, radians

from atlas.gazetteer.distance import kilometres
from atlas.gazetteer.towns import Towns
from atlas.model import Place

CELL_DEGREES = 0.1
KM_A_DEGREE = 111.0


class Neighbours:
    """Towns in a grid of a tenth of a degree, laid at the first question.

    Args:
        towns: All there are.
    """

    def __init__(self, towns: Towns) -> None:
        self._towns = towns

    @cached_property
    def _grid(self) -> dict[tuple[int, int], list[int]]:
        grid: dict[tuple[int, int], list[int]] = {}
        for number, row in enumerate(self._towns.rows):
            grid.setdefault(_cell(row["latitude"], row["longitude"]), []).append(number)
        return grid

    def within(self, lat: float, lon: float, km: float) -> Iterator[Place]:
        """Towns within a distance (kilometres, great circle) of a point (degrees, WGS 84)."""
        row, column = _cell(lat, lon)
        high = floor(km / KM_A_DEGREE / CELL_DEGREES) + 1
        wide = floor(km / (KM_A_DEGREE * max(cos(radians(lat)), 0.05)) / CELL_DEGREES) + 1
        for north in range(-high, high + 1):
            for east in range(-wide, wide + 1):
                for number in self._grid.get((row + north, column + east), ()):
                    place = self._towns.place(number)
                    if kilometres(lat, lon, place.lat, place.lon) <= km:
                        yield place


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return floor(lat / CELL_DEGREES), floor(lon / CELL_DEGREES)
