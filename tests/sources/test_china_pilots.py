"""What the adapter `china_pilots` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from conftest import SOUND, only

from atlas.errors import VocabularyError
from atlas.model import (
    Claim,
    DatedOn,
    DatePrecision,
    Event,
    Fact,
    Kind,
    Level,
    Status,
)

FactsOf = Callable[..., list[Fact]]

PILOT = SOUND["china_pilots"][0]


def test_a_pilot_is_a_designation_with_its_notice(facts_of: FactsOf) -> None:
    pilot = only(facts_of("china_pilots", PILOT))
    assert isinstance(pilot, Claim)
    assert (pilot.kind, pilot.event, pilot.status) == (Kind.PILOT, Event.DESIGNATED, Status.IN_POLICY)
    assert pilot.event_on == DatedOn(date(2012, 11, 1), DatePrecision.MONTH)
    assert (pilot.programme_id, pilot.qualifier) == ("cn_low_carbon_pilots", "batch 2")
    assert (pilot.reported_words, pilot.url) == ("发改气候[2012]3760号", "https://example.org/notice")
    assert (pilot.place.name, pilot.place.other_names, pilot.place.country) == ("山阳", ("Shanyang",), "CHN")


@pytest.mark.parametrize(
    ("printed", "level"),
    [("province", Level.REGIONAL), ("city", Level.LOCAL), ("county/district/county-level city", Level.LOCAL)],
)
def test_a_pilot_has_the_level_the_notice_gives(facts_of: FactsOf, printed: str, level: Level) -> None:
    assert only(facts_of("china_pilots", {**PILOT, "level": printed})).place.level is level


def test_a_fourth_batch_of_pilots_is_an_error(facts_of: FactsOf) -> None:
    with pytest.raises(VocabularyError, match="'batch': found '4'"):
        facts_of("china_pilots", {**PILOT, "batch": 4})
