"""What the adapter `china_programmes` makes of its rows."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date

import pytest
from conftest import SOUND, only

from atlas import paths
from atlas.errors import VocabularyError
from atlas.model import DatedOn, DatePrecision, Event, Fact, Kind, Level, Refusal, Refused
from atlas.sources.china_programmes import PROGRAMMES

FactsOf = Callable[..., list[Fact]]

PILOT = SOUND["china_programmes"][0]
ZONE = {**PILOT, "programme": "Green-finance reform pilot zone (8 zones in 5 provinces, 2017-06)", "year": "2017"}


def test_a_pilot_names_its_programme_and_its_batch(facts_of: FactsOf) -> None:
    pilot = only(facts_of("china_programmes", PILOT))
    assert (pilot.kind, pilot.event, pilot.programme_id) == (Kind.PILOT, Event.DESIGNATED, "cn_carbon_peaking_pilots")
    assert (pilot.qualifier, pilot.place.country, pilot.place.level) == ("batch 1", "CHN", Level.LOCAL)
    assert pilot.event_on == DatedOn(date(2023, 1, 1), DatePrecision.YEAR)


def test_a_month_in_the_programmes_name_dates_the_designation(facts_of: FactsOf) -> None:
    assert only(facts_of("china_programmes", ZONE)).event_on == DatedOn(date(2017, 6, 1), DatePrecision.MONTH)


def test_a_month_of_another_year_than_the_rows_is_an_error(facts_of: FactsOf) -> None:
    with pytest.raises(VocabularyError, match="a programme of places, of 2018"):
        facts_of("china_programmes", {**ZONE, "year": "2018"})


def test_a_name_in_two_scripts_with_its_province_is_taken_apart(facts_of: FactsOf) -> None:
    place = only(facts_of("china_programmes", {**ZONE, "name": "Shanyang 山阳 (Zhejiang)"})).place
    assert (place.name, place.other_names, place.region) == ("Shanyang", ("山阳",), "Zhejiang")
    latin = only(facts_of("china_programmes", {**ZONE, "name": "Shanyang New Area (Gansu)", "unit_kind": "new area"}))
    assert (latin.place.name, latin.place.other_names, latin.place.region) == ("Shanyang New Area", (), "Gansu")


def test_an_industrial_park_is_no_government_and_a_count_no_place(facts_of: FactsOf) -> None:
    park, count = facts_of(
        "china_programmes",
        {**PILOT, "unit_kind": "industrial park"},
        {**PILOT, "programme": "National carbon-peaking pilot, batch 2 (27)", "unit_kind": "aggregate"},
    )
    assert isinstance(park, Refused)
    assert isinstance(count, Refused)
    assert (park.reason, count.reason) == (Refusal.OUT_OF_SCOPE, Refusal.AGGREGATE)


def test_carbon_trading_leaves_the_level_open_and_tells_the_first_seven_apart(facts_of: FactsOf) -> None:
    row = {**PILOT, "programme": "Regional ETS pilot", "unit_kind": "province/city", "year": "2016"}
    first, later = facts_of("china_programmes", row, {**row, "note": "not one of the original seven"})
    assert (first.kind, first.place.level, first.qualifier) == (Kind.PILOT, None, None)
    assert later.qualifier == "beyond the first seven"


def test_every_programme_a_row_can_name_is_described() -> None:
    with (paths.REFERENCE / "programme.csv").open(encoding="utf-8", newline="") as lines:
        described = {line["programme_id"] for line in csv.DictReader(lines) if line["name_zh"] and line["body"]}
    assert {programme.programme_id for programme in PROGRAMMES.values()} - {None} <= described
