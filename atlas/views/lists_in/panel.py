"""The reader's own list: handed in, matched, looked through."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from atlas.queries.networks.given_list import Certainty, GivenList
from atlas.views.i18n import Language
from atlas.views.lists_in.column_choice import show_column_choice
from atlas.views.lists_in.form import ask_for_list
from atlas.views.lists_in.given_rows import certainty_words, show_rows
from atlas.views.lists_in.held import Held, forget, held_list

STYLE = Path(__file__).parent / "panel.css"


def given_list(language: Language) -> GivenList | None:
    """The list with the reader's choices, after the form or what was found is drawn; None where there is none."""
    st.html(STYLE)
    with st.container(key="list-in-zh" if language.is_chinese else "list-in-en"):
        held = held_list()
        if held is None:
            ask_for_list(language)
            return None
        with st.container(key="list-head", horizontal=True, vertical_alignment="center"):
            st.html(_heading(held, language))
            st.button(language.text("Forget this list"), key="list-forget", on_click=forget)
        show_column_choice(held, language)
        show_rows(language)
    return held.shown


def _heading(held: Held, language: Language) -> str:
    """What was handed in and what became of it; the file's name is a stranger's."""
    shown = held.shown
    rows = language.plural("{n} row", "{n} rows", len(shown.rows))
    places = language.plural("{n} place", "{n} places", len(shown.place_ids))
    title = shown.title or language.text("Pasted names")
    words = certainty_words(language)
    counted = ((shown.counts[each], words[each]) for each in Certainty)
    items = "".join(f"<li><b>{language.number(n)}</b> {escape(word)}</li>" for n, word in counted if n)
    renamed = [
        language.text("A second column called “{old}” is called “{new}” here.", old=old, new=new)
        for old, new in held.table.renamed
    ]
    notes = "".join(f"<p>{escape(each)}</p>" for each in renamed)
    return (
        f'<div class="given-list"><h2>{escape(title)}</h2><p>{escape(language.listed([rows, places]))}</p>'
        f'<ul role="list">{items}</ul>{notes}</div>'
    )
