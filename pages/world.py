"""The world page: every commitment that stands on a day, on a map and in a table."""

import streamlit as st

from atlas.queries.world import shown_marks
from atlas.views import address, cached
from atlas.views.counting_line import show_counts
from atlas.views.filter_panel import choose_filters
from atlas.views.map_panel import show_map
from atlas.views.page_frame import close_frame, open_frame
from atlas.views.place_card import show_card
from atlas.views.place_table import show_downloads, show_table, show_unplaced

language = open_frame()
st.title(language.text("What governments have promised on climate"))
filters = choose_filters(language)
places = cached.places(filters)
show_counts(places, filters, language)
with st.container(key="stage"):
    show_map(shown_marks(places), language)
    if chosen := address.place_id():
        show_card(chosen, filters, language)
show_table(places, filters, language)
show_downloads(places, filters, language)
show_unplaced(filters, language)
close_frame(language)
