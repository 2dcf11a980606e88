"""What the adapter `china_appc` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from conftest import SOUND, only

from atlas.model import (
    DatedOn,
    DatePrecision,
    Fact,
    Level,
    Membership,
)

FactsOf = Callable[..., list[Fact]]

MEMBER = SOUND["china_appc"][0]


def test_a_member_of_the_alliance_joined_on_the_day_announced(facts_of: FactsOf) -> None:
    member = only(facts_of("china_appc", MEMBER))
    assert isinstance(member, Membership)
    assert (member.network_id, member.joined_on) == ("appc", DatedOn(date(2015, 9, 15), DatePrecision.DAY))
    assert (member.place.level, member.url, member.certainty) == (Level.LOCAL, "https://example.org/appc", "stated")


def test_an_announcement_over_two_days_is_known_to_the_month(facts_of: FactsOf) -> None:
    member = only(facts_of("china_appc", {**MEMBER, "announced": "2016-06-07/08"}))
    assert member.joined_on == DatedOn(date(2016, 6, 1), DatePrecision.MONTH)


def test_a_doubt_of_the_source_stays_beside_the_membership(facts_of: FactsOf) -> None:
    assert only(facts_of("china_appc", {**MEMBER, "certainty": "derived"})).certainty == "derived"
