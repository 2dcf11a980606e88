"""Every source: its terms, what became of its rows, and what the register holds of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from atlas.queries.ask import Record
from atlas.queries.filters import Filters
from atlas.views import address, cached
from atlas.views.downloads.caveats import NOT_STATED
from atlas.views.downloads.tables import Sheet, show_table_downloads
from atlas.views.i18n import Language
from atlas.views.method.cells import table_of_records
from atlas.views.method.drawing import draw, head
from atlas.views.tables import Cell, Row, show_table

UNSTATED = {NOT_STATED, "LicenseRef-not-stated"}
"""What the licence of a source says whose publisher states none."""
PLAIN = (
    "source_id", "role", "publisher", "title", "url", "as_of", "retrieved_on", "licence", "reuse", "attribution",
    "independence", "read", "placed", "unplaced", "refused", "claims", "memberships",
)  # fmt: skip
"""Fields of a source that are one value, for the file."""


def show_sources(filters: Filters, language: Language) -> None:
    """A table of the sources of commitments, one of those of places, and a dossier of each."""
    t, records = language.text, cached.source_records()
    speaking = [record for record in records if record["role"] == "commitments"]
    gazetteers = [record for record in records if record["role"] == "gazetteer"]
    named = _total(speaking, "placed") + _total(speaking, "unplaced")
    head(
        t("Where the data comes from"),
        t(
            "{sources} lists, registers and compilations say what governments promised. Of {named} of their rows that "
            "name one government, {placed} have a place in the atlas ({share}). A row without one is kept and counted.",
            sources=language.number(len(speaking)),
            named=language.number(named),
            placed=language.number(_total(speaking, "placed")),
            share=_percent(_total(speaking, "placed"), named),
        ),
        (t("See the rows without a place"), address.href("data", filters=Filters(day=filters.day), tab="unresolved")),
    )
    show_table(
        t("Sources of commitments"),
        [
            t("Source"), t("Last day it speaks for"), t("Licence"), t("Who speaks"), t("Rows read"), t("Placed"),
            t("Not placed"), t("Refused"), t("Share placed"), t("Claims"), t("Memberships"),
        ],
        [_line(record, filters, language) for record in speaking],
        language,
        key="method-sources",
        note=t(
            "Rows read: lines of the raw file. Placed and not placed: rows that name one government. Refused: rows, "
            "or cells, that are no claim about one government. A row may give several claims, or none. A claim is what "
            "one source says of one promise; the map counts places, not claims. Release {release}.",
            release=cached.release()["release_id"],
        ),
    )  # fmt: skip
    show_table_downloads(
        "sources", t("Data sources"), "sources", lambda: [_sheet(records, language)], filters.day, language
    )
    with st.expander(t("Each of these {n} sources in full", n=language.number(len(speaking)))):
        draw("sources", language, sources=[_dossier(record, language) for record in speaking])
    head(
        t("Where the places come from"),
        t("Names, positions, residents and outlines are of these {n} sources.", n=language.number(len(gazetteers))),
    )
    with st.expander(t("Each of these {n} sources in full", n=language.number(len(gazetteers)))):
        draw("sources", language, sources=[_dossier(record, language) for record in gazetteers])


def reason_in_words(reason: str, language: Language) -> str:
    """Why a row has no place or was refused."""
    if reason == "out_of_scope":
        return language.text("Outside the questions of the atlas: counted, not listed")
    return language.label("reason", reason) if reason in language.words["reason"] else reason


def licence_in_words(licence: str, language: Language) -> str:
    """The licence by its SPDX id, or that there is none."""
    if licence in UNSTATED:
        return language.text("licence not stated; public facts")
    return language.text("public domain") if licence == "LicenseRef-public-domain" else licence


def _line(record: Record, filters: Filters, language: Language) -> Row:
    """The source in the table; what became of its rows is unknown where nobody counted them."""
    t = language.text
    is_counted = record["read"] is not None
    placed, unplaced, refused = (
        (record[name] or 0) if is_counted else None for name in ("placed", "unplaced", "refused")
    )
    named = (placed or 0) + (unplaced or 0)
    rows = address.href("data", filters=Filters(day=filters.day), tab="unresolved", by=record["source_id"])
    return [
        Cell(record["title"], href=record["url"]),
        record["as_of"].isoformat() if record["as_of"] else None,
        t("none stated") if record["licence"] in UNSTATED else licence_in_words(record["licence"], language),
        language.label("independence", record["independence"]),
        record["read"],
        placed,
        Cell(unplaced, href=rows if unplaced else None),
        refused,
        Cell(_percent(placed or 0, named), share=(placed or 0) / named if named else None),
        record["claims"],
        record["memberships"],
    ]


def _dossier(record: Record, language: Language) -> dict[str, object]:
    """All of a source, as the template reads it."""
    t = language.text
    terms = {
        t("Publisher"): record["publisher"],
        t("Licence"): f"{licence_in_words(record['licence'], language)} · {language.label('reuse', record['reuse'])}",
        t("Credit"): record["attribution"],
        t("Who speaks"): language.label("independence", record["independence"]),
        t("Last day it speaks for"): language.day(record["as_of"]) if record["as_of"] else t("named in its title"),
        t("Obtained on"): language.day(record["retrieved_on"]) if record["retrieved_on"] else t("not recorded"),
    }
    return {
        "id": record["source_id"],
        "title": record["title"],
        "url": record["url"],
        "terms": terms,
        "counts": dict(_counts(record, language)),
        "short": licence_in_words(record["licence"], language),
    }


def _counts(record: Record, language: Language) -> Iterable[tuple[str, Sequence[tuple[str, str]]]]:
    """What became of the rows, and what is held, list by list: a heading and its lines."""
    t = language.text
    number = language.number
    if record["read"] is not None:
        outcomes = {
            t("Rows read"): record["read"],
            t("Placed"): record["placed"] or 0,
            t("Not placed"): record["unplaced"] or 0,
            t("Refused"): record["refused"] or 0,
        }
        yield t("Its rows"), [(label, number(n)) for label, n in outcomes.items()]
    for outcome, label in {"unplaced": t("Not placed, why"), "refused": t("Refused, why")}.items():
        why = [
            (reason_in_words(each["reason"], language), number(each["n"]))
            for each in record["reasons"]
            if each["outcome"] == outcome
        ]
        if why:
            yield label, why
    if record["kinds"]:
        yield (
            t("Claims by kind"),
            [(language.label("kind", each["code"]), number(each["n"])) for each in record["kinds"]],
        )
    if record["networks"]:
        yield (
            t("Memberships by network"),
            [(language.name(each["name"], each["name_zh"]), number(each["n"])) for each in record["networks"]],
        )
    given = {t("Numbers of residents"): record["populations"], t("Places by its own ids"): record["own_places"]}
    if any(given.values()):
        yield t("What it gives to places"), [(label, number(n)) for label, n in given.items() if n]


def _sheet(records: Sequence[Record], language: Language) -> Sheet:
    """Every source as a table, without what is itself a list."""
    t = language.text
    return Sheet(
        t("Data sources"),
        t("One row a source: its terms, its rows and what is held of it."),
        table_of_records(PLAIN, records),
    )


def _total(records: Iterable[Record], name: str) -> int:
    return sum(record[name] or 0 for record in records)


def _percent(part: int, whole: int) -> str | None:
    """The share in percent, None of nothing; never rounded up to all."""
    if not whole:
        return None
    return f"{100 * part / whole:.1f}%" if part == whole else f"{int(1000 * part / whole) / 10:.1f}%"
