"""Who is not here: places with strong commitments that are no members, and lines whose place is not found."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from atlas.queries.networks.coverage import strong_others
from atlas.queries.place_order import Order
from atlas.views import cached
from atlas.views.i18n import Language
from atlas.views.lists.paged_table import ROWS, Column, Head, draw, turned_to
from atlas.views.lists.place_list import columns as place_columns
from atlas.views.networks.group import Group
from atlas.views.networks.members import shown_rows, words

STRONG, UNPLACED = "strong-others", "members-unplaced"


def show_strong_others(group: Group, language: Language) -> None:
    """Places of the members' nations and levels whose commitment is firm and that are no members."""
    t, day = language.text, group.covered.filters.day
    others = strong_others(group.covered)
    if not others.n_places:
        return
    title = t("Not members, with a commitment in policy, in law or achieved: {n}", n=language.number(others.n_places))
    closed = st.expander(title, key=f"{STRONG}-open", on_change="rerun")
    if not closed.open:
        return
    with closed:
        st.caption(
            t(
                "Places of the members' nations and levels, as of {day}, with a commitment of the kinds chosen. Only "
                "the commitments that are so firm are listed.",
                day=language.day(day),
            )
        )
        turned = turned_to(STRONG, (group.code, group.covered.filters, others.n_places), others.n_places)
        counted = language.plural(
            "Place {first} to {last} of {n}",
            "Places {first} to {last} of {n}",
            turned.rows,
            first=language.number(turned.first),
            last=language.number(turned.last),
        )
        head = Head(t("Not members"), counted, place_columns(Order.LEVEL, language))
        draw(turned, head, shown_rows(others, turned.first - 1, group, language), language, words(language))


def show_unplaced_members(group: Group, language: Language) -> None:
    """The lines that name a member whose place is not found, folded; of a list, the panel above shows them."""
    if not group.network:
        return
    t = language.text
    lines = cached.network_unplaced(group.network.network_id, group.covered.filters.day)
    if lines.empty:
        return
    closed = st.expander(without_place(len(lines), language), key=f"{UNPLACED}-open", on_change="rerun")
    if not closed.open:
        return
    with closed:
        st.caption(
            t(
                "They are in none of the numbers above. Of any level and country; one government may stand in several "
                "lines."
            )
        )
        turned = turned_to(UNPLACED, (group.code, len(lines)), len(lines))
        counted = language.plural(
            "Line {first} to {last} of {n}",
            "Lines {first} to {last} of {n}",
            turned.rows,
            first=language.number(turned.first),
            last=language.number(turned.last),
        )
        page = lines.iloc[turned.first - 1 : turned.first - 1 + ROWS]
        draw(
            turned,
            Head(t("Members whose place is not found"), counted, _columns(language)),
            _rows(page, language),
            language,
        )


def without_place(lines: int, language: Language) -> str:
    """How many lines are in no number of the page."""
    return language.plural(
        "{n} line names a government whose place is not found",
        "{n} lines name governments whose place is not found",
        lines,
    )


def _rows(lines: pd.DataFrame, language: Language) -> list[dict[str, Any]]:
    named = lines.astype(object).where(lines.notna(), None)
    reasons = language.words["reason"]
    return [
        {
            "name": line["reported_name"],
            "where": language.name(line["country_name"] or line["country"], line["country_name_zh"]),
            "promises": [],
            "reason": language.label("reason", line["reason"]) if line["reason"] in reasons else line["reason"] or "",
            "source": line["source_id"],
            "line": line["source_row"],
        }
        for line in named.to_dict("records")
    ]


def _columns(language: Language) -> list[Column]:
    t = language.text
    labels = {
        "name": t("Name as reported"),
        "where": t("Country"),
        "reason": t("Reason"),
        "source": t("Source"),
        "line": t("Row"),
    }
    return [Column(key=key, label=label, sort="") for key, label in labels.items()]
