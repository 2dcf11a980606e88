"""Shares in words: of counts rounded to a whole percent, of intervals outwards."""

from __future__ import annotations

from math import ceil, floor

from atlas.views.i18n import Language


def percent(part: int, whole: int, language: Language) -> str:
    """The share of a count in another, empty where there is nothing to share; never 0 or 100 unless it is."""
    if not whole:
        return ""
    share = part / whole * 100
    if 0 < share < 1:
        return _written("<1", language)
    if 99 < share < 100:
        return _written(">99", language)
    return _written(str(round(share)), language)


def counted(part: int, whole: int, language: Language) -> str:
    """The count with its share."""
    share = percent(part, whole, language)
    if not share:
        return language.number(part)
    return f"{language.number(part)}（{share}）" if language.is_chinese else f"{language.number(part)} ({share})"


def interval(bounds: tuple[float, float] | None, language: Language) -> str | None:
    """The share of people, rounded outwards so that it still holds; None where it is unknown."""
    if bounds is None:
        return None
    low, high = (bound * 100 for bound in bounds)
    if low == high:
        return _written("<1" if 0 < low < 1 else str(round(low)), language)
    # A sum of floating numbers may lie a hair beside a whole one.
    lowest, highest = floor(low + 1e-9), ceil(high - 1e-9)
    return _written(str(lowest) if lowest == highest else f"{lowest}–{highest}", language)


def _written(number: str, language: Language) -> str:
    return language.text("{n} %", n=number)
