"""A sentence with names others wrote in it: text, whatever marks it holds."""

from __future__ import annotations

from html import escape

import streamlit as st


def show_sentence(text: str) -> None:
    """Draw the sentence as text: Streamlit's own would read marks in it as Markdown."""
    st.html(f'<p class="place-file sentence">{escape(text)}</p>')


def heading(text: str) -> None:
    """The head of a part of the file."""
    st.html(f'<h2 class="place-file">{escape(text)}</h2>')
