"""Where sources disagree on the day: each claim in its own words, and the step of the rule that chose the headline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

import streamlit as st

from atlas.model import Energy, Kind, Scope
from atlas.queries.ask import Record
from atlas.queries.filters import Filters
from atlas.views import address, cached
from atlas.views.downloads.tables import Sheet, show_table_downloads
from atlas.views.i18n import Language
from atlas.views.method.cells import table_of_records
from atlas.views.method.drawing import draw, head
from atlas.views.pager import show_pages
from atlas.views.signs import sign_uri

SIZE = 20
"""Disputes on a page."""
COLUMNS = (
    "topic", "place_id", "name", "level", "country", "kind", "scope", "energy", "about", "claim_id", "is_headline",
    "step", "target_year", "base_year", "value_pct", "status", "event", "event_on", "recorded_on", "stands_from",
    "reported_words", "certainty", "source_id", "source_row", "url",
)  # fmt: skip
"""Columns of the file."""
FIGURES = {Kind.REDUCTION: "−{:g}%", Kind.RENEWABLE_SHARE: "{:g}%", Kind.RENEWABLE_100: "{:g}%"}
"""How the percent of a kind is written."""


def show_disputes(filters: Filters, language: Language) -> None:
    """The disputes among what the filters let through, page by page."""
    t = language.text
    found = list(disputes(cached.disagreeing(filters.day), filters))
    places = {claims[0]["place_id"] for claims in found}
    head(
        t("Where sources disagree"),
        t(
            "Sources that contradict each other stand side by side; none is merged away. On {day} they disagree on {n} "
            "questions about {places} places, among the kinds, levels and countries chosen beside. One claim is the "
            "headline of its place and kind, by one rule.",
            day=language.day(filters.day),
            n=language.number(len(found)),
            places=language.number(len(places)),
        ),
        (t("Read the rule"), address.href("data", filters=filters, tab="method")),
    )
    if not found:
        st.info(t("No sources disagree here on this day. Choose other kinds, levels or countries, or another day."))
        return
    asked = (filters.day, filters.kinds_shown, filters.levels, filters.countries)
    show_pages(
        "disputes",
        asked,
        len(found),
        lambda page: draw("disputes", language, disputes=[_dispute(claims, language) for claims in found[page]]),
        language,
        size=SIZE,
        which=lambda first, last, n: language.plural(
            "Question {first} to {last} of {n}",
            "Questions {first} to {last} of {n}",
            n,
            first=language.number(first),
            last=language.number(last),
        ),
    )
    show_table_downloads(
        "disputes",
        t("Where sources disagree"),
        "disagreements",
        lambda: [_sheet(found, language)],
        filters.day,
        language,
    )


def disputes(claims: Sequence[Record], filters: Filters) -> Iterator[list[Record]]:
    """The claims of each dispute whose kind, level and country are asked for, the headline of the kind first.

    Args:
        claims: Rows of `queries.disagreements.disagreements`.
    """
    for _, topic in groupby(claims, itemgetter("place_id", "kind", "topic")):
        said = list(topic)
        first = said[0]
        if (
            first["kind"] in filters.kinds_shown
            and (not filters.levels or first["level"] in filters.levels)
            and (not filters.countries or first["country"] in filters.countries)
        ):
            yield said


def _dispute(claims: Sequence[Record], language: Language) -> dict[str, object]:
    """The claims of a dispute, as the template reads them."""
    t, first = language.text, claims[0]
    names = cached.country_names()
    about = {"year": t("the year"), "percent": t("the percent"), "promise": t("whether there is a promise")}
    nation = language.name(*names[first["country"]]) if first["country"] in names else ""
    name = language.name(first["name"], first["name_zh"])
    return {
        "name": name,
        "href": address.href("place", place=first["place_id"]),
        "where": " · ".join(filter(None, [language.label("level", first["level"]), nation if nation != name else ""])),
        "kind": language.label("kind", first["kind"]),
        "sign": sign_uri(Kind(first["kind"])),
        "about": about[first["about"]],
        "claims": [_claim(claim, language) for claim in claims],
    }


def _claim(claim: Record, language: Language) -> dict[str, object]:
    return {
        "says": language.listed(_says(claim, language)),
        "words": claim["reported_words"],
        "source": claim["publisher"],
        "row": f"{claim['source_id']}, {claim['source_row']}",
        "url": claim["url"],
        "stands_from": language.day(claim["stands_from"]),
        "why": language.text("the headline") if claim["is_headline"] else language.label("step", claim["step"]),
        "is_headline": claim["is_headline"],
    }


def _says(claim: Record, language: Language) -> Iterator[str]:
    """What a claim says: event, figure, year, status, scope, energy."""
    yield " ".join(filter(None, (language.label("event", claim["event"]), claim["event_on"])))
    if claim["value_pct"] is not None and claim["kind"] in FIGURES:
        base = language.text("against {year}", year=claim["base_year"]) if claim["base_year"] else ""
        yield " ".join(filter(None, (FIGURES[claim["kind"]].format(claim["value_pct"]), base)))
    if claim["target_year"]:
        yield language.text("target year {year}", year=claim["target_year"])
    if claim["status"]:
        yield language.label("status", claim["status"])
    if claim["scope"] != Scope.UNSPECIFIED:
        yield language.label("scope", claim["scope"])
    if claim["energy"] not in {None, Energy.UNSPECIFIED}:
        yield language.label("energy", claim["energy"])


def _sheet(found: Sequence[Sequence[Record]], language: Language) -> Sheet:
    t = language.text
    known: Mapping[str, str] = {
        "topic": t("What can have only one answer: rows of one topic, place and kind contradict each other."),
        "about": t("What they differ in: year, percent, or promise where one source checked and found none."),
        "is_headline": t("Whether the claim speaks for its place and kind."),
        "step": t("The step of the rule that sets the headline before the claim; NULL for the headline."),
        "stands_from": t("First day the claim surely holds from."),
        "recorded_on": t("Day the source last edited the row; NULL where it does not say."),
    }
    rows = [claim for claims in found for claim in claims]
    return Sheet(
        t("Disagreements"), t("One row a claim that another contradicts."), table_of_records(COLUMNS, rows), known
    )
