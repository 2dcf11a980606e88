"""The nation on a small map, and its places through time."""

from __future__ import annotations

from html import escape

import streamlit as st

from atlas.model import Level
from atlas.queries.filters import Filters
from atlas.views import address, cached
from atlas.views.country.area import Desk
from atlas.views.i18n import Language
from atlas.views.map_panel import show_map
from atlas.views.through_time.day_slider import day_axis
from atlas.views.through_time.growth_chart import show_growth

HEIGHT = 420
"""Pixels of the map: beside the curve, not before it."""


def show_ground(desk: Desk) -> None:
    """The map with the place clicked under it, beside it the curve of the places of each kind."""
    of, filters, language = desk.of, desk.filters, desk.language
    t = language.text
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.subheader(t("On the map"), anchor="map")
        show_map(filters, language, fit=of.countries, height=HEIGHT)
        _show_clicked(filters, language)
    with right:
        st.subheader(t("Through time"), anchor="growth")
        axis = day_axis()
        growth = cached.growth(filters, axis, language)
        if growth.data["steps"].empty:
            st.markdown(t("No commitment of the kinds chosen ever stood here."))
        else:
            show_growth(growth, axis, language)


def _show_clicked(filters: Filters, language: Language) -> None:
    """A way to the file of the place clicked, and to the map of the world."""
    t, links = language.text, []
    chosen = address.place_id()
    if chosen and (place := cached.one_place(chosen, filters.day)):
        name = language.name(place["name"], place["name_zh"])
        level = language.label("level", Level(place["level"]))
        links.append((t("{place} ({level}): its file", place=name, level=level), address.href("place", place=chosen)))
    links.append((t("The same on the map of the world"), address.href("", filters=filters, place=chosen)))
    said = " · ".join(f'<a href="{escape(link)}" target="_self">{escape(text)}</a>' for text, link in links)
    st.html(f'<p class="country-line">{said}</p>')
