"""Behind us: what was promised in each year, and what stood at its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import streamlit as st

from atlas.queries.filters import FIRST_DAY
from atlas.queries.spells import Mask, Numbers
from atlas.queries.timeline.history import standing_on
from atlas.views import address, cached
from atlas.views.tables import Cell, Row, show_table
from atlas.views.timeline.desk import Desk, asked, choose
from atlas.views.timeline.lanes import Axis, Lane, show_lanes
from atlas.views.timeline.prose import say

TABS = ("made", "standing")
"""What is counted, as the address says it."""
EVERY = 2
"""Years from one word of the axis to the next."""


def first_year(desk: Desk) -> int:
    """The earliest year a promise was made in, not later than the atlas begins."""
    years = desk.found.made_year
    return int(min([FIRST_DAY.year, *years[~np.isnan(years)]]))


def made_by_year(desk: Desk) -> Numbers:
    """Promises by group and by the year they were made in, from the first year to that of the day."""
    known = ~np.isnan(desk.found.made_year)
    years = np.where(known, desk.found.made_year, 0).astype(np.int64)
    return desk.groups.counts(desk.found, known, years, first_year(desk), desk.filters.day.year)


def days(desk: Desk) -> list[date]:
    """The last day of each year, and the day."""
    day = desk.filters.day
    return [*(date(year, 12, 31) for year in range(first_year(desk), day.year)), day]


def stood(desk: Desk) -> Numbers:
    """Promises that stood, by group and by each of the days."""
    return standing_on(cached.ground(), desk.filters, desk.groups, days(desk))


def undated(desk: Desk) -> Numbers:
    """Promises no source dates, by group."""
    return _by_group(desk, np.isnan(desk.found.made_year))


def over(desk: Desk) -> Numbers:
    """Promises that were revoked or have lapsed, by group."""
    return _by_group(desk, ~desk.found.stands)


def show_behind(desk: Desk) -> None:
    """The bars, the sum they come to, and their numbers."""
    t, n = desk.language.text, desk.language.number
    st.header(t("Behind us"))
    tab = asked("tab", TABS)
    choose("tab", t("What is counted"), {"made": t("Made in the year"), "standing": t("Standing at its end")}, tab)
    counts = made_by_year(desk) if tab == "made" else stood(desk)
    first = first_year(desk)
    names = [str(day.year) if tab == "made" else desk.language.day(day) for day in days(desk)]
    ticks = {at: str(first + at) for at in range(len(names)) if (first + at) % EVERY == 0}
    lanes = [Lane(desk.label(code), desk.ink(code), row) for code, row in zip(desk.groups.codes, counts, strict=True)]
    show_lanes(lanes, Axis(names, ticks), _said(desk, tab, counts), n)
    st.caption(
        t(
            "Commitments made in each year, by the earliest date a source gives, as known on {day}. Each row has a "
            "height of its own; the number is that of its highest bar.",
            day=desk.when,
        )
        if tab == "made"
        else t(
            "Commitments standing at the end of each year, and on {day}. One that no source dates counts from the day "
            "its source speaks for: such steps are of the sources, not of the governments.",
            day=desk.when,
        )
    )
    say(_sum(desk), {t("Show them on the map"): address.href("", filters=desk.filters)})
    with st.expander(t("The numbers, year by year"), key=f"timeline-numbers-{tab}"):
        _show_numbers(desk, tab, counts, names)


def _sum(desk: Desk) -> str:
    """What the years come to."""
    n, ended = desk.language.number, int(over(desk).sum())
    values = {
        "dated": n(int(made_by_year(desk).sum())),
        "undated": n(int(undated(desk).sum())),
        "standing": n(desk.found.standing),
        "day": desk.when,
    }
    if not ended:
        return desk.language.text(
            "{dated} commitments were made in a known year, {undated} in one no source gives: {standing} stand on "
            "{day}.",
            **values,
        )
    return desk.language.text(
        "{dated} commitments were made in a known year, {undated} in one no source gives; less {ended} that were "
        "revoked or have lapsed, {standing} stand on {day}.",
        ended=n(ended),
        **values,
    )


def _show_numbers(desk: Desk, tab: str, counts: Numbers, names: list[str]) -> None:
    """The bars as a table, with what no year is known of; and the sum, group by group."""
    t = desk.language.text
    rows: list[Row] = [[name, *column, sum(column)] for name, column in zip(names, counts.T.tolist(), strict=True)]
    if tab == "standing":
        rows = [
            [name, *column, Cell(total, address.href("", filters=replace(desk.filters, day=day)))]  # type: ignore[arg-type]
            for day, (name, *column, total) in zip(days(desk), rows, strict=True)
        ]
    else:
        unknown, ended, stand = undated(desk), over(desk), counts.sum(1) + undated(desk) - over(desk)
        rows += [
            [t("In no known year"), *unknown.tolist(), int(unknown.sum())],
            [t("Revoked or lapsed since"), *ended.tolist(), int(ended.sum())],
            [
                t("Standing on {day}", day=desk.when),
                *(Cell(n, desk.href(code)) for n, code in zip(stand.tolist(), desk.groups.codes, strict=True)),
                Cell(desk.found.standing, address.href("", filters=desk.filters)),
            ],
        ]
    show_table(
        t("Commitments made in each year") if tab == "made" else t("Commitments standing at the end of each year"),
        [t("Year") if tab == "made" else t("Day"), *map(desk.label, desk.groups.codes), t("In all")],
        rows,
        desk.language,
        key=f"timeline-behind-{tab}",
        note=t("As of {day}; a commitment is one place's of one kind.", day=desk.when),
    )


def _said(desk: Desk, tab: str, counts: Numbers) -> str:
    """The chart in a sentence."""
    t = desk.language.text
    totals = [
        f"{desk.label(code)} {desk.language.number(int(row.sum() if tab == 'made' else row[-1]))}"
        for code, row in zip(desk.groups.codes, counts, strict=True)
    ]
    listed = desk.language.listed(totals)
    if tab == "made":
        return t("Commitments made in each year until {day}, in all: {counts}.", day=desk.when, counts=listed)
    return t("Commitments standing at the end of each year; on {day}: {counts}.", day=desk.when, counts=listed)


def _by_group(desk: Desk, rows: Mask) -> Numbers:
    return np.bincount(desk.groups.of(desk.found)[rows], minlength=len(desk.groups.codes))
