"""The slider through all days, on top of the curves it moves along."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from atlas.queries.filters import FIRST_DAY, Filters
from atlas.views import address
from atlas.views.components import component
from atlas.views.i18n import CUSTOMS, Language
from atlas.views.through_time.day_axis import GUTTER, NARROW, PLOT, THUMB, TOP, DayAxis

KEY = "day-slider"


def day_axis() -> DayAxis:
    """All days that can be chosen by now."""
    return DayAxis(FIRST_DAY, address.today())


def show_day(filters: Filters, n_places: int, language: Language) -> None:
    """The slider, its day and the places shown on it; while it moves it moves the map alone, and at rest the page.

    Args:
        n_places: Places shown on the day of the filters.
    """
    t, axis = language.text, day_axis()
    component("day_slider")(
        key=KEY,
        data={
            "first": axis.first.isoformat(),
            "last": axis.last.isoformat(),
            "day": filters.day.isoformat(),
            "places": n_places,
            "locale": CUSTOMS[language.tag].replace("_", "-"),
            "sizes": {"thumb": THUMB, "narrow": NARROW, "plot": TOP + PLOT}
            | {f"gutter-{k}": v for k, v in GUTTER.items()},
            "words": {
                "label": t("Day shown"),
                "play": t("Play"),
                "pause": t("Pause"),
                "today": t("Today"),
                "place": t("{n} place", n="{n}"),
                "places": t("{n} places", n="{n}"),
            },
        },
        on_day_change=_take_day,
    )


def _take_day() -> None:
    """Make the address name the day the slider was left on; a day that cannot be is passed over."""
    axis = day_axis()
    try:
        day = date.fromisoformat(str(st.session_state[KEY]["day"]))
    except ValueError:
        return
    address.write_filters(replace(address.filters(), day=min(max(day, axis.first), axis.last)))
