"""The rows of the reader's list with their places; where it is unsure, the reader chooses among candidates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

import streamlit as st

from atlas.model import Level
from atlas.queries.networks.given_list import Certainty, GivenRow, MatchedPlace
from atlas.views import cached
from atlas.views.components import component
from atlas.views.i18n import Language
from atlas.views.lists.paged_table import turned_to
from atlas.views.lists_in.held import Held, choose, form_number, held_list

KEY, CHOSEN = "given-rows", "given-rows-chosen"
CHECK, ALL = "check", "all"
"""Which rows are shown, beside those of one certainty."""
UNSURE = (Certainty.NONE, Certainty.PROBABLE)
Countries = Mapping[str, tuple[str, str | None]]
"""Alpha-3 → name in English and in simplified Chinese."""
LONGEST = 120
"""Letters of a given text that are shown."""


class Row(TypedDict):
    """One row in the reader's words.

    `said` is what was given beside the name, `where` the level, region and country of the place, `why` how it was found
    or why not; `options` are the ids and names of the candidates, none where there is nothing to choose.
    """

    line: int
    given: str
    said: str
    place: str
    where: str
    sure: str
    why: str
    options: list[tuple[str, str]]
    chosen: str


@st.fragment
def show_rows(language: Language) -> None:
    """The rows page by page, those to be checked first of all; a choice runs the whole page again."""
    held = held_list()
    if held is None:
        return
    if st.session_state.pop(CHOSEN, False):
        st.rerun()
    t, key = language.text, f"{KEY}-{form_number()}"
    closed = st.expander(t("Look through the rows"), key=f"{key}-open", on_change="rerun")
    if not closed.open:
        return
    with closed:
        _show_rows(held, key, language)


def _show_rows(held: Held, key: str, language: Language) -> None:
    t = language.text
    st.caption(
        t(
            "Exact: the name is the place's own and nothing speaks for another. Probable: another name, a part of the "
            "name, or the likeliest of several namesakes."
        )
    )
    wanted = _wanted(held.shown.counts, key, language)
    rows = [row for row in held.shown.rows if _is_wanted(row, wanted)]
    turned = turned_to(key, (wanted, held.found), len(rows))
    counted = language.plural(
        "Row {first} to {last} of {n}",
        "Rows {first} to {last} of {n}",
        turned.rows,
        first=language.number(turned.first),
        last=language.number(turned.last),
    )
    countries = cached.country_names()

    def turn() -> None:
        asked = st.session_state[key].turned
        view, page = st.session_state[f"{key}-page"]
        st.session_state[f"{key}-page"] = view, asked if isinstance(asked, int) else page

    def take() -> None:
        picked = st.session_state[key].chosen
        if isinstance(picked, list) and len(picked) == 2 and isinstance(picked[0], int):
            choose(picked[0], str(picked[1]))
            st.session_state[CHOSEN] = True

    component("given_rows")(
        key=key,
        data={
            "lang": language.tag,
            "caption": t("Rows of your list and their places"),
            "counted": counted if rows else t("No row of this sort."),
            "heads": [t("Row"), t("Name as given"), t("Place"), t("Certainty")],
            "rows": [
                _row(row, row.line in held.choices, countries, language) for row in rows[turned.first - 1 : turned.last]
            ],
            "page": turned.page,
            "pages": turned.pages,
            "words": {
                "turning": t("Pages of the list"),
                "previous": t("Previous page"),
                "next": t("Next page"),
                "page": t("Page {n} of {pages}", n="{n}", pages="{pages}"),
                "choice": t("Place of “{name}”", name="{name}"),
            },
        },
        on_turned_change=turn,
        on_chosen_change=take,
    )


def certainty_words(language: Language) -> dict[Certainty, str]:
    """Certainty → its word."""
    t = language.text
    return {
        Certainty.EXACT: t("exact"),
        Certainty.PROBABLE: t("probable"),
        Certainty.NONE: t("no place found"),
        Certainty.CHOSEN: t("chosen by you"),
    }


def _wanted(counts: dict[Certainty, int], key: str, language: Language) -> str:
    """Which rows the reader asks for: at first those to be checked, if there are any."""
    t, unsure = language.text, sum(counts[each] for each in UNSURE)
    words = {str(each): word for each, word in certainty_words(language).items() if counts[each]}
    labels = ({CHECK: t("to be checked")} if unsure else {}) | {ALL: t("all")} | words
    numbers = {CHECK: unsure, ALL: sum(counts.values())} | {str(each): n for each, n in counts.items()}
    picked = st.pills(
        t("Rows shown"),
        list(labels),
        default=next(iter(labels)),
        format_func=lambda each: f"{labels.get(each, each)} {language.number(numbers[each])}",
        key=f"{key}-wanted",
    )
    return picked if picked in labels else ALL


def _is_wanted(row: GivenRow, wanted: str) -> bool:
    if wanted == CHECK:
        return row.certainty in UNSURE
    return wanted in (ALL, row.certainty)


def _row(row: GivenRow, is_decided: bool, countries: Countries, language: Language) -> Row:
    place = row.place
    return Row(
        line=row.line,
        given=_cut(row.name),
        said=_cut(language.listed(filter(None, (row.given_level, row.given_region, row.given_country)))),
        place=_name(place, language) if place else "",
        where=_where(place, countries, language) if place else "",
        sure=certainty_words(language)[row.certainty],
        why=_why(row, language),
        options=_options(row, is_decided, countries, language),
        chosen=row.place_id or "",
    )


def _options(row: GivenRow, is_decided: bool, countries: Countries, language: Language) -> list[tuple[str, str]]:
    """What the reader may choose: the candidates, or none; nothing where the row is exact or has no candidate."""
    if row.certainty == Certainty.EXACT or not row.candidates:
        return []
    named = [
        (each.place_id, " · ".join(filter(None, (_name(each, language), _where(each, countries, language)))))
        for each in row.candidates
    ]
    if row.place is None and not is_decided:
        first = language.plural("{n} candidate: choose", "{n} candidates: choose", len(named))
        return [("", first), *named]
    return [*named, ("", language.text("none of these"))]


def _why(row: GivenRow, language: Language) -> str:
    if row.certainty == Certainty.CHOSEN:
        return ""
    if row.place is None:
        return language.label("reason", row.reason) if row.reason in language.words["reason"] else ""
    t = language.text
    words = {
        "decision": t("decided by a person, with evidence"),
        "code": t("by its code"),
        "exact": t("its own name"),
        "alternate": t("another name of it"),
        "stripped": t("its name without the word for the kind of government"),
        "part": t("a part of the name"),
    }
    percent = language.text("confidence {percent} %", percent=round(100 * row.confidence))
    return language.listed([words[row.method], percent])


def _name(place: MatchedPlace, language: Language) -> str:
    return language.name(place.name, place.name_zh)


def _where(place: MatchedPlace, countries: Countries, language: Language) -> str:
    """Region, country and residents of a place, and its level unless it is local: what tells namesakes apart."""
    region = language.name(place.region, place.region_zh)
    country = language.name(*countries.get(place.country, (place.country, None)))
    around = () if place.level == Level.NATIONAL else (region, country)
    level = "" if place.level == Level.LOCAL else language.label("level", place.level)
    people = language.text("{people} residents", people=language.number(place.population)) if place.population else ""
    return " · ".join(filter(None, (level, *around, people)))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
