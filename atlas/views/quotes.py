"""Sentences ready to quote: each with its source, a button that copies both, and the link to what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atlas.views import cached
from atlas.views.components import component
from atlas.views.i18n import Language


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with its number, its denominator and its day.

    Args:
        source: Who says so, in words; empty where it is counted over all sources.
    """

    text: str
    source: str = ""


def show_quotes(quotes: Sequence[Quote], language: Language, *, key: str) -> None:
    """The sentences, one below another; nothing where there are none.

    Args:
        key: Name of the part in the page.
    """
    if not quotes:
        return
    t = language.text
    component("quotes")(
        key=key,
        data={
            "quotes": [{"text": quote.text, "source": source_line(quote, language)} for quote in quotes],
            "copy": t("Copy"),
            "copied": t("Copied"),
            "by_hand": t("Selected: copy it with the keyboard"),
            "link": t("Link to this view"),
        },
    )


def source_line(quote: Quote, language: Language) -> str:
    """Where a sentence is from: the atlas with its release, and whose words or numbers they are."""
    release = cached.release()["release_id"]
    if not quote.source:
        return language.text("Climate Commitments Atlas, release {release}", release=release)
    return language.text("Climate Commitments Atlas, release {release}; {source}", release=release, source=quote.source)
