"""The table below the map: the same places, for the keyboard, the eye and the spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from atlas.queries.filters import Filters
from atlas.queries.world import count_promises
from atlas.views import address, cached
from atlas.views.i18n import Language

LISTS = ("kinds", "target_years", "statuses", "since", "source_ids", "claim_ids")
"""Columns that hold one value a promise, in order of kind."""
LEFT_OUT = ("mark_ids",)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the head of a cell."""


def show_table(places: pd.DataFrame, filters: Filters, language: Language) -> None:
    """The places as a table; choosing a row selects the place."""
    t = language.text
    shown = pd.DataFrame(
        {
            t("Place"): [language.name(*pair) for pair in zip(places["name"], _none(places["name_zh"]), strict=True)],
            t("Level"): [language.label("level", level) for level in places["level"]],
            t("Country"): [
                language.name(*pair)
                for pair in zip(_none(places["country_name"]), _none(places["country_name_zh"]), strict=True)
            ],
            t("Commitments"): [
                _promises(*promises, language)
                for promises in zip(places["kinds"], places["target_years"], places["since"], strict=True)
            ],
            t("Residents"): ["" if pd.isna(n) else language.number(int(n)) for n in places["population"]],
        }
    )
    event = st.dataframe(
        shown,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=f"table-{language.tag}-{hash(filters)}",  # a chosen row is a number: other rows, another table
        height=420,
    )
    rows = event["selection"]["rows"]
    chosen = places["place_id"].iloc[rows[0]] if rows else None
    was, st.session_state["row"] = st.session_state.get("row"), chosen
    if chosen and chosen != was:
        address.select_place(chosen)
        st.rerun()


def show_unplaced(filters: Filters, language: Language) -> None:
    """The promises no place was found for, with the reason; nothing where there are none."""
    lines, t = cached.unplaced(filters), language.text
    if lines.empty:
        return
    reasons = language.words["reason"]
    with st.expander(t("Commitments without a place: {n}", n=language.number(len(lines)))):
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


def show_downloads(places: pd.DataFrame, filters: Filters, language: Language) -> None:
    """Two files of exactly what is shown: one row a place, and one row a promise with its source."""
    left, right = st.columns(2)
    left.download_button(
        language.plural("Download {n} place (CSV)", "Download {n} places (CSV)", len(places)),
        lambda: places_csv(places),
        f"climate-commitments-{filters.day}-places.csv",
        "text/csv",
        on_click="ignore",
        width="stretch",
    )
    right.download_button(
        language.plural(
            "Download {n} commitment with its source (CSV)",
            "Download {n} commitments with sources (CSV)",
            count_promises(places),
        ),
        lambda: to_csv(cached.claims(filters)),
        f"climate-commitments-{filters.day}-commitments.csv",
        "text/csv",
        on_click="ignore",
        width="stretch",
    )
    st.caption(language.text("The files hold exactly the rows shown, as of the chosen day."))


def places_csv(places: pd.DataFrame) -> bytes:
    """The places shown, one row each; lists are joined with semicolons, in one order for all of them."""
    flat = places.drop(columns=list(LEFT_OUT))
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


def _promises(kinds: Sequence[str], years: Sequence[str], since: Sequence[str], language: Language) -> str:
    """A place's promises in a line: each kind with its target year, else the day it was made."""
    said = zip(kinds, years, since, strict=True)
    return " · ".join(f"{language.label('kind', kind)} {year or made}".strip() for kind, year, made in said)
