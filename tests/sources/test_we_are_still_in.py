"""What the adapter `we_are_still_in` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import SOUND, only

from atlas.errors import VocabularyError
from atlas.model import Fact, Level, Membership

FactsOf = Callable[..., list[Fact]]

TOWN = SOUND["we_are_still_in"][0]


@pytest.mark.parametrize(
    ("name", "category", "entity", "expected"),
    [
        ("Marshfield, MA", "Cities", "City", (Level.LOCAL, "MA", "city")),
        ("City of Marshfield, Nebraska", "Cities", "City", (Level.LOCAL, "Nebraska", "city")),
        ("Town of Marshfield", "Cities", "City", (Level.LOCAL, None, "city")),
        ("Marsh County, MD", "Counties", "Region", (Level.REGIONAL, "MD", "county")),
        ("Oregon", "State", "Region", (Level.REGIONAL, None, "state")),
        ("Marsh River Tribe", "Tribe", "CSO", (None, None, "tribe")),
    ],
)
def test_the_state_stands_behind_the_last_comma(
    facts_of: FactsOf, name: str, category: str, entity: str, expected: tuple[Level | None, str | None, str]
) -> None:
    member = only(facts_of("we_are_still_in", {**TOWN, "name": name, "category": category, "entity_type": entity}))
    assert isinstance(member, Membership)
    assert (member.network_id, member.joined_on, member.place.country) == ("we_are_still_in", None, "USA")
    assert (member.place.name, member.place.level, member.place.region, member.place.local_type) == (name, *expected)


def test_a_category_no_lookup_knows_is_an_error(facts_of: FactsOf) -> None:
    with pytest.raises(VocabularyError, match="column 'category': found 'Faith groups'"):
        facts_of("we_are_still_in", {**TOWN, "category": "Faith groups"})
