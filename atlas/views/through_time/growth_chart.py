"""The places with a commitment of each kind, through all days."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st

from atlas.maps.style import SIGNS
from atlas.model import Kind
from atlas.queries.filters import KINDS
from atlas.views.i18n import Language
from atlas.views.through_time.curve_frame import (
    IS_NARROW,
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

LINE, RIMMED = 1.6, 2.6
"""Pixels of a curve, and of it with the rim that parts a pale colour from light paper."""
SIGN_SIZE = 0.8
"""Vega's size of a sign: its side is the square root, half of it the scale of the path."""
EDGE = "#8A8F92"
"""Line around a sign, so that a pale one is seen on paper."""
WHEN = {"en": "%-d %B %Y", "zh-Hans": "%Y年%-m月%-d日"}
"""How Vega writes a day."""


@dataclass(frozen=True, slots=True)
class Growth:
    """The places of each kind through all days, as they are drawn, said and told in numbers."""

    data: Mapping[str, pd.DataFrame]
    said: str
    numbers: str


def growth_of(changes: pd.DataFrame, axis: DayAxis, language: Language) -> Growth:
    """The growth in a language.

    Args:
        changes: Columns `day` (datetime64), `kind` (`Kind` words) and `places`, one row for every change.
    """
    steps = known_steps(changes, axis)
    return Growth(growth_data(steps, axis, language), _said(steps, axis, language), _table(steps, axis, language))


def show_growth(growth: Growth, axis: DayAxis, language: Language) -> None:
    """Draw the places of each kind through all days."""
    names = tuple(language.label("kind", kind) for kind in KINDS)
    draw(growth_chart(axis, language.tag, names, is_dark()), growth.data, growth.said)
    st.caption(
        language.text("Places with a commitment of each kind, day by day until {day}.", day=language.day(axis.last))
    )
    st.html(growth.numbers)


def known_steps(growth: pd.DataFrame, axis: DayAxis) -> pd.DataFrame:
    """The changes between the first day and the last, and the count on both: `number` of the day, `kind`, `places`.

    A kind nobody had on the first day begins with its first change.
    """
    numbers = (growth["day"].to_numpy("datetime64[D]") - np.datetime64(axis.first)).astype(np.int64)
    kinds, places = growth["kind"].to_numpy(np.object_), growth["places"].to_numpy(np.int64)
    steps: dict[str, list[Any]] = {"number": [], "kind": [], "places": []}
    for kind in KINDS:
        rows = np.flatnonzero((kinds == kind) & (numbers <= axis.days))
        if not len(rows):
            continue
        rows = rows[np.argsort(numbers[rows], kind="stable")]
        day = np.append(np.maximum(numbers[rows], 0), axis.days)
        newest = np.append(day[1:] != day[:-1], True)  # of what was before the first day, and of today
        steps["number"] += day[newest].tolist()
        steps["places"] += np.append(places[rows], places[rows[-1]])[newest].tolist()
        steps["kind"] += [kind] * int(newest.sum())
    return pd.DataFrame(steps).astype({"number": np.int64, "places": np.int64})


def growth_data(steps: pd.DataFrame, axis: DayAxis, language: Language) -> dict[str, pd.DataFrame]:
    """What the chart draws: its `steps`, the `months` a pointer finds, the `ends` of the curves, the `levels`."""
    top = max([1, *steps["places"]])
    return {
        "steps": steps,
        "months": _monthly(steps, axis),
        "ends": _end_words(steps, axis, language, top),
        "levels": levels_table(top, language.number),
    }


@lru_cache(maxsize=8)
def growth_chart(axis: DayAxis, tag: str, names: tuple[str, ...], dark: bool) -> Spec:
    """Step lines in the kinds' colours, each with its sign, name and newest count at its end.

    Args:
        tag: The language.
        names: Of the kinds in it.
    """
    x, y, colours = day_x(axis, tag), height("places"), ground(dark)
    colour = alt.Color("kind:N", scale=alt.Scale(domain=list(KINDS), range=_colours(dark)), legend=None)
    steps = alt.Chart(alt.NamedData("steps")).encode(x=x, y=y)
    rims = alt.Stroke("kind:N", scale=alt.Scale(domain=list(KINDS), range=_colours(dark, rim=True)), legend=None)
    rim = steps.mark_line(interpolate="step-after", strokeWidth=RIMMED).encode(stroke=rims)
    line = steps.mark_line(interpolate="step-after", strokeWidth=LINE).encode(color=colour)
    months = alt.Chart(alt.NamedData("months")).transform_calculate(said=_change(axis, tag, names))
    pointed = _at_pointer(months.encode(x=x, y=y, color=colour, tooltip="said:N"))
    return framed([*lines(colours), rim, line, *_ends(colour, colours.text), pointed], colours)


def _colours(dark: bool, rim: bool = False) -> list[str]:
    """The kinds' colours, or those of the rims they have on light paper."""
    signs = [SIGNS[Kind(kind)] for kind in KINDS]
    return [sign.dark if dark else (rim and sign.rim) or sign.light for sign in signs]


def _monthly(steps: pd.DataFrame, axis: DayAxis) -> pd.DataFrame:
    """The last change of each month and kind: more a pointer cannot tell apart."""
    months = (np.datetime64(axis.first) + steps["number"].to_numpy("timedelta64[D]")).astype("datetime64[M]")
    kinds = steps["kind"].to_numpy(np.object_)
    return steps[np.append((months[1:] != months[:-1]) | (kinds[1:] != kinds[:-1]), True)[: len(steps)]]


def _end_words(steps: pd.DataFrame, axis: DayAxis, language: Language, top: float) -> pd.DataFrame:
    """What stands at the right end of each curve, in pixels from the top: `meant` there, and put `at` a free spot."""
    ends = steps[steps["number"] == axis.days].sort_values("places", ascending=False, kind="stable")
    meant = [PLOT * (1 - places / top) for places in ends["places"]]
    return pd.DataFrame(
        {
            "kind": ends["kind"],
            "meant": meant,
            "at": spread(meant, PLOT),
            "name": [language.label("kind", kind) for kind in ends["kind"]],
            "count": [language.number(places) for places in ends["places"]],
        }
    )


def _ends(colour: alt.Color, ink: str) -> list[alt.Chart]:
    """Sign, name and count of each kind at the right, with a line to where its curve ends."""
    meant, at = (alt.Y(f"{field}:Q", scale=None, axis=None) for field in ("meant", "at"))
    shapes = alt.Scale(domain=list(KINDS), range=[SIGNS[Kind(kind)].shape for kind in KINDS])
    base = alt.Chart(alt.NamedData("ends"))
    return [
        base.mark_rule(strokeWidth=1).encode(x=beyond(1), x2=beyond(6), y=meant, y2="at:Q", color=colour),
        base.mark_point(filled=True, size=SIGN_SIZE, opacity=1, stroke=EDGE, strokeWidth=0.5).encode(
            x=beyond(12), y=at, shape=alt.Shape("kind:N", scale=shapes, legend=None), color=colour
        ),
        base.transform_calculate(said=f"{IS_NARROW} ? datum.name : datum.name + '  ' + datum.count")
        .mark_text(align="left", baseline="middle", fontSize=11, color=ink)
        .encode(x=beyond(20), y=at, text="said:N"),
    ]


def _change(axis: DayAxis, tag: str, names: Sequence[str]) -> str:
    """Vega's expression of a change in words."""
    start = int(pd.Timestamp(axis.first).timestamp() * 1000)
    day = f"utcFormat({start} + datum.number * 864e5, '{WHEN[tag]}')"
    name = f"{json.dumps(dict(zip(KINDS, names, strict=True)))}[datum.kind]"
    return f"{day} + ' · ' + {name} + ' ' + format(datum.places, ',')"


def _at_pointer(changes: alt.Chart) -> alt.Chart:
    """The change nearest to the pointer, as a dot; the others are not seen."""
    nearest = alt.selection_point(name="nearest", on="pointermove", nearest=True, clear="pointerout")
    seen = alt.condition(nearest, alt.value(1), alt.value(0), empty=False)
    found: alt.Chart = changes.mark_point(filled=True, size=36).encode(opacity=seen).add_params(nearest)
    return found


def _said(steps: pd.DataFrame, axis: DayAxis, language: Language) -> str:
    """The chart in a sentence."""
    ends = steps[steps["number"] == axis.days]
    counts = [
        f"{language.label('kind', kind)} {language.number(places)}"
        for kind, places in zip(ends["kind"], ends["places"], strict=True)
    ]
    return language.text(
        "Places with a commitment, kind by kind, from {first} to {last}; on the last day: {counts}.",
        first=language.day(axis.first),
        last=language.day(axis.last),
        counts=language.listed(counts) or "0",
    )


def _table(steps: pd.DataFrame, axis: DayAxis, language: Language) -> str:
    t = language.text
    kinds = list(dict.fromkeys(steps["kind"]))
    columns = [steps[steps["kind"] == kind] for kind in kinds]
    rows = [
        [language.day(day), *(language.number(_count(column, axis.number(day))) for column in columns)]
        for day in axis.year_ends()
    ]
    heads = [t("Day"), *(language.label("kind", kind) for kind in kinds)]
    return numbers_table(t("The numbers, year by year"), heads, rows)


def _count(column: pd.DataFrame, number: int) -> int:
    """Places of one kind on a day."""
    after = int(np.searchsorted(column["number"].to_numpy(), number, side="right"))
    return int(column["places"].to_numpy()[after - 1]) if after else 0
