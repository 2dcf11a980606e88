"""Which of the programmes, and the alliance, each place takes part in, and since when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from atlas.queries.peaks.china import Designation, Member, Peaks
from atlas.views import address
from atlas.views.i18n import Language
from atlas.views.pager import show_pages
from atlas.views.peaks.words import dated, in_alphabet, place_cell, place_name, programme_name, region_name
from atlas.views.tables import Cell, Row, show_table

BY = "peaks-by"
ORDERS = ("most", "name", "province")

Parts = Mapping[str, Mapping[str, list[Designation]]]
"""Place → programme → its designations in it."""
Key = Callable[[str], tuple[Any, ...]]
"""What a place is sorted by."""


def show_matrix(peaks: Peaks, language: Language) -> None:
    """The section, a page of places at a time, in the order the address asks for; nothing where no place takes part."""
    t, parts = language.text, parts_of(peaks)
    members = {member.place_id: member for member in reversed(peaks.members)}
    places = [*dict.fromkeys([*parts, *members])]
    if not places:
        return
    order = _order()
    _offer_orders(order, language)
    ordered = sorted(places, key=_keys(parts, members, peaks, language)[order])
    programmes = [each["programme_id"] for each in peaks.programmes]
    heads = [
        t("Place"),
        t("Province"),
        t("Programmes"),
        *(programme_name(peaks, each, language) for each in programmes),
        language.name(peaks.alliance["name"], peaks.alliance["name_zh"]),
    ]

    def draw_page(page: slice) -> None:
        show_table(
            t("National programmes a place takes part in, as of {day}", day=language.day(peaks.filters.day)),
            heads,
            [_row(each, parts.get(each, {}), members.get(each), peaks, language) for each in ordered[page]],
            language,
            key="peaks-matrix",
            note=t(
                "An empty cell: no source of the atlas names the place there. Some lists are not whole, so it does not "
                "say that the place takes no part."
            ),
        )

    show_pages("matrix", (order, peaks.filters, language.tag), len(ordered), draw_page, language)


def parts_of(peaks: Peaks) -> dict[str, dict[str, list[Designation]]]:
    """Place → programme → its designations in it, the oldest first."""
    found: dict[str, dict[str, list[Designation]]] = {}
    for each in peaks.designations:
        if each.place_id:
            found.setdefault(each.place_id, {}).setdefault(each.programme_id, []).append(each)
    return found


def _row(
    place_id: str, parts: Mapping[str, list[Designation]], member: Member | None, peaks: Peaks, language: Language
) -> Row:
    place = peaks.places[place_id]
    cells = [
        Cell(dated(said, language), href=said[0].url, title=said[0].publisher)
        if (said := parts.get(each["programme_id"]))
        else ""
        for each in peaks.programmes
    ]
    joined = Cell(member.joined or language.text("undated"), href=member.url, title=member.publisher) if member else ""
    return [place_cell(place, language), region_name(place, language), len(parts), *cells, joined]


def _order() -> str:
    """The address's order; the places with most programmes first where it names none there is."""
    asked = address.own("by")
    return asked if asked in ORDERS else ORDERS[0]


def _offer_orders(order: str, language: Language) -> None:
    t = language.text
    labels = {"most": t("Most programmes first"), "name": t("By name"), "province": t("By province")}
    if st.session_state.get(BY) != order:
        st.session_state[BY] = order
    st.segmented_control(t("Order"), ORDERS, format_func=labels.__getitem__, key=BY, on_change=_take)


def _take() -> None:
    if picked := st.session_state[BY]:
        address.write_own(by=None if picked == ORDERS[0] else picked)


def _keys(parts: Parts, members: Mapping[str, Member], peaks: Peaks, language: Language) -> dict[str, Key]:
    """Order → what places are sorted by in it."""

    def name(place_id: str) -> int:
        return in_alphabet(place_name(peaks.places[place_id], language), peaks, language)

    def province(place_id: str) -> tuple[Any, ...]:
        region = region_name(peaks.places[place_id], language)
        return in_alphabet(region, peaks, language) if region else name(place_id), bool(region), name(place_id)

    return {
        "most": lambda each: (-len(parts.get(each, ())), each not in members, name(each)),
        "name": lambda each: (name(each),),
        "province": province,
    }
