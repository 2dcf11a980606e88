"""How firm and how old the members' records are."""

from __future__ import annotations

import re

import streamlit as st

from atlas.queries.networks.records import LONGEST_MONTHS, MONTHS, Age, Firmness
from atlas.views import address
from atlas.views.i18n import Language
from atlas.views.networks import shares
from atlas.views.networks.group import Group
from atlas.views.tables import Cell, show_table

OFFERED = (12, 24, 36, 60, 120)
KEY = "network-months"
NARROW = 260
"""Pixels of a choice between few."""


def months_asked() -> int:
    """Months the address asks a record to be older than; `MONTHS` where it says nothing that can be."""
    said = address.own("months") or ""
    asked = int(said) if re.fullmatch("[0-9]{1,3}", said) else 0
    return asked if 0 < asked <= LONGEST_MONTHS else MONTHS


def show_records(group: Group, months: int, language: Language) -> None:
    """A table of firmness and one of age, with the choice of the age."""
    _show_choice(months, language)
    firm, old = st.columns(2, gap="large")
    with firm:
        _show_firmness(group, language)
    with old:
        _show_age(group, months, language)


def firmness_labels(language: Language) -> dict[Firmness, str]:
    """What each firmness is called."""
    t = language.text
    return {
        Firmness.FIRM: t("In policy, in law or achieved"),
        Firmness.PLEDGE: t("A pledge, no policy or law"),
        Firmness.NOT_STATED: t("Not stated how firm"),
        Firmness.NONE: t("No commitment"),
    }


def age_labels(months: int, language: Language) -> dict[Age, str]:
    """What each age is called."""
    t = language.text
    return {
        Age.RECENT: language.plural(
            "Spoken of in the last {n} month", "Spoken of in the last {n} months", months
        ),
        Age.OLD: language.plural("Nothing newer than {n} month", "Nothing newer than {n} months", months),
        Age.UNDATED: t("Undated, so nobody knows how old"),
        Age.UNSPOKEN: t("No source speaks of it"),
    }  # fmt: skip


def _show_firmness(group: Group, language: Language) -> None:
    covered, t = group.covered, language.text
    show_table(
        t("How firm the firmest commitment of each member is"),
        [t("How firm"), t("Members")],
        [
            [label, _count(int(covered.is_firmness(firmness).sum()), len(covered), language)]
            for firmness, label in firmness_labels(language).items()
        ],
        language,
        key="coverage-firmness",
        note=t("A pledge is proposed or pledged; a member counts as pledge only where all its commitments are."),
    )


def _show_age(group: Group, months: int, language: Language) -> None:
    covered, t = group.covered, language.text
    show_table(
        t("How old the newest record of each member is"),
        [t("Newest record"), t("Members")],
        [
            [label, _count(int(covered.is_age(age, months).sum()), len(covered), language)]
            for age, label in age_labels(months, language).items()
        ],
        language,
        key="coverage-age",
        note=t(
            "The newest day on which a commitment was made, changed, ended or checked, or its row edited, as far as "
            "sources date it; months and years count from their last day."
        ),
    )


def _show_choice(months: int, language: Language) -> None:
    if st.session_state.get(KEY) != months:
        st.session_state[KEY] = months
    st.selectbox(
        language.text("A record is old after"),
        sorted({*OFFERED, months}),
        format_func=lambda n: language.plural("{n} month", "{n} months", n),
        key=KEY,
        on_change=lambda: address.write_own(months=str(st.session_state[KEY])),
        width=NARROW,
    )


def _count(n: int, whole: int, language: Language) -> Cell:
    return Cell(shares.counted(n, whole, language), share=n / whole if whole else None)
