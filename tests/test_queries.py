"""Questions to the store, answered against counts made by hand."""

from __future__ import annotations

import ast
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.queries import catalogue
from atlas.queries.ask import HERE, question
from atlas.queries.filters import STATUSES, Filters
from atlas.queries.place import place, place_claims
from atlas.queries.world import Shown, ground, world_claims, world_places

Store = duckdb.DuckDBPyConnection
TODAY = date(2026, 11, 21)
QUESTIONS = sorted(path.relative_to(HERE).with_suffix("").as_posix() for path in HERE.rglob("*.sql"))

CHINA, GUANGDONG, SHENZHEN, GERMANY, KONSTANZ = "CHN", "CN-GD", "gn1795565", "DEU", "gn2885679"
FREIBURG = "gn2925177"
ADUR, KENT, HOSTILE = "uk_local_authorities:E07000223", "uk_local_authorities:E10000016", "gn2643741"

HAND_COUNTED = [
    (Filters(TODAY), [CHINA, GERMANY, GUANGDONG, SHENZHEN, KONSTANZ, ADUR, HOSTILE]),
    (Filters(date(2010, 7, 30)), []),
    (Filters(date(2010, 7, 31)), [GUANGDONG, SHENZHEN]),
    (Filters(date(2019, 5, 1)), [GUANGDONG, SHENZHEN]),
    (Filters(date(2019, 5, 2)), [GUANGDONG, SHENZHEN, KONSTANZ]),
    (Filters(date(2019, 12, 31)), [GUANGDONG, SHENZHEN, KENT, KONSTANZ, ADUR]),
    (Filters(date(2025, 9, 29), countries=("GBR",)), [KENT, ADUR, HOSTILE]),
    (Filters(date(2025, 9, 30), countries=("GBR",)), [ADUR, HOSTILE]),
    (Filters(TODAY, kinds=("climate_emergency",)), [KONSTANZ, ADUR, HOSTILE]),
    (Filters(TODAY, kinds=("neutrality",)), [GERMANY, KONSTANZ]),
    (Filters(TODAY, kinds=("neutrality", "peak")), [CHINA, GERMANY, SHENZHEN, KONSTANZ]),
    (Filters(TODAY, kinds=("fossil_free",)), []),
    (Filters(TODAY, levels=("national",)), [CHINA, GERMANY]),
    (Filters(TODAY, levels=("regional", "local"), countries=("CHN",)), [GUANGDONG, SHENZHEN]),
    (Filters(TODAY, countries=("XXX",)), []),
    (Filters(TODAY, statuses=("in_law",)), [GERMANY]),
    (Filters(TODAY, statuses=("in_policy",)), [GUANGDONG, SHENZHEN]),
    (Filters(TODAY, statuses=("not_stated",)), []),
    (Filters(TODAY, year_from=2050), [KONSTANZ]),
    (Filters(TODAY, year_from=2051), []),
    (Filters(TODAY, year_to=2030), [CHINA, SHENZHEN]),
    (Filters(TODAY, year_from=2031, year_to=2045), [GERMANY]),
    (Filters(date(2022, 12, 30), year_to=2022), [SHENZHEN]),
]
"""Filters → the places they show: nations first, then regions, then by residents, unknown last."""


def shown_by(store: Store, filters: Filters) -> Shown:
    return ground(store).on(filters.day).shown(filters)


def world_facets(store: Store, filters: Filters) -> dict[str, dict[str, int]]:
    return ground(store).on(filters.day).facets(filters)


def world_unplaced(store: Store, filters: Filters) -> pd.DataFrame:
    return ground(store).on(filters.day).waiting(filters)


def spelled(filters: Filters) -> str:
    return "&".join(f"{name}={text}" for name, text in filters.address().items())


@pytest.mark.parametrize(
    ("filters", "expected"), HAND_COUNTED, ids=lambda v: spelled(v) if isinstance(v, Filters) else ""
)
def test_the_world_shows_the_places_counted_by_hand(miniature: Store, filters: Filters, expected: list[str]) -> None:
    assert world_places(miniature, filters)["place_id"].to_list() == expected


def test_a_place_shows_its_promises_in_order_of_kind(miniature: Store) -> None:
    places = world_places(miniature, Filters(TODAY)).set_index("place_id")
    konstanz = places.loc[KONSTANZ]
    assert list(konstanz["kinds"]) == ["climate_emergency", "neutrality"]
    assert list(konstanz["target_years"]) == ["", "2050"]
    assert list(konstanz["statuses"]) == ["pledged", "pledged"]
    assert list(konstanz["since"]) == ["2019-05-02", "2020"]
    assert list(konstanz["claim_ids"]) == ["cedamia-01", "cedamia-02"]
    assert konstanz["disagree"]
    assert (konstanz["country_name"], konstanz["region_name_zh"]) == ("Germany", "巴登-符腾堡")


def test_a_filter_leaves_the_other_promises_of_a_place_out(miniature: Store) -> None:
    (row,) = world_places(miniature, Filters(TODAY, kinds=("pilot",), levels=("local",))).itertuples()
    assert (row.place_id, list(row.kinds), list(row.claim_ids)) == (SHENZHEN, ["pilot"], ["china_pilots-02"])


def test_sources_that_disagree_are_marked(miniature: Store) -> None:
    places = world_places(miniature, Filters(TODAY))
    assert places[places["disagree"]]["place_id"].to_list() == [SHENZHEN, KONSTANZ, ADUR]
    before = world_places(miniature, Filters(date(2025, 7, 29)))  # the day before none was found in Adur
    assert ADUR not in before[before["disagree"]]["place_id"].to_list()


def test_facets_are_the_counts_made_by_hand(miniature: Store) -> None:
    assert world_facets(miniature, Filters(TODAY)) == {
        "kind": {"climate_emergency": 3, "neutrality": 2, "peak": 2, "pilot": 2},
        "level": {"national": 2, "regional": 1, "local": 4},
        "country": {"CHN": 3, "DEU": 2, "GBR": 2},
        "status": {"in_law": 1, "in_policy": 2, "pledged": 4},
        "year": {"stated": 4},  # Konstanz, Germany, Shenzhen, China
    }


def test_the_year_facet_counts_what_the_widest_range_would_show(miniature: Store) -> None:
    for kinds in ((), ("peak",), ("pilot",)):
        widest = Filters(TODAY, kinds=kinds, year_from=2000, year_to=2100)
        assert world_facets(miniature, Filters(TODAY, kinds=kinds))["year"]["stated"] == len(
            world_places(miniature, widest)
        )


def choices(words: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(words), max_size=2).map(lambda chosen: tuple(sorted(chosen)))


KINDS = ["climate_emergency", "neutrality", "peak", "pilot", "fossil_free"]
LEVELS = ["national", "regional", "local"]
COUNTRIES = ["CHN", "DEU", "GBR", "XXX"]
DAYS = st.sampled_from([date(2010, 8, 1), date(2019, 12, 31), date(2022, 1, 1), date(2025, 9, 30), TODAY])
FILTERS = st.builds(
    Filters,
    day=DAYS,
    kinds=choices(KINDS),
    levels=choices(LEVELS),
    countries=choices(COUNTRIES),
    statuses=choices(list(STATUSES)),
    year_from=st.none() | st.sampled_from([2030, 2045, 2050]),
    year_to=st.none() | st.sampled_from([2022, 2030, 2045]),
)
FACETS = {
    "kind": ("kinds", KINDS),
    "level": ("levels", LEVELS),
    "country": ("countries", COUNTRIES),
    "status": ("statuses", list(STATUSES)),
}
"""Facet → the filter it stands beside, and its choices."""


@pytest.mark.parametrize("facet", FACETS)
def test_a_choice_leaves_the_counts_of_its_own_facet_alone(miniature: Store, facet: str) -> None:
    filter_name, choices_of_facet = FACETS[facet]
    counts = world_facets(miniature, Filters(TODAY))[facet]
    for choice in choices_of_facet:
        assert world_facets(miniature, Filters(TODAY, **{filter_name: (choice,)}))[facet] == counts


@pytest.mark.parametrize("facet", FACETS)
@settings(max_examples=40)
@given(filters=FILTERS, data=st.data())
def test_a_facet_counts_the_places_its_choice_would_show(
    miniature: Store, facet: str, filters: Filters, data: st.DataObject
) -> None:
    filter_name, choices_of_facet = FACETS[facet]
    choice = data.draw(st.sampled_from(choices_of_facet))
    shown = world_places(miniature, replace(filters, **{filter_name: (choice,)}))
    counts = world_facets(miniature, filters)[facet]
    assert counts.get(choice, 0) == len(shown)
    assert 0 not in counts.values()


@settings(max_examples=15)
@given(filters=FILTERS)
def test_map_table_and_file_hold_the_same_promises(miniature: Store, filters: Filters) -> None:
    shown = shown_by(miniature, filters)
    places, claims = shown.places(), world_claims(miniature, filters.day, shown.claim_ids)
    assert (shown.n_places, shown.n_promises) == (len(places), len(claims))
    in_places = [
        pair for row in places.itertuples() for pair in zip([row.place_id] * len(row.kinds), row.kinds, strict=True)
    ]
    assert sorted(in_places) == sorted(zip(claims["place_id"], claims["kind"], strict=True))
    assert sorted(c for ids in places["claim_ids"] for c in ids) == sorted(claims["claim_id"])


@settings(max_examples=15)
@given(filters=FILTERS, day=DAYS)
def test_the_map_shows_on_any_day_the_promises_that_pass(miniature: Store, filters: Filters, day: date) -> None:
    """The map has the numbers of one selection and picks the day itself."""
    selected = set(ground(miniature).selected(filters))
    spells = catalogue.map_spells(miniature)
    holds = (spells["from_on"] <= pd.Timestamp(day)) & ~(spells["until_on"] <= pd.Timestamp(day)) & spells["active"]
    on_map = {(s.place_id, s.kind) for s in spells[holds].itertuples() if s.Index in selected}
    places = world_places(miniature, replace(filters, day=day))
    assert on_map == {(row.place_id, kind) for row in places.itertuples() for kind in row.kinds}


@settings(max_examples=15)
@given(filters=FILTERS)
def test_growth_ends_where_the_counts_by_kind_stand(miniature: Store, filters: Filters) -> None:
    growth = ground(miniature).growth(filters)
    by_then = growth[growth["day"] <= pd.Timestamp(filters.day)].groupby("kind")["places"].last()
    shown = world_places(miniature, filters)
    assert {kind: n for kind, n in by_then.items() if n} == Counter(kind for kinds in shown["kinds"] for kind in kinds)


def test_growth_counts_a_revocation_out(miniature: Store) -> None:
    growth = ground(miniature).growth(Filters(TODAY, kinds=("climate_emergency",), countries=("GBR",)))
    steps = [(f"{row.day:%Y-%m-%d}", row.places) for row in growth.itertuples()]
    assert steps == [("2019-05-23", 1), ("2019-07-18", 2), ("2020-01-15", 3), ("2025-09-30", 2)]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(TODAY), {KENT: (["climate_emergency"], [True]), FREIBURG: (["neutrality"], [False])}),
        (Filters(TODAY, kinds=("neutrality",)), {FREIBURG: (["neutrality"], [False])}),
        (Filters(TODAY, countries=("GBR",)), {KENT: (["climate_emergency"], [True])}),
        (Filters(date(2022, 5, 27)), {}),
        (Filters(TODAY, levels=("national",)), {}),
        (Filters(TODAY, statuses=("pledged",)), {}),
        (Filters(TODAY, year_to=2040), {}),
    ],
)
def test_places_known_to_have_none(
    miniature: Store, filters: Filters, expected: dict[str, tuple[list[str], list[bool]]]
) -> None:
    without = ground(miniature).on(filters.day).without(filters)
    found = {row.place_id: (row.kinds, row.ended) for row in without.itertuples()}
    assert found == expected
    assert not set(found) & set(world_places(miniature, filters)["place_id"])


@settings(max_examples=15)
@given(filters=FILTERS, first=st.integers(0, 9), count=st.integers(0, 9))
def test_pages_of_the_places_are_cut_from_all_of_them(
    miniature: Store, filters: Filters, first: int, count: int
) -> None:
    shown = shown_by(miniature, filters)
    cut = shown.places().iloc[first : first + count].reset_index(drop=True)
    pd.testing.assert_frame_equal(shown.places(first, count), cut, check_dtype=False)


@settings(max_examples=15)
@given(filters=FILTERS)
def test_a_nation_or_region_asked_for_shows_is_known_to_have_none_or_is_not_covered(
    miniature: Store, filters: Filters
) -> None:
    world = ground(miniature).on(filters.day)
    parts = [
        set(world.shown(filters).place_ids),
        *(set(f(filters)["place_id"]) for f in (world.without, world.uncovered)),
    ]
    areas = {
        row.place_id
        for row in world.ground.places.itertuples()
        if row.level in ("national", "regional")
        and (not filters.levels or row.level in filters.levels)
        and (not filters.countries or row.country in filters.countries)
    }
    if filters.asks_of_promises:
        assert parts[1:] == [set(), set()]
    else:
        assert areas <= set().union(*parts)
    assert sum(map(len, parts)) == len(set().union(*parts))


def test_the_spells_of_the_map_are_numbered_as_the_selection_numbers_them(miniature: Store) -> None:
    spells, everything = catalogue.map_spells(miniature), ground(miniature)
    number = {spell_id: row for row, spell_id in enumerate(everything.promises.spell_id)}
    for row in spells[spells["active"]].itertuples():
        place = everything.places["place_id"].iloc[everything.promises.place[number[row.Index]]]
        kind = everything.promises.choices["kind"][everything.promises.codes["kind"][number[row.Index]]]
        assert (place, kind) == (row.place_id, row.kind)
    assert len(spells) == 15


def test_a_pilot_can_be_where_a_programme_is(miniature: Store) -> None:
    assert catalogue.programme_nations(miniature) == ["CHN"]


# --- without a place


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(TODAY), 1),
        (Filters(date(2019, 6, 4)), 0),
        (Filters(date(2019, 6, 5)), 1),
        (Filters(TODAY, countries=("GBR",), levels=("local",), kinds=("climate_emergency",)), 1),
        (Filters(TODAY, countries=("DEU",)), 0),
        (Filters(TODAY, levels=("regional",)), 0),
        (Filters(TODAY, statuses=("in_law",)), 0),
        (Filters(TODAY, year_from=2030), 0),
    ],
    ids=lambda v: spelled(v) if isinstance(v, Filters) else "",
)
def test_promises_without_a_place_are_counted(miniature: Store, filters: Filters, count: int) -> None:
    assert len(world_unplaced(miniature, filters)) == count


def test_a_promise_without_a_place_says_why(miniature: Store) -> None:
    (row,) = world_unplaced(miniature, Filters(TODAY)).itertuples()
    assert (row.reported_name, row.reason, row.source_id) == ("Nowhere Town Council", "not_in_gazetteer", "cedamia")
    assert (row.country_name, row.level, row.kind) == ("United Kingdom", "local", "climate_emergency")


# --- one place


def test_a_place_is_found_with_the_names_around_it(miniature: Store) -> None:
    found = place(miniature, SHENZHEN, TODAY)
    assert found is not None
    assert (found["name"], found["name_zh"], found["level"]) == ("Shenzhen", "深圳", "local")
    assert (found["region_name"], found["country_name_zh"]) == ("Guangdong", "中国")
    assert (found["population"], found["population_publisher"]) == (17494398, "GeoNames")


@pytest.mark.parametrize("place_id", ["", "gn0", "' OR 1=1 --", "DROP TABLE place", "中国", "gn1795565 "])
def test_an_id_nobody_has_is_no_place(miniature: Store, place_id: str) -> None:
    assert place(miniature, place_id, TODAY) is None
    assert place_claims(miniature, place_id, TODAY) == []


def test_a_place_belongs_to_its_networks_from_the_day_it_joined(miniature: Store) -> None:
    before, after = (place(miniature, SHENZHEN, day) for day in (date(2015, 9, 14), date(2015, 9, 15)))
    assert before is not None
    assert after is not None
    assert before["networks"] is None
    (network,) = after["networks"]
    assert (network["name_zh"], network["joined_on"]) == ("中国达峰先锋城市联盟", "2015-09-15")


def said(store: Store, place_id: str, day: date, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(claim[column] for column in columns) for claim in place_claims(store, place_id, day)]


def test_of_all_that_is_said_of_a_place_the_headline_comes_first_then_the_newest(miniature: Store) -> None:
    assert said(miniature, SHENZHEN, TODAY, "claim_id", "event_on", "is_headline", "is_active") == [
        ("china_pilots-02", "2010-07", True, True),
        ("china_peaks-02", "2022-12", True, True),
        ("china_peaks-01", "2015-09", False, True),
    ]


def test_what_is_said_later_is_not_listed_earlier(miniature: Store) -> None:
    assert said(miniature, SHENZHEN, date(2020, 1, 1), "claim_id", "is_headline") == [
        ("china_pilots-02", True),
        ("china_peaks-01", True),
    ]


def test_a_revoked_promise_stays_on_the_record(miniature: Store) -> None:
    assert said(miniature, KENT, TODAY, "event", "event_on", "is_active", "is_headline") == [
        ("revoked", "2025-09", False, False),
        ("adopted", "2019-05-23", False, False),
    ]


def test_what_was_checked_and_not_found_is_on_the_record(miniature: Store) -> None:
    assert said(miniature, ADUR, TODAY, "event", "source_id", "is_headline") == [
        ("adopted", "cedamia", True),
        ("none_found", "mysociety_declarations", False),
    ]


def test_every_claim_says_who_says_so_under_which_licence(miniature: Store) -> None:
    for claim in place_claims(miniature, KONSTANZ, TODAY):
        assert claim["publisher"] and claim["licence"] and claim["source_row"] and claim["source_url"], claim


# --- the catalogue


def test_words_come_in_both_languages_in_order(miniature: Store) -> None:
    words = catalogue.words(miniature)
    assert list(words["level"]) == ["supranational", "national", "regional", "local"]
    assert words["kind"]["neutrality"] == ("Neutrality", "碳中和")


def test_filters_offer_what_any_promise_has(miniature: Store) -> None:
    assert catalogue.offered(miniature) == {
        "kind": ["climate_emergency", "neutrality", "pilot", "peak"],
        "level": ["national", "regional", "local"],
        "status": ["pledged", "in_policy", "in_law"],
    }


def test_nations_are_named_in_both_languages(miniature: Store) -> None:
    assert catalogue.country_names(miniature) == {
        "CHN": ("China", "中国"),
        "DEU": ("Germany", "德国"),
        "GBR": ("United Kingdom", "英国"),
    }


def test_the_release_says_which_and_until_when(miniature: Store) -> None:
    release = catalogue.release(miniature)
    assert re.fullmatch(r"[0-9a-f]{10}", release["release_id"])
    assert release["as_of"] == TODAY


# --- the questions themselves


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_says_first_what_it_asks(name: str) -> None:
    first = question(name)[0].splitlines()[0]
    assert re.fullmatch(r"-- .{10,}[.:,]", first), first


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_parses_against_the_schema(miniature: Store, name: str) -> None:
    sql, parameters = question(name)
    miniature.cursor().execute(f"EXPLAIN {sql}", dict.fromkeys(parameters) or None)


ASKED = {"day": TODAY, "place_id": SHENZHEN, "claim_id": "cedamia-01", "country": "CHN", "network_id": "appc"}
"""What a question is asked with."""
ASKED_OF: dict[str, dict[str, object]] = {
    "timeline/fallen_due": {"day": date(2060, 1, 1), "kinds": ["neutrality", "peak"]},
    "timeline/fallen_due_lines": {"claim_ids": ["net_zero_tracker-02"]},
    "place_file/inside": {"place_id": "DEU"},
    "place_file/names": {"place_id": "gn2885679"},
    "place_file/populations": {"place_id": "gn2925177"},
    "country/people_by_nation": {"place_ids": [SHENZHEN, "DEU"]},
}
"""Question → what it is asked with instead, so that the miniature register has an answer."""
NOTHING_TO_SAY = {
    "country/bodies",
    "method/counted_example",
    "timeline/fallen_due_several",
    "networks/network_unplaced",
}
"""Questions to which the miniature register holds no answer; tests of their own ask them."""


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_same_question_gets_the_same_answer(miniature: Store, name: str) -> None:
    sql, parameters = question(name)
    given_ = dict.fromkeys(parameters) | ASKED | ASKED_OF.get(name, {})
    answers = [
        miniature.cursor().execute(sql, {k: v for k, v in given_.items() if k in parameters} or None).fetchall()
        for _ in range(2)
    ]
    assert answers[0] == answers[1]
    assert bool(answers[0]) == (name not in NOTHING_TO_SAY)


def test_every_question_is_asked_by_a_function() -> None:
    asked = set()
    for path in HERE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"ask", "ask_records"}
            ):
                asked.add(ast.literal_eval(node.args[1]))
    assert asked == set(QUESTIONS)


def test_no_question_is_put_together_from_texts() -> None:
    for path in Path(HERE).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                assert not re.search(r"\b(SELECT|WHERE|FROM)\b", ast.unparse(node)), path.name
