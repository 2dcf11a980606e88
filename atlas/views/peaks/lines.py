"""Sentences of the page, with the way to what they count."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st


def show_line(said: str, links: Mapping[str, str] | None = None, *, strong: str = "") -> None:
    """A paragraph; every text is escaped.

    Args:
        links: What is said of each page of the atlas → its address; they stand behind the sentence.
        strong: The beginning, which stands out.
    """
    st.html(line_html(said, links, strong=strong))


def line_html(said: str, links: Mapping[str, str] | None = None, *, strong: str = "") -> str:
    """The same as HTML."""
    ways = "".join(
        f' · <a href="{escape(href)}" target="_self">{escape(label)}</a>' for label, href in (links or {}).items()
    )
    return f'<p class="peaks-line">{f"<strong>{escape(strong)}</strong>" if strong else ""}{escape(said)}{ways}</p>'
