"""What the phrases of a hand-compiled list say of a promise: what happened, how firm it is, and when."""

from __future__ import annotations

import csv
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pycountry

from atlas.errors import RegisterError
from atlas.model import DatedOn, DatePrecision, Event, Status
from atlas.sources.reading.dates import read_date
from atlas.sources.reading.table import Row

_ALPHA3: dict[str, str] = {each.alpha_2: each.alpha_3 for each in pycountry.countries}
_OCCASION = re.compile(r" \(COP\d{2}\)$")


@dataclass(frozen=True, slots=True)
class Standing:
    """One step of a promise, as a phrase tells it.

    Args:
        event_on: The date the phrase gives to the event; None where it gives none.
        recorded_on: The last day the phrase speaks for ("target as of 2020"); None where it names none.
        qualifier: A word that bends the figure or the year, such as `about`.
    """

    event: Event
    status: Status | None
    event_on: DatedOn | None = None
    recorded_on: date | None = None
    qualifier: str | None = None


def read_standings(path: Path) -> dict[str, tuple[Standing, ...]]:
    """The steps each phrase stands for, in order: a lookup with one line a step.

    Columns: phrase, event, status, event_on, as_of, qualifier.

    Raises:
        RegisterError: The file is missing, lacks a column or uses a word outside the vocabulary.
    """
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            found: dict[str, tuple[Standing, ...]] = {}
            for line in csv.DictReader(lines):
                step = Standing(
                    Event(line["event"]),
                    Status(line["status"]) if line["status"] else None,
                    read_date(line["event_on"], str(path)),
                    last_day(read_date(line["as_of"], str(path))),
                    line["qualifier"] or None,
                )
                found[line["phrase"]] = (*found.get(line["phrase"], ()), step)
            return found
    except FileNotFoundError:
        raise RegisterError(f"{path}: no such file; expected the phrases of a source") from None
    except KeyError as column:
        raise RegisterError(f"{path}: no column {column}") from None
    except ValueError as why:
        raise RegisterError(f"{path}: {why}") from why


def read_day(text: str, where: str) -> tuple[DatedOn | None, date | None]:
    """When something happened, and by when it is known to have happened: "2020-07-13" or "by 2020-07-22".

    "by" is a bound and no date: the event stays undated, and the promise stands from the bound. A conference
    in brackets behind a date is left off.

    Raises:
        UpstreamError: The text holds no date.
    """
    text = _OCCASION.sub("", text)
    if text.startswith("by "):
        return None, last_day(read_date(text[3:], where))
    return read_date(text, where), None


def read_alpha3(row: Row, column: str) -> str:
    """The ISO 3166-1 alpha-3 code for the alpha-2 code in a cell.

    Raises:
        VocabularyError: There is no such code.
    """
    return row.take_word(column, _ALPHA3)


def last_day(known: DatedOn | None) -> date | None:
    """The last day a date can mean: the 30th for a November, 31 December for a year."""
    if known is None:
        return None
    if known.precision is DatePrecision.DAY:
        return known.day
    month = 12 if known.precision is DatePrecision.YEAR else known.day.month
    return date(known.day.year, month, monthrange(known.day.year, month)[1])
