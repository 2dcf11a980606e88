"""Which towns of China are prefecture-level cities, county-level cities and county seats.

GeoNames does not say, and villages share the names of cities. `data/reference/china_divisions.csv`
joins the official list of divisions to GeoNames; `derivations/china.py` makes it.
"""

from __future__ import annotations

from collections.abc import Iterator

from atlas.gazetteer.entry import PlaceName
from atlas.gazetteer.han import without_type
from atlas.gazetteer.tables import rows
from atlas.paths import REFERENCE

DIVISIONS = REFERENCE / "china_divisions.csv"
PREFECTURE_CITY = "prefecture-level city"
COUNTY_CITY = "county-level city"
MUNICIPALITY = "municipality"
# What a name may call them for short.
KIN = {PREFECTURE_CITY: ("city",), COUNTY_CITY: ("city",), MUNICIPALITY: ("city", PREFECTURE_CITY)}


def divisions() -> Iterator[tuple[str, str, tuple[PlaceName, ...]]]:
    """GeoNames id, kind and names of the divisions whose town is known."""
    for row in rows(DIVISIONS):
        if row["geonames_id"]:
            names = [PlaceName(row["name_zh"], "zh-Hans", "official")]
            names.append(PlaceName(without_type(row["name_zh"]), "zh-Hans"))
            yield row["geonames_id"], row["kind"], tuple(names)
