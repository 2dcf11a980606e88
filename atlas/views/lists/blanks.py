"""The places that show nothing, and why: known to have none, not covered by any source, or nothing to promise there."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, TypedDict

import pandas as pd
import streamlit as st

from atlas.model import Kind, Level
from atlas.queries.filters import Filters
from atlas.queries.world import View
from atlas.views import address, cached
from atlas.views.i18n import Language
from atlas.views.lists.paged_table import ROWS, Column, Head, Promise, draw, turned_to

KEY = "blanks"
PICKED, WHY = "blanks-picked", "blanks-why"


class Row(TypedDict):
    """One place, in the reader's words; `promises` are the kinds it is known not to have."""

    id: str
    name: str
    other: str
    level: str
    where: str
    promises: list[Promise]


def show_blanks(view: View, filters: Filters, language: Language) -> None:
    """The places that show nothing, by reason and page by page; nothing where the filters say nothing of a blank."""
    t = language.text
    if st.session_state.pop(PICKED, False):
        st.rerun()
    found = blanks(view, filters)
    counts = {why: len(places) for why, places in found.items() if len(places)}
    if not counts:
        return
    closed = st.expander(
        t("Places that show nothing, and why: {n}", n=language.number(sum(counts.values()))),
        key="blanks-open",
        on_change="rerun",
    )
    if not closed.open:
        return
    labels = {
        "none": t("Checked, none found"),
        "uncovered": t("No source speaks of it"),
        "inapplicable": t("Not applicable: no national programme"),
    }
    with closed:
        why = st.segmented_control(
            t("Why"),
            list(counts),
            default=next(iter(counts)),
            format_func=lambda code: f"{labels[code]} {language.number(counts[code])}",
            key=f"{WHY}-{'-'.join(counts)}",
        ) or next(iter(counts))
        if why == "uncovered":
            st.caption(t("Nations and regions only: no list holds all the world's municipalities."))
        turned = turned_to(KEY, (filters, why), counts[why])
        counted = language.plural(
            "Place {first} to {last} of {n}",
            "Places {first} to {last} of {n}",
            turned.rows,
            first=language.number(turned.first),
            last=language.number(turned.last),
        )
        page = found[why].iloc[turned.first - 1 : turned.first - 1 + ROWS]
        head = Head(labels[why], counted, columns(why, language))
        more = {
            "chosen": address.place_id(),
            "card": t("Go to the card"),
            "otherLang": "" if language.is_chinese else "zh-Hans",
        }
        draw(turned, head, rows(page, language), language, more, on_picked_change=_pick)


def blanks(view: View, filters: Filters) -> dict[str, pd.DataFrame]:
    """Why a place shows nothing (`none`, `uncovered`, `inapplicable`) → the places."""
    uncovered = view.uncovered
    applies = pd.Series(True, index=uncovered.index)
    if filters.kinds_shown == (Kind.PILOT,):
        applies = uncovered["country"].isin(cached.programme_nations()) & (uncovered["level"] != Level.NATIONAL)
    return {
        "none": view.without,
        "uncovered": uncovered[applies].reset_index(drop=True),
        "inapplicable": uncovered[~applies].reset_index(drop=True),
    }


def rows(places: pd.DataFrame, language: Language) -> list[Row]:
    """Places as the table shows them.

    Args:
        places: Rows of `World.without` or `World.uncovered`.
    """
    named = places.astype(object).where(places.notna(), None)
    return [_row(place, language) for place in named.to_dict("records")]


def columns(why: str, language: Language) -> list[Column]:
    """The heads of the table; only what was checked has kinds to name."""
    t = language.text
    labels = {"name": t("Place"), "level": t("Level"), "where": t("Region and country")}
    if why == "none":
        labels["promises"] = t("What was checked, or has ended")
    return [Column(key=key, label=label, sort="") for key, label in labels.items()]


def _row(place: Mapping[Hashable, Any], language: Language) -> Row:
    name = language.name(place["name"], place["name_zh"])
    other = place["name"] if language.is_chinese else place["name_zh"]
    around = [] if place["level"] == Level.NATIONAL else [
        language.name(place["region_name"], place["region_name_zh"]),
        language.name(place["country_name"], place["country_name_zh"]),
    ]  # fmt: skip
    return Row(
        id=place["place_id"],
        name=name,
        other=other if other and other != name else "",
        level=language.label("level", place["level"]),
        where=" · ".join(filter(None, around)),
        promises=[
            Promise(kind=kind, says=language.text("revoked or lapsed") if ended else language.text("none found"))
            for kind, ended in zip(place.get("kinds", []), place.get("ended", []), strict=True)
        ],
    )


def _pick() -> None:
    st.session_state[PICKED] = True
    address.select_place(str(st.session_state[KEY].picked or ""))
