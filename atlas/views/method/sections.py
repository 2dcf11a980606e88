"""The sections of the page: one is shown, and the address says which."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from atlas.queries.filters import Filters
from atlas.views import address
from atlas.views.i18n import Language
from atlas.views.method.account import show_accounts
from atlas.views.method.dictionary import show_dictionary
from atlas.views.method.disputes import show_disputes
from atlas.views.method.missing import show_missing
from atlas.views.method.release import show_release
from atlas.views.method.rules import show_rules
from atlas.views.method.source_list import show_sources
from atlas.views.method.unresolved import show_unresolved

KEY = "section"


@dataclass(frozen=True, slots=True)
class Section:
    """One of them.

    Args:
        rows: The filters that mean something in it.
    """

    show: Callable[[Filters, Language], None]
    rows: Sequence[str] = ("day",)


SECTIONS: Mapping[str, Section] = {
    "sources": Section(show_sources),
    "method": Section(show_rules),
    "totals": Section(show_accounts),
    "missing": Section(show_missing),
    "disagreements": Section(show_disputes, ("kinds", "beside", "levels", "countries", "day")),
    "unresolved": Section(show_unresolved),
    "dictionary": Section(show_dictionary),
    "release": Section(show_release),
}
"""What the address calls a section → the section, the most asked for first."""


def choose_section(language: Language) -> Section:
    """The section the address names, the first where it names none there is, after the choice is drawn."""
    t = language.text
    labels = {
        "sources": t("Data sources"),
        "method": t("How it is counted"),
        "totals": t("Published totals"),
        "missing": t("What is missing"),
        "disagreements": t("Disagreements"),
        "unresolved": t("Rows without a place"),
        "dictionary": t("Data dictionary"),
        "release": t("Release and downloads"),
    }
    asked = address.own("tab")
    shown = asked if asked is not None and asked in SECTIONS else next(iter(SECTIONS))
    if st.session_state.get(KEY) != shown:
        st.session_state[KEY] = shown
    st.pills(
        t("Sections of this page"), list(SECTIONS), required=True, format_func=labels.__getitem__, key=KEY,
        label_visibility="collapsed", on_change=_turn,
    )  # fmt: skip
    return SECTIONS[shown]


def _turn() -> None:
    address.write_own(tab=st.session_state[KEY], find=None, by=None, of=None)
