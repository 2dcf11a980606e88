"""Long tables of the page, some rows at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import streamlit as st

from atlas.views.i18n import Language

ROWS = 25
"""Rows on a page: the tables stand among others on a long page."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The places on the page turned to, and which of all they are, in words."""

    place_ids: Sequence[str]
    counted: str


def show_pages(key: str, view: object, place_ids: Sequence[str], language: Language) -> Kept:
    """The places on the page the reader turned to, under the control that turns it; no control for a single page.

    Args:
        key: Name of the table in the session.
        view: What the rows depend on; another one begins at its first page.
        place_ids: At least one.
    """
    pages, page = -(-len(place_ids) // ROWS), 1
    if pages > 1:
        seen = blake2b(repr((view, len(place_ids))).encode(), digest_size=6).hexdigest()
        page = st.pagination(pages, key=f"{key}-pages-{seen}")
    first, last = (page - 1) * ROWS + 1, min(page * ROWS, len(place_ids))
    counted = language.plural(
        "Place {first} to {last} of {n}",
        "Places {first} to {last} of {n}",
        len(place_ids),
        first=language.number(first),
        last=language.number(last),
    )
    return Kept(place_ids[first - 1 : last], counted)
