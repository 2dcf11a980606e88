"""The head of the desk: whose it is, in both languages, and what to do where the address names nobody."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from atlas.queries.filters import ALL
from atlas.views import address, cached
from atlas.views.country.area import Area, area
from atlas.views.country.choice import show_choice
from atlas.views.i18n import Language
from atlas.views.page_frame import name_tab

STYLE = Path(__file__).parent / "country.css"


def show_heading(of: Area | None, code: str | None, language: Language) -> None:
    """The title and the choice; where there is nobody, a sentence that asks, and the parts of the world as links.

    Args:
        code: What the address asks for; None for nothing.
    """
    t = language.text
    title = of.name if of else t("Which nation?")
    st.html(STYLE)
    name_tab(title, language)
    st.title(title, anchor=False)
    if of:
        if of.other:
            lang = "en" if language.is_chinese else "zh-Hans"
            st.html(f'<p class="country-other" lang="{lang}">{escape(of.other)}</p>')
    elif code:
        st.info(t("The address names a nation or a part of the world that the atlas does not hold. Choose one here."))
    else:
        st.markdown(t("Choose a nation or a part of the world, or follow a link below."))
    show_choice(of, language)
    if not of:
        parts = [found for each in (ALL, *cached.continents()) if (found := area(each, language))]
        links = (f'<a href="{address.href("country", of=part.code)}" target="_self">{part.name}</a>' for part in parts)
        st.html(f'<p class="country-line">{" · ".join(links)}</p>')
