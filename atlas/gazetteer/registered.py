"""Places of the committed register, so that names resolve on a machine without the other lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from atlas.gazetteer.entry import Entry, PlaceName
from atlas.gazetteer.tables import rows
from atlas.model import Level, Place, Precision

REPORTED = "reported"


def _whole(text: str) -> int | None:
    return int(text) if text else None


def place_of_line(row: Mapping[str, str]) -> Place:
    """The place a line of the register's `place.csv` holds."""
    return Place(
        place_id=row["place_id"],
        level=Level(row["level"]),
        name=row["name"],
        country=row["country"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        precision=Precision(row["precision"]),
        name_zh=row["name_zh"] or None,
        local_type=row["local_type"] or None,
        region_id=row["region_id"] or None,
        population=_whole(row["population"]),
        population_year=_whole(row["population_year"]),
        population_source=row["population_source"] or None,
        geonames_id=_whole(row["geonames_id"]),
    )


def registered(folder: Path | None) -> Iterator[Entry]:
    """Places of `place.csv` with the names of `place_name.csv`; none if they are absent.

    Names that sources reported are left out: they were resolved, and must not become their own proof.
    """
    if folder is None:
        return
    names: dict[str, list[PlaceName]] = {}
    for row in rows(folder / "place_name.csv"):
        if row["kind"] != REPORTED:
            names.setdefault(row["place_id"], []).append(PlaceName(row["name"], row["lang"], row["kind"]))
    for row in rows(folder / "place.csv"):
        place = place_of_line(row)
        own = PlaceName(place.name, "und", "preferred")
        kin = frozenset({place.local_type}) if place.local_type else frozenset()
        yield Entry(place, tuple(dict.fromkeys((own, *names.get(place.place_id, ())))), kin)
