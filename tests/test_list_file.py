"""A list somebody hands in: read right, or refused with one clear sentence, whatever it is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import openpyxl
import pytest

from atlas.errors import ListError, ListFault
from atlas.resolve import list_workbook
from atlas.resolve.list_columns import USES, guess
from atlas.resolve.list_file import ListTable, read_table

Cell = str | int | float | date | None


def workbook(*rows: list[Cell], sheets: dict[str, list[list[Cell]]] | None = None) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for title, lines in (sheets or {}).items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(raw: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A workbook with its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def read(given: str | bytes, has_header: bool | None = None) -> ListTable:
    return read_table(given if isinstance(given, bytes) else given.encode(), has_header, most_rows=20_000)


def refused(given: str | bytes) -> ListError:
    with pytest.raises(ListError) as caught:
        read(given)
    return caught.value


# --- read right


@pytest.mark.parametrize(
    ("given", "header", "rows"),
    [
        ("name;country\nBonn;DE\n", ("name", "country"), (("Bonn", "DE"),)),
        ("City\tNation\nBonn\tDE\n", ("City", "Nation"), (("Bonn", "DE"),)),
        ('"City","Country"\n"Washington, D.C.",US\n', ("City", "Country"), (("Washington, D.C.", "US"),)),
        ("城市,国家\n广州,中国\n", ("城市", "国家"), (("广州", "中国"),)),
        ("name\nBonn, Germany\n", ("name",), (("Bonn, Germany",),)),
        ("Our members\n\nGemeinde;Land\nBonn;DE\n", ("Gemeinde", "Land"), (("Bonn", "DE"),)),
        ("Stadtname,Nat,Pop\nBonn,DE,330000\n", ("Stadtname", "Nat", "Pop"), (("Bonn", "DE", "330000"),)),
        ("Art;Bezeichnung\nGemeinde;Bonn\n", ("Art", "Bezeichnung"), (("Gemeinde", "Bonn"),)),
        ("Was,Wo,Wie viele\nGemeinde,Bonn,3\n", ("Was", "Wo", "Wie viele"), (("Gemeinde", "Bonn", "3"),)),
        ("name,country\nUlm\n\nLinz,AT\n", ("name", "country"), (("Ulm", ""), ("Linz", "AT"))),
    ],
)
def test_a_list_with_headings(given: str, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    assert (read(given).header, read(given).rows, read(given).has_header) == (header, rows, True)


@pytest.mark.parametrize(
    ("given", "rows"),
    [
        (
            "Bonn, Germany\nSpringfield, Illinois, USA\n广州",
            (("Bonn, Germany",), ("Springfield, Illinois, USA",), ("广州",)),
        ),
        ("Nome, Alaska\nBonn\n", (("Nome, Alaska",), ("Bonn",))),
        ("Bonn, Stadt\nKiel, Landeshauptstadt\n", (("Bonn, Stadt",), ("Kiel, Landeshauptstadt",))),
        ('"Bonn\nLinz"\n', (('"Bonn',), ('Linz"',))),
        ("Kota\n", (("Kota",),)),
        ("Bonn\tGermany\nLinz\tAustria\n", (("Bonn", "Germany"), ("Linz", "Austria"))),
        ("Bonn,Germany,330000\nLinz,Austria,1\n", (("Bonn", "Germany", "330000"), ("Linz", "Austria", "1"))),
        ("<script>alert(1)</script>\n=cmd|' /C calc'!A0\n", (("<script>alert(1)</script>",), ("=cmd|' /C calc'!A0",))),
    ],
)
def test_pasted_lines_have_no_headings(given: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert (read(given).rows, read(given).has_header) == (rows, False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_with_and_without_a_mark(encoding: str) -> None:
    assert read("name,country\nMünchen,DE\n".encode(encoding)).rows == (("München", "DE"),)


def test_the_reader_may_know_better_whether_there_are_headings() -> None:
    assert read("Signatory,Nation\nBonn,DE\n", has_header=True).header == ("Signatory", "Nation")
    assert read("name,country\nBonn,DE\n", has_header=False).rows == (("name,country",), ("Bonn,DE",))


def test_columns_of_one_name_are_told_apart() -> None:
    table = read("name,name,name (2),name\na,b,c,d\n")
    assert len(set(table.header)) == 4
    assert table.header[:2] == ("name", "name (2)")
    assert table.renamed[0] == ("name", "name (2)")


def test_a_workbook_is_read_as_text() -> None:
    raw = workbook(
        ["Members 2024"],
        [],
        ["City", "Country", "Since", "Pop"],
        ["Bonn", "DE", datetime(2019, 7, 4), 330000.0],
        ["=1+1", None, None, 0.5, "more"],
    )
    assert read(raw).header == ("City", "Country", "Since", "Pop", "")
    assert read(raw).rows == (("Bonn", "DE", "2019-07-04", "330000", ""), ("", "", "", "0.5", "more"))


def test_the_first_sheet_with_rows_is_read() -> None:
    raw = workbook(sheets={"Empty": [], "Members": [["City"], ["Bonn"]], "Other": [["City"], ["Linz"]]})
    assert read(raw).rows == (("Bonn",),)


def test_a_sheet_that_claims_a_million_rows_is_read_by_its_own() -> None:
    raw = repacked(workbook(["City"], ["Bonn"]), lambda _, part: part.replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"'))
    assert (read(raw).header, read(raw).rows) == (("City",), (("Bonn",),))


# --- refused with a sentence


LAUGHS = b'<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ("", ListFault.EMPTY),
        (" \n\n", ListFault.EMPTY),
        (b"\xef\xbb\xbf", ListFault.EMPTY),
        (workbook(), ListFault.EMPTY),
        ("name,country\nBonn,DE,more\n", ListFault.UNEVEN),
        ('name,country\n"Bonn,DE\n' + "Linz,AT\n" * 50, ListFault.LONG_CELL),
        ('name,country\nBonn,"' + "x" * 200_000 + '"\n', ListFault.LONG_CELL),
        ("name\n" + "x" * 200_000, ListFault.LONG_CELL),
        ("City," * 300 + "\n", ListFault.TOO_MANY_COLUMNS),
        (workbook(["City"] * 300), ListFault.TOO_MANY_COLUMNS),
        ("name\n" + "Bonn\n" * 20_001, ListFault.TOO_MANY_ROWS),
        ("城市,国家\n广州,中国\n".encode("gb18030"), ListFault.NOT_TEXT),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), ListFault.NOT_TEXT),
        (b"name\0,country\nBonn\0,DE\n", ListFault.NOT_TEXT),
        ("<!DOCTYPE html><table><tr><td>Bonn", ListFault.WEB_PAGE),
        ('\n<html xmlns:x="urn:schemas-microsoft-com:office:excel">', ListFault.WEB_PAGE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, ListFault.OLD_WORKBOOK),
        (archive(word__document=b"<w/>"), ListFault.NOT_A_WORKBOOK),
        (archive(**{"xl__workbook.xml": b"not xml"}), ListFault.BROKEN_WORKBOOK),
        (workbook(["City"], ["Bonn"])[:-300], ListFault.BROKEN_WORKBOOK),
        (archive(**{"xl__workbook.xml": b"<a/>", "xl__b.xml": b"0" * 101_000_000}), ListFault.TOO_LARGE),
        (
            repacked(workbook(["City"]), lambda name, part: LAUGHS + part if "sheet1" in name else part),
            ListFault.BROKEN_WORKBOOK,
        ),
        (
            repacked(
                workbook(["City"]),
                lambda name, part: LAUGHS.decode().encode("utf-16-le") + part if "styles" in name else part,
            ),
            ListFault.BROKEN_WORKBOOK,
        ),
    ],
)
def test_what_is_no_list_is_one_sentence(given: str | bytes, fault: ListFault) -> None:
    error = refused(given)
    assert error.fault == fault
    assert "\n" not in str(error)
    assert "found" in str(error) or "not" in str(error)


def test_a_row_that_does_not_fit_is_named() -> None:
    error = refused("name,country\nBonn,DE\nLinz,AT,more,cells\n")
    assert error.values == {"row": 3, "found": 4, "expected": 2}


def test_twenty_thousand_rows_are_a_list() -> None:
    assert len(read("name\n" + "Bonn\n" * 20_000).rows) == 20_000


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("the workbook was opened")

    monkeypatch.setattr(list_workbook.openpyxl, "load_workbook", never)
    monkeypatch.setattr(list_workbook, "_check_declarations", never)
    assert refused(archive(**{"xl__workbook.xml": b"0" * 101_000_000})).fault == ListFault.TOO_LARGE


# --- which column means what


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        (("name", "country", "level", "region"), (0, 1, 2, 3)),
        (("id", "Organisation_Name", "country_code"), (1, 2, None, None)),
        (("Bundesland", "Gemeinde", "Land"), (1, 2, None, 0)),
        (("城市", "国家", "省份"), (0, 1, None, 2)),
        (("Pays", "Ville"), (1, 0, None, None)),
        (("Municipio", "País", "Provincia", "Tipo"), (0, 1, 3, 2)),
        (("Country", "Population"), (0, None, None, None)),
        (("State", "Country", "Votes"), (0, 1, None, None)),
    ],
)
def test_headings_of_many_languages(header: tuple[str, ...], meant: tuple[int | None, ...]) -> None:
    told = guess(header)
    assert tuple(told.at[use] for use in USES) == meant
    assert told.is_sure


def test_without_a_word_we_know_the_first_column_is_asked_about() -> None:
    assert (guess(("a", "b")).at["name"], guess(("a", "b")).is_sure) == (0, False)
    assert (guess(("column 1", "column 2"), has_header=False).at["country"], guess(("a",)).is_sure) == (1, True)
