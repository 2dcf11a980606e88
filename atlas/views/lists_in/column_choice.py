"""Saying what the columns of a list mean, where the headings do not or say it wrong."""

from __future__ import annotations

import streamlit as st

from atlas.queries.networks.matching import Columns
from atlas.views.i18n import Language
from atlas.views.lists_in.form import ask, country_choice, rematched, work
from atlas.views.lists_in.held import Held, form_number


def show_column_choice(held: Held, language: Language) -> None:
    """The choices, open where the headings leave it unsure; another choice matches the list again."""
    t, table, was = language.text, held.table, held.columns
    number = f"{form_number()}-{table.has_header}"
    names = [name or t("column {n}", n=at) for at, name in enumerate(table.header, start=1)]
    if not table.has_header:
        names = [t("column {n}", n=at) for at in range(1, len(names) + 1)]
    with (
        st.expander(_summary(names, held, language), expanded=not table.is_sure, key=f"list-columns-{number}"),
        st.form(f"list-column-form-{number}", border=False),
    ):
        if not table.is_sure:
            st.write(t("No heading says for sure which column has the names: please check."))
        positions = list(range(len(names)))

        def one(label: str, use: str, at: int | None) -> int | None:
            picked = st.selectbox(
                label,
                positions,
                index=at,
                format_func=lambda position: names[position],
                key=f"list-{use}-{number}",
                placeholder=t("none"),
            )
            return None if picked is None else int(picked)

        with st.container(horizontal=True):
            name = one(t("Name of the government"), "name", was.name)
            country = one(t("Country"), "country", was.country)
            level = one(t("Level"), "level", was.level)
            region = one(t("Region"), "region", was.region)
        everywhere = country_choice(was.everywhere, f"list-everywhere-{number}", language)
        has_header = st.checkbox(
            t("The first row holds headings"), value=table.has_header, key=f"list-has-header-{number}"
        )
        asked = st.form_submit_button(t("Match again"))
    if asked:
        columns = Columns(was.name if name is None else name, country, level, region, everywhere)
        ask(lambda say: rematched(held, columns, has_header, say))
    work(language)


def _summary(names: list[str], held: Held, language: Language) -> str:
    """Which columns were read, in words; what is a stranger's has no meaning in Markdown there."""
    columns = held.columns
    uses = (
        (language.text("Name of the government"), columns.name),
        (language.text("Country"), columns.country),
        (language.text("Level"), columns.level),
        (language.text("Region"), columns.region),
    )
    told = [f"{use} = {_plain(names[at])}" for use, at in uses if at is not None]
    return language.text("Columns read: {columns}", columns=language.listed(told))


def _plain(text: str) -> str:
    """A text with every sign of Markdown escaped, cut where it is long."""
    cut = text if len(text) <= 40 else text[:39] + "…"
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]()<>#+-.!|~$:&" else sign for sign in cut)
