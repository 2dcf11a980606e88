"""One map of the same places, drawn our way or one of Folium's, as `?way=` says, with one filter.

`?few` draws a hundred of them, to warm a server up. Each run leaves the second it began in `runs.txt`.
"""

import time
from pathlib import Path

import streamlit as st
from streamlit_folium import st_folium

from atlas.maps.assets import published
from bench.layer import RETURNS, Layer
from bench.points import FILTER, Place, read_places
from bench.rivals import RIVALS, offline_map, rival_group

began = time.time()  # on a warm server the lines above take microseconds
with Path("runs.txt").open("a") as runs:
    runs.write(f"{began}\n")


@st.cache_resource(show_spinner=False)
def places() -> list[Place]:
    """The places, read once a server."""
    return read_places(Path("places.json"))


@st.cache_resource(show_spinner=False)
def layer() -> Layer:
    """Our layer over them."""
    return Layer.of(Path())


st.set_page_config(layout="wide")
way = st.query_params["way"]
chosen = st.radio("Show", ["all", FILTER], horizontal=True)
kind = None if chosen == "all" else FILTER
if way == "ours":
    base, group, returns = layer().base(), layer().group(kind), RETURNS
elif way in RIVALS:
    drawn = places()[:100] if "few" in st.query_params else places()
    base, group, returns = offline_map(published(Path("static"))), rival_group(RIVALS[way], drawn, kind), []
else:
    st.stop()  # `none`: what a page costs without a map
st_folium(base, key="map", height=640, use_container_width=True, returned_objects=returns, feature_group_to_add=group)
