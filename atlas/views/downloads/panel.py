"""The row of buttons that downloads what is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from atlas.errors import StoreError
from atlas.queries.filters import Filters
from atlas.queries.world import Shown
from atlas.views import cached
from atlas.views.downloads.contents import Contents, View, contents
from atlas.views.downloads.csv_files import csv_files
from atlas.views.downloads.geojson import geojson_files
from atlas.views.downloads.workbook import workbook
from atlas.views.i18n import Language
from atlas.views.view_words import view_in_words

STYLE = Path(__file__).parent / "panel.css"


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a download."""

    label: str
    ending: str
    media_type: str
    write: Callable[[Contents, Language], bytes]


FORMATS = (
    Format("CSV", "csv.zip", "application/zip", csv_files),
    Format("XLSX", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook),
    Format("GeoJSON", "geojson.zip", "application/zip", geojson_files),
)


def show_downloads(shown: Shown, filters: Filters, language: Language, waiting: int) -> None:
    """A button a format, each file made when it is asked for; nothing where no place is shown.

    Args:
        waiting: Promises that pass the filters and have no place.
    """
    if not shown.n_places:
        return
    view = _view(filters, waiting, language)
    st.html(STYLE)
    held = {
        "CSV": language.text("Two tables, of places and of commitments with their sources, and a README"),
        "XLSX": language.text("One workbook: the README, the places, the commitments with their sources"),
        "GeoJSON": language.text("One point a place with its commitments, and a README"),
    }
    with st.container(key="downloads", horizontal=True, vertical_alignment="center", gap="small", width="content"):
        st.markdown(_counted(shown, language), width="content")
        for form in FORMATS:
            st.download_button(
                form.label,
                partial(_written, form, shown, view, language),
                f"climate-commitments-{filters.day}-{view.release['release_id']}.{form.ending}",
                form.media_type,
                key=f"download-{form.label}",
                help=held[form.label],
                on_click="ignore",
            )


def _counted(shown: Shown, language: Language) -> str:
    return language.text(
        "Download {places} with {commitments}:",
        places=language.plural("{n} place", "{n} places", shown.n_places),
        commitments=language.plural("{n} commitment", "{n} commitments", shown.n_promises),
    )


def _written(form: Format, shown: Shown, view: View, language: Language) -> bytes:
    return form.write(_contents(shown, view), language)


def _view(filters: Filters, waiting: int, language: Language) -> View:
    known = cached.country_names()
    return View(
        filters=filters,
        words=view_in_words(filters, language),
        countries=tuple(
            f"{language.name(*known[code])} ({code})" if code in known else code for code in filters.countries
        ),
        address=f"{st.context.url or ''}?{urlencode(filters.address() | {'lang': language.tag})}",
        release=cached.release(),
        waiting=waiting,
    )


def _contents(shown: Shown, view: View) -> Contents:
    """What is shown, with its claims and sources.

    Raises:
        StoreError: Another release was published since the page was drawn, so that not all would be of one release.
    """
    day = view.filters.day
    made = contents(view, shown.places(), cached.claims(shown, day), cached.sources(), cached.dating(shown, day))
    if cached.release() != view.release:
        raise StoreError("A new release was published since this page was drawn; load the page again.")
    return made
