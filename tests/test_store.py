"""The store: complete and described, refusing a broken register, published without a gap."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import duckdb
import pytest
from test_errors import fingerprint

from atlas import paths
from atlas.cli import main
from atlas.errors import RegisterError, StoreError
from atlas.model import SCHEMA_VERSION
from atlas.queries.connect import open_store, read_pointer
from atlas.register.tables import PLACE_NAME, TABLES, render
from atlas.store import build as build_module
from atlas.store.build import build
from atlas.store.check import GROUND, check_names, failures

Edit = Callable[[str, str, str], None]

HAND_COUNTS = {
    "place": 12,
    "place_name": 2,
    "place_link": 9,
    "claim": 16,
    "membership": 1,
    "unresolved": 1,
    "spell": 15,
}
"""Table → rows of the miniature, counted by hand; a spell ends where the next claim of its place and kind begins."""


def one(store: duckdb.DuckDBPyConnection, sql: str) -> tuple[object, ...]:
    return store.execute(sql).fetchall()[0]


# --- what is in it


@pytest.mark.parametrize(("table", "count"), HAND_COUNTS.items())
def test_the_store_holds_the_rows_counted_by_hand(miniature: duckdb.DuckDBPyConnection, table: str, count: int) -> None:
    assert miniature.cursor().table(table).count("*").fetchall() == [(count,)]


def test_the_build_reports_the_rows_it_stored(register: Path, tmp_path: Path) -> None:
    built = build(tmp_path / "atlas.duckdb", register)
    assert built.rows.items() >= HAND_COUNTS.items()
    assert built.rows["release"] == 1


def test_the_miniature_passes_every_check(miniature: duckdb.DuckDBPyConnection) -> None:
    assert failures(miniature.cursor()) == []


def test_every_table_and_column_says_what_it_is(miniature: duckdb.DuckDBPyConnection) -> None:
    silent = miniature.execute(
        """
        SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND coalesce(comment, '') = ''
        UNION ALL
        SELECT table_name, NULL FROM duckdb_tables() WHERE NOT internal AND coalesce(comment, '') = ''
        """
    ).fetchall()
    assert silent == []


def test_the_columns_relied_on_from_outside_are_there(miniature: duckdb.DuckDBPyConnection) -> None:
    relied_on = {
        "source": "source_id reuse",
        "place": "place_id level name name_zh country region_id lat lon population",
        "place_name": "place_id name",
        "place_link": "child_id parent_id",
        "claim": "claim_id place_id kind event status event_on target_year scope source_id reported_name",
        "membership": "network_id place_id source_id reported_name",
        "unresolved": "source_id reported_name",
        "programme": "programme_id name name_zh",
        "network": "network_id name name_zh",
        "published_total": "fact_id",
    }
    for table, columns in relied_on.items():
        assert set(columns.split()) <= set(miniature.cursor().table(table).columns), table


def test_awkward_names_are_stored_as_they_are_written(register: Path, tmp_path: Path) -> None:
    names = ['a "quoted" name', "a comma, in it", "#hash", " led by a space", "l'été", "N/A", "NULL", "007", "1e5"]
    names += ["back\\slash", "'", "--", "a;b|c", "tab\there", "line\u2028separator", "ประเทศ", "北京市", "إمارة"]
    lines = [{"place_id": "CHN", "name": name, "lang": "und", "kind": "reported"} for name in names]
    (register / "place_name.csv").write_text(render(PLACE_NAME, lines), encoding="utf-8", newline="")
    built = build(tmp_path / "atlas.duckdb", register)
    with open_store(built.path) as store:
        stored = {row[0] for row in store.execute("SELECT name FROM place_name").fetchall()}
    assert stored == set(names)


def test_tables_without_lines_are_empty_not_an_error(register: Path, tmp_path: Path, edit: Edit) -> None:
    for table in TABLES:
        (register / f"{table.name}.csv").write_text(render(table, []), encoding="utf-8")
    assert build(tmp_path / "atlas.duckdb", register).rows["claim"] == 0


def test_a_blank_cell_is_null_not_an_empty_text(miniature: duckdb.DuckDBPyConnection) -> None:
    blanks = "SELECT count(*) FROM place WHERE '' IN (name_zh, local_type, region_id, population_source)"
    assert one(miniature, blanks) == (0,)
    assert one(miniature, "SELECT count(*) FROM place WHERE name_zh IS NULL") == (3,)


@pytest.mark.parametrize(
    ("claim_id", "stands_from", "rank"),
    [
        ("cedamia-01", "2019-05-02", 5),  # a day, third party
        ("cedamia-02", "2026-05-14", 5),  # undated: as_of of the source
        ("cedamia-05", "2025-09-30", 5),  # a month
        ("china_peaks-02", "2022-12-31", 2),  # policy
        ("china_pilots-01", "2010-07-31", 2),
        ("net_zero_tracker-01", "2021-12-31", 1),  # a year, law
        ("net_zero_tracker-03", "2022-05-28", 5),  # undated: recorded_on
    ],
)
def test_a_claim_stands_from_the_day_it_surely_stood(
    miniature: duckdb.DuckDBPyConnection, claim_id: str, stands_from: str, rank: int
) -> None:
    found = miniature.execute("SELECT stands_from::VARCHAR, rank FROM claim WHERE claim_id = ?", [claim_id]).fetchall()
    assert found == [(stands_from, rank)]


def test_the_release_speaks_for_the_latest_day_of_any_source_of_commitments(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    for path in paths.SOURCES.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        newer = text.replace("as_of = 2026-02-16", "as_of = 2099-01-01") if path.stem == "iso_codes" else text
        (folder / path.name).write_text(newer, encoding="utf-8")
    monkeypatch.setattr(build_module, "read_sources", partial(build_module.read_sources, folder))
    built = build(tmp_path / "atlas.duckdb", register)
    with open_store(built.path) as store:
        latest = one(store, "SELECT max(as_of) FROM source WHERE role = 'commitments'")
        assert one(store, "SELECT as_of FROM release") == latest


# --- a broken register is refused, and what stood stands


NOTICE = "batch 1,发改气候[2010]1587号,stated,china_pilots"
PROGRESS = {"loading the register", "checking"}
"""What a build says on the way."""

BREAKS = {
    "unknown status": ("claim", ",in_law,", ",by_heart,"),
    "unknown kind": ("claim", "china_pilots-01,CN-GD,pilot", "china_pilots-01,CN-GD,copilot"),
    "unknown event": ("claim", ",2025-09-01,month", ",2025-09-01,moon"),
    "no such day": ("claim", "2019-05-02", "2019-02-30"),
    "a date without precision": ("claim", "2020-01-15,day", "2020-01-15,"),
    "a year out of reach": ("claim", ",2045,", ",1066,"),
    "a link that is none": ("claim", "https://zerotracker.net/", "javascript:alert(1)"),
    "a place that is not there": ("claim", "net_zero_tracker-03,gn2925177", "net_zero_tracker-03,gn1"),
    "a place without a method": ("claim", ",code,1.00\nnet_zero_tracker-02", ",,\nnet_zero_tracker-02"),
    "a source that is not there": ("claim", "stated,net_zero_tracker,COU-0001", "stated,net_hero_tracker,COU-0001"),
    "a programme that is not there": ("claim", f",cn_low_carbon_pilots,{NOTICE},row 2,", f",x,{NOTICE},row 2,"),
    "two claims of one id": ("claim", "cedamia-02", "cedamia-01"),
    "a latitude of 91": ("place", "47.66033", "91"),
    "a longitude of 181": ("place", "9.17582", "181"),
    "a latitude in words": ("place", "47.66033", "north"),
    "no level": ("place", "CHN,national,", "CHN,,"),
    "a place without a country": ("place", ",,DEU,DE-BW,47.9", ",,,DE-BW,47.9"),
    "a population below zero": ("place", ",81275,", ",-1,"),
    "a population nobody states": ("place", ",81275,,geonames,", ",81275,,,"),
    "a region that is not there": ("place", ",DEU,DE-BW,47.9", ",DEU,DE-XX,47.9"),
    "a link to nowhere": ("place_link", "gn1795565,CN-GD", "gn1795565,CN-XX"),
    "a name of nowhere": ("place_name", "gn2885679,Constance", "gn1,Constance"),
    "a member that is not there": ("membership", "appc,gn1795565", "appc,gn1"),
    "a member's source that is not there": ("membership", "stated,china_appc,", "stated,china_apc,"),
    "a network that is not there": ("membership", "appc,gn1795565", "apc,gn1795565"),
    "a line cut short": ("unresolved", ",not_in_gazetteer,", ",not_in_gazetteer"),
    "another column": ("unresolved", "reason", "excuse"),
}  # fmt: skip
"""What is broken → the file, and one text in it replaced."""


@pytest.fixture
def refusal_of_build(
    published: Path, register: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[], str]:
    """Builds over an earlier store, holds that this fails and the earlier one stands, and returns the sentence."""
    monkeypatch.setattr(build_module, "build", partial(build, register=register))

    def refusal() -> str:
        before = fingerprint(published.parent)
        code = main(["build", "--out", str(published)])
        complaints = [line for line in capsys.readouterr().err.splitlines() if line not in PROGRESS]
        assert code == 1
        assert len(complaints) == 1
        assert fingerprint(published.parent) == before
        open_store(read_pointer(published).path).close()
        return complaints[0]

    return refusal


@pytest.mark.parametrize("what", BREAKS)
def test_a_broken_register_is_one_sentence_and_the_earlier_store_stands(
    register: Path, edit: Edit, refusal_of_build: Callable[[], str], what: str
) -> None:
    edit(*BREAKS[what])
    assert refusal_of_build().startswith(f"error: {register}")


MEMBER = "appc,gn1795565,2015-09-15,day,stated,china_appc,row 3,深圳,,exact,0.97\n"
CIRCLE = "gn2885679,gn2925177,agglomeration\ngn2925177,gn2885679,agglomeration\n"
OFFENCES = {
    "aggregate_as_place": ("place", "local,Freiburg,弗赖堡", "local,Baden 525 Councils,弗赖堡"),
    "claim_dated_after_its_source": ("claim", "2021-01-01,year", "2023-01-01,year"),
    "claim_lost_without_reason": ("unresolved", "cedamia,row 4,Nowhere", "cedamia,row 9,Nowhere"),
    "membership_lost_without_reason": ("membership", MEMBER, "appc,,2015-09-15,day,stated,china_appc,row 3,深圳,,,\n"),
    "membership_twice": ("membership", MEMBER, MEMBER + MEMBER.replace("深圳", "Shenzhen")),
    "nation_without_chinese_name": ("place", "Germany,德国", "Germany,"),
    "one_place_twice": ("place", "Freiburg,弗赖堡,,DEU,DE-BW,47.99590,7.85222", "KONSTANZ,,city,DEU,DE-BW,47.66,9.18"),
    "pilot_without_programme": ("claim", f",cn_low_carbon_pilots,{NOTICE},row 2,", f",,{NOTICE},row 2,"),
    "place_level_against_its_id": ("place", "DE-BW,regional", "DE-BW,local"),
    "place_inside_itself": ("place_link", "gn2885679,DE-BW,admin\n", f"gn2885679,DE-BW,admin\n{CIRCLE}"),
    "place_larger_than_its_nation": ("place", ",81275,", ",92927922,"),
    "place_link_upside_down": ("place_link", "DE-BW,DEU,admin\n", "DE-BW,DEU,admin\nDE-BW,gn1795565,agglomeration\n"),
    "place_outside_the_tree": ("place_link", "gn2925177,DE-BW,admin\n", ""),
    "record_later_than_its_source": ("claim", "zerotracker.net/,2022-05-28", "zerotracker.net/,2022-12-21"),
    "revocation_without_declaration": ("claim", "2025-09-01,month", "2018-09-01,month"),
    "row_count_out_of_band": ("source_count", "china_appc,read,,23", "china_appc,read,,2"),
    "target_before_its_base_year": ("claim", ",2022,,,community", ",2022,2025,,community"),
    "unresolved_without_known_reason": ("unresolved", ",not_in_gazetteer,", ",lost,"),
    "year_out_of_reason": ("claim", "2020-01-15,day", "1987-01-15,day"),
}  # fmt: skip
"""Check → the file, and the one text in it replaced that the check must catch."""


BEHIND_ITS_BACK = {
    "account_that_does_not_add_up": "UPDATE account_part SET amount = amount + 1 WHERE fact_id = 'talk_re100'",
    "claim_without_evidence": "UPDATE claim SET source_row = '' WHERE claim_id = 'mysociety_declarations-01'",
    "disagreement_without_rivals": "CREATE OR REPLACE MACRO disagreements_asof(day) AS TABLE "
    "SELECT place_id, kind, claim_id FROM claim WHERE place_id = 'gn2885679' AND kind = 'neutrality' "
    "UNION ALL SELECT place_id, kind, claim_id FROM claim WHERE place_id = 'gn1795565' AND kind = 'peak'",
    "membership_without_evidence": "UPDATE membership SET reported_name = ''",
}
"""Check → what no register can say, done to a published store. Of the disagreements Adur's is not listed."""


def test_every_check_is_shown_to_catch_something() -> None:
    assert {*OFFENCES, *BEHIND_ITS_BACK, GROUND} == set(check_names())


@pytest.mark.parametrize("check", BEHIND_ITS_BACK)
def test_a_store_meddled_with_fails_a_check(published: Path, alter: Callable[[str], None], check: str) -> None:
    alter(BEHIND_ITS_BACK[check])
    with open_store(read_pointer(published).path) as store:
        (failure,) = failures(store)
    assert (failure.check, len(failure.rows)) == (check, 1)


@pytest.mark.parametrize("check", OFFENCES)
def test_a_store_that_fails_a_check_is_not_published(register: Path, tmp_path: Path, edit: Edit, check: str) -> None:
    edit(*OFFENCES[check])
    out = tmp_path / "build" / "atlas.duckdb"
    with pytest.raises(RegisterError, match=f"check {check}: 1 rows, the first ") as refusal:
        build(out, register)
    assert str(refusal.value).count("check ") == 1
    assert fingerprint(out.parent) == {}


def test_a_claim_without_its_row_fails_a_check(published: Path) -> None:
    # The register cannot say this: a blank cell is NULL there, which the schema refuses before any check runs.
    with duckdb.connect(str(read_pointer(published).path)) as store:
        store.execute("UPDATE claim SET source_row = '' WHERE claim_id = 'mysociety_declarations-01'")
        (failure,) = failures(store)
    assert (failure.check, failure.columns) == ("claim_without_evidence", ("claim_id", "source_id"))
    claim_id, source_id = "mysociety_declarations-01", "mysociety_declarations"
    assert failure.rows == ((claim_id, source_id),)
    assert str(failure) == f"check claim_without_evidence: 1 rows, the first claim_id={claim_id}, source_id={source_id}"


IMPOSSIBLE = {
    "due ten years ago": ("year_out_of_reason", "claim", "2015-09-01,month,2022", "2015-09-01,month,2005"),
    "a member to come": ("record_later_than_its_source", "membership", "2015-09-15", "2017-01-01"),
    "a member of old": ("record_later_than_its_source", "membership", "2015-09-15", "1915-09-15"),
}


@pytest.mark.parametrize("what", IMPOSSIBLE)
def test_a_day_that_cannot_be_fails_a_check(register: Path, tmp_path: Path, edit: Edit, what: str) -> None:
    check, *change = IMPOSSIBLE[what]
    edit(*change)
    with pytest.raises(RegisterError, match=f"check {check}: 1 rows"):
        build(tmp_path / "atlas.duckdb", register)


def test_what_was_achieved_long_ago_may_be_reported_late(register: Path, tmp_path: Path, edit: Edit) -> None:
    edit("claim", "neutrality,adopted,in_law,2021-01-01,year,2045", "neutrality,achieved,achieved,2021-01-01,year,2000")
    assert build(tmp_path / "atlas.duckdb", register).rows["claim"] == HAND_COUNTS["claim"]


FREIBURG = "Freiburg,弗赖堡,,DEU,DE-BW,47.99590,7.85222"


def test_one_name_on_one_spot_in_two_regions_is_two_places(register: Path, tmp_path: Path, edit: Edit) -> None:
    edit("place", FREIBURG, "Konstanz,,,DEU,GB-ENG,47.66,9.18")
    with pytest.raises(RegisterError) as refusal:
        build(tmp_path / "atlas.duckdb", register)
    assert "one_place_twice" not in str(refusal.value)


def test_namesakes_on_one_spot_are_two_places_where_that_is_known(
    register: Path, tmp_path: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit("place", FREIBURG, "Konstanz,,,DEU,DE-BW,47.66,9.18")
    reference = Path(shutil.copytree(paths.REFERENCE, tmp_path / "reference"))
    with (reference / "namesake.csv").open("a", encoding="utf-8") as known:
        known.write("gn2925177,gn2885679,a town and the parish in it\n")
    monkeypatch.setattr(paths, "REFERENCE", reference)
    assert build(tmp_path / "atlas.duckdb", register).rows["place"] == HAND_COUNTS["place"]


def test_a_region_of_another_nation_is_outside_the_tree(register: Path, tmp_path: Path, edit: Edit) -> None:
    edit("place_link", "gn2925177,DE-BW", "gn2925177,CN-GD")
    with pytest.raises(RegisterError, match="place_outside_the_tree"):
        build(tmp_path / "atlas.duckdb", register)


def test_a_missing_register_is_named(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="nowhere: no register there"):
        build(tmp_path / "atlas.duckdb", tmp_path / "nowhere")


def test_a_folder_in_place_of_the_store_is_an_error(register: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="found a directory, expected a file name"):
        build(tmp_path, register)


def test_a_store_below_a_file_is_an_error(register: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="file"):
        build(tmp_path / "file" / "atlas.duckdb", register)


# --- published without a gap


def test_the_same_register_twice_is_the_same_release(register: Path, tmp_path: Path) -> None:
    first = build(tmp_path / "one" / "atlas.duckdb", register)
    second = build(tmp_path / "two" / "atlas.duckdb", register)
    assert first.release_id == second.release_id
    assert first.path.name == second.path.name == f"atlas-{first.release_id}.duckdb"


def test_the_name_of_the_store_is_a_link_to_the_release(register: Path, tmp_path: Path) -> None:
    out = tmp_path / "atlas.duckdb"
    built = build(out, register)
    assert out.resolve() == built.path
    assert (read_pointer(out).path, read_pointer(out).release_id) == (built.path, built.release_id)
    assert sorted(path.name for path in tmp_path.glob("*atlas*")) == sorted([out.name, "atlas.json", built.path.name])


def test_a_changed_register_is_a_new_file_while_the_old_one_still_answers(
    register: Path, tmp_path: Path, edit: Edit
) -> None:
    out = tmp_path / "atlas.duckdb"
    first = build(out, register)
    running = open_store(read_pointer(out).path)
    edit("place", "Konstanz,康斯坦茨", "Constance,康斯坦茨")
    second = build(out, register)
    assert first.release_id != second.release_id
    assert read_pointer(out).path == second.path
    named = "SELECT name FROM place WHERE place_id = 'gn2885679'"
    assert one(running, named) == ("Konstanz",)
    with open_store(read_pointer(out).path) as fresh:
        assert one(fresh, named) == ("Constance",)
    assert one(running.cursor(), named) == ("Konstanz",)
    running.close()


def test_only_the_newest_two_stores_stay(register: Path, tmp_path: Path, edit: Edit) -> None:
    out = tmp_path / "atlas.duckdb"
    built = [build(out, register).path]
    for old, new in (
        ("Konstanz,康", "Constance,康"),
        ("Constance,康", "Constanza,康"),
        ("Constanza,康", "Kostnitz,康"),
    ):
        edit("place", old, new)
        built.append(build(out, register).path)
    assert set(tmp_path.glob("atlas-*.duckdb")) == set(built[-2:])


def test_an_older_register_built_again_is_the_newest(register: Path, tmp_path: Path, edit: Edit) -> None:
    out = tmp_path / "atlas.duckdb"
    first = build(out, register).path
    edit("place", "Konstanz,康", "Constance,康")
    build(out, register)
    edit("place", "Constance,康", "Konstanz,康")
    assert build(out, register).path == first == read_pointer(out).path
    edit("place", "Konstanz,康", "Kostnitz,康")
    build(out, register)
    assert first.is_file()


def test_a_trial_store_beside_it_is_left_alone(register: Path, tmp_path: Path, edit: Edit) -> None:
    trial = build(tmp_path / "atlas-trial.duckdb", register).path
    for old, new in (("Konstanz,康", "Constance,康"), ("Constance,康", "Constanza,康")):
        edit("place", old, new)
        build(tmp_path / "atlas.duckdb", register)
    assert trial.is_file()
    open_store(read_pointer(tmp_path / "atlas-trial.duckdb").path).close()


# --- opened, or said why not


def test_an_absent_store_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"There is no store yet.*run `make build`"):
        read_pointer(tmp_path / "atlas.duckdb")


@pytest.mark.parametrize(
    ("pointer", "message"),
    [
        ("", "cannot be read"),
        ("{", "cannot be read"),
        ("[]", "cannot be read"),
        ('{"store": "atlas-1.duckdb"}', "cannot be read"),
        ('{"store": 5, "bytes": 9, "schema_version": 4, "release_id": "x"}', "cannot be read"),
        ('{"store": "atlas-1.duckdb", "schema_version": 4, "release_id": "x"}', "cannot be read"),
        ('{"store": "a.duckdb", "bytes": 9, "schema_version": 4, "release_id": "x"}', r"names a\.duckdb, which is not"),
        ('{"store": "a.duckdb", "bytes": 9, "schema_version": 99, "release_id": "x"}', "version 99, this atlas reads"),
    ],
)
def test_a_broken_pointer_says_what_to_run(tmp_path: Path, pointer: str, message: str) -> None:
    (tmp_path / "atlas.json").write_text(pointer, encoding="utf-8")
    with pytest.raises(StoreError, match=f"{message}.*run `make build`"):
        read_pointer(tmp_path / "atlas.duckdb")


def test_a_pointer_in_another_encoding_says_what_to_run(tmp_path: Path) -> None:
    (tmp_path / "atlas.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StoreError, match="cannot be read; run `make build`"):
        read_pointer(tmp_path / "atlas.duckdb")


@pytest.mark.parametrize("content", [b"", b"garbage" * 10_000], ids=["empty", "garbage"])
def test_a_file_that_is_no_store_says_what_to_run(published: Path, content: bytes) -> None:
    path = read_pointer(published).path
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"is not a whole store.*run `make build`"):
        open_store(path)


@pytest.mark.parametrize("kept", [0.001, 0.01, 0.5, 0.999])
def test_a_store_cut_short_says_what_to_run(published: Path, kept: float) -> None:
    path = read_pointer(published).path
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(StoreError, match=r"is not a whole store.*run `make build`"):
        open_store(read_pointer(published).path)


def test_a_database_of_something_else_says_what_to_run(tmp_path: Path) -> None:
    path = tmp_path / "atlas-1.duckdb"
    with duckdb.connect(str(path)) as other:
        other.execute("CREATE TABLE recipe (name VARCHAR)")
    with pytest.raises(StoreError, match=r"is not a whole store.*run `make build`"):
        open_store(path)
    with duckdb.connect(str(path)) as other:  # and nothing holds it open
        other.execute("DROP TABLE recipe")


def test_a_store_of_another_schema_says_what_to_run(published: Path) -> None:
    path = read_pointer(published).path
    with duckdb.connect(str(path)) as store:
        store.execute("UPDATE release SET schema_version = 99")
    with pytest.raises(StoreError, match=f"schema version 99, expected {SCHEMA_VERSION}; run `make build`"):
        open_store(path)


def test_a_store_cannot_be_written_by_its_reader(miniature: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.Error, match="read-only"):
        miniature.cursor().execute("DELETE FROM claim")
