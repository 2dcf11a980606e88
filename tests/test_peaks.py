"""Peaks and pilots: programmes, statements and the alliance of China, on the committed register and small ones."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
import streamlit as st
from grown import HOSTILE
from streamlit.testing.v1 import AppTest

from atlas import paths
from atlas.model import Kind
from atlas.queries.catalogue import words
from atlas.queries.connect import open_store, read_pointer
from atlas.queries.method.accounts import accounts
from atlas.queries.peaks.china import NATION, Peaks, Statement, peaks, place_ids
from atlas.queries.world import Ground, ground
from atlas.store.build import build
from atlas.views import cached
from atlas.views.i18n import Language
from atlas.views.peaks.matrix import parts_of
from atlas.views.peaks.peak_chart import peak_data
from atlas.views.peaks.peak_rows import lines, marks, moves, silent
from atlas.views.peaks.peak_years import silent_words
from atlas.views.peaks.rounds import rounds_of
from atlas.views.peaks.taking import sheets
from atlas.views.peaks.words import year_said

PAGE = paths.PROJECT / "pages" / "peaks.py"
TODAY = date(2026, 11, 21)
LOW_CARBON = "cn_low_carbon_pilots"
SHENZHEN, WUHAN, BEIJING, CHENGDU, HAINAN = "gn1795565", "gn1791247", "gn1816670", "gn1815286", "CN-HI"
CLAIM = (
    "gn1795565,peak,announced,pledged,{day},{precision},{year},,,community,,,,{qualifier},{words},stated,"
    "china_peaks,{row},深圳,,,exact,0.97"
)

On = Callable[..., Peaks]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The store of the committed register."""
    out = tmp_path_factory.mktemp("peaks") / "atlas.duckdb"
    build(out)
    opened = open_store(read_pointer(out).path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def real_ground(real: duckdb.DuckDBPyConnection) -> Ground:
    return ground(real)


@pytest.fixture(scope="module")
def on(real: duckdb.DuckDBPyConnection, real_ground: Ground) -> On:
    """What the page shows on a day, at some levels."""

    def found(day: date, *levels: str) -> Peaks:
        return peaks(real, real_ground, day, levels)

    return found


@pytest.fixture
def english(real: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> Language:
    """English, with the committed register behind the page's words."""
    monkeypatch.setattr(cached, "store", lambda: real)
    return Language("en", words(real))


def pilots_with_peak(shown: Peaks, until: int = 9999) -> list[str]:
    said = {place: headline.year for place in shown.by_place if (headline := shown.headline(place))}
    return [place for place in place_ids(shown.designated(LOW_CARBON)) if said.get(place, until + 1) <= until]


# --- the committed register


@pytest.mark.parametrize("day", [date(2010, 7, 31), date(2013, 12, 31), date(2018, 9, 30), date(2024, 6, 1), TODAY])
@pytest.mark.parametrize("levels", [(), ("local",), ("regional",)])
def test_all_programmes_together_are_the_maps_pilots(
    on: On, real_ground: Ground, day: date, levels: tuple[str, ...]
) -> None:
    shown = on(day, *levels)
    assert {*place_ids(shown.designations)} == {*real_ground.on(day).shown(shown.filters).place_ids}


def test_each_batch_stands_from_the_last_day_of_its_month(on: On) -> None:
    for day, places in ((date(2010, 7, 31), 13), (date(2012, 11, 30), 42), (date(2017, 1, 31), 87)):
        before = on(day - timedelta(days=1))
        assert len(place_ids(on(day).designated(LOW_CARBON))) == places
        assert len(place_ids(before.designated(LOW_CARBON))) < places
    rounds = {
        of[0]: (of[1], of[2], len(place_ids(group))) for _, of, group in rounds_of(on(TODAY).designated(LOW_CARBON))
    }
    assert rounds == {
        "batch 1": ("2010-07", "发改气候[2010]1587号", 13),
        "batch 2": ("2012-11", "发改气候[2012]3760号", 29),
        "batch 3": ("2017-01", "发改气候[2017]66号", 45),
    }


def test_the_page_counts_what_the_accounts_hold(on: On, real: duckdb.DuckDBPyConnection) -> None:
    held = {each["fact_id"]: (each["held_low"], each["as_of"]) for each in accounts(real)}

    def is_counted(fact: str, count: Callable[[Peaks], int], *levels: str) -> None:
        expected, day = held[fact]
        assert count(on(day, *levels)) == expected, fact

    is_counted("pilot_total", lambda shown: len(place_ids(shown.designated(LOW_CARBON))))
    is_counted("pilot_42", lambda shown: len(place_ids(shown.designated(LOW_CARBON))))
    is_counted("pilot_provinces", lambda shown: len(place_ids(shown.designated(LOW_CARBON))), "regional")
    is_counted("pilot_with_peak", lambda shown: len(pilots_with_peak(shown)))
    is_counted("pilot_peak_2020", lambda shown: len(pilots_with_peak(shown, 2020)))
    is_counted("appc_2015", lambda shown: len(shown.member_ids))
    is_counted("appc_city_members", lambda shown: len(shown.member_ids), "local")
    is_counted("green_finance_zones", lambda shown: len(place_ids(shown.designated("cn_green_finance_zones"))), "local")
    is_counted("ets_pilots_china", lambda shown: len(place_ids(shown.designated("cn_carbon_trading_pilots"))))


def test_a_newer_dated_statement_moves_the_year(on: On) -> None:
    shown = on(TODAY)
    assert moves(shown.by_place[SHENZHEN]) == [(2022, 2030)]
    assert moves(shown.by_place[HAINAN]) == [(2030, 2025)]
    assert moves(shown.by_place[WUHAN]) == [(2022, 2030)]
    assert moves(shown.by_place[BEIJING]) == []
    assert moves(on(date(2022, 12, 30)).by_place[SHENZHEN]) == []


def test_the_rule_speaks_and_the_other_statements_stay(on: On) -> None:
    shown = on(TODAY)
    wuhan = shown.headline(WUHAN)
    assert wuhan and (wuhan.year, wuhan.status) == (2022, "in_policy")
    assert sorted({each.year for each in shown.by_place[WUHAN]}) == [2022, 2030]
    assert [(each.year, each.said_on) for each in shown.by_place[CHENGDU]] == [(2025, None)]
    assert {each.year for each in shown.nation} == {2030}


def test_members_join_on_the_day_of_the_declaration(on: On) -> None:
    assert [len(on(day).member_ids) for day in (date(2015, 9, 14), date(2015, 9, 15), date(2016, 6, 30))] == [0, 11, 23]
    shown = on(TODAY)
    assert len([place for place in shown.member_ids if place in shown.by_place]) == 10


def test_the_chart_has_a_row_for_every_member_and_every_place_that_stated_a_year(on: On, english: Language) -> None:
    shown = on(TODAY)
    rows = lines(shown, english)
    placed = [row.place_id for row in rows if row.place_id]
    assert placed[0] == NATION
    assert sorted(placed[1:]) == sorted(shown.by_place)
    assert len(silent(shown, english)) == len(shown.member_ids) - 10
    (said,) = silent_words(shown, english).items()
    assert said[0] == "No source speaks of it"
    assert said[1].startswith("13 members of the alliance, as of 21 November 2026: Chizhou, Ganzhou, ")
    assert said[1].endswith(", Suzhou, Ürümqi, Wenzhou, Zunyi.")
    data = peak_data(rows, shown, english)
    wuhan = data["marks"][data["marks"]["said"].str.startswith("Wuhan")]
    assert list(wuhan["long"]) == ["by 2022 · 2015-09, 2017-12", "by 2030 · 2022-12 · in doubt"]
    assert list(data["years"]["year"]) == [2030]
    arrows = {
        rows[row].label: (first, later) for row, first, later in data["moves"][["row", "first", "later"]].to_numpy()
    }
    assert arrows == {
        "Shenzhen": (2022, 2030), "Guangzhou": (2020, 2030), "Wuhan": (2022, 2030), "Hainan": (2030, 2025)
    }  # fmt: skip


def test_the_matrix_puts_a_place_in_each_of_its_programmes(on: On) -> None:
    shown = on(TODAY)
    parts = parts_of(shown)
    assert {*parts[SHENZHEN]} == {
        LOW_CARBON, "cn_carbon_trading_pilots", "cn_carbon_peaking_pilots", "cn_climate_adaptive_cities_deepening"
    }  # fmt: skip
    assert {*parts} == {*place_ids(shown.designations)}


def test_designations_without_a_place_are_told_not_counted(on: On) -> None:
    shown = on(TODAY, "local")
    lost = [each for each in shown.designations if each.place_id is None]
    assert {each.reported_name for each in lost} >= {"西咸新区", "Lanzhou New Area"}
    assert all(each.reason for each in lost)
    assert not [each for each in on(TODAY, "regional").designations if each.place_id is None]


def test_levels_hold_for_all_of_it(on: On) -> None:
    shown = on(TODAY, "regional")
    ids = {*shown.by_place, *shown.member_ids, *place_ids(shown.designations), *shown.neutral} - {NATION}
    assert ids and all(shown.places[each].level == "regional" for each in ids)
    assert shown.nation


def test_the_day_before_everything_is_empty(on: On) -> None:
    shown = on(date(2008, 1, 1))
    assert not (shown.designations or shown.statements or shown.nation or shown.members or shown.neutral)
    assert shown.programmes[0]["programme_id"] == LOW_CARBON


# --- one statement


def stated(year: int, qualifier: str | None, said_on: str | None = "2015-09", certainty: str = "stated") -> Statement:
    return Statement(
        claim_id=f"{year}{said_on}",
        place_id=SHENZHEN,
        year=year,
        qualifier=qualifier,
        status="pledged",
        said_on=said_on,
        stands_from=date(2015, 9, 30),
        reported_words=None,
        certainty=certainty,
        source_id="china_peaks",
        source_row="row 1",
        publisher="P",
        url="https://example.org/",
        is_headline=False,
    )


@pytest.mark.parametrize(
    ("qualifier", "sign", "words"),
    [
        (None, "2025", "2025"),
        ("in", "2025", "in 2025"),
        ("by end of", "≤2025", "by the end of 2025"),
        ("before", "<2025", "before 2025"),
        ("around or earlier", "≲2025", "around 2025 or earlier"),
        ("1-2 years ahead of the national goal", "2025*", "2025 (1-2 years ahead of the national goal)"),
    ],
)
def test_a_word_that_bends_the_year_has_a_sign(qualifier: str | None, sign: str, words: str) -> None:
    said = stated(2025, qualifier)
    assert marks([said])[0].said == sign
    assert year_said(said, Language("en", {})) == words


def test_a_doubted_year_says_so_unless_another_statement_has_none() -> None:
    doubted, sure = stated(2030, "by", certainty="uncertain"), stated(2030, None, "2016")
    assert marks([doubted])[0].said == "≤2030?"
    assert marks([doubted, sure])[0].said == "≤2030"


def test_a_statement_nobody_dates_is_not_known_to_be_newer() -> None:
    assert moves([stated(2022, "by"), stated(2030, "by", None), stated(2025, "by", "2020")]) == [(2022, 2025)]


# --- the page


@pytest.fixture
def store(tmp_path: Path, register: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The miniature register as the app's store, with a static folder of its own."""
    return published(register, tmp_path, monkeypatch)


@pytest.fixture
def hostile(tmp_path: Path, register: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same with markup where a qualifier and words are expected, and a province that was checked for a peak."""
    with (register / "claim.csv").open("a", encoding="utf-8") as claims:
        bent = CLAIM.format(
            day="2016-01-01", precision="year", year=2028, qualifier=HOSTILE, words=HOSTILE, row="row 90"
        )
        claims.write(f"china_peaks-90,{bent}\n")
        claims.write(
            "china_peaks-91,CN-GD,peak,none_found,,,,,,,community,,,,,,stated,china_peaks,row 91,广东,,,exact,1.00\n"
        )
    with (register / "membership.csv").open("a", encoding="utf-8") as members:
        members.write("appc,CN-GD,2016-06-01,month,stated,china_appc,row 99,广东,,exact,1.00\n")
    return published(register, tmp_path, monkeypatch)


def published(register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    out = tmp_path / "built" / "atlas.duckdb"
    build(out, register)
    monkeypatch.setattr(paths, "STORE", out)
    monkeypatch.setattr(paths, "STATIC", tmp_path / "static")
    st.cache_data.clear()
    st.cache_resource.clear()
    return out


def opened(**address: str) -> AppTest:
    app = AppTest.from_file(str(PAGE), default_timeout=30)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def html(app: AppTest) -> str:
    return "\n".join(each.proto.body for each in app.get("html"))


def row_of(app: AppTest, caption: str, name: str) -> str:
    """The line of a table that begins with that name."""
    bodies: list[str] = [each.proto.body for each in app.get("html")]
    table = next(body for body in bodies if f"<caption>{caption}" in body)
    return next(line for line in table.split("<tr>") if f">{name}<" in line)


def test_the_page_counts_the_pilots_of_its_default_programme(store: Path) -> None:
    app = opened(day="2026-01-01")
    assert not app.exception
    assert "National low-carbon pilots of China: </strong>2 places, Regional 1, Local 1" in html(app)
    assert "place?" in row_of(app, "Places of the programme", "Shenzhen") and "gn1795565" in html(app)
    assert "by 2030" in row_of(app, "Places of the programme", "Shenzhen")
    assert "a peak year for 1 of 1 member of" in html(app)
    assert "1 of 2 national low-carbon pilots" in html(app)


def test_a_programme_nobody_knows_is_a_sentence_and_the_default(store: Path) -> None:
    for address in ({"programme": "<script>"}, {"of": "batch 7"}):
        app = opened(day="2026-01-01", **address)
        assert not app.exception
        assert "does not hold" in app.info[0].value
        assert "</strong>2 places" in html(app)


def test_choosing_a_programme_writes_the_address(store: Path) -> None:
    app = opened(day="2026-01-01", of="batch 1")
    app = app.button_group(key="programme").set_value("all").run()
    assert app.query_params["programme"] in ("all", ["all"])
    assert "of" not in app.query_params
    assert "The same places on the world map" in html(app) and "kinds=pilot" in html(app)


def test_an_early_day_is_a_sentence_with_a_way_out(store: Path) -> None:
    app = opened(day="2008-01-01")
    assert not app.exception
    said = [info.value for info in app.info]
    assert any("no place stood in it on 1 January 2008" in text for text in said)
    assert any("holds no peak year in China by 1 January 2008" in text for text in said)


def test_an_unknown_place_is_a_sentence(store: Path) -> None:
    assert any("no government of China" in info.value for info in opened(place="gn0").info)
    assert ">Shenzhen</a>" in html(opened(place=SHENZHEN))


def test_chinese_names_come_first_in_chinese(store: Path) -> None:
    app = opened(day="2026-01-01", lang="zh-Hans")
    assert app.title[0].value == "中国的达峰年份与国家试点"
    assert "国家低碳省市试点: </strong>2 个地点" in html(app)
    line = row_of(app, "该计划的地点", "深圳")
    assert "广东省" in line and "不晚于2030年" in line and "第1批" in line


def test_words_of_others_stay_words(hostile: Path) -> None:
    app = opened(day="2026-01-01")
    assert not app.exception
    assert HOSTILE not in html(app) and "&lt;b onclick" in html(app)
    assert not any(HOSTILE in text.value for text in app.markdown)


def test_a_member_that_was_checked_is_not_one_nobody_speaks_of(hostile: Path) -> None:
    app = opened(day="2026-01-01")
    shown = cached.peaks(date(2026, 1, 1), ())
    assert shown.checked[Kind.PEAK] == {"CN-GD"}
    (said,) = silent_words(shown, Language("en", cached.words())).items()
    assert said[0] == "Checked, none found" and said[1].endswith(": Guangdong.")
    assert "Checked, none found" in row_of(app, "Places of the programme", "Guangdong")


def test_the_files_hold_what_the_page_shows(hostile: Path) -> None:
    opened(day="2026-01-01")
    shown = cached.peaks(date(2026, 1, 1), ())
    tables: dict[str, Any] = {sheet.name: sheet.table for sheet in sheets(shown, Language("en", cached.words()))}
    assert len(tables["Designations"].rows) == 2
    assert tables["Peak years"].column("place_id") == ["CHN", SHENZHEN, SHENZHEN, SHENZHEN]
    assert tables["Members of the alliance"].column("place_id") == [SHENZHEN, "CN-GD"]
    assert all(len(row) == len(table.columns) for table in tables.values() for row in table.rows)
    assert json.dumps([table.records() for table in tables.values()])
