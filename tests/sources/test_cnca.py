"""What the adapter `cnca` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from conftest import SOUND, only

from atlas.model import DatedOn, DatePrecision, Fact, Membership, Refusal, Refused

FactsOf = Callable[..., list[Fact]]

FOUNDER = SOUND["cnca"][0]


@pytest.mark.parametrize(
    ("words", "joined_on"),
    [
        ("founder 2014; also in NAZCA 2020-06", DatedOn(date(2014, 1, 1), DatePrecision.YEAR)),
        ("member in NAZCA 2020-06", None),
    ],
)
def test_only_founders_have_a_year_of_joining(facts_of: FactsOf, words: str, joined_on: DatedOn | None) -> None:
    member = only(facts_of("cnca", {**FOUNDER, "membership": words}))
    assert isinstance(member, Membership)
    assert (member.network_id, member.joined_on, member.place.country) == ("cnca", joined_on, "DEU")
    assert (member.url, member.certainty) == ("https://example.org/cnca", "stated")


def test_a_member_known_of_a_later_day_only_is_refused(facts_of: FactsOf) -> None:
    refused = only(facts_of("cnca", {**FOUNDER, "membership": "member 2025-06"}))
    assert isinstance(refused, Refused)
    assert refused.reason is Refusal.NOT_STATED
