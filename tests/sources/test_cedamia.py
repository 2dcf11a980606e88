"""What the adapter `cedamia` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import SOUND, only

from atlas.errors import UpstreamError, VocabularyError
from atlas.model import (
    DatedOn,
    DatePrecision,
    Event,
    Fact,
    Kind,
    Level,
    Membership,
    Refusal,
    Refused,
    Scope,
    Status,
)
from atlas.sources import cedamia

FactsOf = Callable[..., list[Fact]]

NATION, CITY = SOUND["cedamia"]


def test_a_declaration_belongs_to_the_nation_above_it(facts_of: FactsOf) -> None:
    declared = [f for f in facts_of("cedamia", NATION, CITY) if f.kind is Kind.CLIMATE_EMERGENCY]
    claim = only(declared)
    assert (claim.place.name, claim.place.country, claim.place.region) == ("Seestadt City Council", "DEU", "Bayern")
    assert (claim.event, claim.status) == (Event.ADOPTED, Status.PLEDGED)
    assert claim.event_on == DatedOn(date(2019, 5, 2), DatePrecision.DAY)
    assert (claim.reported_words, claim.url) == ("Klimanotstand", "https://example.org/seestadt")
    assert claim.place.population == 81275
    assert claim.source_row == "row 10"


def test_a_nations_heading_carries_the_nations_target_year(facts_of: FactsOf) -> None:
    target = only(facts_of("cedamia", NATION))
    assert (target.kind, target.target_year, target.scope) == (Kind.NEUTRALITY, 2045, Scope.COMMUNITY)
    assert (target.place.name, target.place.country, target.place.level) == ("Germany", "DEU", Level.NATIONAL)


def test_a_heading_without_a_target_year_is_no_claim(facts_of: FactsOf) -> None:
    assert facts_of("cedamia", {"name": "Germany"}) == []


def test_a_nation_no_lookup_knows_is_an_error(facts_of: FactsOf) -> None:
    with pytest.raises(VocabularyError, match="row 9, column 'name': found 'Ruritania'"):
        facts_of("cedamia", {"name": "Ruritania"})


def test_council_and_community_targets_stay_apart(facts_of: FactsOf) -> None:
    row = {**CITY, "target_operations": "2030 at latest", "target_community": "2040"}
    targets = [f for f in facts_of("cedamia", {"name": "Germany"}, row) if f.kind is Kind.NEUTRALITY]
    assert [(t.scope, t.target_year, t.qualifier) for t in targets] == [
        (Scope.GOVERNMENT_OPERATIONS, 2030, "at the latest"),
        (Scope.COMMUNITY, 2040, None),
    ]


@pytest.mark.parametrize("phrase", ["asap", "pending", "-", "2025-2030", "emergency speed"])
def test_a_phrase_without_a_year_is_no_target(facts_of: FactsOf, phrase: str) -> None:
    facts = facts_of("cedamia", {"name": "Germany"}, {**CITY, "target_community": phrase})
    assert [f.kind for f in facts] == [Kind.CLIMATE_EMERGENCY]


def test_eighty_percent_by_2050_is_a_reduction_not_neutrality(facts_of: FactsOf) -> None:
    _, target = facts_of("cedamia", {"name": "Germany"}, {**CITY, "target_community": "80% by 2050"})
    assert (target.kind, target.target_year, target.value_pct) == (Kind.REDUCTION, 2050, 80)
    assert target.end_term is None


def test_a_target_achieved_is_dated_to_its_year(facts_of: FactsOf) -> None:
    _, target = facts_of("cedamia", {"name": "Germany"}, {**CITY, "target_community": "Achieved (2012)"})
    assert (target.event, target.status, target.target_year) == (Event.ACHIEVED, Status.ACHIEVED, 2012)
    assert target.event_on == DatedOn(date(2012, 1, 1), DatePrecision.YEAR)


def test_a_target_phrase_no_lookup_knows_is_an_error(facts_of: FactsOf) -> None:
    with pytest.raises(VocabularyError, match="'target_community': found 'when pigs fly'"):
        facts_of("cedamia", {"name": "Germany"}, {**CITY, "target_community": "when pigs fly"})


@pytest.mark.parametrize(
    ("phrase", "month"),
    [
        ("Rescinded September 2025", date(2025, 9, 1)),
        ("Rescinded Oct 2025", date(2025, 10, 1)),
        ("Revoked Feb 2022", date(2022, 2, 1)),
        ("rescinded July 2025", date(2025, 7, 1)),
    ],
)
def test_a_revocation_ends_the_declaration_in_its_month(facts_of: FactsOf, phrase: str, month: date) -> None:
    made, revoked = facts_of("cedamia", {"name": "Germany"}, {**CITY, "target_community": phrase})
    assert (made.event, revoked.event) == (Event.ADOPTED, Event.REVOKED)
    assert (revoked.kind, revoked.status, revoked.target_year) == (Kind.CLIMATE_EMERGENCY, None, None)
    assert revoked.event_on == DatedOn(month, DatePrecision.MONTH)
    assert revoked.place == made.place


@pytest.mark.parametrize(
    "name", ["Bundesland Senate", "House of Commons", "Irish Parliament", "Some National Assembly"]
)
def test_a_national_parliament_speaks_for_the_nation(facts_of: FactsOf, name: str) -> None:
    claim = only(facts_of("cedamia", {"name": "Germany"}, {"name": name, "date": "10 May 2019"}))
    assert (claim.place.level, claim.place.country) == (Level.NATIONAL, "DEU")
    assert (claim.place.name, claim.place.other_names) == (name, ("Germany",))


def test_a_parliament_of_a_region_is_not_the_nations(facts_of: FactsOf) -> None:
    row = {"name": "Cantonal Parliament", "region": "Jura", "date": "10 May 2019"}
    assert only(facts_of("cedamia", {"name": "Switzerland"}, row)).place.level is None


def test_the_european_parliament_is_supranational(facts_of: FactsOf) -> None:
    parliament = {"name": "European Parliament", "date": "2019", "population": "447,706,209"}
    place = only(facts_of("cedamia", {"name": "European Union"}, parliament)).place
    assert (place.level, place.country, place.population) == (Level.SUPRANATIONAL, None, 447_706_209)


def test_a_crown_dependency_is_not_the_united_kingdom(facts_of: FactsOf) -> None:
    row = {"name": "States Assembly", "region": "Jersey", "date": "2 May 2019"}
    place = only(facts_of("cedamia", {"name": "UK and dependencies"}, row)).place
    assert (place.country, place.region) == ("JEY", None)


@pytest.mark.parametrize(
    "name", ["Québec 525 Councils", "As below - National Association of Mayors of the 226 municipalities"]
)
def test_a_row_of_many_governments_is_refused_as_aggregate(facts_of: FactsOf, name: str) -> None:
    refused = only(facts_of("cedamia", {"name": "Canada"}, {"name": name, "date": "10 May 2019"}))
    assert isinstance(refused, Refused)
    assert refused.reason is Refusal.AGGREGATE


def test_totals_footnotes_and_blank_rows_are_no_places(facts_of: FactsOf) -> None:
    facts = facts_of(
        "cedamia",
        NATION,
        {"name": "See the note on the About tab re the declaration."},
        {},
        {"region": "No. of CEDs", "date": "% of population:"},
        {"name": "Germany totals:", "region": "1", "population": "81,275", "date": "0.1%"},
        {"name": "Total global CED jurisdictions & populations:", "region": "1"},
    )
    assert [f.place.name for f in facts] == ["Germany"]


def test_a_declaration_that_needs_ratification_is_refused_as_pending(facts_of: FactsOf) -> None:
    _, refused = facts_of(
        "cedamia",
        NATION,
        {"name": "Significant declarations requiring ratification before we add them"},
        {"name": "Upper House", "date": "25 Sep 2019", "target_operations": "waiting on approval of the Lower House"},
    )
    assert isinstance(refused, Refused)
    assert (refused.place.name, refused.reason) == ("Upper House", Refusal.PENDING)


def test_the_sheets_statistics_are_not_read(facts_of: FactsOf) -> None:
    facts = facts_of(
        "cedamia",
        NATION,
        {"name": "Political control in UK CED councils\n(does not include town and parish councils)"},
        {"name": "Labour", "region": "102", "population": "28.90%", "date": "2020"},
    )
    assert [f.place.name for f in facts] == ["Germany"]


def test_a_name_broken_over_lines_is_one_line(facts_of: FactsOf) -> None:
    facts = facts_of(
        "cedamia", {"name": "Germany"}, {**CITY, "name": "Seestadt \nCity  Council", "target_community": ""}
    )
    assert only(facts).place.name == "Seestadt City Council"


def test_a_heading_that_moved_is_an_error(raw: Callable[..., Path]) -> None:
    path = raw("cedamia")
    path.write_text(path.read_text(encoding="utf-8").replace("Declaration type", "Mood"), encoding="utf-8")
    with pytest.raises(UpstreamError, match="row 7: found heading 'Mood', expected 'Declaration type'"):
        cedamia.read(path)


def test_a_flag_is_an_undated_membership_of_its_network(facts_of: FactsOf) -> None:
    row = {**CITY, "target_community": "", "c40": "Yes", "covenant_of_mayors": "yes", "race_to_zero": "Yes"}
    declared, *members = facts_of("cedamia", {"name": "Germany"}, row)
    assert [(m.network_id, m.joined_on, m.source_row) for m in members] == [
        ("c40", None, "row 10"),
        ("global_covenant", None, "row 10"),
        ("race_to_zero", None, "row 10"),
    ]
    assert {m.place for m in members} == {declared.place}
    assert all(isinstance(m, Membership) for m in members)


def test_every_flag_of_the_sheet_but_the_treaty_is_a_network(facts_of: FactsOf) -> None:
    flags = list(cedamia.HEADINGS)[15:]
    facts = facts_of("cedamia", {"name": "Germany"}, {**CITY, "target_community": "", **dict.fromkeys(flags, "Yes")})
    assert sum(isinstance(f, Membership) for f in facts) == len(flags) - 1


def test_a_call_for_the_treaty_is_an_undated_fossil_free_pledge(facts_of: FactsOf) -> None:
    row = {**CITY, "target_community": "", "fossil_fuel_treaty": "Yes"}
    _, call = facts_of("cedamia", {"name": "Germany"}, row)
    assert (call.kind, call.status, call.event, call.event_on) == (
        Kind.FOSSIL_FREE,
        Status.PLEDGED,
        Event.ANNOUNCED,
        None,
    )
    assert (call.target_year, call.reported_words) == (None, "Fossil Fuel Non-proliferation Treaty")


def test_a_shifted_cell_in_a_flag_is_an_error(facts_of: FactsOf) -> None:
    with pytest.raises(VocabularyError, match="column 'c40': found 'Independent 13'"):
        facts_of("cedamia", {"name": "Germany"}, {**CITY, "c40": "Independent 13"})
