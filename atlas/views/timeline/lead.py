"""The head of the timeline: what is looked at, and a sentence where there is nothing."""

from __future__ import annotations

import streamlit as st

from atlas.queries.filters import Filters
from atlas.queries.timeline.history import By
from atlas.views import address
from atlas.views.filter_panel import ROWS as EVERY_ROW
from atlas.views.i18n import Language
from atlas.views.timeline.desk import Desk, choose
from atlas.views.timeline.prose import say
from atlas.views.view_words import view_in_words

ROWS = ("kinds", "beside", "levels", "countries", "day")
"""The choices offered beside the page."""


def filter_rows(filters: Filters) -> tuple[str, ...]:
    """The choices offered; all of them where the address narrows what others hold, so that none is hidden."""
    return EVERY_ROW if filters.asks_of_promises else ROWS


def show_lead(desk: Desk) -> bool:
    """Whether any promise was made by the day that passes the filters, after saying which are looked at."""
    t, language = desk.language.text, desk.language
    if not len(desk.found.place):
        st.info(t("No commitment passes these filters on this day. Widen a filter, or reset them all."))
        st.button(t("Reset all filters"), key="reset-empty", on_click=address.reset_filters)
        return False
    counted = language.text(
        "{commitments} of {places} stand",
        commitments=language.plural("{n} commitment", "{n} commitments", desk.found.standing),
        places=language.plural("{n} place", "{n} places", desk.shown.n_places),
    )
    view = t("{view} ({counted})", view=view_in_words(desk.filters, language), counted=counted)
    say(view, {t("Show them on the map"): address.href("")})
    choose("by", t("Told apart by"), by_words(language), str(desk.groups.by))
    return True


def by_words(language: Language) -> dict[str, str]:
    """What promises can be told apart by, in words."""
    t = language.text
    return {By.KIND: t("Kind"), By.LEVEL: t("Level"), By.CONTINENT: t("Continent"), By.COUNTRY: t("Nation")}
