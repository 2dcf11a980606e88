"""A long table of a desk a page at a time, turned by two buttons."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from atlas.views.i18n import Language

ROWS = 12
"""Rows on a page: a desk has several tables, and each leaves the next in sight."""


def show_pages(key: str, view: object, rows: int, draw: Callable[[slice], None], language: Language) -> None:
    """Draw the page turned to, and under it which rows these are of how many, with the way to the others.

    Args:
        key: Name of the table in the session.
        view: What the rows depend on; another one is read from its first page.
        rows: Rows on all pages, one at least.
        draw: Draws the page, given its rows.
    """
    was, page = st.session_state.get(f"{key}-page", (view, 0))
    last = -(-rows // ROWS) - 1
    page = max(0, min(page, last)) if was == view else 0
    shown = slice(page * ROWS, min(rows, (page + 1) * ROWS))
    draw(shown)
    with st.container(key=f"{key}-pages", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(
            language.plural(
                "Place {first} to {last} of {n}",
                "Places {first} to {last} of {n}",
                rows,
                first=language.number(shown.start + 1),
                last=language.number(shown.stop),
            ),
            width="content",
        )
        if last:
            _turn(key, "back", (view, page - 1), language.text("Previous page"), is_there=page > 0)
            _turn(key, "on", (view, page + 1), language.text("Next page"), is_there=page < last)


def _turn(key: str, way: str, to: tuple[object, int], label: str, *, is_there: bool) -> None:
    """A button to the page before or after."""
    st.button(
        label,
        key=f"{key}-{way}",
        disabled=not is_there,
        on_click=lambda: st.session_state.update({f"{key}-page": to}),
    )
