"""What the curves under the day slider have in common: size, the axis of days, lines to read heights by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st
from babel.dates import format_skeleton

from atlas.maps.style import DARK, FONT, LIGHT, Ground
from atlas.views.i18n import CUSTOMS
from atlas.views.through_time.day_axis import GUTTER, NARROW, PLOT, THUMB, TOP, DayAxis

Spec = dict[str, Any]
"""A chart as Vega-Lite reads it."""

FOOT = 22
"""Pixels under the curve, for the years."""
STEPS = (1, 2, 5)
"""What heights are read by: these, times a power of ten."""
GAP = 13
"""Pixels from one word beside the curves to the next, at least."""
EVERY = 2
"""Years from one word of the axis to the next."""
IS_NARROW = f"width < {NARROW}"
"""Vega's expression: whether the words beside the curves are short."""
END = f"width - ({IS_NARROW} ? {GUTTER['narrow']} : {GUTTER['wide']}) - {THUMB / 2}"
"""Vega's expression: pixels from the left to the last day, where the slider's thumb ends too."""


def is_dark() -> bool:
    """Whether the reader's theme is dark."""
    return st.context.theme.type == "dark"


def ground(dark: bool) -> Ground:
    """The colours of paper and ink."""
    return DARK if dark else LIGHT


def day_scale(axis: DayAxis) -> alt.Scale:
    """Days on the screen, as the slider's thumb stands on them."""
    return alt.Scale(domain=[0, axis.days], range=[THUMB / 2, alt.ExprRef(END)], nice=False, zero=False)


def day_x(axis: DayAxis, tag: str) -> alt.X:
    """The axis of days in a language, a word for every other year."""
    locale = CUSTOMS[tag]
    words = {axis.number(day): format_skeleton("y", day, locale=locale) for day in axis.year_starts(EVERY)}
    return alt.X(
        "number:Q",
        scale=day_scale(axis),
        axis=alt.Axis(
            values=list(words),
            labelExpr=f"{words}[datum.value]",
            labelFlush=True,
            labelOverlap=True,
            labelPadding=5,
            tickSize=4,
            grid=False,
            title=None,
        ),
    )


def height(field: str) -> alt.Y:
    """Heights from zero to the top of the frame, which `levels` holds; they are read by `lines`."""
    return alt.Y(f"{field}:Q", scale=alt.Scale(nice=False, zero=True), axis=None)


def levels(top: float) -> list[int]:
    """Two to four round numbers above zero to read heights by; none under a top of one."""
    steps = (step * 10**power for power in range(12) for step in STEPS)
    step = next(step for step in steps if top / step < len(STEPS) + 2)
    return list(range(step, int(top) + 1, step))


def levels_table(top: float, word: Callable[[int], str]) -> pd.DataFrame:
    """The lines to read heights by, with their words; and the top of the frame, without."""
    read = levels(top)
    return pd.DataFrame({"level": [*read, top], "word": [*map(word, read), ""]})


def lines(colours: Ground) -> list[alt.Chart]:
    """Hairlines across the frame, each with its number inside at the left, from the data `levels`."""
    base = alt.Chart(alt.NamedData("levels")).encode(y=height("level"))
    return [
        base.mark_rule(color=colours.quiet, strokeWidth=1).encode(
            x=alt.value(THUMB / 2),
            x2=alt.value(alt.ExprRef(END)),
            opacity=alt.condition("datum.word", alt.value(0.3), alt.value(0)),
        ),
        base.mark_text(align="left", baseline="bottom", dy=-2, color=colours.quiet, fontSize=11).encode(
            x=alt.value(THUMB / 2), text="word:N"
        ),
    ]


def beyond(pixels: int) -> alt.Value:
    """A spot so many pixels right of the last day."""
    return alt.value(alt.ExprRef(f"{END} + {pixels}"))


def spread(wanted: Sequence[float], end: float, gap: float = GAP) -> list[float]:
    """Places for words, each as near to where it is wanted as leaves a gap between them, in the given order.

    Args:
        wanted: Pixels from the top, ascending.
        end: Pixels from the top no word goes beyond, unless there are too many.
        gap: Pixels.
    """
    placed: list[float] = []
    for want in wanted:
        placed.append(max(want, placed[-1] + gap) if placed else max(0.0, want))
    limit = end
    for position in reversed(range(len(placed))):
        placed[position] = max(min(placed[position], limit), position * gap)
        limit = placed[position] - gap
    return placed


def framed(layers: Sequence[alt.Chart], colours: Ground) -> Spec:
    """The layers as one chart of the frame's size, which lies on the page's own paper; its data are named, not held.

    To build and check a chart takes Altair a tenth of a second, so what calls this is kept, and each run of a page
    brings only data.
    """
    whole: Spec = (
        alt.layer(*layers)
        .properties(
            height=PLOT,
            padding={"left": 0, "right": 0, "top": TOP, "bottom": FOOT},
            autosize=alt.AutoSizeParams(type="none"),
        )
        .configure(background="transparent", font=FONT)
        .configure_view(stroke=None)
        .configure_axis(domainColor=colours.quiet, tickColor=colours.quiet, labelColor=colours.quiet, labelFontSize=11)
        .to_dict()
    )
    return whole


def draw(spec: Spec, data: Mapping[str, pd.DataFrame], said: str) -> None:
    """Draw a framed chart.

    Args:
        data: Table by the name the chart knows it by.
        said: The chart in a sentence, for those who do not see it.
    """
    # The sentence and the numbers beside it speak for the chart; its marks would be read one by one, without a word.
    config = spec.get("config", {})
    silent = spec | {"config": config | {"aria": False, "mark": config.get("mark", {}) | {"aria": False}}}
    st.vega_lite_chart(spec=silent | {"datasets": dict(data)}, theme=None, alt=said)


def numbers_table(summary: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The curve in numbers, folded away, as HTML."""

    def line(cells: Sequence[str], tag: str, scope: str) -> str:
        first, *rest = (escape(cell) for cell in cells)
        return f'<tr><th scope="{scope}">{first}</th>' + "".join(f"<{tag}>{cell}</{tag}>" for cell in rest) + "</tr>"

    body = "".join(line(row, "td", "row") for row in rows)
    return (
        f'<details class="atlas-numbers"><summary>{escape(summary)}</summary><div tabindex="0"><table>'
        f"<thead>{line(heads, 'th', 'col')}</thead><tbody>{body}</tbody></table></div></details>"
    )
