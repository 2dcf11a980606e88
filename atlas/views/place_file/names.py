"""The names of a place in every language and script, each marked with its language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import streamlit as st
from babel import Locale
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from atlas.queries.ask import Record
from atlas.queries.place_file.file import PlaceFile
from atlas.views.i18n import CUSTOMS, Language

UNKNOWN = "und"
"""Tag of a name whose language the gazetteer does not say."""
FIRST = {"en": ("en", "zh-Hans", "zh-Hant"), "zh-Hans": ("zh-Hans", "zh-Hant", "en")}
"""Reader's language → the languages whose names come first."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """The names in one language, or in one script where the language is not known.

    Args:
        lang: BCP 47 tag.
        label: Its name in the reader's language.
        own: Preferred and official names.
        others: Those beside them.
    """

    lang: str
    label: str
    own: tuple[str, ...]
    others: tuple[str, ...]


def show_names(file: PlaceFile, language: Language) -> None:
    """The names, language by language, those of the reader's first, folded away; nothing where there is but one."""
    tongues = tongues_of(file.names, language)
    if not tongues:
        return
    st.html(
        _template().render(
            tongues=tongues,
            summary=language.plural(
                "{n} name the search finds it by, in {langs} language",
                "{n} names the search finds it by, in {langs} languages and scripts",
                sum(len(tongue.own) + len(tongue.others) for tongue in tongues),
                langs=language.number(len(tongues)),
            ),
        )
    )


@cache
def _template() -> Template:
    folder = FileSystemLoader(Path(__file__).parents[1] / "templates")
    return Environment(loader=folder, autoescape=True, undefined=StrictUndefined).get_template("place_names.html")


def tongues_of(names: Sequence[Record], language: Language) -> list[Tongue]:
    """The names by language: the reader's first, then by the language's name, then scripts of no stated language.

    Args:
        names: Rows of `file_names.sql`, language by language.
    """
    first = FIRST[language.tag]
    made = [_tongue(lang, list(rows), language) for lang, rows in groupby(names, itemgetter("lang"))]
    return sorted(
        made,
        key=lambda tongue: (
            first.index(tongue.lang) if tongue.lang in first else len(first),
            tongue.lang.startswith(UNKNOWN),
            tongue.label,
        ),
    )


def _tongue(lang: str, rows: Sequence[Record], language: Language) -> Tongue:
    own = tuple(row["name"] for row in rows if row["kind"] in {"preferred", "official"})
    return Tongue(lang, label(lang, language), own, tuple(row["name"] for row in rows if row["name"] not in own))


def label(lang: str, language: Language) -> str:
    """The name of a language in the reader's own; of a script, where the language is not stated."""
    locale = Locale.parse(CUSTOMS[language.tag])
    tongue, _, rest = lang.partition("-")
    script = rest.partition("-")[0]
    if tongue == UNKNOWN:
        named = locale.scripts.get(script) if script else None
        if named:
            return language.text("{script} script, language not stated", script=named)
        return language.text("Latin letters, language not stated")
    named = locale.languages.get(lang.replace("-", "_")) or locale.languages.get(tongue)
    if named is None:
        return lang
    is_whole = lang.replace("-", "_") in locale.languages
    return named if is_whole or script not in locale.scripts else f"{named} ({locale.scripts[script]})"
