"""The choice of a nation, of a part of the world, and of nations to compare with."""

from __future__ import annotations

import streamlit as st

from atlas.queries.filters import ALL
from atlas.views import address, cached
from atlas.views.country.area import MOST_RIVALS, Area, Desk, everything, rivals
from atlas.views.i18n import Language

OF, AGAINST = "country-of", "country-against"


def show_choice(of: Area | None, language: Language) -> None:
    """A box to search all nations in, the parts of the world first; it finds a name in either language."""
    names, parts = cached.country_names(), cached.continents()
    labels = {ALL: everything(language).name} | {code: language.label("continent", code) for code in parts}
    for code in cached.nations_by_name(language.tag):
        name, name_zh = names[code]
        labels[code] = " · ".join(dict.fromkeys(filter(None, (language.name(name, name_zh), name, name_zh))))
    held = of.code if of else None
    if OF not in st.session_state or st.session_state[OF] != held:
        st.session_state[OF] = held
    st.selectbox(
        language.text("Nation or part of the world"),
        list(labels),
        format_func=labels.__getitem__,
        placeholder=language.text("Search a nation"),
        key=OF,
        on_change=lambda: address.write_own(of=st.session_state[OF], against=None),
    )


def show_rivals(desk: Desk) -> list[str]:
    """The nations chosen to compare with, of which the address keeps record."""
    of, language = desk.of, desk.language
    codes = [code for code in cached.nations_by_name(language.tag) if code != of.code]
    chosen = rivals(of)
    if st.session_state.get(AGAINST) != chosen:
        st.session_state[AGAINST] = chosen
    st.multiselect(
        language.text("Compare with up to {n} nations", n=MOST_RIVALS),
        codes,
        format_func=desk.names.__getitem__,
        max_selections=MOST_RIVALS,
        placeholder=language.text("Search a nation"),
        key=AGAINST,
        on_change=lambda: address.write_own(of=of.code, against=".".join(st.session_state[AGAINST]) or None),
    )
    return chosen
