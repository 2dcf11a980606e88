"""What the adapter `korea_carbon_neutral` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from conftest import SOUND, only

from atlas.errors import VocabularyError
from atlas.model import Claim, DatedOn, DatePrecision, Fact, Kind, Level, Membership, Refusal, Refused, Status

FactsOf = Callable[..., list[Fact]]

MEMBER = SOUND["korea_carbon_neutral"][0]
JOINED = DatedOn(date(2020, 7, 7), DatePrecision.DAY)


def test_a_member_pledges_neutrality_and_joins_on_the_same_day(facts_of: FactsOf) -> None:
    claim, member = facts_of("korea_carbon_neutral", MEMBER)
    assert isinstance(claim, Claim)
    assert isinstance(member, Membership)
    assert (claim.kind, claim.status, claim.target_year) == (Kind.NEUTRALITY, Status.PLEDGED, 2050)
    assert (member.network_id, member.joined_on, claim.event_on) == ("carbon_neutral_alliance_korea", JOINED, JOINED)
    assert (claim.certainty, member.certainty) == ("derived", "derived")


def test_the_iso_code_goes_with_the_name(facts_of: FactsOf) -> None:
    claim, _ = facts_of("korea_carbon_neutral", MEMBER)
    assert (claim.place.code, claim.place.country, claim.place.level) == ("iso3166-2:KR-99", "KOR", Level.REGIONAL)


def test_a_count_of_governments_is_no_place(facts_of: FactsOf) -> None:
    row = {**MEMBER, "level": "aggregate", "iso_3166_2": "", "commitment": "climate emergency declaration"}
    refused = only(facts_of("korea_carbon_neutral", row))
    assert isinstance(refused, Refused)
    assert refused.reason is Refusal.AGGREGATE


def test_a_named_government_outside_the_alliance_is_an_error(facts_of: FactsOf) -> None:
    with pytest.raises(VocabularyError, match="column 'commitment': found 'climate emergency declaration'"):
        facts_of("korea_carbon_neutral", {**MEMBER, "commitment": "climate emergency declaration"})
