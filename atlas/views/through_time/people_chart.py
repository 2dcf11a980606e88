"""The people under the commitments shown, through the years: an interval, in ink."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from atlas.queries.people import People
from atlas.views.i18n import Language
from atlas.views.through_time.curve_frame import (
    Spec,
    beyond,
    day_x,
    draw,
    framed,
    ground,
    height,
    is_dark,
    levels_table,
    lines,
    numbers_table,
    spread,
)
from atlas.views.through_time.day_axis import PLOT, DayAxis
from atlas.views.through_time.people_words import compact, interval, interval_word, sentence

HEADROOM = 1.1
"""Height of the frame, in terms of the most people."""


def show_people(curve: Sequence[People], day: date, axis: DayAxis, language: Language) -> None:
    """Draw the interval through the given days, and say it in words for one of them.

    Args:
        curve: By day.
        day: The day chosen, one of them.
    """
    said = sentence(next(people for people in curve if people.day == day), language)
    draw(people_chart(axis, language.tag, is_dark()), people_data(curve, axis, language), said)
    st.markdown(said)
    st.html(_table(curve, language))


def people_data(curve: Sequence[People], axis: DayAxis, language: Language) -> dict[str, pd.DataFrame]:
    """What the chart draws: its `points`, the `runs` of the area, the `ends` and the open `middles` in words."""
    top = max([1, *(people.high or people.low for people in curve)]) * HEADROOM
    points = pd.DataFrame(
        {
            "number": [axis.number(people.day) for people in curve],
            "low": [people.low for people in curve],
            "high": [float("nan") if people.high is None else people.high for people in curve],
            "said": [f"{language.day(people.day)} · {interval_word(people, language)}" for people in curve],
        }
    )
    runs = pd.DataFrame(_runs(curve, axis, top), columns=["run", "is_open", "number", "low", "high"])
    inner = runs if curve[-1].high is not None else runs[runs["run"] < runs["run"].max()]  # the last is said at the end
    return {
        "points": points,
        "runs": runs,
        "middles": _middles(inner, language),
        "ends": _ends(curve[-1], language, top),
        "levels": levels_table(top, lambda level: compact(level, language)),
    }


@lru_cache(maxsize=8)
def people_chart(axis: DayAxis, tag: str, dark: bool) -> Spec:
    """The area between the bounds, which fades out where there is no upper one, with both lines.

    Args:
        tag: The language.
    """
    x, low, high, colours = day_x(axis, tag), height("low"), height("high"), ground(dark)
    ink = colours.text
    points = alt.Chart(alt.NamedData("points")).encode(x=x)
    runs = alt.Chart(alt.NamedData("runs")).encode(x=x, y=low, y2="above:Q", detail="run:N")
    bounded = runs.transform_calculate(above="datum.is_open ? datum.low : datum.high")
    unbounded = runs.transform_calculate(above="datum.is_open ? datum.high : datum.low")
    fading: Any = {
        "gradient": "linear",
        "stops": [{"offset": 0, "color": ink}, {"offset": 1, "color": "transparent"}],
        "x1": 1, "y1": 1, "x2": 1, "y2": 0,
    }  # fmt: skip
    words = alt.Chart(alt.NamedData("ends")).mark_text(align="left", baseline="middle", fontSize=11, color=ink)
    middles = alt.Chart(alt.NamedData("middles")).mark_text(baseline="top", dy=2, fontSize=11, color=ink)
    return framed(
        [
            *lines(colours),
            bounded.mark_area(color=ink, opacity=0.22),
            unbounded.mark_area(color=fading, opacity=0.3),
            points.mark_line(color=ink, strokeWidth=1.75).encode(y=low),
            points.mark_line(color=ink, strokeWidth=1, invalid="break-paths-show-domains").encode(y=high),
            middles.encode(x=x, y=alt.value(0), text="said:N"),
            words.encode(x=beyond(8), y=alt.Y("at:Q", scale=None, axis=None), text="said:N"),
            points.mark_point(filled=True, size=200, opacity=0).encode(y=low, tooltip="said:N"),
        ],
        colours,
    )


def _runs(curve: Sequence[People], axis: DayAxis, top: float) -> Iterator[tuple[int, bool, int, float, float]]:
    """The corners of the area, run by run: all through a run there is an upper bound, or it is open."""
    stretches = groupby(pairwise(curve), lambda pair: pair[0].high is None or pair[1].high is None)
    for run, (is_open, pairs) in enumerate(stretches):
        first, *rest = pairs
        for people in [*first, *(right for _, right in rest)]:
            yield run, is_open, axis.number(people.day), people.low, top if people.high is None else people.high


def _middles(runs: pd.DataFrame, language: Language) -> pd.DataFrame:
    """The words where there is no upper bound, in the middle of each open run."""
    spans = runs[runs["is_open"].astype(bool)].groupby("run", as_index=False)["number"].agg(["min", "max"])
    return pd.DataFrame({"number": (spans["min"] + spans["max"]) / 2}).assign(said=language.text("no upper bound"))


def _ends(people: People, language: Language, top: float) -> pd.DataFrame:
    """The newest bounds at the right end, in pixels from the top."""
    low, high = interval(people, language)
    bounds: list[tuple[float, str]] = [(people.low, language.text("at least {n}", n=low))]
    if people.high is None:
        bounds.insert(0, (top, language.text("no upper bound")))
    elif low == high:
        bounds = [(people.low, low)]
    else:
        bounds.insert(0, (people.high, language.text("at most {n}", n=high)))
    at = spread([PLOT * (1 - bound / top) for bound, _ in bounds], PLOT)
    return pd.DataFrame({"at": at, "said": [word for _, word in bounds]})


def _table(curve: Sequence[People], language: Language) -> str:
    t, n = language.text, language.number
    heads = [
        t("Day"), t("People, at least"), t("People, at most"), t("Places counted"), t("Places inside these"),
        t("Population not stated"),
    ]  # fmt: skip
    rows = [
        [
            language.day(people.day),
            n(people.low),
            t("no upper bound") if people.high is None else n(people.high),
            n(people.counted),
            n(people.skipped),
            n(people.unknown),
        ]
        for people in curve
    ]
    return numbers_table(t("The numbers, year by year"), heads, rows)
