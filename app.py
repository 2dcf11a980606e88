"""The frame of the atlas: page settings, navigation, and one sentence when there is no store."""

import streamlit as st

from atlas.errors import StoreError
from atlas.views import address
from atlas.views.navigation import pages, show_navigation
from atlas.views.page_frame import show_fault, tab_title

page = st.navigation(pages(), position="hidden")
address.arrive(page.url_path)  # before anything asks for the view
st.set_page_config(page_title=tab_title(), layout="wide", initial_sidebar_state="auto")
try:
    show_navigation(page.url_path)
    page.run()
except StoreError as fault:
    show_fault(fault)
