"""One number wherever it stands: the desks, the map and the store agree on what is counted, under many filters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path
from random import Random
from urllib.parse import parse_qsl

import duckdb
import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from atlas import paths
from atlas.model import Level
from atlas.queries.connect import open_store, read_pointer
from atlas.queries.country.ladder import BELOW, ladder
from atlas.queries.country.nations import people_by_nation
from atlas.queries.filters import FIRST_DAY, KINDS, NOT_STATED, STATUSES, Filters, read_address
from atlas.queries.method.figures import gaps
from atlas.queries.networks.coverage import coverage
from atlas.queries.networks.coverage_people import share_of
from atlas.queries.networks.members import memberships
from atlas.queries.networks.statements import statements
from atlas.queries.peaks.china import ALLIANCE, NATION, peaks, place_ids
from atlas.queries.people import people_on, places_through_time
from atlas.queries.place_file.file import inside, place_file, standing
from atlas.queries.spells import LEVELS
from atlas.queries.timeline.history import By, groups, history, standing_on
from atlas.queries.world import Ground, ground, view
from atlas.views import cached
from atlas.views.i18n import Language
from atlas.views.through_time.people_words import interval, interval_word

PAGES = Path(__file__).resolve().parents[1] / "pages"
LAST = date(2026, 5, 1)
TODAY = date(2026, 11, 21)
NATIONS = ("DEU", "CHN", "USA", "GBR", "FRA", "JPN", "AUS", "BRA", "ZAF", "DNK", "IND", "TUV")


def drawn_filters() -> Iterator[Filters]:
    """Filters as readers and links may choose them, the same on every run."""
    draw = Random(5)  # noqa: S311 - examples, no secrets
    for _ in range(40):
        years = sorted(draw.choices(range(2020, 2061), k=2)) if draw.random() < 0.2 else [None, None]
        yield Filters(
            day=date.fromordinal(draw.randint(date(2016, 1, 1).toordinal(), LAST.toordinal())),
            kinds=tuple(kind for kind in KINDS if draw.random() < 0.4) if draw.random() < 0.7 else (),
            levels=tuple(level for level in LEVELS if draw.random() < 0.5) if draw.random() < 0.5 else (),
            countries=tuple(sorted(draw.sample(NATIONS, draw.randint(1, 3)))) if draw.random() < 0.5 else (),
            statuses=tuple(word for word in STATUSES if draw.random() < 0.5) if draw.random() < 0.2 else (),
            year_from=years[0],
            year_to=years[1],
        )


FILTERS = (Filters(LAST), Filters(LAST, KINDS), Filters(FIRST_DAY, KINDS), *drawn_filters())


@pytest.fixture(scope="module")
def store() -> Iterator[duckdb.DuckDBPyConnection]:
    """The store of the committed register, as `make build` leaves it."""
    opened = open_store(read_pointer(paths.STORE).path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def ground_(store: duckdb.DuckDBPyConnection) -> Ground:
    return ground(store)


class Counted:
    """The promises of the store, counted by SQL and pandas alone."""

    def __init__(self, store: duckdb.DuckDBPyConnection) -> None:
        self.on = cache(lambda day: store.cursor().execute(STANDING, {"day": day}).df())

    def rows(self, filters: Filters) -> pd.DataFrame:
        """One row a promise that passes."""
        rows = self.on(filters.day)
        rows = rows[rows["kind"].isin(filters.kinds_shown)]
        for column, words in {
            "level": filters.levels,
            "country": filters.countries,
            "status": filters.statuses,
        }.items():
            rows = rows[rows[column].isin(words)] if words else rows
        if filters.year_from:
            rows = rows[rows["target_year"] >= filters.year_from]
        return rows[rows["target_year"] <= filters.year_to] if filters.year_to else rows

    def places(self, filters: Filters) -> int:
        """Places with one."""
        return int(self.rows(filters)["place_id"].nunique())


STANDING = f"""
SELECT place_id, kind::VARCHAR AS kind, level::VARCHAR AS level, country, target_year,
       coalesce(status::VARCHAR, '{NOT_STATED}') AS status
FROM state_asof($day::DATE) JOIN place USING (place_id) WHERE active
"""  # noqa: S608 - a constant


@pytest.fixture(scope="module")
def counted(store: duckdb.DuckDBPyConnection) -> Counted:
    return Counted(store)


def test_the_filters_tried_show_something_and_nothing(counted: Counted) -> None:
    found = [len(counted.rows(each)) for each in FILTERS]
    assert 0 in found and sum(n > 0 for n in found) > 25


def test_the_map_its_counter_its_filters_and_its_curve(
    store: duckdb.DuckDBPyConnection, ground_: Ground, counted: Counted
) -> None:
    spells = store.cursor().execute("SELECT spell_id, place_id, kind::VARCHAR AS kind FROM spell WHERE active").df()
    for filters in FILTERS:
        held, shown = counted.rows(filters), view(ground_.on(filters.day), filters)
        assert (shown.shown.n_places, shown.shown.n_promises) == (counted.places(filters), len(held))
        for facet, column in {"kind": "kinds", "level": "levels", "country": "countries", "status": "statuses"}.items():
            every = counted.rows(replace(filters, **{column: KINDS if facet == "kind" else ()}))  # type: ignore[arg-type]
            assert shown.facets[facet] == every.groupby(facet)["place_id"].nunique().to_dict(), filters
        on_day = ground_.promises.spell_id[ground_.promises.on(filters.day)]
        drawn = spells[spells["spell_id"].isin(np.intersect1d(shown.spells, on_day))]
        assert {*zip(drawn["place_id"], drawn["kind"], strict=True)} == {
            *zip(held["place_id"], held["kind"], strict=True)
        }
        curve = ground_.growth(filters)
        curve = curve[curve["day"] <= pd.Timestamp(filters.day)]
        last = curve.groupby("kind")["places"].last()
        assert {kind: n for kind, n in last.items() if n} == Counter(held["kind"])


def test_the_ladder_of_every_nation(ground_: Ground, counted: Counted) -> None:
    for filters in FILTERS:
        asked = replace(filters, levels=(), countries=())
        held, found = counted.rows(asked), ladder(ground_.on(filters.day), asked)
        for nation, rows in held[held["country"].isin(NATIONS)].groupby("country"):
            for level, some in rows.groupby("level"):
                assert found.with_promise([nation], level) == some["place_id"].nunique()
                kinds = {kind: found.with_promise([nation], level, kind) for kind in KINDS}
                assert {kind: n for kind, n in kinds.items() if n} == Counter(some["kind"])
        of_a_nation = held[held["country"].notna()]
        assert sum(found.with_promise(found.nations, level) for level in LEVELS) == of_a_nation["place_id"].nunique()
        for level in LEVELS:
            n = (ground_.places["level"] == level) & ground_.places["country"].notna()
            assert found.in_register(found.nations, level) == n.sum()


def test_the_timeline_stands_where_the_map_stands(
    store: duckdb.DuckDBPyConnection, ground_: Ground, counted: Counted
) -> None:
    continents = {code: tuple(nations) for code, nations in cached.continents().items()}
    for filters in FILTERS:
        held, shown = counted.rows(filters), ground_.on(filters.day).shown(filters)
        found = history(ground_, shown, filters)
        assert found.standing == len(held)
        years = found.year[found.stands]
        assert Counter(years[~np.isnan(years)].astype(int).tolist()) == Counter(
            held["target_year"].dropna().astype(int)
        )
        dated, over = np.isfinite(found.made_year), ~found.stands
        assert dated.sum() + (~dated).sum() - over.sum() == len(held)
        for by in By:
            told = groups(ground_, found, filters, by, continents)
            on_day = standing_on(ground_, filters, told, [filters.day])[:, 0]
            assert on_day.sum() == len(held)
            if by in (By.KIND, By.LEVEL):
                numbers = dict(zip(told.codes, on_day.tolist(), strict=True))
                assert {code: n for code, n in numbers.items() if n} == Counter(held[str(by)])


def test_members_with_a_commitment_are_the_members_the_map_shows(
    store: duckdb.DuckDBPyConnection, ground_: Ground, counted: Counted
) -> None:
    networks, said = memberships(store, ground_), statements(store, ground_)
    joined = (
        store.cursor().execute("SELECT DISTINCT network_id, place_id FROM membership WHERE place_id IS NOT NULL").df()
    )
    for filters in FILTERS[:25]:
        asked = replace(filters, statuses=(), year_from=None, year_to=None)
        promising, world = {*counted.rows(asked)["place_id"]}, ground_.on(filters.day)
        for network in networks.networks[::3]:
            found = coverage(world, said, filters, networks.of(network, filters.day), programme_nations=())
            ids = {*found.place_ids}
            assert ids <= {*joined["place_id"][joined["network_id"] == network.network_id]}
            assert found.tally().with_it == len(ids & promising)
            assert found.tally().places == len(ids)
            assert found.shown().n_places == len(ids & promising)
            for level, tally in found.tallies_by("level").items():
                narrowed = {*counted.rows(replace(asked, levels=(level,)))["place_id"]}
                assert tally.with_it == len(ids & narrowed)


def test_a_places_file_says_what_the_map_shows_of_it(
    store: duckdb.DuckDBPyConnection, ground_: Ground, counted: Counted
) -> None:
    draw = Random(5)  # noqa: S311 - examples, no secrets
    for day in (LAST, date(2021, 6, 30)):
        held, world = counted.rows(Filters(day, KINDS)), ground_.on(day)
        for place_id in ["CHN", "DEU", "FRA", *draw.sample(sorted({*held["place_id"]}), 30)]:
            of_place = held[held["place_id"] == place_id]
            years = dict(zip(of_place["kind"], of_place["target_year"], strict=True))
            file = place_file(store, place_id, day)
            assert file is not None
            now = {row["kind"]: row for row in file.states if row["until_on"] is None or row["until_on"] > day}
            assert {kind for kind, row in now.items() if row["active"]} == {*years} == {*standing(world, place_id)}
            for kind, stands in standing(world, place_id).items():
                assert stands.year == now[kind]["target_year"]
                assert stands.year == (None if pd.isna(years[kind]) else years[kind])
            within = inside(world, file)
            if file.level == Level.NATIONAL:
                below = Filters(day, KINDS, levels=BELOW, countries=(place_id,))
                assert within.n_promising == counted.places(below)
                assert within.kinds == Counter(counted.rows(below)["kind"])


def test_chinas_desk_counts_the_pilots_and_neutral_cities_of_the_map(
    store: duckdb.DuckDBPyConnection, ground_: Ground, counted: Counted
) -> None:
    joined = memberships(store, ground_)
    alliance = joined.named(ALLIANCE)
    assert alliance
    for day in (LAST, date(2012, 12, 31), date(2019, 12, 31)):
        for levels in ((), ("local",), ("regional",)):
            found = peaks(store, ground_, day, levels)
            asked = Filters(day, ("pilot",), levels, (NATION,))
            assert {*place_ids(found.designations)} == {*counted.rows(asked)["place_id"]}
            neutral = {*counted.rows(replace(asked, kinds=("neutrality",)))["place_id"]}
            assert {*found.neutral} - {NATION} == neutral - {NATION}
            peaking = counted.rows(replace(asked, kinds=("peak",)))
            headlines = {place: said for place in found.by_place if (said := found.headline(place))}
            for place, said in headlines.items():
                assert peaking.set_index("place_id")["target_year"][place] == said.year
            assert {*headlines} == {*peaking["place_id"][peaking["target_year"].notna()]} - {NATION}
            rows = joined.of(alliance, day)
            kept = ground_.places.iloc[rows]
            assert {*found.member_ids} == {*kept["place_id"][kept["level"].isin(levels or LEVELS)]}


def test_the_data_page_counts_the_promises_of_the_map(ground_: Ground, counted: Counted) -> None:
    for filters in FILTERS[:15]:
        held = counted.rows(filters)
        found = gaps(ground_.on(filters.day).shown(filters))
        assert {kind: each.promises for kind, each in found.items() if each.promises} == Counter(held["kind"])
        for kind, each in found.items():
            of_kind = held[held["kind"] == kind]
            assert each.without_year == of_kind["target_year"].isna().sum()
            assert each.without_status == (of_kind["status"] == NOT_STATED).sum()


def test_people_are_as_many_on_every_page(store: duckdb.DuckDBPyConnection, ground_: Ground) -> None:
    for filters in FILTERS[::4]:
        world = ground_.on(filters.day)
        by_nation = people_by_nation(store, filters.day, world.shown(replace(filters, countries=())).place_ids)
        for nation in NATIONS[:6]:
            asked = replace(filters, countries=(nation,))
            places = world.shown(asked).place_ids
            people = people_on(store, filters.day, places)
            assert by_nation.get(nation, people_on(store, filters.day, [])) == people
            (then,) = places_through_time(ground_, asked, [filters.day]).values()
            assert {*then} == {*places}
            share = share_of(people, people, lambda day=filters.day: people_on(store, day, []))
            assert share is None or (share[1] == 1 and 0 <= share[0] <= 1)


# --- as the pages say it

DESKS = (
    ("country", {"of": "DEU"}),
    ("country", {"of": "EU", "kinds": "all"}),
    ("country", {"of": "CHN", "day": "2020-01-01", "against": "USA.FRA"}),
    ("country", {"of": "all", "kinds": "peak.neutrality"}),
    ("place", {"place": "DEU"}),
    ("timeline", {"by": "country", "kinds": "all"}),
    ("timeline", {"by": "level", "countries": "CHN.DEU", "day": "2021-03-01"}),
)
LINK = re.compile(r'<a href="\.\?([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)


def drawn(page: str, own: dict[str, str]) -> str:
    """The HTML of a page."""
    app = AppTest.from_file(str(PAGES / f"{page}.py"), default_timeout=60)
    for name, value in ({"day": LAST.isoformat(), "lang": "en"} | own).items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return "\n".join(each.proto.body for each in app.get("html"))


@pytest.mark.parametrize(("page", "own"), DESKS)
def test_every_number_that_leads_to_the_map_is_the_one_it_leads_to(
    page: str, own: dict[str, str], counted: Counted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "STATIC", tmp_path)
    language, numbers, people = Language("en", cached.words()), 0, 0
    for query, inner in LINK.findall(drawn(page, own)):
        there = read_address(dict(parse_qsl(unescape(query))), TODAY)
        text = re.sub("<[^>]*>", "", inner).strip()
        if re.fullmatch(r"[\d,]+", text):
            held = len(counted.rows(there)) if page == "timeline" else counted.places(there)
            assert int(text.replace(",", "")) == held, query
            numbers += 1
        elif "million" in text or "billion" in text:
            shown = cached.view(there).shown
            found = cached.people(there.day, shown.place_ids)
            # A bound that is the whole nation says nothing, and is left out.
            assert text in (interval_word(found, language), f"at least {interval(found, language)[0]}"), query
            people += 1
    assert numbers > 4
    assert people > 2 or page != "country" or own["of"] == "all"
