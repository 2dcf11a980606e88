"""What this desk says more than once: shares of a population, status and year, who a local government is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import ceil, floor

from babel.lists import format_list

from atlas.queries.country.ahead import Headline
from atlas.queries.filters import NOT_STATED
from atlas.queries.people import People
from atlas.views import cached
from atlas.views.country.records import Record
from atlas.views.i18n import CUSTOMS, Language
from atlas.views.through_time.people_words import interval

EVERYBODY = 100
PERCENT = "\u00a0%"
"""The sign, on the line of its number."""
AT_LEAST = "≥ "
FINE = 10
"""Percent below which a share is said with one decimal."""
ASIDE = re.compile(r" \([^()]*\)|, each row with its own reference")
"""What stands in the name of a publisher beside the name."""


def bounded(people: People, whole: int | None) -> People:
    """The people, without an upper bound that is everybody: it says nothing."""
    if whole and people.high is not None and people.low < whole <= people.high:
        return replace(people, high=None)
    return people


def share_word(people: People, whole: int | None) -> str | None:
    """The interval in percent of a population, rounded outwards so that it still holds; None where it is unknown."""
    if not whole:
        return None
    if people.low == people.high:
        return f"{_rounded(people.low, whole, round)}{PERCENT}"
    low, high = _rounded(people.low, whole, floor), bounded(people, whole).high
    if high is None:
        return f"{AT_LEAST}{low}{PERCENT}"
    return f"{low}–{_rounded(high, whole, ceil)}{PERCENT}"


def share_words(people: People, whole: int | None, language: Language) -> str:
    """The share as it stands inside a sentence."""
    share = share_word(people, whole)
    if share is None:
        return language.text("unknown")
    return language.text("at least {n}", n=share.removeprefix(AT_LEAST)) if share.startswith(AT_LEAST) else share


def low_share(people: People, whole: int | None) -> float | None:
    """The lower bound as a part of one."""
    return min(1.0, people.low / whole) if whole else None


def people_words(people: People, whole: int | None, language: Language) -> str:
    """The interval in words that stand inside a sentence."""
    low, high = interval(bounded(people, whole), language)
    if high is None:
        return language.text("at least {n} people", n=low)
    if low == high:
        return language.text("{n} people", n=low)
    return language.text("between {low} and {high} people", low=low, high=high)


def promise_words(own: Headline, language: Language) -> str:
    """Target year and status of a headline, as far as they are stated."""
    year = str(own.year or "")
    status = "" if own.status == NOT_STATED else language.label("status", own.status)
    said = [year, status.lower() if year else status]
    return language.listed(filter(None, said)) or language.text("stands, no year stated")


def series(parts: Sequence[str], language: Language) -> str:
    """The parts of a sentence, the last two joined by a word."""
    return str(format_list(parts, locale=CUSTOMS[language.tag]))


def publisher_word(publisher: str) -> str:
    """Who says so as a sentence names them: without whose project it is, and how it was compiled."""
    return ASIDE.sub("", publisher)


def government(place: Record, language: Language) -> str:
    """What a place is: its level, and its own word for itself where a source gives one.

    Args:
        place: A row of `Shown.places`.
    """
    return " · ".join(filter(None, [language.label("level", place["level"]), place["local_type"]]))


def evidence(claim: Record) -> str:
    """Where a claim can be read: the evidence its source links, else the source.

    Args:
        claim: A row of `queries.world.world_claims`.
    """
    return str(claim["url"] or {source["source_id"]: source["url"] for source in cached.sources()}[claim["source_id"]])


def _rounded(people: int, whole: int, to: Callable[[float], int]) -> str:
    percent = EVERYBODY * people / whole
    step = 10 if percent < FINE else 1
    return f"{to(percent * step) / step:g}"
