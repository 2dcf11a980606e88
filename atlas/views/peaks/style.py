"""The page's own style."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

STYLE = Path(__file__).parent / "peaks.css"


def show_style() -> None:
    """Lay the page's style over the frame's."""
    st.html(STYLE)
