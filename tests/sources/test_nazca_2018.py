"""What the adapter `nazca_2018` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from conftest import SOUND, only

from atlas.errors import VocabularyError
from atlas.model import (
    DatedOn,
    DatePrecision,
    Energy,
    Event,
    Fact,
    Kind,
    Level,
    Membership,
    Refusal,
    Refused,
    Scope,
    Status,
)

FactsOf = Callable[..., list[Fact]]

PROMISED, JOINED = SOUND["nazca_2018"]


def test_a_commitment_in_words_is_a_claim_under_the_portals_own_id(facts_of: FactsOf) -> None:
    claim = only(facts_of("nazca_2018", PROMISED))
    assert (claim.kind, claim.energy, claim.scope) == (Kind.RENEWABLE_100, Energy.ALL, Scope.GOVERNMENT_OPERATIONS)
    assert (claim.target_year, claim.status, claim.event) == (2027, Status.PLEDGED, Event.ANNOUNCED)
    assert (claim.source_row, claim.url, claim.place.level) == ("90001", None, Level.LOCAL)


def test_a_target_year_is_read_from_the_words_not_from_the_publishers_reading(facts_of: FactsOf) -> None:
    assert only(facts_of("nazca_2018", {**PROMISED, "target_year": "4650.0"})).target_year == 2027


def test_the_covenant_of_mayors_is_a_membership_and_its_pledge(facts_of: FactsOf) -> None:
    member, claim = facts_of("nazca_2018", JOINED)
    assert isinstance(member, Membership)
    assert member.network_id == "eu_covenant"
    assert (claim.kind, claim.value_pct, claim.target_year) == (Kind.REDUCTION, 20, 2020)
    assert claim.qualifier == "at least"


def test_the_under_2_memorandum_promises_a_range_or_two_tonnes(facts_of: FactsOf) -> None:
    words = "Reduce emissions by 80 to 95%, or limit to 2 metric tons CO2e per capita, by 2050"
    row = {**JOINED, "raw_commitment": words, "cooperative-initiative": "Under 2 MOU"}
    member, claim = facts_of("nazca_2018", row)
    assert member.network_id == "under2"
    assert (claim.value_pct, claim.qualifier) == (80, "80 to 95%, or 2 t per capita")


def test_the_compact_of_mayors_is_not_yet_the_global_covenant(facts_of: FactsOf) -> None:
    refused = only(facts_of("nazca_2018", {**JOINED, "cooperative-initiative": "Compact of Mayors"}))
    assert isinstance(refused, Refused)
    assert refused.reason is Refusal.OUT_OF_SCOPE


def test_an_initiative_nobody_knows_stops_the_run(facts_of: FactsOf) -> None:
    with pytest.raises(VocabularyError, match="90002, column 'cooperative-initiative': found 'Alliance of Beekeepers'"):
        facts_of("nazca_2018", {**JOINED, "cooperative-initiative": "Alliance of Beekeepers"})


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Economy-wide, legally-binding GHG emission trading system", Status.IN_LAW),
        ("GHG emission trading system", None),
    ],
)
def test_a_trading_system_is_carbon_pricing_in_law_only_where_it_is_said_to_bind(
    facts_of: FactsOf, words: str, status: Status | None
) -> None:
    claim = only(facts_of("nazca_2018", {**PROMISED, "raw_commitment": words, "attr_Use_of_carbon_price": "1.0"}))
    assert (claim.kind, claim.status) == (Kind.CARBON_PRICING, status)


def test_what_was_achieved_in_a_year_happened_in_that_year(facts_of: FactsOf) -> None:
    words = "Achieved carbon neutrality in city government operations in 2011"
    claim = only(facts_of("nazca_2018", {**PROMISED, "raw_commitment": words}))
    assert (claim.event, claim.status) == (Event.ACHIEVED, Status.ACHIEVED)
    assert claim.event_on == DatedOn(date(2011, 1, 1), DatePrecision.YEAR)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"raw_commitment": "USD 7m green bonds issued for wind", "green_bond": "1.0"}, "out_of_scope"),
        ({"raw_commitment": "Install 12 megawatts of solar energy capacity by 2027"}, "out_of_scope"),
        ({"raw_commitment": "Reduce energy use by 4% by 2027", "attr_Renewable_energy": ""}, "out_of_scope"),
        ({"raw_commitment": "Be kind to the sun by 2027"}, "no_kind"),
        ({"name": "Crans-Montana - Association des Communes (ACCM)"}, "aggregate"),
    ],
)  # fmt: skip
def test_what_is_no_claim_of_one_government_is_refused_with_its_reason(
    facts_of: FactsOf, change: dict[str, str], reason: str
) -> None:
    refused = only(facts_of("nazca_2018", {**PROMISED, **change}))
    assert isinstance(refused, Refused)
    assert refused.reason == reason


def test_a_note_on_a_dispute_is_no_country(facts_of: FactsOf) -> None:
    assert only(facts_of("nazca_2018", {**PROMISED, "country": "(The status is disputed)"})).place.country is None


def test_the_town_of_none_is_read_from_the_rows_address(facts_of: FactsOf) -> None:
    assert only(facts_of("nazca_2018", {**PROMISED, "name": "", "url": "/city/none/italy"})).place.name == "None"
