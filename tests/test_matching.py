"""Lists are matched by another process: what it answers, and what happens when it does not."""

from __future__ import annotations

import io
import json
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from atlas.errors import ListError, ListFault
from atlas.model import Resolution
from atlas.queries.networks import matching
from atlas.queries.networks.given_list import Certainty, GivenList
from atlas.queries.networks.matching import Columns, MatchProcess, ReadTable, Stage
from atlas.resolve import Method
from atlas.resolve.lists import LONGEST_NAME, answers, report
from atlas.resolve.matching import Matcher, certainty, serve
from tests.gazetteer_fixtures import loaded_resolver
from tests.match_process import InProcess

LINES = """Bonn, Germany
munich
Springfield
Springfield, Illinois, USA
TORONTO, Canada
宿州，中国
Bonn, Germany
<b>x</b>
"""


def quiet(_: Stage, __: float) -> None:
    pass


def matched(text: str, everywhere: str = "") -> GivenList:
    process = InProcess()
    table = process.read(text.encode(), "list.csv", quiet)
    return process.match(table, replace(table.columns, everywhere=everywhere), quiet)


def replies(request: dict[str, Any]) -> list[dict[str, Any]]:
    return list(Matcher(loaded_resolver()).replies(request))


# --- what is answered


def test_each_row_has_its_place_in_order() -> None:
    given = matched(LINES)
    assert [row.place_id for row in given.rows] == [
        "gn2946447", "gn2867714", None, "gn4250542", "gn6167865", "gn1793743", "gn2946447", None,
    ]  # fmt: skip
    assert given.place_ids == ("gn2946447", "gn2867714", "gn4250542", "gn6167865", "gn1793743")
    assert [row.line for row in given.rows] == list(range(1, 9))
    assert given.rows[7].name == "<b>x</b>"


def test_a_line_with_its_country_is_as_sure_as_two_columns() -> None:
    assert {row.certainty for row in matched("Bonn, Germany\nSpringfield, Illinois, USA\n").rows} == {Certainty.EXACT}
    assert matched("name,country\nBonn,Germany\n").rows[0].certainty == Certainty.EXACT


@pytest.mark.parametrize(
    ("line", "place_id"),
    [
        ("Ontario, CA", "CA-ON"),
        ("Springfield, IL", None),  # the end of two letters is not taken for Israel
        ("Tbilisi, Georgia", "gn611717"),
        ("Athens, Georgia, USA", "gn4180386"),
        ("Paris, Texas", "gn4717560"),
        ("波恩，德国", "gn2946447"),
    ],
)
def test_the_end_of_a_line_is_its_country_where_that_fits(line: str, place_id: str | None) -> None:
    assert matched(line).rows[0].place_id == place_id


def test_an_unsure_row_has_candidates_that_can_be_told_apart() -> None:
    row = matched("Springfield, USA\n").rows[0]
    assert (row.certainty, row.reason, row.confidence) == (Certainty.NONE, "ambiguous", 0.0)
    assert 2 <= len(row.candidates) <= 5
    assert len({(each.name, each.region) for each in row.candidates}) == len(row.candidates)
    assert all(each.country == "USA" and each.lat and each.lon for each in row.candidates)


def test_a_probable_place_stands_among_its_candidates() -> None:
    row = matched("name,country\nNueva York,USA\n").rows[0]
    assert (row.certainty, row.method) == (Certainty.PROBABLE, "alternate")
    assert row.place in row.candidates


def test_the_country_of_all_rows_fills_the_gaps_only() -> None:
    rows = matched("name,country\nLinz,\nUlm,Germany\n", everywhere="AUT").rows
    assert [row.place_id for row in rows] == ["gn2772400", "gn2820256"]
    assert [row.given_country for row in rows] == ["AUT", "Germany"]


def test_own_columns_are_kept_beside_the_place() -> None:
    given = matched("City,Nation,Fee\nBonn,DE,=1+1\n")
    assert (given.title, given.columns, given.rows[0].cells) == (
        "list.csv",
        ("City", "Nation", "Fee"),
        ("Bonn", "DE", "=1+1"),
    )


@pytest.mark.parametrize(
    ("method", "confidence", "expected"),
    [
        (Method.DECISION, 1.0, "exact"),
        (Method.CODE, 1.0, "exact"),
        (Method.EXACT, 0.97, "exact"),
        (Method.EXACT, 0.96, "probable"),
        (Method.ALTERNATE, 0.99, "probable"),
        (Method.STRIPPED, 0.98, "probable"),
        (Method.PART, 0.97, "probable"),
    ],
)
def test_certainty_is_one_rule(method: Method, confidence: float, expected: str) -> None:
    place = loaded_resolver().gazetteer.place("gn2946447")
    assert certainty(Resolution(place, confidence, method)) == expected
    assert certainty(Resolution(None, 0.0, Method.NONE, "ambiguous")) == "none"


def test_a_text_longer_than_any_name_is_not_looked_for() -> None:
    resolver = loaded_resolver()
    long, short = answers([report("Bonn" + " " * 3 + "n" * LONGEST_NAME), report("Bonn", "DE")], resolver)
    assert (long.reason, short.place and short.place.name) == ("not_in_gazetteer", "Bonn")


def test_a_list_that_takes_too_long_is_given_up_and_the_process_lives_on() -> None:
    last = replies({"match": [["Bonn", "DE", "", ""]] * 3, "seconds": -1})[-1]
    assert last["fault"] == ListFault.TOO_LONG


def test_progress_is_told_in_steps() -> None:
    told = replies({"match": [["Bonn", "DE", "", ""]] * 1_200, "seconds": 60})
    assert [each.get("done") for each in told] == [0, 500, 1000, None]


def test_headings_alone_are_no_list() -> None:
    with pytest.raises(ListError) as caught:
        InProcess().read(b"name,country\n", "", quiet)
    assert caught.value.fault == ListFault.ONLY_HEADINGS


def test_a_fault_of_ours_is_told_without_the_readers_words(capsys: pytest.CaptureFixture[str]) -> None:
    class Broken(Matcher):
        def replies(self, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
            yield {"done": 0}
            raise KeyError(request["match"])

    out = io.StringIO()
    asked = '{"id": 7, "match": [["a secret name", "", "", ""]], "seconds": 1}\n'
    serve(io.StringIO(asked), out, Broken())
    *_, last = map(json.loads, out.getvalue().splitlines())
    assert (last["id"], last["fault"]) == (7, "ended")
    said = capsys.readouterr().err
    assert "KeyError" in said
    assert "secret" not in said


# --- what the reader chooses


def test_a_choice_changes_the_list_and_can_be_taken_back() -> None:
    given = matched("Springfield, USA\nBonn, Germany\n")
    candidate = given.rows[0].candidates[1]
    chosen = given.with_choices({1: candidate.place_id})
    assert (chosen.rows[0].place, chosen.rows[0].certainty) == (candidate, Certainty.CHOSEN)
    assert chosen.place_ids == (candidate.place_id, "gn2946447")
    assert given.with_choices({1: "gn0"}).place_ids == ("gn2946447",)
    assert given.with_choices({2: ""}).counts == {
        Certainty.EXACT: 0, Certainty.PROBABLE: 0, Certainty.NONE: 2, Certainty.CHOSEN: 0,
    }  # fmt: skip


# --- the process

ECHO = """
import json, sys, time
for line in sys.stdin:
    asked = json.loads(line)
    rows = asked["match"]
    if rows[0][0] == "crash": sys.exit(3)
    if rows[0][0] == "hang": time.sleep(60)
    print(json.dumps({"id": asked["id"], "done": None}), flush=True)
    if rows[0][0] == "slow": time.sleep(1)
    print(json.dumps({"id": asked["id"], "done": 1}), flush=True)
    rows = [[None, 0.0, "", row[0], "none", []] for row in rows]
    print(json.dumps({"id": asked["id"], "answer": {"places": {}, "rows": rows}}), flush=True)
"""
"""A process that answers as the real one does, and whose first name says how it behaves."""


@pytest.fixture
def process() -> Iterator[MatchProcess]:
    made = MatchProcess((sys.executable, "-c", ECHO), within=(5.0, 5.0))
    yield made
    made.close()


def ask(process: MatchProcess, name: str, say: matching.Say = quiet) -> str:
    table = ReadTable("", ("name",), ((name,),), True, (), Columns(0), True)
    return process.match(table, Columns(0), say).rows[0].reason


def pid(process: MatchProcess) -> int:
    assert process._process is not None
    return process._process.pid


def test_the_process_is_kept_between_lists(process: MatchProcess) -> None:
    assert ask(process, "a") == "a"
    first = pid(process)
    assert ask(process, "b") == "b"
    assert pid(process) == first


def test_after_a_crash_the_next_list_starts_another(process: MatchProcess) -> None:
    with pytest.raises(ListError) as caught:
        ask(process, "crash")
    assert caught.value.fault == ListFault.ENDED
    assert ask(process, "a") == "a"


def test_a_process_that_was_ended_meanwhile_is_started_again(process: MatchProcess) -> None:
    ask(process, "a")
    assert process._process is not None
    process._process.kill()
    process._process.wait()
    assert ask(process, "b") == "b"


def test_a_process_that_hangs_is_ended() -> None:
    process = MatchProcess((sys.executable, "-c", ECHO), within=(0.5, 0.5))
    with pytest.raises(ListError) as caught:
        ask(process, "hang")
    assert caught.value.fault == ListFault.TOO_LONG
    assert process._process is None


def test_a_list_given_up_does_not_answer_the_next_one(process: MatchProcess) -> None:
    class Left(BaseException):
        pass

    def leave(_: Stage, __: float) -> None:
        raise Left

    with pytest.raises(Left):
        ask(process, "slow", leave)
    first = pid(process)
    assert ask(process, "b") == "b"
    assert pid(process) == first


def test_a_second_list_is_told_that_it_waits(process: MatchProcess) -> None:
    stages: list[Stage] = []
    begun, answers_of = threading.Event(), {}

    def begin(_: Stage, __: float) -> None:
        begun.set()

    def first() -> None:
        answers_of["slow"] = ask(process, "slow", begin)

    thread = threading.Thread(target=first)
    thread.start()
    assert begun.wait(5)
    answers_of["b"] = ask(process, "b", lambda stage, _: stages.append(stage))
    thread.join(5)
    assert answers_of == {"slow": "slow", "b": "b"}
    assert stages[0] == Stage.QUEUE


def test_progress_names_the_stage_and_the_share(process: MatchProcess) -> None:
    told: list[tuple[Stage, float]] = []
    ask(process, "a", lambda stage, share: told.append((stage, share)))
    assert (Stage.LOADING, 0.0) in told
    assert (Stage.MATCHING, 1.0) in told


def test_an_idle_process_ends() -> None:
    process = MatchProcess((sys.executable, "-c", ECHO), idle_seconds=0.1)
    ask(process, "a")
    for _ in range(100):
        if process._process is None:
            return
        time.sleep(0.05)
    raise AssertionError("the process still runs after 5 s")


def test_a_file_too_large_starts_no_process(process: MatchProcess) -> None:
    with pytest.raises(ListError) as caught:
        process.read(b"a" * 8_000_001, "", quiet)
    assert (caught.value.fault, caught.value.values) == (ListFault.TOO_LARGE, {"most": 8})
    assert process._process is None


def test_the_real_command_reads_a_list_and_ends_with_its_input() -> None:
    process = MatchProcess()
    try:
        table = process.read("城市,国家\n广州,中国\n".encode(), "名单.csv", quiet)
        assert (table.header, table.columns) == (("城市", "国家"), Columns(0, 1))
        running = process._process
        assert running is not None and running.stdin is not None
        running.stdin.close()
        assert running.wait(10) == 0
    finally:
        process.close()
