"""Dates as sources print them, with the precision they really have."""

from __future__ import annotations

import contextlib
import re
from datetime import date, datetime

from atlas.errors import UpstreamError
from atlas.model import DatedOn, DatePrecision

_SHAPES = (
    ("%Y-%m-%d", DatePrecision.DAY),
    ("%d %b %Y", DatePrecision.DAY),
    ("%d/%m/%Y", DatePrecision.DAY),
    ("%Y-%m", DatePrecision.MONTH),
    ("%m/%Y", DatePrecision.MONTH),
    ("%b %Y", DatePrecision.MONTH),
    ("%B %Y", DatePrecision.MONTH),
    ("%Y", DatePrecision.YEAR),
)


def read_date(text: str, where: str) -> DatedOn | None:
    """A date with its precision, None for blank text; a day range within a month is that month.

    Day comes before month wherever both are numbers: none of the sources read here prints otherwise.

    Raises:
        UpstreamError: The text is no date.
    """
    text = text.strip()
    if not text:
        return None
    text = re.sub(r"^(\d{4}-\d{2})-\d{2}/\d{2}$", r"\1", text)
    for shape, precision in _SHAPES:
        try:
            # Only a calendar date is read: no clock, no zone.
            return DatedOn(datetime.strptime(text, shape).date(), precision)
        except ValueError:
            continue
    raise UpstreamError(f"{where}: found {text!r}, expected a date")


def read_mixed_date(text: str, where: str) -> DatedOn | None:
    """A date whose day and month stand in either order, DD/MM/YYYY or MM/DD/YYYY; None for blank text.

    Where both orders are possible and are two days, only the year is known.

    Raises:
        UpstreamError: The text is a date in neither order.
    """
    if not text.strip():
        return None
    found = set()
    for shape in ("%d/%m/%Y", "%m/%d/%Y"):
        with contextlib.suppress(ValueError):
            found.add(datetime.strptime(text.strip(), shape).date())
    if not found:
        raise UpstreamError(f"{where}: found {text!r}, expected a date DD/MM/YYYY or MM/DD/YYYY")
    if len(found) == 1:
        return DatedOn(found.pop(), DatePrecision.DAY)
    return DatedOn(date(found.pop().year, 1, 1), DatePrecision.YEAR)


def read_timestamp_day(text: str, where: str) -> date:
    """The day of a `YYYY-MM-DD hh:mm:ss` stamp.

    Raises:
        UpstreamError: The text does not begin with such a day.
    """
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise UpstreamError(f"{where}: found {text!r}, expected a time stamp YYYY-MM-DD hh:mm:ss") from None


def read_year(text: str, where: str) -> int | None:
    """A calendar year from 1950 to 2100, None for blank text.

    Raises:
        UpstreamError: The text is no such year.
    """
    if not text:
        return None
    if not re.fullmatch(r"(?:19[5-9]|20\d|210)\d", text) or int(text) > 2100:
        raise UpstreamError(f"{where}: found {text!r}, expected a year from 1950 to 2100")
    return int(text)
