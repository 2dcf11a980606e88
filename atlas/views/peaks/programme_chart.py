"""The programmes in time: a row each, a square a round at its date, as large as it has places."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal

import altair as alt
import pandas as pd

from atlas.maps.style import SIGNS
from atlas.model import Kind
from atlas.queries.filters import FIRST_DAY
from atlas.queries.peaks.china import Peaks, place_ids
from atlas.views.i18n import Language
from atlas.views.peaks.choice import Choice
from atlas.views.peaks.frame import SIZE, framed, row_y, year_scale, year_x
from atlas.views.peaks.rounds import rounds_of
from atlas.views.peaks.words import programme_name, round_name
from atlas.views.through_time.curve_frame import Spec, ground, is_dark

ROW = 60
"""Pixels of a row: the programme's name above its rounds, the number of places below each."""
LEFT, RIGHT = "8", "40"
"""Vega's expressions: pixels free at both sides."""
AREA = 0.12
"""Vega's size of a square, a place."""
NAMED = f"width < 400 ? {SIZE} : {SIZE + 1}"
"""Vega's expression: pixels of a programme's name, so that the longest fits a phone."""
WEIGHTS: tuple[tuple[str, Literal[600, 400]], ...] = (("true", 600), ("false", 400))
"""Whether a programme is chosen, and how bold its name is."""
YEAR = 365.25
"""Days."""


def programme_data(choice: Choice, peaks: Peaks, language: Language) -> dict[str, pd.DataFrame]:
    """What the chart draws: the `programmes`, of which one is chosen, and their `rounds`."""
    rows = {each["programme_id"]: row for row, each in enumerate(peaks.programmes)}
    rounds = []
    for programme_id, (round_, since, _), group in rounds_of(peaks.designations):
        found, lost = len(place_ids(group)), len({each.reported_name for each in group if each.place_id is None})
        name, count = programme_name(peaks, programme_id, language), language.plural("{n} place", "{n} places", found)
        said = language.listed(filter(None, (name, round_name(round_, language), since, count)))
        beside = language.number(found) + (f" (+{language.number(lost)})" if lost else "")
        rounds.append((rows[programme_id], _years(group[0].stands_from), found, beside, said))
    names = [
        (row, programme_name(peaks, programme_id, language), choice.programme_id == programme_id)
        for programme_id, row in rows.items()
    ]
    return {
        "programmes": pd.DataFrame(names, columns=["row", "label", "is_chosen"]),
        "rounds": pd.DataFrame(rounds, columns=["row", "year", "places", "count", "said"]),
    }


def programme_spec(peaks: Peaks) -> Spec:
    """The chart for these programmes until the day shown, in the reader's theme."""
    years = [each.stands_from.year for each in peaks.designations]
    first = max(FIRST_DAY.year, min(years, default=peaks.filters.day.year)) - 1
    return _spec(len(peaks.programmes), first, peaks.filters.day.year + 1, is_dark())


@lru_cache(maxsize=32)
def _spec(rows: int, first: int, last: int, dark: bool) -> Spec:
    colours, sign = ground(dark), SIGNS[Kind.PILOT]
    colour = sign.dark if dark else sign.light
    every = 2 if last - first < 10 else 5
    grid = {year: str(year) for year in range(first + 1, last) if year % every == 0}
    y = row_y(rows)
    names = alt.Chart(alt.NamedData("programmes")).encode(y=y, text="label:N")
    rounds = alt.Chart(alt.NamedData("rounds")).encode(
        x=year_x("year", year_scale(first, last, LEFT, RIGHT), grid), y=y
    )
    area = alt.Size(
        "places:Q", scale=alt.Scale(type="linear", domain=[0, 1], range=[0, AREA], clamp=False), legend=None
    )
    return framed(
        [
            *(
                names.transform_filter(f"datum.is_chosen == {chosen}")
                .mark_text(align="left", fontSize=alt.ExprRef(NAMED), fontWeight=weight, color=colours.text, dy=-20)
                .encode(x=alt.value(0))
                for chosen, weight in WEIGHTS
            ),
            rounds.mark_point(
                shape=sign.shape,
                fill=colour,
                stroke=colour if dark else sign.rim or colour,
                strokeWidth=1,
                opacity=1,
                yOffset=2,
            ).encode(size=area, tooltip="said:N"),
            rounds.mark_text(fontSize=SIZE, color=colours.text, dy=20).encode(text="count:N"),
        ],
        rows * ROW,
        colours,
    )


def _years(day: date) -> float:
    """A day as years and a part of one."""
    return day.year + (day.timetuple().tm_yday - 1) / YEAR
