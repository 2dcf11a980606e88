"""What stands on a day: dates, revocations, the headline rule, silence and disagreement."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.register.tables import CLAIM
from atlas.store.build import HERE

State = dict[str, Any] | None
StateOf = Callable[..., State]

SOURCES = {
    "gazette": ("self_reported", "2026-01-01"),
    "league": ("network", "2026-01-01"),
    "ministry": ("government", "2026-01-01"),
    "watchdog": ("third_party", "2026-01-01"),
    "tracker": ("third_party", "2026-02-01"),
}
"""Source → who speaks, and the last day it speaks for."""
LATE = date(2030, 1, 1)


@pytest.fixture(scope="module")
def store() -> Iterator[duckdb.DuckDBPyConnection]:
    """A store in memory of two places without a claim, beside a table of claims as the register writes them."""
    with duckdb.connect() as empty:
        empty.execute((HERE / "schema.sql").read_text(encoding="utf-8"))
        empty.execute((HERE / "state.sql").read_text(encoding="utf-8"))
        for source_id, (independence, as_of) in SOURCES.items():
            empty.execute(
                "INSERT INTO source VALUES (?, 'commitments', 'P', 'T', 'https://example.org', ?, NULL, 'CC0-1.0',"
                " 'open', 'A', ?, NULL, NULL)",
                [source_id, as_of, independence],
            )
        for place_id in ("gn1", "gn2"):
            empty.execute(
                "INSERT INTO place (place_id, level, name, country, lat, lon, precision) "
                "VALUES (?, 'local', 'Seestadt', 'DEU', 0, 0, 'point')",
                [place_id],
            )
        empty.execute(f"CREATE TABLE claim_line ({', '.join(f'{column} VARCHAR' for column in CLAIM.columns)})")
        yield empty


@pytest.fixture(scope="module")
def state_on(store: duckdb.DuckDBPyConnection) -> StateOf:
    """The state of a kind, neutrality if none is named, in Seestadt on a day, after these claims alone."""

    def on(day: date | str, *claims: dict[str, object], kind: object = "neutrality") -> State:
        for table in ("opposition", "spell", "claim", "claim_line"):
            store.execute(f"DELETE FROM {table}")  # noqa: S608
        for number, claim in enumerate(claims, 1):
            line = {
                "claim_id": f"claim-{number}", "place_id": "gn1", "kind": "neutrality", "event": "announced",
                "scope": "community", "certainty": "stated", "source_id": "watchdog", "source_row": f"row {number}",
                "reported_name": "Seestadt", "place_method": "exact", "place_confidence": "1.00", **claim,
            }  # fmt: skip
            store.execute(
                f"INSERT INTO claim_line VALUES ({', '.join('?' * len(CLAIM.columns))})",  # noqa: S608
                [line.get(column) for column in CLAIM.columns],
            )
        for script in ("claim.sql", "spell.sql"):
            store.execute((HERE / script).read_text(encoding="utf-8"))
        found = store.execute(
            "SELECT *, known_date(since, since_precision::VARCHAR) AS known_since FROM state_asof($day) "
            "WHERE place_id = 'gn1' AND kind = $kind::kind",
            {"day": day, "kind": kind},
        )
        columns = [column[0] for column in found.description]
        rows = [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
        assert len(rows) <= 1
        return rows[0] if rows else None

    return on


def made(on: str | None = None, precision: str = "day", **said: object) -> dict[str, object]:
    return {"event_on": on, "event_precision": precision if on else None, "status": "pledged", **said}


def ended(on: str, precision: str = "month", event: str = "revoked") -> dict[str, object]:
    return {"event_on": on, "event_precision": precision, "event": event}


def is_active(state: State) -> bool:
    return state is not None and bool(state["active"])


# --- dates


@pytest.mark.parametrize(
    ("claim", "first_day"),
    [
        (made("2019-05-02"), date(2019, 5, 2)),
        (made("2019-05-01", "month"), date(2019, 5, 31)),
        (made("2020-02-01", "month"), date(2020, 2, 29)),
        (made("2019-01-01", "year"), date(2019, 12, 31)),
        (made(recorded_on="2022-05-28"), date(2022, 5, 28)),
        (made(), date(2026, 1, 1)),
        (made("2019-05-02", recorded_on="2022-05-28"), date(2019, 5, 2)),
    ],
    ids=["day", "month", "leap month", "year", "undated, recorded", "undated, as of the source", "dated and recorded"],
)
def test_a_promise_stands_from_the_day_it_surely_stood(
    state_on: StateOf, claim: dict[str, object], first_day: date
) -> None:
    assert state_on(date.fromordinal(first_day.toordinal() - 1), claim) is None
    assert is_active(state_on(first_day, claim))
    assert is_active(state_on(LATE, claim))


@pytest.mark.parametrize(
    ("claims", "since"),
    [
        ([made("2019-05-02")], "2019-05-02"),
        ([made("2019-05-01", "month")], "2019-05"),
        ([made("2019-01-01", "year")], "2019"),
        ([made()], None),
        ([made("2020-03-01", "month"), made("2019-05-02"), made()], "2019-05-02"),
        ([made("2019-01-01", "year"), made("2019-05-02")], "2019"),
    ],
)
def test_since_is_the_earliest_date_as_far_as_it_is_known(
    state_on: StateOf, claims: list[dict[str, object]], since: str | None
) -> None:
    assert (state_on(LATE, *claims) or {})["known_since"] == since


def test_since_is_of_the_standing_promise_alone(state_on: StateOf) -> None:
    state = state_on(LATE, made("2019-05-02"), ended("2021-06-01"), made("2023-01-10"))
    assert (state or {})["known_since"] == "2023-01-10"


# --- revocations


@pytest.mark.parametrize("event", ["revoked", "lapsed"])
def test_a_revocation_removes_from_the_last_day_of_its_month(state_on: StateOf, event: str) -> None:
    claims = [made("2019-05-02"), ended("2025-09-01", event=event)]
    assert is_active(state_on("2025-09-29", *claims))
    over = state_on("2025-09-30", *claims)
    assert over is not None
    assert (over["active"], over["ended_on"]) == (False, date(2025, 9, 30))
    assert (over["target_year"], over["status"], over["sources"], over["disagree"]) == (None, None, 0, False)


def test_a_revocation_to_the_day_removes_on_that_day(state_on: StateOf) -> None:
    claims = [made("2019-05-02"), ended("2025-09-14", "day")]
    assert is_active(state_on("2025-09-13", *claims))
    assert not is_active(state_on("2025-09-14", *claims))


def test_a_promise_made_again_after_its_revocation_stands(state_on: StateOf) -> None:
    claims = [made("2019-05-02"), ended("2021-06-01"), made("2023-01-10", target_year="2040")]
    assert not is_active(state_on("2023-01-09", *claims))
    again = state_on("2023-01-10", *claims)
    assert again is not None
    assert (again["active"], again["target_year"]) == (True, 2040)


def test_of_a_promise_and_its_end_on_one_day_the_end_holds(state_on: StateOf) -> None:
    assert not is_active(state_on(LATE, made("2019-05-02"), ended("2019-05-02", "day")))


def test_a_promise_revoked_twice_is_over(state_on: StateOf) -> None:
    claims = [made("2019-05-02"), ended("2021-06-01"), made("2023-01-10"), ended("2024-01-01")]
    assert is_active(state_on("2024-01-30", *claims))
    assert not is_active(state_on("2024-01-31", *claims))


def test_a_revocation_ends_what_every_source_said(state_on: StateOf) -> None:
    claims = [made("2019-05-02"), made("2019-05-02", source_id="tracker"), ended("2021-06-01")]
    assert not is_active(state_on(LATE, *claims))


def test_a_revocation_of_one_kind_leaves_another(state_on: StateOf) -> None:
    assert is_active(state_on(LATE, made("2019-05-02"), ended("2021-06-01") | {"kind": "climate_emergency"}))


def test_neutrality_of_one_sector_is_not_the_places(state_on: StateOf) -> None:
    sector = {"scope": "sector", "end_term": "100% carbon-free electricity"}
    checked = {"event": "none_found", "source_id": "tracker"}
    state = state_on(LATE, sector, checked)
    assert state
    assert (state["active"], state["disagree"], state["checked_none"]) == (False, False, True)
    whole = state_on(LATE, sector, {"target_year": "2045"})
    assert whole
    assert (whole["active"], whole["scope"]) == (True, "community")


def test_pricing_of_one_sector_stands(state_on: StateOf) -> None:
    state = state_on(LATE, {"kind": "carbon_pricing", "scope": "sector"}, kind="carbon_pricing")
    assert state
    assert state["active"]


def test_a_revocation_elsewhere_is_not_ours(state_on: StateOf) -> None:
    assert is_active(state_on(LATE, made("2019-05-02"), ended("2021-06-01") | {"place_id": "gn2"}))


def test_a_claim_without_a_place_has_no_state(state_on: StateOf) -> None:
    assert state_on(LATE, made("2019-05-02", place_id=None, place_method=None)) is None


# --- the headline


BY_RULE = [
    made("2010-01-01", status="in_law", target_year="2041"),
    made("2011-01-01", status="in_policy", target_year="2042"),
    made("2012-01-01", source_id="league", target_year="2043"),
    made("2013-01-01", source_id="gazette", target_year="2044"),
    made("2014-01-01", source_id="watchdog", target_year="2045"),
]
"""Firmest first, and each older than the weaker ones."""


@pytest.mark.parametrize("first", range(len(BY_RULE)))
def test_the_headline_is_law_then_policy_then_network_then_self_report(state_on: StateOf, first: int) -> None:
    state = state_on(LATE, *reversed(BY_RULE[first:]))
    assert (state or {})["target_year"] == 2041 + first


def test_another_government_ranks_as_a_network(state_on: StateOf) -> None:
    claims = [made("2012-01-01", source_id="ministry", target_year="2043"), *BY_RULE[3:]]
    assert (state_on(LATE, *claims) or {})["target_year"] == 2043


def test_of_equal_rank_the_newest_is_the_headline(state_on: StateOf) -> None:
    claims = [made("2019-05-02", target_year="2050"), made("2022-05-02", source_id="tracker", target_year="2035")]
    for order in (claims, claims[::-1]):
        assert (state_on(LATE, *order) or {})["target_year"] == 2035
    assert (state_on("2022-05-01", *claims) or {})["target_year"] == 2050


def test_the_headline_brings_its_own_status_scope_and_source(state_on: StateOf) -> None:
    law = made("2010-01-01", status="in_law", scope="government_operations", source_id="tracker")
    state = state_on(LATE, made("2019-05-02", target_year="2050"), law)
    assert state is not None
    assert (state["claim_id"], state["status"], state["scope"]) == ("claim-2", "in_law", "government_operations")
    assert (state["source_id"], state["target_year"]) == ("tracker", None)


def test_sources_are_counted_once_each(state_on: StateOf) -> None:
    claims = [made("2019-05-02"), made("2020-05-02"), made("2021-05-02", source_id="tracker")]
    assert (state_on(LATE, *claims) or {})["sources"] == 2
    assert (state_on("2020-12-31", *claims) or {})["sources"] == 1


# --- none found


NONE_FOUND = {"event": "none_found", "recorded_on": "2022-05-28"}


def test_none_found_is_never_active(state_on: StateOf) -> None:
    state = state_on(LATE, NONE_FOUND)
    assert state is not None
    assert (state["active"], state["checked_none"], state["sources"]) == (False, True, 0)


def test_none_found_does_not_end_a_promise(state_on: StateOf) -> None:
    state = state_on(LATE, made("2019-05-02"), NONE_FOUND | {"source_id": "tracker"})
    assert state is not None
    assert (state["active"], state["checked_none"], state["disagree"], state["sources"]) == (True, True, True, 1)


def test_none_found_says_nothing_before_it_was_checked(state_on: StateOf) -> None:
    state = state_on("2022-05-27", made("2019-05-02"), NONE_FOUND | {"source_id": "tracker"})
    assert state is not None
    assert (state["checked_none"], state["disagree"]) == (False, False)


def test_a_check_older_than_the_promise_is_no_disagreement(state_on: StateOf) -> None:
    made = {"event": "adopted", "event_on": "2022-05-02", "event_precision": "day"}
    earlier = {"event": "none_found", "recorded_on": "2021-01-01", "source_id": "tracker"}
    later = {"event": "none_found", "recorded_on": "2023-01-01", "source_id": "tracker"}
    assert (state_on(LATE, made, earlier) or {})["disagree"] is False
    assert (state_on(LATE, made, later) or {})["disagree"] is True


# --- disagreement


RIVALS = {
    "two sources, two years": (made(target_year="2035"), made(source_id="tracker", target_year="2050"), True),
    "two sources, one year": (made(target_year="2050"), made(source_id="tracker", target_year="2050"), False),
    "two scopes": (
        made(target_year="2035", scope="government_operations"),
        made(source_id="tracker", target_year="2050"),
        False,
    ),
    "one states no year": (made(target_year="2035"), made(source_id="tracker"), False),
    "one source changed its mind": (
        made("2015-09-01", "month", target_year="2022"),
        made("2022-12-01", "month", target_year="2030"),
        False,
    ),
    "an end is no rival": (
        made("2019-05-02", target_year="2035"),
        ended("2018-01-01") | {"target_year": "2050"},
        False,
    ),
    "another place": (made(target_year="2035"), made(source_id="tracker", place_id="gn2", target_year="2050"), False),
    "another kind": (
        made(target_year="2035"),
        made(source_id="tracker", kind="renewable_100", energy="all", target_year="2050"),
        False,
    ),
}


@pytest.mark.parametrize("what", RIVALS)
def test_sources_disagree_on_years_of_one_scope(state_on: StateOf, what: str) -> None:
    one, other, disagree = RIVALS[what]
    for order in ((one, other), (other, one)):
        assert (state_on(LATE, *order) or {})["disagree"] is disagree


def test_what_a_source_said_before_is_no_rival(state_on: StateOf) -> None:
    claims = [
        made("2015-09-01", "month", target_year="2022"),
        made("2022-12-01", "month", target_year="2030"),
        made("2020-09-22", source_id="tracker", target_year="2030"),
    ]
    assert (state_on("2022-12-30", *claims) or {})["disagree"] is True
    assert (state_on("2022-12-31", *claims) or {})["disagree"] is False


def test_sources_disagree_only_once_both_have_spoken(state_on: StateOf) -> None:
    claims = [made("2019-05-02", target_year="2035"), made("2022-05-02", source_id="tracker", target_year="2050")]
    assert (state_on("2022-05-01", *claims) or {})["disagree"] is False
    assert (state_on("2022-05-02", *claims) or {})["disagree"] is True


def reduction(percent: str, year: str, base: str | None = "1990", **said: object) -> dict[str, object]:
    return made(kind="reduction", value_pct=percent, target_year=year, base_year=base, **said)


def renewables(year: str, energy: str, **said: object) -> dict[str, object]:
    return made(kind="renewable_100", energy=energy, target_year=year, **said)


def share(percent: str, year: str, energy: str, **said: object) -> dict[str, object]:
    return made(kind="renewable_share", energy=energy, value_pct=percent, target_year=year, **said)


def peak(on: str, year: str, **said: object) -> dict[str, object]:
    return made(on, kind="peak", target_year=year, **said)


TRACKER = {"source_id": "tracker"}
TOPICS = {
    "one energy, two years": (renewables("2035", "all"), renewables("2050", "all", **TRACKER), True),
    "electricity is not all energy": (renewables("2035", "electricity"), renewables("2050", "all", **TRACKER), False),
    "two targets of a reduction": (reduction("20", "2020"), reduction("40", "2030", **TRACKER), False),
    "two percents of one target": (reduction("40", "2030"), reduction("55", "2030", **TRACKER), True),
    "one percent of one target": (reduction("40", "2030"), reduction("40.0", "2030", **TRACKER), False),
    "two bases of a reduction": (reduction("40", "2030"), reduction("55", "2030", "2005", **TRACKER), False),
    "no base is not another base": (reduction("40", "2030"), reduction("55", "2030", None, **TRACKER), False),
    "a reduction without a percent": (
        reduction("40", "2030"), made(kind="reduction", target_year="2030", **TRACKER), False,
    ),
    "two shares of one year": (share("50", "2030", "all"), share("80", "2030", "all", **TRACKER), True),
    "two shares of two years": (share("50", "2030", "all"), share("80", "2040", "all", **TRACKER), False),
    "shares of heat and of electricity": (
        share("50", "2030", "heat"), share("80", "2030", "electricity", **TRACKER), False,
    ),
    "dated statements of a peak, one source": (peak("2015-09-15", "2022"), peak("2022-12-01", "2030"), True),
    "one peak stated twice": (peak("2015-09-15", "2022"), peak("2022-12-01", "2022"), False),
}  # fmt: skip
"""Two claims of one kind → whether they disagree."""


@pytest.mark.parametrize("what", TOPICS)
def test_claims_disagree_on_one_topic_alone(state_on: StateOf, what: str) -> None:
    one, other, disagree = TOPICS[what]
    for order in ((one, other), (other, one)):
        assert (state_on(LATE, *order, kind=one["kind"]) or {})["disagree"] is disagree


def test_statements_of_a_peak_disagree_once_both_are_made(state_on: StateOf) -> None:
    claims = [peak("2015-09-15", "2022"), peak("2022-12-01", "2030")]
    assert (state_on("2022-11-30", *claims, kind="peak") or {})["disagree"] is False
    assert (state_on("2022-12-01", *claims, kind="peak") or {})["disagree"] is True


def test_claims_of_an_ended_promise_disagree_no_more(state_on: StateOf) -> None:
    claims = [
        made("2019-01-01", target_year="2035"),
        made("2019-01-01", target_year="2050", **TRACKER),
        ended("2021-06-01"),
    ]
    assert (state_on("2021-06-29", *claims) or {})["disagree"] is True
    assert (state_on("2021-06-30", *claims) or {})["disagree"] is False
    again = state_on(LATE, *claims, made("2023-01-10", target_year="2040"))
    assert (again or {})["disagree"] is False


# --- of equals, the headline

EQUALS = {
    "the whole community before the government's own operations": (
        made("2019-05-02", target_year="2030", scope="government_operations"),
        made("2019-05-02", target_year="2040"),
        2040,
    ),
    "an unstated scope before a sector": (
        made("2019-05-02", target_year="2030", scope="sector"),
        made("2019-05-02", target_year="2040", scope="unspecified"),
        2040,
    ),
    "the later year": (
        made("2019-05-02", target_year="2030"),
        made("2019-05-02", target_year="2050"),
        2050,
    ),
    "a year before none": (made("2019-05-02", target_year="2030"), made("2019-05-02"), 2030),
    "but the newest before the wider": (
        made("2019-05-03", target_year="2030", scope="government_operations"),
        made("2019-05-02", target_year="2040"),
        2030,
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", EQUALS)
def test_of_one_rank_and_day_the_headline_promises_most_surely(state_on: StateOf, what: str) -> None:
    one, other, year = EQUALS[what]
    for order in ((one, other), (other, one)):
        assert (state_on(LATE, *order) or {})["target_year"] == year


def test_of_equals_all_energy_goes_before_electricity(state_on: StateOf) -> None:
    claims = [renewables("2050", "electricity"), renewables("2030", "all"), renewables("2040", "heat")]
    assert (state_on(LATE, *claims, kind="renewable_100") or {})["target_year"] == 2030


# --- what stands against what


def test_the_headline_comes_with_the_step_that_chose_it(store: duckdb.DuckDBPyConnection, state_on: StateOf) -> None:
    rivals = [made("2015-01-01", target_year="2046", source_id="watchdog")]
    rivals += [made("2016-01-01", target_year="2047", source_id="tracker")]
    for first, step in [
        (made("2010-01-01", status="in_law", target_year="2041", source_id="gazette"), "law"),
        (made("2010-01-01", status="in_policy", target_year="2041", source_id="gazette"), "policy"),
        (made("2010-01-01", target_year="2041", source_id="league"), "register"),
        (made("2010-01-01", target_year="2041", source_id="ministry"), "register"),
        (made("2010-01-01", target_year="2041", source_id="gazette"), "self_report"),
    ]:
        state_on(LATE, *rivals, first)
        assert disagreements(store) == [("claim-3", True, None), ("claim-2", False, step), ("claim-1", False, step)]
    state_on(LATE, *rivals)
    assert disagreements(store) == [("claim-2", True, None), ("claim-1", False, "newest")]
    state_on(LATE, made(target_year="2041"), made(target_year="2050", recorded_on="2026-01-01", source_id="tracker"))
    assert disagreements(store) == [("claim-2", True, None), ("claim-1", False, "breadth")]


def test_the_headline_need_not_be_in_the_disagreement(store: duckdb.DuckDBPyConnection, state_on: StateOf) -> None:
    law = made("2010-01-01", status="in_law", target_year="2041", source_id="gazette", scope="government_operations")
    state_on(LATE, law, made(target_year="2046"), made(target_year="2047", source_id="tracker"))
    assert disagreements(store) == [("claim-3", False, "law"), ("claim-2", False, "law")]


def test_a_check_that_found_none_stands_against_the_headline(
    store: duckdb.DuckDBPyConnection, state_on: StateOf
) -> None:
    state_on(LATE, made("2019-05-02"), made("2018-05-02", source_id="gazette"), NONE_FOUND | {"source_id": "tracker"})
    assert disagreements(store) == [("claim-2", True, None), ("claim-3", False, "promise")]


def test_where_all_agree_nothing_is_listed(store: duckdb.DuckDBPyConnection, state_on: StateOf) -> None:
    state_on(LATE, made(target_year="2050"), made(target_year="2050", source_id="tracker"), made("2019-05-02"))
    assert disagreements(store) == []


def disagreements(store: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    """Claim, whether it is the headline, and by which step it is not."""
    sql = "SELECT claim_id, is_headline, step FROM disagreements_asof($day) ORDER BY precedence"
    return store.execute(sql, {"day": LATE}).fetchall()


# --- the rule itself


EVENTS = st.tuples(
    st.sampled_from(["announced", "adopted", "revoked", "lapsed", "none_found"]),
    st.dates(date(2019, 1, 1), date(2019, 1, 5)),
)


@settings(max_examples=60)
@given(events=st.lists(EVENTS, max_size=6), day=st.dates(date(2018, 12, 31), date(2019, 1, 6)))
def test_active_is_made_and_not_ended_since(state_on: StateOf, events: list[tuple[str, date]], day: date) -> None:
    claims = [{"event": event, "event_on": on.isoformat(), "event_precision": "day"} for event, on in events]
    past = [(event, on) for event, on in events if on <= day]
    last_end = max((on for event, on in past if event in {"revoked", "lapsed"}), default=date.min)
    stands = any(event in {"announced", "adopted"} and on > last_end for event, on in past)
    state = state_on(day, *claims)
    assert is_active(state) is stands
    assert (state is None) is (not past)
