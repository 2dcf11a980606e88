"""`data/reference/districts/compiled_areas.csv`: counties and the like that no package lists, at their seats.

Names, codes (of Statistics Canada for Canada) and seats stand in `data/reference/compiled_areas.csv`, compiled by hand:
`python -m atlas.gazetteer.derivations.compiled_areas`.
"""

from __future__ import annotations

from collections.abc import Iterator

from atlas.errors import AtlasError
from atlas.folding import key
from atlas.gazetteer import Gazetteer
from atlas.gazetteer.derivations.written import write_districts
from atlas.gazetteer.districts import DISTRICTS, District
from atlas.gazetteer.tables import rows
from atlas.model import Level, Place, Precision
from atlas.paths import REFERENCE

SOURCE = "compiled_areas"
NAMES = REFERENCE / "compiled_areas.csv"
# One level alone governs there.
LOCAL = ("single-tier", "local", "county council")
SHOWN = {
    "regional district": "{} Regional District",
    "regional municipality": "Regional Municipality of {}",
    "upper-tier county": "{} County",
    "single-tier county": "{} County",
    "district municipality": "District Municipality of {}",
    "single-tier regional municipality": "{} Regional Municipality",
}


def _is_in(town: Place, region_id: str, gazetteer: Gazetteer) -> bool:
    return town.region_id == region_id or gazetteer.areas.lies_in(town, region_id) is not False


def compiled_areas() -> Iterator[District]:
    """The areas of the list.

    Raises:
        AtlasError: A seat is no town of its region, or several.
    """
    gazetteer = Gazetteer.load()
    for row in rows(NAMES):
        named = gazetteer.named(key(row["seat"]), row["country"])
        seats = [each for each in named if each.geonames_id and _is_in(each, row["region_id"], gazetteer)]
        own = [each for each in seats if key(each.name) == key(row["seat"])] or seats
        if not own:
            raise AtlasError(f"{NAMES.name}: no town {row['seat']} in {row['region_id']}")
        seat = max(own, key=lambda each: each.population or 0)
        shown = SHOWN.get(row["kind"], "{}").format(row["name"])
        is_local = row["kind"].startswith(LOCAL)
        yield District(
            place_id=f"{SOURCE}:{row['code']}",
            level=Level.LOCAL if is_local else Level.REGIONAL,
            kind=row["kind"],
            name=row["name"] if row["name"] == "Metro Vancouver" else shown,
            stem=row["name"],
            country=row["country"],
            region_id=row["region_id"],
            lat=seat.lat,
            lon=seat.lon,
            precision=Precision.SEAT,
        )


if __name__ == "__main__":
    write_districts(DISTRICTS / f"{SOURCE}.csv", compiled_areas())
