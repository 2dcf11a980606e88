"""What phrases of hand-compiled lists say of a promise, and their lookups."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from atlas import paths
from atlas.errors import RegisterError, UpstreamError
from atlas.model import DatedOn, DatePrecision, Status
from atlas.sources.reading.standing import last_day, read_day, read_standings

HEADER = "phrase,event,status,event_on,as_of,qualifier\n"


@pytest.mark.parametrize(
    ("text", "event_on", "recorded_on"),
    [
        ("2020-07-13", DatedOn(date(2020, 7, 13), DatePrecision.DAY), None),
        ("by 2020-07-22", None, date(2020, 7, 22)),
        ("by 2024-02", None, date(2024, 2, 29)),
        ("by 2020", None, date(2020, 12, 31)),
        ("", None, None),
    ],
)
def test_by_is_a_bound_and_anything_else_a_date(text: str, event_on: DatedOn | None, recorded_on: date | None) -> None:
    assert read_day(text, "here") == (event_on, recorded_on)


def test_a_bound_without_a_date_is_an_error() -> None:
    with pytest.raises(UpstreamError, match="here: found 'soon'"):
        read_day("by soon", "here")


def test_the_last_day_of_nothing_is_nothing() -> None:
    assert last_day(None) is None


@pytest.mark.parametrize("name", ["renewable_statuses", "us_state_bases"])
def test_an_achievement_is_never_less_than_achieved_in_the_lookups(name: str) -> None:
    steps = [step for steps in read_standings(paths.REFERENCE / f"{name}.csv").values() for step in steps]
    assert steps
    assert all((step.event.value == "achieved") == (step.status is Status.ACHIEVED) for step in steps)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEADER + "x,wished,,,,\n", "'wished' is not a valid Event"),
        (HEADER + "x,announced,hoped,,,\n", "'hoped' is not a valid Status"),
        ("phrase,event\nx,announced\n", "no column 'status'"),
    ],
)
def test_a_broken_lookup_is_an_error_that_names_the_file(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "phrases.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RegisterError, match=rf"phrases\.csv: {message}"):
        read_standings(path)


def test_a_lookup_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="no such file"):
        read_standings(tmp_path / "phrases.csv")
