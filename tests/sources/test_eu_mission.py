"""What the adapter `eu_mission` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from conftest import SOUND, only

from atlas.model import DatedOn, DatePrecision, Event, Fact, Kind, Membership, Refusal, Refused, Status

FactsOf = Callable[..., list[Fact]]

CITY = SOUND["eu_mission"][0]
SELECTED = DatedOn(date(2022, 4, 28), DatePrecision.DAY)


def test_a_city_joined_and_pledged_on_the_day_it_was_selected(facts_of: FactsOf) -> None:
    member, pledge = facts_of("eu_mission", CITY)
    assert isinstance(member, Membership)
    assert (member.network_id, member.joined_on, member.url) == ("eu_mission", SELECTED, "https://example.org/mission")
    assert (pledge.kind, pledge.target_year, pledge.end_term) == (Kind.NEUTRALITY, 2030, "climate-neutral")
    assert (pledge.status, pledge.event_on, pledge.place) == (Status.PLEDGED, SELECTED, member.place)
    assert (pledge.place.name, pledge.place.country) == ("Seestadt", "DEU")


def test_a_label_is_told_in_words_and_is_no_event_of_its_own(facts_of: FactsOf) -> None:
    _, labelled = facts_of("eu_mission", CITY)
    _, unlabelled = facts_of("eu_mission", {**CITY, "label_round": "", "label_date": ""})
    assert labelled.reported_words == "selected 2022-04-28, label 1st 2023-10-12"
    assert unlabelled.reported_words == "selected 2022-04-28"
    assert (labelled.event, labelled.status) == (unlabelled.event, unlabelled.status) == (Event.ANNOUNCED, "pledged")


def test_an_entry_of_two_municipalities_is_refused_as_aggregate(facts_of: FactsOf) -> None:
    rows = [{**CITY, "city": f"Seestadt {number}"} for number in range(2, 100)]
    facts = facts_of("eu_mission", *rows, {**CITY, "city": "Eindhoven & Helmond"})
    refused = only([f for f in facts if isinstance(f, Refused)])
    assert (refused.reason, refused.source_row) == (Refusal.AGGREGATE, "row 100")
