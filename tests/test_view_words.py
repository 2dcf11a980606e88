"""What was chosen, in words, and what a picture of the map says: in both languages, against the miniature register."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from atlas.queries import catalogue
from atlas.queries.filters import KINDS, Filters
from atlas.queries.world import Shown, ground
from atlas.views import cached
from atlas.views.i18n import Language
from atlas.views.picture import PUBLISHERS, publishers, sources_in_words, world_figure
from atlas.views.view_words import COUNTRIES, view_in_words

DAY = date(2019, 12, 31)


@pytest.fixture(autouse=True)
def kept(miniature: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the app keeps of the miniature store."""
    for name in ("country_names", "sources", "release"):
        answer = getattr(catalogue, name)(miniature)
        monkeypatch.setattr(cached, name, lambda answer=answer: answer)


@pytest.fixture
def english(miniature: duckdb.DuckDBPyConnection) -> Language:
    return Language("en", catalogue.words(miniature))


@pytest.fixture
def chinese(miniature: duckdb.DuckDBPyConnection) -> Language:
    return Language("zh-Hans", catalogue.words(miniature))


def shown_by(store: duckdb.DuckDBPyConnection, filters: Filters) -> Shown:
    return ground(store).on(filters.day).shown(filters)


SIX = "Climate emergency, neutrality, 100% renewables, fossil-free, national pilot and peak year"
SAID = [
    (Filters(DAY), f"{SIX} · as of 31 December 2019"),
    (Filters(DAY, kinds=KINDS), "All kinds of commitment · as of 31 December 2019"),
    (
        Filters(DAY, kinds=("neutrality", "climate_emergency"), levels=("local",), countries=("DEU", "GBR")),
        "Climate emergency and neutrality · local · Germany and United Kingdom · as of 31 December 2019",
    ),
    (Filters(DAY, kinds=("peak",), countries=("XXX",)), "Peak year · XXX · as of 31 December 2019"),
    (
        Filters(DAY, kinds=("peak",), statuses=("in_law", "in_policy", "not_stated")),
        "Peak year · in policy, in law or status not stated · as of 31 December 2019",
    ),
    (Filters(DAY, kinds=("peak",), year_from=2030), "Peak year · target year 2030 or later · as of 31 December 2019"),
    (Filters(DAY, kinds=("peak",), year_to=2050), "Peak year · target year 2050 or earlier · as of 31 December 2019"),
    (
        Filters(DAY, kinds=("renewable_100",), year_from=2030, year_to=2050),
        "100% renewables · target year 2030 to 2050 · as of 31 December 2019",
    ),
]
"""Filters → what they are called in English."""


@pytest.mark.parametrize(("filters", "said"), SAID)
def test_every_filter_is_said_and_none_that_is_not_set(english: Language, filters: Filters, said: str) -> None:
    assert view_in_words(filters, english) == said


def test_a_chosen_view_is_said_in_chinese(chinese: Language) -> None:
    chosen = Filters(DAY, kinds=("neutrality", "climate_emergency"), countries=("DEU", "CHN"), year_from=2030)
    assert (
        view_in_words(chosen, chinese)
        == "气候紧急状态和碳中和 · 德国和中国 · 目标年份 2030 年及以后 · 截至2019年12月31日"
    )


def test_many_countries_are_named_in_part_and_counted(english: Language) -> None:
    codes = tuple(f"X{letter}X" for letter in "ABCDEFGH")
    assert len(codes) == COUNTRIES + 2
    assert "XAX, XBX, XCX, XDX, XEX, XFX and 2 more countries" in view_in_words(Filters(DAY, countries=codes), english)
    assert "XFX and 1 more country ·" in view_in_words(Filters(DAY, countries=codes[:-1]), english)


def test_a_figure_counts_what_is_shown(miniature: duckdb.DuckDBPyConnection, english: Language) -> None:
    filters = Filters(date(2026, 11, 21))
    shown = shown_by(miniature, filters)
    figure = world_figure(shown, 2, filters, english)
    assert figure.counts == f"7 places shown, {shown.n_promises} commitments; 2 commitments have no place yet"
    assert figure.part.startswith(figure.counts + ". ")
    assert (figure.places, figure.day) == (7, "2026-11-21")
    assert {entry["code"]: entry["count"] for entry in figure.legend}.items() >= {
        ("climate_emergency", "3"),
        ("neutrality", "2"),
        ("fossil_free", "0"),
    }
    in_order = [code for code in english.words["kind"] if code in filters.kinds_shown]
    assert [entry["code"] for entry in figure.legend] == in_order
    assert "no place" not in world_figure(shown, 0, filters, english).counts


def test_a_figure_names_borders_places_sources_and_release(
    miniature: duckdb.DuckDBPyConnection, english: Language
) -> None:
    filters = Filters(DAY, kinds=("climate_emergency",))
    borders, sources, release = world_figure(shown_by(miniature, filters), 0, filters, english).notes
    assert "Borders: Natural Earth, no endorsement" in borders and "GeoNames (CC BY 4.0)" in borders
    assert sources.startswith("Sources: ") and "CEDAMIA" in sources
    assert cached.release()["release_id"] in release


def test_an_empty_figure_names_no_source(miniature: duckdb.DuckDBPyConnection, english: Language) -> None:
    filters = Filters(DAY, countries=("XXX",))
    figure = world_figure(shown_by(miniature, filters), 0, filters, english)
    assert figure.places == 0 and len(figure.notes) == 2


def test_publishers_whose_licence_asks_to_be_named_come_first(miniature: duckdb.DuckDBPyConnection) -> None:
    names = publishers(shown_by(miniature, Filters(date(2026, 11, 21))))
    terms = {source["publisher"]: source["reuse"] for source in cached.sources()}
    free = [terms[name] == "facts" for name in names]
    assert True in free and False in free
    assert free == sorted(free)
    assert len(names) == len(set(names))


def test_sources_left_out_for_room_are_counted(english: Language, chinese: Language) -> None:
    names = [f"Publisher {i:03} {'x' * 86}" for i in range(10)]
    said = sources_in_words(names, english)
    assert said == f"Sources: {'; '.join(names[:6])}; and 4 more, listed in the download"
    assert "另有 4 个来源" in sources_in_words(names, chinese)
    assert sources_in_words(names[:2], english) == f"Sources: {names[0]}; {names[1]}"
    assert sources_in_words(["y" * 2 * PUBLISHERS], english) == f"Sources: {'y' * 2 * PUBLISHERS}"
