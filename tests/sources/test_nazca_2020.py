"""What the adapter `nazca_2020` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import SOUND, only

from atlas.errors import VocabularyError
from atlas.model import Claim, Event, Fact, Kind, Level, Membership, Refusal, Refused, Scope, Status

FactsOf = Callable[..., list[Fact]]

JOINED, PROMISED = SOUND["nazca_2020"]


def test_an_alliance_named_after_its_promise_is_a_membership_and_the_promise(facts_of: FactsOf) -> None:
    member, claim = facts_of("nazca_2020", JOINED)
    assert isinstance(member, Membership)
    assert member.network_id == "climate_ambition_alliance"
    assert (claim.kind, claim.end_term, claim.target_year) == (Kind.NEUTRALITY, "Net zero", 2050)
    assert (claim.event, claim.status, claim.event_on) == (Event.ANNOUNCED, Status.PLEDGED, None)
    assert (claim.reported_words, claim.source_row) == ("Climate Ambition Alliance: Net Zero 2050", "row 2")
    assert (claim.place.name, claim.place.level, claim.place.country) == ("BarkhamptoN-Sur-Mer", Level.LOCAL, "France")
    assert (claim.place.population, claim.place.population_year) == (81275, 2018)


@pytest.mark.parametrize(
    ("initiative", "network", "kind"),
    [
        ("Global Covenant of Mayors for Climate & Energy", "global_covenant", None),
        ("Under2 Coalition", "under2", None),
        ("RegionsAdapt", "regions_adapt", None),
        ("International Solar Alliance (ISA)", "international_solar_alliance", None),
        ("DivestInvest", "divest_invest", Kind.FOSSIL_FREE),
        ("Powering Past Coal Alliance", "powering_past_coal", Kind.FOSSIL_FREE),
        ("Carbon Neutral Cities Alliance", "cnca", None),
    ],
)
def test_a_network_stands_for_a_promise_only_where_joining_it_is_one(
    facts_of: FactsOf, initiative: str, network: str, kind: Kind | None
) -> None:
    found = facts_of("nazca_2020", {**JOINED, "commit_text": initiative})
    assert [fact.network_id for fact in found if isinstance(fact, Membership)] == [network]
    assert [fact.kind for fact in found if isinstance(fact, Claim)] == ([kind] if kind else [])


def test_another_initiative_is_out_of_scope_and_an_unknown_one_stops_the_run(facts_of: FactsOf) -> None:
    refused = only(facts_of("nazca_2020", {**JOINED, "commit_text": "Clean Air Initiative"}))
    assert isinstance(refused, Refused)
    assert refused.reason is Refusal.OUT_OF_SCOPE
    with pytest.raises(VocabularyError, match="column 'commit_text': found 'Alliance of Beekeepers'"):
        facts_of("nazca_2020", {**JOINED, "commit_text": "Alliance of Beekeepers"})


def test_a_target_in_words_is_a_claim_with_the_governments_own_answer_as_its_link(facts_of: FactsOf) -> None:
    claim = only(facts_of("nazca_2020", PROMISED))
    assert (claim.kind, claim.value_pct, claim.base_year, claim.target_year) == (Kind.REDUCTION, 37, 2003, 2031)
    assert (claim.scope, claim.place.level) == (Scope.COMMUNITY, Level.REGIONAL)
    assert claim.url == "https://cdp.example/en/responses/9002"
    assert claim.reported_words == "37% reduction, community, 2031"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"climate_action_type": "Energy Efficiency"}, Refusal.OUT_OF_SCOPE),
        ({"commit_text": "Increase the capacity of renewable energy by 45 MW by 2031"}, Refusal.OUT_OF_SCOPE),
        ({"commit_text": "Plant an orchard by 2031"}, Refusal.NO_KIND),
        ({"commitment_type": "", "commit_text": "", "climate_action_type": ""}, Refusal.NOT_STATED),
        ({"name": "Association Mauritanienne Des Communes Du Sud (Amcs)"}, Refusal.AGGREGATE),
        ({"name": "Dubai Land Department"}, Refusal.OUT_OF_SCOPE),
    ],
)
def test_what_is_no_claim_of_one_government_is_refused_with_its_reason(
    facts_of: FactsOf, change: dict[str, str], reason: Refusal
) -> None:
    refused = only(facts_of("nazca_2020", {**PROMISED, **change}))
    assert isinstance(refused, Refused)
    assert refused.reason is reason


def test_a_regions_figure_is_left(facts_of: FactsOf) -> None:
    place = facts_of("nazca_2020", {**JOINED, "entity_type": "Region", "population": "415,000"})[0].place
    assert place.population is None


def test_a_population_of_nobody_and_a_year_nought_are_blanks(facts_of: FactsOf) -> None:
    place = facts_of("nazca_2020", {**JOINED, "population": "0", "population_year": "2018"})[0].place
    assert (place.population, place.population_year) == (None, None)
    place = facts_of("nazca_2020", {**JOINED, "population_year": "0"})[0].place
    assert (place.population, place.population_year) == (81275, None)
