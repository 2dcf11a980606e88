"""The reader's list between two runs: in the memory of the session and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import streamlit as st

from atlas.queries.networks.given_list import GivenList
from atlas.queries.networks.matching import Columns, ReadTable

HELD, GIVEN = "list-held", "list-given"
ASKED, FAULT = "list-asked", "list-fault"
"""What is asked for and not answered yet, and why it could not be."""


@dataclass(frozen=True, slots=True)
class Held:
    """A list, how it was read, and what the reader chose.

    Args:
        raw: The bytes handed in, for another reading of them.
        found: As matched.
        choices: Line → id of the candidate chosen, empty for none of them.
        shown: `found` with the choices.
    """

    raw: bytes
    table: ReadTable
    columns: Columns
    found: GivenList
    shown: GivenList
    choices: Mapping[int, str] = field(default_factory=dict)


def held_list() -> Held | None:
    """The reader's list, None where there is none."""
    held = st.session_state.get(HELD)
    return held if isinstance(held, Held) else None


def hold(held: Held) -> None:
    """Keep a list until the session ends or the reader has it forgotten."""
    st.session_state[HELD] = held


def choose(line: int, place_id: str) -> None:
    """Take a candidate for a line, none of them where the id is none's."""
    if held := held_list():
        hold(with_choice(held, line, place_id))


def with_choice(held: Held, line: int, place_id: str) -> Held:
    """The list with a choice more."""
    choices = {**held.choices, line: place_id}
    return replace(held, choices=choices, shown=held.found.with_choices(choices))


def forget() -> None:
    """Drop the list and what is left of it in the form."""
    for name in (HELD, ASKED, FAULT):
        st.session_state.pop(name, None)
    st.session_state[GIVEN] = form_number() + 1


def form_number() -> int:
    """How many lists were given and forgotten: each has a form of its own, so that an old file is not kept in it."""
    return int(st.session_state.get(GIVEN, 0))
