"""What the adapter `race_to_zero` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from conftest import SOUND, only

from atlas.errors import UpstreamError, VocabularyError
from atlas.model import DatedOn, DatePrecision, Fact, Level, Refusal, Refused

FactsOf = Callable[..., list[Fact]]

CITY = SOUND["race_to_zero"][0]
JOINED = "Join Date (DD/MM/YYYY)"


@pytest.mark.parametrize(
    ("printed", "joined_on"),
    [
        ("23/06/2021", DatedOn(date(2021, 6, 23), DatePrecision.DAY)),
        ("06/23/2021", DatedOn(date(2021, 6, 23), DatePrecision.DAY)),
        ("05/05/2021", DatedOn(date(2021, 5, 5), DatePrecision.DAY)),
        ("10/01/2021", DatedOn(date(2021, 1, 1), DatePrecision.YEAR)),
        ("-", None),
        ("", None),
    ],
)
def test_a_date_that_can_be_two_days_is_known_to_the_year(
    facts_of: FactsOf, printed: str, joined_on: DatedOn | None
) -> None:
    assert only(facts_of("race_to_zero", {**CITY, JOINED: printed})).joined_on == joined_on


def test_a_date_in_neither_order_is_an_error(facts_of: FactsOf) -> None:
    with pytest.raises(UpstreamError, match="found '23/23/2021', expected a date DD/MM/YYYY or MM/DD/YYYY"):
        facts_of("race_to_zero", {**CITY, JOINED: "23/23/2021"})


def test_a_state_of_the_under2_coalition_is_of_two_networks_and_one_date(facts_of: FactsOf) -> None:
    state = {**CITY, "Type": "State or Region", "Under 2 Coalition": "Yes", "Partners": "Under 2 Coalition"}
    race, under2 = facts_of("race_to_zero", state)
    assert (race.network_id, under2.network_id) == ("race_to_zero", "under2")
    assert (race.joined_on is None, under2.joined_on is None) == (False, True)
    assert under2.place.level is Level.REGIONAL


def test_a_university_is_out_of_scope(facts_of: FactsOf) -> None:
    refused = only(facts_of("race_to_zero", {**CITY, "Partners": "Race to Zero for Universities and Colleges"}))
    assert isinstance(refused, Refused)
    assert refused.reason is Refusal.OUT_OF_SCOPE


def test_a_partner_no_lookup_knows_is_an_error(facts_of: FactsOf) -> None:
    with pytest.raises(VocabularyError, match="column 'Partners': found 'Business Ambition'"):
        facts_of("race_to_zero", {**CITY, "Partners": "Business Ambition"})


def test_a_row_is_named_by_its_id_else_by_its_number(facts_of: FactsOf) -> None:
    facts = facts_of("race_to_zero", CITY, {**CITY, "GCAP ID": "", "Country of HQ": ""})
    assert [f.source_row for f in facts] == ["GCAP90001", "row 3"]
    assert [f.place.country for f in facts] == ["South Africa", None]
