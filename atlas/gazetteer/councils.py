"""Councils of the United Kingdom, past and present, from mySociety's list of local authorities."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from atlas.folding import fold, key
from atlas.gazetteer.distance import kilometres
from atlas.gazetteer.entry import Entry, PlaceName
from atlas.gazetteer.tables import rows
from atlas.model import Level, Place, Precision
from atlas.paths import REFERENCE

SOURCE = "uk_local_authorities"
FILE = "uk_local_authorities.csv"
NATION_CODES = {"England": "GB-ENG", "Scotland": "GB-SCT", "Wales": "GB-WLS", "Northern Ireland": "GB-NIR"}
# Wider than one municipality; the coordinates of these in the file are another row's (Kent lies in the sea).
WIDE = frozenset({"County", "Combined authority"})
NEARBY_KM = 25.0
LEAST_SHARE = 0.5
MOST_TIMES = 3.0
# What is left of a letter that was read in the wrong encoding twice: "Sir Ynys Mï¿½n".
BROKEN = "\u00ef\u00bf\u00bd"

Point = tuple[float, float]
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Council:
    """A council's row, read.

    Args:
        gss: Code of the Office for National Statistics, empty for councils abolished before it.
        point: Longitude and latitude, None where the file has none that can be used.
        members: Codes of the councils inside a county or combined authority.
    """

    gss: str
    code: str
    name: str
    names: tuple[PlaceName, ...]
    kind: str
    nation: str
    population: int | None
    point: Point | None

    @property
    def kin(self) -> frozenset[str]:
        """What it is called as a type: a London borough is a borough too."""
        kind = self.kind.lower()
        return frozenset({kind, kind.rpartition(" ")[2]})

    @property
    def is_wide(self) -> bool:
        """Whether it lies above the municipalities."""
        return self.kind in WIDE


def _number(text: str) -> float | None:
    return float(text) if text else None


def _council(row: Row) -> Council:
    lat, lon = _number(row["lat"]), _number(row["long"])
    kind = row["local-authority-type-name"]
    population = _number(row["pop-2020"])
    name, official = row["nice-name"].strip(), row["official-name"].strip()
    others = (other.strip() for other in row["alt-names"].split(",") if BROKEN not in other)
    names = [PlaceName(name, "en", "preferred"), PlaceName(official, "en", "official")]
    # A name with a comma in it is broken by the file's own separator: "Armagh City, Banbridge and …".
    names += [PlaceName(other, "en") for other in others if other and "," not in name]
    return Council(
        gss=row["gss-code"],
        code=row["local-authority-code"],
        name=name,
        names=tuple(dict.fromkeys(names)),
        kind=kind,
        nation=NATION_CODES[row["nation"]],
        population=int(population) if population else None,
        point=None if kind in WIDE or lat is None or lon is None else (lon, lat),
    )


def _middle(parts: list[Council]) -> Point | None:
    """Point in the middle of the people of the councils that make up a wider one: longitude, latitude."""
    placed = [(each.point, each.population or 1) for each in parts if each.point]
    total = sum(weight for _, weight in placed)
    if not total:
        return None
    lon = sum(point[0] * weight for point, weight in placed) / total
    return lon, sum(point[1] * weight for point, weight in placed) / total


class Councils:
    """The list, with the parts of counties and combined authorities put together.

    Args:
        folder: Where the gazetteers lie; the list may be absent.
        counties: ISO 3166-2 codes of two-tier counties by folded name.
    """

    def __init__(self, folder: Path | None, counties: dict[str, str]) -> None:
        listed = rows(folder / FILE) if folder else []
        self._councils = [_council(row) for row in listed]
        self._by_code = {each.code: each for each in self._councils}
        self._counties = counties
        self._towns = {row["gss"]: row["geonames_id"] for row in rows(REFERENCE / "council_towns.csv")}
        self._parts: dict[str, list[Council]] = {}
        for row, council in zip(listed, self._councils, strict=True):
            for whole in (row["county-la"], row["combined-authority"]):
                if whole:
                    self._parts.setdefault(whole, []).append(council)

    def __iter__(self) -> Iterator[Council]:
        return iter(self._councils)

    def memberships(self) -> Iterator[tuple[Council, Council]]:
        """Each council of today inside a county or combined authority, with that; former ones have no members."""
        for code, parts in self._parts.items():
            whole = self._by_code.get(code)
            if whole:
                yield from ((part, whole) for part in parts)

    def known_town(self, council: Council) -> str | None:
        """GeoNames id of the town whose government a council is, where a person has said so."""
        return self._towns.get(council.gss)

    def county_code(self, council: Council) -> str | None:
        """ISO 3166-2 code of a two-tier county."""
        name = key(council.name.removesuffix(" County"))
        return self._counties.get(name) if council.kind == "County" else None

    def _point(self, council: Council) -> Point | None:
        # Not the heirs' middle: an abolished district lay anywhere in what came after it.
        return council.point or _middle(self._parts.get(council.code, []))

    def entry(self, council: Council) -> Entry | None:
        """A place for a council that is not a town's; None without a coordinate."""
        point = self._point(council)
        if point is None:
            return None
        own_point = council.point is not None
        place = Place(
            place_id=self.county_code(council) or f"{SOURCE}:{council.gss or council.code}",
            level=Level.REGIONAL if council.is_wide else Level.LOCAL,
            name=council.name,
            country="GBR",
            lon=round(point[0], 5),
            lat=round(point[1], 5),
            precision=Precision.SOURCE if own_point else Precision.OUTLINE,
            local_type=council.kind.lower(),
            region_id=council.nation,
            population=council.population,
            population_year=2020 if council.population else None,
            population_source=SOURCE if council.population else None,
        )
        return Entry(place, council.names, council.kin)


def town_of(council: Council, towns_named: Callable[[str], list[Place]]) -> Place | None:
    """The populated place whose government a council is: of the same name, near, most of its people.

    Args:
        towns_named: Towns of the United Kingdom by folded name.
    """
    if council.is_wide or council.point is None or not council.population:
        return None
    lon, lat = council.point
    bare = council.name.removesuffix(" City")
    near = [
        town
        for town in {
            **{each.place_id: each for name in {bare, council.name} for each in towns_named(key(name))}
        }.values()
        if kilometres(lat, lon, town.lat, town.lon) <= NEARBY_KM
        and set(fold(bare).split()) & set(fold(town.name).split())  # "Thanet" is a name of Saint Peters as well
        and LEAST_SHARE * council.population <= (town.population or 0) <= MOST_TIMES * council.population
    ]
    return max(near, key=lambda town: town.population or 0, default=None)
