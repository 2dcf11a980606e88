"""The map in the page: the one place that calls st_folium."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

import streamlit as st
from streamlit_folium import st_folium

from atlas.maps.world import RETURNED, Shown, Words, last_click, selection_group, world_map
from atlas.model import Kind
from atlas.queries.filters import KINDS, MISSION, Filters
from atlas.views import address, cached
from atlas.views.i18n import Language

HEIGHT = 640
"""Pixels on a wide screen; `style.css` lowers it on a phone."""
HEAD_START = 0.12
"""Seconds a browser takes to draw the points of another choice."""


def show_map(
    filters: Filters,
    language: Language,
    *,
    fit: Sequence[str] = (),
    members: Iterable[str] | None = None,
    height: int = HEIGHT,
    chooses_kinds: bool = True,
) -> None:
    """Draw what passes the filters; a click selects a place, or a kind in the legend, and runs the page again.

    Args:
        fit: Ids of the places to bring in sight at first; empty for the world.
        members: Ids of the only places to show, those without a promise as hollow dots; None for every place that shows
            something.
        height: Pixels.
        chooses_kinds: Whether the legend is a filter too; where the page is about some kinds, it lists only those.
    """
    assets = cached.assets()
    shown = Shown(
        spells=cached.view(filters).spells,
        n_spells=assets.n_spells,
        day=filters.day,
        offered=cached.offered()["kind"] if chooses_kinds else filters.kinds_shown,
        kinds=filters.kinds_shown,
        applies_in=cached.programme_nations() if filters.kinds_shown == (Kind.PILOT,) else None,
        levels=filters.levels,
        countries=filters.countries,
        asks_of_promises=filters.asks_of_promises,
        selected=address.place_id(),
        fit=fit,
        members=None if members is None else cached.place_bits(members),
    )
    returned = st_folium(
        world_map(assets),
        key="map",
        height=height,
        use_container_width=True,
        returned_objects=list(RETURNED),
        feature_group_to_add=selection_group(shown, _words(language), _theme()),
    )
    click = last_click(returned)
    if click and st.session_state.get("click") != click.at:
        st.session_state["click"] = click.at
        if click.place_id:
            address.select_place(click.place_id)
        elif click.kind and chooses_kinds:
            address.write_filters(replace(address.filters(), kinds=toggled(filters, click.kind)))
        st.rerun()


def give_way(filters: Filters) -> None:
    """Let the browser draw new points before it is sent charts and lists, which it would draw at the same time."""
    if st.session_state.get("drawn") not in (None, filters):
        time.sleep(HEAD_START)
    st.session_state["drawn"] = filters


def toggled(filters: Filters, kind: str) -> tuple[str, ...]:
    """The kinds chosen once one in the legend is switched on or off; none where that leaves what is shown at first."""
    kinds = tuple(each for each in KINDS if (each in filters.kinds_shown) != (each == kind))
    return () if kinds == MISSION else kinds


def _theme() -> Literal["light", "dark"] | None:
    return st.context.theme.type


def _words(language: Language) -> Words:
    t = language.text
    return Words(
        lang=language.tag,
        kinds={code: language.label("kind", code) for code in language.words["kind"]},
        levels={code: language.label("level", code) for code in language.words["level"]},
        blanks={
            "none": t("Checked, none found"),
            "uncovered": t("No source speaks of it"),
            "inapplicable": t("Not applicable: no national programme"),
            "filtered": t("Nothing here passes the filters"),
        },
        legend=t("Legend"),
        title=t("Map of climate commitments; the table below holds the same places"),
        borders=t("Borders: Natural Earth, no endorsement"),
        rough=t("Approximate position"),
        places=t("{n} places", n="{n}"),
        zoom_in=t("Zoom in"),
        zoom_out=t("Zoom out"),
        close=t("Close"),
        failed=t("The map could not be loaded. The table below holds the same places."),
    )
