"""What the adapter `gcom_2019` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import SOUND, only

from atlas.errors import UpstreamError
from atlas.model import Fact, Membership, Refusal, Refused

FactsOf = Callable[..., list[Fact]]

SIGNATORY = SOUND["gcom_2019"][0]


def test_a_listed_city_is_of_the_global_covenant_since_when_is_not_said(facts_of: FactsOf) -> None:
    member = only(facts_of("gcom_2019", SIGNATORY))
    assert isinstance(member, Membership)
    assert (member.network_id, member.joined_on, member.source_row) == ("global_covenant", None, "90001")
    assert member.url == "https://example.org/cities/seastrand/"
    place = member.place
    assert (place.name, place.country, place.level) == ("Seastrand", "South Africa", None)
    assert (place.lat, place.lon, place.population) == (-33.512, 18.404, 1204500)


def test_a_group_under_the_name_of_a_valley_is_refused_as_aggregate(facts_of: FactsOf) -> None:
    refused = only(facts_of("gcom_2019", {**SIGNATORY, "ID": "12282", "name": "Andévalo"}))
    assert isinstance(refused, Refused)
    assert refused.reason is Refusal.AGGREGATE


@pytest.mark.parametrize("column", ["percent_reduction", "target_year"])
def test_a_target_in_the_columns_that_were_empty_is_an_error(facts_of: FactsOf, column: str) -> None:
    with pytest.raises(UpstreamError, match=f"'{column}': found '40', expected none"):
        facts_of("gcom_2019", {**SIGNATORY, column: "40"})


def test_a_country_turned_about_is_read_and_others_stay_as_printed(facts_of: FactsOf) -> None:
    facts = facts_of("gcom_2019", {**SIGNATORY, "country": "Netherlands, The"}, {**SIGNATORY, "ID": "90002"})
    assert [f.place.country for f in facts] == ["NLD", "South Africa"]
