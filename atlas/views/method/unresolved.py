"""The rows without a place: searched, narrowed, and each with what it takes to decide it."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from atlas.queries.ask import Record
from atlas.queries.filters import Filters
from atlas.queries.method.figures import UNDECIDED, Wanted, wanted_rows
from atlas.views import address, cached
from atlas.views.downloads.contents import Table
from atlas.views.downloads.tables import Sheet, show_table_downloads
from atlas.views.i18n import Language
from atlas.views.method.drawing import draw, head
from atlas.views.method.source_list import reason_in_words
from atlas.views.pager import show_pages

SIZE = 25
"""Rows on a page."""
FIND, BY, WHY, WHERE = "unresolved-find", "unresolved-by", "unresolved-why", "unresolved-where"
COLUMNS = ("source_id", "source_row", "reported_name", "nation", "reported_country", "level", "reason", "candidates")
"""Columns of the file."""
DECISION = ("source_id", "reported_name", "country", "level", "region", "place_id", "who", "when", "evidence")
"""Columns of `data/decisions/places.csv`."""


def show_unresolved(filters: Filters, language: Language) -> None:
    """The rows that are asked for, page by page, with the places considered and the lines that would decide them."""
    t, rows = language.text, cached.unresolved_rows()
    head(
        t("Rows without a place"),
        t(
            "A wrong dot is worse than a missing one, so a row whose place is not sure stays without. {n} rows are "
            "here, each with its reason; {open} of them a person who knows the place can decide, with one line in "
            "data/decisions/places.csv. The others stand for many governments, or leave the question open.",
            n=language.number(len(rows)),
            open=language.number(sum(row["reason"] in UNDECIDED for row in rows)),
        ),
    )
    wanted = _wanted(filters, rows)
    _show_choices(wanted, rows, language)
    found = list(wanted_rows(rows, wanted))
    if not found:
        st.info(t("No row without a place is like this. Widen a choice, or search for less."))
        return
    show_pages(
        "unresolved",
        wanted,
        len(found),
        lambda page: _draw_rows(found[page], len(found), language),
        language,
        size=SIZE,
        which=lambda first, last, n: language.plural(
            "Row {first} to {last} of {n}",
            "Rows {first} to {last} of {n}",
            n,
            first=language.number(first),
            last=language.number(last),
        ),
    )
    show_table_downloads(
        "unresolved", t("Rows without a place"), "without-a-place", lambda: [_sheet(found, language)], filters.day,
        language,
    )  # fmt: skip


def _draw_rows(rows: Sequence[Record], found: int, language: Language) -> None:
    """The rows of a page, of so many found, each with the names of the places considered."""
    known = _names({place_id for row in rows for place_id in row["candidates"]}, language)
    draw(
        "unresolved",
        language,
        counted=language.plural("{n} row", "{n} rows", found),
        rows=[_entry(row, known, language) for row in rows],
    )


def decision_lines(row: Record, day: str) -> str:
    """Lines of `data/decisions/places.csv` to choose from, as CSV: one a candidate, one that says it is no place.

    Args:
        day: The day of the decision, ISO 8601.
    """
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(DECISION)
    for place_id in [*(row["candidates"] or ["PLACE_ID"]), "none"]:
        named = (row["source_id"], row["reported_name"], row["nation"] or "", row["level"] or "", "")
        lines.writerow((*named, place_id, "YOUR NAME", day, "WHY"))
    return out.getvalue()


def _wanted(filters: Filters, rows: Sequence[Record]) -> Wanted:
    """What the address asks for; words nobody knows are passed over."""
    source_id, reason = address.own("by"), address.own("of")
    nations = {row["nation"] for row in rows}
    return Wanted(
        find=(address.own("find") or "").strip() or None,
        source_id=source_id if source_id in {row["source_id"] for row in rows} else None,
        reason=reason if reason in {row["reason"] for row in rows} else None,
        countries=tuple(code for code in filters.countries if code in nations),
    )


def _show_choices(wanted: Wanted, rows: Sequence[Record], language: Language) -> None:
    """The search and three choices, each with the rows it would show."""
    t, names = language.text, cached.country_names()
    by_nation = _counts(rows, replace(wanted, countries=()), "nation")
    with st.container(key="unresolved-choices", horizontal=True):
        _hold(FIND, wanted.find or "")
        st.text_input(
            t("Name or row"), key=FIND, type="search", max_chars=address.LONGEST, on_change=_write, width=240
        )  # fmt: skip
        by_source = _counts(rows, replace(wanted, source_id=None), "source_id")
        _select(BY, t("Source"), wanted.source_id, by_source, str, language)
        by_reason = _counts(rows, replace(wanted, reason=None), "reason")
        _select(WHY, t("Reason"), wanted.reason, by_reason, lambda code: reason_in_words(code, language), language)
        _hold(WHERE, list(wanted.countries))
        st.multiselect(
            t("Country"), [*dict.fromkeys([*(code for code, _ in by_nation.most_common()), *wanted.countries])],
            key=WHERE, placeholder=t("All countries"), on_change=_write_countries, width=240,
            format_func=lambda code: f"{language.name(*names[code])} {language.number(by_nation[code])}",
        )  # fmt: skip


def _select(  # noqa: PLR0917 - one of three alike
    key: str, label: str, chosen: str | None, counts: Counter[str], said: Callable[[str], str], language: Language
) -> None:
    """A choice of one code, or of none."""
    _hold(key, chosen)
    st.selectbox(
        label, [*dict.fromkeys([*(code for code, _ in counts.most_common()), *filter(None, [chosen])])],
        index=None, key=key, on_change=_write, width=240, placeholder=language.text("All of them"),
        format_func=lambda code: f"{said(code)} {language.number(counts[code])}",
    )  # fmt: skip


def _counts(rows: Sequence[Record], wanted: Wanted, name: str) -> Counter[str]:
    """Rows a choice would show, by code; those of no known nation are of none."""
    return Counter(row[name] for row in wanted_rows(rows, wanted) if row[name])


def _hold(name: str, value: object) -> None:
    if st.session_state.get(name) != value:
        st.session_state[name] = value


def _write() -> None:
    """Write the search, the source and the reason into the address."""
    held = st.session_state
    address.write_own(find=(held[FIND] or "").strip() or None, by=held[BY], of=held[WHY])


def _write_countries() -> None:
    """Write the countries into the address; they are the filters' own."""
    address.write_filters(replace(address.filters(), countries=tuple(sorted(st.session_state[WHERE]))))


def _entry(row: Record, known: Mapping[str, str], language: Language) -> dict[str, object]:
    """The row, as the template reads it.

    Args:
        known: Place id → name, of the places the register holds.
    """
    names = cached.country_names()
    nation = language.name(*names[row["nation"]]) if row["nation"] else row["reported_country"]
    around = [nation, language.label("level", row["level"]) if row["level"] else None]
    open_ = row["reason"] in UNDECIDED
    return {
        "name": row["reported_name"],
        "where": " · ".join(filter(None, around)),
        "reason": reason_in_words(row["reason"], language),
        "source": f"{row['source_id']}, {row['source_row']}",
        "candidates": [(known.get(each, ""), each, address.href("place", place=each)) for each in row["candidates"]],
        "decision": decision_lines(row, address.today().isoformat()) if open_ else "",
    }


def _names(place_ids: Collection[str], language: Language) -> dict[str, str]:
    """Place id → name, of those the register holds."""
    places = cached.ground().places
    found = places[places["place_id"].isin(place_ids)]
    columns = (found[name].where(found[name].notna(), None) for name in ("place_id", "name", "name_zh"))
    return {place_id: language.name(name, name_zh) for place_id, name, name_zh in zip(*columns, strict=True)}


def _sheet(found: Sequence[Record], language: Language) -> Sheet:
    t = language.text
    cells = [tuple(" ".join(row[name]) if name == "candidates" else row[name] for name in COLUMNS) for row in found]
    known = {
        "nation": t("ISO 3166-1 alpha-3 of the nation; NULL where neither a code nor a name of one is known."),
        "reported_country": t("The nation as the source has it."),
        "reason": t("Why there is no place."),
        "candidates": t("Place ids considered, likeliest first, separated by spaces; NULL where there were none."),
    }
    return Sheet(
        t("Rows without a place"), t("One row of a source that has no place here."), Table(COLUMNS, cells), known
    )
