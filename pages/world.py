"""The world page: every commitment that stands on a day, on a map, through time and in a list."""

import streamlit as st

from atlas.views import address, cached
from atlas.views.counting_line import show_counts, show_residents
from atlas.views.downloads.panel import show_downloads
from atlas.views.filter_panel import show_filters
from atlas.views.lists.blanks import show_blanks
from atlas.views.lists.place_list import show_places
from atlas.views.lists.unplaced import show_unplaced
from atlas.views.map_panel import give_way, show_map
from atlas.views.page_frame import close_frame, is_embedded, open_frame
from atlas.views.picture import show_picture, world_figure
from atlas.views.place_card import show_card
from atlas.views.search_box import show_search
from atlas.views.share import show_share
from atlas.views.through_time.curves import people_days, show_curves
from atlas.views.through_time.day_slider import day_axis, show_day
from atlas.views.view_words import counted_in_words, view_in_words

language = open_frame()
filters = address.filters()
view = cached.view(filters)
shown, waiting = view.shown, view.waiting
if not is_embedded():
    st.title(language.text("What governments have promised on climate"))
    show_search(language)
line, stage = st.container(), st.container(key="stage")
with stage:  # first of all, so that it is on its way to the browser while the rest is made
    show_map(filters, language)
with line:
    residents = show_counts(shown, len(waiting), filters, language)
if not is_embedded():
    show_filters(filters, language)
    give_way(filters)
    with stage:
        if chosen := address.place_id():
            show_card(chosen, filters, language)
    with st.container(key="time", gap=None):
        show_day(filters, shown.n_places, language)
        show_curves(
            cached.growth(filters, day_axis(), language),
            lambda: cached.people_through_time(filters, people_days(filters.day)),
            filters.day,
            language,
        )
    with st.container(key="taking", horizontal=True, vertical_alignment="center"):
        show_share(view_in_words(filters, language), language, counted_in_words(shown, language), has_map=True)
        show_downloads(shown, filters, language, len(waiting))
        show_picture(world_figure(shown, len(waiting), filters, language), language)
    show_places(shown, filters, language)
    show_blanks(view, filters, language)
    show_unplaced(waiting, language)
show_residents(residents, shown, filters, language)
close_frame(language)
cached.search_index()  # so that the first search on a server need not wait for it
