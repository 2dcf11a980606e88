"""What the adapter `cdp_2021_targets` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from conftest import SOUND, only

from atlas.errors import VocabularyError
from atlas.model import DatedOn, DatePrecision, Event, Fact, Kind, Level, Refusal, Refused, Scope

FactsOf = Callable[..., list[Fact]]

TARGET = SOUND["cdp_2021_targets"][0]
TYPE, PERCENT, YEAR = "Type.of.target", "Percentage.reduction.target", "Target.year"
TONNES = "Target.year.absolute.emissions..metric.tonnes.CO2e."
INITIATIVES = "Select.the.initiatives.that.this.target.contributes.towards"
BOUNDARY = "Target.boundary.relative.to.city.boundary"
OPERATIONS = "Local Government Operations – covers only emission sources owned and operated by local government"


def test_a_reduction_keeps_percent_base_year_and_the_year_it_was_set(facts_of: FactsOf) -> None:
    claim = only(facts_of("cdp_2021_targets", TARGET))
    assert (claim.kind, claim.value_pct, claim.base_year, claim.target_year) == (Kind.REDUCTION, 45, 2012, 2035)
    assert (claim.event, claim.event_on) == (Event.ANNOUNCED, DatedOn(date(2019, 1, 1), DatePrecision.YEAR))
    assert (claim.status, claim.scope, claim.end_term) == (None, Scope.COMMUNITY, None)
    assert (claim.place.name, claim.place.country, claim.place.region) == ("City of Fairwater, OR", "USA", "OR")


def test_a_reduction_of_100_percent_is_not_called_neutrality(facts_of: FactsOf) -> None:
    claim = only(facts_of("cdp_2021_targets", {**TARGET, PERCENT: "100", TONNES: "0"}))
    assert (claim.kind, claim.value_pct, claim.end_term) == (Kind.REDUCTION, 100, None)


@pytest.mark.parametrize(("tonnes", "kind"), [("0", Kind.NEUTRALITY), ("5500", Kind.REDUCTION)])
def test_a_target_of_the_zero_carbon_cities_is_neutrality_if_it_reaches_zero(
    facts_of: FactsOf, tonnes: str, kind: Kind
) -> None:
    row = {**TARGET, INITIATIVES: "We Are Still In; 2050 Zero Carbon Cities in Japan", TONNES: tonnes}
    claim = only(facts_of("cdp_2021_targets", row))
    assert claim.kind is kind
    assert (claim.end_term == "Zero carbon") is (kind is Kind.NEUTRALITY)
    assert (claim.value_pct is None) is (kind is Kind.NEUTRALITY)


@pytest.mark.parametrize(
    ("printed", "tonnes", "qualifier"),
    [
        ("Fixed level target", "0", "absolute level of zero"),
        ("Fixed level target", "9", "absolute level"),
        ("Baseline scenario (business as usual) target", "NA", "against business as usual"),
        ("Base year intensity target", "9", "intensity"),
    ],
)
def test_what_a_reduction_counts_against_is_its_qualifier(
    facts_of: FactsOf, printed: str, tonnes: str, qualifier: str
) -> None:
    claim = only(facts_of("cdp_2021_targets", {**TARGET, TYPE: printed, TONNES: tonnes}))
    assert (claim.kind, claim.qualifier, claim.reported_words) == (Kind.REDUCTION, qualifier, printed)


def test_a_city_that_answered_no_target_has_none(facts_of: FactsOf) -> None:
    claim = only(facts_of("cdp_2021_targets", {**TARGET, TYPE: "No target", PERCENT: "NA", YEAR: "NA"}))
    assert (claim.kind, claim.event, claim.event_on) == (Kind.REDUCTION, Event.NONE_FOUND, None)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({TYPE: "NA"}, Refusal.NOT_STATED),
        ({TYPE: "No target"}, Refusal.NOT_STATED),
        ({PERCENT: "NA", YEAR: "NA"}, Refusal.NOT_STATED),
        ({"Organization": "Junta Intermunicipal de Ejemplo"}, Refusal.AGGREGATE),
    ],
)
def test_a_row_that_leaves_the_target_open_or_contradicts_itself_is_refused(
    facts_of: FactsOf, row: dict[str, str], reason: Refusal
) -> None:
    refused = only(facts_of("cdp_2021_targets", {**TARGET, **row}))
    assert isinstance(refused, Refused)
    assert refused.reason is reason


@pytest.mark.parametrize(
    ("row", "scope"),
    [
        ({BOUNDARY: OPERATIONS}, Scope.GOVERNMENT_OPERATIONS),
        ({BOUNDARY: OPERATIONS, "Sector": "Energy"}, Scope.GOVERNMENT_OPERATIONS),
        ({BOUNDARY: "Smaller – covers only part of the city"}, Scope.UNSPECIFIED),
        ({BOUNDARY: "NA"}, Scope.UNSPECIFIED),
        ({"Sector": "Transport"}, Scope.SECTOR),
        ({"Sector": "Other, please specify: Our municipal operations"}, Scope.GOVERNMENT_OPERATIONS),
        ({"Sector": "Other, please specify: Farm buildings"}, Scope.SECTOR),
        ({"Sector": "Other, please specify: Energía, Transporte y Desechos"}, Scope.COMMUNITY),
        ({"Sector": "Other, please specify:"}, Scope.UNSPECIFIED),
    ],
)
def test_the_boundary_says_whose_emissions_and_a_sector_narrows_it(
    facts_of: FactsOf, row: dict[str, str], scope: Scope
) -> None:
    assert only(facts_of("cdp_2021_targets", {**TARGET, **row})).scope is scope


def test_a_target_for_one_sector_names_it(facts_of: FactsOf) -> None:
    claim = only(facts_of("cdp_2021_targets", {**TARGET, "Sector": "Waste"}))
    assert claim.reported_words == "Base year emissions (absolute) target: Waste"


@pytest.mark.parametrize("column", ["Year.target.was.set", "Base.year"])
def test_a_year_to_come_is_no_answer_about_the_past(facts_of: FactsOf, column: str) -> None:
    claim = only(facts_of("cdp_2021_targets", {**TARGET, column: "2030"}))
    assert (claim.event_on if column == "Year.target.was.set" else claim.base_year) is None


@pytest.mark.parametrize(
    ("boundary", "level", "local_type"),
    [
        ("City / Municipality", Level.LOCAL, None),
        ("Metropolitan area", Level.LOCAL, "Metropolitan area"),
        ("Province / County", None, "Province / County"),
        ("Other, please specify: Shire", Level.LOCAL, None),
    ],
)
def test_the_citys_boundary_says_its_type_and_sometimes_its_level(
    facts_of: FactsOf, boundary: str, level: Level | None, local_type: str | None
) -> None:
    place = only(facts_of("cdp_2021_targets", {**TARGET, "City.boundary": boundary})).place
    assert (place.level, place.local_type) == (level, local_type)


def test_a_city_that_is_a_nation_is_not_held_to_be_local(facts_of: FactsOf) -> None:
    row = {**TARGET, "Organization": "Singapore Government", "iso": "SGP", "City.boundary": "City / Municipality"}
    assert only(facts_of("cdp_2021_targets", row)).place.level is None


@pytest.mark.parametrize(
    ("column", "word"),
    [(BOUNDARY, "Elsewhere"), ("Sector", "Other, please specify: Dreams"), ("City.boundary", "Kingdom")],
)
def test_a_word_no_list_knows_stops_the_run(facts_of: FactsOf, column: str, word: str) -> None:
    with pytest.raises(VocabularyError, match="row 2, column"):
        facts_of("cdp_2021_targets", {**TARGET, column: word})
