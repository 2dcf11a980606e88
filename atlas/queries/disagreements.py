"""Where sources disagree: each claim in its own words, and the step of the published rule that chose the headline."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import duckdb

from atlas.queries.ask import Record, ask_records


class Step(StrEnum):
    """Why the headline of a place and kind goes before another claim; labels in `data/reference/vocabulary.csv`."""

    LAW = "law"
    POLICY = "policy"
    REGISTER = "register"
    """A network's register, or another government."""
    SELF_REPORT = "self_report"
    NEWEST = "newest"
    BREADTH = "breadth"
    """Equal and of one day: the wider scope, the wider energy, the later year."""
    PROMISE = "promise"
    """What one source found, another that found none does not undo."""
    END = "end"
    """The other claim ends the promise."""
    ENDED = "ended"
    """The other claim was made before the promise ended."""


def disagreements(
    store: duckdb.DuckDBPyConnection, day: date, *, place_id: str | None = None, kind: str | None = None
) -> list[Record]:
    """One record a claim that another contradicts on the day; claims of one `topic` give different answers to it.

    `about` is what they differ in: `year`, `percent`, or `promise` where one source checked and found none. `step` is
    a `Step`, None for the headline.

    Args:
        place_id: Only this place.
        kind: Only this kind.
    """
    return ask_records(store, "disagreements", {"day": day, "place_id": place_id, "kind": kind})
