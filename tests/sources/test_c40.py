"""What the adapter `c40` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable

from conftest import SOUND, only

from atlas.model import Fact, Membership, ReportedPlace

FactsOf = Callable[..., list[Fact]]


def test_a_listed_city_is_a_member_since_when_is_not_said(facts_of: FactsOf) -> None:
    assert only(facts_of("c40", SOUND["c40"][0])) == Membership(
        ReportedPlace("Seastrand", "ZAF"), "c40", "row 2", url="https://example.org/members"
    )
