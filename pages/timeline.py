"""The timeline: what was promised when, what falls due when, and what has become of what fell due."""

import streamlit as st

from atlas.views import address
from atlas.views.filter_panel import show_filters
from atlas.views.page_frame import close_frame, name_tab, open_frame
from atlas.views.timeline.ahead import show_ahead
from atlas.views.timeline.behind import show_behind
from atlas.views.timeline.desk import desk
from atlas.views.timeline.due import show_due
from atlas.views.timeline.endings import show_endings
from atlas.views.timeline.lead import filter_rows, show_lead
from atlas.views.timeline.prose import show_style
from atlas.views.timeline.taking import show_taking
from atlas.views.timeline.wave import show_wave

language = open_frame()
filters = address.filters()
title = language.text("Through time: what was promised, and what falls due")
name_tab(title, language)
show_filters(filters, language, rows=filter_rows(filters))
show_style()
with st.container(key="timeline"):
    st.title(title)
    told = desk(filters, language)
    if show_lead(told):
        show_behind(told)
        show_wave(told)
        show_endings(told)
        show_ahead(told)
        show_due(told)
        show_taking(told)
close_frame(language)
