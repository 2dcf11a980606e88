"""The filters beside the map, each choice with the number of places it would show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from atlas.model import Kind
from atlas.queries.filters import BESIDE, FIRST_DAY, FIRST_YEAR, KINDS, LAST_YEAR, MISSION, Filters
from atlas.views import address, cached
from atlas.views.i18n import Language
from atlas.views.signs import sign_image

Counts = Mapping[str, int]
FACETS = {"kinds": "kind", "beside": "kind", "levels": "level", "statuses": "status"}
"""Row of choices → the facet that counts them."""


ROWS = ("kinds", "beside", "levels", "countries", "day", "statuses", "years")
"""The rows of choices, from the top."""


def show_filters(chosen: Filters, language: Language, rows: Sequence[str] = ROWS) -> None:
    """The choices in the sidebar, each with the places it would show; none where the page is embedded.

    Args:
        rows: Those of `ROWS` that mean something on the page.
    """
    if st.context.is_embedded:
        return
    with st.sidebar:
        _draw(chosen, cached.view(chosen).facets, language, rows)
        if address.filters().address() != Filters(day=address.today()).address():
            st.button(
                language.text("Reset all filters"),
                on_click=address.reset_filters,
                width="stretch",
                key="reset",
            )


def _draw(chosen: Filters, counts: Mapping[str, Counts], language: Language, rows: Sequence[str]) -> None:
    t = language.text

    def counted(facet: str, code: str) -> str:
        return f"{language.label(facet, code)} {language.number(counts[facet].get(code, 0))}"

    def signed(code: str) -> str:
        return f"{sign_image(Kind(code))} {counted('kind', code)}"

    for row in rows:
        match row:
            case "kinds":
                _pills(row, t("Commitment"), chosen.kinds, signed)
            case "beside":
                _pills(row, t("Beside them, shown when chosen"), chosen.kinds, signed)
            case "levels":
                _pills(row, t("Level of government"), chosen.levels, lambda c: counted("level", c))
            case "countries":
                _countries(chosen.countries, counts["country"], language)
            case "day":
                _day(chosen.day, language)
            case "statuses":
                _pills(row, t("How firm"), chosen.statuses, lambda c: counted("status", c))
            case "years":
                _years(chosen, counts["year"]["stated"], language)


def _years(chosen: Filters, stated: int, language: Language) -> None:
    t = language.text
    _hold("years", (chosen.year_from or FIRST_YEAR, chosen.year_to or LAST_YEAR))
    st.slider(
        t("Target year ({n} places state one)", n=language.number(stated)),
        FIRST_YEAR,
        LAST_YEAR,
        key="years",
        on_change=_choose,
        args=("years",),
        help=t("Narrowing the years leaves out promises without a target year."),
    )


def _pills(row: str, label: str, chosen: Sequence[str], labelled: Callable[[str], str]) -> None:
    if not (choices := _choices(row)):
        return
    _hold(row, [code for code in choices if code in chosen])
    st.pills(
        label, choices, selection_mode="multi", format_func=labelled, key=row, on_change=_choose, args=(row,)
    )  # fmt: skip


def _countries(chosen: Sequence[str], counts: Counts, language: Language) -> None:
    names = cached.country_names()
    codes = sorted({*counts, *(c for c in chosen if c in names)}, key=lambda c: (-counts.get(c, 0), c))
    labels = {code: f"{language.name(*names[code])} {language.number(counts.get(code, 0))}" for code in codes}
    _hold("countries", [code for code in chosen if code in labels])
    st.multiselect(
        language.text("Country"),
        codes,
        format_func=labels.__getitem__,
        placeholder=language.text("All countries"),
        key="countries",
        on_change=_choose,
        args=("countries",),
    )


def _day(chosen: date, language: Language) -> None:
    _hold("day", chosen)
    st.date_input(
        language.text("As of"),
        min_value=FIRST_DAY,
        max_value=address.today(),
        format="YYYY-MM-DD",
        key="day",
        on_change=_choose,
        args=("day",),
        help=language.text("Shows what stood on that day: later promises are left out, revoked ones are back."),
    )


def _hold(name: str, value: Any) -> None:
    """Make a widget hold what is shown, where it holds anything else."""
    held = st.session_state.get(name)
    if (sorted(held) if isinstance(held, list) else held) != (sorted(value) if isinstance(value, list) else value):
        st.session_state[name] = value


def _choose(name: str) -> None:
    """Show what a widget was changed to."""
    held, chosen = st.session_state[name], address.filters()
    match name:
        case "kinds" | "beside":
            picked = {*st.session_state.get("kinds", ()), *st.session_state.get("beside", ())}
            every = picked >= {*cached.offered()["kind"]}
            chosen = replace(chosen, kinds=KINDS if every else tuple(kind for kind in KINDS if kind in picked))
        case "years":
            first, last = held
            chosen = replace(
                chosen, year_from=first if first > FIRST_YEAR else None, year_to=last if last < LAST_YEAR else None
            )
        case "day":
            chosen = replace(chosen, day=held or chosen.day)
        case "countries":
            chosen = replace(chosen, countries=tuple(sorted(held)))
        case "levels":
            chosen = replace(chosen, levels=_ordered("levels", held))
        case "statuses":
            chosen = replace(chosen, statuses=_ordered("statuses", held))
    address.write_filters(chosen)


def _choices(row: str) -> list[str]:
    """The codes a row of choices offers: kinds stand in two rows."""
    left_out = {"kinds": BESIDE, "beside": MISSION}.get(row, ())
    return [code for code in cached.offered()[FACETS[row]] if code not in left_out]


def _ordered(row: str, picked: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for code in _choices(row) if code in picked)
