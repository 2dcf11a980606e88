"""All candidate places under one roof: by number, by id, by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from atlas.folding import key
from atlas.gazetteer.entry import Entry, PlaceName
from atlas.gazetteer.han import CHINESE, SEAT_WORDS, is_han_name, without_type
from atlas.gazetteer.index import NameIndex
from atlas.gazetteer.languages import language_of
from atlas.gazetteer.towns import Towns
from atlas.model import Place

# Kinds of names a place goes by itself, against those others give it.
OWN_KINDS = frozenset({"preferred", "official", "alias"})

# Letters read in the wrong encoding: "Gradi\x8aka" for Gradiška.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")

Point = tuple[float, float]


class Places:
    """The towns of GeoNames and, numbered on behind them, the places of the smaller gazetteers.

    Args:
        towns: Left raw until one is asked for.
    """

    def __init__(self, towns: Towns) -> None:
        self._towns = towns
        self._entries: list[Entry] = []
        self._index = NameIndex()
        self._numbers: dict[str, int] = {}
        self._more_names: dict[int, list[PlaceName]] = {}
        self._kinds: dict[str, frozenset[str]] = {}
        self._own_keys: dict[str, frozenset[str]] = {}
        self._largest: dict[str, int] = {}
        self._index_towns()

    def _index_towns(self) -> None:
        add, endings = self._index.add, SEAT_WORDS
        for number, row in enumerate(self._towns.rows):
            self._numbers[f"gn{row['geonameid']}"] = number
            region = self._towns.coded_region(number) or ""
            if row["population"] > self._largest.get(region, 0):
                self._largest[region] = row["population"]
            for name in self._towns.names(number):
                add(key(name), number)
                if not name.isascii() and name.endswith(endings) and is_han_name(name):
                    add(key(without_type(name)), number)

    @property
    def entries(self) -> list[Entry]:
        """The places of the smaller gazetteers."""
        return self._entries

    def add(self, entry: Entry) -> None:
        """Add a place; to a place already there, add the names only."""
        place_id = entry.place.place_id
        if place_id not in self._numbers:
            self._numbers[place_id] = len(self._towns) + len(self._entries)
            self._entries.append(entry)
            self._note(place_id, entry.keys | entry.stems, entry.kin)
        else:
            self.add_names(place_id, entry.names, entry.kin)

    def add_names(self, place_id: str, names: Iterable[PlaceName], kin: frozenset[str] = frozenset()) -> None:
        """Add names and types to a place already there; nothing happens if it is not."""
        if place_id in self._numbers:
            listed = list(names)
            self._more_names.setdefault(self._numbers[place_id], []).extend(listed)
            self._own_keys.pop(place_id, None)
            self._note(place_id, frozenset(key(name.name) for name in listed), kin)

    def _note(self, place_id: str, keys: frozenset[str], kin: frozenset[str]) -> None:
        if kin:
            self._kinds[place_id] = self._kinds.get(place_id, frozenset()) | kin
        number = self._numbers[place_id]
        for name_key in keys:
            self._index.add(name_key, number)

    def place(self, place_id: str) -> Place | None:
        """The place of an id, None where there is none."""
        number = self._numbers.get(place_id)
        return None if number is None else self._place(number)

    def name_in_chinese(self, place_id: str, name_zh: str) -> None:
        """Set the Chinese name of a town that an official list gives; GeoNames may have an older one."""
        if place_id in self._numbers:
            self._towns.name_in_chinese(self._numbers[place_id], name_zh)

    def name_in_latin(self, place_id: str, name: str) -> None:
        """Set the name a town is shown under to its government's; GeoNames may have its seat's quarter."""
        if place_id in self._numbers:
            self._towns.name_in_latin(self._numbers[place_id], name)

    def _place(self, number: int) -> Place:
        if number < len(self._towns):
            return self._towns.place(number)
        return self._entries[number - len(self._towns)].place

    def _country(self, number: int) -> str:
        if number < len(self._towns):
            return self._towns.countries[number]
        return self._entries[number - len(self._towns)].place.country

    def named(self, name_key: str, country: str | None = None) -> list[Place]:
        """Places that carry a folded name (`folding.key`), of one country (alpha-3) where given."""
        numbers = self._index.numbers(name_key)
        return [self._place(number) for number in numbers if country in (None, self._country(number))]

    def kinds(self, place: Place) -> frozenset[str]:
        """Words for the place's type that a gazetteer gives it, such as `london borough`."""
        return self._kinds.get(place.place_id, frozenset())

    def own_keys(self, place: Place) -> frozenset[str]:
        """Folded names a place goes by itself: its name, its official and preferred ones and our aliases.

        A Chinese one is its own where Chinese is spoken: any Austin is 奥斯汀, not only one in Arkansas.
        """
        known = self._own_keys.get(place.place_id)
        if known is None:
            number = self._numbers[place.place_id]
            entry = None if number < len(self._towns) else self._entries[number - len(self._towns)]
            names = (*(entry.names if entry else ()), *self._more_names.get(number, ()))
            own = (each.name for each in names if each.kind in OWN_KINDS)
            chinese = place.name_zh if place.name_zh and place.country in CHINESE else ""
            known = frozenset(key(name) for name in (place.name, chinese, *own))
            self._own_keys[place.place_id] = known
        return known

    def names_of(self, place_id: str) -> tuple[PlaceName, ...]:
        """All names of a place, the preferred one first; none for a place not held here."""
        number = self._numbers.get(place_id)
        if number is None:
            return ()
        return tuple(dict.fromkeys((*self._own_names(number), *self._more_names.get(number, ()))))

    def _own_names(self, number: int) -> Iterator[PlaceName]:
        if number >= len(self._towns):
            yield from self._entries[number - len(self._towns)].names
            return
        country = self._towns.countries[number]
        first, *others = self._towns.names(number)
        yield PlaceName(first, "und", "preferred")
        whole = (name for name in others if name != first and not _CONTROL.search(name))
        yield from (PlaceName(name, language_of(name, country)) for name in whole)

    def largest_town(self, region_id: str) -> int:
        """Population of the most populous town of a first-level region, 0 where none is known."""
        return self._largest.get(region_id, 0)

    def town_point(self, geonames_id: str) -> Point | None:
        """Longitude and latitude of the town of a GeoNames id."""
        number = self._numbers.get(f"gn{geonames_id}")
        return None if number is None else _point(self._towns.rows[number])

    def seat_named(self, name_key: str, country: str) -> Point | None:
        """Longitude and latitude of the largest town of a folded name in a country (alpha-3)."""
        namesakes = [
            self._towns.rows[number]
            for number in self._index.numbers(name_key)
            if number < len(self._towns) and self._towns.countries[number] == country
        ]
        return _point(max(namesakes, key=lambda row: int(row["population"]))) if namesakes else None


def _point(row: dict[str, Any]) -> Point:
    return float(row["longitude"]), float(row["latitude"])
