"""The address bar: the view is in the address, and the address is the view."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import streamlit as st

from atlas.queries.filters import KINDS, Filters, read_address
from atlas.views.i18n import known_language

PLACE_ID = re.compile(r"[A-Za-z0-9_:-]{2,64}")
FILTERS = ("day", "kinds", "levels", "countries", "statuses", "year_from", "year_to")


def today() -> date:
    """The day of a view whose address names none, in UTC."""
    return datetime.now(UTC).date()


def filters() -> Filters:
    """The filters the address spells."""
    return read_address(st.query_params.to_dict(), today())


def write_filters(chosen: Filters) -> None:
    """Make the address spell these filters; what is not a filter in it stays.

    Today is not spelled: a link to today's view should show today's view tomorrow.
    """
    spelled = chosen.address() | ({"day": ""} if chosen.day == today() else {})
    for name in FILTERS:
        _write(name, spelled.get(name, ""))


def reset_filters() -> None:
    """Make the address spell no filter."""
    write_filters(Filters(day=today()))


def show_all_kinds() -> None:
    """Make the address spell every kind, its other filters as they are."""
    write_filters(replace(filters(), kinds=KINDS))


def place_id() -> str | None:
    """The place the address selects; an id no place can have is passed on as `-`, which none has."""
    spelled = st.query_params.get("place")
    if not spelled:
        return None
    return spelled if PLACE_ID.fullmatch(spelled) else "-"


def select_place(chosen: str | None) -> None:
    """Make the address select a place, or none."""
    _write("place", chosen or "")


def language_tag() -> str:
    """The language the address names, else the browser's, else English."""
    return known_language(st.query_params.get("lang"), st.context.locale)


def write_language(tag: str) -> None:
    """Make the address name the language."""
    _write("lang", tag)


def _write(name: str, text: str) -> None:
    if st.query_params.get(name, "") == text:
        return
    if text:
        st.query_params[name] = text
    else:
        del st.query_params[name]
