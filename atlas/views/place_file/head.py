"""The head of the file: the name, what the place is in a line, and its neutrality beside its nation's."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from atlas.model import Level
from atlas.queries.place_file.file import PlaceFile
from atlas.views import address
from atlas.views.i18n import Language
from atlas.views.page_frame import name_tab
from atlas.views.place_file.beside import Beside, neutrality_beside
from atlas.views.place_file.identity import names_of
from atlas.views.place_file.sentence import show_sentence

STYLE = Path(__file__).parent / "place_file.css"


def show_head(file: PlaceFile, both: Beside, language: Language) -> str:
    """What the page shows in a line with its day, after its head is drawn."""
    first, other = names_of(file, language)
    name_tab(first, language)
    other_lang = "en" if language.is_chinese else "zh-Hans"
    beside = f' <span class="other-name" lang="{other_lang}">{escape(other)}</span>' if other else ""
    under = [language.label("level", file.level)]
    if file.level != Level.NATIONAL:
        under += [language.name(each["name"], each["name_zh"]) for each in reversed(file.around) if each["relation"]]
        under += [language.name(file.place["country_name"], file.place["country_name_zh"])]
    line = " · ".join(escape(part) for part in dict.fromkeys(under) if part)
    st.html(f'<h1 class="place-file">{escape(first)}{beside}</h1><p class="place-file under">{line}</p>')
    show_sentence(neutrality_beside(file, both, language))
    if file.level == Level.NATIONAL:
        _show_way(
            address.href("country", of=file.place_id),
            language.text("Its regions and towns beside it: the country page"),
        )
    return language.text("{place}: the file of its commitments as of {day}", place=first, day=language.day(file.day))


def show_choice(chosen: str | None, language: Language) -> None:
    """What to do where no place is chosen, or the address names one the atlas does not hold."""
    t = language.text
    title = t("The file of a place")
    name_tab(title, language)
    st.html(f'<h1 class="place-file">{escape(title)}</h1>')
    if chosen:
        st.warning(t("The atlas holds no place with the id in this link. Search for its name, in any script."))
    else:
        st.write(
            t(
                "Search for a town, a region or a nation, in any script: its file says what its government has "
                "promised, who says so in which words, what is not known, and how to correct it."
            )
        )
    _show_way(address.href(""), t("Or pick it on the world map"))


def _show_way(href: str, text: str) -> None:
    st.html(f'<p class="place-file sentence"><a href="{escape(href)}" target="_self">{escape(text)}</a></p>')
