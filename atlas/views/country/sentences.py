"""Sentences ready to quote: each a template filled by what the page counts, with its number, day and sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import streamlit as st

from atlas.model import Kind, Level
from atlas.queries.country.ahead import Pace, by_level, race
from atlas.queries.spells import SCOPES
from atlas.queries.world import Shown
from atlas.views import cached
from atlas.views.country.area import Desk
from atlas.views.country.ladder_table import people_below
from atlas.views.country.records import records
from atlas.views.country.words import people_words, share_word
from atlas.views.i18n import Language
from atlas.views.lists.place_list import IN_PART
from atlas.views.quotes import Quote, show_quotes

NAMED = 3
"""Places named in a sentence; of more, the rest are counted."""
MOST_SOURCES = 3
"""Sources named under a sentence; of more, the rest are counted."""


def show_sentences(desk: Desk) -> None:
    """The sentences, each ready to be copied."""
    language = desk.language
    st.subheader(language.text("Sentences ready to quote"), anchor="quotes")
    quotes = sentences(desk)
    if not quotes:
        st.markdown(
            language.text("There is nothing to quote: no commitment of the kinds chosen stands below the nation.")
        )
    show_quotes(quotes, language, key="country-quotes")


def sentences(desk: Desk) -> list[Quote]:
    """Local governments and regions of each kind with their people, and who is ahead of the nation."""
    quotes = [*_ahead(desk)] if desk.of.is_nation else []
    quotes += [
        quote
        for kind in desk.kinds
        for level in (Level.LOCAL, Level.REGIONAL)
        if (quote := _of_kind(kind, level, desk))
    ]
    return quotes


def _of_kind(kind: str, level: Level, desk: Desk) -> Quote | None:
    of, ladder, language = desk.of, desk.ladder, desk.language
    n = ladder.with_promise(of.nations, level, kind)
    if not n:
        return None
    there = replace(desk.filters, kinds=(kind,), levels=(level,))
    people, whole = people_below(desk, there, (level,)), desk.population
    said = {
        "day": desk.day,
        "area": of.said,
        "did": did(kind, language),
        "people": people_words(people, language),
        "share": share_word(people, whole) or language.text("unknown"),
        "all": language.text("unknown") if whole is None else language.number(whole),
    }
    if level == Level.LOCAL:
        text = language.plural(
            "As of {day}, {n} local government in {area} {did}; {people} live there ({share} of {all} residents).",
            "As of {day}, {n} local governments in {area} {did}; {people} live there ({share} of {all} residents).",
            n,
            **said,
        )
    else:
        text = language.plural(
            "As of {day}, {n} of {held} regions in {area} {did}; {people} live there ({share} of {all} residents).",
            "As of {day}, {n} of {held} regions in {area} {did}; {people} live there ({share} of {all} residents).",
            n,
            held=language.number(ladder.in_register(of.nations, level)),
            **said,
        )
    shown = cached.view(there).shown
    said_all = ("" if language.is_chinese else " ").join(filter(None, [text, _in_part(shown, language)]))
    return Quote(said_all, _source(shown, language))


def _in_part(shown: Shown, language: Language) -> str:
    """How many of the promises are not the whole community's; empty where all are, or no source says."""
    scopes = [SCOPES.index(scope) for scope in IN_PART]
    n = int(np.isin(shown.world.scope[shown.rows], scopes).sum())
    if not n:
        return ""
    return language.plural(
        "Of these promises, {n} covers only the government's own operations or one sector.",
        "Of these promises, {n} cover only the government's own operations or one sector.",
        n,
    )


def did(kind: str, language: Language) -> str:
    """What a government with a standing promise of a kind has done, as it stands in a sentence of the past."""
    t = language.text
    return {
        Kind.CLIMATE_EMERGENCY: t("had declared a climate emergency"),
        Kind.NEUTRALITY: t("had promised neutrality (net zero, carbon or climate neutral)"),
        Kind.RENEWABLE_100: t("had promised 100% renewable energy or electricity"),
        Kind.FOSSIL_FREE: t("had made a fossil-free commitment"),
        Kind.PILOT: t("had been chosen for a national pilot programme"),
        Kind.PEAK: t("had named a year by which emissions peak"),
        Kind.REDUCTION: t("had set an emissions reduction target"),
        Kind.RENEWABLE_SHARE: t("had set a target for the share of renewables"),
        Kind.CARBON_PRICING: t("had put a price on carbon"),
    }[Kind(kind)]


def _ahead(desk: Desk) -> Iterator[Quote]:
    """Who aims for neutrality before the nation does, and the largest of those who aim for the earliest year."""
    language, found = desk.language, race(desk.world, desk.of.code, Kind.NEUTRALITY)
    earlier = found.groups[Pace.EARLIER]
    if found.nation is None or not earlier.n_places:
        return
    counts, places = by_level(earlier), earlier.places()
    years = places["target_years"].str[0]
    first = places[years == years.min()].sort_values("population", ascending=False, kind="stable")
    names = [language.name(place["name"], place["name_zh"]) for place in records(first.head(NAMED))]
    if more := len(first) - len(names):
        names.append(language.plural("{n} more", "{n} more", more))
    yield Quote(
        language.text(
            "As of {day}, {regions} and {local} in {area} aimed for neutrality before the nation does, whose year is "
            "{year}. The earliest year among them is {first}: {places}.",
            day=desk.day,
            regions=language.plural("{n} region", "{n} regions", counts[Level.REGIONAL]),
            local=language.plural("{n} local government", "{n} local governments", counts[Level.LOCAL]),
            area=desk.of.said,
            year=found.nation.year,
            first=years.min(),
            places=language.listed(names),
        ),
        _source(earlier, language, found.nation.source_id),
    )


def _source(shown: Shown, language: Language, *also: str) -> str:
    """The sources whose claims are counted, those that give most first."""
    publishers = {source["source_id"]: source["publisher"] for source in cached.sources()}
    counts = Counter([*shown.world.source_id[shown.rows].tolist(), *also])
    named = [publishers[source_id] for source_id, _ in counts.most_common(MOST_SOURCES)]
    if more := len(counts) - len(named):
        named.append(language.plural("{n} more source", "{n} more sources", more))
    return language.text("data: {sources}", sources="; ".join(named))
