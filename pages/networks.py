"""The networks page: what the members of a network, or the places of a reader's list, have promised, and the gaps."""

from __future__ import annotations

import streamlit as st

from atlas.queries.networks.coverage import of_members
from atlas.views import address
from atlas.views.filter_panel import show_filters
from atlas.views.map_panel import show_map
from atlas.views.networks.choice import chosen_group
from atlas.views.networks.kinds import show_kinds
from atlas.views.networks.members import show_members
from atlas.views.networks.nations import show_nations
from atlas.views.networks.others import show_strong_others, show_unplaced_members
from atlas.views.networks.overlap import show_overlap
from atlas.views.networks.records import months_asked, show_records
from atlas.views.networks.summary import show_summary
from atlas.views.networks.taking import show_taking, title
from atlas.views.page_frame import close_frame, is_embedded, name_tab, open_frame

language = open_frame()
filters = of_members(address.filters())
heading = st.container()
group = chosen_group(filters, language)
named = title(group, language) if group else language.text("Networks and their coverage")
name_tab(named, language)
heading.title(named)
show_filters(filters, language, rows=("kinds", "beside", "levels", "countries", "day"))
if not is_embedded():
    st.sidebar.caption(language.text("The numbers beside the filters count places of the whole atlas."))
if group:
    months = months_asked()
    show_summary(group, language)
    show_unplaced_members(group, language)
    if len(group.covered):
        show_map(filters, language, fit=group.extent, members=group.covered.place_ids, height=560)
        show_taking(group, months, language)
        show_kinds(group, language)
        show_records(group, months, language)
        show_nations(group, language)
        show_overlap(group, language)
        show_strong_others(group, language)
        show_members(group, months, language)
close_frame(language)
