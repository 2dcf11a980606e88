"""The committed register: whole, sound, and as large as its sources promise."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest
from test_errors import fingerprint

from atlas import paths
from atlas.queries.connect import open_store, read_pointer
from atlas.queries.disagreements import disagreements
from atlas.queries.filters import Filters
from atlas.queries.method.accounts import accounts
from atlas.queries.world import world_places
from atlas.register.ingest import ingest
from atlas.register.tables import TABLES, read_register, read_table, render
from atlas.sources import adapter_ids
from atlas.store.build import build
from atlas.store.check import failures
from atlas.store.ground import ground_failures

Count = Callable[[str], int]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The store of the committed register."""
    out = tmp_path_factory.mktemp("real") / "atlas.duckdb"
    build(out)
    opened = open_store(read_pointer(out).path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def claims(store: duckdb.DuckDBPyConnection) -> Count:
    """How many claims a condition holds for."""

    def count(condition: str) -> int:
        sql = f"SELECT count(*) FROM claim LEFT JOIN place USING (place_id) WHERE {condition}"  # noqa: S608
        return int(store.cursor().execute(sql).fetchall()[0][0])

    return count


def test_the_committed_register_passes_every_check(store: duckdb.DuckDBPyConnection) -> None:
    assert failures(store.cursor()) == []


def test_every_line_of_the_register_is_in_the_store(store: duckdb.DuckDBPyConnection) -> None:
    for table in TABLES:
        stored = store.cursor().table(table.name).count("*").fetchall()[0][0]
        assert stored == len(read_table(paths.REGISTER, table)), table.name


def test_the_committed_files_are_as_ingest_writes_them() -> None:
    for table in TABLES:
        text = (paths.REGISTER / f"{table.name}.csv").read_bytes().decode("utf-8")
        assert render(table, read_table(paths.REGISTER, table)) == text, table.name


def test_every_source_speaks(store: duckdb.DuckDBPyConnection) -> None:
    spoken = store.cursor().execute("SELECT source_id FROM claim UNION SELECT source_id FROM membership").fetchall()
    assert {row[0] for row in spoken} == set(adapter_ids())


def test_emergency_declarations_are_many_and_dated(claims: Count) -> None:
    declared = "source_id = 'cedamia' AND kind = 'climate_emergency' AND event = 'adopted'"
    assert claims(f"{declared} AND event_on IS NOT NULL") >= 1700
    assert claims(f"{declared} AND event_on IS NULL") == 0
    assert claims(f"{declared} AND event_on NOT BETWEEN '2016-12-01' AND '2026-05-14'") == 0


def test_revocations_are_kept(claims: Count) -> None:
    assert claims("event = 'revoked' AND kind = 'climate_emergency'") >= 3


def test_neutrality_targets_have_status_and_year(claims: Count) -> None:
    tracked = "source_id = 'net_zero_tracker' AND kind = 'neutrality' AND event <> 'none_found'"
    assert claims(f"{tracked} AND status IS NOT NULL AND target_year IS NOT NULL") >= 450


def test_what_was_checked_and_not_found_is_kept(claims: Count) -> None:
    assert claims("source_id = 'net_zero_tracker' AND event = 'none_found'") > 1000
    assert claims("source_id = 'mysociety_declarations' AND event = 'none_found'") > 40


def test_the_pilots_are_six_provinces_and_81_others_each_with_a_place(claims: Count) -> None:
    assert claims("source_id = 'china_pilots'") == 87
    assert claims("source_id = 'china_pilots' AND level = 'regional'") == 6
    assert claims("source_id = 'china_pilots' AND level = 'local'") == 81


def test_no_two_pilots_share_a_place(store: duckdb.DuckDBPyConnection) -> None:
    shared = store.cursor().execute(
        "SELECT place_id, list(reported_name) FROM claim WHERE source_id = 'china_pilots' AND place_id IS NOT NULL "
        "GROUP BY place_id HAVING count(*) > 1"
    )
    assert shared.fetchall() == []


def test_the_alliance_has_its_members_each_with_a_place(store: duckdb.DuckDBPyConnection) -> None:
    counted = (
        "SELECT count(*), count(place_id), count(DISTINCT place_id) FROM membership WHERE source_id = 'china_appc'"
    )
    assert store.cursor().execute(counted).fetchall() == [(23, 23, 23)]


def test_peak_statements_are_all_kept(claims: Count) -> None:
    assert claims("source_id = 'china_peaks' AND kind = 'peak' AND target_year IS NOT NULL") == 25
    assert claims("source_id = 'china_peaks' AND event_on IS NULL") <= 1


def test_most_rows_have_a_place(store: duckdb.DuckDBPyConnection) -> None:
    (placed, rows) = store.cursor().execute(
        "SELECT count(place_id), count(*) FROM "
        "(SELECT place_id FROM claim UNION ALL BY NAME SELECT place_id FROM membership)"
    ).fetchall()[0]  # fmt: skip
    assert placed / rows >= 0.85


@pytest.mark.parametrize("source_id", adapter_ids())
def test_no_source_is_left_mostly_without_places(store: duckdb.DuckDBPyConnection, source_id: str) -> None:
    (placed, rows) = store.cursor().execute(
        "SELECT count(place_id), count(*) FROM (SELECT place_id, source_id FROM claim UNION ALL BY NAME "
        "SELECT place_id, source_id FROM membership) WHERE source_id = ?",
        [source_id],
    ).fetchall()[0]  # fmt: skip
    assert placed / rows >= 0.7


def test_a_region_a_place_lies_in_is_a_place_too(store: duckdb.DuckDBPyConnection) -> None:
    dangling = store.cursor().execute(
        "SELECT place_id, region_id FROM place WHERE region_id IS NOT NULL "
        "AND region_id NOT IN (SELECT place_id FROM place) ORDER BY place_id"
    )
    assert dangling.fetchall() == []


def test_no_sentence_of_a_source_is_copied(claims: Count) -> None:
    assert claims("length(reported_words) > 80") == 0
    assert claims("length(qualifier) > 40") == 0


def test_what_came_later_is_absent_earlier(store: duckdb.DuckDBPyConnection) -> None:
    earlier, later = date(2019, 12, 31), date(2026, 11, 21)
    then = set(world_places(store, Filters(earlier, kinds=("climate_emergency",)))["place_id"])
    now = set(world_places(store, Filters(later, kinds=("climate_emergency",)))["place_id"])
    assert 500 < len(then) < len(now)
    assert "CAN" in then  # House of Commons, June 2019
    assert "JPN" not in then  # National Diet, November 2020
    assert "JPN" in now


def test_every_name_is_free_of_breaks_and_broken_letters() -> None:
    register = read_register(paths.REGISTER)
    texts = [line["name"] for line in register["place"]] + [line["reported_name"] for line in register["claim"]]
    assert [t for t in texts if not t or t != " ".join(t.split()) or "\ufffd" in t or "\0" in t] == []


def test_every_place_lies_in_its_nation(store: duckdb.DuckDBPyConnection) -> None:
    assert ground_failures(store.cursor()) == []


def test_what_is_excused_from_a_check_needs_the_excuse(store: duckdb.DuckDBPyConnection) -> None:
    for file, column in (("off_outline", "place_id"), ("namesake", "place_id"), ("namesake", "other_id")):
        with (paths.REFERENCE / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
            excused = [line[column] for line in csv.DictReader(lines)]
        known = store.cursor().execute("SELECT place_id FROM place WHERE place_id IN (SELECT unnest(?))", [excused])
        assert len(known.fetchall()) == len(excused), file


def test_every_published_total_is_answered_or_said_to_be_unknown(store: duckdb.DuckDBPyConnection) -> None:
    found = {account["fact_id"]: account for account in accounts(store)}
    assert {f for f, account in found.items() if account["held_low"] is None} == {"iclei_seoul", "southsouth_docs"}
    exact = {"pilot_total": 87, "pilot_provinces": 6, "pilot_42": 42, "appc_2015": 11, "appc_2016": 12}
    assert {fact_id: found[fact_id]["held_low"] for fact_id in exact} == exact


def test_claims_that_disagree_are_listed_with_their_headline(store: duckdb.DuckDBPyConnection) -> None:
    rivals = disagreements(store, date(2026, 11, 21))
    assert {"peak", "climate_emergency"} <= {rival["kind"] for rival in rivals}
    assert {rival["step"] is None for rival in rivals if rival["is_headline"]} == {True}
    assert all(rival["url"] and rival["reported_name"] for rival in rivals)


# --- from the raw files again


INGEST = """
import sys
from pathlib import Path
from atlas.register.ingest import ingest
ingest(Path(sys.argv[1]), register=Path(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def ingested(upstream: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register made of the raw files anew."""
    register = tmp_path_factory.mktemp("ingested") / "register"
    ingest(upstream, register=register)
    return register


@pytest.mark.upstream
def test_ingest_is_the_same_to_the_byte_in_another_process(upstream: Path, ingested: Path, tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-c", INGEST, str(upstream), str(tmp_path / "register")],
        cwd=paths.PROJECT, env={**os.environ, "PYTHONHASHSEED": "7"}, check=True, timeout=300,
    )  # fmt: skip
    assert fingerprint(tmp_path / "register") == fingerprint(ingested)


@pytest.mark.upstream
def test_ingest_writes_the_committed_register(ingested: Path) -> None:
    committed = {name: digest for name, digest in fingerprint(paths.REGISTER).items() if name.endswith(".csv")}
    assert fingerprint(ingested) == committed


@pytest.mark.upstream
def test_ingesting_a_source_again_changes_no_byte(upstream: Path, ingested: Path, tmp_path: Path) -> None:
    register = Path(shutil.copytree(ingested, tmp_path / "register"))
    ingest(upstream, only="china_appc", register=register)
    assert fingerprint(register) == fingerprint(ingested)
