"""The first sentence of the desk: how many governments, how many people, and what the nation itself aims for."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st
from babel.lists import format_list

from atlas.model import Kind, Level
from atlas.queries.country.ahead import headline
from atlas.views import address
from atlas.views.country.area import Desk
from atlas.views.country.ladder_table import people_below
from atlas.views.country.words import people_words, promise_words, share_word
from atlas.views.i18n import CUSTOMS, Language


def show_lead(desk: Desk) -> None:
    """The sentences; and a line where the address asks for what this desk does not follow."""
    with st.container(key="country-lead"):
        st.markdown(lead(desk))
    asked = address.filters()
    if asked.levels or asked.asks_of_promises:
        st.caption(
            desk.language.text("This page shows every level, status and target year, whatever the address asks for.")
        )


def lead(desk: Desk) -> str:
    """The sentences, with the day, the kinds and the denominators."""
    of, ladder, language = desk.of, desk.ladder, desk.language
    n = {level: ladder.with_promise(of.nations, level) for level in Level}
    first = language.text(
        "As of {day}, {regions} of {all} regions and {local} of {area} have at least one of these commitments: "
        "{kinds}.",
        day=desk.day,
        regions=language.number(n[Level.REGIONAL]),
        all=language.number(ladder.in_register(of.nations, Level.REGIONAL)),
        local=language.plural("{n} local government", "{n} local governments", n[Level.LOCAL]),
        area=of.said,
        kinds=_any_of((language.label("kind", kind) for kind in desk.kinds), language),
    )
    return ("" if language.is_chinese else " ").join(filter(None, [first, _people(desk), _own(desk)]))


def _people(desk: Desk) -> str:
    people, whole, language = people_below(desk, desk.filters), desk.population, desk.language
    if not people.counted or not whole:
        return ""
    return language.text(
        "They are home to {people}, each counted once: {share} of {all} residents.",
        people=people_words(people, language),
        share=share_word(people, whole),
        all=language.number(whole),
    )


def _own(desk: Desk) -> str:
    of, language = desk.of, desk.language
    if not of.is_nation:
        return language.text(
            "Of the {all} nations, {n} have one of these commitments themselves.",
            all=language.number(len(of.nations)),
            n=language.number(desk.ladder.with_promise(of.nations, Level.NATIONAL)),
        )
    own = headline(desk.world, of.code, Kind.NEUTRALITY)
    if own is None:
        return language.text("No promise of neutrality by the nation itself stands.")
    return language.text("The nation itself aims for neutrality: {promise}.", promise=promise_words(own, language))


def _any_of(labels: Iterable[str], language: Language) -> str:
    lowered = [label[0].lower() + label[1:] for label in labels]
    return str(format_list(lowered, "or", locale=CUSTOMS[language.tag]))
