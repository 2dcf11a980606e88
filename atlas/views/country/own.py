"""What the nation itself promised: how firm, by when, since when, who says so, in which words, under which licence."""

from __future__ import annotations

from html import escape

import streamlit as st

from atlas.model import Level
from atlas.queries.filters import KINDS, NOT_STATED, Filters
from atlas.views import address, cached
from atlas.views.country.area import Desk
from atlas.views.country.ladder_table import unpromised
from atlas.views.country.records import Record, records
from atlas.views.country.words import evidence, publisher_word
from atlas.views.i18n import Language
from atlas.views.lists.place_list import IN_PART
from atlas.views.place_card import FIGURES, qualifier_word
from atlas.views.tables import Cell, Row, show_table


def show_own(desk: Desk) -> None:
    """A line a kind that stands, whatever kinds are chosen; then those that do not, by what is known of them."""
    of, world, language = desk.of, desk.world, desk.language
    t = language.text
    st.subheader(t("What the nation itself promised"), anchor="own")
    shown = world.shown(Filters(world.day, kinds=KINDS, levels=(Level.NATIONAL,), countries=(of.code,)))
    claims = cached.claims(shown, world.day)
    if len(claims):
        heads = [
            t("Commitment"), t("Target year"), t("How firm"), t("Since"), t("In the source's words"), t("Source"),
            t("Licence"), t("Sources"),
        ]  # fmt: skip
        caption = t("Standing promises of {nation}, as of {day}", nation=of.said, day=desk.day)
        rows = [_row(claim, language) for claim in records(claims)]
        show_table(caption, heads, rows, language, key="own")
    else:
        st.markdown(t("No promise of the nation itself stands on {day}.", day=desk.day))
    link, said = address.href("place", place=of.code), t("Everything every source says of it")
    st.html(f'<p class="country-line"><a href="{escape(link)}" target="_self">{escape(said)}</a></p>')
    st.caption(_missing({*claims["kind"]}, desk))


def _row(claim: Record, language: Language) -> Row:
    as_of = claim["source_as_of"]
    not_stated = claim["licence"] == "not stated"
    return [
        language.listed(filter(None, [language.label("kind", claim["kind"]), _part(claim, language)])),
        Cell(_year(claim, language)),
        Cell(language.label("status", claim["status"] or NOT_STATED)),
        Cell(claim["since"] or language.text("not dated")),
        claim["reported_words"] or language.text("none given"),
        Cell(
            publisher_word(claim["publisher"]),
            evidence(claim),
            title=language.listed(
                [claim["publisher"], *([language.text("as of {day}", day=language.day(as_of))] if as_of else [])]
            ),
        ),
        language.text("licence not stated; public facts") if not_stated else claim["licence"],
        language.listed([str(claim["sources"]), *([language.text("sources differ")] if claim["disagree"] else [])]),
    ]


def _part(claim: Record, language: Language) -> str:
    return language.label("scope", claim["scope"]) if claim["scope"] in IN_PART else ""


def _year(claim: Record, language: Language) -> str:
    """The year with the word that bends it, and the percent where the kind has one."""
    figure = base = ""
    if claim["value_pct"] is not None and claim["kind"] in FIGURES:
        figure = FIGURES[claim["kind"]].format(claim["value_pct"])
        base = language.text("against {year}", year=claim["base_year"]) if claim["base_year"] else ""
    year, bend = str(claim["target_year"] or ""), claim["qualifier"] or ""
    word = qualifier_word(bend, language) if bend else ""
    dated = year + language.text(" ({aside})", aside=word) if year and word else year or word
    return language.listed(filter(None, [dated, " ".join(filter(None, [figure, base]))])) or language.text(
        "none stated"
    )


def _missing(standing: set[str], desk: Desk) -> str:
    """The kinds that do not stand, each group by why."""
    why: dict[str, list[str]] = {}
    language = desk.language
    for kind in language.words["kind"]:
        if kind not in standing:
            word = unpromised(desk, desk.of.code, kind) or language.text("No source speaks of it")
            why.setdefault(word, []).append(language.label("kind", kind))
    said = (
        language.text("{reason}: {kinds}.", reason=word[0].upper() + word[1:], kinds=language.listed(kinds))
        for word, kinds in why.items()
    )
    return " ".join(said)
