"""Dates with the precision they really have, and links that are links."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.errors import UpstreamError
from atlas.model import DatedOn, DatePrecision
from atlas.sources.reading.dates import read_date, read_timestamp_day, read_year
from atlas.sources.reading.links import first_link

DAY, MONTH, YEAR = DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("2019-05-02", date(2019, 5, 2), DAY),
        ("2 May 2019", date(2019, 5, 2), DAY),
        ("02/05/2019", date(2019, 5, 2), DAY),
        ("12/12/2018", date(2018, 12, 12), DAY),
        ("2019-05", date(2019, 5, 1), MONTH),
        ("05/2019", date(2019, 5, 1), MONTH),
        ("Sep 2025", date(2025, 9, 1), MONTH),
        ("September 2025", date(2025, 9, 1), MONTH),
        ("2016-06-07/08", date(2016, 6, 1), MONTH),
        ("2019", date(2019, 1, 1), YEAR),
        (" 2019 ", date(2019, 1, 1), YEAR),
    ],
)
def test_a_date_is_known_as_far_as_it_is_printed(text: str, day: date, precision: DatePrecision) -> None:
    assert read_date(text, "row 2") == DatedOn(day, precision)


@pytest.mark.parametrize("text", ["", "  "])
def test_a_blank_date_is_no_date(text: str) -> None:
    assert read_date(text, "row 2") is None


@pytest.mark.parametrize("text", ["31/02/2020", "05/13/2019", "soon", "2019-13", "in 2019", "1 Mai 2019", "19", "0"])
def test_a_text_that_is_no_date_is_an_error_that_says_where(text: str) -> None:
    with pytest.raises(UpstreamError, match=f"^row 2: found '{text}', expected a date$"):
        read_date(text, "row 2")


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_back_from_iso_and_from_british_order(day: date) -> None:
    assert read_date(day.isoformat(), "") == read_date(f"{day:%d/%m/%Y}", "") == DatedOn(day, DAY)


def test_a_time_stamp_is_its_day() -> None:
    assert read_timestamp_day("2022-05-28 08:07:58", "row 2") == date(2022, 5, 28)


@pytest.mark.parametrize("text", ["", "28/05/2022 08:07:58", "yesterday"])
def test_a_text_that_is_no_time_stamp_is_an_error(text: str) -> None:
    with pytest.raises(UpstreamError, match=r"row 2: found .* expected a time stamp"):
        read_timestamp_day(text, "row 2")


@pytest.mark.parametrize(("text", "year"), [("", None), ("1950", 1950), ("2050", 2050), ("2100", 2100)])
def test_a_year_is_a_year(text: str, year: int | None) -> None:
    assert read_year(text, "row 2") == year


@pytest.mark.parametrize("text", ["1949", "2101", "2109", "20205", "205", "2050.0", "asap", "２０５０"])
def test_a_year_out_of_reach_is_an_error(text: str) -> None:
    with pytest.raises(UpstreamError, match="expected a year from 1950 to 2100"):
        read_year(text, "row 2")


@pytest.mark.parametrize(
    ("cells", "link"),
    [
        (["https://example.org/a"], "https://example.org/a"),
        (["see https://example.org/a; https://example.org/b"], "https://example.org/a"),
        (["https://example.org/a (copy)."], "https://example.org/a"),
        (["(https://example.org/a)"], "https://example.org/a"),
        (["https://example.org/a."], "https://example.org/a"),
        (["", "Loading...", "http://example.org/b"], "http://example.org/b"),
        (["#ERROR!"], None),
        (["javascript:alert(1)"], None),
        (["ftp://example.org"], None),
        (["https://"], None),
        (["example.org/a"], None),
        ([], None),
    ],
)
def test_the_first_link_of_the_cells_is_taken(cells: list[str], link: str | None) -> None:
    assert first_link(*cells) == link


@pytest.mark.parametrize("cell", ["http://[draft", "https://[::1/minutes"])
def test_a_broken_address_is_no_link(cell: str) -> None:
    assert first_link(cell) is None


@given(st.text())
def test_no_text_can_make_a_link_that_is_not_http(text: str) -> None:
    link = first_link(text)
    assert link is None or link.startswith(("http://", "https://"))


@given(st.text(alphabet="<>\"') ;[]x", max_size=20))
def test_a_link_ends_where_markup_begins(tail: str) -> None:
    link = first_link(f"https://example.org/{tail}")
    assert link is not None
    assert not set(link) & set('<>" ;')
    assert not link.endswith(("'", ".", ","))
    assert all(link.count(closing) <= link.count(opening) for opening, closing in ("()", "[]"))


@pytest.mark.parametrize(
    ("cell", "link"),
    [
        (
            "see https://example.org/Bolivia%20(Plurinational%20State).",
            "https://example.org/Bolivia%20(Plurinational%20State)",
        ),
        ("(https://example.org/a)", "https://example.org/a"),
        ("[text](https://example.org/a), and more", "https://example.org/a"),
        ("https://example.org/People's_Government", "https://example.org/People's_Government"),
        ("href='https://example.org/a'", "https://example.org/a"),
        ("https://www.google.com/url?sa=t&q=https://example.org/a%3Fb&usg=x", "https://example.org/a?b"),
        ("https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)"),
        ("https://www.google.com/search?q=x", "https://www.google.com/search?q=x"),
    ],
)
def test_a_link_is_whole_and_bare_of_what_stands_around_it(cell: str, link: str) -> None:
    assert first_link(cell) == link
