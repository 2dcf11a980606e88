"""The frame around every page: title, language, footer, and the sentence when all else fails.

Embedded in a page of somebody else's, by `?embed=true`, it is a line below the map and no more.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from atlas import paths
from atlas.errors import StoreError
from atlas.views import address, cached
from atlas.views.components import component
from atlas.views.i18n import LANGUAGES, Language, catalogue
from atlas.views.navigation import pages

STYLE = Path(__file__).parent / "style.css"
EMBED_STYLE = Path(__file__).parent / "embed.css"


def tab_title() -> str:
    """The atlas's name in the reader's language: of the browser's tab, before there is any store to ask."""
    return catalogue(address.language_tag()).gettext("Climate Commitments Atlas")


def name_tab(title: str, language: Language) -> None:
    """Name the browser's tab after what the page shows."""
    st.set_page_config(page_title=f"{title} · {language.text('Climate Commitments Atlas')}")


def is_embedded() -> bool:
    """Whether the page stands in a page of somebody else's."""
    return bool(st.context.is_embedded)


def open_frame() -> Language:
    """The reader's language, after the head of the page is drawn.

    Raises:
        StoreError: There is no store to draw anything from.
    """
    _join_app()
    st.html(STYLE)
    if is_embedded():
        st.html(EMBED_STYLE)
    else:
        _offer_languages()
    language = Language(address.language_tag(), cached.words())
    component("frame")(
        key="frame",
        data={
            "address": address.spelled(),
            "language": language.tag,
            "skip": "" if is_embedded() else _skip(language),
        },
    )
    return language


def _join_app() -> None:
    """Run again inside `app.py` where Streamlit ran the page alone.

    It does so for the first reader of a server who arrives on a page below: it has found the folder `pages`, and has
    not seen `st.navigation` yet.
    """
    context = get_script_run_ctx()
    if context is not None and Path(context.main_script_path) == paths.PROJECT / "app.py" and not address.has_arrived():
        st.navigation(pages(), position="hidden")
        st.rerun()


def _skip(language: Language) -> str:
    return language.text("Skip to the content") if address.page() else language.text("Skip to the list")


def _offer_languages() -> None:
    shown = address.language_tag()
    if st.session_state.get("language") != shown:
        st.session_state["language"] = shown
    with st.sidebar:
        st.segmented_control(
            "Language · 语言", list(LANGUAGES), format_func=LANGUAGES.__getitem__, key="language",
            label_visibility="collapsed", on_change=_speak,
        )  # fmt: skip


def _speak() -> None:
    address.write_language(st.session_state["language"] or address.language_tag())


def close_frame(language: Language) -> None:
    """The foot of the page: release, licence, borders; where it is embedded, a way to the atlas."""
    release = cached.release()
    if is_embedded():
        component("open_link")(
            key="open-link",
            data={
                "open": language.text("Open in the atlas"),
                "note": language.text(
                    "Climate Commitments Atlas, release {release}. Borders: Natural Earth, no endorsement.",
                    release=release["release_id"],
                ),
            },
        )
        return
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
