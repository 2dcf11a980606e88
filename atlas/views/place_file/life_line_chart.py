"""How a life line is drawn: a lane a kind over a line of years; what is drawn, `life_line` says."""

from __future__ import annotations

from functools import lru_cache

import altair as alt

from atlas.maps.style import FONT, SIGNS
from atlas.model import Kind
from atlas.views.through_time.curve_frame import Spec, ground

FOOT = 40
"""Pixels under the lanes, for the years."""
LANE = 50
"""Pixels from one kind's line to the next; its name stands above the line."""
EDGE = "#8A8F92"
"""Line around a sign, so that a pale one is seen on paper."""
CROSS = "M-7,-7L7,7M-7,7L7,-7"
"""Shape of an end: two strokes."""
TICK = "M0,-8L0,8"
"""Shape of a check that found none: an upright stroke."""


@lru_cache(maxsize=64)
def life_line_chart(kinds: tuple[str, ...], names: tuple[str, ...], first: int, last: int, dark: bool) -> Spec:
    """Lanes of signs over a line of years; the data are named, not held.

    Args:
        kinds: Those of the lanes.
        names: Theirs in the reader's language.
        first: Year the axis begins with.
        last: Year it ends with.
    """
    colours, height = ground(dark), LANE * len(kinds) + FOOT
    x = alt.X(
        "at:Q",
        scale=alt.Scale(domain=[first, last], nice=False, zero=False),
        axis=alt.Axis(
            format="d", grid=False, title=None, tickMinStep=1, labelOverlap=True, labelSeparation=12, labelFlush=True
        ),
    )
    span = x.copy()
    span.shorthand = "from:Q"
    y = alt.Y("lane:Q", scale=alt.Scale(domain=[-0.62, len(kinds) - 0.38], reverse=True, nice=False), axis=None)
    signs = [SIGNS[Kind(kind)] for kind in kinds]
    ink = [sign.dark if dark else sign.light for sign in signs]
    rims = [EDGE if dark else sign.rim or sign.light for sign in signs]
    fill = alt.Fill("kind:N", scale=alt.Scale(domain=list(kinds), range=ink), legend=None)
    rim = alt.Stroke("kind:N", scale=alt.Scale(domain=list(kinds), range=rims), legend=None)
    shape = alt.Shape("kind:N", scale=alt.Scale(domain=list(kinds), range=[s.shape for s in signs]), legend=None)
    said = alt.Tooltip("says:N", title=" ")

    def layer(name: str) -> alt.Chart:
        return alt.Chart(alt.NamedData(name)).encode(y=y)

    made = layer("made").encode(x=x, shape=shape, stroke=rim, tooltip=said)
    aims = layer("aims").encode(x=x)
    layers = [
        layer("lanes").mark_rule(color=colours.quiet, strokeWidth=1, opacity=0.35),
        layer("lanes").mark_text(align="left", baseline="bottom", dy=-13, fontSize=12, color=colours.text)
        .encode(x=alt.value(0), text="name:N"),
        layer("stood").mark_bar(height=7, opacity=0.45).encode(x=span, x2="to:Q", fill=fill),
        alt.Chart(alt.NamedData("day")).mark_rule(color=colours.quiet, strokeWidth=1, strokeDash=[3, 3]).encode(x=x),
        aims.transform_filter("datum.is_headline && datum.at > datum.from").mark_rule(strokeWidth=1, strokeDash=[2, 3])
        .encode(x=span, x2="at:Q", stroke=rim),
        aims.mark_point(filled=False, size=46, strokeWidth=1.6, shape="circle", fill=colours.paper)
        .encode(stroke=rim, tooltip=alt.Tooltip("year:N", title=" ")),
        aims.transform_filter("datum.is_headline").mark_text(dy=15, fontSize=11, color=colours.text)
        .encode(text="year:N"),
        layer("checked").mark_point(size=1, strokeWidth=2, shape=TICK, stroke=colours.quiet)
        .encode(x=x, tooltip=said),
        made.transform_filter("!datum.is_dated").mark_point(size=1, strokeWidth=1.4, fill=colours.paper),
        made.transform_filter("datum.is_dated").mark_point(size=1, strokeWidth=0.7, opacity=1).encode(fill=fill),
        layer("ends").mark_point(size=1, strokeWidth=2.4, shape=CROSS, stroke=colours.text).encode(x=x, tooltip=said),
    ]  # fmt: skip
    whole: Spec = (
        alt.layer(*layers)
        .properties(height=height, width="container")
        .configure(background="transparent", font=FONT)
        .configure_view(stroke=None)
        .configure_axis(domainColor=colours.quiet, tickColor=colours.quiet, labelColor=colours.quiet, labelFontSize=11)
        .to_dict()
    )
    return whole
