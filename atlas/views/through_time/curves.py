"""The curve under the day slider: places of each kind, or the people they stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from atlas.queries.people import People
from atlas.views.i18n import Language
from atlas.views.through_time.day_slider import day_axis
from atlas.views.through_time.growth_chart import Growth, show_growth
from atlas.views.through_time.people_chart import show_people


def people_days(day: date) -> list[date]:
    """The days the curve of people is asked of: the first one, the end of each year, today, and the day chosen."""
    axis = day_axis()
    return sorted({axis.first, *axis.year_ends(), day})


def show_curves(growth: Growth, people: Callable[[], Sequence[People]], day: date, language: Language) -> None:
    """Draw one curve, and the choice between the two under it; nothing where no promise ever passed the filters.

    Args:
        people: Counts the people on each of `people_days(day)`, when they are asked for.
        day: The day chosen.
    """
    if growth.data["steps"].empty:
        return
    axis = day_axis()
    names = {"places": language.text("Places"), "people": language.text("People")}
    curve = st.container(key="curve", gap=None)
    chosen = st.segmented_control(
        language.text("What the curve counts"), list(names), default="places", format_func=names.__getitem__,
        key="curve-of", label_visibility="collapsed",
    )  # fmt: skip
    with curve:
        if chosen == "people":
            show_people(people(), day, axis, language)
        else:
            show_growth(growth, axis, language)
