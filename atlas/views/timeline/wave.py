"""The wave: one kind month by month around the month in which most promises of it were made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import streamlit as st
from babel.dates import format_skeleton

from atlas.model import Kind
from atlas.queries.filters import KINDS
from atlas.queries.spells import Numbers
from atlas.queries.timeline.history import By, Groups, History, groups
from atlas.views import address, cached
from atlas.views.i18n import CUSTOMS, Language
from atlas.views.tables import Row, show_table
from atlas.views.timeline.desk import Desk, asked, choose, kind_ink
from atlas.views.timeline.lanes import Axis, Lane, show_lanes
from atlas.views.timeline.prose import say

BEFORE, AFTER = 1, 2
"""Whole years shown before that of the highest month, and after it."""
YEAR = 12


@dataclass(frozen=True, slots=True)
class Wave:
    """The promises of one kind, month by month.

    Args:
        found: Those under the filters, made by the day.
        groups: The parts of the world they are in.
        counts: By group and month, of the months shown.
        months: Months since January 1970, of all promises: the first, the first and the last shown, and the highest.
    """

    kind: str
    found: History
    groups: Groups
    counts: Numbers
    first: int
    left: int
    right: int
    peak: int


def kinds_by_month(desk: Desk) -> list[str]:
    """The kinds under the filters some promise of which is dated to a month; the emergency goes first."""
    known = np.unique(desk.found.kind[desk.found.made_month >= 0])
    return sorted((KINDS[code] for code in known), key=lambda kind: kind != Kind.CLIMATE_EMERGENCY)


def wave(desk: Desk, kind: str) -> Wave:
    """The wave of one of those kinds."""
    filters = replace(desk.filters, kinds=(kind,))
    found = cached.made(filters)
    told = groups(cached.ground(), found, filters, By.CONTINENT, cached.continents())
    months = found.made_month
    known = months >= 0
    counted = np.bincount(months[known])
    peak = int(counted.argmax())
    left = peak - peak % YEAR - BEFORE * YEAR
    right = min(left + (BEFORE + 1 + AFTER) * YEAR - 1, month_of(desk.filters.day))
    inside = known & (months >= left) & (months <= right)
    return Wave(
        kind, found, told, told.counts(found, inside, months, left, right), int(months[known].min()), left, right, peak
    )


def show_wave(desk: Desk) -> None:
    """The months of one kind by parts of the world, what they say in words, and their numbers."""
    kinds, t = kinds_by_month(desk), desk.language.text
    if not kinds:
        return
    kind = asked("of", kinds)
    st.subheader(t("Month by month"))
    if len(kinds) > 1:
        choose("of", t("Commitment"), {code: desk.language.label("kind", code) for code in kinds}, kind)
    seen = wave(desk, kind)
    names = [month_word(month, desk.language) for month in range(seen.left, seen.right + 1)]
    ticks = {at: str(year_of(seen.left + at)) for at in range(0, len(names), YEAR)}
    continents = replace(desk, groups=seen.groups)
    lanes = [
        Lane(continents.label(code), kind_ink(kind), row)
        for code, row in zip(seen.groups.codes, seen.counts, strict=True)
        if row.any()
    ]
    label = desk.language.label("kind", kind)
    show_lanes(lanes, Axis(names, ticks), _said(desk, seen), desk.language.number)
    st.caption(
        t(
            "{kind}, month by month around the highest, by continent, revoked ones too, as known on {day}. Each row "
            "has a height of its own.",
            kind=label,
            day=desk.when,
        )
    )
    say(_words(desk, seen), {t("Show them on the map"): address.href("", filters=replace(desk.filters, kinds=(kind,)))})
    with st.expander(t("The numbers, month by month"), key=f"timeline-wave-{kind}"):
        rows: list[Row] = [
            [name, *column, sum(column)] for name, column in zip(names, seen.counts.T.tolist(), strict=True)
        ]
        show_table(
            t("{kind}: commitments made in each month", kind=label),
            [t("Month"), *map(continents.label, seen.groups.codes), t("In all")],
            rows,
            desk.language,
            key="timeline-wave",
            note=t("As of {day}; revoked ones too.", day=desk.when),
        )


def in_year(found: History, year: int) -> int:
    """Promises that stand and were made in a calendar year."""
    return int(np.count_nonzero(found.made_year[found.stands] == year))


def month_of(day: date) -> int:
    """Months since January 1970."""
    return (day.year - 1970) * YEAR + day.month - 1


def year_of(month: int) -> int:
    """The calendar year of a month since January 1970."""
    return 1970 + month // YEAR


def month_word(month: int, language: Language) -> str:
    """A month since January 1970 in words."""
    return str(format_skeleton("yMMMM", date(year_of(month), month % YEAR + 1, 1), locale=CUSTOMS[language.tag]))


def _words(desk: Desk, seen: Wave) -> str:
    """The first of all, the highest month, and what no month is known of."""
    t, n, found = desk.language.text, desk.language.number, seen.found
    months = found.made_month
    parts = [
        t(
            "The first was made in {month}, by {place}.",
            month=month_word(seen.first, desk.language),
            place=_first_place(desk, seen),
        ),
        t(
            "Most in one month, {n}, were made in {month}.",
            n=n(int(np.count_nonzero(months == seen.peak))),
            month=month_word(seen.peak, desk.language),
        ),
        t(
            "Of {all} commitments, revoked ones included, {inside} are in the months shown, {outside} in others, and "
            "of {unknown} no source names the month.",
            all=n(len(months)),
            inside=n(int(seen.counts.sum())),
            outside=n(int(np.count_nonzero(months >= 0) - seen.counts.sum())),
            unknown=n(int(np.count_nonzero(months < 0))),
        ),
    ]
    return ("" if desk.language.is_chinese else " ").join(parts)


def _first_place(desk: Desk, seen: Wave) -> str:
    """Who was first; how many they were, where several."""
    rows = np.unique(seen.found.place[seen.found.made_month == seen.first])
    if len(rows) > 1:
        return desk.language.plural("{n} place", "{n} places", len(rows))
    place = cached.ground().places.iloc[int(rows[0])]
    zh = place["name_zh"]
    return desk.language.name(place["name"], zh if isinstance(zh, str) else None)


def _said(desk: Desk, seen: Wave) -> str:
    """The chart in a sentence."""
    return desk.language.text(
        "{kind}, commitments made in each month from {first} to {last}: {n} in all, most in {month}.",
        kind=desk.language.label("kind", seen.kind),
        first=month_word(seen.left, desk.language),
        last=month_word(seen.right, desk.language),
        n=desk.language.number(int(seen.counts.sum())),
        month=month_word(seen.peak, desk.language),
    )
