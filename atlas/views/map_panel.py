"""The map in the page: the one place that calls st_folium."""

from __future__ import annotations

from typing import Literal

import numpy as np
import streamlit as st
from numpy.typing import NDArray
from streamlit_folium import st_folium

from atlas.maps.world import RETURNED, Words, clicked_place, selection_group, world_map
from atlas.views import address, cached
from atlas.views.i18n import Language

HEIGHT = 640
"""Pixels on a wide screen; `style.css` lowers it on a phone."""


def show_map(marks: NDArray[np.int64], language: Language) -> None:
    """Draw the marks; a click on a place selects it in the address and runs the page again."""
    assets = cached.assets()
    group = selection_group(marks, assets.n_marks, address.place_id(), _words(language), _theme())
    returned = st_folium(
        world_map(assets),
        key="map",
        height=HEIGHT,
        use_container_width=True,
        returned_objects=list(RETURNED),
        feature_group_to_add=group,
    )
    click = clicked_place(returned)
    if click and st.session_state.get("click") != click.at:
        st.session_state["click"] = click.at
        address.select_place(click.place_id)
        st.rerun()


def _theme() -> Literal["light", "dark"] | None:
    return st.context.theme.type


def _words(language: Language) -> Words:
    t = language.text
    return Words(
        lang=language.tag,
        kinds={code: language.label("kind", code) for code in language.words["kind"]},
        levels={code: language.label("level", code) for code in language.words["level"]},
        title=t("Map of climate commitments; the table below holds the same places"),
        borders=t("Borders: Natural Earth, no endorsement"),
        rough=t("Approximate position"),
        places=t("{n} places", n="{n}"),
        zoom_in=t("Zoom in"),
        zoom_out=t("Zoom out"),
        close=t("Close"),
        failed=t("The map could not be loaded. The table below holds the same places."),
    )
