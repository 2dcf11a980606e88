"""The register on disk: sorted, deterministic, all or nothing, and loud when broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import MINIATURE, SOUND
from hypothesis import given
from hypothesis import strategies as st
from test_errors import fingerprint

from atlas.errors import RegisterError
from atlas.model import Claim, Event, Kind, Level, Place, Precision, Refusal, Refused, ReportedPlace, Resolution
from atlas.register import ingest as ingest_module
from atlas.register import tables
from atlas.register.ingest import _Lines, _note_unresolved
from atlas.register.tables import (
    PLACE,
    PLACE_NAME,
    TABLES,
    Table,
    read_register,
    read_table,
    render,
    write_register,
)
from atlas.sources.catalogue import read_sources

MEMBERS = (MINIATURE / "membership.csv").read_bytes()
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=20)
"""Any texts of one line."""


def test_the_miniature_is_written_as_the_register_writes() -> None:
    for table in TABLES:
        text = (MINIATURE / f"{table.name}.csv").read_text(encoding="utf-8")
        assert render(table, read_table(MINIATURE, table)) == text, table.name


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_order_lines_come_in_leaves_no_trace(table: Table) -> None:
    lines = read_table(MINIATURE, table)
    text = render(table, lines)
    for start in range(len(lines)):
        assert render(table, [*lines[start:], *lines[:start]]) == text
    assert render(table, lines[::-1]) == text


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_key_that_stands_twice_is_an_error(table: Table) -> None:
    lines = read_table(MINIATURE, table)
    with pytest.raises(RegisterError, match=f"^{table.name}: two lines with {table.key[0]}"):
        render(table, [*lines, dict(lines[0])])


def test_lines_end_as_on_every_machine() -> None:
    text = render(PLACE_NAME, [{"place_id": "gn1", "name": "A", "lang": "und", "kind": "alternate"}])
    assert text == "place_id,name,lang,kind\ngn1,A,und,alternate\n"


@given(names=st.lists(WORDS, unique=True, max_size=5))
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    folder = tmp_path_factory.mktemp("round-trip")
    lines = [{"place_id": "gn1", "name": name, "lang": "und", "kind": "reported"} for name in sorted(names)]
    write_register(folder, {table.name: lines if table is PLACE_NAME else [] for table in TABLES})
    assert read_register(folder) == {table.name: lines if table is PLACE_NAME else [] for table in TABLES}


@pytest.mark.parametrize("sign", ["\n", "\r", "\r\n"])
def test_a_cell_of_more_than_one_line_is_not_written(sign: str) -> None:
    line = {"place_id": "gn1", "name": f"See{sign}stadt", "lang": "und", "kind": "reported"}
    with pytest.raises(RegisterError, match=r"place_name: found 'See.*stadt' in column 'name', expected one line"):
        render(PLACE_NAME, [line])


def test_writing_what_was_read_changes_no_byte(register: Path) -> None:
    before = fingerprint(register)
    write_register(register, read_register(register))
    assert fingerprint(register) == before


def test_a_table_that_cannot_be_written_leaves_every_file_as_it_was(register: Path) -> None:
    stood, before = read_register(register), fingerprint(register)
    changed = {**stood, "place": stood["place"][1:], "unresolved": stood["unresolved"] * 2}
    with pytest.raises(RegisterError, match="unresolved: two lines"):
        write_register(register, changed)
    assert fingerprint(register) == before
    assert not list(register.glob(".*"))


def test_a_disk_that_fails_leaves_every_file_as_it_was(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stood, before = read_register(register), fingerprint(register)

    def full_disk(table: Table, lines: list[tables.Record]) -> str:
        if table.name == "membership":
            raise OSError("no space left on device")
        return render(table, lines)

    monkeypatch.setattr(tables, "render", full_disk)
    with pytest.raises(OSError, match="no space left"):
        write_register(register, {**stood, "place": []})
    assert fingerprint(register) == before
    assert not list(register.glob(".*"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", r"membership\.csv: found columns none; expected network_id, place_id"),
        (b'network_id,"place_id\n', r"membership\.csv"),
        (b"network,place\n", r"membership\.csv: found columns network, place; expected network_id"),
        ("network_id,place_id,Zürich\n".encode("latin-1"), r"membership\.csv: not UTF-8 at byte 21"),
        (MEMBERS + b"appc,CHN\n", r"membership\.csv, line 3: found 2 cells, expected 11"),
        (
            MEMBERS + b'appc,"' + b"x" * 200_000,
            r"membership\.csv",
        ),
    ],
    ids=["empty", "a heading never closed", "other columns", "other encoding", "a short line", "a text never closed"],
)  # fmt: skip
def test_a_broken_file_is_named_with_what_was_expected(register: Path, content: bytes, message: str) -> None:
    (register / "membership.csv").write_bytes(content)
    with pytest.raises(RegisterError, match=message):
        read_register(register)


def test_a_missing_file_says_what_writes_it(register: Path) -> None:
    (register / "claim.csv").unlink()
    with pytest.raises(RegisterError, match=r"claim\.csv: no such file; `python -m atlas ingest` writes it"):
        read_register(register)


def test_a_directory_in_place_of_a_file_is_named(register: Path) -> None:
    (register / "claim.csv").unlink()
    (register / "claim.csv").mkdir()
    with pytest.raises(RegisterError, match=r"claim\.csv: found a directory, expected a file"):
        read_register(register)


def test_a_missing_register_is_named(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="nowhere: no register there"):
        read_register(tmp_path / "nowhere")


# --- ingest, with a gazetteer that finds one city

SHANYANG = Place("gn1", Level.LOCAL, "Shanyang", "CHN", 33.5, 109.9, Precision.POINT, name_zh="山阳")


class OneCity:
    """Gazetteer and resolver that find one city, and know the places of the miniature by their ids."""

    def __init__(self) -> None:
        self.known = {line["place_id"]: _bare_place(line) for line in read_table(MINIATURE, PLACE)}
        self.known["gn1"] = SHANYANG
        self.places = self

    def resolve(self, reported: ReportedPlace, _: str) -> Resolution:
        if reported.name.startswith("山阳"):
            return Resolution(SHANYANG, 0.97, "exact")
        return Resolution(None, 0, "", "not_in_gazetteer")

    def place(self, place_id: str) -> Place | None:
        return self.known.get(place_id)

    def parents(self, _: Place) -> tuple[()]:
        return ()

    def kinds(self, _: Place) -> frozenset[str]:
        return frozenset()

    def largest_town(self, _: str) -> int:
        return 0

    def add(self, _: object) -> None:
        """Learns nothing."""

    def add_names(self, _: str, __: object) -> None:
        """Learns nothing."""

    def names_of(self, _: str) -> tuple[()]:
        return ()


def _bare_place(line: tables.Record) -> Place:
    lat, lon, precision = float(line["lat"]), float(line["lon"]), Precision(line["precision"])
    return Place(line["place_id"], Level(line["level"]), line["name"], line["country"], lat, lon, precision)


@pytest.fixture
def ingest_peaks(
    raw: Callable[..., Path], register: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., ingest_module.SourceCount]:
    """Ingests rows of peak years into the copied register."""
    monkeypatch.setattr(ingest_module.Gazetteer, "load", lambda *_: OneCity())
    monkeypatch.setattr(ingest_module, "Resolver", lambda *_: OneCity())
    low, high = read_sources()["china_peaks"].expected_rows or (0, 0)

    def run(*names: str) -> ingest_module.SourceCount:
        rows = [{**SOUND["china_peaks"][0], "name_zh": name} for name in names]
        filling = [{**SOUND["china_peaks"][0], "name_zh": "山阳", "peak_year": 2000 + n} for n in range(low)]
        upstream = raw("china_peaks", *rows, *filling).parent.parent
        (count,) = ingest_module.ingest(upstream, only="china_peaks", register=register)
        return count

    assert low < high
    return run


def test_ingesting_one_source_leaves_the_lines_of_the_others(
    ingest_peaks: Callable[..., ingest_module.SourceCount], register: Path
) -> None:
    before = read_register(register)
    ingest_peaks()
    after = read_register(register)
    for table in ("claim", "membership", "unresolved"):
        others = [line for line in before[table] if line["source_id"] != "china_peaks"]
        assert [line for line in after[table] if line["source_id"] != "china_peaks"] == others
    assert {line["place_id"] for line in after["claim"] if line["source_id"] == "china_peaks"} == {"gn1"}


def test_a_place_nobody_speaks_of_any_more_leaves_the_register(
    ingest_peaks: Callable[..., ingest_module.SourceCount], register: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit("claim", "china_peaks-03,CHN,", "china_peaks-03,gn2925177,")
    edit("claim", "net_zero_tracker-03,gn2925177,", "net_zero_tracker-03,gn2885679,")
    ingest_peaks()
    assert "gn2925177" not in {line["place_id"] for line in read_register(register)["place"]}


def test_a_name_no_row_reports_any_more_leaves_the_register(
    ingest_peaks: Callable[..., ingest_module.SourceCount], register: Path
) -> None:
    ingest_peaks("山阳旧名")
    ingest_peaks()
    reported = {line["name"] for line in read_register(register)["place_name"] if line["place_id"] == "gn1"}
    assert reported == {"山阳"}


def test_ingesting_twice_changes_no_byte(
    ingest_peaks: Callable[..., ingest_module.SourceCount], register: Path
) -> None:
    ingest_peaks("某地")
    first = fingerprint(register)
    ingest_peaks("某地")
    assert fingerprint(register) == first


def test_a_row_without_a_place_is_kept_with_its_reason(
    ingest_peaks: Callable[..., ingest_module.SourceCount], register: Path
) -> None:
    count = ingest_peaks("某地")
    (line,) = [line for line in read_register(register)["unresolved"] if line["source_id"] == "china_peaks"]
    assert (line["source_row"], line["reported_name"]) == ("row 2", "某地")
    assert (line["country"], line["level"], line["reason"]) == ("CHN", "local", "not_in_gazetteer")
    assert count.unresolved == {"not_in_gazetteer": 1}
    (claim,) = [line for line in read_register(register)["claim"] if line["reported_name"] == "某地"]
    assert (claim["place_id"], claim["place_method"], claim["place_confidence"]) == ("", "", "")


def test_a_claims_id_stays_when_its_row_moves(
    ingest_peaks: Callable[..., ingest_module.SourceCount], register: Path
) -> None:
    ingest_peaks("某地")
    (before,) = [line for line in read_register(register)["claim"] if line["reported_name"] == "某地"]
    ingest_peaks("别处", "某地")
    (after,) = [line for line in read_register(register)["claim"] if line["reported_name"] == "某地"]
    assert (before["source_row"], after["source_row"]) == ("row 2", "row 3")
    assert before["claim_id"] == after["claim_id"]


def test_two_rows_that_say_the_same_have_two_ids(
    ingest_peaks: Callable[..., ingest_module.SourceCount], register: Path
) -> None:
    ingest_peaks("某地", "某地")
    ids = [line["claim_id"] for line in read_register(register)["claim"] if line["reported_name"] == "某地"]
    assert len(set(ids)) == 2


@pytest.mark.parametrize("is_refused_first", [True, False])
def test_a_claim_waits_for_its_place_whatever_else_of_its_row_was_refused(is_refused_first: bool) -> None:
    seestadt = ReportedPlace("Seestadt", "DEU")
    refused = Refused(seestadt, "CIT-1", Refusal.NO_KIND)
    claim = Claim(seestadt, Kind.REDUCTION, Event.ANNOUNCED, "CIT-1")
    notes = [(refused, Refusal.NO_KIND, False), (claim, "not_in_gazetteer", True)]
    lines = _Lines()
    for fact, reason, _ in notes if is_refused_first else notes[::-1]:
        _note_unresolved(lines, "net_zero_tracker", fact, reason, ())
    assert [line["reason"] for line in lines.unresolved.values()] == ["not_in_gazetteer"]
