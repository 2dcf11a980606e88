"""Where a day stands from left to right: one rule for the slider and the curves under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

THUMB = 20
"""Pixels: how wide the slider's thumb is; its middle is the day."""
NARROW = 520
"""Pixels of width below which the words beside the curves are short."""
TOP, PLOT = 14, 120
"""Pixels above a curve, and of its height."""
GUTTER = {"wide": 176, "narrow": 128}
"""Pixels at the right left to the words beside the curves."""


@dataclass(frozen=True, slots=True)
class DayAxis:
    """All days that can be chosen.

    Args:
        first: The earliest.
        last: Today.
    """

    first: date
    last: date

    @property
    def days(self) -> int:
        """Days from the first to the last."""
        return self.number(self.last)

    def number(self, day: date) -> int:
        """A day's number; the first is 0."""
        return (day - self.first).days

    def year_starts(self, every: int) -> list[date]:
        """The first of January of every so manyth year, from the first year on."""
        return [date(year, 1, 1) for year in range(self.first.year, self.last.year + 1, every)]

    def year_ends(self) -> list[date]:
        """The last day of every year that is over, and the last day of all."""
        return [date(year, 12, 31) for year in range(self.first.year, self.last.year)] + [self.last]
