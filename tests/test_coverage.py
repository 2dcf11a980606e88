"""Coverage of a network or a list: who has promised, who has not, how old and firm the record is, and whose people."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest
import streamlit as st
from grown import HOSTILE, grow
from hypothesis import given
from hypothesis import strategies as hyp
from streamlit.testing.v1 import AppTest

from atlas import paths
from atlas.cli import main
from atlas.model import Level, Place, Precision, ReportedPlace, Resolution
from atlas.queries.catalogue import programme_nations
from atlas.queries.connect import open_store, read_pointer
from atlas.queries.filters import KINDS, Filters
from atlas.queries.networks.coverage import Coverage, coverage, placed, strong_others
from atlas.queries.networks.coverage_people import share_of, with_outside
from atlas.queries.networks.given_list import Certainty, GivenList, GivenRow, MatchedPlace
from atlas.queries.networks.members import Memberships, asked_for, combinations, memberships, network_sources, shared
from atlas.queries.networks.records import Age, Firmness, months_before
from atlas.queries.networks.statements import statements
from atlas.queries.networks.tally import Tally
from atlas.queries.people import People
from atlas.queries.world import Ground, ground
from atlas.resolve import lists
from atlas.store.build import build
from atlas.views import cached
from atlas.views.i18n import Language
from atlas.views.networks import choice, shares
from atlas.views.networks.group import Group, group_of_list
from atlas.views.networks.sheets import sheets

Store = duckdb.DuckDBPyConnection
PAGE = Path(__file__).resolve().parents[1] / "pages" / "networks.py"
MINIATURE = Path(__file__).parent / "miniature"
TODAY = date(2026, 11, 21)
KONSTANZ, FREIBURG, SHENZHEN, MARKUP = "gn2885679", "gn2925177", "gn1795565", "gn2643741"
ADUR, KENT = "uk_local_authorities:E07000223", "uk_local_authorities:E10000016"
OBERAMMERGAU = MatchedPlace("gn2861422", "Oberammergau", None, "local", "DEU", "Bayern", None, 47.6, 11.1, 5346)
DONGGUAN = MatchedPlace("gn1812545", "Dongguan", "东莞", "local", "CHN", "Guangdong", "广东", 23.0, 113.7, None)


def of(store: Store, *place_ids: str, outside: Sequence[MatchedPlace] = (), **chosen: Any) -> Coverage:
    """The coverage of some places, on the day and with the filters chosen."""
    held, filters = ground(store), Filters(**({"day": TODAY} | chosen))
    rows = np.sort(held.places.index[held.places["place_id"].isin(place_ids)].to_numpy(np.int64))
    nations = programme_nations(store)
    said = statements(store, held)
    return coverage(held.on(filters.day), said, filters, rows, programme_nations=nations, outside=outside)


EVERYONE = ("CHN", "CN-GD", "DEU", SHENZHEN, MARKUP, KONSTANZ, FREIBURG, ADUR, KENT)


# --- who has promised


def test_members_are_those_with_it_those_checked_and_those_nobody_speaks_of(miniature: Store) -> None:
    covered = of(miniature, *EVERYONE)
    # Kent's declaration is revoked; Adur's stands although another source found none.
    assert covered.kind("climate_emergency") == Tally(with_it=3, checked=1, unspoken=5, inapplicable=0)
    # Freiburg was checked.
    assert covered.kind("neutrality") == Tally(2, 1, 6, 0)
    # A pilot can only be below a nation that runs a programme: Guangdong and Shenzhen, and both are.
    assert covered.kind("pilot") == Tally(2, 0, 0, 7)
    assert covered.tally() == Tally(with_it=7, checked=2, unspoken=0, inapplicable=0)


def test_before_the_revocation_the_member_has_it(miniature: Store) -> None:
    assert of(miniature, KENT, day=date(2025, 9, 29)).tally().with_it == 1
    assert of(miniature, KENT, day=date(2025, 9, 30)).tally() == Tally(0, 1, 0, 0)


def test_filters_choose_among_members_and_kinds(miniature: Store) -> None:
    assert of(miniature, *EVERYONE, levels=("national",)).place_ids == ["CHN", "DEU"]
    assert of(miniature, *EVERYONE, countries=("GBR",)).tally() == Tally(2, 1, 0, 0)
    assert of(miniature, *EVERYONE, kinds=("peak",)).tally() == Tally(2, 0, 7, 0)
    # A status is no question to a gap: it is passed over.
    assert of(miniature, *EVERYONE, statuses=("in_law",)).tally() == of(miniature, *EVERYONE).tally()


def test_members_by_level_and_nation_sum_up_to_all(miniature: Store) -> None:
    covered = of(miniature, *EVERYONE, outside=[OBERAMMERGAU])
    assert covered.tallies_by("country") == {
        "CHN": Tally(3, 0, 0, 0),
        "DEU": Tally(2, 1, 1, 0),
        "GBR": Tally(2, 1, 0, 0),
    }
    assert sum(each.places for each in covered.tallies_by("level").values()) == len(covered) == 10


def test_coverage_counts_what_the_store_counts(tmp_path: Path) -> None:
    build(tmp_path / "atlas.duckdb", grow(tmp_path / "grown"))
    with open_store(read_pointer(tmp_path / "atlas.duckdb").path) as store:
        for day in (date(2016, 1, 1), date(2019, 12, 31), TODAY):
            for kind in KINDS:
                asked = "SELECT place_id FROM state_asof($day) WHERE kind::VARCHAR = $kind AND active ORDER BY place_id"
                stands = [row[0] for row in store.execute(asked, {"day": day, "kind": kind}).fetchall()]
                everyone = ground(store).places["place_id"]
                covered = of(store, *everyone, day=day, kinds=(kind,))
                assert sorted(covered.ids(covered.any_of)) == stands


def test_a_place_the_atlas_does_not_hold_is_a_member_without_anything(miniature: Store) -> None:
    covered = of(miniature, KONSTANZ, outside=[OBERAMMERGAU])
    assert covered.place_ids == [KONSTANZ, OBERAMMERGAU.place_id]
    assert covered.tally() == Tally(with_it=1, checked=0, unspoken=1, inapplicable=0)
    assert covered.is_age(Age.UNSPOKEN, 24).tolist() == [False, True]
    assert covered.ids(covered.held) == [KONSTANZ]
    table = covered.table(np.array([1, 0]))
    assert table["kinds"].tolist() == [[], ["climate_emergency", "neutrality"]]
    assert table["country_name"].tolist() == ["Germany", "Germany"]


def test_an_empty_list_is_covered_by_nothing(miniature: Store) -> None:
    covered = of(miniature)
    assert (len(covered), covered.tally(), strong_others(covered).n_places) == (0, Tally(0, 0, 0, 0), 0)


def test_a_list_names_a_place_once(miniature: Store) -> None:
    held = ground(miniature)
    konstanz = MatchedPlace(KONSTANZ, "Constance", None, "local", "DEU", "", None, 47.7, 9.2, 1)
    rows, outside = placed(held, [konstanz, OBERAMMERGAU, konstanz, OBERAMMERGAU])
    assert held.places["place_id"].iloc[rows].tolist() == [KONSTANZ]
    assert outside == [OBERAMMERGAU]


# --- how firm, how old


def test_a_pledge_is_no_policy(miniature: Store) -> None:
    covered = of(miniature, *EVERYONE)
    firm = dict(zip(covered.place_ids, covered.firmness.tolist(), strict=True))
    named = {place: list(Firmness)[code] for place, code in firm.items()}
    assert named["DEU"] == named["CN-GD"] == named[SHENZHEN] == Firmness.FIRM
    assert named["CHN"] == named[KONSTANZ] == Firmness.PLEDGE
    assert named[KENT] == named[FREIBURG] == Firmness.NONE


def test_not_stated_is_not_a_pledge(published: Path, alter: Callable[[str], None]) -> None:
    alter("UPDATE spell SET status = NULL WHERE place_id = 'gn2885679' AND kind = 'climate_emergency'")
    with open_store(read_pointer(published).path) as store:
        covered = of(store, KONSTANZ)
        assert covered.is_firmness(Firmness.NOT_STATED).tolist() == [True]
        assert of(store, KONSTANZ, kinds=("neutrality",)).is_firmness(Firmness.PLEDGE).tolist() == [True]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 12, 31), 24, Age.RECENT),  # said in December 2022: as late as the 31st
        (date(2025, 1, 1), 24, Age.OLD),
        (date(2025, 1, 1), 25, Age.RECENT),
        (date(2010, 7, 30), 24, Age.UNSPOKEN),
    ],
)
def test_a_record_is_as_young_as_it_may_be(miniature: Store, day: date, months: int, expected: Age) -> None:
    covered = of(miniature, SHENZHEN, day=day)
    assert [age for age in Age if covered.is_age(age, months)[0]] == [expected]


def test_the_day_a_row_was_edited_dates_it(miniature: Store) -> None:
    # Freiburg: checked, none found, undated; the row was edited on 28 May 2022.
    assert str(of(miniature, FREIBURG).newest_on[0]) == "2022-05-28"
    assert of(miniature, FREIBURG, kinds=("peak",)).is_age(Age.UNSPOKEN, 24).tolist() == [True]


def test_undated_is_not_old(register: Path, edit: Callable[[str, str, str], None], tmp_path: Path) -> None:
    edit("claim", "2020-01-15,day", ",")
    build(tmp_path / "atlas.duckdb", register)
    with open_store(read_pointer(tmp_path / "atlas.duckdb").path) as store:
        covered = of(store, MARKUP)
        assert [age for age in Age if covered.is_age(age, 1)[0]] == [Age.UNDATED]


def test_months_are_those_of_the_calendar() -> None:
    assert months_before(date(2024, 3, 31), 1) == date(2024, 2, 29)
    assert months_before(date(2026, 1, 15), 24) == date(2024, 1, 15)
    assert months_before(date(2026, 1, 15), 1) == date(2025, 12, 15)


# --- who is not a member


def test_strong_places_of_the_members_nations_and_levels_are_named(miniature: Store) -> None:
    found = strong_others(of(miniature, "CN-GD", outside=[DONGGUAN]))
    assert found.place_ids == [SHENZHEN]
    assert strong_others(of(miniature, "CN-GD")).place_ids == []  # Shenzhen is of another level
    assert strong_others(of(miniature, KONSTANZ)).place_ids == []  # Germany's law is the nation's


# --- people


def people(low: int, high: int | None, counted: int = 1) -> People:
    return People(TODAY, low, high, counted=counted, skipped=0, unknown=0, doubtful=0)


HEADS = hyp.integers(0, 10**6)


@given(HEADS, HEADS, hyp.tuples(*[HEADS] * 6))
def test_a_share_holds_whatever_the_truth_is(part: int, rest: int, slack: tuple[int, ...]) -> None:
    if part + rest == 0:
        return
    bounds = share_of(
        people(max(0, part - slack[0]), part + slack[1]),
        people(max(0, part + rest - slack[2]), part + rest + slack[3]),
        lambda: people(max(0, rest - slack[4]), rest + slack[5]),
    )
    assert bounds is not None
    assert bounds[0] <= part / (part + rest) + 1e-12
    assert part / (part + rest) - 1e-12 <= bounds[1] <= 1


def test_a_share_of_known_people_is_one_number() -> None:
    assert share_of(people(30, 30), people(120, 120), lambda: people(90, 90)) == (0.25, 0.25)
    assert share_of(people(0, 0, counted=0), people(120, None), lambda: people(1, 1)) == (0.0, 0.0)
    assert share_of(people(30, None), people(120, None), lambda: people(0, None)) == (0.0, 1.0)
    assert share_of(people(0, 0, counted=0), people(0, 0, counted=0), lambda: people(0, 0)) is None


def test_places_not_held_widen_what_is_known(miniature: Store) -> None:
    held = of(miniature, KONSTANZ).places
    assert with_outside(people(100, 120), held, []) == people(100, 120)
    # Two local places of GeoNames do not overlap, so at least both; in a region it may lie.
    assert with_outside(people(100, 120), held, [OBERAMMERGAU]) == people(5446, 5466, counted=2)
    inside = with_outside(people(100, 120), of(miniature, KONSTANZ, "DE-BW").places, [OBERAMMERGAU])
    assert (inside.low, inside.high) == (100, 5466)
    unknown = with_outside(people(100, 120), held, [DONGGUAN])
    assert (unknown.low, unknown.high, unknown.unknown) == (100, None, 1)


# --- networks


def joined(store: Store) -> tuple[Ground, Memberships]:
    held = ground(store)
    return held, memberships(store, held)


def test_a_member_is_one_from_the_day_it_surely_joined(miniature: Store) -> None:
    held, networks = joined(miniature)
    appc = networks.named("appc")
    assert appc is not None and networks.named("<script>") is None and networks.named(None) is None
    assert networks.of(appc, date(2015, 9, 14)).tolist() == []
    assert held.places["place_id"].iloc[networks.of(appc, date(2015, 9, 15))].tolist() == [SHENZHEN]
    assert networks.first_day(appc) == date(2015, 9, 15)
    assert [len(network_sources(miniature, "appc", day)) for day in (date(2015, 9, 14), TODAY)] == [0, 1]
    c40 = networks.named("c40")
    assert c40 is not None and networks.first_day(c40) is None


def test_networks_share_the_members_both_have(register: Path, tmp_path: Path) -> None:
    with (register / "membership.csv").open("a", encoding="utf-8") as table:
        for network, place in (("c40", SHENZHEN), ("c40", KONSTANZ), ("iclei", KONSTANZ)):
            table.write(f"{network},{place},,,stated,cedamia,row 1,X,,exact,0.95\n")
    build(tmp_path / "atlas.duckdb", register)
    with open_store(read_pointer(tmp_path / "atlas.duckdb").path) as store:
        held, networks = joined(store)
        position = {each.network_id: at for at, each in enumerate(networks.networks)}
        belongs = networks.incidence(TODAY, asked_for(held, Filters(TODAY)))
        counts = shared(belongs)
        pairs = [("c40", "c40"), ("c40", "appc"), ("c40", "iclei"), ("appc", "iclei"), ("appc", "appc")]
        assert [int(counts[position[a], position[b]]) for a, b in pairs] == [2, 1, 1, 0, 1]
        c40 = networks.named("c40")
        assert c40 is not None
        found = combinations(belongs, networks.of(c40, TODAY))
        assert sorted((sorted(networks.networks[at].network_id for at in those), n) for those, n in found) == [
            (["appc", "c40"], 1),
            (["c40", "iclei"], 1),
        ]
        local_germans = asked_for(held, Filters(TODAY, countries=("DEU",)))
        assert int(shared(networks.incidence(TODAY, local_germans))[position["c40"], position["c40"]]) == 1
        # Row 1 of CEDAMIA tells of a declaration, so what is known from it alone is no sample of the network.
        assert networks.selected_of(c40).tolist() == networks.of(c40, TODAY).tolist()
        appc = networks.named("appc")
        assert appc is not None and networks.selected_of(appc).tolist() == []


# --- words


def test_shares_are_rounded_outwards() -> None:
    language = Language("en", {})
    assert shares.interval((0.415, 0.421), language) == "41–43 %"
    assert shares.interval((0.25, 0.25), language) == "25 %"
    assert shares.interval((0.001, 0.001), language) == "<1 %"
    assert shares.interval(None, language) is None
    assert [shares.percent(n, 1000, language) for n in (0, 1, 500, 999, 1000)] == [
        "0 %",
        "<1 %",
        "50 %",
        ">99 %",
        "100 %",
    ]
    assert shares.counted(0, 0, language) == "0"


# --- the page


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The grown miniature register as the app's store."""
    out = tmp_path / "atlas.duckdb"
    build(out, grow(tmp_path / "grown"))
    monkeypatch.setattr(paths, "STORE", out)
    monkeypatch.setattr(paths, "STATIC", tmp_path / "static")
    st.cache_data.clear()
    st.cache_resource.clear()
    yield out


def opened(**address: str) -> AppTest:
    app = AppTest.from_file(str(PAGE), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def said(app: AppTest) -> str:
    return "\n".join([each.value for each in app.markdown] + [each.value for each in app.info])


def tables(app: AppTest) -> str:
    return "\n".join(each.proto.body for each in app.get("html"))


def listed(app: AppTest, key: str) -> list[dict[str, Any]]:
    parts = [each.proto for each in app.get("bidi_component") if each.proto.component_name == "atlas-place-list"]
    return list(json.loads(next(part.json for part in parts if part.id.endswith(key)))["rows"])


def test_without_a_network_the_page_offers_them_all(store: Path) -> None:
    app = opened(day="2026-01-01")
    assert not app.exception
    assert app.title[0].value == "Networks and their coverage"
    assert "network=appc" in tables(app)


def test_a_network_shows_its_members_and_its_gaps(store: Path) -> None:
    app = opened(network="appc", day="2026-01-01")
    assert not app.exception
    assert "**2 members**, 2 local, in 2 nations, as of 1 January 2026" in said(app)
    assert "2 (100 %) of 2 members" in said(app)
    assert [(row["name"], row["href"].startswith("place?")) for row in listed(app, "members")] == [
        ("Shenzhen", True),
        ("Konstanz", True),
    ]
    narrowed = opened(network="appc", day="2026-01-01", tab="without.peak")
    assert [row["name"] for row in listed(narrowed, "members")] == ["Konstanz"]
    assert [row["name"] for row in listed(opened(network="appc", tab="<script>"), "members")] == [
        "Shenzhen",
        "Konstanz",
    ]


def test_a_day_before_any_member_is_a_sentence(store: Path) -> None:
    app = opened(network="appc", day="2015-01-01")
    assert not app.exception
    assert "the first is of 15 September 2015" in said(app)


def test_an_unknown_network_is_a_sentence_with_a_way_out(store: Path) -> None:
    app = opened(network="<b>nobody</b>")
    assert not app.exception
    assert "knows no network of the name" in said(app)
    assert "network=appc" in tables(app) and "nobody" not in tables(app)


def test_filters_that_leave_nobody_offer_a_reset(store: Path) -> None:
    app = opened(network="appc", countries="FRA")
    assert not app.exception
    assert "Nobody here is of the levels and countries chosen" in said(app)
    assert [button.key for button in app.button if button.key == "reset-empty"]


@pytest.mark.parametrize(("months", "shown"), [("12", 12), ("601", 60), ("-1", 60), ("²", 60), ("", 60)])
def test_months_nobody_can_mean_are_passed_over(store: Path, months: str, shown: int) -> None:
    app = opened(network="appc", months=months)
    assert not app.exception
    assert f"Nothing newer than {shown} months" in tables(app)


def test_the_page_speaks_chinese(store: Path) -> None:
    app = opened(network="appc", lang="zh-Hans", day="2026-01-01")
    assert app.title[0].value == "覆盖情况：中国达峰先锋城市联盟"
    assert "**2 个成员**" in said(app)
    assert [row["name"] for row in listed(app, "members")] == ["深圳", "康斯坦茨"]


# --- a reader's list


def row(line: int, name: str, place: MatchedPlace | None) -> GivenRow:
    certainty = Certainty.EXACT if place else Certainty.NONE
    return GivenRow(
        line=line, name=name, given_country="", given_level="", given_region="", cells=(name,), place=place,
        confidence=float(bool(place)), method="exact" if place else "", reason="" if place else "ambiguous",
        certainty=certainty,
    )  # fmt: skip


SHENZHEN_GIVEN = MatchedPlace(SHENZHEN, "Shenzhen", "深圳", "local", "CHN", "Guangdong", "广东", 22.5, 114.1, 17494398)
GIVEN = GivenList(
    title=HOSTILE,
    columns=("Name",),
    rows=(
        row(1, "shenzhen", SHENZHEN_GIVEN),
        row(2, HOSTILE, None),
        row(3, "=cmd|'/c calc'!A1", OBERAMMERGAU),
        row(4, "SHENZHEN", SHENZHEN_GIVEN),
    ),
)


def test_a_list_is_covered_as_a_network_is(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "given_list", lambda language: GIVEN)
    app = opened(network="list", day="2026-01-01")
    assert not app.exception
    assert "**2 places on your list**" in said(app) and "1 line names a government" in said(app)
    assert "1 (50 %) of 2 members" in said(app)
    # A link would lose the list, so it opens another tab; a place the atlas does not hold has no file.
    assert [(each["name"], each.get("target")) for each in listed(app, "members")] == [("Oberammergau", None)]
    everyone = opened(network="list", day="2026-01-01", tab="all")
    assert [(each["name"], each.get("target")) for each in listed(everyone, "members")] == [
        ("Shenzhen", "_blank"),
        ("Oberammergau", None),
    ]
    assert HOSTILE not in tables(app)
    assert any("has no link" in caption.value for caption in app.caption)


def test_without_a_list_only_the_form_stands(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "given_list", lambda language: None)
    app = opened(network="list")
    assert not app.exception
    assert "members" not in said(app)


@pytest.fixture
def taken(store: Path) -> Group:
    """The coverage of the list, for its downloads."""
    return group_of_list(GIVEN, Filters(date(2026, 1, 1)))


def test_the_list_comes_back_in_its_order_with_all_that_was_found(taken: Group) -> None:
    made = sheets(taken, 24, Language("en", {}))
    assert [sheet.name for sheet in made] == ["Your list", "Coverage", "Gaps", "Members", "Overlap"]
    rows = made[0].table.records()
    assert [(row["line"], row["given_Name"], row["place_id"]) for row in rows] == [
        (1, "shenzhen", SHENZHEN),
        (2, HOSTILE, None),
        (3, "=cmd|'/c calc'!A1", OBERAMMERGAU.place_id),
        (4, "SHENZHEN", SHENZHEN),
    ]
    assert [row["kinds"] for row in rows] == ["pilot;peak", None, "", "pilot;peak"]
    assert [row["networks"] for row in rows] == ["appc", None, "", "appc"]
    assert rows[2]["missing_kinds"] == "renewable_100;climate_emergency;neutrality;fossil_free;peak"
    gaps = made[2].table.records()
    assert [(row["place_id"], row["record"]) for row in gaps] == [
        (OBERAMMERGAU.place_id, "unspoken"),
        (SHENZHEN, "old"),
    ]
    everyone = made[1].table.records()[0]
    assert (everyone["members"], everyone["members_with"], everyone["people_low"]) == (2, 1, 17494398 + 5346)


def test_nothing_of_a_list_is_kept_by_the_server(taken: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    def keep(*_: object) -> None:
        raise AssertionError("what is asked of a list would stay in the server's memory")

    monkeypatch.setattr(cached, "people", keep)
    monkeypatch.setattr(cached, "people_by_nation_of", keep)
    assert sheets(taken, 24, Language("en", {}))


# --- the command line


def test_coverage_of_a_network_is_printed(miniature_store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", "appc", "--day", "2026-01-01", "--store", str(miniature_store)]) == 0
    printed = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["any", "of", "these", "1", "0", "0", "0", "17494398", "100.0%"] in printed
    assert ["0", "without", "any", "of", "these"] in printed


def test_an_unknown_network_names_the_known_ones(miniature_store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", "nobody", "--store", str(miniature_store)]) == 1
    assert "the networks are appc, c40" in capsys.readouterr().err


def test_a_list_of_headings_alone_is_an_error(
    miniature_store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given_file = tmp_path / "members.csv"
    given_file.write_text("name,country\n", encoding="utf-8")
    assert main(["coverage", str(given_file), "--store", str(miniature_store)]) == 1
    assert "found no rows below the headings" in capsys.readouterr().err


def test_coverage_of_a_list_is_printed(
    miniature_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = {
        "konstanz": Place(KONSTANZ, Level.LOCAL, "Konstanz", "DEU", 47.7, 9.2, Precision.POINT),
        "oberammergau": Place("gn2861422", Level.LOCAL, "Oberammergau", "DEU", 47.6, 11.1, Precision.POINT),
    }

    def answers(reports: Iterable[ReportedPlace], _: object) -> Iterator[Resolution]:
        for reported in reports:
            place = found.get(reported.name)
            yield Resolution(place, float(bool(place)), "exact", "" if place else "not_in_gazetteer")

    monkeypatch.setattr(lists, "default_resolver", lambda: None)
    monkeypatch.setattr(lists, "answers", answers)
    given_file = tmp_path / "members.csv"
    given_file.write_text("name;country\nkonstanz;Germany\noberammergau;Germany\nNowhere;Germany\n", encoding="utf-8")
    assert main(["coverage", str(given_file), "--day", "2026-01-01", "--store", str(miniature_store)]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("3 rows, 2 with a place; 2 different places on 2026-01-01, 1 of which no source")
    assert "gn2861422  Oberammergau  DEU      no source" in printed
