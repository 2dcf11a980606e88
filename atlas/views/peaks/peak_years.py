"""Peak years against the nation's: the chart, what it says in words, and the same statement by statement."""

from __future__ import annotations

from html import escape

import streamlit as st

from atlas.model import Kind
from atlas.queries.filters import NOT_STATED
from atlas.queries.peaks.china import NATION, Peaks, Statement
from atlas.views import address
from atlas.views.i18n import Language
from atlas.views.peaks.lines import show_line
from atlas.views.peaks.peak_chart import peak_data, peak_spec
from atlas.views.peaks.peak_rows import DOUBTED, OTHER, lines, moves, silent
from atlas.views.peaks.words import (
    blank,
    doubt,
    in_alphabet,
    names_listed,
    place_cell,
    place_name,
    region_name,
    source_cell,
    stated,
    year_said,
)
from atlas.views.tables import Cell, Row, show_table
from atlas.views.through_time.curve_frame import draw


def show_peak_years(peaks: Peaks, language: Language) -> None:
    """The section; a sentence where nobody has stated a year by the day."""
    t = language.text
    if not (peaks.nation or peaks.statements or peaks.members):
        st.info(
            t(
                "The atlas holds no peak year in China by {day}, and no member of the alliance. Choose a later day.",
                day=language.day(peaks.filters.day),
            )
        )
        return
    show_line(summary(peaks, language))
    rows = lines(peaks, language)
    draw(peak_spec(rows, peaks), peak_data(rows, peaks, language), summary(peaks, language))
    st.html(legend(language))
    for why, said in silent_words(peaks, language).items():
        show_line(said, strong=f"{why}{'：' if language.is_chinese else ': '}")
    with st.expander(
        t(
            "Every statement of a peak year, with its source: {n}",
            n=language.number(len(peaks.statements) + len(peaks.nation)),
        )
    ):
        show_statements(peaks, language)


def summary(peaks: Peaks, language: Language) -> str:
    """How many members stated a year, who moved it later, who earlier, and what the nation said, with the day."""
    t, day = language.text, language.day(peaks.filters.day)
    with_year = [place for place in peaks.member_ids if place in peaks.by_place]
    said = [t("As of {day}, the atlas holds no member of the alliance at the levels shown.", day=day)]
    if peaks.member_ids:
        said = [
            language.plural(
                "As of {day}, the atlas holds a peak year for {stated} of {n} member of the {alliance}.",
                "As of {day}, the atlas holds a peak year for {stated} of {n} members of the {alliance}.",
                len(peaks.member_ids),
                day=day,
                stated=language.number(len(with_year)),
                alliance=language.name(peaks.alliance["name"], peaks.alliance["name_zh"]),
            )
        ]
    if later := _moved(peaks, True, language):
        said.append(t("Newer statements put the peak later than before in {names}.", names=later))
    if earlier := _moved(peaks, False, language):
        said.append(t("Newer statements put the peak earlier than before in {names}.", names=earlier))
    years = [stated(each, language) for each in peaks.nation]
    if years:
        said.append(t("The nation's own: {years}.", years=names_listed(years, language)))
    else:
        said.append(t("The atlas holds no peak year of the nation by then."))
    return ("" if language.is_chinese else " ").join(said)


def silent_words(peaks: Peaks, language: Language) -> dict[str, str]:
    """What is known of the silence of members without a year → which members, in a sentence."""
    by_blank: dict[str, list[str]] = {}
    for place_id in silent(peaks, language):
        why = blank(Kind.PEAK, place_id, peaks, language)
        by_blank.setdefault(why, []).append(place_name(peaks.places[place_id], language))
    return {
        why: language.plural(
            "{n} member of the alliance, as of {day}: {names}.",
            "{n} members of the alliance, as of {day}: {names}.",
            len(names),
            day=language.day(peaks.filters.day),
            names=names_listed(names, language),
        )
        for why, names in by_blank.items()
    }


def legend(language: Language) -> str:
    """How to read the chart, as HTML; the signs only where it is too narrow for words."""
    t = language.text
    said = ("" if language.is_chinese else " ").join(
        [
            t("Vertical line: the nation's year."),
            t(
                "Filled: the year that speaks for the place by the atlas's rule (law, then adopted policy, then who "
                "says so; among equals the newest). Hollow: another statement."
            ),
            t("Arrow: a newer statement moved the year."),
            t("Behind the year: when it was stated, as far as a source dates it."),
        ]
    )
    signs = t(
        "≤ by the year or its end, < before, ≈ around, ≲ around or earlier, {other} other words, "
        "{doubted} the source has doubts.",
        other=OTHER,
        doubted=DOUBTED,
    )
    return f'<div class="peaks-legend"><p>{escape(said)}</p><p class="peaks-signs">{escape(signs)}</p></div>'


def show_statements(peaks: Peaks, language: Language) -> None:
    """The table that holds what the chart shows, and in which words."""
    t = language.text
    rows = [_row(each, peaks, language) for each in [*peaks.nation, *_in_order(peaks, language)]]
    heads = [
        t("Place"),
        t("Province"),
        t("Member"),
        language.label("kind", Kind.PEAK),
        t("Stated"),
        t("In the words of the row"),
        t("How firm"),
        t("Doubt"),
        t("Speaks for the place"),
        t("Source"),
    ]
    show_table(
        t("Every statement of a peak year, as of {day}", day=language.day(peaks.filters.day)),
        heads,
        rows,
        language,
        key="peaks-statements",
    )


def _in_order(peaks: Peaks, language: Language) -> list[Statement]:
    """Place by place in order of name, the oldest first."""
    return sorted(
        peaks.statements,
        key=lambda each: (
            in_alphabet(place_name(peaks.places[each.place_id], language), peaks, language),
            each.stands_from,
        ),
    )


def _row(each: Statement, peaks: Peaks, language: Language) -> Row:
    t = language.text
    place = peaks.places.get(each.place_id)
    nation = Cell(place_name(peaks.known[NATION], language), href=address.href("country", of=NATION), mark=True)
    return [
        place_cell(place, language) if place and each.place_id != NATION else nation,
        region_name(place, language) if place else "",
        t("yes") if each.place_id in peaks.member_ids else "",
        year_said(each, language),
        each.said_on or t("undated"),
        each.reported_words or "",
        language.label("status", each.status or NOT_STATED),
        doubt(each.certainty),
        t("yes") if each.is_headline else "",
        source_cell(each.publisher, each.url),
    ]


def _moved(peaks: Peaks, is_later: bool, language: Language) -> str:
    """The places whose newest dated year is later, or earlier, than the one before it."""
    found = []
    for place_id, said in peaks.by_place.items():
        if (steps := moves(said)) and (steps[-1][1] > steps[-1][0]) == is_later:
            found.append(place_name(peaks.places[place_id], language))
    return names_listed(sorted(found, key=lambda name: in_alphabet(name, peaks, language)), language)
