"""Peaks and pilots: China's national pilot programmes, and the years its cities promised to peak in."""

import streamlit as st

from atlas.queries.peaks.china import NATION, place_ids
from atlas.views import address, cached
from atlas.views.downloads.tables import show_table_downloads
from atlas.views.filter_panel import show_filters
from atlas.views.map_panel import show_map
from atlas.views.page_frame import close_frame, name_tab, open_frame
from atlas.views.peaks.choice import chosen, show_choice
from atlas.views.peaks.matrix import show_matrix
from atlas.views.peaks.neutrality import show_neutrality
from atlas.views.peaks.peak_years import show_peak_years
from atlas.views.peaks.pilots import show_count, show_list, show_lost, show_programmes
from atlas.views.peaks.published import show_published
from atlas.views.peaks.selected import show_selected
from atlas.views.peaks.style import show_style
from atlas.views.peaks.taking import quotes, sheets, title
from atlas.views.quotes import show_quotes
from atlas.views.share import show_share

language = open_frame()
t, asked = language.text, address.filters()
peaks = cached.peaks(asked.day, asked.levels)
name_tab(t("Peaks and pilots"), language)
st.title(t("Peak years and national pilots in China"))
show_style()
show_filters(peaks.filters, language, rows=("levels", "day"))

st.header(t("National pilots"), anchor="pilots")
choice = chosen(peaks)
show_choice(choice, peaks, language)
show_count(choice, peaks, language)
show_map(peaks.filters, language, fit=(NATION,), members=place_ids(choice.of(peaks)), height=480, chooses_kinds=False)
show_selected(peaks, language)
show_programmes(choice, peaks, language)
show_list(choice, peaks, language)
show_lost(choice, peaks, language)

st.header(t("Peak years against the nation's"), anchor="peaks")
show_peak_years(peaks, language)
st.header(t("Printed and held"), anchor="printed")
show_published(peaks, language)
st.header(t("Who takes part in what"), anchor="programmes")
show_matrix(peaks, language)
st.header(t("Neutrality beside the peak"), anchor="neutrality")
show_neutrality(peaks, language)

st.header(t("To take along"), anchor="taking")
show_quotes(quotes(choice, peaks, language), language, key="peaks-quotes")
with st.container(key="taking", horizontal=True, vertical_alignment="center"):
    show_share(title(peaks, language), language)
    show_table_downloads(
        "peaks", title(peaks, language), "peaks-and-pilots", lambda: sheets(peaks, language), asked.day, language
    )
close_frame(language)
