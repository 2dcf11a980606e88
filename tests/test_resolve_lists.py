"""The `resolve` command's engine: a list in, the same list with places out."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from atlas.errors import ListError
from atlas.resolve.lists import ADDED, Columns, ListCount, resolve_list
from tests.gazetteer_fixtures import loaded_resolver

LIST = "name,country,note\nMünchen,Germany,first\nSpringfield,US,second\n宿州,中国,third\n"


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    file = tmp_path / "in.csv"
    file.write_bytes(text.encode(encoding))
    return file


def resolved(
    tmp_path: Path, text: str, columns: Columns | None = None, encoding: str = "utf-8"
) -> tuple[list[dict[str, str]], ListCount]:
    target = tmp_path / "out.csv"
    count = resolve_list(written(tmp_path, text, encoding), target, columns, loaded_resolver())
    with target.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines)), count


def test_rows_keep_their_order_and_their_columns(tmp_path: Path) -> None:
    rows, count = resolved(tmp_path, LIST)
    assert [row["name"] for row in rows] == ["München", "Springfield", "宿州"]
    assert [row["note"] for row in rows] == ["first", "second", "third"]
    assert (count.rows, count.resolved, dict(count.reasons)) == (3, 2, {"ambiguous": 1})


def test_the_answer_has_the_promised_columns_behind_the_list_s_own(tmp_path: Path) -> None:
    rows, _ = resolved(tmp_path, LIST)
    assert list(rows[0]) == ["name", "country_in", "note", *ADDED]
    assert rows[0]["place_id"] == "gn2867714"
    assert rows[0]["country"] == "DEU"
    assert rows[0]["level"] == "local"
    assert float(rows[0]["lat"]) == pytest.approx(48.137, abs=0.01)
    assert float(rows[0]["lon"]) == pytest.approx(11.575, abs=0.01)
    assert 0.9 <= float(rows[0]["confidence"]) <= 1.0


def test_a_row_that_stays_open_has_a_reason_and_no_place(tmp_path: Path) -> None:
    rows, _ = resolved(tmp_path, LIST)
    assert rows[1]["reason"] == "ambiguous"
    assert [rows[1][column] for column in ADDED[:6]] == [""] * 6
    assert float(rows[1]["confidence"]) == 0.0


def test_a_column_the_answer_needs_is_renamed_and_said(tmp_path: Path) -> None:
    rows, count = resolved(tmp_path, "name,lat,lat_in,country\nUlm,here,there,DE\n")
    assert (rows[0]["lat_in_in"], rows[0]["lat_in"], rows[0]["country_in"]) == ("here", "there", "DE")
    assert "lat is now called lat_in_in" in str(count)


def test_two_columns_of_one_name_are_told_apart_and_said(tmp_path: Path) -> None:
    rows, count = resolved(tmp_path, "name,note,name\nUlm,first,Bonn\n")
    assert (rows[0]["place_name"], rows[0]["name (2)"]) == ("Ulm", "Bonn")
    assert "name is now called name (2)" in str(count)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters_of_spreadsheets(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = LIST.replace(",", delimiter)
    if encoding == "utf-16-le-bom":
        text, encoding = "\ufeff" + text, "utf-16-le"
    rows, count = resolved(tmp_path, text, encoding=encoding)
    assert (rows[2]["place_id"], count.resolved) == ("gn1793743", 2)


def test_windows_line_ends_quotes_and_line_breaks_in_cells(tmp_path: Path) -> None:
    rows, _ = resolved(tmp_path, 'name,country,note\r\n"Washington, D.C.",US,"two\r\nlines"\r\n')
    assert rows[0]["place_id"] == "gn4140963"
    assert rows[0]["note"] == "two\r\nlines"


def test_level_and_region_columns_are_used(tmp_path: Path) -> None:
    text = "name,country,level,region\nNew York,USA,state,\nNew York,USA,city,\nRichmond,USA,city,California\n"
    rows, _ = resolved(tmp_path, text)
    assert [row["place_id"] for row in rows] == ["US-NY", "gn5128581", "gn5387428"]


def test_columns_may_be_called_anything(tmp_path: Path) -> None:
    text = "Stadt;Staat\nLinz;Österreich\n"
    rows, _ = resolved(tmp_path, text, Columns(name="stadt", country="Staat"))
    assert rows[0]["place_id"] == "gn2772400"


def test_without_a_country_only_what_is_unmistakable_resolves(tmp_path: Path) -> None:
    rows, _ = resolved(tmp_path, "name\nParis\nBirmingham\nGermany\n")
    assert [row["place_id"] for row in rows] == ["gn2988507", "", "DEU"]


def test_an_unknown_country_is_a_reason_not_a_crash(tmp_path: Path) -> None:
    rows, _ = resolved(tmp_path, "name,country\nParis,Neverland\n,France\n")
    assert [row["reason"] for row in rows] == ["unknown_country", "empty_name"]


@pytest.mark.parametrize("name", ["1", "12", "=1+1", "3.5", "-", "(2019)"])
def test_a_text_without_a_letter_names_no_place(tmp_path: Path, name: str) -> None:
    """Though GeoNames knows a place in Mexico called "1", and a part of Helsinki called "12"."""
    rows, _ = resolved(tmp_path, f"name\n{name}\n")
    assert (rows[0]["place_id"], rows[0]["reason"]) == ("", "empty_name")


def test_a_number_in_brackets_is_no_other_name(tmp_path: Path) -> None:
    rows, _ = resolved(tmp_path, "name\nalert(1)\nMünchen (2)\n")
    assert [row["place_id"] for row in rows] == ["", "gn2867714"]


def test_blank_lines_and_short_rows_do_no_harm(tmp_path: Path) -> None:
    rows, count = resolved(tmp_path, "name,country,note\nUlm,DE\n\nLinz,AT,x\n")
    assert [row["name"] for row in rows] == ["Ulm", "Linz"]
    assert (rows[0]["note"], count.rows) == ("", 2)


def test_a_list_without_rows_gives_a_list_without_rows(tmp_path: Path) -> None:
    rows, count = resolved(tmp_path, "name,country\n")
    assert (rows, count.rows) == ([], 0)
    assert "0 of 0" in str(count)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"city,country\nUlm,DE\n", "found the columns city, country; expected one called name"),
        (b"name,country\nUlm,DE,more,cells\n", "row 2"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8 text"),
        (b"name,country\nM\xfcnchen,DE\n", "not UTF-8 text"),
        (b"name\0,country\n", "null characters"),
    ],
)
def test_a_list_that_cannot_be_read_is_said_to_be_so(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "in.csv"
    file.write_bytes(content)
    with pytest.raises(ListError, match=said):
        resolve_list(file, tmp_path / "out.csv", None, loaded_resolver())
    assert not (tmp_path / "out.csv").exists()


def test_a_column_asked_for_by_name_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ListError, match="expected one called state for the region"):
        resolve_list(written(tmp_path, LIST), None, Columns(region="state"), loaded_resolver())


def test_a_folder_and_a_missing_file_are_no_lists(tmp_path: Path) -> None:
    with pytest.raises(ListError, match="folder"):
        resolve_list(tmp_path, None, None, loaded_resolver())
    with pytest.raises(ListError, match="no such file"):
        resolve_list(tmp_path / "absent.csv", None, None, loaded_resolver())


def test_an_answer_needs_a_folder_to_lie_in(tmp_path: Path) -> None:
    for target in (tmp_path, tmp_path / "absent" / "out.csv"):
        with pytest.raises(ListError, match="cannot write there"):
            resolve_list(written(tmp_path, LIST), target, None, loaded_resolver())


def test_a_failure_leaves_the_older_answer_alone(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("older answer", encoding="utf-8")
    with pytest.raises(ListError):
        resolve_list(written(tmp_path, "city\nUlm\n"), target, None, loaded_resolver())
    assert target.read_text(encoding="utf-8") == "older answer"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["in.csv", "out.csv"]


def test_a_list_may_be_replaced_by_its_answer(tmp_path: Path) -> None:
    file = written(tmp_path, LIST)
    resolve_list(file, file, None, loaded_resolver())
    assert file.read_text(encoding="utf-8").startswith("name,country_in,note,place_id")


def test_without_a_target_the_answer_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    resolve_list(written(tmp_path, LIST), None, None, loaded_resolver())
    assert "gn2867714" in capsys.readouterr().out
