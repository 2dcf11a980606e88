"""What the adapter `mysociety_promises` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from conftest import SOUND, only

from atlas.errors import UpstreamError
from atlas.model import Event, Fact, Kind, Level, Refusal, Refused, Scope, Status

FactsOf = Callable[..., list[Fact]]

PROMISE = SOUND["mysociety_promises"][0]


def test_a_promise_for_the_councils_own_operations_is_a_pledge_of_neutrality(facts_of: FactsOf) -> None:
    claim = only(facts_of("mysociety_promises", PROMISE))
    assert (claim.kind, claim.event, claim.status) == (Kind.NEUTRALITY, Event.ANNOUNCED, Status.PLEDGED)
    assert (claim.scope, claim.target_year) == (Scope.GOVERNMENT_OPERATIONS, 2032)
    assert (claim.reported_words, claim.url) == ("Council operations", "https://example.org/promise")
    assert (claim.place.code, claim.place.level) == ("gss:E07000999", Level.LOCAL)


def test_the_two_scopes_of_a_council_are_two_promises(facts_of: FactsOf) -> None:
    area = {**PROMISE, "scope": "Whole area", "target": "2045.0"}
    found = facts_of("mysociety_promises", PROMISE, area)
    assert [(claim.scope, claim.target_year) for claim in found] == [
        (Scope.GOVERNMENT_OPERATIONS, 2032),
        (Scope.COMMUNITY, 2045),
    ]


def test_a_council_without_a_promise_was_checked_and_none_found(facts_of: FactsOf) -> None:
    claim = only(facts_of("mysociety_promises", {**PROMISE, "scope": "No promise", "target": "", "source_url": ""}))
    assert (claim.event, claim.status, claim.target_year, claim.url) == (Event.NONE_FOUND, None, None, None)


def test_a_promise_without_a_year_is_still_a_promise(facts_of: FactsOf) -> None:
    claim = only(facts_of("mysociety_promises", {**PROMISE, "target": ""}))
    assert (claim.event, claim.target_year) == (Event.ANNOUNCED, None)


@pytest.mark.parametrize("scope", ["Unclear", "Other"])
def test_an_unclear_scope_is_not_guessed(facts_of: FactsOf, scope: str) -> None:
    assert only(facts_of("mysociety_promises", {**PROMISE, "scope": scope})).scope is Scope.UNSPECIFIED


def test_a_row_corrected_to_be_another_promise_is_not_neutrality(facts_of: FactsOf) -> None:
    refused = only(facts_of("mysociety_promises", {**PROMISE, "scope": "not net zero"}))
    assert isinstance(refused, Refused)
    assert refused.reason is Refusal.NO_KIND


@pytest.mark.parametrize(
    ("printed", "day"),
    [("20/11/23", date(2023, 11, 20)), ("2025-07-30", date(2025, 7, 30)), ("", None)],
)
def test_the_day_of_the_check_is_read_in_both_its_shapes(facts_of: FactsOf, printed: str, day: date | None) -> None:
    assert only(facts_of("mysociety_promises", {**PROMISE, "data_checked": printed})).recorded_on == day


def test_a_target_that_is_no_year_stops_the_run(facts_of: FactsOf) -> None:
    with pytest.raises(UpstreamError, match=r"column 'target': found '2030\.5', expected a year"):
        facts_of("mysociety_promises", {**PROMISE, "target": "2030.5"})
