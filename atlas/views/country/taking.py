"""What a reader takes along: every promise with its evidence, places and the ladder as files, link and citation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from atlas.model import Level
from atlas.views import cached
from atlas.views.country.area import Desk
from atlas.views.country.ladder_table import rungs
from atlas.views.downloads.contents import Cell, Table, table
from atlas.views.downloads.tables import Sheet, show_table_downloads
from atlas.views.share import show_share


def show_taking(desk: Desk) -> None:
    """The buttons: share, CSV, XLSX."""
    of, filters, language = desk.of, desk.filters, desk.language
    shown = cached.view(filters).shown
    title = language.text("{area}: climate commitments, as of {day}", area=of.name, day=desk.day)
    counted = language.listed(
        [
            language.plural("{n} place shown", "{n} places shown", shown.n_places),
            language.plural("{n} commitment", "{n} commitments", shown.n_promises),
        ]
    )
    with st.container(key="taking", horizontal=True, vertical_alignment="center"):
        show_share(title, language, counted)
        if shown.n_places:
            show_table_downloads("country", title, of.code, partial(sheets, desk), filters.day, language)


def sheets(desk: Desk) -> Sequence[Sheet]:
    """The tables: commitments with their evidence, places, the ladder of levels."""
    t, filters = desk.language.text, desk.filters
    shown = cached.view(filters).shown
    meanings = {
        "with_promise": t("Governments of the level with a standing promise of the kind."),
        "in_register": t("Governments of the level the register holds."),
        "people_low": t("People under a promise of their region or local government, each counted once: at least."),
        "people_high": t("The same, at most; NULL where nothing bounds it."),
    }
    return (
        Sheet(
            t("Commitments"),
            t("One row a promise, with the claim that speaks for it and its source."),
            table(cached.claims(shown, filters.day)),
        ),
        Sheet(t("Places"), t("One row a place, with its promises as lists."), table(shown.places())),
        Sheet(t("Ladder"), t("One row a kind and level; kind any: any of the kinds chosen."), _ladder(desk), meanings),
    )


def _ladder(desk: Desk) -> Table:
    nations, ladder = desk.of.nations, desk.ladder
    rows: list[tuple[Cell, ...]] = [
        (
            rung.kind or "any",
            str(level),
            ladder.with_promise(nations, level, rung.kind),
            ladder.in_register(nations, level),
            rung.people.low,
            rung.people.high,
        )
        for rung in rungs(desk)
        for level in (Level.NATIONAL, Level.REGIONAL, Level.LOCAL)
    ]
    return Table(("kind", "level", "with_promise", "in_register", "people_low", "people_high"), rows)
