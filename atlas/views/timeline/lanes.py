"""Small multiples of bars, one lane a group, all over one axis of years or months.

All lanes are one Vega-Lite view with heights worked out here in pixels: views in rows cannot grow with the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from atlas.maps.style import FONT
from atlas.queries.spells import Numbers
from atlas.views.through_time.curve_frame import Spec, draw, ground, is_dark
from atlas.views.timeline.desk import Ink

Word = Callable[[int], str]
"""A number in words."""

LANE, BAR = 82, 38
"""Pixels from one lane to the next, and of the highest bar in each."""
FOOT, EDGE = 24, 8
"""Pixels below the lanes, and beside them."""
FEW = 10
"""What a bar of full height stands for at least: a lane of ones and twos is no wave."""
WIDE = 0.38
"""Half the width of a bar, in years or months."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of bars.

    Args:
        name: What stands above it.
        counts: One number a step of the axis.
    """

    name: str
    ink: Ink
    counts: Numbers


@dataclass(frozen=True, slots=True)
class Axis:
    """The steps from left to right.

    Args:
        names: Of every step, as it is pointed at.
        ticks: Step → word under it.
        now: Where what is over ends and what is ahead begins, between two steps; None for no such line.
        now_word: What stands at that line.
    """

    names: Sequence[str]
    ticks: dict[int, str]
    now: float | None = None
    now_word: str = ""


def show_lanes(lanes: Sequence[Lane], axis: Axis, said: str, number: Word) -> None:
    """Draw the lanes.

    Args:
        said: The chart in a sentence, for those who do not see it.
        number: A number as the reader's language groups it.
    """
    signed = any(lane.ink.shape for lane in lanes)
    spec = lanes_chart(len(lanes), len(axis.names), tuple(axis.ticks.items()), signed, is_dark())
    draw(spec, lanes_data(lanes, axis, number), said)


def lanes_data(lanes: Sequence[Lane], axis: Axis, number: Word) -> dict[str, pd.DataFrame]:
    """What the chart draws: its `bars`, the `names` and `signs` of the lanes, their `peaks` in numbers, and `now`."""
    bars, names, signs, peaks = [], [], [], []
    for row, lane in enumerate(lanes):
        base, top = row * LANE + LANE - 8, max(FEW, int(lane.counts.max(initial=0)))
        names.append({"y": base - BAR - 25, "base": base, "name": lane.name})
        if lane.ink.shape:
            signs.append({"y": base - BAR - 25, "shape": lane.ink.shape, "fill": lane.ink.fill, "rim": lane.ink.rim})
        for at in np.flatnonzero(lane.counts).tolist():
            count = int(lane.counts[at])
            over = axis.now is not None and at < axis.now
            bars.append(
                {
                    "left": at - WIDE, "right": at + WIDE, "base": base, "top": base - max(1.5, BAR * count / top),
                    "fill": lane.ink.fill, "rim": lane.ink.rim, "opacity": 0.45 if over else 1.0,
                    "said": f"{axis.names[at]} · {lane.name} · {number(count)}",
                }
            )  # fmt: skip
        if lane.counts.any():
            at = int(lane.counts.argmax())
            height = max(1.5, BAR * int(lane.counts[at]) / top)
            peaks.append({"at": at, "y": base - height - 2, "said": number(int(lane.counts[at]))})
    now = [
        {"at": axis.now, "top": base - BAR - 10, "base": base, "said": "" if row else axis.now_word}
        for row, base in enumerate(LANE * (row + 1) - 8 for row in range(len(lanes)))
        if axis.now is not None
    ]
    return {
        "bars": _table(bars, "left right base top fill rim opacity said"),
        "names": _table(names, "y base name"),
        "signs": _table(signs, "y shape fill rim"),
        "peaks": _table(peaks, "at y said"),
        "now": _table(now, "at top base said"),
    }


@lru_cache(maxsize=64)
def lanes_chart(n_lanes: int, n_steps: int, ticks: tuple[tuple[int, str], ...], signed: bool, dark: bool) -> Spec:
    """Bars, a hairline under each lane, its name above it and its sign if it has one, the highest bar in numbers."""
    colours = ground(dark)
    scale = alt.Scale(
        domain=[-0.5, n_steps - 0.5], range=[EDGE, alt.ExprRef(f"width - {EDGE}")], nice=False, zero=False
    )
    words = dict(ticks)
    axis = alt.Axis(
        values=list(words), labelExpr=f"{words}[datum.value]", labelOverlap=True, labelPadding=5, tickSize=4,
        grid=False, title=None, domain=False, labelFlush=True,
    )  # fmt: skip

    def x(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=scale, axis=axis)

    def y(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=None, axis=None)

    def own(field: str) -> dict[str, Any]:
        return {"field": field, "type": "nominal", "scale": None, "legend": None}

    bars = alt.Chart(alt.NamedData("bars")).mark_rect(strokeWidth=0.7).encode(
        x=x("left"), x2="right:Q", y=y("base"), y2="top:Q", tooltip="said:N",
        fill=alt.Fill(**own("fill")), stroke=alt.Stroke(**own("rim")),
        opacity=alt.Opacity("opacity:Q", scale=None, legend=None),
    )  # fmt: skip
    names = alt.Chart(alt.NamedData("names"))
    right = alt.value(alt.ExprRef("width"))
    layers = [
        names.mark_rule(color=colours.quiet, opacity=0.5).encode(x=alt.value(0), x2=right, y=y("base")),
        bars,
        names.mark_text(align="left", baseline="middle", fontSize=13, fontWeight=600, color=colours.text).encode(
            x=alt.value(22 if signed else 0), y=y("y"), text="name:N"
        ),
        alt.Chart(alt.NamedData("signs"))
        .mark_point(filled=True, size=0.8, strokeWidth=0.5, opacity=1)
        .encode(
            x=alt.value(9), y=y("y"), shape=alt.Shape(**own("shape")), fill=alt.Fill(**own("fill")),
            stroke=alt.Stroke(**own("rim")),
        ),
        alt.Chart(alt.NamedData("peaks"))
        .mark_text(baseline="bottom", fontSize=11, color=colours.text)
        .encode(x=x("at"), y=y("y"), text="said:N"),
        alt.Chart(alt.NamedData("now")).mark_rule(color=colours.text, strokeDash=[3, 3]).encode(
            x=x("at"), y=y("top"), y2="base:Q"
        ),
        alt.Chart(alt.NamedData("now"))
        .mark_text(baseline="middle", fontSize=11, color=colours.quiet, align="left")
        .encode(x=x("at"), y=alt.value(-6), text="said:N"),
    ]  # fmt: skip
    whole: Spec = (
        alt.layer(*layers)
        .properties(
            height=n_lanes * LANE,
            padding={"left": 0, "right": 0, "top": 14, "bottom": FOOT},
            autosize=alt.AutoSizeParams(type="none"),
        )
        .configure(background="transparent", font=FONT)
        .configure_view(stroke=None)
        .configure_axis(tickColor=colours.quiet, labelColor=colours.quiet, labelFontSize=11)
        .to_dict()
    )
    return whole


def _table(rows: Sequence[dict[str, object]], columns: str) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=columns.split())
