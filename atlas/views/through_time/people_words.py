"""How many people it is, in words: large numbers by custom, intervals rounded outwards, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from babel.numbers import format_compact_decimal

from atlas.queries.people import People
from atlas.views.i18n import CUSTOMS, Language

SPELLED_FROM = {"en": 1_000_000, "zh-Hans": 10_000}
"""People from which on a number is said in millions, or in 万 and 亿; below it, digit by digit."""
FORMAT: dict[str, Literal["short", "long"]] = {"en": "long", "zh-Hans": "short"}
"""CLDR's compact form with the customary words."""
DIGITS = 3
"""Significant digits of such a number."""


def sentence(people: People, language: Language) -> str:
    """How many people it is, on which day, and what is not known of them."""
    t = language.text
    when = {"day": language.day(people.day)}
    low, high = interval(people, language)
    if not people.counted:
        return t("Nobody lived under the commitments shown on {day}: none stood.", **when)
    if high is None:
        first = t(
            "At least {low} people lived under the commitments shown on {day}, each counted once; nothing known bounds "
            "their number above.",
            low=low,
            **when,
        )
    elif low == high:
        first = t("{n} people lived under the commitments shown on {day}, each counted once.", n=low, **when)
    else:
        first = t(
            "Between {low} and {high} people lived under the commitments shown on {day}, each counted once.",
            low=_without_unit(low, high),
            high=high,
            **when,
        )
    return ("" if language.is_chinese else " ").join([first, *_unsure(people, language)])


def interval(people: People, language: Language) -> tuple[str, str | None]:
    """The bounds in words, rounded outwards so that they still hold; None for a bound there is not.

    Bounds that are one number are that number, rounded to the nearest.
    """
    if people.high == people.low:
        known = compact(people.low, language, up=None)
        return known, known
    return compact(people.low, language), None if people.high is None else compact(people.high, language, up=True)


def compact(people: int, language: Language, up: bool | None = False) -> str:
    """A number of people as this language says large ones, rounded to three digits.

    Args:
        up: Rounded up, or down; None to the nearest.
    """
    if people < SPELLED_FROM[language.tag]:
        return language.number(people)
    step = 10 ** (len(str(people)) - DIGITS)
    rounded = (people + {None: step // 2, True: step - 1, False: 0}[up]) // step * step
    return str(
        format_compact_decimal(
            rounded, format_type=FORMAT[language.tag], locale=CUSTOMS[language.tag], fraction_digits=DIGITS
        )
    )


def interval_word(people: People, language: Language) -> str:
    """The interval as short as it can be said."""
    low, high = interval(people, language)
    if high is None:
        return language.text("at least {n}", n=low)
    return low if low == high else f"{_without_unit(low, high)}–{high}"


def _unsure(people: People, language: Language) -> Iterator[str]:
    if people.unknown:
        yield language.plural(
            "The population of {n} place is not stated.",
            "The populations of {n} places are not stated.",
            people.unknown,
        )
    if people.doubtful:
        yield language.plural("{n} place may overlap another.", "{n} places may overlap others.", people.doubtful)


def _without_unit(low: str, high: str) -> str:
    """The lower bound without the word for millions where the upper one ends in the same."""
    number, _, unit = low.partition(" ")
    return number if unit and high.endswith(f" {unit}") else low
