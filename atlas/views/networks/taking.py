"""What a reader takes along: the tables as files, the link and the citation; of a list, the files alone."""

from __future__ import annotations

from functools import partial

import streamlit as st

from atlas.views import cached
from atlas.views.downloads.tables import show_table_downloads
from atlas.views.i18n import Language
from atlas.views.networks.group import Group
from atlas.views.networks.sheets import sheets
from atlas.views.share import show_share
from atlas.views.view_words import view_in_words


def show_taking(group: Group, months: int, language: Language) -> None:
    """Share and download a network's coverage; download a list's, and say why it has no link."""
    covered = group.covered
    said = f"{title(group, language)} · {view_in_words(covered.filters, language)}"
    count = language.plural("{n} member", "{n} members", len(covered))
    with st.container(key="taking", horizontal=True, vertical_alignment="center"):
        if group.network:
            show_share(said, language, count)
        if len(covered):
            show_table_downloads(
                "coverage", said, f"coverage-{group.code}", partial(sheets, group, months, language),
                covered.filters.day, language, _sources(group),
            )  # fmt: skip
    if group.given:
        st.caption(
            language.text(
                "A list has no link and no citation: it is in this tab of your browser and in the memory of this "
                "session alone, and is gone with it. Nothing you give is kept."
            )
        )


def title(group: Group, language: Language) -> str:
    """What the page is about."""
    return language.text("Coverage: {name}", name=group.name(language))


def _sources(group: Group) -> set[str] | None:
    """Who speaks in the tables: whoever names members, makes their promises or counts their people."""
    shown = group.covered.shown()
    speaking = {*shown.world.source_id[shown.rows]} | {*group.covered.places["population_source"].dropna()}
    speaking |= {place_id.partition(":")[0] for place_id in group.covered.place_ids if ":" in place_id}
    if group.network:
        named = cached.network_sources(group.network.network_id, group.covered.filters.day)
        speaking |= {row["source_id"] for row in named}
    return speaking
