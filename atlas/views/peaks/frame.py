"""What the charts of this page have in common: a row a place or a programme, years from left to right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

from atlas.maps.style import FONT, Ground
from atlas.views.through_time.curve_frame import Spec

SIZE = 11
"""Pixels of the words."""
HEAD = 20
"""Pixels above the rows, for the years."""


def year_scale(first: float, last: float, left: str, right: str) -> alt.Scale:
    """Years between the pixels left to words on both sides, each as Vega's expression."""
    pixels = [alt.ExprRef(left), alt.ExprRef(f"width - ({right})")]
    return alt.Scale(domain=[first, last], range=pixels, nice=False, zero=False)


def year_x(field: str, scale: alt.Scale, words: Mapping[int, str]) -> alt.X:
    """The axis of years above the rows, a hairline for each of the words."""
    said = {str(year): word for year, word in words.items()}
    axis = alt.Axis(
        orient="top", values=list(words), labelExpr=f"{said}[datum.value]", labelPadding=4, tickSize=0, grid=True,
        domain=False, title=None, labelOverlap=True,
    )  # fmt: skip
    return alt.X(f"{field}:Q", scale=scale, axis=axis)


def row_y(rows: int) -> alt.Y:
    """Rows from the top, as the data number them from 0."""
    scale = alt.Scale(domain=[-0.5, rows - 0.5], range=[0, alt.ExprRef("height")], nice=False, zero=False)
    return alt.Y("row:Q", scale=scale, axis=None)


def framed(layers: Sequence[alt.Chart], height: int, colours: Ground) -> Spec:
    """The layers as one chart, so many pixels high, on the page's own paper; its data are named, not held."""
    whole: Spec = (
        alt.layer(*layers)
        .properties(
            height=height,
            padding={"left": 0, "right": 0, "top": HEAD, "bottom": 2},
            autosize=alt.AutoSizeParams(type="none"),
        )
        .configure(background="transparent", font=FONT)
        .configure_view(stroke=None)
        .configure_axis(gridColor=colours.quiet, gridOpacity=0.25, labelColor=colours.quiet, labelFontSize=SIZE)
        .to_dict()
    )
    return whole
