"""One claim from its row to the headline, and what stands against it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest

from atlas.cli import main
from atlas.queries.disagreements import disagreements
from atlas.queries.explain import explain, explain_rivals, near_claim_ids
from atlas.store.build import build

Store = duckdb.DuckDBPyConnection
Printed = pytest.CaptureFixture[str]
Explained = Callable[..., str]
TODAY = date(2026, 11, 21)
SHENZHEN, KONSTANZ, ADUR = "gn1795565", "gn2885679", "uk_local_authorities:E07000223"


@pytest.fixture
def explained(miniature_store: Path, capsys: Printed) -> Explained:
    """What `explain` prints of a claim of the miniature."""

    def on(claim_id: str, day: str = "2026-11-21") -> str:
        assert main(["explain", claim_id, "--day", day, "--store", str(miniature_store)]) == 0
        return capsys.readouterr().out

    return on


# --- the command


def test_a_claim_is_told_from_its_source_to_its_place(explained: Explained) -> None:
    told = explained("china_peaks-01")
    for said in (
        "peak: announced, pledged, by 2022; scope community",
        "qualifier in; event_on 2015-09; certainty stated",
        "APPC/Declaration",
        "china_peaks: Statements of Chinese governments",
        "licence not stated",
        "row 2, evidence https://dialogue.earth/en/climate/8176",
        "深圳",
        "Shenzhen (gn1795565, local, CHN), found by exact, confidence 0.97",
        "rank 5 of 5 (third party); stands from 2015-09-30",
        "china_peaks-02, on 2026-11-21: The headline is adopted policy",
    ):
        assert said in told


def test_the_rivals_are_listed_in_order_of_the_rule(explained: Explained) -> None:
    table = explained("china_peaks-01").split("\n\n")[1].splitlines()
    assert table[0] == "All that is said of Shenzhen and peak by 2026-11-21, in order of the rule:"
    assert table[2].split("  ")[0] == "!"
    assert ("china_peaks-02" in table[2], "(the headline)" in table[2]) == (True, True)
    assert ("*!  china_peaks-01" in table[3], "The headline is adopted policy" in table[3]) == (True, True)
    assert len(table) == 4


def test_a_claim_was_the_headline_until_a_firmer_one_came(explained: Explained) -> None:
    assert "headline  this claim, on 2022-12-30" in explained("china_peaks-01", "2022-12-30")
    assert "headline  not yet on 2022-12-30" in explained("china_peaks-02", "2022-12-30")


def test_a_claim_without_a_place_says_why(explained: Explained) -> None:
    told = explained("cedamia-06")
    assert "not found: not_in_gazetteer; considered: none" in told
    assert "none: a claim without a place is counted, not drawn" in told
    assert "All that is said" not in told


def test_candidates_of_a_lost_place_are_named(
    register: Path, tmp_path: Path, edit: Callable[[str, str, str], None], capsys: Printed
) -> None:
    edit("unresolved", ",not_in_gazetteer,", ",ambiguous,gn2925177 gn99")
    build(tmp_path / "atlas.duckdb", register)
    assert main(["explain", "cedamia-06", "--store", str(tmp_path / "atlas.duckdb")]) == 0
    assert "not found: ambiguous; considered: gn2925177 (Freiburg), gn99" in capsys.readouterr().out


def test_an_ended_promise_has_no_headline(explained: Explained) -> None:
    told = explained("cedamia-04")
    assert "headline  none: no such promise stands on 2026-11-21; it ended on 2025-09-30" in told
    assert "Ends the promise" in told
    assert "Made before the promise ended" in told
    assert "headline  this claim" in explained("cedamia-04", "2025-09-29")


def test_a_check_that_found_none_is_told_beside_what_was_found(explained: Explained) -> None:
    assert "headline  cedamia-03, on 2026-11-21: Checked and none found" in explained("mysociety_declarations-01")


def test_a_check_alone_has_no_headline(explained: Explained) -> None:
    assert "headline  none: no such promise stands on 2026-11-21" in explained("net_zero_tracker-03")


@pytest.mark.parametrize(
    ("claim_id", "near"),
    [
        ("cedamia-99", "cedamia-0"),
        ("china_peak-01", "china_peaks-01"),
        ("' OR 1=1 --", "near it: none"),
        ("", "near it: none"),
    ],
)
def test_an_unknown_id_is_one_sentence_with_near_ids(
    miniature_store: Path, capsys: Printed, claim_id: str, near: str
) -> None:
    assert main(["explain", claim_id, "--store", str(miniature_store)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.startswith(f"error: no claim has the id {claim_id!r}; near it: ")
    assert near in printed.err


def test_explaining_without_a_store_says_what_to_run(tmp_path: Path, capsys: Printed) -> None:
    assert main(["explain", "cedamia-01", "--store", str(tmp_path / "atlas.duckdb")]) == 1
    assert "run `make build`" in capsys.readouterr().err


def test_every_claim_can_be_explained(miniature: Store, explained: Explained) -> None:
    for (claim_id,) in miniature.execute("SELECT claim_id FROM claim ORDER BY 1").fetchall():
        assert explained(claim_id).startswith(f"claim     {claim_id}\n")


# --- the questions behind it


def test_nothing_is_known_of_an_id_nobody_has(miniature: Store) -> None:
    assert explain(miniature, "cedamia-99", TODAY) is None
    assert explain_rivals(miniature, "cedamia-99", TODAY) == []


def test_near_ids_are_likeliest_first(miniature: Store) -> None:
    assert near_claim_ids(miniature, "net_zero_tracker-021")[0] == "net_zero_tracker-02"


def listed(store: Store, day: date = TODAY, **narrowed: str) -> list[tuple[object, ...]]:
    found = disagreements(store, day, **narrowed)
    return [(row["place_id"], row["about"], row["claim_id"], row["step"]) for row in found]


def test_disagreements_are_those_counted_by_hand(miniature: Store) -> None:
    assert listed(miniature) == [
        (SHENZHEN, "year", "china_peaks-02", None),
        (SHENZHEN, "year", "china_peaks-01", "policy"),
        (KONSTANZ, "year", "cedamia-02", None),
        (KONSTANZ, "year", "net_zero_tracker-02", "newest"),
        (ADUR, "promise", "cedamia-03", None),
        (ADUR, "promise", "mysociety_declarations-01", "promise"),
    ]


def test_disagreements_can_be_narrowed(miniature: Store) -> None:
    assert {row[0] for row in listed(miniature, kind="neutrality")} == {KONSTANZ}
    assert {row[0] for row in listed(miniature, place_id=ADUR)} == {ADUR}
    assert listed(miniature, place_id=ADUR, kind="peak") == []
    assert listed(miniature, date(2022, 12, 30)) == []


def test_a_rival_is_shown_with_its_words_and_evidence(miniature: Store) -> None:
    _, rival = disagreements(miniature, TODAY, place_id=SHENZHEN)
    assert (rival["reported_words"], rival["url"]) == ("APPC/Declaration", "https://dialogue.earth/en/climate/8176")
    assert (rival["target_year"], rival["event_on"], rival["status"]) == (2022, "2015-09", "pledged")
    assert (rival["name_zh"], rival["publisher"][:10]) == ("深圳", "Statements")
