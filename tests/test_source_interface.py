"""What every adapter must offer, and the audit no adapter can escape."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import CLOSED_LISTS, LAYOUTS, SOUND

from atlas import paths
from atlas.errors import RegisterError, UpstreamError, VocabularyError
from atlas.sources.adapter import adapter, adapter_ids, read_corrections, read_facts
from atlas.sources.catalogue import read_source, read_sources

WriteRaw = Callable[..., Path]
IDS = adapter_ids()

pytestmark = pytest.mark.usefixtures("no_corrections")


@pytest.fixture
def corrections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Puts human corrections in place of the project's."""
    monkeypatch.setattr(paths, "DECISIONS", tmp_path)

    def write(*lines: tuple[str, str, str, str, str]) -> None:
        with (tmp_path / "corrections.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("source_id", "source_row", "column", "printed", "use"), *lines])

    return write


@pytest.fixture
def no_corrections(corrections: Callable[..., None]) -> None:
    corrections()


def read(source_id: str, path: Path) -> None:
    read_facts(source_id, path.parent.parent)


def test_every_source_tested_here_is_every_source_there_is() -> None:
    assert set(IDS) == set(LAYOUTS)


@pytest.mark.parametrize("source_id", IDS)
def test_every_adapter_offers_file_waved_read_and_facts(source_id: str) -> None:
    module = adapter(source_id)
    assert module.FILE
    assert "/" not in module.FILE
    assert callable(module.read)
    assert callable(module.facts)
    assert all(reason.strip() for reason in module.WAVED.values())
    assert module.__doc__


@pytest.mark.parametrize("source_id", IDS)
def test_every_adapter_has_a_description_with_expected_rows(source_id: str) -> None:
    source = read_source(paths.SOURCES / f"{source_id}.toml")
    assert source.role == "commitments"
    assert source.as_of
    assert source.expected_rows
    assert 0 < source.expected_rows[0] <= source.expected_rows[1]


def test_every_description_of_commitments_has_an_adapter() -> None:
    described = {s.source_id for s in read_sources().values() if s.role == "commitments"}
    assert described == set(IDS)


@pytest.mark.parametrize("source_id", IDS)
def test_sound_rows_pass_the_audit(raw: WriteRaw, source_id: str) -> None:
    found = read_facts(source_id, raw(source_id).parent.parent)
    assert found.rows == len(SOUND[source_id])
    assert found.facts


@pytest.mark.parametrize("source_id", IDS)
def test_reading_twice_gives_the_same_facts(raw: WriteRaw, source_id: str) -> None:
    upstream = raw(source_id).parent.parent
    assert read_facts(source_id, upstream) == read_facts(source_id, upstream)


@pytest.mark.parametrize("source_id", IDS)
def test_a_column_nobody_knows_stops_the_run(raw: WriteRaw, source_id: str) -> None:
    path = raw(source_id, columns=[*LAYOUTS[source_id], "mood"])
    expected = "found 25 cells, expected 24" if source_id == "cedamia" else "'mood' is neither taken nor waved through"
    with pytest.raises(UpstreamError, match=expected):
        read(source_id, path)


@pytest.mark.parametrize("source_id", [i for i in CLOSED_LISTS if i != "cedamia"])
def test_a_column_taken_but_missing_is_named_with_what_was_found(raw: WriteRaw, source_id: str) -> None:
    gone = CLOSED_LISTS[source_id][0]
    kept = [column for column in LAYOUTS[source_id] if column != gone]
    with pytest.raises(UpstreamError, match=rf"no column '{gone}'; found {kept[0]}, {kept[1]}, "):
        read(source_id, raw(source_id, columns=kept))


@pytest.mark.parametrize("source_id", [i for i in IDS if i != "cedamia" and adapter(i).WAVED])
def test_a_column_waved_through_but_missing_stops_the_run(raw: WriteRaw, source_id: str) -> None:
    gone = next(iter(adapter(source_id).WAVED))
    kept = [column for column in LAYOUTS[source_id] if column != gone]
    with pytest.raises(UpstreamError, match=f"column '{gone}' is expected, but not there"):
        read(source_id, raw(source_id, columns=kept))


@pytest.mark.parametrize("source_id", sorted(CLOSED_LISTS))
def test_a_word_no_lookup_knows_stops_the_run(raw: WriteRaw, source_id: str) -> None:
    column, word = CLOSED_LISTS[source_id]
    rows = [{**row, column: word} for row in SOUND[source_id]]
    with pytest.raises(VocabularyError, match=f"column '{column}': found '{'[?]' if word == '?' else word}'"):
        read(source_id, raw(source_id, *rows))


def test_a_correction_replaces_the_printed_text(raw: WriteRaw, corrections: Callable[..., None]) -> None:
    corrections(("china_peaks", "row 2", "peak_year", "2025", "2026"))
    (fact,) = read_facts("china_peaks", raw("china_peaks").parent.parent).facts
    assert fact.target_year == 2026


def test_a_correction_of_another_source_is_left_alone(raw: WriteRaw, corrections: Callable[..., None]) -> None:
    corrections(("china_pilots", "row 2", "peak_year", "2025", "2026"))
    (fact,) = read_facts("china_peaks", raw("china_peaks").parent.parent).facts
    assert fact.target_year == 2025


def test_a_correction_written_for_another_text_stops_the_run(raw: WriteRaw, corrections: Callable[..., None]) -> None:
    corrections(("china_peaks", "row 2", "peak_year", "2019", "2026"))
    with pytest.raises(UpstreamError, match=r"found '2025', but data/decisions/corrections\.csv expects '2019'"):
        read("china_peaks", raw("china_peaks"))


@pytest.mark.parametrize(("row", "column"), [("row 77", "peak_year"), ("row 2", "no_such_column")])
def test_a_correction_no_row_meets_stops_the_run(
    raw: WriteRaw, corrections: Callable[..., None], row: str, column: str
) -> None:
    corrections(("china_peaks", row, column, "2025", "2026"))
    with pytest.raises(UpstreamError, match=f"{row}.*{column}.* not met by any row"):
        read("china_peaks", raw("china_peaks"))


def test_every_correction_of_the_project_says_who_when_and_why() -> None:
    with (paths.DATA / "decisions" / "corrections.csv").open(encoding="utf-8", newline="") as lines:
        corrections = list(csv.DictReader(lines))
    assert corrections
    for line in corrections:
        assert line["source_id"] in IDS
        assert all(line[column] for column in ("source_row", "column", "printed", "who", "decided_on", "evidence")), (
            line
        )


def test_corrections_without_their_columns_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text("source_id,row\nchina_peaks,2\n", encoding="utf-8")
    with pytest.raises(RegisterError, match="no column 'source_row'"):
        read_corrections("china_peaks", path)


def test_corrections_in_another_encoding_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_bytes("source_id,source_row,column,printed,use\ncedamia,row 2,name,Zürich,\n".encode("latin-1"))
    with pytest.raises(RegisterError, match=r"corrections\.csv"):
        read_corrections("cedamia", path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('reuse = "open"', 'reuse = "free"', "'free' is not a valid Reuse"),
        ('publisher = "A"', "", "no field 'publisher'"),
        ("as_of = 2020-01-01", "", "states as_of and expected_rows"),
        ("expected_rows = [1, 2]", "", "states as_of and expected_rows"),
        ("expected_rows = [1, 2]", "expected_rows = [1]", "expected_rows"),
        ('title = "B"', "title = ", "source.toml"),
    ],
)
def test_a_broken_description_is_an_error_that_names_the_file(tmp_path: Path, old: str, new: str, message: str) -> None:
    sound = (
        'role = "commitments"\npublisher = "A"\ntitle = "B"\nurl = "https://example.org"\nas_of = 2020-01-01\n'
        'licence = "CC0-1.0"\nreuse = "open"\nattribution = "A"\nindependence = "network"\nexpected_rows = [1, 2]\n'
    )
    path = tmp_path / "source.toml"
    path.write_text(sound, encoding="utf-8")
    assert read_source(path).expected_rows == (1, 2)
    path.write_text(sound.replace(old, new), encoding="utf-8")
    with pytest.raises(RegisterError, match=f"source.toml.*{message}|{message}"):
        read_source(path)


def test_a_folder_without_descriptions_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="no source descriptions"):
        read_sources(tmp_path)
