"""What each adapter makes of its upstream's rows: claims, memberships, refusals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import SOUND

from atlas.errors import UpstreamError, VocabularyError
from atlas.model import (
    Claim,
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

PILOT, MEMBER, PEAK = SOUND["china_pilots"][0], SOUND["china_appc"][0], SOUND["china_peaks"][0]
COUNCIL, TRACKED = SOUND["mysociety_declarations"][0], SOUND["net_zero_tracker"][0]
NATION, CITY = SOUND["cedamia"]


def only(facts: list[Fact]) -> Fact:
    assert len(facts) == 1, facts
    return facts[0]


# --- china_pilots


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


# --- china_appc


def test_a_member_of_the_alliance_joined_on_the_day_announced(facts_of: FactsOf) -> None:
    member = only(facts_of("china_appc", MEMBER))
    assert isinstance(member, Membership)
    assert (member.network_id, member.joined_on) == ("appc", DatedOn(date(2015, 9, 15), DatePrecision.DAY))
    assert (member.place.level, member.url, member.certainty) == (Level.LOCAL, "https://example.org/appc", "stated")


def test_an_announcement_over_two_days_is_known_to_the_month(facts_of: FactsOf) -> None:
    member = only(facts_of("china_appc", {**MEMBER, "announced": "2016-06-07/08"}))
    assert member.joined_on == DatedOn(date(2016, 6, 1), DatePrecision.MONTH)


def test_a_doubt_of_the_source_stays_beside_the_membership(facts_of: FactsOf) -> None:
    assert only(facts_of("china_appc", {**MEMBER, "certainty": "derived"})).certainty == "derived"


# --- china_peaks


def test_a_peak_year_keeps_the_word_that_bends_it(facts_of: FactsOf) -> None:
    peak = only(facts_of("china_peaks", PEAK))
    assert (peak.kind, peak.target_year, peak.qualifier) == (Kind.PEAK, 2025, "around")
    assert (peak.status, peak.reported_words) == (Status.PLEDGED, "APPC/Declaration")


def test_two_statements_of_a_city_stay_two_claims(facts_of: FactsOf) -> None:
    later = {**PEAK, "peak_year": 2030, "statement_date": "2021-12-31", "programme": "14th FYP", "qualifier": ""}
    first, second = facts_of("china_peaks", PEAK, later)
    assert (first.target_year, second.target_year) == (2025, 2030)
    assert (second.status, second.qualifier) == (Status.IN_POLICY, None)
    assert first.place == second.place


def test_the_nation_states_a_peak_year_too(facts_of: FactsOf) -> None:
    row = {**PEAK, "name_zh": "中国", "name_en": "China", "level": "country", "programme": "national NDC"}
    assert only(facts_of("china_peaks", row)).place.level is Level.NATIONAL


def test_a_peak_year_in_words_is_an_error(facts_of: FactsOf) -> None:
    with pytest.raises(UpstreamError, match="row 2: found 'soon', expected a year"):
        facts_of("china_peaks", {**PEAK, "peak_year": "soon"})


# --- mysociety_declarations


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


# --- net_zero_tracker


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


# --- cedamia


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
    place = only(facts_of("cedamia", {"name": "European Union"}, {"name": "European Parliament", "date": "2019"})).place
    assert (place.level, place.country) == (Level.SUPRANATIONAL, None)


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
