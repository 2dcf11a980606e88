"""The desk of a nation or a part of the world: what it promised, its ladder of levels, who is ahead, what to quote."""

import streamlit as st

from atlas.model import Level
from atlas.views.country.ahead_list import show_ahead
from atlas.views.country.area import area, asked, desk, everything
from atlas.views.country.bodies import show_bodies
from atlas.views.country.comparison import show_comparison
from atlas.views.country.ground import show_ground
from atlas.views.country.heading import show_heading
from atlas.views.country.ladder_table import show_ladder
from atlas.views.country.lead import show_lead
from atlas.views.country.own import show_own
from atlas.views.country.place_lists import show_level
from atlas.views.country.ranking import show_ranking
from atlas.views.country.sentences import show_sentences
from atlas.views.country.taking import show_taking
from atlas.views.filter_panel import show_filters
from atlas.views.page_frame import close_frame, open_frame

language = open_frame()
code = asked()
of = area(code, language) if code else None
shown = desk(of or everything(language), language)
show_heading(of, code, language)
show_filters(shown.filters, language, rows=("kinds", "beside", "day"))
with st.container(key="country-desk"):
    if of is None:
        show_ranking(shown)
    else:
        show_lead(shown)
        show_taking(shown)
        if of.is_nation:
            show_own(shown)
        show_bodies(shown)
        show_ladder(shown)
        if of.is_nation:
            show_ahead(shown)
        show_sentences(shown)
        show_ground(shown)
        if of.is_nation:
            show_comparison(shown)
            show_level(Level.REGIONAL, shown)
            show_level(Level.LOCAL, shown)
        else:
            show_ranking(shown)
close_frame(language)
