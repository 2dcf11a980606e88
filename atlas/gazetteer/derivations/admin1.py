"""`data/reference/admin1_regions.csv`: the towns of each GeoNames admin-1 code vote with the outline they stand in.

`python -m atlas.gazetteer.derivations.admin1`, after the outlines have changed.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator

import geopandas as gpd
import numpy as np
from shapely import points

from atlas.gazetteer.admin1 import ADMIN1_REGIONS
from atlas.gazetteer.location import RegionOutlines
from atlas.gazetteer.nations import geonames_countries
from atlas.gazetteer.regions import region_codes
from atlas.gazetteer.tables import features
from atlas.gazetteer.towns import Towns
from atlas.paths import BOUNDARIES

COLUMNS = ("country", "admin1", "region_id", "votes", "towns")
LEAST_SHARE = 0.5  # of the towns of a code must stand in the region's outline


def _votes(municipal: frozenset[str]) -> dict[tuple[str, str], Counter[str]]:
    """Towns by country and admin-1 code, counted by the first-level outline of their country they stand in."""
    alpha3 = {row["iso"]: code for code, row in geonames_countries().items()}
    towns = Towns(alpha3, {}, RegionOutlines(municipal))
    outlines = gpd.GeoDataFrame.from_features(features(BOUNDARIES / "regions.geojson"), crs="EPSG:4326")
    outlines["id"] = [each["id"] for each in features(BOUNDARIES / "regions.geojson")]
    outlines = outlines[(outlines["layer"] == 1) & ~outlines["id"].isin(municipal)].reset_index(drop=True)
    at = points([row["longitude"] for row in towns.rows], [row["latitude"] for row in towns.rows])
    town_numbers, outline_numbers = outlines.sindex.query(np.asarray(at), predicate="intersects")
    found: dict[tuple[str, str], Counter[str]] = {}
    for number, row in enumerate(towns.rows):
        found.setdefault((towns.countries[number], row["admin1code"]), Counter())[""] += 1
    for town, outline in zip(town_numbers, outline_numbers, strict=True):
        country = towns.countries[town]
        if outlines.at[outline, "country"] == country:
            found[country, towns.rows[town]["admin1code"]][outlines.at[outline, "id"]] += 1
    return found


def derived_regions() -> Iterator[tuple[str, str, str, int, int]]:
    """Country, admin-1 code, region, its votes and the towns of the code, where most towns agree."""
    alpha3 = {row["iso"]: code for code, row in geonames_countries().items()}
    municipal = frozenset(code.code for code in region_codes(alpha3).values() if not code.is_region)
    for (country, admin1), counted in sorted(_votes(municipal).items()):
        towns = counted.pop("")
        region, votes = counted.most_common(1)[0] if counted else ("", 0)
        if votes >= LEAST_SHARE * towns and admin1:
            yield country, admin1, region, votes, towns


if __name__ == "__main__":
    with ADMIN1_REGIONS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(derived_regions())
