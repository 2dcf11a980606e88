"""What the adapter `us_states_100` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from conftest import SOUND, only

from atlas.errors import VocabularyError
from atlas.model import DatedOn, DatePrecision, Energy, Event, Fact, Kind, Level, Refusal, Refused, Scope, Status

FactsOf = Callable[..., list[Fact]]

STATE = SOUND["us_states_100"][0]


def test_renewable_electricity_in_a_law_is_a_hundred_percent_in_law(facts_of: FactsOf) -> None:
    claim = only(facts_of("us_states_100", STATE))
    assert (claim.kind, claim.energy, claim.target_year) == (Kind.RENEWABLE_100, Energy.ELECTRICITY, 2045)
    assert (claim.event, claim.status) == (Event.ADOPTED, Status.IN_LAW)
    assert claim.event_on == DatedOn(date(2018, 1, 1), DatePrecision.YEAR)
    assert (claim.place.country, claim.place.level) == ("USA", Level.REGIONAL)


def test_carbon_free_electricity_is_never_renewable_and_keeps_its_words(facts_of: FactsOf) -> None:
    claim = only(facts_of("us_states_100", {**STATE, "goal": "100% carbon-free electricity"}))
    assert (claim.kind, claim.scope, claim.end_term) == (
        Kind.NEUTRALITY,
        Scope.SECTOR,
        "100% carbon-free electricity",
    )
    assert (claim.energy, claim.value_pct) == (None, None)


@pytest.mark.parametrize("goal", ["100% clean electricity", "100% clean energy", "100% renewable/clean electricity"])
def test_clean_is_neither_renewable_nor_carbon_free(facts_of: FactsOf, goal: str) -> None:
    refused = only(facts_of("us_states_100", {**STATE, "goal": goal}))
    assert isinstance(refused, Refused)
    assert refused.reason is Refusal.NO_KIND


def test_net_zero_of_a_state_is_the_whole_community(facts_of: FactsOf) -> None:
    claim = only(facts_of("us_states_100", {**STATE, "goal": "net zero GHG", "basis": "EO JBE 2020-18"}))
    assert (claim.kind, claim.scope, claim.end_term) == (Kind.NEUTRALITY, Scope.COMMUNITY, "net zero GHG")
    assert claim.status is Status.IN_POLICY


def test_an_order_and_the_law_after_it_are_two_dated_steps(facts_of: FactsOf) -> None:
    order, law = facts_of("us_states_100", {**STATE, "basis": "EO 3 (2019); SB 10 (2022-05)"})
    assert (order.status, order.event_on) == (Status.IN_POLICY, DatedOn(date(2019, 1, 1), DatePrecision.YEAR))
    assert (law.status, law.event_on) == (Status.IN_LAW, DatedOn(date(2022, 5, 1), DatePrecision.MONTH))


@pytest.mark.parametrize(
    ("basis", "status"), [("", None), ("2021-07", None), ("voluntary goal (2020)", Status.PLEDGED)]
)
def test_a_basis_that_names_no_law_is_none(facts_of: FactsOf, basis: str, status: Status | None) -> None:
    claim = only(facts_of("us_states_100", {**STATE, "basis": basis}))
    assert (claim.event, claim.status) == (Event.ANNOUNCED, status)


def test_a_basis_no_lookup_knows_is_an_error_even_where_the_goal_is_refused(facts_of: FactsOf) -> None:
    with pytest.raises(VocabularyError, match="column 'basis': found 'a handshake'"):
        facts_of("us_states_100", {**STATE, "goal": "100% clean energy", "basis": "a handshake"})
