"""The founding report's chart of peak years against the nation's, remade with every dated statement."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import altair as alt
import pandas as pd

from atlas.maps.style import SIGNS
from atlas.model import Kind
from atlas.queries.peaks.china import Peaks
from atlas.views.i18n import Language
from atlas.views.peaks.frame import SIZE, framed, row_y, year_scale, year_x
from atlas.views.peaks.peak_rows import Line, Mark
from atlas.views.peaks.words import doubt, names_listed, year_said
from atlas.views.through_time.curve_frame import Spec, ground, is_dark

ROW = 24
"""Pixels of a row."""
IS_NARROW = "width < 700"
"""Vega's expression: whether a sign stands before a year instead of words, and no dates."""
LEFT = f"{IS_NARROW} ? 128 : 250"
RIGHT = f"{IS_NARROW} ? 58 : 190"
"""Vega's expressions: pixels left to the names and the words of the first year, and to those of the last."""
MARK = 1.5
"""Vega's size of a mark: half its square root is the scale of the sign's path."""
HEAD = "M-4,-4L4,0L-4,4Z"
"""Path of an arrow's head that points right."""
NEAR = 3
"""Years before the nation's line within which words beside a mark would run into it."""
AIR = 9
"""Pixels between an arrow's end and the middle of the mark it points at."""
ROUND = 5
"""Years from one line to read by to the next."""
SIDES: tuple[tuple[str, Literal["right", "left"], int], ...] = (("true", "right", -10), ("false", "left", 10))
"""Whether words stand left of their mark, how they are aligned there, and by how many pixels."""


def peak_data(rows: Sequence[Line], peaks: Peaks, language: Language) -> dict[str, pd.DataFrame]:
    """What the chart draws: `names` at the left, `marks`, `moves` of them, the `years` of China."""
    numbered = list(enumerate(rows))
    national = max((each.year for each in peaks.nation), default=None)
    marks = [
        _mark(row, mark, _stands_left(mark, line, national), line, language)
        for row, line in numbered
        for mark in line.marks
    ]
    moves = [(row, first, later, 1 if later > first else -1) for row, line in numbered for first, later in line.moves]
    return {
        "names": pd.DataFrame(
            [(row, line.label, line.is_heading) for row, line in numbered], columns=["row", "label", "is_heading"]
        ),
        "marks": pd.DataFrame(marks, columns=["row", "year", "is_headline", "is_left", "short", "long", "said"]),
        "moves": pd.DataFrame(moves, columns=["row", "first", "later", "way"]),
        "years": pd.DataFrame({"year": sorted({each.year for each in peaks.nation})}),
    }


def peak_spec(rows: Sequence[Line], peaks: Peaks) -> Spec:
    """The chart for these rows, in the reader's theme."""
    years = [mark.year for line in rows for mark in line.marks] or [each.year for each in peaks.nation]
    return _spec(len(rows), min(years) - 1, max(years) + 1, is_dark())


@lru_cache(maxsize=32)
def _spec(rows: int, first: int, last: int, dark: bool) -> Spec:
    colours, sign = ground(dark), SIGNS[Kind.PEAK]
    colour = sign.dark if dark else sign.light
    rim = colour if dark else sign.rim or colour
    scale = year_scale(first, last, LEFT, RIGHT)
    grid = {year: str(year) for year in range(first, last + 1) if year % ROUND == 0}
    x, y = year_x("year", scale, grid), row_y(rows)
    start, end = year_x("from", scale, grid), year_x("to", scale, grid)
    names = alt.Chart(alt.NamedData("names")).encode(y=y, x=alt.value(0), text="label:N")
    marks = alt.Chart(alt.NamedData("marks")).encode(x=x, y=y)
    air = f"{AIR} * {last - first} / (width - ({LEFT}) - ({RIGHT}))"
    moved = (
        alt.Chart(alt.NamedData("moves"))
        .transform_calculate(**{"from": f"datum.first + datum.way * {air}", "to": f"datum.later - datum.way * {air}"})
        .encode(y=y)
    )
    said = marks.transform_calculate(text=f"{IS_NARROW} ? datum.short : datum.long")
    return framed(
        [
            alt.Chart(alt.NamedData("years")).mark_rule(color=colours.text, strokeWidth=1.5).encode(x=x),
            *_over_line(names.transform_filter("datum.is_heading"), colours.text, colours.paper),
            names.transform_filter("!datum.is_heading").mark_text(align="left", fontSize=SIZE + 1, color=colours.text),
            moved.mark_rule(color=colours.text, strokeWidth=1.2).encode(x=start, x2="to:Q"),
            *(
                moved.transform_filter(f"datum.way == {way}")
                .mark_point(shape=HEAD, size=MARK * 2, angle=turned, filled=True, color=colours.text, opacity=1)
                .encode(x=end)
                for way, turned in ((1, 0), (-1, 180))
            ),
            *(
                marks.transform_filter(f"datum.is_headline == {headline}")
                .mark_point(shape=sign.shape, size=MARK, fill=fill, stroke=rim, strokeWidth=1.5, opacity=1)
                .encode(tooltip="said:N")
                for headline, fill in (("true", colour), ("false", colours.paper))
            ),
            *(
                said.transform_filter(f"datum.is_left == {left}")
                .mark_text(align=align, dx=by, fontSize=SIZE, color=colours.text)
                .encode(text="text:N")
                for left, align, by in SIDES
            ),
        ],
        rows * ROW,
        colours,
    )


def _over_line(words: alt.Chart, ink: str, paper: str) -> list[alt.Chart]:
    """Bold words with a rim of paper, so that a line behind them does not run through."""
    return [
        words.mark_text(align="left", fontSize=SIZE, fontWeight=600, color=colour, stroke=rim, strokeWidth=width)
        for colour, rim, width in ((paper, paper, 4), (ink, "transparent", 0))
    ]


def _stands_left(mark: Mark, line: Line, national: int | None) -> bool:
    """Whether a mark's words stand left of it: of the first of several, and of one close before the nation's line."""
    if len(line.marks) > 1:
        return mark is line.marks[0]
    return national is not None and 0 < national - mark.year < NEAR


def _mark(row: int, mark: Mark, is_left: bool, line: Line, language: Language) -> tuple[object, ...]:
    days = [each.said_on or language.text("undated") for each in mark.statements]
    dates = names_listed(mark.dates or [language.text("undated")], language)
    long = " · ".join(
        [year_said(mark.newest, language), dates, *([language.text("in doubt")] if mark.is_doubted else [])]
    )
    said = "; ".join(
        language.listed(filter(None, [year_said(each, language), day, each.reported_words, doubt(each.certainty)]))
        for each, day in zip(mark.statements, days, strict=True)
    )
    return row, mark.year, mark.is_headline, is_left, mark.said, long, f"{line.label}: {said}"
