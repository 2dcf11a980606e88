"""What the adapter `net_zero_tracker` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from conftest import SOUND, only

from atlas.errors import VocabularyError
from atlas.model import (
    DatedOn,
    DatePrecision,
    Event,
    Fact,
    Kind,
    Level,
    Refusal,
    Refused,
    Status,
)

FactsOf = Callable[..., list[Fact]]

TRACKED = SOUND["net_zero_tracker"][0]


def test_a_net_zero_target_is_neutrality_in_the_actors_word(facts_of: FactsOf) -> None:
    claim = only(facts_of("net_zero_tracker", TRACKED))
    assert (claim.kind, claim.end_term, claim.target_year) == (Kind.NEUTRALITY, "Net zero", 2045)
    assert (claim.event, claim.status) == (Event.ADOPTED, Status.IN_POLICY)
    assert claim.event_on == DatedOn(date(2020, 1, 1), DatePrecision.YEAR)
    assert (claim.source_row, claim.recorded_on) == ("CIT-9001", date(2022, 5, 28))
    assert (claim.place.level, claim.place.population) == (Level.LOCAL, 81275)
    assert claim.reported_words == "Net zero: In policy document"


@pytest.mark.parametrize(
    ("printed", "status", "event"),
    [
        ("Proposed / in discussion", Status.PROPOSED, Event.ANNOUNCED),
        ("Declaration / pledge", Status.PLEDGED, Event.ANNOUNCED),
        ("In law", Status.IN_LAW, Event.ADOPTED),
        ("Achieved (self-declared)", Status.ACHIEVED, Event.ACHIEVED),
        ("", None, Event.ANNOUNCED),
    ],
)
def test_the_trackers_statuses_are_a_ladder(
    facts_of: FactsOf, printed: str, status: Status | None, event: Event
) -> None:
    claim = only(facts_of("net_zero_tracker", {**TRACKED, "end_target_status": printed}))
    assert (claim.status, claim.event) == (status, event)


def test_no_target_is_checked_and_none_found(facts_of: FactsOf) -> None:
    row = {**TRACKED, "end_target": "No target", "end_target_status": "", "end_target_year": ""}
    claim = only(facts_of("net_zero_tracker", row))
    assert (claim.kind, claim.event, claim.status) == (Kind.NEUTRALITY, Event.NONE_FOUND, None)
    assert (claim.target_year, claim.event_on, claim.recorded_on) == (None, None, date(2022, 5, 28))


@pytest.mark.parametrize(
    ("printed", "reason"), [("", Refusal.NOT_STATED), ("Other", Refusal.NO_KIND), ("1.5°C target", Refusal.NO_KIND)]
)
def test_a_blank_target_is_not_none_found(facts_of: FactsOf, printed: str, reason: Refusal) -> None:
    refused = only(facts_of("net_zero_tracker", {**TRACKED, "end_target": printed}))
    assert isinstance(refused, Refused)
    assert refused.reason is reason


def test_a_company_is_out_of_scope(facts_of: FactsOf) -> None:
    refused = only(facts_of("net_zero_tracker", {**TRACKED, "actor_type": "Company", "name": "Example Works plc"}))
    assert isinstance(refused, Refused)
    assert refused.reason is Refusal.OUT_OF_SCOPE


def test_a_reduction_target_keeps_percent_and_base_year(facts_of: FactsOf) -> None:
    row = {
        **TRACKED,
        "end_target": "Emissions reduction target",
        "end_target_percentage_reduction": 42.5,
        "end_target_baseline_year": 1990,
    }
    claim = only(facts_of("net_zero_tracker", row))
    assert (claim.kind, claim.value_pct, claim.base_year, claim.end_term) == (Kind.REDUCTION, 42.5, 1990, None)


def test_an_interim_target_is_a_claim_of_its_own(facts_of: FactsOf) -> None:
    row = {
        **TRACKED,
        "interim_target": "Reduction v. BAU",
        "interim_target_year": 2030,
        "interim_target_percentage_reduction": 30,
    }
    end, interim = facts_of("net_zero_tracker", row)
    assert (end.kind, end.target_year) == (Kind.NEUTRALITY, 2045)
    assert (interim.kind, interim.target_year, interim.value_pct) == (Kind.REDUCTION, 2030, 30)
    assert (interim.qualifier, interim.status) == ("against business as usual", None)


def test_the_european_union_is_supranational(facts_of: FactsOf) -> None:
    row = {**TRACKED, "name": "European Union", "country": "XXX", "actor_type": "Country"}
    place = only(facts_of("net_zero_tracker", row)).place
    assert (place.level, place.country) == (Level.SUPRANATIONAL, None)


@pytest.mark.parametrize("column", ["actor_type", "end_target", "end_target_status", "interim_target"])
def test_a_word_the_tracker_never_used_is_an_error(facts_of: FactsOf, column: str) -> None:
    with pytest.raises(VocabularyError, match=f"CIT-9001, column '{column}': found 'Hopeful'"):
        facts_of("net_zero_tracker", {**TRACKED, column: "Hopeful"})
