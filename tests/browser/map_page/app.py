"""A page with nothing but the map, to try the layer on: `places.csv` beside it, files in `static/`."""

from datetime import date
from pathlib import Path

import numpy as np
import streamlit as st
from streamlit_folium import st_folium
from table import read_spells

from atlas.maps.assets import published
from atlas.maps.spells import KINDS, pack_bits
from atlas.maps.world import RETURNED, Shown, Words, last_click, selection_group, world_map

MEMBERS = ("URY", "DE-BW", "DE-BY", "gn1850147", "gn2950159")  # Uruguay promises nothing
HERE = Path(__file__).resolve().parent
SAID = {
    "en": Words(
        lang="en",
        kinds={kind: kind.replace("_", " ").capitalize() for kind in KINDS},
        levels={level: level.capitalize() for level in ("supranational", "national", "regional", "local")},
        blanks={
            "none": "None found",
            "uncovered": "Not covered",
            "inapplicable": "Not applicable",
            "filtered": "Passed over",
        },
        legend="Legend",
        title="Map of commitments",
        borders="Borders: Natural Earth, no endorsement",
        rough="Position approximate",
        places="{n} places",
        zoom_in="Zoom in",
        zoom_out="Zoom out",
        close="Close",
        failed="The map could not be loaded.",
    ),
}
SAID["zh-Hans"] = Words(
    lang="zh-Hans",
    kinds={kind: f"承诺 {kind}" for kind in KINDS},
    levels={"supranational": "超国家", "national": "国家", "regional": "地区", "local": "地方"},
    blanks={"none": "未发现", "uncovered": "未涵盖", "inapplicable": "不适用", "filtered": "已被筛除"},
    legend="图例",
    title="承诺地图",
    borders="边界：Natural Earth，不代表认可",
    rough="位置为近似值",
    places="{n} 个地方",
    zoom_in="放大",
    zoom_out="缩小",
    close="关闭",
    failed="地图无法加载。",
)


@st.cache_data
def kinds() -> list[str]:
    """Kind of each spell, in the order of the table."""
    return list(read_spells().kind)


def member_bits() -> str:
    """The bits of `MEMBERS`."""
    ids = list(read_spells().places.place_id)
    return pack_bits(np.array([ids.index(place_id) for place_id in MEMBERS]), len(ids))


st.set_page_config(page_title="Map", layout="wide")
lang = st.radio("lang", ["en", "zh-Hans"], horizontal=True)
theme = st.radio("theme", ["light", "dark"], horizontal=True, key="theme", bind="query-params")
kind = st.radio("kind", ["all", "none", *KINDS], horizontal=True)
day = st.radio("day", ["2026-11-21", "2016-06-30"], horizontal=True)
if st.query_params.get("kind") != kind:
    st.query_params["kind"] = kind
with st.container(horizontal=True):
    if st.button("clear"):
        st.session_state["place"] = None
    if st.button("berlin"):
        st.session_state["place"] = "gn2950159"
    regions_only, of_germany, members_only = map(st.checkbox, ("regions only", "of Germany", "members only"))

assets = published(HERE / "static")
shown = Shown(
    spells=np.flatnonzero([kind in ("all", each) for each in kinds()]),
    n_spells=assets.n_spells,
    day=date.fromisoformat(day),
    offered=KINDS,
    kinds=KINDS if kind == "all" else [kind],
    applies_in=["CHN"] if kind == "pilot" else None,
    levels=["regional"] if regions_only else [],
    selected=st.session_state.get("place"),
    fit=["DEU"] if of_germany else [],
    members=member_bits() if members_only else None,
)
returned = st_folium(
    world_map(assets),
    key="world",
    height=600,
    use_container_width=True,
    returned_objects=RETURNED,
    feature_group_to_add=selection_group(shown, SAID[lang], theme),
)
click = last_click(returned)
if click and click.at != st.session_state.get("handled"):
    st.session_state["handled"] = click.at
    st.session_state["kind in the legend"] = click.kind
    st.session_state["place"] = click.place_id or st.session_state.get("place")
    st.rerun()
st.write(f"selected: {st.session_state.get('place')}")
st.write(f"legend: {st.session_state.get('kind in the legend')}")
