"""The card of one place: what its government promised, who says so, in which words, under which licence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from atlas.model import Energy, Event, Kind, Level, Precision, Scope
from atlas.queries.ask import Record
from atlas.queries.filters import Filters
from atlas.views import address, cached
from atlas.views.i18n import Language
from atlas.views.lists.place_list import IN_PART
from atlas.views.signs import sign_uri

ENDS = {Event.REVOKED, Event.LAPSED}
FIGURES = {Kind.REDUCTION: "−{:g} %", Kind.RENEWABLE_SHARE: "{:g} %"}
"""How the percent of a kind is written; a hundred percent of renewables is in the kind's name."""


def show_card(place_id: str, filters: Filters, language: Language) -> None:
    """The card, or a sentence where the address names a place the atlas does not hold."""
    found = cached.one_place(place_id, filters.day)
    with st.container(key="card"):
        st.button(
            language.text("Close"), icon=":material/close:", type="tertiary", key="close",
            on_click=address.select_place, args=(None,),
        )  # fmt: skip
        if found is None:
            st.write(language.text("The atlas holds no place with the id in this link."))
            return
        claims = cached.place_claims(place_id, filters.day)
        st.html(card_html(found, claims, filters, language))


def card_html(place: Record, claims: Sequence[Record], filters: Filters, language: Language) -> str:
    """The card as HTML; every text of a source is escaped by the template engine.

    Args:
        place: A row of `queries.place.place`.
        claims: Rows of `queries.place.place_claims`, kind by kind.
    """
    return _template().render(
        names=_names(place, language),
        facts=list(_facts(place, language)),
        networks=[_network(network, language) for network in place["networks"] or ()],
        member_of=language.plural("Member of {n} network", "Member of {n} networks", len(place["networks"] or ())),
        kinds=[_kind(kind, list(rows), language) for kind, rows in groupby(claims, itemgetter("kind"))],
        day=language.day(filters.day),
        file=address.href("place", place=place["place_id"]),
        t=language.text,
    )


@cache
def _template() -> Template:
    engine = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    return engine.get_template("place_card.html")


def _names(place: Record, language: Language) -> tuple[str, str]:
    """The place's name for this reader, and the other one."""
    first = language.name(place["name"], place["name_zh"])
    other = place["name"] if language.is_chinese else place["name_zh"]
    return first, other if other and other != first else ""


def _facts(place: Record, language: Language) -> Iterator[str]:
    around = [language.label("level", place["level"])]
    if place["level"] != Level.NATIONAL:
        around += [
            language.name(place["region_name"], place["region_name_zh"]),
            language.name(place["country_name"], place["country_name_zh"]),
        ]
    yield " · ".join(name for name in around if name)
    if place["population"] is None:
        yield language.text("Number of residents unknown")
    else:
        source = [place["population_publisher"], str(place["population_year"] or "")]
        yield language.text(
            "{people} residents ({source})",
            people=language.number(place["population"]),
            source=language.listed(part for part in source if part),
        )
    is_drawn_whole = place["level"] != Level.LOCAL and place["precision"] == Precision.OUTLINE
    if place["precision"] != Precision.POINT and not is_drawn_whole:
        yield language.label("precision", place["precision"])


def _network(network: Record, language: Language) -> dict[str, object]:
    """One network, as the template reads it."""
    joined = network["joined_on"]
    return {
        "name": language.name(network["name"], network["name_zh"]),
        "url": network["url"],
        "since": language.text("since {day}", day=joined) if joined else "",
        "sources": network["sources"],
    }


def _kind(kind: str, rows: Sequence[Record], language: Language) -> dict[str, object]:
    """All claims of one kind, as the template reads them: the first, and the others by what they say."""
    lead, *others = rows
    # A sector's neutrality is not the place's, so it is not counted as standing; that is no word against it.
    is_sectors = lead["scope"] == Scope.SECTOR and not {row["event"] for row in rows} & {*ENDS, Event.NONE_FOUND}
    said: dict[str, list[dict[str, object]]] = {}
    for row in others:
        said.setdefault(language.listed(says(row, language)), []).append(spoken(row, language))
    return {
        "label": language.label("kind", kind),
        "sign": sign_uri(Kind(kind)),
        "is_active": lead["is_active"] or is_sectors,
        "is_disputed": lead["is_disputed"],
        "part": language.label("scope", lead["scope"]) if lead["scope"] in IN_PART else "",
        "lead": _claim(lead, language),
        "others": [{"says": says, "sources": sources} for says, sources in said.items()],
        "more": language.plural("{n} more statement", "{n} more statements", len(others)),
    }


def _claim(row: Record, language: Language) -> dict[str, object]:
    """One claim with what it says, as the template reads it."""
    return {
        "says": language.listed(says(row, language)),
        "is_headline": row["is_headline"],
        "is_end": row["event"] in ENDS,
        "sources": [spoken(row, language)],
    }


def spoken(row: Record, language: Language) -> dict[str, object]:
    """Who makes a claim, where and in which words, as the template reads it."""
    not_stated = row["licence"] == "not stated"
    return {
        "words": row["reported_words"],
        "evidence": row["url"],
        "publisher": row["publisher"],
        "url": row["source_url"],
        "licence": language.text("licence not stated; public facts") if not_stated else row["licence"],
        "row": row["source_row"],
        "as_of": row["as_of"],
    }


def qualifier_word(qualifier: str, language: Language) -> str:
    """The word that bends a year or a figure, in the reader's language; one nobody knows as the source has it."""
    t = language.text
    known = {
        "at least": t("at least"),
        "at least, as a group": t("at least, as a group"),
        "against business as usual": t("against business as usual"),
        "absolute level": t("absolute level"),
        "absolute level of zero": t("absolute level of zero"),
        "intensity": t("intensity"),
        "per capita": t("per capita"),
        "consumed": t("consumed"),
        "produced": t("produced"),
        "of production": t("of production"),
        "divestment": t("divestment"),
        "coal power": t("coal power"),
        "carbon tax": t("carbon tax"),
        "ETS": t("emissions trading"),
        "by": t("at the latest"),
        "at the latest": t("at the latest"),
        "before": t("before"),
        "around": t("around"),
    }
    return known.get(qualifier, qualifier)


def says(row: Record, language: Language) -> Iterator[str]:
    """What a claim says, part by part."""
    t = language.text
    yield " ".join(filter(None, (language.label("event", row["event"]), row["event_on"])))
    word = qualifier_word(row["qualifier"], language) if row["qualifier"] else ""
    bend = t(" ({aside})", aside=word) if word else ""
    if row["value_pct"] is not None and row["kind"] in FIGURES:
        base = " " + t("against {year}", year=row["base_year"]) if row["base_year"] else ""
        yield FIGURES[row["kind"]].format(row["value_pct"]) + base + bend
        bend = ""
    if row["target_year"]:
        yield t("target year {year}", year=row["target_year"]) + bend
    elif word and bend:
        yield word
    if row["energy"] and row["energy"] != Energy.UNSPECIFIED:
        yield language.label("energy", row["energy"])
    if row["status"]:
        yield language.label("status", row["status"]).lower()
    if row["scope"] in IN_PART:
        yield " · ".join(filter(None, (language.label("scope", row["scope"]), row["end_term"])))
    if row["programme_name"]:
        yield language.name(row["programme_name"], row["programme_name_zh"])
    if row["certainty"] != "stated":
        yield row["certainty"]
