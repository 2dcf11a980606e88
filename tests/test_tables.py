"""A small table says what it holds, and a stranger's text in it stays text."""

from __future__ import annotations

from html.parser import HTMLParser

import duckdb
import pytest

from atlas.queries import catalogue
from atlas.views.i18n import Language
from atlas.views.tables import Cell, table_html

MARKUP = "<img src=x onerror=alert(1)>"
RUNNING = (
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,x",
)
"""Addresses that a browser would run rather than go to."""


class Elements(HTMLParser):
    """Every element of a text with its attributes, and the words in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture
def english(miniature: duckdb.DuckDBPyConnection) -> Language:
    return Language("en", catalogue.words(miniature))


@pytest.fixture
def chinese(miniature: duckdb.DuckDBPyConnection) -> Language:
    return Language("zh-Hans", catalogue.words(miniature))


def test_every_line_and_column_is_named(english: Language) -> None:
    drawn = Elements(table_html("Regions", ["Region", "Places"], [["Bavaria", 12], ["Hesse", 3]], english, "of 16"))
    assert [head["scope"] for head in drawn.named("th")] == ["col", "col", "row", "row"]
    assert [(a["role"], a["aria-label"], a["tabindex"]) for a in drawn.named("div")] == [("region", "Regions", "0")]
    assert len(drawn.named("caption")) == 1 and "of 16" in drawn.words


def test_a_number_is_grouped_and_unknown_is_a_word_not_a_zero(english: Language, chinese: Language) -> None:
    rows = [["Germany", 83_000_000, "2045"], ["Nowhere", None, None], ["Nauru", 0, "2050"]]
    words = Elements(table_html("Nations", ["Nation", "Residents", "Year"], rows, english)).words
    assert "83,000,000" in words and "2045" in words and "0" in words
    assert words.count("unknown") == words.count("–") == 2
    assert "未知" in Elements(table_html("国家", ["国家", "居民", "年"], rows, chinese)).words


def test_columns_of_numbers_and_intervals_stand_right_and_words_left(english: Language) -> None:
    rows = [["Bonn", 12, "12–15 %", "2045", "in law"], ["Ulm", Cell(7, share=0.5), None, "≤ 2030", "12"]]
    drawn = Elements(table_html("Towns", ["Town", "n", "Share", "Year", "Status"], rows, english))
    assert [a.get("class") for a in drawn.named("th")[:5]] == [None, "figure", "figure", "figure", None]
    assert [a["style"] for a in drawn.named("i")] == ["width: 50.0%"]


def test_a_strangers_text_stays_text(english: Language) -> None:
    rows = [[Cell(MARKUP, title=f'"{MARKUP}', href=f'place?place="{MARKUP}'), MARKUP]]
    text = table_html(MARKUP, ["Name", MARKUP], rows, english, MARKUP)
    drawn = Elements(text)
    assert "<img" not in text and drawn.named("img") == []
    assert drawn.words.count(MARKUP) == 5
    assert {name for _, attributes in drawn.found for name in attributes}.isdisjoint({"onerror", "src"})


@pytest.mark.parametrize("href", RUNNING)
def test_a_link_leads_to_a_page_and_runs_nothing(english: Language, href: str) -> None:
    drawn = Elements(table_html("Names", ["Name"], [[Cell("Bonn", href=href)]], english))
    assert drawn.named("a") == [] and "Bonn" in drawn.words


def test_a_page_of_the_atlas_opens_here_and_another_beside_it(english: Language) -> None:
    rows = [[Cell("Bonn", href="place?place=gn2946447")], [Cell("CEDAMIA", href="https://www.cedamia.org/")]]
    here, beside = Elements(table_html("Names", ["Name"], rows, english)).named("a")
    assert here == {"href": "place?place=gn2946447", "target": "_self"}
    assert (beside["target"], "noopener" in str(beside["rel"])) == ("_blank", True)


def test_nothing_to_list_is_a_sentence(english: Language) -> None:
    drawn = Elements(table_html("Towns", ["Town", "n"], [], english))
    assert "There is nothing to list here." in drawn.words and drawn.named("td") == [{"colspan": "2"}]


def test_what_is_marked_is_strong_and_more_words_are_heard(english: Language) -> None:
    drawn = Elements(table_html("Towns", ["Town", "n"], [["Bonn", Cell(5, mark=True, title="of 7")]], english))
    assert len(drawn.named("strong")) == 1 and " (of 7)" in drawn.words
    assert drawn.named("td")[0]["title"] == "of 7"


def test_a_row_that_does_not_fit_its_heads_is_an_error(english: Language) -> None:
    with pytest.raises(ValueError, match="a row of 1 cells under 2 heads"):
        table_html("Towns", ["Town", "n"], [["Bonn"]], english)
    with pytest.raises(ValueError, match="a share is 0 to 1, not 2"):
        table_html("Towns", ["Town"], [[Cell("Bonn", share=2)]], english)
