"""Which country a word for a country means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from atlas.folding import key
from atlas.gazetteer.entry import Entry
from atlas.gazetteer.tables import rows
from atlas.model import Level
from atlas.paths import REFERENCE


@dataclass(frozen=True, slots=True)
class CountryReading:
    """What a country column says: a country, and for Scotland and its like the region of it.

    Args:
        country: ISO 3166-1 alpha-3.
        region_id: ISO 3166-2 code, None for a whole country.
    """

    country: str
    region_id: str | None = None


class Countries:
    """Countries by code and by name in many languages.

    Args:
        entries: Among which the nations are taken.
        alpha3: ISO 3166-1 alpha-3 by alpha-2.
    """

    def __init__(self, entries: Iterable[Entry], alpha3: dict[str, str]) -> None:
        self._readings: dict[str, CountryReading] = {}
        self._territories: dict[str, list[str]] = {}
        for row in rows(REFERENCE / "nation_aliases.csv"):
            self._readings[key(row["name"])] = CountryReading(row["country"], row["region_id"] or None)
        for entry in entries:
            if entry.place.level is Level.NATIONAL:
                self._add_nation(entry)
        for code, country in alpha3.items():
            self._readings.setdefault(key(code), CountryReading(country))
        for row in rows(REFERENCE / "territories.csv"):
            self._territories.setdefault(row["listed_under"], []).append(row["territory"])

    def _add_nation(self, entry: Entry) -> None:
        alpha3 = entry.place.country
        for name_key in sorted(entry.keys | {key(alpha3)}):
            self._readings.setdefault(name_key, CountryReading(alpha3))

    def read(self, text: str) -> CountryReading | None:
        """The country a text names, in any language known, or as alpha-2 or alpha-3."""
        return self._readings.get(key(text))

    def territories(self, country: str) -> tuple[str, ...]:
        """Territories with a code of their own that lists may count to a country (Réunion to France)."""
        return tuple(self._territories.get(country, ()))
