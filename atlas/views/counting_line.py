"""The line above the map that counts what the map, the table and the file all hold."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from atlas.queries.filters import Filters
from atlas.queries.world import count_promises
from atlas.views import address, cached
from atlas.views.i18n import Language


def show_counts(places: pd.DataFrame, filters: Filters, language: Language) -> None:
    """Places shown, the promises behind them, the day, and the promises that have no place yet."""
    unplaced = len(cached.unplaced(filters))
    line = language.listed(
        [
            "**" + language.plural("{n} place shown", "{n} places shown", len(places)) + "**",
            language.plural("{n} commitment", "{n} commitments", count_promises(places)),
            language.text("as of {day}", day=language.day(filters.day)),
        ]
    )
    if unplaced:
        line += language.plural("; {n} commitment has no place yet", "; {n} commitments have no place yet", unplaced)
    with st.container(key="counting"):
        st.markdown(line)
        if places.empty:
            st.info(language.text("No commitment passes these filters on this day. Widen a filter, or reset them all."))
            st.button(language.text("Reset all filters"), key="reset-empty", on_click=address.reset_filters)
