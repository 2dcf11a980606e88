"""Sentences ready to quote: each a template filled by what the page counts, with its number, day and sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import streamlit as st

from atlas.model import Kind, Level, Status
from atlas.queries.country.ahead import Pace, by_level, race
from atlas.queries.country.ladder import local_types
from atlas.queries.filters import STATUSES
from atlas.queries.spells import SCOPES
from atlas.queries.world import Shown
from atlas.views import cached
from atlas.views.country.area import Desk
from atlas.views.country.ladder_table import people_below
from atlas.views.country.records import records
from atlas.views.country.words import people_words, publisher_word, series, share_words
from atlas.views.i18n import Language
from atlas.views.lists.place_list import IN_PART
from atlas.views.quotes import Quote, show_quotes

SHOWN = 3
"""Sentences in sight; of more, the rest are folded away."""
NAMED = 3
"""Places named in a sentence; of more, the rest are counted."""
MOST_SOURCES = 3
"""Sources named under a sentence; of more, the rest are counted."""


def show_sentences(desk: Desk) -> None:
    """The sentences, each ready to be copied, the first few in sight; nothing where there is nothing to quote."""
    language, quotes = desk.language, sentences(desk)
    if not quotes:
        return
    st.subheader(language.text("Sentences ready to quote"), anchor="quotes")
    show_quotes(quotes[:SHOWN], language, key="country-quotes")
    if more := quotes[SHOWN:]:
        with st.expander(language.plural("{n} more sentence", "{n} more sentences", len(more))):
            show_quotes(more, language, key="country-more-quotes")


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
        "people": people_words(people, whole, language),
        "share": share_words(people, whole, language),
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
            "As of {day}, {n} of {held} regions of {area} in the register {did}{types}; {people} live there ({share} "
            "of {all} residents).",
            "As of {day}, {n} of {held} regions of {area} in the register {did}{types}; {people} live there ({share} "
            "of {all} residents).",
            n,
            held=language.number(ladder.in_register(of.nations, level)),
            types=_by_type(cached.view(there).shown, desk),
            **said,
        )
    shown = cached.view(there).shown
    said_all = ("" if language.is_chinese else " ").join(filter(None, [text, _in_part(shown, language)]))
    return Quote(said_all, _source(shown, language))


def _by_type(shown: Shown, desk: Desk) -> str:
    """Of a nation whose regions are of several types, how many of each: a district is no state; else empty."""
    language = desk.language
    if not desk.of.is_nation:
        return ""
    held = local_types(shown.world.ground, desk.of.code, Level.REGIONAL)
    if len(held) == 1 or None in held:
        return ""
    found = Counter(record["local_type"] for record in records(shown.places()))
    counts = (
        language.text("{type}: {n} of {all}", type=word, n=language.number(n), all=language.number(held[word]))
        for word, n in found.most_common()
    )
    return language.text(" ({aside})", aside=language.listed(counts))


def _in_part(shown: Shown, language: Language) -> str:
    """How many of the promises are proposals, or not the whole community's; empty where none is known to be."""
    scopes = [SCOPES.index(scope) for scope in IN_PART]
    in_part = int(np.isin(shown.world.scope[shown.rows], scopes).sum())
    proposed = int((shown.world.codes["status"][shown.rows] == STATUSES.index(Status.PROPOSED)).sum())
    parts = []
    if proposed:
        parts.append(language.plural("{n} is only proposed", "{n} are only proposed", proposed))
    if in_part:
        parts.append(
            language.plural(
                "{n} covers only the government's own operations or one sector",
                "{n} cover only the government's own operations or one sector",
                in_part,
            )
        )
    return language.text("Of these promises, {parts}.", parts=language.listed(parts)) if parts else ""


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
    regions, local = counts[Level.REGIONAL], counts[Level.LOCAL]
    governments = [
        *([language.plural("{n} region", "{n} regions", regions)] if regions else []),
        *([language.plural("{n} local government", "{n} local governments", local)] if local else []),
    ]
    text = language.text(
        "As of {day}, {governments} in {area} aimed for neutrality before the nation does ({year}). "
        "The earliest year among them is {first}: {places}.",
        day=desk.day,
        governments=series(governments, language),
        area=desk.of.said,
        year=found.nation.year,
        first=years.min(),
        places=series(names, language),
    )
    said = ("" if language.is_chinese else " ").join(filter(None, [text, _in_part(earlier, language)]))
    yield Quote(said, _source(earlier, language, found.nation.source_id))


def _source(shown: Shown, language: Language, *also: str) -> str:
    """The sources whose claims are counted, those that give most first."""
    publishers = {source["source_id"]: publisher_word(source["publisher"]) for source in cached.sources()}
    counts = Counter([*shown.world.source_id[shown.rows].tolist(), *also])
    named = [publishers[source_id] for source_id, _ in counts.most_common(MOST_SOURCES)]
    if more := len(counts) - len(named):
        named.append(language.plural("{n} more source", "{n} more sources", more))
    return language.text("data: {sources}", sources="; ".join(named))
