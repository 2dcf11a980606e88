"""What is known of each kind at a place on a day: what stands, or which blank it is and who says so."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from atlas.model import Event, Kind, Level
from atlas.queries.ask import Record
from atlas.queries.filters import KINDS
from atlas.queries.place_file.file import PlaceFile
from atlas.views.i18n import Language


class Blank(StrEnum):
    """What is known of a kind, as `docs/decisions/0016` keeps blanks apart."""

    STANDS = "stands"
    ENDED = "ended"
    """One stood and was revoked or lapsed."""
    NONE_FOUND = "none_found"
    """A source checked and found none."""
    IN_PART = "in_part"
    """A promise of one sector, which is not the place's."""
    UNCOVERED = "uncovered"
    """No source speaks of it."""
    INAPPLICABLE = "inapplicable"
    """There is nothing to promise."""


@dataclass(frozen=True, slots=True)
class State:
    """What is known of one kind.

    Args:
        spell: The row of `PlaceFile.states` that holds on the day; None where no source speaks.
        checked: Claims that found none by the day, the newest first.
    """

    kind: str
    blank: Blank
    spell: Record | None
    checked: tuple[Record, ...]


def states_of(file: PlaceFile, programme_nations: Collection[str]) -> list[State]:
    """What is known of each kind on the day of the file, in the order of the vocabulary.

    Args:
        programme_nations: Alpha-3 of the nations with a pilot programme.
    """
    return [_state(file, kind, programme_nations) for kind in KINDS]


def _state(file: PlaceFile, kind: str, programme_nations: Collection[str]) -> State:
    claims, _, spells = file.of_kind(kind)
    checked = [row for row in claims if row["event"] == Event.NONE_FOUND]
    checked.sort(key=lambda row: row["stands_from"], reverse=True)
    spell = spells[-1] if spells else None
    return State(kind, _blank(file, kind, spell, programme_nations), spell, tuple(checked))


def _blank(file: PlaceFile, kind: str, spell: Record | None, programme_nations: Collection[str]) -> Blank:
    if spell is None:
        is_below = file.level in (Level.REGIONAL, Level.LOCAL)
        applies = kind != Kind.PILOT or (is_below and file.place["country"] in programme_nations)
        return Blank.UNCOVERED if applies else Blank.INAPPLICABLE
    if spell["active"]:
        return Blank.STANDS
    if spell["ended_on"]:
        return Blank.ENDED
    return Blank.NONE_FOUND if spell["checked_none"] else Blank.IN_PART


def blank_words(state: State, level: Level, language: Language) -> str:
    """Why a kind shows nothing, in words; empty where a promise stands."""
    t, ended = language.text, state.spell["ended_on"] if state.spell else None
    is_nation = level == Level.NATIONAL
    return {
        Blank.STANDS: "",
        Blank.ENDED: t("Revoked or lapsed by {day}", day=language.day(ended)) if ended else "",
        Blank.NONE_FOUND: t("Checked, none found"),
        Blank.IN_PART: t("Of one sector only, which is not the place's"),
        Blank.UNCOVERED: t("No source speaks of it"),
        Blank.INAPPLICABLE: t("Not applicable: a nation is a pilot of nobody")
        if is_nation
        else t("Not applicable: no national programme"),
    }[state.blank]


def checkers(state: State, language: Language) -> str:
    """Who found none, and when it was last said."""
    said = {row["publisher"]: row["stands_from"] for row in reversed(state.checked)}
    return language.listed(
        f"{publisher} ({language.day(day)})" for publisher, day in sorted(said.items(), key=lambda each: each[1])
    )
