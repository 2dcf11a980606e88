"""The frame around every page: title, language, footer, and the sentence when all else fails."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from atlas.errors import StoreError
from atlas.views import address, cached
from atlas.views.i18n import LANGUAGES, Language

STYLE = Path(__file__).parent / "style.css"


def open_frame() -> Language:
    """The reader's language, after the head of the page is drawn.

    Raises:
        StoreError: There is no store to draw anything from.
    """
    st.html(STYLE)
    tag = address.language_tag()
    with st.sidebar:
        picked = st.segmented_control(
            "Language · 语言", list(LANGUAGES), default=tag, format_func=LANGUAGES.__getitem__,
            key="language", label_visibility="collapsed",
        )  # fmt: skip
    if picked and picked != tag:
        address.write_language(picked)
        tag = picked
    return Language(tag, cached.words())


def close_frame(language: Language) -> None:
    """The foot of the page: release, licence, borders."""
    release = cached.release()
    st.caption(
        language.text(
            "Release {release}, sources as of {day} at the latest. Borders are those of Natural Earth and "
            "endorse no claim. Places: GeoNames (CC BY 4.0). Each commitment names its own source and licence.",
            release=release["release_id"],
            day=language.day(release["as_of"]),
        )
    )


def show_fault(fault: StoreError) -> None:
    """One sentence in place of a page, in both languages since no store says which labels to use."""
    st.error(f"{fault}\n\n数据库暂时无法读取。", icon=None)
