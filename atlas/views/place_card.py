"""The card of one place: what its government promised, who says so, in which words, under which licence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd
import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from atlas.model import Event, Kind, Precision, Scope
from atlas.queries.filters import Filters
from atlas.views import address, cached
from atlas.views.i18n import Language
from atlas.views.signs import sign_uri

ENDS = {Event.REVOKED, Event.LAPSED}


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


def card_html(place: pd.Series, claims: pd.DataFrame, filters: Filters, language: Language) -> str:
    """The card as HTML; every text of a source is escaped by the template engine.

    Args:
        place: A row of `queries.place.place`.
        claims: Rows of `queries.place.place_claims`.
    """
    return _template().render(
        place=place,
        names=_names(place, language),
        facts=list(_facts(place, language)),
        networks=list(_networks(place, language)),
        kinds=list(_kinds(claims, language)),
        day=language.day(filters.day),
        t=language.text,
    )


@cache
def _template() -> Template:
    engine = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, undefined=StrictUndefined
    )
    return engine.get_template("place_card.html")


def _names(place: pd.Series, language: Language) -> tuple[str, str]:
    """The place's name for this reader, and the other one."""
    first = language.name(place["name"], _word(place["name_zh"]))
    other = place["name"] if language.is_chinese else _word(place["name_zh"])
    return first, other if other and other != first else ""


def _word(value: object) -> str | None:
    """Text of a cell, None where it holds nothing: pandas has several ways of saying so."""
    return None if value is None or pd.isna(value) else str(value)


def _facts(place: pd.Series, language: Language) -> Iterator[str]:
    around = [language.label("level", place["level"])]
    if place["level"] != "national":
        region = language.name(_word(place["region_name"]), _word(place["region_name_zh"]))
        nation = language.name(_word(place["country_name"]), _word(place["country_name_zh"]))
        around += [name for name in (region, nation) if name]
    yield " · ".join(around)
    if _word(place["population"]):
        year = "" if pd.isna(place["population_year"]) else f", {int(place['population_year'])}"
        yield language.text(
            "{people} residents ({source})",
            people=language.number(int(place["population"])),
            source=f"{place['population_publisher']}{year}",
        )
    else:
        yield language.text("Number of residents unknown")
    if place["precision"] != Precision.POINT:
        yield language.label("precision", place["precision"])


def _networks(place: pd.Series, language: Language) -> Iterator[str]:
    for network in place["networks"] if isinstance(place["networks"], list) or hasattr(place["networks"], "__len__") else ():
        joined = f" ({network['joined_on']})" if network["joined_on"] else ""
        yield language.name(network["name"], network["name_zh"]) + joined


@dataclass(frozen=True, slots=True)
class _KindOnCard:
    """All claims of one kind."""

    label: str
    sign: str
    is_active: bool
    claims: tuple[_ClaimOnCard, ...]


@dataclass(frozen=True, slots=True)
class _ClaimOnCard:
    """One claim as the card says it."""

    says: str
    words: str | None
    is_headline: bool
    is_end: bool
    evidence: str | None
    publisher: str
    source_url: str
    licence: str
    row: str
    as_of: str


def _kinds(claims: pd.DataFrame, language: Language) -> Iterator[_KindOnCard]:
    for kind, lines in claims.groupby("kind", sort=False):
        rows = lines.to_dict("records")
        yield _KindOnCard(
            label=language.label("kind", str(kind)),
            sign=sign_uri(Kind(str(kind))),
            is_active=bool(lines["is_active"].iloc[0]),
            claims=tuple(_claim(row, language) for row in rows),
        )


def _claim(row: Mapping[str, object], language: Language) -> _ClaimOnCard:
    licence = str(row["licence"])
    return _ClaimOnCard(
        says=", ".join(_says(row, language)),
        words=_word(row["reported_words"]),
        is_headline=bool(row["is_headline"]),
        is_end=row["event"] in ENDS,
        evidence=_word(row["url"]),
        publisher=str(row["publisher"]),
        source_url=str(row["source_url"]),
        licence=language.text("licence not stated; public facts") if licence == "not stated" else licence,
        row=str(row["source_row"]),
        as_of=str(pd.Timestamp(str(row["as_of"])).date()),
    )


def _says(row: Mapping[str, object], language: Language) -> Iterator[str]:
    """What a claim says, part by part."""
    t = language.text
    event = language.label("event", str(row["event"]))
    yield f"{event} {row['event_on']}" if _word(row["event_on"]) else event
    if not pd.isna(row["value_pct"]):
        base = "" if pd.isna(row["base_year"]) else " " + t("against {year}", year=int(str(row["base_year"])))
        yield f"−{row['value_pct']:g} %{base}"
    if not pd.isna(row["target_year"]):
        yield t("target year {year}", year=int(str(row["target_year"]))) + (
            f" ({row['qualifier']})" if _word(row["qualifier"]) else ""
        )
    elif _word(row["qualifier"]):
        yield str(row["qualifier"])
    if _word(row["status"]):
        yield language.label("status", str(row["status"]))
    if row["scope"] == Scope.GOVERNMENT_OPERATIONS:
        yield language.label("scope", str(row["scope"]))
    if _word(row["programme_name"]):
        yield language.name(str(row["programme_name"]), _word(row["programme_name_zh"]))
    if row["certainty"] != "stated":
        yield str(row["certainty"])
