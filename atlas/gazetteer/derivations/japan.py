"""`data/reference/japan_municipalities.csv`: municipalities of Japan and the towns of GeoNames they are.

From code4fukui's localgovjp (CC0): `python -m atlas.gazetteer.derivations.japan FOLDER_OF_GAZETTEERS`.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from atlas.gazetteer import Gazetteer
from atlas.gazetteer.distance import kilometres
from atlas.gazetteer.folding import key
from atlas.gazetteer.municipalities import COLUMNS, MUNICIPALITIES, SOURCE, Row
from atlas.gazetteer.tables import rows
from atlas.paths import REFERENCE

UPSTREAM = f"{SOURCE}.csv"
NEARBY_KM = 15.0
# Word at the end of the kanji name: its readings, and the kind of government it says.
TYPES = {
    "市": (("し",), "city"),
    "区": (("く",), "ward"),
    "町": (("ちょう", "まち"), "town"),
    "村": (("むら", "そん"), "village"),
}


def spell(kana: str, table: dict[str, str]) -> str:
    """Hiragana in Latin letters, Hepburn with long vowels written short ("おおさか" is "Osaka")."""
    letters, doubled, at = "", False, 0
    while at < len(kana):
        if kana[at] == "っ":
            doubled, at = True, at + 1
            continue
        size = 2 if kana[at : at + 2] in table else 1
        sound = table.get(kana[at : at + size], "")
        letters += ("t" if sound.startswith("ch") else sound[:1]) + sound if doubled else sound
        doubled, at = False, at + size
    for long, short in (("ou", "o"), ("oo", "o"), ("uu", "u")):
        letters = letters.replace(long, short)
    return letters.capitalize()


def derived(folder: Path, gazetteer: Gazetteer) -> Iterator[Row]:
    """Rows of the file, from the list in a folder of gazetteers."""
    table = {row["kana"]: row["latin"] for row in rows(REFERENCE / "kana.csv")}
    for upstream in rows(folder / UPSTREAM):
        city, _, name = upstream["city"].rpartition(" ")
        readings, kind = TYPES[name[-1]]
        kana = upstream["citykana"].rpartition(" ")[2]
        stem = next((kana.removesuffix(each) for each in readings if kana.endswith(each)), kana)
        row = dict(zip(COLUMNS, (upstream["lgcode"], name, spell(stem, table), kind, city), strict=False))
        row |= {"region_id": f"JP-{int(upstream['pid']):02d}", "lat": upstream["lat"], "lon": upstream["lng"]}
        yield row | {"geonames_id": _geonames_id(row, gazetteer)}


def _geonames_id(row: Row, gazetteer: Gazetteer) -> str:
    """The populated place that is the municipality: the same kanji, else reading, in the prefecture, near."""
    for spelling in (row["name"], row["name"][:-1], row["reading"]):
        near = [
            town
            for town in gazetteer.named(key(spelling), "JPN")
            if town.geonames_id
            and town.region_id in (None, row["region_id"])
            and kilometres(float(row["lat"]), float(row["lon"]), town.lat, town.lon) <= NEARBY_KM
        ]
        if near:
            return str(max(near, key=lambda town: town.population or 0).geonames_id)
    return ""


def write_municipalities(folder: Path) -> None:
    """Write the reviewable file; a town that two municipalities claim is the first one's."""
    taken: set[str] = set()
    with MUNICIPALITIES.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        # Cities before towns before wards: the ward a city is named after is not the city.
        found = derived(folder, Gazetteer.load())
        for row in sorted(found, key=lambda each: (each["kind"] == "ward", each["kind"] != "city", each["lgcode"])):
            if row["geonames_id"] in taken:
                row["geonames_id"] = ""
            taken.add(row["geonames_id"])
            writer.writerow(row)


if __name__ == "__main__":
    write_municipalities(Path(sys.argv[1]))
