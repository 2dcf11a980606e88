"""Coverage by nation and by level: how many members of each have promised anything, and how many of their people."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from atlas.queries.networks.coverage_people import share_of
from atlas.queries.networks.tally import Tally
from atlas.queries.spells import LEVELS
from atlas.views import address, cached
from atlas.views.i18n import Language
from atlas.views.networks import shares
from atlas.views.networks.coverage_table import nation_people, nobody
from atlas.views.networks.group import Group
from atlas.views.tables import Cell, Row, show_table


def show_nations(group: Group, language: Language) -> None:
    """A table by level, and one by nation, those with most members first; folded."""
    closed = st.expander(language.text("By level and country"), key="coverage-nations-open", on_change="rerun")
    if closed.open:
        with closed:
            _show_tables(group, language)


def _show_tables(group: Group, language: Language) -> None:
    covered, t = group.covered, language.text
    heads = [t("Members"), t("With a commitment"), t("Checked, none found"), t("No source speaks of it")]
    levels = covered.tallies_by("level")
    show_table(
        t("Members by level, as of {day}", day=language.day(covered.filters.day)),
        [t("Level"), *heads],
        [[language.label("level", level), *_counts(levels[level], language)] for level in LEVELS if level in levels],
        language,
        key="coverage-levels",
        note=t("A commitment is of the kinds chosen; each share is of the members of its line."),
    )
    tallies = covered.tallies_by("country")
    codes = sorted(tallies, key=lambda code: (-tallies[code].places, code))
    if not codes:
        return
    heads = [t("Country"), *heads, t("Share of the people of its members")]
    caption = t("Members by country, as of {day}", day=language.day(covered.filters.day))
    line = _line_of(group, tallies, language)
    show_table(caption, heads, [line(code) for code in codes], language, key="coverage-nations")


def _line_of(group: Group, tallies: Mapping[str, Tally], language: Language) -> Callable[[str], Row]:
    """What makes the line of a nation."""
    covered, names = group.covered, cached.country_names()
    part, whole, rest = nation_people(group)
    none = nobody(covered.filters.day)
    # Of places the atlas does not hold nobody knows what they overlap, so their nation's share is not known either.
    strangers = {place.country for place in group.outside}

    def line(code: str) -> Row:
        share = None
        if code in whole and code not in strangers:
            share = share_of(part.get(code, none), whole[code], lambda: rest.get(code, none))
        name = language.name(*names.get(code, (code, None)))
        link = address.href("country", of=code) if group.network else None
        return [Cell(name, href=link), *_counts(tallies[code], language), shares.interval(share, language)]

    return line


def _counts(tally: Tally, language: Language) -> list[int | Cell]:
    return [
        tally.places,
        Cell(shares.counted(tally.with_it, tally.places, language), share=tally.with_it / tally.places),
        tally.checked,
        tally.unspoken + tally.inapplicable,
    ]
