"""The file of one place: what it is, all that was said of its promises, what is blank, and a way to correct it."""

from functools import partial

import streamlit as st

from atlas.queries.place_file.file import inside
from atlas.views import address, cached
from atlas.views.downloads.tables import show_table_downloads
from atlas.views.filter_panel import show_filters
from atlas.views.map_panel import show_map
from atlas.views.page_frame import close_frame, open_frame
from atlas.views.place_file.beside import beside_nation
from atlas.views.place_file.correction import show_correction
from atlas.views.place_file.head import STYLE, show_choice, show_head
from atlas.views.place_file.identity import show_identity
from atlas.views.place_file.inside import show_inside
from atlas.views.place_file.life_line import show_life_line
from atlas.views.place_file.records import show_known_by, show_memberships
from atlas.views.place_file.said import show_said
from atlas.views.place_file.sentence import heading
from atlas.views.place_file.sheets import sheets
from atlas.views.place_file.states import states_of
from atlas.views.place_file.states_table import show_states
from atlas.views.search_box import show_search
from atlas.views.share import show_share

language = open_frame()
filters, chosen = address.filters(), address.place_id()
show_filters(filters, language, rows=("day",))
show_search(language)
st.html(STYLE)
file = cached.place_file(chosen, filters.day) if chosen else None
if file is None:
    show_choice(chosen, language)
else:
    world = cached.ground().on(filters.day)
    both, states = beside_nation(world, file), states_of(file, cached.programme_nations())
    title = show_head(file, both, language)
    with st.container(key="taking", horizontal=True, vertical_alignment="center"):
        show_share(title, language)
        show_table_downloads("place", title, file.place_id, partial(sheets, file, language), filters.day, language)
    show_states(file, states, both, language)
    what, where = st.columns([5, 6], gap="large")
    with what:
        show_identity(file, language)
    with where.container(key="where"):
        show_map(filters, language, fit=(file.place_id,), height=340)
    heading(language.text("Life line"))
    show_life_line(file, language)
    heading(language.text("What is said, by whom, in which words"))
    show_said(file, states, language)
    heading(language.text("Networks"))
    show_memberships(file, language)
    show_inside(file, inside(world, file), language)
    show_known_by(file, language)
    show_correction(file, language)
close_frame(language)
