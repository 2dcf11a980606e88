"""Ahead: how much of what stands falls due in each year, and how many people live under the round years."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import streamlit as st

from atlas.model import Level
from atlas.queries.filters import LAST_YEAR, Filters
from atlas.queries.people import People
from atlas.queries.spells import LEVELS, Numbers
from atlas.queries.timeline.fallen_due import is_over
from atlas.views import address, cached
from atlas.views.i18n import Language
from atlas.views.tables import Cell, Row, show_table
from atlas.views.through_time.people_words import interval
from atlas.views.timeline.desk import Desk
from atlas.views.timeline.lanes import Axis, Lane, show_lanes
from atlas.views.timeline.prose import say

FIRST, LAST = 2020, 2060
"""Target years shown one by one; what is before and after stands at the ends."""
STEPS = (2025, 2030, 2035, 2040, 2045, 2050, 2060)
"""Years that governments choose."""
EVERY = 10
"""Years from one word of the axis to the next."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """What stands and falls due in one year.

    Args:
        place_ids: Whose it is, each once.
        levels: Commitments by position in `LEVELS`.
    """

    year: int
    commitments: int
    place_ids: tuple[str, ...]
    levels: tuple[int, ...]


def due_by_year(desk: Desk) -> Numbers:
    """Standing promises by group and target year: before `first`, each year to `LAST`, and after it."""
    years = desk.found.year
    named = desk.found.stands & ~np.isnan(years)
    numbers = np.where(named, years, 0).astype(np.int64)
    return desk.groups.counts(desk.found, named, numbers, first(desk) - 1, LAST + 1)


def first(desk: Desk) -> int:
    """The first target year shown by itself: the day's own where that is earlier."""
    return min(FIRST, desk.filters.day.year)


def milestones(desk: Desk) -> list[Milestone]:
    """The round years in which anything falls due."""
    found, place_ids = desk.found, cached.ground().places["place_id"].to_numpy()
    found_on = [(year, np.flatnonzero(found.stands & (found.year == year))) for year in STEPS]
    return [
        Milestone(
            year=year,
            commitments=len(rows),
            place_ids=tuple(place_ids[np.unique(found.place[rows])]),
            levels=tuple(np.bincount(found.level[rows], minlength=len(LEVELS)).tolist()),
        )
        for year, rows in found_on
        if len(rows)
    ]


def show_ahead(desk: Desk) -> None:
    """The bars of target years, the round years with their people, and their numbers."""
    t, n = desk.language.text, desk.language.number
    st.header(t("Ahead: the years that were named"))
    counts = due_by_year(desk)
    named = int(counts.sum())
    if not named:
        say(t("None of the {n} commitments that stand on {day} names a year.", n=n(desk.found.standing), day=desk.when))
        return
    say(_words(desk, named), {t("Show them on the map"): address.href("", filters=years(desk, None, LAST_YEAR))})
    lanes = [
        Lane(desk.label(code), desk.ink(code), row)
        for code, row in zip(desk.groups.codes, counts, strict=True)
        if row.any()
    ]
    show_lanes(lanes, _axis(desk), _said(desk, counts), n)
    st.caption(
        t(
            "Commitments standing on {day} by the target year of their headline; years that are over are pale. Each "
            "row has a height of its own. Several reduction targets of one place count once here.",
            day=desk.when,
        )
    )
    with st.expander(t("The numbers, year by year"), key="timeline-numbers-ahead"):
        _show_numbers(desk, counts)
    _show_milestones(desk)


def years(desk: Desk, first_year: int | None, last_year: int) -> Filters:
    """The filters, narrowed to target years; None: from the earliest there is."""
    asked = desk.filters
    return replace(
        asked,
        year_from=max(first_year or 0, asked.year_from or 0) or None,
        year_to=min(last_year, asked.year_to or last_year),
    )


def _axis(desk: Desk) -> Axis:
    t, start = desk.language.text, first(desk)
    names = [
        t("before {year}", year=start), *map(str, range(start, LAST + 1)), t("after {year}", year=LAST)
    ]  # fmt: skip
    ticks = {year - start + 1: str(year) for year in range(start, LAST + 1) if year % EVERY == 0}
    day = desk.filters.day
    over = day.year if is_over(day.year, day) else day.year - 1
    return Axis(names, ticks, now=over - start + 1.5, now_word=t("← over by {day}", day=day.isoformat()))


def _words(desk: Desk, named: int) -> str:
    found, day = desk.found, desk.filters.day
    over = int(np.count_nonzero([is_over(year, day) for year in found.year[found.stands].tolist()]))
    return desk.language.text(
        "Of {all} commitments that stand on {day}, {named} name a year: for {over} that year is over, for {ahead} it "
        "is still ahead.",
        all=desk.language.number(found.standing),
        named=desk.language.number(named),
        over=desk.language.number(over),
        ahead=desk.language.number(named - over),
        day=desk.when,
    )


def _show_numbers(desk: Desk, counts: Numbers) -> None:
    t, start = desk.language.text, first(desk)
    names = _axis(desk).names
    bounds = [(None, start - 1), *((year, year) for year in range(start, LAST + 1)), (LAST + 1, LAST_YEAR)]
    rows: list[Row] = [
        [name, *column, Cell(sum(column), address.href("", filters=years(desk, *bound)))]
        for name, column, bound in zip(names, counts.T.tolist(), bounds, strict=True)
        if any(column)
    ]
    show_table(
        t("Commitments by target year"),
        [t("Target year"), *map(desk.label, desk.groups.codes), t("In all")],
        rows,
        desk.language,
        key="timeline-ahead",
        note=t("As of {day}; the last column leads to the map.", day=desk.when),
    )


def _show_milestones(desk: Desk) -> None:
    """The round years with who lives under them."""
    t = desk.language.text
    st.subheader(t("The round years"))
    rows: list[Row] = []
    for stone in milestones(desk):
        people = cached.people(desk.filters.day, stone.place_ids)
        low, high = _bounds(people, desk.language)
        levels = [stone.levels[LEVELS.index(level)] for level in (Level.NATIONAL, Level.REGIONAL, Level.LOCAL)]
        link = address.href("", filters=years(desk, stone.year, stone.year))
        rows.append([str(stone.year), Cell(stone.commitments, link), len(stone.place_ids), *levels, low, high])
    if not rows:
        say(t("None of these commitments names one of the years {years}.", years=desk.language.listed(map(str, STEPS))))
        return
    show_table(
        t("What falls due in the round years"),
        [
            t("Target year"), t("Commitments"), t("Places"),
            *(desk.language.label("level", level) for level in (Level.NATIONAL, Level.REGIONAL, Level.LOCAL)),
            t("People, at least"), t("People, at most"),
        ],
        rows,
        desk.language,
        key="timeline-milestones",
        note=t(
            "As of {day}. People live under a commitment that falls due in that very year, each counted once; those of "
            "different years overlap.",
            day=desk.when,
        ),
    )  # fmt: skip


def _bounds(people: People, language: Language) -> tuple[str, str]:
    low, high = interval(people, language)
    return low, language.text("no upper bound") if high is None else high


def _said(desk: Desk, counts: Numbers) -> str:
    """The chart in a sentence."""
    names, totals = _axis(desk).names, counts.sum(0)
    most = int(totals.argmax())
    return desk.language.text(
        "Commitments by target year on {day}: {n} name one, most of them, {most}, {year}.",
        day=desk.when,
        n=desk.language.number(int(totals.sum())),
        most=desk.language.number(int(totals[most])),
        year=names[most],
    )
