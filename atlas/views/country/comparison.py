"""A nation beside others: what it promised itself, its regions, its local governments and their people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import streamlit as st

from atlas.model import Level
from atlas.queries.country.ahead import headline
from atlas.queries.country.ladder import BELOW
from atlas.queries.people import People
from atlas.views import address, cached
from atlas.views.country.area import Desk
from atlas.views.country.choice import show_rivals
from atlas.views.country.ladder_table import unpromised
from atlas.views.country.words import low_share, promise_words, share_word
from atlas.views.tables import Cell, Row, show_table


def show_comparison(desk: Desk) -> None:
    """The choice of other nations and, once there is one, the table; kinds nobody of them has are left out."""
    of, language = desk.of, desk.language
    t = language.text
    st.subheader(t("Beside other nations"), anchor="comparison")
    chosen = show_rivals(desk)
    if not chosen:
        return
    nations = [of.code, *chosen]
    heads = [t("Commitment"), *(desk.names[code] for code in nations)]
    rows: list[Row] = [[t("Residents"), *(desk.residents[code] for code in nations)]]
    for kind in desk.kinds:
        if any(desk.ladder.with_promise(nations, level, kind) for level in Level):
            rows += _of_kind(kind, nations, desk)
    show_table(
        t("{nation} beside other nations, as of {day}", nation=of.name, day=desk.day),
        heads,
        rows,
        language,
        key="comparison",
        note=t(
            "People under a promise of their region or local government, each counted once, of the residents in the "
            "first line. How many local governments the register holds depends on who speaks of a nation."
        ),
    )


def _of_kind(kind: str, nations: Sequence[str], desk: Desk) -> Iterator[Row]:
    """Four lines: the nations themselves, their regions, their local governments, their people."""
    ladder, language = desk.ladder, desk.language
    label, t = language.label("kind", kind), language.text
    own = [headline(desk.world, code, kind) for code in nations]
    each = replace(desk.filters, kinds=(kind,), countries=())

    def counted(level: Level, code: str) -> Cell:
        n = ladder.with_promise([code], level, kind)
        said = language.number(n)
        if level == Level.REGIONAL:
            said = t("{n} of {all}", n=said, all=language.number(ladder.in_register([code], level)))
        there = replace(each, countries=(code,), levels=(level,))
        return Cell(said, address.href("", filters=there) if n else None)

    yield [
        t("{kind}: the nation itself", kind=label),
        *(
            promise_words(promise, language) if promise else unpromised(desk, code, kind)
            for promise, code in zip(own, nations, strict=True)
        ),
    ]
    yield [t("{kind}: regions", kind=label), *(counted(Level.REGIONAL, code) for code in nations)]
    yield [t("{kind}: local governments", kind=label), *(counted(Level.LOCAL, code) for code in nations)]
    people = cached.people_by_nation(replace(each, levels=BELOW))
    yield [
        t("{kind}: share of people", kind=label),
        *(_share(people.get(code), desk.residents[code]) for code in nations),
    ]


def _share(people: People | None, whole: int | None) -> Cell:
    return Cell(share_word(people, whole), share=low_share(people, whole)) if people else Cell("0 %")
