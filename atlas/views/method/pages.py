"""A long list of the page, some entries at a time."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

import streamlit as st

Entry = TypeVar("Entry")


def page_of(entries: Sequence[Entry], key: str, view: object, size: int) -> tuple[int, Sequence[Entry]]:
    """How many entries come before the page turned to, and those on it; a pager is drawn where there are more.

    Args:
        key: Name of the list in the page.
        view: What the entries depend on: another begins at its first page.
        size: Entries on a page.
    """
    pages = max(1, -(-len(entries) // size))
    if pages == 1:
        return 0, entries
    digest = blake2b(repr((view, len(entries))).encode(), digest_size=6).hexdigest()
    with st.container(key=f"pager-{key}"):
        first = (st.pagination(pages, key=f"{key}-page-{digest}") - 1) * size
    return first, entries[first : first + size]
