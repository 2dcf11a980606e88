"""Neutrality years beside peak years, place by place, and what is blank."""

from __future__ import annotations

from dataclasses import replace

from atlas.model import Kind
from atlas.queries.filters import NOT_STATED
from atlas.queries.peaks.china import NATION, Peaks
from atlas.views import address, cached
from atlas.views.i18n import Language
from atlas.views.peaks.lines import show_line
from atlas.views.peaks.words import blank, in_alphabet, place_cell, place_name, region_name, year_said
from atlas.views.tables import Cell, Row, show_table

LAST = 9999
"""A year after all others, for what states none."""


def show_neutrality(peaks: Peaks, language: Language) -> None:
    """The section: how many promise neutrality, of how many looked at, and the years of both kinds side by side."""
    show_counts(peaks, language)
    t, kind = language.text, language.label
    heads = [
        t("Place"),
        t("Province"),
        kind("kind", Kind.PEAK),
        kind("kind", Kind.NEUTRALITY),
        t("How firm"),
        t("Years between"),
    ]
    rows = [_row(place_id, peaks, language) for place_id in _places(peaks, language)]
    if rows:
        caption = t("Peak year and neutrality year, as of {day}", day=language.day(peaks.filters.day))
        show_table(
            caption,
            heads,
            rows,
            language,
            key="peaks-neutrality",
            note=t("Years between: the neutrality year less the peak year, each the one that speaks for the place."),
        )


def show_counts(peaks: Peaks, language: Language) -> None:
    """How many Chinese governments promise each kind, and of how many a source says that they do not.

    The numbers are those of the world map for the kind in China, at the levels chosen, and lead there.
    """
    for kind in (Kind.PEAK, Kind.NEUTRALITY):
        filters = replace(peaks.filters, kinds=(str(kind),))
        view = cached.view(filters)
        said = language.text(
            "{promising} promised by {day}, {checked} checked and none found, no source speaks of others.",
            promising=language.plural("{n} place", "{n} places", view.shown.n_places),
            day=language.day(filters.day),
            checked=language.number(len(view.without)),
        )
        links = {language.text("The same places on the world map"): address.href("", filters=filters)}
        show_line(said, links, strong=language.label("kind", kind) + ": ")


def _places(peaks: Peaks, language: Language) -> list[str]:
    """The nation where it states anything, then the places that promise either kind, the earliest peak first."""
    found = {*peaks.by_place, *peaks.neutral} - {NATION}

    def order(place_id: str) -> tuple[int, int, int]:
        headline, neutral = peaks.headline(place_id), peaks.neutral.get(place_id)
        return (
            headline.year if headline else LAST,
            (neutral.year if neutral else None) or LAST,
            in_alphabet(place_name(peaks.places[place_id], language), peaks, language),
        )

    return [*([NATION] if peaks.nation else []), *sorted(found, key=order)]


def _row(place_id: str, peaks: Peaks, language: Language) -> Row:
    is_nation = place_id == NATION
    headline = (
        next((each for each in peaks.nation if each.is_headline), None) if is_nation else peaks.headline(place_id)
    )
    neutral = peaks.neutral.get(place_id)
    name = (
        Cell(place_name(peaks.known[NATION], language), href=address.href("country", of=NATION), mark=True)
        if is_nation
        else place_cell(peaks.places[place_id], language)
    )
    between = neutral.year - headline.year if neutral and neutral.year and headline else None
    return [
        name,
        "" if is_nation else region_name(peaks.places[place_id], language),
        year_said(headline, language) if headline else blank(Kind.PEAK, place_id, peaks, language),
        (str(neutral.year) if neutral.year else language.text("year not stated"))
        if neutral
        else blank(Kind.NEUTRALITY, place_id, peaks, language),
        language.label("status", neutral.status or NOT_STATED) if neutral else "",
        "" if between is None else between,
    ]
