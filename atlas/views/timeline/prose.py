"""A sentence of the timeline, with the way to the rows it speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

import streamlit as st

STYLE = Path(__file__).parent / "timeline.css"


def show_style() -> None:
    """Send the page the style of the timeline."""
    st.html(STYLE)


def say(text: str, links: Mapping[str, str] | None = None) -> None:
    """A paragraph, with links behind it.

    Args:
        links: Word → where it leads.
    """
    st.html(said(text, links))


def said(text: str, links: Mapping[str, str] | None = None) -> str:
    """The paragraph as HTML, every word of it escaped."""
    anchors = [
        f'<a href="{escape(href, quote=True)}" target="_self">{escape(word)}</a>'
        for word, href in (links or {}).items()
    ]
    return f'<p class="timeline-prose">{" ".join([escape(text), *anchors])}</p>'
