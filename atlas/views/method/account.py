"""The published totals of the founding documents beside what the register holds, with the difference in parts."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

import streamlit as st

from atlas.queries.ask import Record
from atlas.queries.filters import Filters
from atlas.queries.method.figures import map_filters
from atlas.views import address, cached
from atlas.views.downloads.tables import Sheet, show_table_downloads
from atlas.views.i18n import Language
from atlas.views.method.account_words import (
    counted_in_words,
    document_in_words,
    held_in_words,
    printed_in_words,
    signed,
    stated_day,
    where_in_words,
)
from atlas.views.method.cells import table_of, table_of_records
from atlas.views.method.drawing import draw, head
from atlas.views.tables import Cell, show_table

FIELDS = (
    "fact_id", "document", "published_as_of", "kind", "level", "scope", "value", "unit", "note", "as_of", "query",
    "held_low", "held_high", "held_without_place", "held_undated", "difference", "reason_en", "reason_zh",
)  # fmt: skip
"""Columns of the file of totals."""


def show_accounts(filters: Filters, language: Language) -> None:
    """A table of all totals, then each with its difference in parts, document by document."""
    t, found = language.text, cached.accounts()
    nations = {name: code for code, (name, _) in cached.country_names().items()}
    equal = sum(account["difference"] == 0 for account in found)
    unknown = sum(account["difference"] is None for account in found)
    head(
        t("What was printed, and what the register holds"),
        t(
            "The founding documents of this atlas print {n} totals. For each, the register is asked the same question "
            "on the same day. {equal} agree, {unknown} the register cannot answer, and for the others the difference "
            "is split into parts that sum up to it. A part is something the register can count; the rest is called "
            "unexplained.",
            n=language.number(len(found)),
            equal=language.number(equal),
            unknown=language.number(unknown),
        ),
    )
    show_table(
        t("Published totals and the register"),
        [
            t("What is counted"),
            t("Printed"),
            t("Held here"),
            t("Difference"),
            t("For"),
            t("Where"),
            t("Document"),
        ],
        [_line(account, nations, language) for account in found],
        language,
        key="method-totals",
        note=t(
            "Difference: printed less held; of an interval, from its nearer bound. A total of “more than” is a floor. "
            "What is held leads to the map on that day with the same filters, where filters can say it."
        ),
    )
    show_table_downloads(
        "totals", t("Published totals"), "published-totals", lambda: _sheets(found, language), filters.day, language,
        ["founding_documents"],
    )  # fmt: skip
    head(t("Each total with its difference in parts"))
    for document, accounts in groupby(found, lambda account: account["document"]):
        totals = [_total(account, nations, language) for account in accounts]
        with st.expander(t("{document}: {n}", document=document_in_words(document, language), n=len(totals))):
            draw("totals", language, totals=totals)


def _line(account: Record, nations: Mapping[str, str], language: Language) -> list[str | int | Cell | None]:
    """The total in the table of all."""
    low, high = account["held_low"], account["held_high"]
    on_map = _map_link(account, nations)
    return [
        counted_in_words(account, language),
        printed_in_words(account, language),
        Cell(held_in_words(low, high, language), href=on_map if low is not None else None),
        signed(account["difference"], language),
        account["published_as_of"],
        where_in_words(account["scope"], nations, language),
        document_in_words(account["document"], language),
    ]


def _total(account: Record, nations: Mapping[str, str], language: Language) -> dict[str, object]:
    """The total with its parts, as the template reads it."""
    t, zh = language.text, language.is_chinese
    difference = signed(account["difference"], language)
    return {
        "counted": counted_in_words(account, language),
        "where": where_in_words(account["scope"], nations, language),
        "printed": printed_in_words(account, language),
        "day": stated_day(account["published_as_of"], language),
        "note": account["note"] or "",
        "held": held_in_words(account["held_low"], account["held_high"], language),
        "held_on": language.day(account["as_of"]),
        "map": _map_link(account, nations),
        "difference": difference,
        "reason": account["reason_zh"] if zh else account["reason_en"],
        "parts": [
            (signed(part["amount"], language), part["note_zh"] if zh else part["note_en"]) for part in account["parts"]
        ],
        "undated": language.plural(
            "{n} more place is known to have promised the same, undated; nobody knows whether it was counted.",
            "{n} more places are known to have promised the same, undated; nobody knows whether they were counted.",
            account["held_undated"],
        )
        if account["held_undated"]
        else "",
        "id": account["fact_id"],
        "summary": t("agrees") if account["difference"] == 0 else difference or t("the register cannot answer"),
    }


def _map_link(account: Record, nations: Mapping[str, str]) -> str | None:
    asked = map_filters(account, dict(nations))
    return address.href("", filters=asked) if asked else None


def _sheets(found: list[Record], language: Language) -> list[Sheet]:
    t = language.text
    parts = [
        (account["fact_id"], part["part"], part["amount"], part["note_en"], part["note_zh"])
        for account in found
        for part in account["parts"]
    ]
    columns = ("fact_id", "part", "amount", "note_en", "note_zh")
    return [
        Sheet(
            t("Published totals"), t("One row a printed total, beside what is held."), table_of_records(FIELDS, found)
        ),
        Sheet(
            t("Parts"),
            t("One row a part of a difference; the parts of a total sum up to it."),
            table_of(columns, parts),
        ),
    ]
