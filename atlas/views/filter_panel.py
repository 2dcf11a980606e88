"""The filters beside the map, each choice with the number of places it would show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from atlas.model import Kind
from atlas.queries.filters import BESIDE, FIRST_DAY, FIRST_YEAR, KINDS, LAST_YEAR, MISSION, Filters
from atlas.views import address, cached
from atlas.views.i18n import Language
from atlas.views.signs import sign_image

Counts = Mapping[str, int]
FACETS = {"kinds": "kind", "beside": "kind", "levels": "level", "statuses": "status"}
"""Row of choices → the facet that counts them."""


def chosen_filters() -> Filters:
    """The filters as chosen by now, before the sidebar is drawn; the address is made to spell them."""
    chosen = _Held.of_session().filters()
    address.write_filters(chosen)
    st.session_state["filters"] = chosen
    return chosen


def show_filters(chosen: Filters, language: Language) -> None:
    """The choices in the sidebar, each with the places it would show."""
    with st.sidebar:
        _draw(_Held.of_session(), chosen, cached.on(chosen.day).facets(chosen), language)
        if chosen != Filters(day=address.today()):
            st.button(
                language.text("Reset all filters"),
                on_click=address.reset_filters,
                width="stretch",
                key="reset",
            )


@dataclass(frozen=True, slots=True)
class _Held:
    """What the widgets hold at the start of a run, before they are drawn again.

    The address is the truth on arrival, after a reset and after the browser's back: then a new
    generation of widgets is drawn from it. Otherwise the widgets are, and the address follows.
    """

    generation: int
    arrived: Filters
    """What this generation of widgets was drawn from."""

    @classmethod
    def of_session(cls) -> _Held:
        state, spelled = st.session_state, address.filters()
        if state.get("filters") != spelled:
            state["generation"] = state.get("generation", 0) + 1
            state["arrived"] = state["filters"] = spelled
            state["countries_key"] = ""
        return cls(state["generation"], state["arrived"])

    def key(self, name: str) -> str:
        return f"{name}-{self.generation}"

    def filters(self) -> Filters:
        state, arrived = st.session_state, self.arrived
        years = state.get(self.key("years"), (arrived.year_from or FIRST_YEAR, arrived.year_to or LAST_YEAR))
        return Filters(
            day=state.get(self.key("day")) or arrived.day,
            kinds=self._kinds(),
            levels=self._ordered("levels", arrived.levels),
            countries=self._countries(),
            statuses=self._ordered("statuses", arrived.statuses),
            year_from=years[0] if years[0] > FIRST_YEAR else None,
            year_to=years[1] if years[1] < LAST_YEAR else None,
        )

    def _kinds(self) -> tuple[str, ...]:
        picked = {
            *self._ordered("kinds", _offered("kinds", self.arrived.kinds)),
            *self._ordered("beside", _offered("beside", self.arrived.kinds)),
        }
        return KINDS if picked >= {*cached.offered()["kind"]} else tuple(kind for kind in KINDS if kind in picked)

    def _countries(self) -> tuple[str, ...]:
        key = st.session_state["countries_key"]
        picked = st.session_state.get(key) if key else None
        return st.session_state["filters"].countries if picked is None else tuple(sorted(picked))

    def _ordered(self, name: str, arrived: Sequence[str]) -> tuple[str, ...]:
        picked = st.session_state.get(self.key(name), arrived)
        return tuple(code for code in _choices(name) if code in picked)


def _choices(row: str) -> list[str]:
    """The codes a row of choices offers: kinds stand in two rows."""
    left_out = {"kinds": BESIDE, "beside": MISSION}.get(row, ())
    return [code for code in cached.offered()[FACETS[row]] if code not in left_out]


def _offered(row: str, codes: Sequence[str]) -> list[str]:
    return [code for code in _choices(row) if code in codes]


def _draw(held: _Held, chosen: Filters, counts: Mapping[str, Counts], language: Language) -> None:
    t = language.text

    def counted(facet: str, code: str) -> str:
        return f"{language.label(facet, code)} {language.number(counts[facet].get(code, 0))}"

    def signed(code: str) -> str:
        return f"{sign_image(Kind(code))} {counted('kind', code)}"

    _pills(held, "kinds", t("Commitment"), chosen.kinds, signed)
    _pills(held, "beside", t("Beside them, shown when chosen"), chosen.kinds, signed)
    _pills(held, "levels", t("Level of government"), chosen.levels, lambda c: counted("level", c))
    _countries(chosen, counts["country"], language)
    _day(held, chosen.day, language)
    _pills(held, "statuses", t("How firm"), chosen.statuses, lambda c: counted("status", c))
    st.slider(
        t("Target year ({n} places state one)", n=language.number(counts["year"]["stated"])),
        FIRST_YEAR,
        LAST_YEAR,
        value=(chosen.year_from or FIRST_YEAR, chosen.year_to or LAST_YEAR),
        key=held.key("years"),
        help=t("Narrowing the years leaves out promises without a target year."),
    )


def _pills(held: _Held, name: str, label: str, chosen: Sequence[str], labelled: Callable[[str], str]) -> None:
    # The options never change: pills are remembered by position.
    if not (choices := _choices(name)):
        return
    st.pills(
        label,
        choices,
        selection_mode="multi",
        default=_offered(name, chosen),
        format_func=labelled,
        key=held.key(name),
    )


def _countries(chosen: Filters, counts: Counts, language: Language) -> None:
    # Streamlit remembers this choice by its labels, so the key changes with them and the choice is handed on.
    names = cached.country_names()
    codes = sorted({*counts, *(c for c in chosen.countries if c in names)}, key=lambda c: (-counts.get(c, 0), c))
    labels = {code: f"{language.name(*names[code])} {language.number(counts.get(code, 0))}" for code in codes}
    key = f"countries-{st.session_state['generation']}-{hash(tuple(labels.items()))}"
    st.session_state["countries_key"] = key
    st.multiselect(
        language.text("Country"),
        codes,
        default=[code for code in chosen.countries if code in labels],
        format_func=labels.__getitem__,
        placeholder=language.text("All countries"),
        key=key,
    )


def _day(held: _Held, chosen: date, language: Language) -> None:
    st.date_input(
        language.text("As of"),
        value=chosen,
        min_value=FIRST_DAY,
        max_value=address.today(),
        format="YYYY-MM-DD",
        key=held.key("day"),
        help=language.text("Shows what stood on that day: later promises are left out, revoked ones are back."),
    )
