"""Parts all grammars share."""

from __future__ import annotations

from collections.abc import Mapping

PERCENT = r"(?P<percent>-?\d+(?:\.\d+)?)(?:%?(?:-| to )(?P<upper>\d+))?%"
BY = r"(?: (?:by|in|until)(?: the year)?(?: \d\d? june)? (?P<target>\d{4}))"
HOW = r"(?: (?:primarily )?through .*)?"


def year_of(said: Mapping[str, str | None], name: str) -> int | None:
    """The year a group of that name caught."""
    year = said.get(name)
    return int(year) if year else None
