"""A long list of a desk a page at a time, turned by two buttons."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

import streamlit as st

from atlas.views.i18n import Language

STYLE = Path(__file__).with_suffix(".css")
ROWS = 12
"""Rows on a page where a table does not say: a desk has several tables, and each leaves the next in sight."""

Which = Callable[[int, int, int], str]
"""The first row on the page and the last, 1 for the first of all, and how many there are in all → that in words."""


def show_pages(
    key: str,
    view: object,
    rows: int,
    draw: Callable[[slice], None],
    language: Language,
    *,
    size: int | None = None,
    which: Which | None = None,
) -> None:
    """Draw the page turned to, and under it which rows these are of how many, with the way to the others.

    Args:
        key: Name of the list in the session.
        view: What the rows depend on; another one is read from its first page.
        rows: Rows on all pages, one at least.
        draw: Draws the page, given its rows.
        size: Rows on a page; None: `ROWS`.
        which: Says which rows are on the page; None: as places.
    """
    size = size or ROWS
    was, page = st.session_state.get(f"{key}-page", (view, 0))
    last = -(-rows // size) - 1
    page = max(0, min(page, last)) if was == view else 0
    shown = slice(page * size, min(rows, (page + 1) * size))
    draw(shown)
    st.html(STYLE)
    with st.container(key=f"{key}-pages", horizontal=True, vertical_alignment="center", gap="small"):
        said = (which or _places(language))(shown.start + 1, shown.stop, rows)
        st.html(f'<p class="atlas-pages" role="status">{escape(said)}</p>', width="content")
        if last:
            _turn(key, "back", (view, page - 1), language.text("Previous page"), is_there=page > 0)
            _turn(key, "on", (view, page + 1), language.text("Next page"), is_there=page < last)


def _places(language: Language) -> Which:
    """Rows that are places."""
    return lambda first, last, n: language.plural(
        "Place {first} to {last} of {n}",
        "Places {first} to {last} of {n}",
        n,
        first=language.number(first),
        last=language.number(last),
    )


def _turn(key: str, way: str, to: tuple[object, int], label: str, *, is_there: bool) -> None:
    """A button to the page before or after."""
    st.button(
        label,
        key=f"{key}-{way}",
        disabled=not is_there,
        on_click=lambda: st.session_state.update({f"{key}-page": to}),
    )
