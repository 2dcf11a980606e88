"""The table below the map: the same places, for the keyboard, the eye and the spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from atlas.model import Scope
from atlas.queries.filters import Filters
from atlas.queries.world import LISTS, Shown
from atlas.views import address, cached
from atlas.views.i18n import Language

ROWS = 100
"""Places on a page of the table: what a browser draws at once, at every change of a filter."""
IN_PART = {Scope.SECTOR, Scope.GOVERNMENT_OPERATIONS}
"""Scopes of a promise that is not the whole community's."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the head of a cell."""


def show_table(shown: Shown, filters: Filters, language: Language) -> None:
    """The places as a table, page by page; choosing a row selects the place."""
    t = language.text
    page = _page(shown.n_places, f"page-{hash(filters)}", language)
    places = shown.places(page * ROWS, ROWS)
    table = pd.DataFrame(
        {
            t("Place"): [language.name(*pair) for pair in zip(places["name"], _none(places["name_zh"]), strict=True)],
            t("Level"): [language.label("level", level) for level in places["level"]],
            t("Country"): [
                language.name(*pair)
                for pair in zip(_none(places["country_name"]), _none(places["country_name_zh"]), strict=True)
            ],
            t("Commitments"): [
                _promises(*promises, language)
                for promises in zip(
                    places["kinds"], places["target_years"], places["since"], places["scopes"], strict=True
                )
            ],
            t("Residents"): ["" if pd.isna(n) else language.number(int(n)) for n in places["population"]],
        }
    )
    event = st.dataframe(
        table,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=f"table-{language.tag}-{page}-{hash(filters)}",  # a chosen row is a number: other rows, another table
        height=420,
    )
    rows = event["selection"]["rows"]
    chosen = places["place_id"].iloc[rows[0]] if rows else None
    was, st.session_state["row"] = st.session_state.get("row"), chosen
    if chosen and chosen != was:
        address.select_place(chosen)
        st.rerun()


def _page(rows: int, key: str, language: Language) -> int:
    """The page chosen, 0 first; nothing to choose where all rows stand on one."""
    if rows <= ROWS:
        return 0
    with st.container(key="pages", horizontal=True, vertical_alignment="center"):
        said = st.empty()
        page = st.pagination(-(-rows // ROWS), key=key) - 1
        first, last = language.number(page * ROWS + 1), language.number(min(rows, (page + 1) * ROWS))
        said.markdown(
            language.plural(
                "Place {first} to {last} of {n}", "Places {first} to {last} of {n}", rows, first=first, last=last
            ),
            width="content",
        )
    return page


def show_unplaced(lines: pd.DataFrame, language: Language) -> None:
    """The promises no place was found for, with the reason; nothing where there are none."""
    t = language.text
    if lines.empty:
        return
    closed = st.expander(
        t("Commitments without a place: {n}", n=language.number(len(lines))), key="unplaced", on_change="rerun"
    )
    if not closed.open:
        return
    reasons = language.words["reason"]
    with closed:
        st.caption(t("The atlas leaves a commitment without a place rather than guess where its government is."))
        shown = pd.DataFrame(
            {
                t("Name as reported"): lines["reported_name"],
                t("Country"): [
                    language.name(*pair)
                    for pair in zip(_none(lines["country_name"]), _none(lines["country_name_zh"]), strict=True)
                ],
                t("Commitment"): [language.label("kind", kind) for kind in lines["kind"]],
                t("Reason"): [language.label("reason", r) if r in reasons else r for r in lines["reason"]],
                t("Source"): lines["source_id"],
                t("Row"): lines["source_row"],
            }
        )
        st.dataframe(shown, hide_index=True, key=f"unplaced-{language.tag}")


def show_downloads(shown: Shown, filters: Filters, language: Language) -> None:
    """Two files of exactly what is shown, made when asked for: a row a place, and a row a promise with its source."""
    left, right = st.columns(2)
    left.download_button(
        language.plural("Download {n} place (CSV)", "Download {n} places (CSV)", shown.n_places),
        lambda: places_csv(shown.places()),
        f"climate-commitments-{filters.day}-places.csv",
        "text/csv",
        on_click="ignore",
        width="stretch",
    )
    right.download_button(
        language.plural(
            "Download {n} commitment with its source (CSV)",
            "Download {n} commitments with sources (CSV)",
            shown.n_promises,
        ),
        lambda: to_csv(cached.claims(shown, filters.day)),
        f"climate-commitments-{filters.day}-commitments.csv",
        "text/csv",
        on_click="ignore",
        width="stretch",
    )
    st.caption(language.text("The files hold exactly the places counted above, on every page, as of the chosen day."))


def places_csv(places: pd.DataFrame) -> bytes:
    """The places shown, one row each; lists are joined with semicolons, in one order for all of them."""
    flat = places.copy()
    for column in LISTS:
        flat[column] = [";".join(values) for values in flat[column]]
    return to_csv(flat)


def to_csv(rows: pd.DataFrame) -> bytes:
    """The rows as CSV (UTF-8 with a byte-order mark, as spreadsheets expect); no cell is a live formula."""
    safe = rows.copy()
    for column in safe.columns[safe.dtypes.map(lambda kind: not pd.api.types.is_numeric_dtype(kind))]:
        safe[column] = [f"'{v}" if isinstance(v, str) and v.startswith(FORMULA) else v for v in safe[column]]
    return safe.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def _none(column: pd.Series) -> list[str | None]:
    return [None if pd.isna(value) else str(value) for value in column]


def _promises(
    kinds: Sequence[str], years: Sequence[str], since: Sequence[str], scopes: Sequence[str], language: Language
) -> str:
    """A place's promises in a line: each kind with its target year, else the day it was made, and a scope in part."""

    def said(kind: str, when: str, scope: str) -> str:
        part = f"({language.label('scope', scope)})" if scope in IN_PART else ""
        return " ".join(filter(None, (language.label("kind", kind), when, part)))

    return " · ".join(
        said(kind, year or made, scope) for kind, year, made, scope in zip(kinds, years, since, scopes, strict=True)
    )
