"""The places inside a place, and what they promise, page by page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from atlas.model import Level
from atlas.queries.filters import Filters
from atlas.queries.place_file.file import Inside, PlaceFile
from atlas.views import address
from atlas.views.country.area import in_a_sentence
from atlas.views.i18n import Language
from atlas.views.lists.paged_table import ROWS, Column, Head, draw, turned_to
from atlas.views.lists.place_list import Row, rows
from atlas.views.place_file.sentence import heading, show_sentence
from atlas.views.tables import Cell, show_table

KEY = "inside"
PICKED = "inside-picked"


def show_inside(file: PlaceFile, within: Inside, language: Language) -> None:
    """How many places inside promise what, and each of them; nothing where none is known to lie in it."""
    t = language.text
    total = len(within.rows)
    if not total:
        return
    heading(t("Places inside"))
    name = in_a_sentence(file.place_id, language.name(file.place["name"], file.place["name_zh"]), language)
    show_sentence(
        t(
            "Of {n} places of the register known to lie in {place}, {promising} have a promise of any kind that stands "
            "on {day}.",
            n=language.number(total),
            place=name,
            promising=language.number(within.n_promising),
            day=language.day(file.day),
        )
    )
    if within.kinds:
        _show_kinds(file, within, language)
    label = t("The places inside: {n}", n=language.number(total))
    closed = st.expander(label, key="inside-open", on_change="rerun")
    if closed.open:
        with closed:
            _show_list(file, within, language)


def _show_kinds(file: PlaceFile, within: Inside, language: Language) -> None:
    """The counts by kind; of a nation each leads to the same number on the map."""
    t, total = language.text, len(within.rows)
    lines = [
        [
            Cell(language.label("kind", kind)),
            Cell(n, href=_on_map(file, kind), share=n / total),
        ]
        for kind, n in within.kinds.items()
    ]
    show_table(
        t("Places inside with a promise, kind by kind"),
        [t("Commitment"), t("Places")],
        lines, language, key="inside-kinds",
        note=t("Of {n} places of the register, as of {day}; a place may have several kinds.", n=language.number(total),
               day=language.day(file.day)),
    )  # fmt: skip


def _on_map(file: PlaceFile, kind: str) -> str | None:
    if file.level != Level.NATIONAL:
        return None
    below = (str(Level.REGIONAL), str(Level.LOCAL))
    return address.href("", filters=Filters(file.day, kinds=(kind,), levels=below, countries=(file.place_id,)))


@st.fragment
def _show_list(file: PlaceFile, within: Inside, language: Language) -> None:
    if st.session_state.pop(PICKED, False):
        st.rerun()
    t = language.text
    turned = turned_to(KEY, (file.place_id, file.day), len(within.rows))
    counted = language.plural(
        "Place {first} to {last} of {n}",
        "Places {first} to {last} of {n}",
        turned.rows,
        first=language.number(turned.first),
        last=language.number(turned.last),
    )
    labels = {"name": t("Place"), "level": t("Level"), "promises": t("Commitments"), "people": t("Residents")}
    columns = [Column(key=key, label=label, sort="") for key, label in labels.items()]
    draw(
        turned,
        Head(t("Those with a promise first, as of {day}", day=language.day(file.day)), counted, columns),
        _page(within, turned.first - 1, language),
        language,
        {
            "chosen": None,
            "unknown": t("unknown"),
            "differ": t("sources differ"),
            "hint": t("Arrow keys move from place to place, Enter opens a file."),
            "otherLang": "" if language.is_chinese else "zh-Hans",
        },
        on_picked_change=_pick,
    )


def _page(within: Inside, first: int, language: Language) -> list[Row]:
    """The rows of one page: what promises stand, and after them places where none does."""
    promising = within.shown.places(first, ROWS)
    rest = within.rows[max(first, within.n_promising) : first + ROWS]
    without = within.shown.world.ground.places.iloc[list(rest)]
    for name in ("kinds", "target_years", "since", "scopes"):
        without = without.assign(**{name: pd.Series([[] for _ in rest], index=without.index, dtype=object)})
    return rows(promising, language) + rows(without.assign(disagree=False), language)


def _pick() -> None:
    st.session_state[PICKED] = True
    address.select_place(str(st.session_state[KEY].picked or ""))
