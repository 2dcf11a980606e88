"""The table of all kinds: a line each, what stands on the day or why nothing does."""

from __future__ import annotations

from collections.abc import Sequence

from atlas.model import Kind, Level
from atlas.queries.filters import NOT_STATED
from atlas.queries.place_file.file import PlaceFile
from atlas.views.country.words import publisher_word
from atlas.views.i18n import Language
from atlas.views.place_file.beside import Beside, has_nation, nation_name, said_beside
from atlas.views.place_file.said import anchor
from atlas.views.place_file.states import Blank, State, blank_words, checkers
from atlas.views.tables import Cell, show_table

YEARLESS = {Kind.CLIMATE_EMERGENCY, Kind.PILOT, Kind.CARBON_PRICING}
"""Kinds that need no target year, so that its absence is nothing unknown."""


def show_states(
    file: PlaceFile,
    states: Sequence[State],
    both: Beside,
    language: Language,
) -> None:
    """A line a kind: what stands on the day, or which blank it is."""
    t = language.text
    heads = [t("Commitment"), t("On this day"), t("Target year"), t("How firm"), t("Dated"), t("Source")]
    if has_nation(file):
        heads.append(t("Beside the nation: {nation}", nation=nation_name(file, language)))
    rows = []
    for state in states:
        row: list[Cell | str | None] = [Cell(language.label("kind", state.kind), mark=state.blank == Blank.STANDS)]
        row += _cells(state, file.level, language)
        if has_nation(file):
            row.append(said_beside(state.kind, both, language))
        rows.append(row)
    show_table(
        t("What stands and what is blank, kind by kind, on {day}", day=language.day(file.day)),
        heads, rows, language, key="states",
        note=t("An en dash: the source does not state it. A kind no source speaks of is not known to be absent."),
    )  # fmt: skip


def _cells(state: State, level: Level, language: Language) -> list[Cell | str | None]:
    spell = state.spell
    if spell is None or state.blank != Blank.STANDS:
        return [blank_words(state, level, language), "", "", "", checkers(state, language)]
    says = language.text("stands") + (f" · {language.text('sources differ')}" if spell["disagree"] else "")
    return [
        Cell(says, href=f"#{anchor(state.kind)}"),
        str(spell["target_year"]) if spell["target_year"] else "" if state.kind in YEARLESS else None,
        language.label("status", spell["status"] or NOT_STATED),
        spell["since"],
        publisher_word(spell["publisher"]) if spell["sources"] == 1 else
        language.plural("{publisher}; {n} source in all", "{publisher}; {n} sources in all", spell["sources"],
                        publisher=publisher_word(spell["publisher"])),
    ]  # fmt: skip
