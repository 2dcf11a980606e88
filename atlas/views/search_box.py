"""The search box: any name, alias or code of a place, in any script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from atlas.model import Level
from atlas.queries.search_index import Found, Way
from atlas.views import address, cached
from atlas.views.components import component
from atlas.views.i18n import Language

SHOWN = 12
"""Places offered at once; more letters find the others."""
QUOTED = 40
"""Letters of a question that found nothing which are said back."""


@st.fragment
def show_search(language: Language) -> None:
    """The box; typing runs only this part of the page again, picking a place selects it and runs the page."""
    held = st.session_state.get("search") or {}
    found = component("search_box")(
        key="search",
        data=answer(_legible(held.get("asked")), language),
        default={"asked": ""},
        on_asked_change=_nothing,
        on_picked_change=_nothing,
    )
    if picked := _legible(found.picked):
        address.select_place(picked)
        st.rerun()


def answer(asked: str, language: Language) -> dict[str, object]:
    """What the box shows for what was asked: its own words, the places found, and a sentence where it takes one.

    The text that is answered goes with it, since another may stand in the box by then.
    """
    found = cached.search_index().find(asked, SHOWN + 1, language.is_chinese) if asked else []
    shown = found[:SHOWN]
    hint = _hint(asked, found, language) if asked else ""
    return {
        "label": language.text("Find a place"),
        "placeholder": language.text("Find a place: Munich, 札幌, CN-JS"),
        "clear": language.text("Clear the search"),
        "text": asked,
        "places": _places(shown, language),
        "hint": hint,
        "said": hint or language.plural("{n} place found", "{n} places found", len(shown)),
        "is_sure": [place.way for place in found].count(Way.EXACT) == 1,
    }


def _hint(asked: str, found: Sequence[Found], language: Language) -> str:
    if not found:
        letters = "".join(filter(str.isprintable, asked))
        quoted = letters if len(letters) <= QUOTED else letters[:QUOTED] + "…"
        return language.text(
            "The atlas knows no place by the name “{text}”. Try another spelling, another language or a code.",
            text=quoted,
        )
    if found[0].way == Way.NEAR:
        return language.text("No name fits exactly; these come near:")
    if len(found) > SHOWN:
        return language.text("The first {n} places; more letters find the others.", n=SHOWN)
    return ""


def _places(found: Sequence[Found], language: Language) -> list[dict[str, str]]:
    lines = [_line(place, language) for place in found]
    names = [language.name(place.name, place.name_zh) for place in found]
    alike = Counter(zip(names, lines, strict=True))
    return [
        {
            "id": place.place_id,
            "name": name,
            "other": _other(place, name, language),
            "line": line if alike[name, line] == 1 else f"{line} · {_residents(place, language)}",
            "note": "" if place.n_kinds else language.text("no commitment held"),
        }
        for place, name, line in zip(found, names, lines, strict=True)
    ]


def _line(place: Found, language: Language) -> str:
    """Level, region and nation: what tells places of one name apart."""
    around = [language.label("level", place.level)]
    if place.level != Level.NATIONAL:
        around += [
            language.name(place.region_name, place.region_name_zh),
            language.name(place.country_name, place.country_name_zh),
        ]
    return " · ".join(filter(None, around))


def _other(place: Found, name: str, language: Language) -> str:
    """The name that was found by, else the one of the other language; empty where there is no other."""
    other = place.matched or (place.name if language.is_chinese else place.name_zh)
    return other if other and other != name else ""


def _residents(place: Found, language: Language) -> str:
    if place.population is None:
        return language.text("Number of residents unknown")
    return language.text("{people} residents", people=language.number(place.population))


def _legible(sent: object) -> str:
    """What a browser sent, as text that can be sent back."""
    return sent.encode("utf-8", "replace").decode() if isinstance(sent, str) else ""


def _nothing() -> None:
    """A state of a component needs a callback; this one is read where the box is drawn."""
