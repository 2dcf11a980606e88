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
from atlas.views.country.words import people_words, series, share_words
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
    said = [_governments(desk), _people(desk), _own(desk)]
    return ("" if desk.language.is_chinese else " ").join(filter(None, said))


def _governments(desk: Desk) -> str:
    """How many regions and local governments have a promise; which of them there are none of is not counted."""
    of, ladder, language = desk.of, desk.ladder, desk.language
    t = language.text
    if not desk.holds_below:
        return t("The register holds no region or local government of {area}.", area=of.said)
    regions, local = (ladder.with_promise(of.nations, level) for level in (Level.REGIONAL, Level.LOCAL))
    said = {
        "day": desk.day,
        "area": of.said,
        "kinds": _any_of((language.label("kind", kind) for kind in desk.kinds), language),
    }
    if not regions + local:
        return t(
            "As of {day}, no region or local government of {area} in the register has any of these commitments: "
            "{kinds}.",
            **said,
        )
    governments = []
    if held := ladder.in_register(of.nations, Level.REGIONAL):
        governments.append(t("{n} of {all} regions", n=language.number(regions), all=language.number(held)))
    if local:
        governments.append(language.plural("{n} local government", "{n} local governments", local))
    said["governments"] = series(governments, language)
    return language.plural(
        "As of {day}, {governments} of {area} has at least one of these commitments: {kinds}.",
        "As of {day}, {governments} of {area} have at least one of these commitments: {kinds}.",
        regions + local if len(governments) == 1 else len(governments),
        **said,
    )


def _people(desk: Desk) -> str:
    people, whole, language = people_below(desk, desk.filters), desk.population, desk.language
    if not people.counted or not whole:
        return ""
    return language.text(
        "They are home to {people}, each counted once: {share} of {all} residents.",
        people=people_words(people, whole, language),
        share=share_words(people, whole, language),
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
    if own.year is None:
        return language.text("The nation itself promised neutrality without a year.")
    return language.text(
        "The nation itself aims for neutrality by {year} ({status}).",
        year=own.year,
        status=language.label("status", own.status).lower(),
    )


def _any_of(labels: Iterable[str], language: Language) -> str:
    lowered = [label[0].lower() + label[1:] for label in labels]
    return str(format_list(lowered, "or", locale=CUSTOMS[language.tag]))
