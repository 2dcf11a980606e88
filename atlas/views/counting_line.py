"""The line above the map that counts what the map, the table and the file all hold."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from atlas.queries.filters import KINDS, Filters
from atlas.queries.world import Shown
from atlas.views import address, cached
from atlas.views.i18n import Language
from atlas.views.through_time.people_words import sentence


def show_counts(shown: Shown, unplaced: int, filters: Filters, language: Language) -> DeltaGenerator:
    """The room kept for `show_residents`, under the count.

    Says the places shown, the promises behind them, the day, the promises that have no place yet, and what is left out.
    """
    line = language.listed(
        [
            "**" + language.plural("{n} place shown", "{n} places shown", shown.n_places) + "**",
            language.plural("{n} commitment", "{n} commitments", shown.n_promises),
            language.text("as of {day}", day=language.day(filters.day)),
        ]
    )
    if unplaced:
        line += language.plural("; {n} commitment has no place yet", "; {n} commitments have no place yet", unplaced)
    with st.container(key="counting", gap=None):
        st.markdown(line)
        residents = st.container(key="residents")
        _show_left_out(shown, filters, language)
        if not shown.n_places:
            st.info(language.text("No commitment passes these filters on this day. Widen a filter, or reset them all."))
            st.button(language.text("Reset all filters"), key="reset-empty", on_click=address.reset_filters)
    return residents


def show_residents(room: DeltaGenerator, shown: Shown, filters: Filters, language: Language) -> None:
    """How many people live under the promises shown, each counted once: drawn last, since it takes longest to count."""
    if shown.n_places:
        room.markdown(sentence(cached.people(filters.day, shown.place_ids), language))


def _show_left_out(shown: Shown, filters: Filters, language: Language) -> None:
    """Where no kind is chosen: how many places have only kinds that stand beside, and a way to see them."""
    if filters.kinds:
        return
    others = shown.world.shown(replace(filters, kinds=KINDS)).n_places - shown.n_places
    if others:
        st.button(
            language.plural(
                "Show {n} more place, with a reduction target, a renewables share or carbon pricing only",
                "Show {n} more places, with a reduction target, a renewables share or carbon pricing only",
                others,
            ),
            key="show-all-kinds",
            type="tertiary",
            on_click=address.show_all_kinds,
        )
