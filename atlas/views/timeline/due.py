"""What has fallen due: met, ended or, where no source says, unknown; and what is not counted among it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pandas as pd
import streamlit as st

from atlas.model import Energy
from atlas.queries.ask import Record
from atlas.queries.filters import NOT_STATED
from atlas.queries.timeline.fallen_due import COUNTED, SEVERAL, Outcome, is_over
from atlas.views import address, cached
from atlas.views.i18n import Language
from atlas.views.pager import show_pages
from atlas.views.tables import Cell, Row, show_table
from atlas.views.timeline.ahead import years
from atlas.views.timeline.desk import Desk, asked, choose
from atlas.views.timeline.prose import say

KEY = "timeline-due"


def show_due(desk: Desk) -> None:
    """How much fell due by the day and what became of it, kind by kind and row by row."""
    t = desk.language.text
    st.header(t("What has fallen due"))
    rows = cached.due(desk.filters)
    counted = rows[rows["outcome"].isin(COUNTED)]
    if rows.empty:
        say(t("No target year of these commitments was over by {day}.", day=desk.when))
        return
    say(_words(desk, rows))
    if {*SEVERAL} & {*counted["kind"]}:
        say(
            t(
                "Of reduction targets and shares of renewables a place has several side by side, so each year of each "
                "place counts here; the map shows one of them, the headline."
            )
        )
    if len(counted):
        _show_kinds(desk, counted)
    _show_rows(desk, rows)


def outcome_words(language: Language) -> dict[str, str]:
    """What became of a target, in words."""
    t = language.text
    return {
        Outcome.MET: t("Met, a source says"),
        Outcome.ENDED: t("Revoked or lapsed, a source says"),
        Outcome.UNKNOWN: t("No source says"),
        Outcome.MOVED: t("Moved by a later statement"),
        Outcome.BESIDE: t("Beside the headline"),
    }


def lines_of(rows: pd.DataFrame, language: Language) -> list[Row]:
    """Rows of `cached.due` as the table shows them, each with its source."""
    said = cached.due_lines([each for each in {*rows["claim_id"], *rows["answer_id"]} if isinstance(each, str)])
    return [
        _line(said[row["claim_id"]], said.get(row["answer_id"]), (row["outcome"], row["former"]), language)
        for row in rows.to_dict("records")
    ]


def _line(claim: Record, answer: Record | None, became: tuple[str, str], language: Language) -> Row:
    """One target; `became` is its outcome and the years named before."""
    outcome, former = became
    kind, scope = language.label("kind", claim["kind"]), language.label("scope", claim["scope"])
    if claim["kind"] in SEVERAL and claim["value_pct"] is not None:
        kind += f" {claim['value_pct']:g} %"
    if claim["energy"] not in {None, Energy.ALL, Energy.UNSPECIFIED}:
        scope = language.listed([scope, language.label("energy", claim["energy"])])
    return [
        Cell(language.name(claim["name"], claim["name_zh"]), address.href("place", place=claim["place_id"])),
        kind,
        str(claim["target_year"]),
        scope,
        language.label("status", claim["status"] or NOT_STATED),
        Cell(
            _became(Outcome(outcome), answer, language),
            answer["url"] if answer else None,
            title=answer["publisher"] if answer else "",
        ),
        former.replace(" ", ", ") or "–",
        Cell(claim["publisher"], claim["url"]),
    ]


def _became(outcome: Outcome, answer: Record | None, language: Language) -> str:
    """What became of a target; where it is not counted, the year of the headline."""
    if answer is None or outcome in COUNTED:
        return outcome_words(language)[outcome]
    if not answer["target_year"]:
        return language.text("Beside a headline without a year")
    if outcome is Outcome.MOVED:
        return language.text("Moved by a later statement, to {year}", year=answer["target_year"])
    return language.text("Beside a headline that names {year}", year=answer["target_year"])


def _words(desk: Desk, rows: pd.DataFrame) -> str:
    """How many fell due, and what became of them."""
    t, n, counts = desk.language.text, desk.language.number, Counter(rows["outcome"])
    values = {
        "due": n(sum(counts[each] for each in COUNTED)),
        "met": n(counts[Outcome.MET]),
        "unknown": n(counts[Outcome.UNKNOWN]),
        "day": desk.when,
    }
    parts = [
        t(
            "{due} targets named a year that was over by {day}. Of {met} of them a source says that they were met; of "
            "{unknown} no source says either way, and the atlas does not guess.",
            **values,
        )
        if counts[Outcome.MET]
        else t(
            "{due} targets named a year that was over by {day}. No source says of any that it was met; of {unknown} "
            "none says either way, and the atlas does not guess.",
            **values,
        )
    ]
    if counts[Outcome.ENDED]:
        parts.append(t("{n} were revoked or lapsed after it, a source says.", n=n(counts[Outcome.ENDED])))
    if counts[Outcome.MOVED] + counts[Outcome.BESIDE]:
        parts.append(
            t(
                "Not counted: {moved} that a later statement moved to a later year, and {beside} that stand beside a "
                "headline of another year.",
                moved=n(counts[Outcome.MOVED]),
                beside=n(counts[Outcome.BESIDE]),
            )
        )
    return ("" if desk.language.is_chinese else " ").join(parts)


def _show_kinds(desk: Desk, counted: pd.DataFrame) -> None:
    """What fell due by kind; a number that the map can show leads there."""
    t = desk.language.text
    day = desk.filters.day
    last = day.year if is_over(day.year, day) else day.year - 1
    rows: list[Row] = []
    for kind, part in counted.groupby("kind", sort=False):
        counts = Counter(part["outcome"])
        narrowed = replace(years(desk, None, last), kinds=(str(kind),))
        is_shown = cached.view(narrowed).shown.n_promises == len(part)  # not of several targets, nor of what ended
        due = Cell(len(part), address.href("", filters=narrowed) if is_shown else None)
        outcomes = [counts[each] for each in COUNTED]
        rows.append([desk.language.label("kind", str(kind)), due, part["place_id"].nunique(), *outcomes])
    show_table(
        t("Targets whose year is over, by kind"),
        [
            t("Commitment"), t("Targets"), t("Places"), t("Met"), t("Ended"), t("No source says"),
        ],
        rows,
        desk.language,
        key="timeline-due-kinds",
        note=t("As of {day}; a year is over on its 31 December.", day=desk.when),
    )  # fmt: skip


def _show_rows(desk: Desk, rows: pd.DataFrame) -> None:
    """The targets one by one, a page at a time."""
    t, n, language = desk.language.text, desk.language.number, desk.language
    counts, words = Counter(rows["outcome"]), outcome_words(language)
    offered = ["all", *(str(each) for each in Outcome if counts[each])]
    labels = {each: f"{words[Outcome(each)]} {n(counts[each])}" for each in offered[1:]} | {
        "all": f"{t('In all')} {n(len(rows))}"
    }
    chosen = asked("find", offered)
    choose("find", t("What became of them"), {each: labels[each] for each in offered}, chosen)
    kept = rows if chosen == "all" else rows[rows["outcome"] == chosen]
    heads = [
        t("Place"), t("Commitment"), t("Target year"), t("Scope"), t("How firm"), t("What became of it"),
        t("Other years named before"), t("Source"),
    ]  # fmt: skip

    def draw(page: slice) -> None:
        lines = lines_of(kept.iloc[page], language)
        show_table(t("Targets whose year is over"), heads, lines, language, key="timeline-due-rows")

    show_pages(
        KEY,
        (desk.filters, chosen),
        len(kept),
        draw,
        language,
        which=lambda first, last, n: language.plural(
            "Target {first} to {last} of {n}",
            "Targets {first} to {last} of {n}",
            n,
            first=language.number(first),
            last=language.number(last),
        ),
    )
