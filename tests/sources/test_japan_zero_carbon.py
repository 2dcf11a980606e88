"""What the adapter `japan_zero_carbon` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from conftest import SOUND, only

from atlas.model import DatedOn, DatePrecision, Event, Fact, Kind, Level, Status

FactsOf = Callable[..., list[Fact]]

CITY = SOUND["japan_zero_carbon"][0]


def test_a_declaration_is_a_pledge_of_zero_carbon_on_its_day(facts_of: FactsOf) -> None:
    claim = only(facts_of("japan_zero_carbon", CITY))
    assert (claim.kind, claim.event, claim.status) == (Kind.NEUTRALITY, Event.ANNOUNCED, Status.PLEDGED)
    assert (claim.target_year, claim.end_term) == (2050, "zero carbon")
    assert (claim.event_on, claim.recorded_on) == (DatedOn(date(2020, 7, 13), DatePrecision.DAY), None)


def test_by_a_day_is_the_day_of_the_list_and_not_of_the_declaration(facts_of: FactsOf) -> None:
    claim = only(facts_of("japan_zero_carbon", {**CITY, "declared": "by 2019-12-04"}))
    assert (claim.event_on, claim.recorded_on) == (None, date(2019, 12, 4))


def test_a_prefecture_named_by_elimination_stays_derived(facts_of: FactsOf) -> None:
    claim = only(facts_of("japan_zero_carbon", {**CITY, "level": "prefecture", "certainty": "derived"}))
    assert (claim.certainty, claim.place.level) == ("derived", Level.REGIONAL)


def test_a_namesake_carries_its_prefecture_and_the_japanese_name(facts_of: FactsOf) -> None:
    place = only(facts_of("japan_zero_carbon", {**CITY, "name_en": "Yamakawa (Iwate)"})).place
    assert (place.region, place.other_names) == ("Iwate", ("山川市",))
