"""What the tables of the CDP–ICLEI questionnaire share: how a city is named, and how its free words are read.

A city answers from a list, or with "Other, please specify" and words of its own. Of these words only a short piece
is looked for (`data/reference/cdp_words.csv`); words in which no known piece stands stop the run.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from functools import cache

from atlas import paths
from atlas.errors import UpstreamError
from atlas.model import Level, ReportedPlace
from atlas.sources.reading.dates import read_year
from atlas.sources.reading.table import Row, Table

WORDS = paths.REFERENCE / "cdp_words.csv"
OTHER = "Other, please specify"
COUNTRIES = {"Taiwan, Greater China": "TWN"}
"""Countries the questionnaire calls otherwise than any list of names."""
_POINT = re.compile(r"POINT \((-?[\d.]+) (-?[\d.]+)\)")
_STATE = re.compile(r", ([A-Z]{2})$")
_WITH_STATES = {"USA", "CAN", "United States of America", "Canada"}


def answer(row: Row, column: str) -> str:
    """The text of a cell, empty where it is `NA`."""
    text = row.take(column)
    return "" if text == "NA" else text


def year(row: Row, column: str) -> int | None:
    """The calendar year in a cell.

    Raises:
        UpstreamError: It is no year.
    """
    return read_year(answer(row, column), f"{row.table.path}, {row.locator}, column '{column}'")


def past_year(row: Row, column: str, reported: int) -> int | None:
    """A year in a question about the past; None where the answer lies after the report.

    Dozens of cities wrote the year a target falls due where they were asked when it was set.
    """
    found = year(row, column)
    return found if found is not None and found <= reported else None


def number(row: Row, column: str) -> float | None:
    """The number in a cell, None where it is blank; percentages are printed as percent, never as fractions.

    Raises:
        UpstreamError: It is no number.
    """
    text = answer(row, column)
    try:
        return float(text) if text else None
    except ValueError:
        raise UpstreamError(
            f"{row.table.path}, {row.locator}, column '{column}': found {text!r}, expected a number"
        ) from None


def shared_points(table: Table, column: str) -> frozenset[str]:
    """Points that several governments have: the middle of a country or region, or a slip."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for row in table:
        bearers[answer(row, column)].add(row.take("Organization"))
    return frozenset(point for point, names in bearers.items() if len(names) > 1)


def city_place(
    row: Row,
    country: str,
    shared: frozenset[str],
    *,
    separator: str = " ",
    level: Level | None = Level.LOCAL,
    local_type: str | None = None,
) -> ReportedPlace:
    """The government of a row: the organisation as printed, with the state its name or its city's ends in.

    The city is no other name of it: it is often only the seat, as Huddersfield is of Kirklees, Manchester of Greater
    Manchester and Boulder of Boulder County.

    Args:
        shared: Points that say nothing, from `shared_points`.
        separator: What stands between the words of a heading.
    """
    name = row.take("Organization")
    people, people_year = answer(row, "Population"), year(row, f"Population{separator}Year")
    lat, lon = _coordinate(row, f"City{separator}Location", shared)
    states = [found[1] for text in (name, answer(row, "City")) if (found := _STATE.search(text))]
    return ReportedPlace(
        name=" ".join(name.split()),
        country=COUNTRIES.get(country, country),
        level=None if _names(name, "city_state") else level,
        region=states[0] if states and country in _WITH_STATES else None,
        local_type=local_type,
        lat=lat,
        lon=lon,
        population=int(people) if people else None,
        population_year=people_year if people else None,
    )


def _coordinate(row: Row, column: str, shared: frozenset[str]) -> tuple[float, float] | tuple[None, None]:
    """Degrees north and east of a row's point; none where it is shared, or in whole degrees and so rounded away."""
    point = answer(row, column)
    if not point or point in shared:
        return None, None
    found = _POINT.fullmatch(point)
    if not found:
        raise UpstreamError(f"{row.table.path}, {row.locator}: found {point!r}, expected POINT (<lon> <lat>)")
    lon, lat = float(found[1]), float(found[2])
    return (None, None) if lat.is_integer() and lon.is_integer() else (lat, lon)


def is_association(row: Row) -> bool:
    """Whether the row's organisation is a body of several governments."""
    return _names(row.take("Organization"), "association")


def _names(organisation: str, word_list: str) -> bool:
    return any(words in organisation for words, _ in pieces(word_list))


def meaning(row: Row, column: str, word_list: str) -> str | None:
    """What the free words of a cell mean by a list of pieces, the first that stands in them; None without any words.

    Raises:
        VocabularyError: No known piece stands in them.
    """
    text = answer(row, column)
    free = text.removeprefix(OTHER).removeprefix(":").strip().casefold()
    if not free:
        return None
    known = pieces(word_list)
    for words, meant in known:
        if words in free:
            return meant
    raise row.unknown(column, text, [words for words, _ in known])


@cache
def pieces(word_list: str) -> tuple[tuple[str, str], ...]:
    """The pieces of a list and what each means, in the order they are looked for."""
    with WORDS.open(encoding="utf-8", newline="") as lines:
        return tuple((line["words"], line["meaning"]) for line in csv.DictReader(lines) if line["list"] == word_list)
