"""Large cities, by where they are: GeoNames lists their quarters like towns of their own."""

from __future__ import annotations

from functools import cached_property
from math import floor

from atlas.gazetteer.distance import kilometres
from atlas.gazetteer.towns import Row, Towns
from atlas.model import Place

LARGE = 200_000
TIMES = 10
AROUND_KM = 10.0
LARGEST_QUARTER = 60_000


class Cities:
    """Cities of 200,000 people or more in a grid of one degree.

    Args:
        towns: Among which they are.
    """

    def __init__(self, towns: Towns) -> None:
        self._towns = towns

    @cached_property
    def _grid(self) -> dict[tuple[int, int], list[Row]]:
        grid: dict[tuple[int, int], list[Row]] = {}
        for row in self._towns.rows:
            if row["population"] >= LARGE:
                grid.setdefault((floor(row["latitude"]), floor(row["longitude"])), []).append(row)
        return grid

    def surround(self, place: Place) -> bool:
        """Whether a place is small and a city ten times its size lies within ten kilometres."""
        if (place.population or 0) > LARGEST_QUARTER:
            return False
        lat, lon = floor(place.lat), floor(place.lon)
        return any(
            row["population"] >= TIMES * (place.population or 1)
            and row["geonameid"] != place.geonames_id
            and kilometres(place.lat, place.lon, row["latitude"], row["longitude"]) <= AROUND_KM
            for north in (-1, 0, 1)
            for east in (-1, 0, 1)
            for row in self._grid.get((lat + north, lon + east), ())
        )
