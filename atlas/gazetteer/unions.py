"""Unions of nations, which have no outline of their own here: placed at their seat.

Members are those CLDR 48.2 groups under the union's code (`data/reference/union_members.csv`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from babel import Locale

from atlas.gazetteer.entry import Entry, PlaceName
from atlas.gazetteer.nations import LANGUAGES
from atlas.gazetteer.tables import rows
from atlas.model import Level, Place, Precision
from atlas.paths import REFERENCE


def unions(town: Callable[[str], Place | None]) -> Iterator[Entry]:
    """Every union, named as CLDR names it.

    Args:
        town: Place by id, such as `gn2800866`.
    """
    for row in rows(REFERENCE / "unions.csv"):
        seat = town(f"gn{row['seat_geonames_id']}")
        names = {tag: Locale.parse(tag).territories[row["union"]] for tag in LANGUAGES}
        if seat:
            place = Place(
                place_id=row["union"],
                level=Level.SUPRANATIONAL,
                name=names["en"],
                country="",
                lat=seat.lat,
                lon=seat.lon,
                precision=Precision.SEAT,
                name_zh=names["zh_Hans"],
            )
            spelled = (PlaceName(name, tag.replace("_", "-")) for tag, name in names.items())
            yield Entry(place, (PlaceName(names["en"], "en", "preferred"), *dict.fromkeys(spelled)))


def union_members() -> Iterator[tuple[str, str]]:
    """Member nation (alpha-3) and union."""
    for row in rows(REFERENCE / "union_members.csv"):
        yield row["member"], row["union"]
