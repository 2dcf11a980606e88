"""The commitments no place was found for, each with the reason: nothing is left out without a word."""

from __future__ import annotations

from typing import TypedDict

import pandas as pd
import streamlit as st

from atlas.views.downloads.contents import table
from atlas.views.downloads.csv_files import csv_file
from atlas.views.i18n import Language
from atlas.views.lists.paged_table import Column, Head, Promise, draw, turned_to

KEY = "unplaced-lines"


class Line(TypedDict):
    """One commitment without a place, in the reader's words; `name` is the government's as the source prints it."""

    name: str
    where: str
    promises: list[Promise]
    reason: str
    source: str
    line: str


@st.fragment
def show_unplaced(lines: pd.DataFrame, language: Language) -> None:
    """The promises no place was found for, page by page, and a file of them all; nothing where there are none.

    Args:
        lines: Rows of `World.waiting`.
    """
    if lines.empty:
        return
    t = language.text
    closed = st.expander(
        t("Commitments without a place: {n}", n=language.number(len(lines))), key="unplaced", on_change="rerun"
    )
    if not closed.open:
        return
    with closed:
        st.caption(t("The atlas leaves a commitment without a place rather than guess where its government is."))
        turned = turned_to(KEY, len(lines), len(lines))
        counted = language.plural(
            "Commitment {first} to {last} of {n}",
            "Commitments {first} to {last} of {n}",
            turned.rows,
            first=language.number(turned.first),
            last=language.number(turned.last),
        )
        page = lines.iloc[turned.first - 1 : turned.last]
        head = Head(t("Commitments without a place"), counted, columns(language))
        draw(turned, head, rows(page, language), language)
        st.download_button(
            language.plural(
                "Download {n} commitment without a place (CSV)",
                "Download {n} commitments without a place (CSV)",
                len(lines),
            ),
            lambda: csv_file(table(lines)),
            "climate-commitments-without-a-place.csv",
            "text/csv",
            key="download-unplaced",
            on_click="ignore",
        )


def rows(lines: pd.DataFrame, language: Language) -> list[Line]:
    """Commitments as the table shows them.

    Args:
        lines: Rows of `World.waiting`.
    """
    named = lines.astype(object).where(lines.notna(), None)
    reasons = language.words["reason"]
    return [
        Line(
            name=line["reported_name"],
            where=language.name(line["country_name"], line["country_name_zh"]),
            promises=[Promise(kind=line["kind"], says="")],
            reason=language.label("reason", line["reason"]) if line["reason"] in reasons else line["reason"],
            source=line["source_id"],
            line=line["source_row"],
        )
        for line in named.to_dict("records")
    ]


def columns(language: Language) -> list[Column]:
    """The heads of the table; its rows follow country and name, which no head says."""
    t = language.text
    labels = {
        "name": t("Name as reported"),
        "where": t("Country"),
        "promises": t("Commitment"),
        "reason": t("Reason"),
        "source": t("Source"),
        "line": t("Row"),
    }
    return [Column(key=key, label=label, sort="") for key, label in labels.items()]
