"""What a reader chose, said in words: under a picture, in a citation, in a download's README."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from babel.lists import format_list

from atlas.queries.filters import KINDS, Filters
from atlas.queries.world import Shown
from atlas.views import cached
from atlas.views.i18n import CUSTOMS, Language

COUNTRIES = 6
"""Countries named; of more, the rest are counted."""


def view_in_words(filters: Filters, language: Language) -> str:
    """Kinds, levels, countries, statuses, target years and day in one line; what is not chosen is not said."""
    t = language.text
    parts = [
        _kinds(filters, language),
        _labels("level", filters.levels, "standard", language),
        _countries(filters.countries, language),
        _labels("status", filters.statuses, "or", language),
        _years(filters, language),
        t("as of {day}", day=language.day(filters.day)),
    ]
    return " · ".join(filter(None, parts))


def counted_in_words(shown: Shown, language: Language) -> str:
    """How many places and commitments are shown."""
    return language.listed(
        [
            language.plural("{n} place shown", "{n} places shown", shown.n_places),
            language.plural("{n} commitment", "{n} commitments", shown.n_promises),
        ]
    )


def _kinds(filters: Filters, language: Language) -> str:
    if {*filters.kinds_shown} == {*KINDS}:
        return language.text("All kinds of commitment")
    said = _labels("kind", filters.kinds_shown, "standard", language)
    return said[0].upper() + said[1:]


def _labels(list_: str, codes: Sequence[str], style: Literal["standard", "or"], language: Language) -> str:
    """Labels inside a sentence, in the order of the vocabulary."""
    labels = [language.label(list_, code) for code in language.words[list_] if code in codes]
    return _listed((label[0].lower() + label[1:] for label in labels), style, language)


def _countries(codes: Sequence[str], language: Language) -> str:
    if not codes:
        return ""
    known = cached.country_names()
    names = [language.name(*known[code]) if code in known else code for code in codes]
    if len(names) <= COUNTRIES:
        return _listed(names, "standard", language)
    return language.plural(
        "{names} and {n} more country",
        "{names} and {n} more countries",
        len(names) - COUNTRIES,
        names=language.listed(names[:COUNTRIES]),
    )


def _years(filters: Filters, language: Language) -> str:
    match filters.year_from, filters.year_to:
        case None, None:
            return ""
        case first, None:
            return language.text("target year {year} or later", year=first)
        case None, last:
            return language.text("target year {year} or earlier", year=last)
        case first, last:
            return language.text("target year {first} to {last}", first=first, last=last)


def _listed(parts: Iterable[str], style: Literal["standard", "or"], language: Language) -> str:
    return format_list(list(parts), style, locale=CUSTOMS[language.tag])
