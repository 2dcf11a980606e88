"""What the adapter `cdp_2020_renewables` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import SOUND, only

from atlas.errors import UpstreamError, VocabularyError
from atlas.model import Energy, Event, Fact, Kind, Level, Refusal, Refused, Scope

FactsOf = Callable[..., list[Fact]]

TARGET = SOUND["cdp_2020_renewables"][0]
ASKED = "Renewable energy or electricity target implemented"
SHARE = "Percentage renewable energy / electricity of total energy or electricity in target year"
AMOUNT = "Total renewable energy / electricity covered by target in target year"
COVERED = "Energy / electricity types covered by target (including unit)"


def test_a_share_of_100_percent_is_a_promise_of_100_percent_renewables(facts_of: FactsOf) -> None:
    claim = only(facts_of("cdp_2020_renewables", TARGET))
    assert (claim.kind, claim.value_pct, claim.energy) == (Kind.RENEWABLE_100, 100, Energy.ELECTRICITY)
    assert (claim.scope, claim.base_year, claim.target_year) == (Scope.COMMUNITY, 2012, 2035)
    assert (claim.status, claim.event_on, claim.qualifier) == (None, None, "consumed")


def test_a_city_is_named_with_its_state_point_and_residents_but_not_by_its_town(facts_of: FactsOf) -> None:
    place = only(facts_of("cdp_2020_renewables", TARGET)).place
    assert (place.name, place.other_names) == ("City of Fairwater, OR", ())
    assert (place.country, place.region, place.level) == ("United States of America", "OR", Level.LOCAL)
    assert (place.lat, place.lon) == (44.25, -121.5)
    assert (place.population, place.population_year) == (48210, 2018)


def test_a_state_behind_the_towns_name_is_the_citys(facts_of: FactsOf) -> None:
    row = {**TARGET, "Organization": "City of Fairwater", "City": "Fairwater, OR"}
    assert only(facts_of("cdp_2020_renewables", row)).place.region == "OR"


def test_a_point_that_two_cities_have_is_neithers(facts_of: FactsOf) -> None:
    other = {**TARGET, "Organization": "City of Elsewhere"}
    assert [claim.place.lat for claim in facts_of("cdp_2020_renewables", TARGET, other)] == [None, None]


def test_a_point_in_whole_degrees_is_rounded_away(facts_of: FactsOf) -> None:
    row = {**TARGET, "City Location": "POINT (-122.0 44.0)"}
    assert only(facts_of("cdp_2020_renewables", row)).place.lat is None


def test_two_targets_of_one_city_keep_its_point(facts_of: FactsOf) -> None:
    other = {**TARGET, "Scale": "Local government operations"}
    found = facts_of("cdp_2020_renewables", TARGET, other)
    assert [claim.place.lat for claim in found] == [44.25, 44.25]
    assert [claim.scope for claim in found] == [Scope.COMMUNITY, Scope.GOVERNMENT_OPERATIONS]


@pytest.mark.parametrize("share", ["99.5", "1", "0.97"])
def test_any_other_share_is_a_share_in_percent(facts_of: FactsOf, share: str) -> None:
    claim = only(facts_of("cdp_2020_renewables", {**TARGET, SHARE: share}))
    assert (claim.kind, claim.value_pct) == (Kind.RENEWABLE_SHARE, float(share))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({ASKED: "Do not know"}, Refusal.NOT_STATED),
        ({ASKED: "In progress"}, Refusal.NOT_STATED),
        ({ASKED: ""}, Refusal.NOT_STATED),
        ({SHARE: ""}, Refusal.NOT_STATED),
        ({SHARE: "0", AMOUNT: "0"}, Refusal.NOT_STATED),
        ({SHARE: "", AMOUNT: "2000"}, Refusal.NO_KIND),
        ({COVERED: "Other, please specify"}, Refusal.NOT_STATED),
        ({COVERED: "Other, please specify: Carbon neutral trams"}, Refusal.NO_KIND),
        ({"Organization": "Junta Intermunicipal de Ejemplo"}, Refusal.AGGREGATE),
    ],
)
def test_a_row_without_a_renewable_share_is_refused_with_its_reason(
    facts_of: FactsOf, row: dict[str, str], reason: Refusal
) -> None:
    refused = only(facts_of("cdp_2020_renewables", {**TARGET, **row}))
    assert isinstance(refused, Refused)
    assert refused.reason is reason


def test_a_city_that_intends_no_target_has_none(facts_of: FactsOf) -> None:
    claim = only(facts_of("cdp_2020_renewables", {**TARGET, ASKED: "Not intending to undertake"}))
    assert (claim.kind, claim.event) == (Kind.RENEWABLE_SHARE, Event.NONE_FOUND)
    assert (claim.target_year, claim.value_pct) == (None, None)


@pytest.mark.parametrize(
    ("type_name", "words", "energy"),
    [
        ("Energy", "District heat from renewable sources", Energy.HEAT),
        ("", "Electricity use from renewables", Energy.ELECTRICITY),
        ("Electricity", "Purchased", Energy.ELECTRICITY),
        ("Energy", "100% renewables", Energy.ALL),
        ("", "100% renewables", None),
    ],
)
def test_a_citys_own_words_say_which_energy_and_are_not_kept(
    facts_of: FactsOf, type_name: str, words: str, energy: Energy | None
) -> None:
    row = {**TARGET, "Type": type_name, COVERED: f"Other, please specify: {words}"}
    claim = only(facts_of("cdp_2020_renewables", row))
    assert (claim.energy, claim.reported_words) == (energy, type_name or None)


def test_a_target_whose_type_is_blank_is_of_no_named_energy(facts_of: FactsOf) -> None:
    claim = only(facts_of("cdp_2020_renewables", {**TARGET, "Type": "", COVERED: ""}))
    assert (claim.kind, claim.value_pct, claim.energy) == (Kind.RENEWABLE_100, 100, None)


def test_words_in_which_nothing_is_known_stop_the_run(facts_of: FactsOf) -> None:
    with pytest.raises(VocabularyError, match="row 2, column 'Energy / electricity types"):
        facts_of("cdp_2020_renewables", {**TARGET, COVERED: "Other, please specify: Perpetual motion"})


def test_a_base_year_after_the_report_is_none(facts_of: FactsOf) -> None:
    assert only(facts_of("cdp_2020_renewables", {**TARGET, "Base year": "2035"})).base_year is None


@pytest.mark.parametrize(("column", "text"), [(SHARE, "all of it"), ("City Location", "POINT (north)")])
def test_a_cell_that_is_no_number_or_point_stops_the_run(facts_of: FactsOf, column: str, text: str) -> None:
    with pytest.raises(UpstreamError, match=r"row 2.*found"):
        facts_of("cdp_2020_renewables", {**TARGET, column: text})
