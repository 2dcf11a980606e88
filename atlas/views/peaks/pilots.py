"""The places of the programme chosen: how many, in which rounds, which ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from atlas.model import Kind, Level
from atlas.queries.peaks.china import Designation, Peaks, place_ids
from atlas.views import address, cached
from atlas.views.i18n import Language
from atlas.views.pager import show_pages
from atlas.views.peaks.choice import Choice
from atlas.views.peaks.lines import show_line
from atlas.views.peaks.programme_chart import programme_data, programme_spec
from atlas.views.peaks.rounds import rounds_of
from atlas.views.peaks.words import (
    blank,
    dated,
    in_alphabet,
    place_cell,
    place_name,
    programme_name,
    region_name,
    round_name,
    source_cell,
    year_said,
)
from atlas.views.tables import Cell, Row, show_table
from atlas.views.through_time.curve_frame import draw
from atlas.views.through_time.people_words import sentence


def show_count(choice: Choice, peaks: Peaks, language: Language) -> None:
    """How many places the choice has on the day, by level, and how many people live there; or that it has none yet."""
    t, found = language.text, place_ids(choice.of(peaks))
    with st.container(key="peaks-count", gap=None):
        if not found:
            day = language.day(peaks.filters.day)
            st.info(
                t(
                    "{programme}: no place stood in it on {day} at the levels shown. Choose a later day, another level "
                    "or another programme.",
                    programme=choice.name(peaks, language),
                    day=day,
                )
            )
            return
        # The world map cannot tell programmes apart, so its count is the same for all of them together only.
        links = (
            {}
            if choice.programme_id
            else {t("The same places on the world map"): address.href("", filters=peaks.filters)}
        )
        show_line(count_words(choice, peaks, language), links, strong=choice.name(peaks, language) + ": ")
        show_line(sentence(cached.people(peaks.filters.day, found), language))


def count_words(choice: Choice, peaks: Peaks, language: Language) -> str:
    """The places of the choice, by level, on the day, and how many more have no place."""
    designations = choice.of(peaks)
    found = place_ids(designations)
    lost = len({each.reported_name for each in designations if each.place_id is None})
    parts = [
        language.plural("{n} place", "{n} places", len(found)),
        *(
            f"{language.label('level', level)} {language.number(n)}"
            for level in (Level.REGIONAL, Level.LOCAL)
            if (n := sum(peaks.places[place].level == level for place in found))
        ),
        language.text("as of {day}", day=language.day(peaks.filters.day)),
    ]
    if lost:
        parts.append(language.plural("{n} more whose place is not found", "{n} more whose place is not found", lost))
    return language.listed(parts)


def show_programmes(choice: Choice, peaks: Peaks, language: Language) -> None:
    """The programmes in time, and the rounds of the one chosen in numbers; nothing where nothing had begun."""
    if not peaks.designations:
        return
    said = language.text("Rounds of the programmes, as of {day}", day=language.day(peaks.filters.day))
    draw(programme_spec(peaks), programme_data(choice, peaks, language), said)
    st.caption(
        language.text("Each square is a round at its date, as large as it has places; in brackets, places not found.")
    )
    if choice.of(peaks):
        _show_rounds_table(choice, peaks, language)


def _show_rounds_table(choice: Choice, peaks: Peaks, language: Language) -> None:
    """The rounds of the programme, each with its date, its places and its notice."""
    t = language.text
    heads = [
        t("Round"),
        t("Designated"),
        t("Places"),
        language.label("level", Level.REGIONAL),
        language.label("level", Level.LOCAL),
        t("Without a place"),
        t("Notice"),
        t("Source"),
    ]
    show_table(
        t("Rounds of the programmes, as of {day}", day=language.day(peaks.filters.day)),
        heads,
        list(_round_rows(choice, peaks, language)),
        language,
        key="peaks-rounds",
        note=t("A round of which only the year is known counts from the last day of that year."),
    )


def _round_rows(choice: Choice, peaks: Peaks, language: Language) -> Iterator[Row]:
    oldest = [each["programme_id"] for each in peaks.programmes]
    rounds = sorted(rounds_of(peaks.designated(choice.programme_id)), key=lambda each: oldest.index(each[0]))
    for programme_id, (round_, since, notice), group in rounds:
        name, word = programme_name(peaks, programme_id, language), round_name(round_, language)
        found = place_ids(group)
        levels = [sum(peaks.places[place].level == level for place in found) for level in (Level.REGIONAL, Level.LOCAL)]
        yield [
            (word or name) if choice.programme_id else " · ".join(filter(None, (name, word))),
            since or language.text("undated"),
            Cell(len(found), href=_of(programme_id, round_)),
            *levels,
            len({each.reported_name for each in group if each.place_id is None}),
            notice or "",
            source_cell(group[0].publisher, group[0].url),
        ]


def show_list(choice: Choice, peaks: Peaks, language: Language) -> None:
    """The places of the choice, a page at a time, each with the way to its file and to who says so."""
    t, by_place = language.text, _by_place(choice.of(peaks))
    if not by_place:
        return
    ordered = sorted(
        by_place,
        key=lambda place: (
            by_place[place][0].stands_from,
            in_alphabet(place_name(peaks.places[place], language), peaks, language),
        ),
    )

    def row(place_id: str) -> Row:
        place, said = peaks.places[place_id], by_place[place_id]
        headline = peaks.headline(place_id)
        return [
            place_cell(place, language),
            dated(said, language),
            year_said(headline, language) if headline else blank(Kind.PEAK, place_id, peaks, language),
            region_name(place, language),
            language.label("level", place.level),
            source_cell(said[0].publisher, said[0].url),
        ]

    heads = [t("Place"), t("Designated"), language.label("kind", "peak"), t("Province"), t("Level"), t("Source")]
    caption = t("Places of the programme, as of {day}", day=language.day(peaks.filters.day))

    def draw(page: slice) -> None:
        show_table(caption, heads, [row(each) for each in ordered[page]], language, key="peaks-places")

    show_pages("pilots", (choice, peaks.filters), len(ordered), draw, language)


def show_lost(choice: Choice, peaks: Peaks, language: Language) -> None:
    """The designations whose place is not found, with the reason; nothing where there is none."""
    t, lost = language.text, [each for each in choice.of(peaks) if each.place_id is None]
    if not lost:
        return
    rows: list[Row] = [
        [
            each.reported_name,
            programme_name(peaks, each.programme_id, language),
            dated([each], language),
            language.label("reason", each.reason or ""),
            source_cell(each.publisher, each.url),
        ]
        for each in lost
    ]
    heads = [t("Name in the source"), t("Programme"), t("Designated"), t("Why"), t("Source")]
    with st.expander(t("Designations without a place: {n}", n=language.number(len(lost)))):
        show_table(
            t("Designations without a place: {n}", n=language.number(len(lost))),
            heads,
            rows,
            language,
            key="peaks-lost",
        )


def _by_place(designations: Sequence[Designation]) -> dict[str, list[Designation]]:
    """Place → its designations, the oldest first."""
    found: dict[str, list[Designation]] = {}
    for each in designations:
        if each.place_id:
            found.setdefault(each.place_id, []).append(each)
    return found


def _of(programme_id: str, round_: str | None) -> str:
    """The way to the places of a round: this page, with the round chosen."""
    if round_ is None:
        return address.href("peaks", programme=programme_id)
    return address.href("peaks", programme=programme_id, of=round_)
