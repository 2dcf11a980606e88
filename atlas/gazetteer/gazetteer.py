"""The gazetteer: candidate places of all levels, by name, by code and by id."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

from atlas.folding import key
from atlas.gazetteer import china
from atlas.gazetteer import municipalities as japan
from atlas.gazetteer.admin1 import admin1_regions
from atlas.gazetteer.areas import Areas
from atlas.gazetteer.cities import Cities
from atlas.gazetteer.councils import Councils, town_of
from atlas.gazetteer.countries import Countries
from atlas.gazetteer.districts import district_towns, districts, town_counties
from atlas.gazetteer.entry import Entry, PlaceName
from atlas.gazetteer.exemplar_cities import exemplar_cities
from atlas.gazetteer.features import TownFeatures
from atlas.gazetteer.location import RegionOutlines
from atlas.gazetteer.nations import geonames_countries, nations
from atlas.gazetteer.neighbours import Neighbours
from atlas.gazetteer.places import Places
from atlas.gazetteer.regions import Regions, region_codes
from atlas.gazetteer.registered import registered
from atlas.gazetteer.tables import rows
from atlas.gazetteer.towns import Towns
from atlas.gazetteer.unions import unions
from atlas.model import Place
from atlas.paths import REFERENCE


class Gazetteer:
    """Everything a reported name can be.

    `places` looks up by name and id, `countries` reads words for countries, `areas` words for regions.
    """

    def __init__(self) -> None:
        countries = geonames_countries()
        alpha3 = {str(row["iso"]): code for code, row in countries.items()}
        self._codes = region_codes(alpha3)
        others = frozenset(each.code for each in self._codes.values() if not each.is_region)
        outlines = RegionOutlines(others)
        towns = Towns(alpha3, admin1_regions(), outlines)
        self.places = Places(towns)
        self._by_code: dict[str, str] = {}
        self._parents: dict[str, tuple[tuple[str, str], ...]] = {}
        self._add_nations_and_regions(countries)
        self._cities = Cities(towns)
        self.neighbours = Neighbours(towns)
        self._features = TownFeatures()
        self.countries = Countries(self.places.entries, alpha3)
        self.areas = Areas(self._codes, self.places.entries, outlines)
        self._add_aliases()
        self._add_divisions()
        self._add_japanese_towns()
        self._add_districts()
        for union in unions(self.place):
            self.places.add(union)
        for town, name_zh in list(exemplar_cities(self.named, alpha3)):
            self.places.name_in_chinese(town.place_id, name_zh)

    @classmethod
    def load(cls, gazetteers: Path | None = None, register: Path | None = None) -> Gazetteer:
        """The gazetteer with what is at hand.

        Args:
            gazetteers: Folder of the lists of UK councils and Japanese municipalities; it and they may be absent.
            register: Folder of the committed register, whose places then are candidates too.
        """
        gc.disable()  # nothing of what is built here is garbage; looking for it doubles the time
        try:
            gazetteer = cls()
            gazetteer.add_councils(gazetteers)
            gazetteer.add_municipalities(gazetteers)
            gazetteer.add_registered(register)
        finally:
            gc.enable()
        return gazetteer

    def _add_nations_and_regions(self, countries: dict[str, dict[str, Any]]) -> None:
        capitals = {}
        for alpha3, row in countries.items():
            name = key(str(row["capital"]))
            point = self.places.seat_named(name, alpha3)
            if point:
                capitals[alpha3, name] = point
        found = (*nations(capitals), *Regions(self._codes, self.places.seat_named, self.places.town_point))
        for entry in found:
            self.places.add(entry)

    def _add_aliases(self) -> None:
        """Add the names of towns that GeoNames lacks."""
        for row in rows(REFERENCE / "town_aliases.csv"):
            self.places.add_names(f"gn{row['geonames_id']}", [PlaceName(row["name"], "und", "alias")])

    def _add_divisions(self) -> None:
        """Tell which towns of China are cities and county seats, and what they are called in Chinese."""
        for geonames_id, kind, names in china.divisions():
            self.places.name_in_chinese(f"gn{geonames_id}", names[1].name)
            self.places.add_names(f"gn{geonames_id}", names, frozenset({kind, *china.KIN.get(kind, ())}))

    def _add_japanese_towns(self) -> None:
        """Tell which towns of Japan are municipalities."""
        for lgcode, geonames_id, kind, names in japan.towns():
            self.places.add_names(f"gn{geonames_id}", names, frozenset({kind}))
            if name_zh := japan.chinese_name(names[0].name):
                self.places.name_in_chinese(f"gn{geonames_id}", name_zh)
            self._by_code[f"lgcode:{lgcode}"] = f"gn{geonames_id}"

    def _add_districts(self) -> None:
        """Add counties, districts and the like, and their names to the towns that are districts themselves."""
        for district in districts():
            self.places.add(district)
        for place_id, name in district_towns():
            self.places.add_names(place_id, [name])
        for town, county in town_counties().items():
            self._parents[town] = ((county, "admin"),)

    def add_municipalities(self, folder: Path | None) -> None:
        """Add the names of the municipalities of Japan, and those GeoNames lacks."""
        for each in japan.municipalities(folder):
            place_id = self._by_code.setdefault(f"lgcode:{each.lgcode}", each.entry.place.place_id)
            if place_id == each.entry.place.place_id:
                self.places.add(each.entry)
            else:
                self.places.name_in_latin(place_id, each.reading)
                self.places.add_names(place_id, each.names)

    def add_councils(self, folder: Path | None) -> None:
        """Add the councils of the United Kingdom, each as its town where it is a town's."""
        counties = {key(code.name): code.code for code in self._codes.values() if code.kind == "Two-tier county"}
        councils = Councils(folder, counties)
        for council in councils:
            known = self.places.place(f"gn{councils.known_town(council)}")
            town = known or town_of(council, lambda name: self.places.named(name, "GBR"))
            entry = Entry(town, council.names, council.kin) if town else councils.entry(council)
            if entry:
                self.places.add(entry)
                self._by_code[f"gss:{council.gss}"] = entry.place.place_id
        for part, whole in councils.memberships():
            inner, outer = (self._by_code.get(f"gss:{each.gss}") for each in (part, whole))
            if inner and outer and inner != outer:
                relation = "admin" if whole.kind == "County" else "agglomeration"
                self._parents[inner] = (*self._parents.get(inner, ()), (outer, relation))

    def add_registered(self, folder: Path | None) -> None:
        """Add the places and names of the committed register."""
        for entry in registered(folder):
            self.places.add(entry)

    def place(self, place_id: str) -> Place | None:
        """The place of an id, None where there is none."""
        return self.places.place(place_id)

    def coded(self, code: str) -> Place | None:
        """The place of an official code with its scheme, such as `gss:E07000223` or `iso3166-2:DE-BY`."""
        scheme, _, value = code.partition(":")
        if scheme in ("iso3166-2", "iso3166-1", "geonames"):
            return self.place(f"gn{value}" if scheme == "geonames" else value)
        return self.place(self._by_code.get(code, ""))

    def named(self, name_key: str, country: str | None = None) -> list[Place]:
        """Places that carry a folded name (`folding.key`), of one country (alpha-3) where given."""
        return self.places.named(name_key, country)

    def names_of(self, place_id: str) -> tuple[PlaceName, ...]:
        """All names of a place, the preferred one first; none for a place not held here."""
        return self.places.names_of(place_id)

    def feature(self, place_id: str) -> str | None:
        """GeoNames' feature code of a town, such as `PPLX`; None for a plain populated place and for all else."""
        place = self.place(place_id)
        return self._features.of(place.geonames_id) if place else None

    def parents(self, place: Place) -> tuple[tuple[str, str], ...]:
        """Ids of the areas between a place and its region, with the relation; none where that is not known.

        `admin` for a county above it, `agglomeration` for a combined authority it has joined.
        """
        return self._parents.get(place.place_id, ())

    def is_quarter(self, place: Place) -> bool:
        """Whether a town is so near a far larger one that it may be a part of it: GeoNames lists quarters too."""
        return self._cities.surround(place)
