"""The place picked on the map: what of this page it takes part in, and the way to its file."""

from __future__ import annotations

from html import escape

import streamlit as st

from atlas.queries.peaks.china import Peaks
from atlas.views import address
from atlas.views.i18n import Language
from atlas.views.peaks.matrix import parts_of
from atlas.views.peaks.words import dated, names_listed, place_name, programme_name, stated


def show_selected(peaks: Peaks, language: Language) -> None:
    """One line; nothing where no place is picked, a sentence where the address names one this page does not have."""
    t, picked = language.text, address.place_id()
    if picked is None:
        return
    if picked not in peaks.known:
        st.info(t("The place in this link is no government of China at the levels shown."))
        return
    parts = [
        f"{programme_name(peaks, programme, language)} ({dated(said, language)})"
        for programme, said in parts_of(peaks).get(picked, {}).items()
    ]
    if said := [stated(each, language) for each in peaks.by_place.get(picked, [])]:
        parts.append(f"{language.label('kind', 'peak')}: {names_listed(said, language)}")
    with st.container(key="peaks-selected", horizontal=True, vertical_alignment="center"):
        st.html(_line(place_name(peaks.known[picked], language), picked, parts))
        st.button(
            t("Close"),
            icon=":material/close:",
            type="tertiary",
            key="peaks-close",
            on_click=address.select_place,
            args=(None,),
        )


def _line(name: str, place_id: str, parts: list[str]) -> str:
    """The line as HTML, every text escaped."""
    link = f'<a href="{escape(address.href("place", place=place_id))}" target="_self">{escape(name)}</a>'
    return f'<p class="peaks-selected"><strong>{link}</strong>{escape("".join(f" · {part}" for part in parts))}</p>'
