"""The people under the commitments shown: asked of lists of places, through time, and said in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import duckdb
import pytest

from atlas.queries.filters import KINDS, Filters
from atlas.queries.people import People, people_on, places_through_time
from atlas.queries.world import ground
from atlas.views.i18n import Language
from atlas.views.through_time.day_axis import DayAxis
from atlas.views.through_time.people_chart import people_chart, people_data
from atlas.views.through_time.people_words import compact, sentence

Store = duckdb.DuckDBPyConnection
TODAY = date(2026, 11, 21)
KONSTANZ, ADUR, KENT = "gn2885679", "uk_local_authorities:E07000223", "uk_local_authorities:E10000016"
EMERGENCIES = Filters(TODAY, kinds=("climate_emergency",))
ENGLISH, CHINESE = Language("en", {}), Language("zh-Hans", {})
AXIS = DayAxis(date(2008, 1, 1), TODAY)
SOME = People(date(2019, 12, 31), 1_210_500_000, 1_499_100_000, 188, 3652, 0, 0)


# --- counted


def test_nobody_lives_under_no_commitment(miniature: Store) -> None:
    assert people_on(miniature, TODAY, []) == People(TODAY, 0, 0, 0, 0, 0, 0)


def test_a_town_in_its_nation_is_counted_there(miniature: Store) -> None:
    assert people_on(miniature, TODAY, [KONSTANZ, "DEU"]) == People(TODAY, 82927922, 82927922, 1, 1, 0, 0)
    assert people_on(miniature, TODAY, [KONSTANZ]) == People(TODAY, 81275, 81275, 1, 0, 0, 0)


def test_a_place_nobody_counted_widens_the_interval(miniature: Store) -> None:
    people = people_on(miniature, TODAY, ["CN-GD"])
    assert (people.low, people.high, people.unknown) == (17494398, 1411778724, 1)


def test_the_places_of_a_day_are_those_the_page_shows(miniature: Store) -> None:
    kept = ground(miniature)
    days = [date(2010, 7, 30), date(2019, 5, 2), date(2019, 12, 31), date(2025, 9, 29), date(2025, 9, 30), TODAY]
    for filters in (Filters(TODAY), EMERGENCIES, Filters(TODAY, kinds=KINDS, countries=("GBR",), year_from=2030)):
        found = places_through_time(kept, filters, days)
        assert list(found) == days
        for day, place_ids in found.items():
            assert place_ids == kept.on(day).shown(replace(filters, day=day)).place_ids


def test_people_come_and_go_with_the_promise(miniature: Store) -> None:
    days = [date(2019, 5, 1), date(2019, 5, 2), date(2019, 12, 31), date(2025, 9, 30)]
    found = places_through_time(ground(miniature), EMERGENCIES, days)
    lows = [people_on(miniature, day, place_ids).low for day, place_ids in found.items()]
    # Konstanz, then Adur and Kent too; Kent revoked in September 2025, and of a place of 2020 nobody knows the people.
    assert lows == [0, 81275, 81275 + 64301 + 1589057, 81275 + 64301]


@pytest.mark.parametrize("kind", [None, *KINDS])
def test_the_list_of_a_days_places_gives_what_the_store_says_of_that_day(miniature: Store, kind: str | None) -> None:
    day = date(2022, 12, 31)
    filters = Filters(day, kinds=(kind,) if kind else KINDS)
    people = people_on(miniature, day, places_through_time(ground(miniature), filters, [day])[day])
    low, high, *lists = miniature.cursor().execute("FROM population_under(?, ?)", [kind, day]).fetchall()[0]
    counts = (people.counted, people.skipped, people.unknown, people.doubtful)
    assert (people.low, people.high, *counts) == (low, high, *map(len, lists))


# --- said


@pytest.mark.parametrize(
    ("people", "down", "up", "chinese"),
    [
        (0, "0", "0", "0"),
        (9_999, "9,999", "9,999", "9,999"),
        (263_577, "263,577", "263,577", "26.3万"),
        (999_999, "999,999", "999,999", "99.9万"),
        (1_000_000, "1 million", "1 million", "100万"),
        (307_161_222, "307 million", "308 million", "3.07亿"),
        (999_999_999, "999 million", "1 billion", "9.99亿"),
        (6_877_954_436, "6.87 billion", "6.88 billion", "68.7亿"),
    ],
)
def test_large_numbers_are_said_by_custom_and_rounded_outwards(people: int, down: str, up: str, chinese: str) -> None:
    assert compact(people, ENGLISH) == down
    assert compact(people, ENGLISH, up=True) == up
    assert compact(people, ENGLISH, up=None) in {up, down}
    assert compact(people, CHINESE) == chinese


def test_bounds_that_are_one_number_are_rounded_to_the_nearest() -> None:
    assert compact(66_488_991, ENGLISH, up=None) == "66.5 million"
    assert compact(11_749_999, ENGLISH, up=None) == "11.7 million"


def test_an_interval_is_a_sentence_with_its_day() -> None:
    assert sentence(SOME, ENGLISH) == (
        "Between 1.21 and 1.5 billion people lived under the commitments shown on 31 December 2019, each counted once."
    )
    assert sentence(SOME, CHINESE) == "2019年12月31日，12.1亿至15亿人生活在所示承诺之下，每人只计一次。"


def test_two_units_are_both_said() -> None:
    assert sentence(replace(SOME, low=307_161_222), ENGLISH).startswith("Between 307 million and 1.5 billion people")


def test_what_is_not_known_is_said() -> None:
    assert sentence(replace(SOME, unknown=1), ENGLISH).endswith("once. The population of 1 place is not stated.")
    assert sentence(replace(SOME, unknown=7, doubtful=31), ENGLISH).endswith(
        "once. The populations of 7 places are not stated. 31 places may overlap others."
    )
    assert sentence(replace(SOME, unknown=7), CHINESE).endswith("每人只计一次。其中 7 个地点没有人口数据。")


def test_a_count_without_doubt_is_one_number() -> None:
    assert sentence(replace(SOME, high=SOME.low), ENGLISH).startswith("1.21 billion people lived under")
    assert sentence(replace(SOME, low=81275, high=81275), ENGLISH).startswith("81,275 people lived under")


def test_no_upper_bound_is_said_and_not_drawn_as_one() -> None:
    open_ended = replace(SOME, high=None)
    assert "nothing known bounds their number above" in sentence(open_ended, ENGLISH)
    curve = [replace(SOME, day=date(2008, 12, 31)), open_ended, replace(SOME, day=TODAY)]
    data = people_data(curve, AXIS, ENGLISH)
    assert list(data["runs"]["is_open"]) == [True, True, True]
    assert list(data["runs"]["high"]) == [SOME.high, pytest.approx(SOME.high * 1.1), SOME.high]
    assert list(data["points"]["high"].isna()) == [False, True, False]
    assert list(data["middles"]["said"]) == ["no upper bound"]
    assert list(data["ends"]["said"]) == ["at most 1.5 billion", "at least 1.21 billion"]


def test_no_upper_bound_today_is_said_at_the_end() -> None:
    data = people_data([SOME, replace(SOME, day=TODAY, high=None)], AXIS, ENGLISH)
    assert list(data["ends"]["said"]) == ["no upper bound", "at least 1.21 billion"]
    assert data["middles"].empty


def test_the_interval_is_drawn_in_ink() -> None:
    spec = people_chart(AXIS, "en", dark=False)
    assert [layer["mark"]["color"] for layer in spec["layer"] if layer["mark"]["type"] == "line"] == ["#1C1E1F"] * 2
    assert {layer["data"]["name"] for layer in spec["layer"]} == {*people_data([SOME], AXIS, ENGLISH)}
    assert "url" not in str(spec) and "http" not in str({name: spec[name] for name in spec if name != "$schema"})


def test_nobody_is_a_sentence() -> None:
    nobody = People(date(2008, 1, 1), 0, 0, 0, 0, 0, 0)
    assert sentence(nobody, ENGLISH) == "Nobody lived under the commitments shown on 1 January 2008: none stood."
