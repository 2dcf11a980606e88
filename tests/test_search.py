"""Search: any name, alias, script or code finds its place, what most readers mean first, and nothing upsets it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest
import streamlit as st
from grown import grow
from hypothesis import given
from hypothesis import strategies as some
from pypinyin import lazy_pinyin

from atlas import paths
from atlas.queries import catalogue
from atlas.queries.connect import open_store, read_pointer
from atlas.queries.search import search_index
from atlas.queries.search_index import LONGEST, SearchIndex, Way, without_type
from atlas.store.build import build
from atlas.views.i18n import Language
from atlas.views.search_box import SHOWN, answer

SAPPORO, MUNICH, ZHENJIANG, SHENZHEN = "gn2128295", "gn2867714", "gn1784642", "gn1795565"
OTHER_PINYIN = {
    "CN-SN": "Shaanxi is spelled with two a's, to tell it from Shanxi",
    "gn1529641": "the Chinese name begins with the division that built Aral",
    "gn1783700": "the Chinese name begins with Chongqing",
    "gn1792520": "the Chinese name begins with Beijing",
    "gn1794209": "the Chinese name is that of the district in the city of Pu'er",
    "gn1801934": "漯 is read luo in this name, ta elsewhere",
    "gn1816329": "the Chinese name begins with Chongqing",
    "gn2033458": "the Chinese name begins with Beijing",
    "gn2038120": "朝 is read chao in this name, zhao elsewhere",
    "gn8389413": "the Chinese name begins with Beijing",
    "seat:county-1802247": "长 is read chang in this name, zhang elsewhere",
}
"""Chinese places whose Chinese name, read letter by letter, is not the pinyin they are known by."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The store of the committed register."""
    out = tmp_path_factory.mktemp("real") / "atlas.duckdb"
    build(out)
    opened = open_store(read_pointer(out).path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def index(store: duckdb.DuckDBPyConnection) -> SearchIndex:
    return search_index(store)


@pytest.fixture(scope="module")
def small(miniature: duckdb.DuckDBPyConnection) -> SearchIndex:
    """The index of the miniature register."""
    return search_index(miniature)


def ids(index: SearchIndex, typed: str, limit: int = 12) -> list[str]:
    return [found.place_id for found in index.find(typed, limit)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        *((typed, SAPPORO) for typed in ("札幌", "札幌市", "Sapporo", "SAPPORO", " sapporo ", "Саппоро")),
        *(
            (typed, MUNICH)
            for typed in ("München", "Munich", "munchen", "Muenchen", "慕尼黑", "ｍｕｎｉｃｈ", "Мюнхен")
        ),
        *(
            (typed, ZHENJIANG)
            for typed in ("镇江", "鎮江", "镇江市", "Zhenjiang", "zhen jiang", "Zhènjiāng", "ZHEN-JIANG")
        ),
        *((typed, ZHENJIANG) for typed in ("江苏镇江", "江苏省镇江市", "镇江 江苏", "Zhenjiang, Jiangsu")),
        *((typed, "CN-GD") for typed in ("Guangdong", "广东", "广东省", "廣東省", "CN-GD", "cn gd")),
        *((typed, "CHN") for typed in ("China", "中国", "中國", "CHN", "cn", "Китай", "People's Republic of China")),
        *((typed, "CN-NM") for typed in ("内蒙古", "内蒙古自治区", "內蒙古", "Neimenggu", "Inner Mongolia")),
        *((typed, "GBR") for typed in ("UK", "gb", "GBR", "英国", "Great Britain")),
        ("Paris", "gn2988507"),
        ("Georgia", "GEO"),
        ("京都府", "JP-26"),
        ("gn1785286", "gn1785286"),
        ("E07000223", "uk_local_authorities:E07000223"),
        ("lodz", "PL-10"),
        ("laquila", "IT-AQ"),
        ("xian", "gn1790630"),
        ("القاهرة", "gn360630"),
        ("서울", "gn1835848"),
        ("richmond, va", "gn4781708"),
        ("richmond vi", "gn4781708"),
        ("Birmingham, AL", "gn4049979"),
        ("birmingham uk", "gn2655603"),
        ("sapparo", SAPPORO),
        ("sappoor", SAPPORO),
    ],
)
def test_what_a_reader_means_comes_first(index: SearchIndex, typed: str, expected: str) -> None:
    assert ids(index, typed)[0] == expected


def test_a_city_and_its_region_are_two_places_told_apart_by_level(index: SearchIndex) -> None:
    found = index.find("東京")
    assert {(place.place_id, place.level) for place in found[:2]} == {("gn1850147", "local"), ("JP-13", "regional")}
    assert ids(index, "東京都")[0] == "JP-13"


def test_places_of_one_name_are_told_apart_by_region_and_nation(index: SearchIndex) -> None:
    for name in ("Richmond", "Birmingham", "Lancaster", "Aurora"):
        exact = [place for place in index.find(name) if place.way == Way.EXACT and place.name == name]
        assert len(exact) >= 3
        assert len({(place.level, place.region_name, place.country_name) for place in exact}) == len(exact)


def test_every_name_finds_its_place(index: SearchIndex, store: duckdb.DuckDBPyConnection) -> None:
    names = store.execute("SELECT place_id, name FROM place_name ORDER BY hash(place_id || name) LIMIT 300").fetchall()
    lost = [(place_id, name) for place_id, name in names if place_id not in ids(index, name, 30)]
    assert len(names) == 300 and lost == []


def test_every_place_is_found_by_its_id(index: SearchIndex, store: duckdb.DuckDBPyConnection) -> None:
    (every,) = store.execute("SELECT list(place_id) FROM place").fetchall()[0]
    assert len(every) > 16_000
    assert [place_id for place_id in every[::50] if ids(index, place_id, 1)[0] != place_id] == []


def test_chinese_places_are_found_by_their_chinese_name_and_by_pinyin(
    index: SearchIndex, store: duckdb.DuckDBPyConnection
) -> None:
    places = store.execute(
        "SELECT DISTINCT place_id, name, name_zh FROM place JOIN claim USING (place_id)"
        " WHERE place.country = 'CHN' AND (level = 'local' OR kind = 'pilot') AND name_zh IS NOT NULL"
    ).fetchall()
    pilots = store.execute(
        "SELECT count(*), count(place_id) FROM claim WHERE kind = 'pilot' AND source_id = 'china_pilots'"
    ).fetchall()
    assert len(places) > 300 and pilots == [(87, 87)]
    assert [place for place in places if place[0] not in ids(index, place[1], 3)] == []
    assert [place for place in places if place[0] != ids(index, place[2], 1)[0]] == []
    read = {place_id: " ".join(lazy_pinyin(without_type(name_zh))) for place_id, _, name_zh in places}
    lost = {place_id for place_id, pinyin in read.items() if place_id not in ids(index, pinyin, 3)}
    assert lost == set(OTHER_PINYIN)


def test_a_way_of_match_goes_before_size(index: SearchIndex) -> None:
    ways = [place.way for place in index.find("york")]
    assert ways == sorted(ways, key=list(Way).index)
    assert ways[0] == Way.EXACT and {Way.START, Way.WORD_START} <= set(ways)
    assert index.find("york")[0].name == "York"
    assert index.find("sylvania")[0].way == Way.WITHIN


def test_the_name_that_was_found_is_told_where_it_is_not_the_one_shown(index: SearchIndex) -> None:
    assert (index.find("Munich")[0].matched, index.find("munchen")[0].matched) == (None, "München")
    assert (index.find("慕尼黑")[0].matched, index.find("慕尼黑", chinese=True)[0].matched) == ("慕尼黑", None)
    assert index.find("Munich", chinese=True)[0].matched == "Munich"
    assert index.find("fr")[0].matched == "FR"


def test_what_comes_near_is_offered_only_where_nothing_fits(index: SearchIndex) -> None:
    assert {place.way for place in index.find("sapparo")} == {Way.NEAR}
    for typed in ("Sapporo", "york", "ville"):
        assert Way.NEAR not in {place.way for place in index.find(typed)}
    assert index.find("qzx") == [] == index.find("xqzvkjwpt")


def test_the_facts_of_a_place_are_those_of_the_store(index: SearchIndex, store: duckdb.DuckDBPyConnection) -> None:
    shenzhen = index.find("Shenzhen")[0]
    kinds = store.execute("SELECT count(DISTINCT kind) FROM claim WHERE place_id = ?", [SHENZHEN]).fetchall()[0][0]
    people = store.execute("SELECT population FROM place WHERE place_id = ?", [SHENZHEN]).fetchall()[0][0]
    assert (shenzhen.n_kinds, shenzhen.population, shenzhen.level) == (kinds, people, "local")
    assert (shenzhen.region_name, shenzhen.country_name_zh) == ("Guangdong", "中国")
    assert index.find("CHN")[0].region_name is None


ODD = [
    "", " ", "%", "_", ".*", "(", "[a-", "\\", "?!…", "😀", "👩‍👩‍👧", "\u200f\u202e", "\ud800", "\n\r\t", "ـ",
    "\u0301" * 300, "'; DROP TABLE place; --", "\x00\x1b[2J", "\ufdfa" * 500, "a" * 10_000, "a " * 5_000, "京" * 10_000,
    "é" * 10_000,
]  # fmt: skip
NO_LETTER = [typed for typed in ODD[:15] if typed != "[a-"]


@pytest.mark.parametrize("typed", ODD, ids=range(len(ODD)))
def test_odd_questions_are_answered_quietly(index: SearchIndex, typed: str) -> None:
    found = index.find(typed)
    assert len(found) <= 12 and len({place.place_id for place in found}) == len(found)


def test_what_holds_no_letter_finds_nothing(index: SearchIndex) -> None:
    assert len(NO_LETTER) == 14 and [typed for typed in NO_LETTER if index.find(typed)] == []


def test_no_name_is_longer_than_what_is_read(store: duckdb.DuckDBPyConnection) -> None:
    assert store.execute("SELECT max(length(name)) FROM place_name").fetchall()[0][0] <= LONGEST


@given(some.text(max_size=40))
def test_any_text_finds_each_place_once(small: SearchIndex, typed: str) -> None:
    found = ids(small, typed, 5)
    assert len(found) <= 5 and len(set(found)) == len(found)


def test_threads_find_the_same(index: SearchIndex) -> None:
    typed = ["york", "慕尼黑", "sapparo", "new", "richmond va", "zhen jiang", "s", "CN-JS"] * 8
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(index.find, typed)) == [index.find(text) for text in typed]


def test_a_hostile_name_is_found_as_it_is_written(small: SearchIndex) -> None:
    (hostile,) = (place for place in small.find("img src") if place.place_id == "gn2643741")
    assert hostile.name == "<img src=x onerror=alert(1)>"
    assert ids(small, "<img")[0] == "gn2643741"


def test_a_place_without_a_commitment_is_found_and_said_to_have_none(small: SearchIndex) -> None:
    freiburg, konstanz = small.find("freiburg")[0], small.find("constance")[0]
    assert (freiburg.n_kinds, konstanz.n_kinds) == (0, 2)
    assert (konstanz.name, konstanz.matched) == ("Konstanz", "Constance")


# --- the box's answer


@pytest.fixture
def grown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Language]:
    """The English of an app over the grown register."""
    out = tmp_path / "atlas.duckdb"
    build(out, grow(tmp_path / "register"))
    monkeypatch.setattr(paths, "STORE", out)
    st.cache_resource.clear()
    yield Language("en", catalogue.words(open_store(read_pointer(out).path)))
    st.cache_resource.clear()


def test_an_answer_names_level_region_and_nation(grown: Language) -> None:
    said = answer("Konstanz", grown)
    assert said["text"] == "Konstanz" and said["is_sure"] and said["said"] == "1 place found"
    assert said["places"] == [
        {
            "id": "gn2885679",
            "name": "Konstanz",
            "other": "康斯坦茨",
            "line": "Local · Baden-Württemberg · Germany",
            "note": "",
        }
    ]


def test_an_answer_in_chinese_shows_chinese_names(grown: Language) -> None:
    chinese = Language("zh-Hans", grown.words)
    (place,) = answer("constance", chinese)["places"]  # type: ignore[misc]
    assert (place["name"], place["other"]) == ("康斯坦茨", "Constance")
    assert place["line"].endswith("巴登-符腾堡 · 德国")
    assert answer("freiburg", chinese)["places"][0]["note"] == "暂无承诺记录"  # type: ignore[index]


def test_a_body_of_no_nation_has_a_line(grown: Language) -> None:
    (place,) = answer("european union", grown)["places"]  # type: ignore[misc]
    assert place["line"] == "Supranational"


def test_nothing_found_is_a_sentence_that_quotes_the_question(grown: Language) -> None:
    said = answer("\u202eqqqq {0} " + "z" * 100, grown)
    assert said["places"] == [] and not said["is_sure"]
    assert "“qqqq {0} zzz" in str(said["hint"]) and "…”" in str(said["hint"]) and "\u202e" not in str(said["hint"])
    assert said["said"] == said["hint"]
    assert answer("", grown)["hint"] == ""


def test_what_only_comes_near_is_called_so_and_never_sure(grown: Language) -> None:
    said = answer("konstans", grown)
    assert [place["id"] for place in said["places"]] == ["gn2885679"]  # type: ignore[attr-defined]
    assert said["hint"] == "No name fits exactly; these come near:" and not said["is_sure"]


def test_a_long_answer_says_that_there_are_more(grown: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("atlas.views.search_box.SHOWN", 2)
    said = answer("g", grown)
    assert len(said["places"]) == 2  # type: ignore[arg-type]
    assert said["hint"] == "The first 2 places; more letters find the others."
    assert SHOWN == 12


def test_places_alike_in_all_are_told_apart_by_their_people(grown: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("atlas.views.search_box._line", lambda place, language: "Local")
    monkeypatch.setattr(Language, "name", lambda *_: "Twin")
    lines = [place["line"] for place in answer("r", grown)["places"]]  # type: ignore[attr-defined]
    assert len(lines) > 1 and all("resident" in line for line in lines)


def test_a_name_from_a_source_reaches_the_box_as_it_is(grown: Language) -> None:
    names = [place["name"] for place in answer("img", grown)["places"]]  # type: ignore[attr-defined]
    assert "<img src=x onerror=alert(1)>" in names
