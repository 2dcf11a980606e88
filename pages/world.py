"""The world page: every commitment that stands on a day, on a map and in a table."""

import streamlit as st

from atlas.views import address, cached
from atlas.views.counting_line import show_counts
from atlas.views.filter_panel import chosen_filters, show_filters
from atlas.views.map_panel import show_map
from atlas.views.page_frame import close_frame, open_frame
from atlas.views.place_card import show_card
from atlas.views.place_table import show_downloads, show_table, show_unplaced

language = open_frame()
st.title(language.text("What governments have promised on climate"))
filters = chosen_filters()
world = cached.on(filters.day)
shown, waiting = world.shown(filters), world.waiting(filters)
line, stage = st.container(), st.container(key="stage")
with stage:  # first of all, so that it is on its way to the browser while the rest is made
    show_map(filters, language)
show_filters(filters, language)
with line:
    show_counts(shown, len(waiting), filters, language)
with stage:
    if chosen := address.place_id():
        show_card(chosen, filters, language)
show_table(shown, filters, language)
show_downloads(shown, filters, language)
show_unplaced(waiting, language)
close_frame(language)
