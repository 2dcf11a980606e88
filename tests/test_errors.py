"""A broken raw file is one sentence on stderr, exit code 1, and a register left as it was."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import requests
from conftest import SOUND

from atlas import errors
from atlas.cli import main
from atlas.gazetteer import Gazetteer
from atlas.register import ingest as ingest_module

WriteRaw = Callable[..., Path]
PILOTS = 87
"""Rows a sound file of the pilots has, as `data/sources/china_pilots.toml` says."""


@pytest.fixture
def refused(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[str], str]:
    """Ingests one source, holds that it failed as it should, and returns the sentence."""

    def no_gazetteer(*_: object) -> Gazetteer:
        raise AssertionError("the gazetteer was loaded before the raw files were found sound")

    monkeypatch.setattr(ingest_module.Gazetteer, "load", no_gazetteer)
    monkeypatch.setattr(ingest_module, "ingest", partial(ingest_module.ingest, register=register))

    def run(source_id: str) -> str:
        before = fingerprint(register)
        code = main(["ingest", "--upstream", str(tmp_path / "upstream"), "--source", source_id])
        complaints = [line for line in capsys.readouterr().err.splitlines() if not line.startswith("reading ")]
        assert code == 1
        assert fingerprint(register) == before
        assert len(complaints) == 1
        assert complaints[0].startswith("error: ")
        return complaints[0]

    return run


def fingerprint(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("source_id", ["china_pilots", "net_zero_tracker", "cedamia"])
def test_a_missing_file_is_named(raw: WriteRaw, refused: Callable[[str], str], source_id: str) -> None:
    path = raw(source_id)
    path.unlink()
    assert str(path) in refused(source_id)


@pytest.mark.parametrize("source_id", ["china_pilots", "net_zero_tracker", "cedamia"])
def test_a_directory_in_place_of_a_file_is_named(raw: WriteRaw, refused: Callable[[str], str], source_id: str) -> None:
    path = raw(source_id)
    path.unlink()
    path.mkdir()
    sentence = refused(source_id)
    assert str(path) in sentence
    assert "found a directory, expected" in sentence


@pytest.mark.parametrize("source_id", ["china_pilots", "net_zero_tracker", "cedamia"])
def test_an_empty_file_is_named(raw: WriteRaw, refused: Callable[[str], str], source_id: str) -> None:
    path = raw(source_id)
    path.write_bytes(b"")
    assert str(path) in refused(source_id)


def test_a_file_of_headings_alone_expects_rows(raw: WriteRaw, refused: Callable[[str], str]) -> None:
    path = raw("china_pilots")
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert "found 1 rows, expected a header in row 1 and rows below" in refused("china_pilots")


@pytest.mark.parametrize(("encoding", "message"), [("gb18030", "not UTF-8 at byte"), ("utf-16", "not UTF-8 at byte 0")])
def test_a_file_in_another_encoding_is_named_with_the_byte(
    raw: WriteRaw, refused: Callable[[str], str], encoding: str, message: str
) -> None:
    path = raw("china_pilots")
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    sentence = refused("china_pilots")
    assert str(path) in sentence
    assert message in sentence


def test_a_latin_1_file_is_named_with_the_byte(raw: WriteRaw, refused: Callable[[str], str]) -> None:
    path = raw("mysociety_declarations", {**SOUND["mysociety_declarations"][0], "council": "Cyngor Sir Ynys Môn"})
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))
    assert "0xf4" in refused("mysociety_declarations")


def test_a_byte_order_mark_is_no_part_of_the_first_heading(raw: WriteRaw, refused: Callable[[str], str]) -> None:
    path = raw("china_pilots")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert f"found 1 rows, expected {PILOTS}" in refused("china_pilots")  # read to its end


def test_a_row_of_another_length_is_named_by_number(raw: WriteRaw, refused: Callable[[str], str]) -> None:
    path = raw("china_pilots")
    with path.open("a", encoding="utf-8") as lines:
        lines.write("山阴,Shanyin,city\n")
    assert "row 3: found 3 cells, expected 10" in refused("china_pilots")


def test_a_heading_that_stands_twice_is_named(raw: WriteRaw, refused: Callable[[str], str]) -> None:
    path = raw("china_pilots")
    path.write_text(path.read_text(encoding="utf-8").replace("name_en,", "name_zh,"), encoding="utf-8")
    assert "heading 'name_zh' stands more than once" in refused("china_pilots")


def test_a_quotation_mark_never_closed_is_an_error(raw: WriteRaw, refused: Callable[[str], str]) -> None:
    path = raw("china_pilots")
    with path.open("a", encoding="utf-8") as lines:
        lines.write('山阴,"Shanyin,city\n' + "山阴,Shanyin,city,2,2012,2012-11,,,stated,\n" * 5000)
    assert str(path) in refused("china_pilots")


def test_a_text_named_xlsx_is_no_workbook(raw: WriteRaw, refused: Callable[[str], str]) -> None:
    path = raw("net_zero_tracker")
    path.write_text("<html>moved</html>", encoding="utf-8")
    assert "not a readable XLSX workbook" in refused("net_zero_tracker")


def test_a_workbook_cut_short_is_no_workbook(raw: WriteRaw, refused: Callable[[str], str]) -> None:
    path = raw("net_zero_tracker")
    path.write_bytes(path.read_bytes()[:2000])
    assert "not a readable XLSX workbook" in refused("net_zero_tracker")


def test_a_workbook_with_a_broken_sheet_is_no_workbook(raw: WriteRaw, refused: Callable[[str], str]) -> None:
    path = raw("net_zero_tracker")
    with zipfile.ZipFile(path) as sound:
        parts = {name: sound.read(name) for name in sound.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet][: len(parts[sheet]) // 2]
    with zipfile.ZipFile(path, "w") as broken:
        for name, part in parts.items():
            broken.writestr(name, part)
    assert str(path) in refused("net_zero_tracker")


@pytest.mark.parametrize("rows", [1, PILOTS - 1, PILOTS + 1])
def test_another_number_of_rows_than_expected_is_an_error(
    raw: WriteRaw, refused: Callable[[str], str], rows: int
) -> None:
    raw("china_pilots", *SOUND["china_pilots"] * rows)
    sentence = refused("china_pilots")
    assert f"found {rows} rows, expected {PILOTS} to {PILOTS}" in sentence
    assert "data/sources/china_pilots.toml" in sentence


def test_an_unknown_word_is_named_with_the_words_there_are(raw: WriteRaw, refused: Callable[[str], str]) -> None:
    raw("china_pilots", {**SOUND["china_pilots"][0], "level": "hamlet"})
    sentence = refused("china_pilots")
    assert "row 2, column 'level': found 'hamlet', expected one of 'city'" in sentence


def test_an_unknown_source_is_answered_with_the_sources_there_are(raw: WriteRaw, refused: Callable[[str], str]) -> None:
    raw("china_pilots")
    assert "no source 'china'; the sources are c40, carbon_pricing, " in refused("china")


def test_a_missing_folder_of_raw_files_is_named(refused: Callable[[str], str], tmp_path: Path) -> None:
    assert f"{tmp_path / 'upstream'}: found no such folder" in refused("china_pilots")


def test_every_error_is_of_the_tree_and_says_when_it_is_raised() -> None:
    classes = [c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, Exception)]
    assert {c.__name__ for c in classes} >= {"UpstreamError", "VocabularyError", "RegisterError", "StoreError"}
    for error in classes:
        assert issubclass(error, errors.AtlasError)
        assert error.__doc__
        assert error.__name__ in (errors.__doc__ or "")


def test_no_test_reaches_the_network() -> None:
    with pytest.raises(AssertionError, match=r"reached for the network: example\.org"):
        requests.get("https://example.org/", timeout=1)
