"""Data and method: where the data comes from, how it is counted, what is missing, and all of it to take along."""

import streamlit as st

from atlas.views import address
from atlas.views.filter_panel import show_filters
from atlas.views.method.drawing import show_style
from atlas.views.method.sections import choose_section
from atlas.views.page_frame import close_frame, name_tab, open_frame
from atlas.views.share import show_share

language = open_frame()
filters = address.filters()
title = language.text("Data and method")
name_tab(title, language)
show_style()
st.title(title)
section = choose_section(language)
show_filters(filters, language, rows=section.rows)
section.show(filters, language)
show_share(f"{title} · {language.text('as of {day}', day=language.day(filters.day))}", language)
close_frame(language)
