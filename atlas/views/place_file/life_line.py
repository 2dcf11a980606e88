"""The life line: all that was said of a place in time, a lane a kind, from the first claim to the last target year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from atlas.model import Event
from atlas.queries.ask import Record
from atlas.queries.filters import KINDS
from atlas.queries.place_file.file import PlaceFile
from atlas.views.i18n import Language
from atlas.views.place_card import ENDS, says
from atlas.views.place_file.life_line_chart import life_line_chart
from atlas.views.place_file.sentence import show_sentence
from atlas.views.through_time.curve_frame import draw, is_dark, numbers_table

EARLIEST = 2008
"""Year the line begins at the latest."""


@dataclass(frozen=True, slots=True)
class LifeLine:
    """What the chart draws.

    Args:
        kinds: The kinds anything is said of, in the order of the lanes.
        first: Year the axis begins with.
        last: Year it ends with.
        data: Table by the name the chart knows it by.
    """

    kinds: tuple[str, ...]
    first: int
    last: int
    data: dict[str, pd.DataFrame]


def show_life_line(file: PlaceFile, language: Language) -> None:
    """The chart with its numbers folded beside it; a sentence where nothing is said of the place."""
    t = language.text
    if not file.claims:
        show_sentence(t("No source speaks of this place by {day}.", day=language.day(file.day)))
        return
    line = life_line(file, language)
    name = language.name(file.place["name"], file.place["name_zh"])
    said = t("Life line of the commitments of {place} until {day}; the table below it holds the same.",
             place=name, day=language.day(file.day))  # fmt: skip
    names = tuple(language.label("kind", kind) for kind in line.kinds)
    draw(life_line_chart(line.kinds, names, line.first, line.last, is_dark()), line.data, said)
    st.caption(
        t(
            "A sign stands on the day a statement counts from, hollow where the source does not date it; a cross ends "
            "a promise, a grey stroke says that a source checked and found none. The band is the time a promise "
            "stood; a ring is a target year, and the year in figures that of the headline. As of {day}.",
            day=language.day(file.day),
        )
    )
    st.html(statements_table(file, language))


def life_line(file: PlaceFile, language: Language) -> LifeLine:
    """The statements, the times a promise stood and the target years, as points on a line of years."""
    kinds = tuple(kind for kind in KINDS if any(row["kind"] == kind for row in file.claims))
    lane = {kind: number for number, kind in enumerate(kinds)}
    until = file.day + timedelta(days=1)
    said = [_mark(row, lane, language) for row in file.claims]
    stood = [
        {"kind": row["kind"], "lane": lane[row["kind"]], "from": years(row["from_on"]),
         "to": years(min(row["until_on"] or until, until))}
        for row in file.states if row["active"]
    ]  # fmt: skip
    aims = _aims(file, lane)
    first = min(EARLIEST, *(int(each["at"]) for each in said))
    last = max(file.day.year + 1, *(each["at"] for each in aims)) if aims else file.day.year + 1
    made = [each for each in said if each["what"] == "made"]
    data = {
        "lanes": pd.DataFrame([{"lane": lane[kind], "name": language.label("kind", kind)} for kind in kinds]),
        "stood": _table(stood, ("kind", "lane", "from", "to")),
        "made": _table(made, ("kind", "lane", "at", "what", "is_dated", "says")),
        "ends": _table([each for each in said if each["what"] == "end"], ("kind", "lane", "at", "says")),
        "checked": _table([each for each in said if each["what"] == "none"], ("kind", "lane", "at", "says")),
        "aims": _table(aims, ("kind", "lane", "at", "from", "is_headline", "year")),
        "day": pd.DataFrame([{"at": years(file.day), "word": file.day.isoformat()}]),
    }
    return LifeLine(kinds, first, last + 2, data)


def years(day: date) -> float:
    """A day as a number of years, such as 2019.5 for the middle of 2019."""
    start = date(day.year, 1, 1)
    return round(day.year + (day - start).days / 366, 4)


def _mark(row: Record, lane: dict[str, int], language: Language) -> dict[str, Any]:
    what = "end" if row["event"] in ENDS else "none" if row["event"] == Event.NONE_FOUND else "made"
    said = language.listed([*says(row, language), row["publisher"]])
    return {
        "kind": row["kind"],
        "lane": lane[row["kind"]],
        "at": years(row["stands_from"]),
        "what": what,
        "is_dated": row["event_on"] is not None,
        "says": said,
    }


def _aims(file: PlaceFile, lane: dict[str, int]) -> list[dict[str, Any]]:
    """Each target year of a kind once, and whether the headline has it; those of promises that ended are left out."""
    headlines = {(row["kind"], row["target_year"]) for row in file.claims if row["is_headline"] and row["is_active"]}
    aims = {(row["kind"], row["target_year"]) for row in file.claims if row["target_year"] and row["is_active"]}
    return [
        {
            "kind": kind,
            "lane": lane[kind],
            "at": year,
            "from": years(file.day),
            "is_headline": (kind, year) in headlines,
            "year": str(year),
        }
        for kind, year in sorted(aims)
    ]


def _table(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame([[row[name] for name in columns] for row in rows], columns=list(columns))


def statements_table(file: PlaceFile, language: Language) -> str:
    """All statements in the order of time, folded away, as HTML."""
    t = language.text
    rows = [
        (
            row["stands_from"].isoformat(),
            language.label("kind", row["kind"]),
            language.listed(says(row, language)),
            row["publisher"],
        )
        for row in sorted(file.claims, key=lambda row: (row["stands_from"], KINDS.index(row["kind"]), row["claim_id"]))
    ]
    heads = (t("Counts from"), t("Commitment"), t("What it says"), t("Source"))
    return numbers_table(t("The life line in words: {n} statements", n=language.number(len(rows))), heads, rows)
