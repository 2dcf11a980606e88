"""`data/reference/japan_towns.csv`: the towns of GeoNames that are municipalities of Japan.

From code4fukui's localgovjp (CC0): `python -m atlas.gazetteer.derivations.japan FOLDER_OF_GAZETTEERS`.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from atlas.folding import key
from atlas.gazetteer import Gazetteer
from atlas.gazetteer.distance import kilometres
from atlas.gazetteer.municipalities import TOWNS, Municipality, municipalities

NEARBY_KM = 15.0


def _geonames_id(municipality: Municipality, gazetteer: Gazetteer) -> int | None:
    """The populated place that is the municipality: the same kanji, else reading, in the prefecture, near."""
    for spelling in (municipality.name, municipality.name[:-1], municipality.reading):
        near = [
            town
            for town in gazetteer.named(key(spelling), "JPN")
            if town.geonames_id
            and town.region_id in (None, municipality.region_id)
            and kilometres(municipality.lat, municipality.lon, town.lat, town.lon) <= NEARBY_KM
        ]
        if near:
            return max(near, key=lambda town: town.population or 0).geonames_id
    return None


def write_towns(folder: Path) -> None:
    """Write the reviewable file; a town that two municipalities claim is the first one's."""
    gazetteer = Gazetteer.load()
    taken: dict[int, Municipality] = {}
    # Cities before towns before wards: the ward a city is named after is not the city.
    for each in sorted(municipalities(folder), key=lambda m: (m.kind == "ward", m.kind != "city", m.lgcode)):
        geonames_id = _geonames_id(each, gazetteer)
        if geonames_id:
            taken.setdefault(geonames_id, each)
    with TOWNS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("lgcode", "geonames_id", "kind", "name"))
        for geonames_id, each in sorted(taken.items(), key=lambda pair: pair[1].lgcode):
            writer.writerow((each.lgcode, geonames_id, each.kind, each.name))


if __name__ == "__main__":
    write_towns(Path(sys.argv[1]))
