"""A table of ours in the page, a page of rows at a time: one that can be read aloud, copied and turned by keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

import streamlit as st
from streamlit.components.v2.bidi_component import ComponentResult

from atlas.maps.style import SIGNS
from atlas.model import Kind
from atlas.views.components import component
from atlas.views.i18n import Language

ROWS = 50
"""Rows on a page: what a reader scans, and a message small enough to send at every turn."""
PLAIN_RIM = "#8A8F92"
"""Rim of a sign whose colour needs none."""


class Promise(TypedDict):
    """One promise in a cell.

    `kind` is a `Kind`; `says` is what stands beside its label, empty for nothing.
    """

    kind: str
    says: str


class Column(TypedDict):
    """The head of a column.

    `key` is the name of its cells in the rows; `sort` an `aria-sort` word, empty where the rows do not follow it.
    """

    key: str
    label: str
    sort: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the rows.

    Args:
        counted: Which of all rows are on the page, for the eye and read out at every change.
    """

    caption: str
    counted: str
    columns: Sequence[Column]


@dataclass(frozen=True, slots=True)
class Turned:
    """The page a table is turned to.

    Args:
        key: Name of the table in the session.
        page: The page, 0 first.
        rows: Rows on all pages.
    """

    key: str
    page: int
    rows: int

    @property
    def pages(self) -> int:
        """How many there are."""
        return -(-self.rows // ROWS)

    @property
    def first(self) -> int:
        """Number of the first row on the page, 1 for the first of all."""
        return self.page * ROWS + 1

    @property
    def last(self) -> int:
        """Number of the last row on it."""
        return min(self.rows, self.first + ROWS - 1)


def turned_to(key: str, view: object, rows: int) -> Turned:
    """The page the reader turned a table to, the first one as soon as the view is another.

    Args:
        key: Name of the table in the session.
        view: What the rows depend on.
        rows: Rows on all pages.
    """
    was, page = st.session_state.get(f"{key}-page", (view, 0))
    page = max(0, min(page, -(-rows // ROWS) - 1)) if was == view else 0
    st.session_state[f"{key}-page"] = view, page
    return Turned(key, page, rows)


def draw(
    turned: Turned,
    head: Head,
    rows: Sequence[Mapping[str, Any]],
    language: Language,
    more: Mapping[str, object] | None = None,
    **callbacks: Any,
) -> ComponentResult:
    """What the reader did with the table since the last run, after the page turned to is drawn.

    Args:
        rows: Those on the page, by the keys of the columns; the cells of `promises` are lists of `Promise`. A row with
            an `id` can be picked.
        more: Data of this table alone.
        callbacks: What to do when it happens, as `on_picked_change`.
    """
    t = language.text

    def turn() -> None:
        asked = st.session_state[turned.key].turned
        view, page = st.session_state[f"{turned.key}-page"]
        st.session_state[f"{turned.key}-page"] = view, asked if isinstance(asked, int) else page

    data = {
        "lang": language.tag,
        "caption": head.caption,
        "counted": head.counted,
        "columns": list(head.columns),
        "rows": list(rows),
        "signs": _signs((promise["kind"] for row in rows for promise in row["promises"]), language),
        "page": turned.page,
        "pages": turned.pages,
        "words": {
            "turning": t("Pages of the list"),
            "previous": t("Previous page"),
            "next": t("Next page"),
            "page": t("Page {n} of {pages}", n="{n}", pages="{pages}"),
        },
    }
    return component("place_list")(key=turned.key, data=data | dict(more or {}), on_turned_change=turn, **callbacks)


def _signs(kinds: Iterable[str], language: Language) -> dict[str, dict[str, str]]:
    """Kind → its label and its sign, as the table draws it."""
    return {
        kind: {
            "label": language.label("kind", kind),
            "shape": sign.shape,
            "light": sign.light,
            "dark": sign.dark,
            "rim": sign.rim or PLAIN_RIM,
        }
        for kind in dict.fromkeys(kinds)
        for sign in [SIGNS[Kind(kind)]]
    }
