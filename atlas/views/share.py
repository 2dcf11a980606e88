"""Sharing the view: its link, a map for a page of somebody else's, and how to cite it."""

from __future__ import annotations

import re

import streamlit as st

from atlas.views import address, cached
from atlas.views.components import component
from atlas.views.i18n import Language

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


def show_share(title: str, language: Language, counted: str = "", *, has_map: bool = False) -> None:
    """A button that opens the link, the citation of what is shown and, on request, the snippet for another page.

    Args:
        title: What is shown, with its day, in a line.
        counted: How much of it there is, in words; empty to leave it out.
        has_map: Whether the page shows its map alone where another page embeds it.
    """
    t = language.text
    said = t("{view} ({counted})", view=title, counted=counted) if counted else title
    with st.popover(t("Share"), icon=":material/share:", key="share"):
        component("share")(
            key="share-parts",
            data={
                "link": t("Link to this view"),
                "snippet": t("Map for another web page") if has_map else None,
                "sentence": t("Cite this"),
                "bibtex": "BibTeX",
                "copy": t("Copy"),
                "copied": t("Copied"),
                "by_hand": t("Selected: copy it with the keyboard"),
                "title": f"{t('Climate Commitments Atlas')}: {title}",
                "texts": {"link": LINK, "sentence": sentence(said, language), "bibtex": bibtex(said, language)},
            },
        )


def sentence(said: str, language: Language) -> str:
    """How to cite what is shown, in a sentence; the link is left for the browser as `LINK`."""
    return language.text(
        "Climate Commitments Atlas, release {release}: {view}. {link} (accessed {today}).",
        release=cached.release()["release_id"],
        view=said,
        link=LINK,
        today=language.day(address.today()),
    )


def bibtex(said: str, language: Language) -> str:
    """How to cite what is shown, as an entry of BibTeX; the link is left for the browser as `LINK`."""
    return BIBTEX.format(
        release=cached.release()["release_id"],
        title=in_latex(language.text("Climate Commitments Atlas")),
        note=in_latex(said),
        link=LINK,
        today=address.today().isoformat(),
    )


def in_latex(text: str) -> str:
    """The text with no sign that LaTeX takes for a command."""
    return re.sub(r"[\\~^{}$&#_%]", lambda sign: LATEX[sign[0]], text)
