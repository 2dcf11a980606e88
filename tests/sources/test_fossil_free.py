"""What the adapter `fossil_free` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from conftest import SOUND, only

from atlas.model import Claim, DatedOn, DatePrecision, Event, Fact, Kind, Level, Membership, Status

FactsOf = Callable[..., list[Fact]]

ENDORSER = SOUND["fossil_free"][0]
COAL = {**ENDORSER, "programme": "Powering Past Coal Alliance", "level": "country", "name": "Germany"}


def test_an_endorsement_of_the_treaty_is_a_dated_pledge_in_the_programmes_short_name(facts_of: FactsOf) -> None:
    claim = only(facts_of("fossil_free", ENDORSER))
    assert (claim.kind, claim.event, claim.status) == (Kind.FOSSIL_FREE, Event.ANNOUNCED, Status.PLEDGED)
    assert claim.event_on == DatedOn(date(2021, 5, 20), DatePrecision.DAY)
    assert claim.reported_words == "Fossil Fuel Treaty (endorsement)"
    assert (claim.place.country, claim.place.level) == ("DEU", Level.LOCAL)


def test_a_conference_behind_a_month_leaves_the_month(facts_of: FactsOf) -> None:
    claim = only(facts_of("fossil_free", {**ENDORSER, "date": "2021-11 (COP26)"}))
    assert claim.event_on == DatedOn(date(2021, 11, 1), DatePrecision.MONTH)


def test_by_a_month_is_a_bound_at_its_last_day_and_no_date(facts_of: FactsOf) -> None:
    claim = only(facts_of("fossil_free", {**ENDORSER, "date": "by 2023-12 (COP28)"}))
    assert (claim.event_on, claim.recorded_on) == (None, date(2023, 12, 31))


def test_a_bound_in_the_note_stands_in_for_a_date_not_given(facts_of: FactsOf) -> None:
    claim = only(facts_of("fossil_free", {**ENDORSER, "date": "", "note": "date not given; by 2022-02"}))
    assert (claim.event_on, claim.recorded_on) == (None, date(2022, 2, 28))
    undated = only(facts_of("fossil_free", {**ENDORSER, "date": "", "note": "date not given"}))
    assert (undated.event_on, undated.recorded_on) == (None, None)


def test_a_member_of_powering_past_coal_is_a_claim_and_a_membership(facts_of: FactsOf) -> None:
    claim, member = facts_of("fossil_free", {**COAL, "date": "by 2021-11"})
    assert isinstance(claim, Claim)
    assert isinstance(member, Membership)
    assert (member.network_id, member.joined_on) == ("powering_past_coal", None)
    assert (member.place, member.source_row) == (claim.place, claim.source_row)


def test_a_nation_in_the_talks_on_the_treaty_has_no_status(facts_of: FactsOf) -> None:
    row = {**ENDORSER, "programme": "Fossil Fuel Non-Proliferation Treaty (participating nation)", "level": "country"}
    assert only(facts_of("fossil_free", row)).status is None


def test_an_entry_the_list_doubts_has_no_status_and_keeps_the_doubt(facts_of: FactsOf) -> None:
    claim = only(facts_of("fossil_free", {**ENDORSER, "certainty": "uncertain"}))
    assert (claim.status, claim.certainty) == (None, "uncertain")
