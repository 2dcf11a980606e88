"""What the adapter `mysociety_declarations` makes of its rows."""

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

COUNCIL = SOUND["mysociety_declarations"][0]


def test_a_council_that_declared_is_dated_and_linked(facts_of: FactsOf) -> None:
    claim = only(facts_of("mysociety_declarations", COUNCIL))
    assert (claim.kind, claim.event, claim.status) == (Kind.CLIMATE_EMERGENCY, Event.ADOPTED, Status.PLEDGED)
    assert claim.event_on == DatedOn(date(2019, 7, 18), DatePrecision.DAY)
    assert (claim.place.code, claim.place.country) == ("gss:E07000999", "GBR")
    assert claim.url == "https://example.org/motion"


@pytest.mark.parametrize("answer", ["N", "N but made pledges", "N - turned it down in Sept 2020"])
def test_a_council_that_was_checked_has_none_found(facts_of: FactsOf, answer: str) -> None:
    claim = only(facts_of("mysociety_declarations", {**COUNCIL, "made_declaration": answer}))
    assert (claim.event, claim.status, claim.event_on) == (Event.NONE_FOUND, None, None)
    assert claim.reported_words == "N"


@pytest.mark.parametrize("answer", ["Y*", "Y (used the word 'emergency')"])
def test_a_yes_with_a_note_is_a_yes(facts_of: FactsOf, answer: str) -> None:
    assert only(facts_of("mysociety_declarations", {**COUNCIL, "made_declaration": answer})).event is Event.ADOPTED


def test_a_blank_answer_is_neither_yes_nor_none_found(facts_of: FactsOf) -> None:
    refused = only(facts_of("mysociety_declarations", {**COUNCIL, "made_declaration": "", "date_made": ""}))
    assert isinstance(refused, Refused)
    assert refused.reason is Refusal.NOT_STATED


@pytest.mark.parametrize("answer", ["maybe", "Not checked yet", "Yet to decide"])
def test_an_answer_no_lookup_knows_is_an_error(facts_of: FactsOf, answer: str) -> None:
    with pytest.raises(VocabularyError, match="made_declaration"):
        facts_of("mysociety_declarations", {**COUNCIL, "made_declaration": answer})


@pytest.mark.parametrize("link", ["Loading...", "#ERROR!", "", "javascript:alert(1)"])
def test_a_cell_that_failed_to_load_is_no_link(facts_of: FactsOf, link: str) -> None:
    assert only(facts_of("mysociety_declarations", {**COUNCIL, "motion_url": link})).url is None


@pytest.mark.parametrize(
    ("type_name", "level"),
    [("County", Level.REGIONAL), ("Combined authority", Level.REGIONAL), ("London borough", Level.LOCAL), ("", None)],
)
def test_a_county_is_regional_a_borough_local(facts_of: FactsOf, type_name: str, level: Level | None) -> None:
    row = {**COUNCIL, "local-authority-type-name": type_name}
    assert only(facts_of("mysociety_declarations", row)).place.level is level
