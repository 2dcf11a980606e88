"""What a reader chose to see: one frozen value that is sidebar, address and cache key at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from atlas.model import Kind, Level, Status

KINDS = tuple(str(kind) for kind in Kind)
BESIDE = (str(Kind.REDUCTION), str(Kind.RENEWABLE_SHARE), str(Kind.CARBON_PRICING))
"""Kinds that stand beside those of the mission, and are shown where they are chosen."""
MISSION = tuple(kind for kind in KINDS if kind not in BESIDE)
"""Kinds shown where none is chosen."""
ALL = "all"
"""In an address: nothing is left out."""
FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Target years the filter offers."""
NOT_STATED = "not_stated"
"""The choice for promises whose source states no status."""
STATUSES = (*(str(status) for status in Status), NOT_STATED)


@dataclass(frozen=True, slots=True)
class Filters:
    """The choices of the world page; an empty tuple means all, of kinds those of the mission.

    Args:
        day: The day whose promises are shown.
        kinds: `Kind` words.
        levels: `Level` words.
        countries: ISO 3166-1 alpha-3.
        statuses: `Status` words, and `not_stated`.
        year_from: Earliest target year; with a bound set, promises without a year are left out.
        year_to: Latest target year.
    """

    day: date
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None

    @property
    def kinds_shown(self) -> tuple[str, ...]:
        """The kinds these filters let through."""
        return self.kinds or MISSION

    @property
    def asks_of_promises(self) -> bool:
        """Whether a status or a target year is asked for, which only a promise has."""
        return bool(self.statuses or self.year_from or self.year_to)

    def address(self) -> dict[str, str]:
        """The choices as parameters of an address, every one of them with its default.

        The kinds are spelled one by one where none is chosen, so that a release with another default shows the same.
        """
        return {
            "day": self.day.isoformat(),
            "kinds": ALL if self.kinds == KINDS else ".".join(self.kinds_shown),
            "levels": ".".join(self.levels) or ALL,
            "countries": ".".join(self.countries) or ALL,
            "statuses": ".".join(self.statuses) or ALL,
            "years": f"{self.year_from or ''}-{self.year_to or ''}" if self.year_from or self.year_to else ALL,
        }


def read_address(address: Mapping[str, str], today: date) -> Filters:
    """The choices an address spells; words it does not know are passed over, as any stranger may write one.

    Args:
        address: Parameters by name, as `Filters.address` writes them; `year_from` and `year_to` are the former years.
        today: The day where the address names none, or no day that can be.
    """
    year_from, year_to = _years(address)
    return Filters(
        day=_day(address.get("day", ""), today),
        kinds=_kinds(address.get("kinds", "")),
        levels=_words(address.get("levels", ""), tuple(str(level) for level in Level)),
        countries=tuple(sorted({c for c in address.get("countries", "").split(".") if re.fullmatch("[A-Z]{3}", c)})),
        statuses=_words(address.get("statuses", ""), STATUSES),
        year_from=year_from,
        year_to=year_to,
    )


def _kinds(text: str) -> tuple[str, ...]:
    """The kinds chosen: none where those shown without a choice are spelled."""
    kinds = KINDS if text == ALL else _words(text, KINDS)
    return () if kinds == MISSION else kinds


def _words(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    chosen = set(text.split("."))
    return tuple(word for word in known if word in chosen)


def _day(text: str, today: date) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return today
    return min(max(day, FIRST_DAY), today)


def _years(address: Mapping[str, str]) -> tuple[int | None, int | None]:
    first, dash, last = address.get("years", "").partition("-")
    if not dash:
        first, last = address.get("year_from", ""), address.get("year_to", "")
    return _year(first), _year(last)


def _year(text: str) -> int | None:
    if not (text.isascii() and text.isdecimal() and len(text) == 4):
        return None
    return int(text) if FIRST_YEAR <= int(text) <= LAST_YEAR else None


FIRST_DAY = date(2008, 1, 1)
"""Earliest day the atlas is asked about."""
