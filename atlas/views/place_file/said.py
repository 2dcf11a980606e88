"""Kind by kind: the headline, what speaks against it and why it came first, the state through time, every statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from atlas.model import Event, Kind
from atlas.queries.ask import Record
from atlas.queries.filters import NOT_STATED
from atlas.queries.place_file.file import PlaceFile
from atlas.views.i18n import Language
from atlas.views.place_card import ENDS, says, spoken
from atlas.views.place_file.states import Blank, State, blank_words
from atlas.views.signs import sign_uri
from atlas.views.tables import Cell, table_html


def anchor(kind: str) -> str:
    """Where in the page the statements of a kind begin."""
    return f"said-of-{kind.replace('_', '-')}"


def show_said(file: PlaceFile, states: Sequence[State], language: Language) -> None:
    """A section a kind anything is said of."""
    sections = [section_html(file, state, language) for state in states if state.spell]
    if sections:
        st.html("\n".join(sections))


def section_html(file: PlaceFile, state: State, language: Language) -> str:
    """All that is said of one kind, as HTML; every text of a source is escaped by the template engine."""
    claims, rivals, spells = file.of_kind(state.kind)
    stands = state.blank == Blank.STANDS
    lead = next((row for row in claims if row["is_headline"]), None)
    in_time = sorted(claims, key=itemgetter("stands_from", "claim_id"))
    return _template().render(
        id=anchor(state.kind),
        label=language.label("kind", state.kind),
        sign=sign_uri(Kind(state.kind)),
        state=language.text("stands on {day}", day=language.day(file.day))
        if stands
        else blank_words(state, file.level, language),
        lead=_statement(lead, language) if lead else None,
        rivals=[Markup(table) for table in rival_tables(claims, rivals, language)],  # noqa: S704 - escaped by its own engine
        states=Markup(states_html(spells, language)),  # noqa: S704 - escaped by its own engine
        has_more=len(claims) > 1 or lead is None,
        is_open=len(claims) <= 3,
        all=language.plural("{n} statement, in order of time", "All {n} statements, in order of time", len(claims)),
        statements=[_statement(row, language) for row in in_time],
        t=language.text,
    )


@cache
def _template() -> Template:
    folder = FileSystemLoader(Path(__file__).parents[1] / "templates")
    return Environment(loader=folder, autoescape=True, undefined=StrictUndefined).get_template("place_said.html")


def _statement(row: Record, language: Language) -> dict[str, object]:
    """One claim, as the template reads it."""
    return {
        "says": language.listed(says(row, language)),
        "is_headline": row["is_headline"],
        "is_end": row["event"] in ENDS,
        "is_none": row["event"] == Event.NONE_FOUND,
        "from": language.day(row["stands_from"]),
        "id": row["claim_id"],
        "printed": row["reported_name"],
        "sources": [spoken(row, language)],
    }


def rival_tables(claims: Sequence[Record], rivals: Sequence[Record], language: Language) -> Iterator[str]:
    """A table for each question the sources answer differently, as HTML: who says what, and which step chose."""
    t = language.text
    by_id = {row["claim_id"]: row for row in claims}
    for _, rows in groupby(rivals, itemgetter("topic")):
        answers = list(rows)
        first = answers[0]
        yield table_html(
            " · ".join([_question(first, language), *_scope(first, language)]),
            [t("Source"), t("What it says"), t("Counts from"), t("Why it comes first or not")],
            [_answer(row, by_id[row["claim_id"]], language) for row in answers],
            language,
        )


def _question(rival: Record, language: Language) -> str:
    t = language.text
    match rival["about"]:
        case "promise":
            return t("The sources differ on whether there is one")
        case "percent":
            return t("The sources differ on the percent by {year}", year=rival["target_year"] or "–")
    return t("The sources differ on the year")


def _scope(rival: Record, language: Language) -> Iterator[str]:
    """What part of emissions or energy a question is of; nothing for whether there is a promise at all."""
    if rival["about"] == "promise":
        return
    yield language.label("scope", rival["scope"])
    if rival["energy"]:
        yield language.label("energy", rival["energy"])
    if rival["base_year"]:
        yield language.text("against {year}", year=rival["base_year"])


def _answer(rival: Record, claim: Record, language: Language) -> list[Cell | str]:
    t = language.text
    why = t("Headline") if rival["is_headline"] else language.label("step", rival["step"])
    return [
        Cell(rival["publisher"], href=rival["url"]),
        Cell(language.listed(says(claim, language)), mark=rival["is_headline"]),
        rival["stands_from"].isoformat(),
        why,
    ]


def states_html(spells: Sequence[Record], language: Language) -> str:
    """What was known from one claim to the next, as a table."""
    t = language.text
    return table_html(
        t("What was known of it, from one statement to the next"),
        [t("From"), t("Until"), t("State"), t("Target year"), t("How firm"), t("Source"), t("Sources")],
        [_spell(row, language) for row in spells],
        language,
    )


def _spell(row: Record, language: Language) -> list[Cell | str | int | None]:
    t = language.text
    until = row["until_on"].isoformat() if row["until_on"] else t("now")
    if not row["active"]:
        none = t("none found") if row["checked_none"] else t("of one sector only")
        why = t("revoked or lapsed") if row["ended_on"] else none
        return [row["from_on"].isoformat(), until, why, "", "", "", ""]
    return [
        row["from_on"].isoformat(),
        until,
        t("stands") + (f" · {t('sources differ')}" if row["disagree"] else ""),
        str(row["target_year"]) if row["target_year"] else None,
        language.label("status", row["status"] or NOT_STATED),
        row["publisher"],
        row["sources"],
    ]
