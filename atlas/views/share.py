"""Sharing the view: its link, a map for a page of somebody else's, and how to cite it."""

from __future__ import annotations

import re

import streamlit as st

from atlas.queries.filters import Filters
from atlas.queries.world import Shown
from atlas.views import address, cached
from atlas.views.components import component
from atlas.views.i18n import Language
from atlas.views.view_words import view_in_words

LINK = "{link}"
"""Where the browser puts the link, which it alone knows whole: the extent of the map is in it."""
BIBTEX = """@misc{{climate-commitments-atlas-{release},
  title = {{{title}}},
  version = {{{release}}},
  note = {{{note}}},
  url = {{{link}}},
  urldate = {{{today}}}
}}"""
LATEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    sign: "\\" + sign for sign in "{}$&#_%"
}
"""What LaTeX takes for a command → what it prints as itself."""


def show_share(filters: Filters, shown: Shown, language: Language) -> None:
    """A button that opens the link, the snippet for another page and the citation of what is shown."""
    t = language.text
    with st.popover(t("Share"), icon=":material/share:", key="share"):
        component("share")(
            key="share-parts",
            data={
                "link": t("Link to this view"),
                "snippet": t("Map for another web page"),
                "sentence": t("Cite this"),
                "bibtex": "BibTeX",
                "copy": t("Copy"),
                "copied": t("Copied"),
                "by_hand": t("Selected: copy it with the keyboard"),
                "title": f"{t('Climate Commitments Atlas')}: {view_in_words(filters, language)}",
                "texts": {
                    "link": LINK,
                    "sentence": sentence(filters, shown, language),
                    "bibtex": bibtex(filters, shown, language),
                },
            },
        )


def counted(shown: Shown, language: Language) -> str:
    """How many places and commitments are shown."""
    return language.listed(
        [
            language.plural("{n} place shown", "{n} places shown", shown.n_places),
            language.plural("{n} commitment", "{n} commitments", shown.n_promises),
        ]
    )


def sentence(filters: Filters, shown: Shown, language: Language) -> str:
    """How to cite the view, in a sentence; the link is left for the browser as `LINK`."""
    return language.text(
        "Climate Commitments Atlas, release {release}: {view} ({counted}). {link} (accessed {today}).",
        release=cached.release()["release_id"],
        view=view_in_words(filters, language),
        counted=counted(shown, language),
        link=LINK,
        today=language.day(address.today()),
    )


def bibtex(filters: Filters, shown: Shown, language: Language) -> str:
    """How to cite the view, as an entry of BibTeX; the link is left for the browser as `LINK`."""
    return BIBTEX.format(
        release=cached.release()["release_id"],
        title=in_latex(language.text("Climate Commitments Atlas")),
        note=in_latex(f"{view_in_words(filters, language)} ({counted(shown, language)})"),
        link=LINK,
        today=address.today().isoformat(),
    )


def in_latex(text: str) -> str:
    """The text with no sign that LaTeX takes for a command."""
    return re.sub(r"[\\~^{}$&#_%]", lambda sign: LATEX[sign[0]], text)
