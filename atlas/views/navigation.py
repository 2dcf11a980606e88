"""The way from page to page, which takes the view along."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from atlas import paths
from atlas.views import address
from atlas.views.i18n import Language

STYLE = Path(__file__).parent / "navigation.css"
PAGES = {"": "world", "country": "country", "place": "place", "networks": "networks", "peaks": "peaks",
         "timeline": "timeline", "data": "data"}  # fmt: skip
"""Part of the path → name of the file in `pages`."""


def pages() -> list[st.Page]:
    """Every page there is, the world first."""
    folder = paths.PROJECT / "pages"
    return [
        st.Page(folder / f"{name}.py", title=name, url_path=path or None, default=not path)
        for path, name in PAGES.items()
        if (folder / f"{name}.py").is_file()
    ]


def show_navigation(here: str) -> None:
    """A link to each page, with the view; none where the page is embedded.

    Args:
        here: Part of the path of the page that runs.
    """
    if st.context.is_embedded:
        return
    st.html(STYLE)
    labels, view = _labels(), address.carried()
    with st.container(key="navigation", horizontal=True, gap="small"):
        for page in pages():
            if page.url_path == here:
                st.markdown(f"**{labels[here]}**", width="content")
            else:
                st.page_link(page, label=labels[page.url_path], query_params=view)


def _labels() -> dict[str, str]:
    t = Language(address.language_tag(), {}).text
    return {
        "": t("World"),
        "country": t("Country"),
        "place": t("Place"),
        "networks": t("Networks"),
        "peaks": t("Peaks and pilots"),
        "timeline": t("Timeline"),
        "data": t("Data and method"),
    }
