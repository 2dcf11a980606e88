"""The timeline: every promise made once, standing as on the map, falling due once, and met only if a source says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

import duckdb
import numpy as np
import pandas as pd
import pytest
import streamlit as st
from grown import HOSTILE, grow
from streamlit.testing.v1 import AppTest

from atlas import paths
from atlas.queries import catalogue
from atlas.queries.connect import open_store, read_pointer
from atlas.queries.filters import BESIDE, KINDS, Filters, read_address
from atlas.queries.spells import Numbers
from atlas.queries.timeline.fallen_due import COUNTED, ended, fallen_due, is_over, lines
from atlas.queries.timeline.history import MOST, REST, By, History, groups, history, standing_on
from atlas.queries.world import Ground, ground
from atlas.store.build import build
from atlas.views import cached
from atlas.views.i18n import Language
from atlas.views.timeline.behind import days, made_by_year, over, stood, undated
from atlas.views.timeline.desk import Desk, Ink
from atlas.views.timeline.lanes import BAR, Axis, Lane, lanes_data
from atlas.views.timeline.prose import said
from atlas.views.timeline.taking import sheets

PAGE = Path(__file__).resolve().parents[1] / "pages" / "timeline.py"
TODAY = date(2026, 11, 21)
CLAIM = (
    "{id},{place},{kind},{event},{status},{on},{known},{year},,{pct},{scope},{energy},,,,,stated,{source},row 1,x,,,"
    "code,1.00"
)
KENT, ADUR = "uk_local_authorities:E10000016", "uk_local_authorities:E07000223"
MORE = (
    # Freiburg: 100 % renewable electricity by 2020, reached in 2019.
    ("t1", "gn2925177", "renewable_100", "announced", "pledged", "2016-01-01,year", 2020, "community,electricity"),
    ("t2", "gn2925177", "renewable_100", "achieved", "achieved", "2019-01-01,year", "", "community,electricity"),
    # Kent: neutral by 2025, its own operations reached it: not the same promise.
    ("t3", KENT, "neutrality", "adopted", "in_policy", "2020-01-01,day", 2025, "community,"),
    ("t4", KENT, "neutrality", "achieved", "achieved", "2022-01-01,day", 2022, "government_operations,"),
    # Konstanz: a peak by 2015, then by 2020, after which nobody speaks of it.
    ("t5", "gn2885679", "peak", "announced", "pledged", "2010-01-01,day", 2015, "community,"),
    ("t6", "gn2885679", "peak", "announced", "pledged", "2014-01-01,day", 2020, "community,"),
    # Adur: fossil-free by 2020, which lapsed after it; the nation's own by 2023 lapsed before.
    ("t7", ADUR, "fossil_free", "announced", "pledged", "2018-01-01,day", 2020, "community,"),
    ("t8", ADUR, "fossil_free", "lapsed", "", "2021-06-01,day", "", "community,"),
    ("t9", "GBR", "fossil_free", "announced", "pledged", "2018-01-01,day", 2023, "community,"),
    ("t10", "GBR", "fossil_free", "lapsed", "", "2021-06-01,day", "", "community,"),
    # Germany: two reductions side by side, one reached; and pricing made, revoked and made again.
    ("t11", "DEU", "reduction", "announced", "pledged", "2010-01-01,day", 2020, "community,"),
    ("t12", "DEU", "reduction", "announced", "pledged", "2012-01-01,day", 2025, "community,"),
    ("t13", "DEU", "reduction", "achieved", "achieved", "2021-01-01,day", 2020, "community,"),
    ("t14", "DEU", "carbon_pricing", "adopted", "in_law", "2012-01-01,day", "", "unspecified,"),
    ("t15", "DEU", "carbon_pricing", "revoked", "", "2014-01-01,day", "", "unspecified,"),
    ("t16", "DEU", "carbon_pricing", "adopted", "in_law", "2020-01-01,year", "", "unspecified,"),
)  # fmt: skip


def write_claims(register: Path) -> None:
    """Add `MORE` to the claims of a register."""
    with (register / "claim.csv").open("a", encoding="utf-8") as table:
        for id_, place, kind, event, status, dated, year, covers in MORE:
            (on, known), (scope, energy) = dated.split(","), covers.split(",")
            pct = 20 if kind == "reduction" else ""
            row = CLAIM.format(
                id=f"cedamia-{id_}", place=place, kind=kind, event=event, status=status, on=on, known=known, year=year,
                pct=pct, scope=scope, energy=energy, source="cedamia",
            )  # fmt: skip
            table.write(row + "\n")


@pytest.fixture(scope="module")
def more_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The name of the store of the grown register with those promises; not to be changed."""
    folder = tmp_path_factory.mktemp("timeline")
    register = grow(folder / "register")
    write_claims(register)
    build(folder / "atlas.duckdb", register)
    return folder / "atlas.duckdb"


@pytest.fixture(scope="module")
def more(more_store: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """That store, opened."""
    opened = open_store(read_pointer(more_store).path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def real() -> Iterator[duckdb.DuckDBPyConnection]:
    """The committed register, as `make build` leaves it."""
    opened = open_store(read_pointer(paths.STORE).path)
    yield opened
    opened.close()


@pytest.fixture(params=["miniature", "more", "real"])
def store(request: pytest.FixtureRequest) -> duckdb.DuckDBPyConnection:
    found: duckdb.DuckDBPyConnection = request.getfixturevalue(request.param)
    return found


def found_in(over_: Ground, filters: Filters) -> History:
    return history(over_, over_.on(filters.day).shown(filters), filters)


def outcomes(store: duckdb.DuckDBPyConnection, day: date = TODAY, **chosen: object) -> dict[tuple[str, str, int], str]:
    """(place, kind, year) → what became of it."""
    rows = fallen_due(store, ground(store), Filters(day=day, **({"kinds": KINDS} | chosen)))  # type: ignore[arg-type]
    found = zip(rows["place_id"], rows["kind"], rows["target_year"], strict=True)
    return dict(zip(found, rows["outcome"], strict=True))


CHOICES: tuple[dict[str, object], ...] = (
    {},
    {"kinds": KINDS},
    {"kinds": ("climate_emergency",)},
    {"levels": ("local",), "countries": ("DEU", "GBR")},
    {"statuses": ("pledged",)},
    {"kinds": ("neutrality",), "year_from": 2030, "year_to": 2040},
)


# --- behind us


@pytest.mark.parametrize("chosen", CHOICES)
@pytest.mark.parametrize("day", [date(2012, 12, 31), date(2019, 12, 31), date(2025, 9, 29), TODAY])
def test_what_was_made_less_what_is_over_stands_as_on_the_map(
    store: duckdb.DuckDBPyConnection, day: date, chosen: dict[str, object]
) -> None:
    filters, ground_ = Filters(day=day, **chosen), ground(store)  # type: ignore[arg-type]
    found = found_in(ground_, filters)
    dated = np.count_nonzero(~np.isnan(found.made_year))
    unknown, ended_ = np.count_nonzero(np.isnan(found.made_year)), np.count_nonzero(~found.stands)
    assert dated + unknown - ended_ == ground_.on(day).shown(filters).n_promises


@pytest.mark.parametrize("by", list(By))
def test_what_stood_at_each_years_end_is_what_the_map_shows_that_day(store: duckdb.DuckDBPyConnection, by: By) -> None:
    filters, ground_ = Filters(day=TODAY, kinds=KINDS), ground(store)
    told = groups(ground_, found_in(ground_, filters), filters, by, catalogue.continents(store))
    ends = [date(2009, 12, 31), date(2019, 12, 31), TODAY]
    counts = standing_on(ground_, filters, told, ends)
    assert [counts[:, at].sum() for at in range(len(ends))] == [
        ground_.on(day).shown(Filters(day=day, kinds=KINDS)).n_promises for day in ends
    ]


def test_by_kind_they_are_the_choices_of_the_filters_and_the_ends_of_the_curve(
    store: duckdb.DuckDBPyConnection,
) -> None:
    filters, ground_ = Filters(day=TODAY, kinds=KINDS), ground(store)
    told = groups(ground_, found_in(ground_, filters), filters, By.KIND, {})
    stand = dict(zip(told.codes, standing_on(ground_, filters, told, [TODAY])[:, 0].tolist(), strict=True))
    assert stand == ground_.on(TODAY).facets(filters)["kind"]
    assert stand == ground_.growth(filters).groupby("kind", sort=False)["places"].last().to_dict()


@pytest.mark.parametrize("by", [By.LEVEL, By.CONTINENT, By.COUNTRY])
def test_a_group_is_what_the_map_shows_of_it_alone(real: duckdb.DuckDBPyConnection, by: By) -> None:
    filters, ground_ = Filters(day=TODAY), ground(real)
    continents = catalogue.continents(real)
    told = groups(ground_, found_in(ground_, filters), filters, by, continents)
    stand = dict(zip(told.codes, standing_on(ground_, filters, told, [TODAY])[:, 0].tolist(), strict=True))
    for code in {*told.codes} - {REST, "supranational"}:
        narrowed = {
            By.LEVEL: {"levels": (code,)},
            By.CONTINENT: {"countries": continents.get(code)},
            By.COUNTRY: {"countries": (code,)},
        }[by]
        alone = Filters(day=TODAY, **narrowed)  # type: ignore[arg-type]
        assert ground_.on(TODAY).shown(alone).n_promises == stand[code], code


def test_of_nations_the_largest_are_told_apart_and_the_others_are_one(real: duckdb.DuckDBPyConnection) -> None:
    filters, ground_ = Filters(day=TODAY), ground(real)
    told = groups(ground_, found_in(ground_, filters), filters, By.COUNTRY, {})
    stand = standing_on(ground_, filters, told, [TODAY])[:, 0].tolist()
    assert told.codes[-2:] == ("supranational", REST)
    assert len(told.codes) == MOST + 2
    assert stand[:MOST] == sorted(stand[:MOST], reverse=True)


def made(found: History, kind: str) -> list[tuple[float, bool]]:
    rows = found.kind == KINDS.index(kind)
    return sorted(zip(found.made_year[rows].tolist(), found.stands[rows].tolist(), strict=True))


def test_a_promise_that_is_over_was_made_all_the_same(more: duckdb.DuckDBPyConnection) -> None:
    emergencies = found_in(ground(more), Filters(day=TODAY))
    assert made(emergencies, "climate_emergency") == [(2019, False), (2019, True), (2019, True), (2020, True)]
    before = found_in(ground(more), Filters(day=date(2025, 9, 29)))
    assert made(before, "climate_emergency") == [(2019, True), (2019, True), (2019, True), (2020, True)]


def test_a_promise_made_again_is_another(more: duckdb.DuckDBPyConnection) -> None:
    pricing = Filters(day=TODAY, kinds=("carbon_pricing",))
    assert made(found_in(ground(more), pricing), "carbon_pricing") == [(2012, False), (2020, True)]


def test_a_date_of_a_year_alone_is_of_no_month(more: duckdb.DuckDBPyConnection) -> None:
    found = found_in(ground(more), Filters(day=TODAY, kinds=("carbon_pricing",)))
    months = dict(zip(found.made_year.tolist(), found.made_month.tolist(), strict=True))
    assert months == {2012: (2012 - 1970) * 12, 2020: -1}


def test_the_wave_of_emergencies_is_of_2019(real: duckdb.DuckDBPyConnection) -> None:
    found = found_in(ground(real), Filters(day=TODAY, kinds=("climate_emergency",)))
    years = pd.Series(found.made_year).value_counts()
    assert years.idxmax() == 2019
    assert years.max() == 1024


def test_who_ended_what_is_told_with_its_source(more: duckdb.DuckDBPyConnection) -> None:
    ends = [(end["name"], end["kind"], end["event"], end["event_on"]) for end in ended(more, TODAY)]
    assert ends == [
        ("Kent", "climate_emergency", "revoked", "2025-09"),
        ("United Kingdom", "fossil_free", "lapsed", "2021-06-01"),
        ("Adur", "fossil_free", "lapsed", "2021-06-01"),
        ("Germany", "carbon_pricing", "revoked", "2014-01-01"),
    ]
    assert ended(more, date(2013, 12, 31)) == []


# --- what has fallen due


def test_it_is_met_only_where_a_source_says_so_of_the_same_promise(more: duckdb.DuckDBPyConnection) -> None:
    became = outcomes(more)
    assert became["gn2925177", "renewable_100", 2020] == "met"
    assert became[KENT, "neutrality", 2025] == "unknown"
    assert became["gn2885679", "peak", 2020] == "unknown"


def test_it_is_ended_only_where_a_source_ended_it_after_its_year(more: duckdb.DuckDBPyConnection) -> None:
    became = outcomes(more)
    assert became[ADUR, "fossil_free", 2020] == "ended"
    assert ("GBR", "fossil_free", 2023) not in became


def test_of_several_targets_each_year_is_due_by_itself(more: duckdb.DuckDBPyConnection) -> None:
    became = outcomes(more, kinds=("reduction",))
    assert became == {("DEU", "reduction", 2020): "met", ("DEU", "reduction", 2025): "unknown"}


def test_a_target_a_later_statement_moved_is_not_counted_as_due(more: duckdb.DuckDBPyConnection) -> None:
    assert outcomes(more)["gn1795565", "peak", 2022] == "moved"
    rows = fallen_due(more, ground(more), Filters(day=TODAY))
    moved = rows[rows["outcome"] == "moved"].iloc[0]
    assert lines(more, [moved["answer_id"]])[moved["answer_id"]]["target_year"] == 2030


def test_a_target_moved_before_it_fell_due_counts_once_and_shows_the_former_year(
    more: duckdb.DuckDBPyConnection,
) -> None:
    rows = fallen_due(more, ground(more), Filters(day=TODAY))
    konstanz = rows[(rows["place_id"] == "gn2885679") & (rows["kind"] == "peak")]
    assert konstanz[["target_year", "former"]].to_numpy().tolist() == [[2020, "2015"]]


def test_a_year_is_over_on_its_last_day(more: duckdb.DuckDBPyConnection) -> None:
    assert [is_over(2025, day) for day in (date(2025, 12, 30), date(2025, 12, 31), date(2026, 1, 1))] == [
        False, True, True,
    ]  # fmt: skip
    key = KENT, "neutrality", 2025
    assert key not in outcomes(more, date(2025, 12, 30))
    assert key in outcomes(more, date(2025, 12, 31))


def test_what_nobody_had_said_by_the_day_is_not_known_on_it(more: duckdb.DuckDBPyConnection) -> None:
    assert outcomes(more, date(2020, 12, 31))["DEU", "reduction", 2020] == "unknown"
    assert outcomes(more, date(2021, 1, 1))["DEU", "reduction", 2020] == "met"


@pytest.mark.parametrize("day", [date(2021, 6, 30), TODAY])
def test_what_stands_and_is_over_is_what_the_map_shows_of_those_years(
    store: duckdb.DuckDBPyConnection, day: date
) -> None:
    single = tuple(kind for kind in KINDS if kind not in BESIDE)
    rows = fallen_due(store, ground(store), Filters(day=day, kinds=single))
    stand = rows[rows["outcome"].isin({*COUNTED} - {"ended"})]
    shown = ground(store).on(day).shown(Filters(day=day, kinds=single, year_to=day.year - 1))
    assert {*shown.claim_ids} <= {*stand["claim_id"]}
    beyond = stand[~stand["claim_id"].isin(shown.claim_ids)]  # met, says a headline that names no year
    assert {*beyond["outcome"]} <= {"met"}
    assert not beyond["claim_id"].isin(beyond["answer_id"]).any()


def test_what_fell_due_follows_the_filters(real: duckdb.DuckDBPyConnection) -> None:
    every, place = outcomes(real), ground(real).places.set_index("place_id")
    part = outcomes(real, countries=("DEU",), levels=("local",), year_from=2020, year_to=2020)
    assert part
    assert part == {
        key: became
        for key, became in every.items()
        if (place.at[key[0], "country"], place.at[key[0], "level"], key[2]) == ("DEU", "local", 2020)
    }


def test_every_target_that_is_due_has_one_row(real: duckdb.DuckDBPyConnection) -> None:
    rows = fallen_due(real, ground(real), Filters(day=TODAY, kinds=KINDS))
    counted = rows[rows["outcome"].isin(COUNTED)]
    assert len(counted) > 7000
    assert not counted.duplicated(["place_id", "kind", "target_year"]).any()
    single = counted[~counted["kind"].isin(["reduction", "renewable_share"])]
    assert not single.duplicated(["place_id", "kind"]).any()
    assert counted.loc[counted["outcome"] != "unknown", "answer_id"].notna().all()


# --- the lanes


def test_the_highest_bar_of_a_lane_fills_it_and_one_of_a_few_does_not() -> None:
    ink = Ink("#000000", "#000000", None)
    data = lanes_data(
        [Lane("many", ink, np.array([0, 40, 10])), Lane("few", ink, np.array([1, 0, 0]))],
        Axis(["2019", "2020", "2021"], {0: "2019"}, now=1.5),
        str,
    )
    heights = (data["bars"]["base"] - data["bars"]["top"]).tolist()
    assert heights == pytest.approx([BAR, BAR / 4, BAR / 10])
    assert data["bars"]["opacity"].tolist() == [0.45, 1.0, 0.45]
    assert data["peaks"]["said"].tolist() == ["40", "1"]


def test_a_word_of_a_stranger_stays_text() -> None:
    assert said("<b>&", {"<i>": '?a="b"'}) == (
        '<p class="timeline-prose">&lt;b&gt;&amp; <a href="?a=&quot;b&quot;" target="_self">&lt;i&gt;</a></p>'
    )


# --- the page


Serve = Callable[[Path], None]


@pytest.fixture
def serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Serve:
    """Makes a store the app's, with a static folder of its own."""

    def change(store: Path) -> None:
        monkeypatch.setattr(paths, "STORE", store)
        monkeypatch.setattr(paths, "STATIC", tmp_path / "static")
        st.cache_data.clear()  # answers are kept by release, which registers of one test run may share
        st.cache_resource.clear()

    return change


@pytest.fixture
def page_store(serve: Serve, more_store: Path) -> None:
    """The app's store: the grown register with those promises."""
    serve(more_store)


def opened(**address: str) -> AppTest:
    app = AppTest.from_file(str(PAGE), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "\n".join(each.proto.body for each in app.get("html"))


def words(app: AppTest) -> str:
    return unescape(re.sub("<[^>]+>", " ", html(app)))


@pytest.mark.usefixtures("page_store")
def test_the_page_counts_what_the_world_page_counts() -> None:
    app = opened(day="2026-11-21")
    shown = cached.view(Filters(day=TODAY)).shown
    assert f"{shown.n_promises} commitments of {shown.n_places} places stand" in words(app)
    assert "less 3 that were revoked or have lapsed" in words(app)


@pytest.mark.parametrize("by", list(By))
@pytest.mark.parametrize("tab", ["made", "standing"])
@pytest.mark.usefixtures("page_store")
def test_every_number_with_a_link_is_the_number_it_leads_to(by: str, tab: str) -> None:
    app = opened(day="2026-11-21", kinds="all", by=by, tab=tab)
    links = re.findall(r'<a href="\.\?([^"]+)"[^>]*>\s*(?:<strong>)?([\d,]+)', html(app))
    assert len(links) > 10
    for query, number in links:
        there = read_address(dict(parse_qsl(unescape(query))), TODAY)
        assert cached.view(there).shown.n_promises == int(number.replace(",", "")), query


def test_every_number_with_a_link_is_the_number_it_leads_to_in_the_register_too(serve: Serve) -> None:
    serve(paths.STORE)
    app = opened(day="2026-11-21", by="continent", levels="local.regional")
    links = re.findall(r'<a href="\.\?([^"]+)"[^>]*>\s*(?:<strong>)?([\d,]+)', html(app))
    assert len(links) > 40
    for query, number in links:
        there = read_address(dict(parse_qsl(unescape(query))), TODAY)
        assert cached.view(there).shown.n_promises == int(number.replace(",", "")), query


@pytest.mark.usefixtures("page_store")
def test_nothing_found_is_a_sentence_with_a_way_out() -> None:
    app = opened(day="2026-11-21", kinds="pilot", countries="DEU")
    assert any("No commitment passes these filters" in info.value for info in app.info)
    assert not app.header


@pytest.mark.usefixtures("page_store")
def test_what_names_no_year_has_nothing_ahead_and_nothing_due() -> None:
    text = words(opened(day="2026-11-21", kinds="climate_emergency"))
    assert "None of the 3 commitments that stand on 21 November 2026 names a year." in text
    assert "No target year of these commitments was over by 21 November 2026." in text


@pytest.mark.usefixtures("page_store")
def test_what_a_stranger_writes_into_the_address_is_passed_over() -> None:
    odd = {"by": "<script>", "tab": "x" * 90, "of": "nuclear", "find": "'; DROP TABLE claim", "place": "../.."}
    assert words(opened(day="2026-11-21", **odd)) == words(opened(day="2026-11-21"))


@pytest.mark.usefixtures("page_store")
def test_the_outcome_chosen_is_in_the_address_and_in_the_list() -> None:
    app = opened(day="2026-11-21", find="met")
    assert "Target 1 to 1 of 1" in words(app)
    assert "Freiburg" in words(app)
    next(group for group in app.get("button_group") if group.key == "timeline-find").set_value("unknown").run()
    assert app.query_params["find"] == "unknown"
    assert "Targets 1 to 2 of 2" in words(app)


@pytest.mark.usefixtures("page_store")
def test_the_page_speaks_chinese() -> None:
    app = opened(lang="zh-Hans", day="2026-11-21")
    assert app.title[0].value == "时间线：何时承诺，何时到期"
    assert "弗赖堡" in words(app)
    assert not re.search(r"\b(commitments|targets|source says)\b", words(app))


def test_a_hostile_name_in_a_list_stays_text(serve: Serve, register: Path, tmp_path: Path) -> None:
    with (register / "claim.csv").open("a", encoding="utf-8") as table:
        table.write(
            CLAIM.format(
                id="cedamia-t20", place="gn2643741", kind="neutrality", event="announced", status="pledged",
                on="2019-01-01", known="day", year=2020, pct="", scope="community", energy="", source="cedamia",
            ) + "\n"
        )  # fmt: skip
    build(tmp_path / "atlas.duckdb", register)
    serve(tmp_path / "atlas.duckdb")
    text = html(opened(day="2026-11-21"))
    assert "<img src=x" not in text
    assert "&lt;img src=x onerror=alert(1)&gt;" in text
    assert HOSTILE not in text


@pytest.mark.usefixtures("page_store")
def test_the_files_hold_what_the_page_counts() -> None:
    language = Language("en", cached.words())
    filters = Filters(day=TODAY, kinds=KINDS)
    found = cached.made(filters)
    told = groups(cached.ground(), found, filters, By.KIND, cached.continents())
    desk = Desk(filters, language, cached.view(filters).shown, found, told)
    years, commitments, _, due = sheets(desk)
    rows = [row for row in years.table.records() if row["told_apart_by"] == "kind"]
    assert sum(int(row["made"] or 0) for row in rows) == len(commitments.table.rows)
    assert sum(row["until_on"] is None for row in commitments.table.records()) == found.standing
    assert sum(int(row["standing"] or 0) for row in rows if row["year"] == TODAY.year) == found.standing
    assert len(due.table.rows) == len(cached.due(filters))
    total: Numbers = made_by_year(desk).sum(1) + undated(desk) - over(desk)
    assert total.tolist() == stood(desk)[:, len(days(desk)) - 1].tolist()
