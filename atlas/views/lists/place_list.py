"""The list of places: the map's twin for the keyboard, the screen reader, the phone and the copying hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypedDict

import pandas as pd
import streamlit as st

from atlas.model import Level, Precision, Scope
from atlas.queries.filters import Filters
from atlas.queries.place_order import Order, places_in_order
from atlas.queries.world import Shown
from atlas.views import address, cached
from atlas.views.i18n import Language
from atlas.views.lists.paged_table import ROWS, Column, Head, Promise, draw, turned_to

KEY = "places"
IN_PART = {Scope.SECTOR, Scope.GOVERNMENT_OPERATIONS}
"""Scopes of a promise that is not the whole community's."""
ORDER, PICKED = "places-order", "places-picked"
APPROXIMATE = {Precision.SEAT, Precision.SOURCE}
"""Precisions of a position that is neither the place's own nor that of its outline."""
SORTED = {
    Order.LEVEL: ("level", "descending"),
    Order.NAME: ("name", "ascending"),
    Order.RESIDENTS: ("people", "descending"),
    Order.NEWEST: ("promises", "descending"),
    Order.TARGET: ("promises", "ascending"),
}
"""Order → the column that follows it, and which way, as `aria-sort` words it."""


class Row(TypedDict):
    """One place, in the reader's words.

    `other` is its name in the other language, `rough` what is said of an approximate position, `where` its region and
    country; each is empty where there is nothing to say. `people` is empty where the number of residents is unknown.
    """

    id: str
    name: str
    other: str
    rough: str
    level: str
    where: str
    promises: list[Promise]
    differ: bool
    people: str


@st.fragment
def show_places(shown: Shown, filters: Filters, language: Language) -> None:
    """The places shown, page by page; picking one selects it and runs the whole page again."""
    if st.session_state.pop(PICKED, False):
        st.rerun()
    if not shown.n_places:
        return
    t = language.text
    order = _order(st.session_state.get(ORDER))
    turned = turned_to(KEY, (filters, order), shown.n_places)
    frame = places_in_order(cached.store(), shown, order, language.tag[:2], first=turned.first - 1, count=ROWS)
    counted = language.plural(
        "Place {first} to {last} of {n}",
        "Places {first} to {last} of {n}",
        turned.rows,
        first=language.number(turned.first),
        last=language.number(turned.last),
    )
    draw(
        turned,
        Head(t("The places on the map, as of {day}", day=language.day(filters.day)), counted, columns(order, language)),
        rows(frame, language),
        language,
        {
            "chosen": address.place_id(),
            "order": {"chosen": order, "label": t("Order"), "choices": _orders(language)},
            "unknown": t("unknown"),
            "differ": t("sources differ"),
            "hint": t("Arrow keys move from place to place, Enter opens a card."),
            "card": t("Go to the card"),
            "otherLang": "" if language.is_chinese else "zh-Hans",
        },
        on_picked_change=_pick,
        on_ordered_change=_reorder,
    )


def rows(frame: pd.DataFrame, language: Language) -> list[Row]:
    """Places as the list shows them.

    Args:
        frame: Rows of `Shown.places`.
    """
    return [_row(place, language) for place in _records(frame)]


def columns(order: Order, language: Language) -> list[Column]:
    """The heads of the list, of which one says that the rows follow it."""
    t = language.text
    sorted_by, way = SORTED[order]
    labels = {
        "name": t("Place"),
        "level": t("Level"),
        "where": t("Region and country"),
        "promises": t("Commitments"),
        "people": t("Residents"),
    }
    return [Column(key=key, label=label, sort=way if key == sorted_by else "") for key, label in labels.items()]


def _orders(language: Language) -> list[tuple[str, str]]:
    t = language.text
    return [
        (Order.LEVEL, t("Nations first, then by residents")),
        (Order.NAME, t("By name")),
        (Order.RESIDENTS, t("Most residents first")),
        (Order.NEWEST, t("Newest commitment first")),
        (Order.TARGET, t("Earliest target year first")),
    ]


def _order(asked: object) -> Order:
    return next((order for order in Order if order == asked), Order.LEVEL)


def _reorder() -> None:
    st.session_state[ORDER] = _order(st.session_state[KEY].ordered)


def _pick() -> None:
    st.session_state[PICKED] = True
    address.select_place(str(st.session_state[KEY].picked or ""))


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Row by row, None where nothing is stated."""
    names = frame.columns
    cells = [[cell if isinstance(cell, list) or not pd.isna(cell) else None for cell in frame[name]] for name in names]
    return [dict(zip(names, values, strict=True)) for values in zip(*cells, strict=True)]


def _row(place: dict[str, Any], language: Language) -> Row:
    name = language.name(place["name"], place["name_zh"])
    other = place["name"] if language.is_chinese else place["name_zh"]
    around = [
        language.name(place["region_name"], place["region_name_zh"]),
        language.name(place["country_name"], place["country_name_zh"]),
    ]
    rough = place["precision"] in APPROXIMATE
    return Row(
        id=place["place_id"],
        name=name,
        other=other if other and other != name else "",
        rough=language.label("precision", place["precision"]) if rough else "",
        level=language.label("level", place["level"]),
        where="" if place["level"] == Level.NATIONAL else " · ".join(filter(None, around)),
        promises=list(_promises(place, language)),
        differ=bool(place["disagree"]),
        people="" if place["population"] is None else language.number(int(place["population"])),
    )


def _promises(place: dict[str, Any], language: Language) -> Iterator[Promise]:
    """Each kind with its target year, the day since when, and a scope in part."""
    lists = ("kinds", "target_years", "since", "scopes")
    for kind, year, since, scope in zip(*(place[name] for name in lists), strict=True):
        said = [
            language.text("target year {year}", year=year) if year else "",
            language.text("since {day}", day=since) if since else "",
            language.label("scope", scope) if scope in IN_PART else "",
        ]
        yield Promise(kind=kind, says=language.listed(filter(None, said)))
