"""The places beside this file as the layer takes them.

The column `kinds` holds words such as `peak`, `peak@2015-03-01..2019-01-01` (stood from a day until one) and `-peak`
(known to have none).
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import numpy as np

from atlas.maps.spells import Places, Spells, Standing

PLACES = Path(__file__).resolve().parent / "places.csv"
WORD = re.compile(r"(-?)([a-z_0-9]+?)(?:@([\d-]+)(?:\.\.([\d-]+))?)?")


def read_spells(path: Path = PLACES) -> Spells:
    """The spells of a file, each as its word says; without days, from 2008 on."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    column = {name: [row[name] for row in rows] for name in rows[0]}
    places = Places(
        place_id=column["place_id"],
        name=column["name"],
        name_zh=[name or None for name in column["name_zh"]],
        level=column["level"],
        country=column["country"],
        lat=[float(lat) for lat in column["lat"]],
        lon=[float(lon) for lon in column["lon"]],
        precision=column["precision"],
        population=[int(people) if people else None for people in column["population"]],
    )
    words = [(row, WORD.fullmatch(word)) for row, kinds in enumerate(column["kinds"]) for word in kinds.split()]
    said = [(row, *word.groups()) for row, word in words if word]
    if len(said) < len(words):
        raise ValueError(f"{path}: a word of the column kinds cannot be read")
    return Spells(
        places=places,
        place=[row for row, *_ in said],
        kind=[kind for _, _, kind, _, _ in said],
        standing=[Standing.NONE if missing else Standing.PROMISE for _, missing, *_ in said],
        from_on=np.array([begin or "2008-01-01" for *_, begin, _ in said], "datetime64[D]"),
        until_on=np.array([end or "NaT" for *_, end in said], "datetime64[D]"),
        countries={row["place_id"]: (row["name"], row["name_zh"]) for row in rows if row["level"] == "national"},
    )
