"""The frame of the atlas: page settings, navigation, and one sentence when there is no store."""

import streamlit as st

from atlas.errors import StoreError
from atlas.views.page_frame import show_fault, tab_title

st.set_page_config(page_title=tab_title(), layout="wide", initial_sidebar_state="auto")
page = st.navigation([st.Page("pages/world.py", title="World · 世界", default=True)], position="hidden")
try:
    page.run()
except StoreError as fault:
    show_fault(fault)
