"""Places, rounds and years of the page in the reader's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from atlas.model import Kind
from atlas.queries.peaks.china import Designation, Peaks, Place, Statement
from atlas.views import address
from atlas.views.i18n import Language
from atlas.views.tables import Cell

STATED = "stated"
"""The certainty of a row of which its source has no doubt."""
BEYOND = "beyond the first seven"
"""What the register says of a carbon-trading pilot that came after the others."""


def place_name(place: Place, language: Language) -> str:
    """The place's name for this reader."""
    return language.name(place.name, place.name_zh)


def names_listed(names: Iterable[str], language: Language) -> str:
    """Names of equal rank one after another, by this language's sign between them."""
    return ("、" if language.is_chinese else ", ").join(names)


def in_alphabet(name: str, peaks: Peaks, language: Language) -> int:
    """Where the name of a place stands in the alphabet of the language: in Chinese by pinyin; no name is first."""
    return peaks.alphabets["zh" if language.is_chinese else "en"].get(name, -1)


def place_cell(place: Place, language: Language, mark: bool = False) -> Cell:
    """The place's name, which leads to its file; the other name stands beside it."""
    name = place_name(place, language)
    other = place.name if language.is_chinese else place.name_zh
    return Cell(
        name,
        href=address.href("place", place=place.place_id),
        title=other if other and other != name else "",
        mark=mark,
    )


def region_name(place: Place, language: Language) -> str:
    """The province a local place lies in; empty for a province and the nation."""
    return language.name(place.region, place.region_zh)


def programme_name(peaks: Peaks, programme_id: str, language: Language) -> str:
    """The programme's name for this reader."""
    found = next(each for each in peaks.programmes if each["programme_id"] == programme_id)
    return language.name(found["name"], found["name_zh"])


def round_name(round_: str | None, language: Language) -> str:
    """A round of a programme; empty where it has none, in the register's words where they are no known ones."""
    if round_ is None:
        return ""
    if batch := re.fullmatch(r"batch (\d+)", round_):
        return language.text("batch {n}", n=batch[1])
    if added := re.fullmatch(r"added (\d{4})", round_):
        return language.text("added {year}", year=added[1])
    return language.text("beyond the first seven") if round_ == BEYOND else round_


def year_said(statement: Statement, language: Language) -> str:
    """The peak year with the word that bends it; a word nobody knows stands as the source has it."""
    t, year = language.text, statement.year
    known = {
        None: str(year),
        "by": t("by {year}", year=year),
        "by end of": t("by the end of {year}", year=year),
        "before": t("before {year}", year=year),
        "around": t("around {year}", year=year),
        "around or earlier": t("around {year} or earlier", year=year),
        "in": t("in {year}", year=year),
    }
    return known.get(statement.qualifier) or f"{year} ({statement.qualifier})"


def stated(statement: Statement, language: Language) -> str:
    """The peak year, and in brackets when it was stated."""
    said_on = statement.said_on or language.text("undated")
    bracketed = f"（{said_on}）" if language.is_chinese else f" ({said_on})"
    return f"{year_said(statement, language)}{bracketed}"


def source_cell(publisher: str, url: str) -> Cell:
    """The site of the evidence, which leads there; who says so stands beside it."""
    return Cell(urlsplit(url).netloc.removeprefix("www.") or publisher, href=url, title=publisher)


def doubt(certainty: str) -> str:
    """What a source says of its own doubt; empty where it has none."""
    return "" if certainty == STATED else certainty


def blank(kind: Kind, place_id: str, peaks: Peaks, language: Language) -> str:
    """Why a place shows no promise of a kind."""
    if place_id in peaks.checked[kind]:
        return language.text("Checked, none found")
    return language.text("No source speaks of it")


def dated(designations: Sequence[Designation], language: Language) -> str:
    """When a place was designated, with the round; the dates of several, in their order."""
    return language.listed(
        dict.fromkeys(
            " · ".join(filter(None, (each.since or language.text("undated"), round_name(each.round, language))))
            for each in designations
        )
    )
