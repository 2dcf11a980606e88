"""What a reader takes along: sentences to quote, the link, and all that is counted as files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
import streamlit as st

from atlas.queries.filters import KINDS
from atlas.queries.timeline.history import By, groups
from atlas.views import cached
from atlas.views.downloads.contents import Cell, Table
from atlas.views.downloads.tables import Sheet, show_table_downloads
from atlas.views.quotes import show_quotes
from atlas.views.share import show_share
from atlas.views.timeline.ahead import milestones
from atlas.views.timeline.behind import days, first_year, made_by_year, stood, undated
from atlas.views.timeline.desk import Desk
from atlas.views.timeline.sentences import quotes
from atlas.views.view_words import view_in_words

DUE = (
    "place_id", "name", "level", "country", "kind", "target_year", "status", "scope", "energy", "value_pct",
    "base_year", "event_on", "source_id", "source_row", "url",
)  # fmt: skip
"""Columns of what fell due that are the claim's own."""


def show_taking(desk: Desk) -> None:
    """The sentences, and the row of buttons under them."""
    t, language = desk.language.text, desk.language
    st.header(t("Take it along"))
    show_quotes(quotes(desk), language, key="timeline-quotes")
    title = f"{t('Timeline')}: {view_in_words(desk.filters, language)}"
    counted = language.plural("{n} commitment", "{n} commitments", desk.found.standing)
    with st.container(key="taking", horizontal=True, vertical_alignment="center"):
        show_share(title, language, counted)
        show_table_downloads("timeline", title, "timeline", partial(sheets, desk), desk.filters.day, language)


def sheets(desk: Desk) -> Sequence[Sheet]:
    """The tables: the years, the commitments, the round years, and what has fallen due."""
    t = desk.language.text
    return (
        Sheet(
            t("Years"),
            t("One row a year and group; year 0: made in no year a source gives."),
            _years(desk),
            {
                "told_apart_by": t("What the group is one of: kind, level, continent or country."),
                "group": t("Code of the group."),
                "year": t("Calendar year."),
                "made": t("Commitments made in the year, revoked ones too."),
                "standing": t("Commitments standing on its last day, or on the day asked for."),
            },
        ),
        Sheet(
            t("Commitments"),
            t("One row a commitment made by the day, revoked ones too, with the claim that speaks for it."),
            _commitments(desk),
            {"until_on": t("First day it stood no more; NULL for those that stand.")},
        ),
        Sheet(
            t("Round years"),
            t("One row a target year that governments choose."),
            _milestones(desk),
            {
                "commitments": t("Standing commitments that name the year."),
                "places": t("Whose they are, each counted once."),
                "people_low": t("People under these commitments, each counted once: at least."),
                "people_high": t("The same, at most; NULL where nothing bounds it."),
            },
        ),
        Sheet(
            t("Fallen due"),
            t("One row a target whose year was over by the day, with what became of it."),
            _due(desk),
            {
                "outcome": t(
                    "met, ended, unknown; not counted: moved to a later year by a later statement, or beside a "
                    "headline of another year."
                ),
                "former": t("Other years that earlier statements of the same scope named."),
                "answer_claim_id": t("The claim that says so; for what is not counted, the headline."),
                "answer_source_id": t("Its source."),
            },
        ),
    )


def _years(desk: Desk) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for by in By:
        told = replace(desk, groups=groups(cached.ground(), desk.found, desk.filters, by, cached.continents()))
        made, standing, unknown = made_by_year(told), stood(told), undated(told)
        for row, code in enumerate(told.groups.codes):
            rows.append((str(by), code, 0, int(unknown[row]), None))
            rows += [
                (str(by), code, first_year(told) + at, int(made[row, at]), int(standing[row, at]))
                for at in range(len(days(told)))
            ]
    return Table(("told_apart_by", "group", "year", "made", "standing"), rows)


def _commitments(desk: Desk) -> Table:
    found, places = desk.found, cached.ground().places
    columns = (
        "place_id",
        "name",
        "level",
        "country",
        "kind",
        "since",
        "target_year",
        "until_on",
        "claim_id",
        "source_id",
    )
    held = places[["place_id", "name", "level", "country"]].iloc[found.place]
    cells = held.astype(object).where(held.notna(), None).itertuples(index=False)
    rows: list[tuple[Cell, ...]] = [
        (
            *place,
            KINDS[found.kind[row]],
            None if np.isnat(found.since[row]) else str(found.since[row])[: found.spelled[row]],
            None if np.isnan(found.year[row]) else int(found.year[row]),
            None if np.isnat(found.until_on[row]) else str(found.until_on[row]),
            found.claim_id[row],
            found.source_id[row],
        )
        for row, place in enumerate(cells)
    ]
    return Table(columns, rows)


def _milestones(desk: Desk) -> Table:
    def rows() -> Iterator[tuple[Cell, ...]]:
        for stone in milestones(desk):
            people = cached.people(desk.filters.day, stone.place_ids)
            yield stone.year, stone.commitments, len(stone.place_ids), people.low, people.high

    return Table(("target_year", "commitments", "places", "people_low", "people_high"), list(rows()))


def _due(desk: Desk) -> Table:
    found = cached.due(desk.filters)
    said = cached.due_lines([each for each in {*found["claim_id"], *found["answer_id"]} if isinstance(each, str)])
    rows: list[tuple[Cell, ...]] = []
    for row in found.to_dict("records"):
        claim, answer = said[row["claim_id"]], said.get(row["answer_id"])
        rows.append(
            (
                *(claim[name] for name in DUE), row["outcome"], row["former"] or None, row["claim_id"],
                answer["claim_id"] if answer else None, answer["source_id"] if answer else None,
            )
        )  # fmt: skip
    return Table((*DUE, "outcome", "former", "claim_id", "answer_claim_id", "answer_source_id"), rows)
