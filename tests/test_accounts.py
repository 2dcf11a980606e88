"""Published totals beside the register: counted by hand on the miniature, and parts that sum up."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from atlas import paths
from atlas.queries.connect import open_store
from atlas.queries.method.accounts import accounts
from atlas.store.build import build

Store = duckdb.DuckDBPyConnection
Account = dict[str, Any]
AccountsWith = Callable[..., dict[str, Account]]


@pytest.fixture
def accounts_with(register: Path, tmp_path: Path) -> AccountsWith:
    """The accounts of the miniature register with lines added to it, given as the cells that are not blank."""

    def added(**tables: list[dict[str, str]]) -> dict[str, Account]:
        for table, lines in tables.items():
            path = register / f"{table}.csv"
            with path.open(encoding="utf-8", newline="") as file:
                columns = next(csv.reader(file))
            with path.open("a", encoding="utf-8", newline="") as file:
                csv.DictWriter(file, columns, restval="", lineterminator="\n").writerows(lines)
        with open_store(build(tmp_path / "atlas.duckdb", register).path) as store:
            return {account["fact_id"]: account for account in accounts(store)}

    return added


@pytest.fixture
def by_hand(miniature: Store) -> dict[str, Account]:
    """Fact → its account on the miniature."""
    return {account["fact_id"]: account for account in accounts(miniature)}


def parts(account: Account) -> dict[str, int]:
    return {part["part"]: part["amount"] for part in account["parts"]}


def a_declaration(number: int, place_id: str = "", source_id: str = "cedamia", **more: str) -> dict[str, str]:
    """A line of the register: an emergency declared on 1 February 2020."""
    found = {"place_method": "exact", "place_confidence": "1.00"} if place_id else {}
    return {
        "claim_id": f"added-{number}", "place_id": place_id, "kind": "climate_emergency", "event": "adopted",
        "status": "pledged", "event_on": "2020-02-01", "event_precision": "day", "scope": "community",
        "certainty": "stated", "source_id": source_id, "source_row": f"row {100 + number}",
        "reported_name": f"Council {number}", **found, **more,
    }  # fmt: skip


def unplaced(number: int, country: str, reason: str = "not_in_gazetteer", name: str = "") -> dict[str, str]:
    return {
        "source_id": "cedamia", "source_row": f"row {100 + number}", "reported_name": name or f"Council {number}",
        "country": country, "level": "local", "reason": reason,
    }  # fmt: skip


def towns(count: int, country: str) -> dict[str, list[dict[str, str]]]:
    """Lines of invented local places `gn1` to `gn<count>`, a kilometre apart and more, each in its nation."""
    places = [
        {
            "place_id": f"gn{n}", "level": "local", "name": f"Seestadt {n}", "country": country, "lat": "30",
            "lon": str(n / 10), "precision": "point",
        }
        for n in range(1, count + 1)
    ]  # fmt: skip
    links = [{"child_id": f"gn{n}", "parent_id": country, "relation": "admin"} for n in range(1, count + 1)]
    return {"place": places, "place_link": links}


# --- every total has an account


def test_every_published_total_has_an_account_in_the_order_of_the_documents(miniature: Store) -> None:
    with (paths.REFERENCE / "published_total.csv").open(encoding="utf-8", newline="") as file:
        published = [(line["fact_id"], int(line["value"])) for line in csv.DictReader(file)]
    assert [(account["fact_id"], account["value"]) for account in accounts(miniature)] == published


def test_every_account_says_why_in_both_languages(miniature: Store) -> None:
    for account in accounts(miniature):
        for said in (account, *account["parts"]):
            text = said.get("reason_en") or said["note_en"], said.get("reason_zh") or said["note_zh"]
            assert all(text), account["fact_id"]
            assert "{" not in "".join(text), text


def test_the_parts_of_every_difference_sum_up_to_it(miniature: Store) -> None:
    for account in accounts(miniature):
        assert sum(parts(account).values()) == (account["difference"] or 0), account["fact_id"]
        assert 0 not in parts(account).values()


# --- counted by hand


HELD = {
    "talk_emergency": (3, 1, date(2019, 12, 31)),  # Konstanz, Adur, Kent; Nowhere has no place
    "talk_neutrality": (0, 0, date(2019, 12, 31)),  # Konstanz is dated 2020
    "talk_any": (3, 1, date(2019, 12, 31)),
    "ced_count": (4, 1, date(2020, 7, 31)),  # and the hostile name
    "ced_countries": (2, 1, date(2020, 7, 31)),
    "neutral_700": (1, 0, date(2021, 4, 30)),  # Konstanz by 2035; Germany is no city
    "pilot_total": (2, 0, date(2018, 9, 30)),
    "pilot_provinces": (1, 0, date(2018, 9, 30)),
    "pilot_cities": (1, 0, date(2018, 9, 30)),
    "pilot_counties": (0, 0, date(2018, 9, 30)),
    "pilot_42": (2, 0, date(2012, 11, 30)),
    "pilot_with_peak": (1, 0, date(2018, 9, 30)),
    "pilot_peak_2020": (0, 0, date(2018, 9, 30)),  # Shenzhen said 2022
    "appc_2015": (1, 0, date(2015, 9, 30)),
    "appc_2016": (0, 0, date(2016, 6, 30)),  # Shenzhen joined the year before
    "appc_city_members": (1, 0, date(2016, 12, 31)),
    "plans_2020": (0, 0, date(2020, 12, 31)),
    "green_finance_zones": (0, 0, date(2017, 6, 30)),
}
"""Fact → places held, governments without a place, the day asked about."""


@pytest.mark.parametrize("fact_id", HELD)
def test_an_account_holds_what_is_counted_by_hand(by_hand: dict[str, Account], fact_id: str) -> None:
    account = by_hand[fact_id]
    held, without_place, day = HELD[fact_id]
    assert (account["held_low"], account["held_high"], account["held_without_place"]) == (held, held, without_place)
    assert (account["difference"], account["as_of"]) == (account["value"] - held, day)


def test_people_are_held_as_bounds(by_hand: dict[str, Account]) -> None:
    account = by_hand["ced_population"]
    assert account["held_low"] == 81_275 + 64_301 + 1_589_057  # Konstanz, Adur, Kent; of the fourth nobody knows
    assert account["held_high"] == 81_275 + 66_488_991  # the fourth may be all that is left of the nation
    assert account["difference"] == 830_000_000 - account["held_high"]
    assert "1,734,633" in account["reason_en"]


@pytest.mark.parametrize("fact_id", ["iclei_seoul", "southsouth_docs"])
def test_what_the_register_cannot_answer_is_unknown_not_zero(by_hand: dict[str, Account], fact_id: str) -> None:
    account = by_hand[fact_id]
    counted = ("held_low", "held_high", "held_without_place", "held_undated", "difference")
    assert [account[column] for column in counted] == [None] * 5
    assert account["parts"] == []
    assert account["query"] == "not_held"


# --- the parts


def test_a_declaration_without_a_place_is_a_part(by_hand: dict[str, Account]) -> None:
    assert parts(by_hand["ced_count"]) == {"without_place": 1, "unexplained": 1742}


def test_a_line_for_many_councils_counts_as_many_and_makes_no_place(accounts_with: AccountsWith) -> None:
    lines = [
        unplaced(1, "CAN", "aggregate", "Québec 525 Councils (see https://example.org)"),
        unplaced(2, "KOR", "aggregate", "As below - National Association of Mayors 226 councils"),
    ]
    account = accounts_with(unresolved=lines)["ced_count"]
    assert (account["held_low"], account["held_without_place"]) == (4, 1)
    assert parts(account) == {"without_place": 1, "aggregate": 525, "unexplained": 1217}
    assert "525 governments" in account["parts"][1]["note_en"]


def test_two_declarations_of_one_place_are_one_place_and_a_part(accounts_with: AccountsWith) -> None:
    account = accounts_with(claim=[a_declaration(1, "gn2885679")])["ced_count"]
    assert account["held_low"] == 4
    assert parts(account)["shared_place"] == 1


def test_a_place_another_source_alone_holds_is_a_part_below_zero(accounts_with: AccountsWith) -> None:
    account = accounts_with(claim=[a_declaration(1, "gn2925177", "mysociety_declarations")])["ced_count"]
    assert account["held_low"] == 5
    assert parts(account)["other_source"] == -1


def test_a_nation_known_by_unplaced_declarations_alone_is_a_part(accounts_with: AccountsWith) -> None:
    lines = accounts_with(
        claim=[a_declaration(1), a_declaration(2)], unresolved=[unplaced(1, "CZE"), unplaced(2, "GBR")]
    )
    assert lines["ced_countries"]["held_low"] == 2
    assert parts(lines["ced_countries"]) == {"nation_without_place": 1, "unexplained": 27}
    assert lines["ced_count"]["held_without_place"] == 3


def test_an_undated_promise_is_known_but_does_not_stand(accounts_with: AccountsWith) -> None:
    undated = a_declaration(1, "gn2925177", kind="neutrality", target_year="2040", event_on="", event_precision="")
    account = accounts_with(claim=[undated])["talk_neutrality"]
    assert account["held_low"] == 0
    assert account["held_undated"] == 1
    assert parts(account) == {"unexplained": 160}  # it may be in the published count or not


def test_a_promise_dated_later_is_neither_held_nor_undated(by_hand: dict[str, Account]) -> None:
    assert by_hand["talk_neutrality"]["held_undated"] == 0
    assert parts(by_hand["talk_neutrality"]) == {"unexplained": 160}  # Konstanz, 2020


def test_more_than_the_floor_of_a_document_is_no_riddle(accounts_with: AccountsWith) -> None:
    claims = [a_declaration(n, f"gn{n}", event_on="2019-06-01") for n in range(1, 121)]
    account = accounts_with(**towns(120, "DEU"), claim=claims)["talk_emergency"]
    assert (account["held_low"], account["difference"]) == (123, -8)
    assert parts(account) == {"without_place": 1, "more_than": -9}


def joined(
    number: int, network_id: str, place_id: str, joined_on: str = "", source_id: str = "china_appc"
) -> dict[str, str]:
    return {
        "network_id": network_id, "place_id": place_id, "joined_on": joined_on,
        "joined_precision": "day" if joined_on else "", "certainty": "stated", "source_id": source_id,
        "source_row": f"row {100 + number}", "reported_name": f"Member {number}", "place_method": "exact",
        "place_confidence": "1.00",
    }  # fmt: skip


def test_a_member_of_a_network_that_promises_it_is_a_part(accounts_with: AccountsWith) -> None:
    lines = [
        joined(number, "race_to_zero", place_id, "2020-06-05", "race_to_zero")
        for number, place_id in enumerate(("gn2925177", "gn2885679"))
    ]
    account = accounts_with(membership=lines)["neutral_700"]
    assert account["held_low"] == 1  # Konstanz, for its own promise
    assert parts(account) == {"members_only": 1, "unexplained": 698}


def test_an_undated_member_stands_from_the_sources_own_day(accounts_with: AccountsWith) -> None:
    account = accounts_with(membership=[joined(1, "appc", "CN-GD")])["appc_2015"]
    assert account["held_low"] == 1
    assert (account["held_undated"], parts(account)) == (1, {"unexplained": 10})


def test_a_territory_counts_for_itself_and_is_a_part(accounts_with: AccountsWith) -> None:
    island = {
        "place_id": "JEY", "level": "national", "name": "Jersey", "name_zh": "泽西岛", "country": "JEY",
        "lat": "49.2", "lon": "-2.1", "precision": "outline",
    }  # fmt: skip
    account = accounts_with(place=[island], claim=[a_declaration(1, "JEY")])["ced_countries"]
    assert account["held_low"] == 3
    assert parts(account) == {"territory": -1, "unexplained": 28}


def test_what_one_heading_lacks_another_has(accounts_with: AccountsWith) -> None:
    """77 more cities and three counties: 78 and 3, where 79 and 2 are published."""
    designated = {
        "kind": "pilot", "event": "designated", "programme_id": "cn_low_carbon_pilots", "event_on": "2017-01-01",
    }  # fmt: skip
    claims = [
        a_declaration(n, f"gn{n}", "china_pilots", **designated, reported_name=f"地{n}{'县' if n <= 3 else '市'}")
        for n in range(1, 81)
    ]
    found = accounts_with(**towns(80, "CHN"), claim=claims)
    assert (found["pilot_cities"]["held_low"], found["pilot_counties"]["held_low"]) == (78, 3)
    assert parts(found["pilot_cities"]) == {"otherwise_classed": 1}
    assert parts(found["pilot_counties"]) == {"otherwise_classed": -1}


def test_who_joined_within_the_year_need_not_be_in_a_figure_of_that_year(accounts_with: AccountsWith) -> None:
    members = [joined(n, "appc", f"gn{n}", "2016-06-07") for n in range(1, 12)]
    account = accounts_with(**towns(11, "CHN"), membership=members)["appc_city_members"]
    assert (account["held_low"], account["difference"]) == (12, -3)
    assert parts(account) == {"joined_within_period": -11, "unexplained": 8}  # never cut to fit
