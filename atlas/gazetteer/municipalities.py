"""Municipalities and wards of Japan: kanji, reading, type and seat.

GeoNames does not say which of the towns of a name is a municipality. `data/reference/japan_municipalities.csv`
joins code4fukui's localgovjp (CC0) to GeoNames; `derivations/japan.py` makes it.
"""

from __future__ import annotations

from atlas.gazetteer.entry import Entry, PlaceName
from atlas.gazetteer.tables import rows
from atlas.model import Level, Place, Precision
from atlas.paths import REFERENCE

SOURCE = "jp_local_governments"
MUNICIPALITIES = REFERENCE / "japan_municipalities.csv"
COLUMNS = ("lgcode", "name", "reading", "kind", "city", "region_id", "lat", "lon", "geonames_id")

Row = dict[str, str]


def municipalities() -> list[Row]:
    """Rows of the file, columns as in `COLUMNS`; a ward's `city` is the city it belongs to, in kanji."""
    return rows(MUNICIPALITIES)


def names(row: Row) -> tuple[PlaceName, ...]:
    """Kanji with and without its word for the type, and the reading."""
    found = [PlaceName(row["reading"], "ja-Latn", "preferred"), PlaceName(row["name"], "ja", "official")]
    if row["city"]:
        found.append(PlaceName(row["city"] + row["name"], "ja", "official"))
    if len(row["name"]) > 2:
        found.append(PlaceName(row["name"][:-1], "ja", "official"))
    return tuple(found)


def entry(row: Row) -> Entry:
    """A place for a municipality GeoNames does not hold, at its town hall."""
    place = Place(
        place_id=f"{SOURCE}:{row['lgcode']}",
        level=Level.LOCAL,
        name=row["reading"],
        country="JPN",
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        precision=Precision.SEAT,
        local_type=row["kind"],
        region_id=row["region_id"],
    )
    return Entry(place, names(row), frozenset({row["kind"]}))
