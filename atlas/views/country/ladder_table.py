"""The ladder of levels as a table: the nation, its regions, its local governments, and the people under them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import streamlit as st

from atlas.model import Kind, Level
from atlas.queries.country.ahead import headline
from atlas.queries.country.ladder import BELOW, local_types
from atlas.queries.filters import KINDS, MISSION, Filters
from atlas.queries.people import People
from atlas.views import address, cached
from atlas.views.country.area import Desk
from atlas.views.country.words import bounded, low_share, promise_words, share_word
from atlas.views.i18n import Language
from atlas.views.tables import Cell, Row, show_table
from atlas.views.through_time.people_words import interval_word


@dataclass(frozen=True, slots=True)
class Rung:
    """One kind on the ladder.

    Args:
        kind: None for any of the kinds chosen.
        filters: What shows its places on the world page, at every level.
        people: Under a promise of a region or a local government.
    """

    kind: str | None
    filters: Filters
    people: People


def rungs(desk: Desk) -> Iterator[Rung]:
    """Every kind chosen, in order of the vocabulary, and last any of them."""
    for kind in [*desk.kinds, None]:
        each = replace(desk.filters, kinds=(kind,)) if kind else desk.filters
        yield Rung(kind, each, people_below(desk, each))


def people_below(desk: Desk, filters: Filters, levels: tuple[str, ...] = BELOW) -> People:
    """The people of the desk's nations under a promise of a region or a local government, each counted once.

    Args:
        filters: Those of the desk, with other kinds or levels.
        levels: Of the governments whose promises count.
    """
    below = replace(filters, levels=levels)
    if desk.of.is_nation:
        everywhere = cached.people_by_nation(replace(below, countries=()))
        return everywhere.get(desk.of.code) or People(filters.day, 0, 0, 0, 0, 0, 0)
    return cached.people(filters.day, cached.view(below).shown.place_ids)


def show_ladder(desk: Desk) -> None:
    """The table, and what its denominators are; nothing where there is no level below."""
    of, language = desk.of, desk.language
    t, n, whole = language.text, language.number, desk.population
    held = {level: n(desk.ladder.in_register(of.nations, level)) for level in Level}
    heads = [
        t("Commitment"),
        t("The nation itself") if of.is_nation else t("Nations, of {n}", n=held[Level.NATIONAL]),
        t("Regions, of {n} in the register", n=held[Level.REGIONAL]),
        t("Local governments, of {n} in the register", n=held[Level.LOCAL]),
        t("People under a promise of their region or local government"),
        t("Share of {people} residents", people=t("unknown") if whole is None else n(whole)),
    ]
    if not desk.holds_below:
        return
    st.subheader(t("The ladder of levels"), anchor="ladder")
    show_table(
        t("Governments with a commitment, as of {day}", day=desk.day),
        heads,
        [_row(rung, desk, whole) for rung in rungs(desk)],
        language,
        key="ladder",
        note=_note(desk),
    )


def unpromised(desk: Desk, nation: str, kind: str) -> str | None:
    """Why a nation shows no promise of a kind, in a word; None where no source says anything of it."""
    if kind == Kind.PILOT:
        return desk.language.text("not applicable")
    asked = Filters(desk.filters.day, kinds=(kind,), levels=(Level.NATIONAL,), countries=(nation,))
    found = desk.world.without(asked)
    if found.empty:
        return None
    (ended,) = found["ended"][0]
    return desk.language.text("revoked or lapsed") if ended else desk.language.text("none found")


def _row(rung: Rung, desk: Desk, whole: int | None) -> Row:
    language, people = desk.language, rung.people

    def linked(*levels: str) -> Cell:
        n = sum(desk.ladder.with_promise(desk.of.nations, level, rung.kind) for level in levels)
        return Cell(n, address.href("", filters=replace(rung.filters, levels=levels)) if n else None)

    below = address.href("", filters=replace(rung.filters, levels=BELOW))
    return [
        language.label("kind", rung.kind) if rung.kind else Cell(_any(rung.filters, language), mark=True),
        _own(rung, desk) if desk.of.is_nation else linked(Level.NATIONAL),
        linked(Level.REGIONAL),
        linked(Level.LOCAL),
        Cell(interval_word(bounded(people, whole), language), below) if people.counted else 0,
        Cell(share_word(people, whole), share=low_share(people, whole)) if people.counted else "0 %",
    ]


def _any(filters: Filters, language: Language) -> str:
    if filters.kinds_shown == KINDS:
        return language.text("Any of the nine kinds")
    return language.text("Any of the six kinds") if filters.kinds_shown == MISSION else language.text("Any of these")


def _own(rung: Rung, desk: Desk) -> Cell:
    nation, language = desk.of.code, desk.language
    if rung.kind is None:
        n = sum(headline(desk.world, nation, kind) is not None for kind in desk.kinds)
        return Cell(language.plural("{n} kind", "{n} kinds", n))
    promise = headline(desk.world, nation, rung.kind)
    return Cell(promise_words(promise, language) if promise else unpromised(desk, nation, rung.kind))


def _note(desk: Desk) -> str:
    """What the numbers are counted of."""
    t = desk.language.text
    said = [
        t(
            "People are counted once, however many levels promise; the bar is the lower bound. A promise of the nation "
            "itself is left out there, as it covers everybody. Where only a lower "
            "bound stands, what is known does not rule out everybody. Promises of every scope count, also those for a "
            "government's own operations alone. A dash: no source speaks of it."
        ),
        t(
            "The register holds the local governments some source speaks of: towns, cities, municipalities, in some "
            "nations districts and counties. Nobody lists all of them, so no share of them is given."
        ),
    ]
    if desk.of.is_nation:
        ground = cached.ground()
        for level, what in ((Level.REGIONAL, t("Regions")), (Level.LOCAL, t("Local governments"))):
            if types := _types(local_types(ground, desk.of.code, level), desk.language):
                said.append(t("{what} in the register, by their own word: {types}.", what=what, types=types))
    return ("" if desk.language.is_chinese else " ").join(said)


def _types(types: Mapping[str | None, int], language: Language) -> str:
    """How many there are of each word; empty where no source gives any for most of them."""
    if 2 * types.get(None, 0) > sum(types.values()):
        return ""
    counts = sorted(types.items(), key=lambda each: (each[0] is None, -each[1]))
    return language.listed(
        f"{word if word is not None else language.text('not stated')} {language.number(n)}" for word, n in counts
    )
