"""The list of places and the commitments without one: their rows, their order, their pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pytest
import streamlit as st
from grown import grow
from streamlit.testing.v1 import AppTest

from atlas import paths
from atlas.queries.catalogue import words
from atlas.queries.connect import open_store, read_pointer
from atlas.queries.filters import Filters
from atlas.queries.place_order import Order, places_in_order
from atlas.queries.world import Shown, ground, world_places
from atlas.store.build import build
from atlas.views import components
from atlas.views.i18n import Language
from atlas.views.lists import paged_table, place_list, unplaced
from atlas.views.lists.paged_table import turned_to
from atlas.views.lists.place_list import Row, columns, rows

TODAY = Filters(day=date(2026, 1, 1))
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def grown_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("list")
    build(folder / "atlas.duckdb", grow(folder / "register"))
    return folder / "atlas.duckdb"


@pytest.fixture(scope="module")
def grown(grown_file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    store = open_store(read_pointer(grown_file).path)
    yield store
    store.close()


@pytest.fixture(scope="module")
def english(grown: duckdb.DuckDBPyConnection) -> Language:
    return Language("en", words(grown))


@pytest.fixture(scope="module")
def chinese(grown: duckdb.DuckDBPyConnection) -> Language:
    return Language("zh-Hans", words(grown))


@pytest.fixture(scope="module")
def listed(grown: duckdb.DuckDBPyConnection, english: Language) -> dict[str, Row]:
    """Id → row, in English."""
    return {row["id"]: row for row in rows(world_places(grown, TODAY), english)}


@pytest.fixture(scope="module")
def shown(grown: duckdb.DuckDBPyConnection) -> Shown:
    return ground(grown).on(TODAY.day).shown(TODAY)


def said(row: Row) -> dict[str, str]:
    return {promise["kind"]: promise["says"] for promise in row["promises"]}


# --- a row


def test_a_place_has_its_name_the_other_one_and_where_it_is(listed: dict[str, Row]) -> None:
    row = listed["gn1795565"]
    assert (row["name"], row["other"]) == ("Shenzhen", "深圳")
    assert (row["level"], row["where"]) == ("Local", "Guangdong · China")


def test_in_chinese_the_chinese_name_comes_first(grown: duckdb.DuckDBPyConnection, chinese: Language) -> None:
    by_id = {row["id"]: row for row in rows(world_places(grown, TODAY), chinese)}
    assert (by_id["gn1795565"]["name"], by_id["gn1795565"]["other"]) == ("深圳", "Shenzhen")
    assert by_id["gn1795565"]["where"] == "广东省 · 中国"
    adur = by_id["uk_local_authorities:E07000223"]
    assert (adur["name"], adur["other"]) == ("Adur", "")
    assert said(by_id["gn2885679"])["climate_emergency"] == "2019-05-02 起"


def test_a_nation_does_not_say_its_country_twice(listed: dict[str, Row]) -> None:
    assert (listed["CHN"]["name"], listed["CHN"]["where"]) == ("China", "")


def test_a_hostile_name_passes_as_it_is(listed: dict[str, Row]) -> None:
    assert (listed["gn2643741"]["name"], listed["gn2643741"]["other"]) == (HOSTILE, "")


def test_residents_are_grouped_and_the_unknown_are_not_zero(listed: dict[str, Row]) -> None:
    assert listed["CHN"]["people"] == "1,411,778,724"
    assert listed["CN-GD"]["people"] == ""


def test_a_commitment_says_target_year_since_when_and_a_scope_in_part(listed: dict[str, Row]) -> None:
    konstanz = said(listed["gn2885679"])
    assert list(konstanz) == ["renewable_100", "climate_emergency", "neutrality"]
    assert konstanz["climate_emergency"] == "since 2019-05-02"
    assert konstanz["renewable_100"] == "target year 2035, since 2021"
    assert said(listed["us_counties:53033"]) == {"fossil_free": "since 2021, Government's own operations"}


def test_only_what_sources_disagree_on_is_marked(listed: dict[str, Row]) -> None:
    assert listed["gn2885679"]["differ"]
    assert not listed["CHN"]["differ"]


@pytest.mark.parametrize(
    ("precision", "rough"),
    [
        ("point", ""),
        ("outline", ""),
        ("seat", "Approximate: seat of government"),
        ("source", "Approximate: as the source gives it"),
    ],
)
def test_an_approximate_position_is_said_and_no_other(
    grown: duckdb.DuckDBPyConnection, english: Language, precision: str, rough: str
) -> None:
    frame = world_places(grown, TODAY).assign(precision=precision)
    assert {row["rough"] for row in rows(frame, english)} == {rough}


def test_a_body_of_no_nation_has_no_country(listed: dict[str, Row]) -> None:
    assert (listed["EU"]["where"], listed["EU"]["level"]) == ("", "Supranational")


# --- order and pages


def ids(store: duckdb.DuckDBPyConnection, shown: Shown, order: Order, language: str = "en") -> list[str]:
    """The places in an order, read three at a time."""
    pages = [
        places_in_order(store, shown, order, language, first=first, count=3) for first in range(0, shown.n_places, 3)
    ]
    return [place for page in pages for place in page["place_id"]]


def test_every_order_holds_every_place_once(grown: duckdb.DuckDBPyConnection, shown: Shown) -> None:
    expected = sorted(shown.places()["place_id"])
    assert len(expected) > 6
    for order in Order:
        assert sorted(ids(grown, shown, order)) == expected, order


def test_as_it_comes_nations_are_first(grown: duckdb.DuckDBPyConnection, shown: Shown) -> None:
    assert ids(grown, shown, Order.LEVEL) == shown.places()["place_id"].tolist()


def test_names_are_in_the_order_of_the_readers_alphabet(grown: duckdb.DuckDBPyConnection, shown: Shown) -> None:
    names = shown.places().set_index("place_id")["name"]
    in_order = [names[place] for place in ids(grown, shown, Order.NAME)]
    assert in_order == [
        HOSTILE, "Adur", "China", "European Union", "Germany", "Guangdong", "King County", "Konstanz", "Shenzhen",
    ]  # fmt: skip
    in_chinese = shown.places().set_index("place_id")["name_zh"]
    pinyin = [in_chinese[place] for place in ids(grown, shown, Order.NAME, "zh") if isinstance(in_chinese[place], str)]
    assert pinyin == ["德国", "广东省", "康斯坦茨", "欧盟", "深圳", "中国"]


def test_the_most_residents_come_first_and_the_unknown_last(grown: duckdb.DuckDBPyConnection, shown: Shown) -> None:
    people = shown.places().set_index("place_id")["population"]
    in_order = [people[place] for place in ids(grown, shown, Order.RESIDENTS)]
    known = [n for n in in_order if not pd.isna(n)]
    assert known == sorted(known, reverse=True) and len(known) < len(in_order)
    assert all(pd.isna(n) for n in in_order[len(known) :])


def test_the_newest_commitment_comes_first(grown: duckdb.DuckDBPyConnection, shown: Shown) -> None:
    newest = {row["place_id"]: max(row["since"]) for row in shown.places().to_dict("records")}
    in_order = [newest[place] for place in ids(grown, shown, Order.NEWEST)]
    assert in_order == sorted(in_order, reverse=True)
    assert len(set(in_order)) > 4


def test_the_earliest_target_comes_first_and_none_last(grown: duckdb.DuckDBPyConnection, shown: Shown) -> None:
    target = {
        row["place_id"]: min((int(year) for year in row["target_years"] if year), default=np.inf)
        for row in shown.places().to_dict("records")
    }
    in_order = [target[place] for place in ids(grown, shown, Order.TARGET)]
    assert in_order == sorted(in_order)
    assert in_order[0] == 2030 and in_order[-1] == np.inf


def test_a_place_keeps_its_commitments_in_any_order(grown: duckdb.DuckDBPyConnection, shown: Shown) -> None:
    expected = shown.places().set_index("place_id")
    page = places_in_order(grown, shown, Order.NAME, "en", first=3, count=3).set_index("place_id")
    pd.testing.assert_frame_equal(page, expected.loc[page.index])


def test_no_place_shown_has_no_rows(grown: duckdb.DuckDBPyConnection) -> None:
    none = Filters(day=TODAY.day, kinds=("pilot",), countries=("DEU",))
    nothing = ground(grown).on(none.day).shown(none)
    assert [places_in_order(grown, nothing, order, "en", first=0, count=50).empty for order in Order] == [True] * 5


def test_the_head_says_which_column_the_rows_follow(english: Language) -> None:
    sorts = {order: {head["key"]: head["sort"] for head in columns(order, english) if head["sort"]} for order in Order}
    assert sorts[Order.NAME] == {"name": "ascending"}
    assert sorts[Order.RESIDENTS] == {"people": "descending"}
    assert all(len(sorted_by) == 1 for sorted_by in sorts.values())


def test_a_page_stays_until_the_view_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    session: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", session)
    assert (turned_to("t", "a", 120).first, turned_to("t", "a", 120).last) == (1, 50)
    session["t-page"] = ("a", 2)
    assert (turned_to("t", "a", 120).first, turned_to("t", "a", 120).last) == (101, 120)
    assert turned_to("t", "a", 60).page == 1
    assert turned_to("t", "b", 120).page == 0
    assert turned_to("t", "a", 120).page == 0


def script() -> None:
    """A page that holds the list alone."""
    from atlas.views import address, cached  # noqa: PLC0415
    from atlas.views.i18n import Language  # noqa: PLC0415
    from atlas.views.lists.place_list import show_places  # noqa: PLC0415

    filters = address.filters()
    show_places(cached.view(filters).shown, filters, Language(address.language_tag(), cached.words()))


def sent(grown_file: Path, monkeypatch: pytest.MonkeyPatch, order: str = "", **spelled: str) -> dict[str, Any]:
    """What the list sends to the browser."""
    monkeypatch.setattr(paths, "STORE", grown_file)
    st.cache_data.clear()
    st.cache_resource.clear()
    app = AppTest.from_function(script)
    for name, value in {"day": "2026-01-01", **spelled}.items():
        app.query_params[name] = value
    if order:
        app.session_state["places-order"] = order
    app.run()
    assert not app.exception
    (part,) = app.get("bidi_component")
    data: dict[str, Any] = json.loads(part.proto.json)
    return data


def test_the_list_sends_a_page_with_what_it_needs(grown_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paged_table, "ROWS", 4)
    monkeypatch.setattr(place_list, "ROWS", 4)
    data = sent(grown_file, monkeypatch, order="name", place="CHN")
    assert [row["name"] for row in data["rows"]] == [HOSTILE, "Adur", "China", "European Union"]
    assert (data["page"], data["pages"], data["counted"]) == (0, 3, "Places 1 to 4 of 9")
    assert data["chosen"] == "CHN" and data["caption"] == "The places on the map, as of 1 January 2026"
    assert set(data["signs"]) == {promise["kind"] for row in data["rows"] for promise in row["promises"]}
    assert data["signs"]["peak"]["label"] == "Peak year"


def test_an_order_nobody_knows_is_the_first_one(grown_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = sent(grown_file, monkeypatch, order="<script>", lang="zh-Hans")
    assert data["order"]["chosen"] == "level"
    assert data["rows"][0]["name"] == "欧盟" and data["otherLang"] == ""


def test_the_part_is_small_since_every_change_sends_it_again() -> None:
    sizes = [(components.BROWSER / f"place_list.{ending}").stat().st_size for ending in ("js", "css")]
    assert sum(sizes) <= 10 * 1024


# --- commitments without a place


def test_a_commitment_without_a_place_says_why(grown: duckdb.DuckDBPyConnection, english: Language) -> None:
    (line,) = unplaced.rows(ground(grown).on(TODAY.day).waiting(TODAY), english)
    assert line == {
        "name": "Nowhere Town Council",
        "where": "United Kingdom",
        "promises": [{"kind": "climate_emergency", "says": ""}],
        "reason": "No place of that name is known in the country",
        "source": "cedamia",
        "line": "row 4",
    }


def test_an_unknown_country_is_empty_and_an_unknown_reason_its_own_word(
    grown: duckdb.DuckDBPyConnection, chinese: Language
) -> None:
    waiting = ground(grown).on(TODAY.day).waiting(TODAY)
    odd = waiting.assign(country_name=None, country_name_zh=None, reason="a new one", reported_name=HOSTILE)
    (line,) = unplaced.rows(odd, chinese)
    assert (line["where"], line["reason"], line["name"]) == ("", "a new one", HOSTILE)
