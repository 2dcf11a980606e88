"""The desk of a nation: the ladder of levels, who is ahead, and the page around them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest
import streamlit as st
from grown import HOSTILE, grow
from streamlit.testing.v1 import AppTest

from atlas import paths
from atlas.model import Kind, Level
from atlas.queries.connect import open_store, read_pointer
from atlas.queries.country.ahead import Pace, headline, race
from atlas.queries.country.ladder import BELOW, ladder, local_types
from atlas.queries.country.nations import nations_by_name, people_by_nation, populations
from atlas.queries.filters import KINDS, Filters
from atlas.queries.people import People, people_on
from atlas.queries.world import World, ground
from atlas.store.build import build
from atlas.views import cached
from atlas.views.country.words import people_words, publisher_word, share_word, share_words
from atlas.views.i18n import Language

PAGE = Path(__file__).resolve().parents[1] / "pages" / "country.py"
DAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def grown_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The name of the store of the grown register; not to be changed."""
    folder = tmp_path_factory.mktemp("grown")
    build(folder / "atlas.duckdb", grow(folder / "register"))
    return folder / "atlas.duckdb"


@pytest.fixture
def app_store(grown_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The grown register as the app's store."""
    monkeypatch.setattr(paths, "STORE", grown_store)
    monkeypatch.setattr(paths, "STATIC", tmp_path / "static")
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture(scope="module")
def world(miniature: duckdb.DuckDBPyConnection) -> World:
    return ground(miniature).on(DAY)


def opened(**address: str) -> AppTest:
    app = AppTest.from_file(str(PAGE), default_timeout=30)
    for name, value in ({"day": "2026-01-01"} | address).items():
        app.query_params[name] = value
    return app.run()


def html(app: AppTest) -> str:
    return "\n".join(each.proto.body for each in app.get("html"))


def table(app: AppTest, caption: str) -> list[list[str]]:
    """The cells of a table, what is only heard left out, line by line with the heads first."""
    (found,) = (each.proto.body for each in app.get("html") if f"<caption>{caption}" in each.proto.body)
    found = re.sub(r'<span class="aloud">.*?</span>', "", found)
    rows = re.findall(r"<tr>(.*?)</tr>", found, re.DOTALL)
    cells = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows)
    return [[re.sub(r"<[^>]*>", "", cell).strip() for cell in row] for row in cells]


def quotes(app: AppTest) -> list[str]:
    """The sentences in sight, then those folded away."""
    found = (each.proto for each in app.get("bidi_component") if each.proto.component_name == "atlas-quotes")
    return [quote["text"] for proto in found for quote in json.loads(proto.json)["quotes"]]


# --- the ladder


def test_the_ladder_counts_what_the_map_shows(world: World) -> None:
    filters = Filters(DAY, kinds=KINDS)
    counted = ladder(world, filters)
    for nation in counted.nations:
        for level in Level:
            for kind in (*KINDS, None):
                asked = Filters(DAY, kinds=(kind,) if kind else KINDS, levels=(level,), countries=(nation,))
                assert counted.with_promise([nation], level, kind) == world.shown(asked).n_places
    assert counted.with_promise(["DEU"], Level.LOCAL, Kind.NEUTRALITY) == 1
    assert counted.with_promise(["DEU"], Level.LOCAL, Kind.CLIMATE_EMERGENCY) == 1
    assert counted.with_promise(["DEU"], Level.LOCAL) == 1  # Konstanz has both
    assert counted.below("CHN") == 2 and counted.below("CHN", Kind.PEAK) == 1


def test_denominators_are_all_of_the_register_with_a_promise_or_without(world: World) -> None:
    counted = ladder(world, Filters(DAY))
    assert [counted.in_register(["DEU"], level) for level in (Level.NATIONAL, *BELOW)] == [1, 1, 2]
    assert counted.in_register(counted.nations, Level.LOCAL) == 6


def test_the_ladder_follows_the_kinds_chosen(world: World) -> None:
    counted = ladder(world, Filters(DAY, kinds=("peak",)))
    assert counted.with_promise(["DEU"], Level.LOCAL) == 0
    assert counted.with_promise(["CHN"], Level.LOCAL) == 1


def test_a_body_of_no_nation_is_on_no_ladder(grown_store: Path) -> None:
    store = open_store(read_pointer(grown_store).path)
    counted = ladder(ground(store).on(DAY), Filters(DAY))
    assert counted.with_promise(counted.nations, Level.SUPRANATIONAL) == 0
    assert populations(ground(store)) == {"CHN": 1_411_778_724, "DEU": 82_927_922, "GBR": 66_488_991}
    store.close()


def test_a_local_governments_own_word_is_counted(world: World) -> None:
    assert local_types(world.ground, "GBR", Level.LOCAL) == {"Non-metropolitan district": 1, "County": 1, None: 1}


# --- who is ahead


def test_a_city_with_an_earlier_year_is_ahead(world: World) -> None:
    found = race(world, "DEU", Kind.NEUTRALITY)
    assert found.nation is not None and (found.nation.year, found.nation.status) == (2045, "in_law")
    assert found.groups[Pace.EARLIER].place_ids == ["gn2885679"]
    assert all(not shown.n_places for pace, shown in found.groups.items() if pace != Pace.EARLIER)


@pytest.mark.parametrize(
    ("changed", "pace"),
    [
        ({",2035,,,community,,Climate": ",2045,,,community,,Climate"}, Pace.SAME),
        ({",2035,,,community,,Climate": ",2048,,,community,,Climate"}, Pace.LATER),
        ({",2035,,,community,,Climate": ",,,,community,,Climate"}, Pace.UNCOMPARED),
        ({",2035,,,community,,Climate": ",2035,,,government_operations,,Climate"}, Pace.OPERATIONS),
        ({",in_law,2021-01-01,year,2045,": ",in_law,2021-01-01,year,,"}, Pace.UNCOMPARED),
        ({",in_law,2021-01-01,year,2045,": ",proposed,2021-01-01,year,2030,"}, Pace.FIRMER),
    ],
)
def test_every_promise_has_its_pace(
    register: Path, edit: Callable[[str, str, str], None], tmp_path: Path, changed: dict[str, str], pace: Pace
) -> None:
    # Konstanz's other promise of neutrality would be the headline where this one is not the wider.
    for old, new in {"cedamia-02,gn2885679,neutrality": "cedamia-02,gn2925177,fossil_free", **changed}.items():
        edit("claim", old, new)
    build(tmp_path / "atlas.duckdb", register)
    store = open_store(read_pointer(tmp_path / "atlas.duckdb").path)
    assert race(ground(store).on(DAY), "DEU", Kind.NEUTRALITY).groups[pace].place_ids == ["gn2885679"]
    store.close()


def test_where_the_nation_promised_nothing_nobody_is_ahead(world: World) -> None:
    assert headline(world, "GBR", Kind.NEUTRALITY) is None
    found = race(world, "GBR", Kind.CLIMATE_EMERGENCY)
    assert found.nation is None
    assert not found.groups[Pace.EARLIER].n_places and not found.groups[Pace.FIRMER].n_places
    assert found.groups[Pace.UNCOMPARED].n_places == 2


# --- people


def test_people_nation_by_nation_are_those_of_each_nation_alone(miniature: duckdb.DuckDBPyConnection) -> None:
    shown = ground(miniature).on(DAY).shown(Filters(DAY, levels=BELOW))
    found = people_by_nation(miniature, DAY, shown.place_ids)
    assert set(found) == {"CHN", "DEU", "GBR"}
    for nation, people in found.items():
        alone = ground(miniature).on(DAY).shown(Filters(DAY, levels=BELOW, countries=(nation,)))
        assert people == people_on(miniature, DAY, alone.place_ids)
    assert (found["DEU"].low, found["DEU"].high) == (81_275, 81_275)


def test_nations_stand_in_the_order_of_the_readers_alphabet(miniature: duckdb.DuckDBPyConnection) -> None:
    assert nations_by_name(miniature, "en") == ["CHN", "DEU", "GBR"]
    assert nations_by_name(miniature, "zh") == ["DEU", "GBR", "CHN"]  # Déguó, Yīngguó, Zhōngguó


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (333, 666, "33–67 %"),
        (12, 14, "1.2–1.4 %"),
        (146, 146, "15 %"),
        (1000, 1000, "100 %"),
        (500, 1003, "≥ 50 %"),
        (500, 1000, "≥ 50 %"),
        (500, None, "≥ 50 %"),
        (0, 0, "0 %"),
    ],
)
def test_a_share_is_rounded_outwards_so_that_it_still_holds(low: int, high: int | None, said: str) -> None:
    assert share_word(People(DAY, low, high, 1, 0, 0, 0), 1000) == said.replace(" %", "\u00a0%")
    assert share_word(People(DAY, low, high, 1, 0, 0, 0), None) is None


# --- the page


def test_the_page_of_a_nation(app_store: None) -> None:
    app = opened(of="DEU")
    assert not app.exception and app.title[0].value == "Germany" and "德国" in html(app)
    lead = app.markdown[0].value
    assert "As of 1 January 2026, 0 of 1 regions and 1 local government of Germany" in lead
    assert "81,275 people" in lead and "of 82,927,922 residents" in lead and "by 2045 (in law)" in lead
    heads, *rows = table(app, "Governments with a commitment")
    assert heads[2:4] == ["Regions, of 1 in the register", "Local governments, of 2 in the register"]
    cells = {row[0]: row[1:] for row in rows}
    assert cells["Neutrality"][:4] == ["2045, in law", "0", "1", "81,275"]
    assert cells["Climate emergency"][0] == "–" and cells["National pilot"][0] == "not applicable"
    assert cells["Any of the six kinds"] == ["1 kind", "0", "1", "81,275", "0.1\u00a0%"]


def test_what_the_nation_promised_names_who_says_so_and_what_is_unknown(app_store: None) -> None:
    app = opened(of="DEU", kinds="peak")
    assert [row[:5] + row[6:] for row in table(app, "Standing promises of Germany")[1:]] == [
        ["Neutrality", "2045", "In law", "2021", "Net zero: In law", "CC-BY-4.0", "1"]
    ]
    assert 'href="https://zerotracker.net/"' in html(app)
    assert any("No source speaks of it: Climate emergency" in each.value for each in app.caption)


def test_who_is_ahead_is_listed_with_both_years(app_store: None) -> None:
    app = opened(of="DEU")
    _, row = table(app, "Neutrality: earlier year")
    assert row[0] == "Konstanz" and row[3:5] == ["2035", "2045"]
    assert 'href="place?' in html(app) and "place=gn2885679" in html(app)
    assert (
        "neutrality by 2045 (in law). Its regions and local governments that promise it: 1 with an earlier year."
        in " ".join(each.value for each in app.markdown)
    )


def test_sentences_carry_number_day_people_and_sources(app_store: None) -> None:
    said = quotes(opened(of="DEU"))
    assert said[0] == (
        "As of 1 January 2026, 1 local government in Germany aimed for neutrality before the nation does "
        "(2045). The earliest year among them is 2035: Konstanz."
    )
    assert said[1] == (
        "As of 1 January 2026, 1 local government in Germany had declared a climate emergency; 81,275 people live "
        "there (0.1\u00a0% of 82,927,922 residents)."
    )
    assert "in the United Kingdom had declared" in quotes(opened(of="GBR"))[0]
    (part,) = (each for each in quotes(opened(of="GBR")) if "fossil-free" in each)
    assert part.endswith("Of these promises, 1 covers only the government's own operations or one sector.")


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], None]:
    """Makes the grown register, with lines added to some of its files, the app's store."""

    def serve(added: dict[str, str]) -> None:
        register = grow(tmp_path / "register")
        for name, lines in added.items():
            with (register / f"{name}.csv").open("a", encoding="utf-8") as file:
                file.write(lines)
        build(tmp_path / "atlas.duckdb", register)
        monkeypatch.setattr(paths, "STORE", tmp_path / "atlas.duckdb")
        monkeypatch.setattr(paths, "STATIC", tmp_path / "static")
        st.cache_data.clear()
        st.cache_resource.clear()

    return serve


def test_regions_of_several_types_are_told_apart_and_proposals_named(served: Callable[[dict[str, str]], None]) -> None:
    claim = (
        "net_zero_tracker-91,CN-BJ,neutrality,announced,proposed,,,2050,,,unspecified,,Net zero,,,Proposed,stated,"
        "net_zero_tracker,REG-0091,Beijing,,2022-05-28,code,1.00\n"
    )
    served(
        {
            "place": "CN-BJ,regional,Beijing,,municipality,CHN,,39.90000,116.40000,outline,,,,\n",
            "place_link": "CN-BJ,CHN,admin\n",
            "claim": claim,
        }
    )
    (said,) = (each for each in quotes(opened(of="CHN", kinds="neutrality")) if "regions of China" in each)
    assert "1 of 2 regions of China in the register had promised neutrality" in said
    assert "(municipality: 1 of 1)" in said and said.endswith("Of these promises, 1 is only proposed.")


def test_a_body_of_several_nations_stands_on_the_desks_of_those_in_it(served: Callable[[dict[str, str]], None]) -> None:
    served({"place_link": "DEU,EU,admin\n"})
    for of in ("DEU", "EU", "all"):
        assert "European Union</a> (a body of 1 nation): Neutrality (2050, in law, since 2021)" in html(opened(of=of))
    for of in ("CHN", "AS"):
        assert "European Union" not in html(opened(of=of))
    assert "European Union" not in html(opened(of="DEU", kinds="pilot"))


def test_where_nothing_bounds_the_people_below_everybody_only_the_lower_bound_is_said(app_store: None) -> None:
    language = Language("en", cached.words())
    assert people_words(People(DAY, 500, 1003, 1, 0, 0, 0), 1000, language) == "at least 500 people"
    assert people_words(People(DAY, 500, 900, 1, 0, 0, 0), 1000, language) == "between 500 and 900 people"
    assert share_words(People(DAY, 500, 1003, 1, 0, 0, 0), 1000, language) == "at least 50\u00a0%"
    assert share_words(People(DAY, 1000, 1000, 1, 0, 0, 0), 1000, language) == "100\u00a0%"


def test_a_publisher_is_named_without_how_its_list_was_made() -> None:
    assert publisher_word("Net Zero Tracker (ECIU, Oxford Net Zero)") == "Net Zero Tracker"
    assert publisher_word("News, each row with its own reference (compiled)") == "News"
    assert publisher_word("World Bank") == "World Bank"


def test_a_promise_of_another_day_is_not_counted(app_store: None) -> None:
    rows = table(opened(of="DEU", day="2018-12-31"), "Governments with a commitment")
    assert [row[3] for row in rows[1:]] == ["0"] * 7
    rows = table(opened(of="DEU", day="2019-05-02"), "Governments with a commitment")
    assert {row[0]: row[3] for row in rows[1:]}["Climate emergency"] == "1"


def test_the_one_country_of_the_filters_is_the_nation(app_store: None) -> None:
    assert opened(countries="CHN").title[0].value == "China"
    assert opened(countries="CHN.DEU").title[0].value == "Which nation?"
    assert opened(countries="CHN", of="DEU").title[0].value == "Germany"


def test_nobody_named_asks_and_an_unknown_name_is_a_sentence(app_store: None) -> None:
    app = opened()
    assert not app.exception and app.title[0].value == "Which nation?" and not app.info
    assert [row[0] for row in table(app, "Nations of the world")[1:]] == ["China", "United Kingdom", "Germany"]
    for code in ("ZZZ", "deu", "<b>", "DE-BW", "EU.AS"):
        app = opened(of=code)
        assert not app.exception and "does not hold" in app.info[0].value
        assert "of=AS" in html(app) and f"<b>{code}" not in html(app)


def test_a_part_of_the_world_ranks_its_nations(app_store: None) -> None:
    app = opened(of="EU")
    assert not app.exception and app.title[0].value == "Europe"
    assert [row[0] for row in table(app, "Nations of Europe")[1:]] == ["United Kingdom", "Germany"]
    rows = table(app, "Governments with a commitment")
    assert rows[0][1] == "Nations, of 2"
    assert "Who is ahead of the nation" not in [each.value for each in app.subheader]
    assert opened(of="all").title[0].value == "The whole world"


def test_nations_are_compared_and_strangers_left_out(app_store: None) -> None:
    app = opened(of="DEU", against="GBR.XXX.DEU.GBR.CHN")
    heads, *rows = table(app, "Germany beside other nations")
    assert heads[1:] == ["Germany", "United Kingdom", "China"]
    cells = {row[0]: row[1:] for row in rows}
    assert cells["Residents"] == ["82,927,922", "66,488,991", "1,411,778,724"]
    assert cells["Climate emergency: local governments"] == ["1", "2", "0"]
    assert cells["Neutrality: the nation itself"] == ["2045, in law", "–", "–"]
    app.multiselect(key="country-against").set_value(["CHN"]).run()
    assert app.query_params["against"] == "CHN" and app.query_params["of"] == "DEU"


def test_choosing_a_nation_writes_the_address(app_store: None) -> None:
    app = opened(of="DEU", against="GBR")
    app.selectbox(key="country-of").set_value("AS").run()
    assert app.query_params["of"] == "AS" and "against" not in app.query_params
    assert app.title[0].value == "Asia"


def test_markup_of_others_stays_text(app_store: None) -> None:
    said = html(opened(of="GBR", kinds="all"))
    assert "<img src=x" not in said and HOSTILE not in said
    assert "&lt;img src=x" in said


def test_the_page_speaks_chinese(app_store: None) -> None:
    app = opened(of="DEU", lang="zh-Hans")
    assert app.title[0].value == "德国" and "Germany" in html(app)
    assert "截至2026年1月1日，德国有 0 个地区（登记册共 1 个）和1 个地方政府" in app.markdown[0].value
    assert "康斯坦茨" in html(app)


def test_a_long_list_is_turned_by_buttons(app_store: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("atlas.views.pager.ROWS", 1)
    app = opened(of="GBR")
    first = table(app, "Local governments, as of")[1][0]
    app = app.button(key="local-GBR-on").click().run()
    assert table(app, "Local governments, as of")[1][0] != first
    assert re.search("Places? 2 to 2", html(app))
