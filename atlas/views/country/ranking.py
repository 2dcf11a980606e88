"""The nations of a part of the world in a table, those with most places first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from atlas.model import Level
from atlas.queries.country.ladder import BELOW, Ladder
from atlas.queries.people import People
from atlas.views import address, cached
from atlas.views.country.area import Desk
from atlas.views.country.words import low_share, share_word
from atlas.views.pager import show_pages
from atlas.views.tables import Cell, Row, show_table


def ranked(nations: Sequence[str], ladder: Ladder) -> list[str]:
    """The nations by places with a promise at any level, most first; among equals by code."""
    places = {code: sum(ladder.with_promise([code], level) for level in Level) for code in nations}
    return sorted(nations, key=lambda code: (-places[code], code))


def show_ranking(desk: Desk) -> None:
    """Every nation, a page at a time, each with a link to its own desk."""
    of, filters, language = desk.of, desk.filters, desk.language
    order = ranked(of.nations, desk.ladder)
    everywhere = replace(filters, countries=(), levels=BELOW)
    people = cached.people_by_nation(everywhere)
    t = language.text
    heads = [
        t("Nation"),
        *(language.label("kind", kind) for kind in desk.kinds),
        t("Regions"),
        t("Local governments"),
        t("Share of people"),
    ]

    def draw(page: slice) -> None:
        rows = [_row(code, desk, people.get(code), desk.residents[code]) for code in order[page]]
        show_table(
            t(
                "Nations of {area} by places with a commitment, as of {day}",
                area=of.said,
                day=desk.day,
            ),
            heads,
            rows,
            language,
            key="ranking",
            note=t(
                "Places of each kind at every level. Share of people: under a promise of their region or local "
                "government, each counted once, of the nation's residents; the bar is the lower bound."
            ),
        )

    show_pages(f"ranking-{of.code}", filters, len(order), draw, language)


def _row(code: str, desk: Desk, people: People | None, residents: int | None) -> Row:
    ladder = desk.ladder

    def counted(kind: str) -> Cell:
        n = sum(ladder.with_promise([code], level, kind) for level in Level)
        there = replace(desk.filters, kinds=(kind,), countries=(code,))
        return Cell(n, address.href("", filters=there) if n else None)

    share = Cell(share_word(people, residents), share=low_share(people, residents)) if people else Cell("0 %")
    return [
        Cell(desk.names[code], address.href("country", of=code)),
        *(counted(kind) for kind in desk.kinds),
        ladder.with_promise([code], Level.REGIONAL),
        ladder.with_promise([code], Level.LOCAL),
        share,
    ]
