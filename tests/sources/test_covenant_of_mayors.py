"""What the adapter `covenant_of_mayors` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from conftest import SOUND, only

from atlas.errors import UpstreamError, VocabularyError
from atlas.model import Claim, DatedOn, DatePrecision, Fact, Kind, Membership, Refusal, Refused, Scope, Status

FactsOf = Callable[..., list[Fact]]

SIGNATORY = SOUND["covenant_of_mayors"][0]


def members(facts: list[Fact]) -> list[Membership]:
    return [f for f in facts if isinstance(f, Membership)]


def pledges(facts: list[Fact]) -> list[Claim]:
    return [f for f in facts if isinstance(f, Claim)]


def flagged(adhered: str, *flags: str) -> dict[str, object]:
    """The sound row with these flags only, and this day of adhesion."""
    words = {f"commitment_{f}_flag": str(f in flags) for f in ("CoM2020", "CoM2030", "CoM2050", "mayoradapt")}
    return {**SIGNATORY, **words, "date_of_adhesion": adhered}


def test_a_signatory_is_of_both_covenants_and_the_day_is_the_europeans(facts_of: FactsOf) -> None:
    european, worldwide = members(facts_of("covenant_of_mayors", SIGNATORY))
    assert (european.network_id, worldwide.network_id) == ("eu_covenant", "global_covenant")
    assert european.joined_on == DatedOn(date(2012, 3, 5), DatePrecision.DAY)
    assert worldwide.joined_on is None
    assert (european.place.name, european.place.country, european.place.population) == ("Villaprova", "ITA", 12500)
    assert (european.place.lat, european.place.lon, european.place.level) == (44.512, 11.304, None)
    assert european.source_row == "90001"


def test_a_signatory_without_a_worldwide_id_is_of_the_european_covenant_only(facts_of: FactsOf) -> None:
    member = only(members(facts_of("covenant_of_mayors", {**SIGNATORY, "gcom_id": "-"})))
    assert member.network_id == "eu_covenant"


def test_a_flag_of_2030_is_a_reduction_and_one_of_2050_is_neutrality(facts_of: FactsOf) -> None:
    facts = facts_of("covenant_of_mayors", flagged("2021-06-01", "CoM2020", "CoM2030", "CoM2050", "mayoradapt"))
    assert [(p.kind, p.target_year, p.value_pct, p.qualifier, p.end_term) for p in pledges(facts)] == [
        (Kind.REDUCTION, 2020, 20, "at least", None),
        (Kind.REDUCTION, 2030, 40, "at least", None),
        (Kind.NEUTRALITY, 2050, None, None, "CoM2050"),
    ]
    assert {(p.status, p.scope) for p in pledges(facts)} == {(Status.PLEDGED, Scope.COMMUNITY)}


@pytest.mark.parametrize(
    ("adhered", "flags", "is_dated"),
    [
        ("2012-03-05", ["CoM2020"], True),
        ("2012-03-05", ["CoM2020", "mayoradapt"], True),
        ("2018-03-05", ["CoM2030"], True),
        ("2022-03-05", ["CoM2050"], True),
        ("2012-03-05", ["CoM2030"], False),
        ("2018-03-05", ["CoM2050"], False),
        ("2018-03-05", ["CoM2020", "CoM2030"], False),
    ],
)
def test_the_day_of_adhesion_dates_a_lone_pledge_that_was_open(
    facts_of: FactsOf, adhered: str, flags: list[str], is_dated: bool
) -> None:
    made = pledges(facts_of("covenant_of_mayors", flagged(adhered, *flags)))
    day = DatedOn(date.fromisoformat(adhered), DatePrecision.DAY)
    assert [p.event_on for p in made] == [day if is_dated else None] * len(made)


@pytest.mark.parametrize(
    ("joined", "dated"),
    [("2012-05-01", {2020}), ("2017-05-01", set())],
)
def test_of_several_pledges_the_day_of_adhesion_dates_the_one_on_offer_then(
    facts_of: FactsOf, joined: str, dated: set[int]
) -> None:
    flags = {"commitment_CoM2020_flag": "True", "commitment_CoM2030_flag": "True"}
    facts = facts_of("covenant_of_mayors", {**SIGNATORY, **flags, "date_of_adhesion": joined})
    assert {f.target_year for f in facts if isinstance(f, Claim) and f.event_on} == dated


def test_a_row_that_bears_a_persons_name_is_left_out(facts_of: FactsOf) -> None:
    (fact,) = facts_of("covenant_of_mayors", {**SIGNATORY, "organisation_id": "30064"})
    assert isinstance(fact, Refused)
    assert fact.reason is Refusal.OUT_OF_SCOPE


def test_what_a_group_owes_together_is_not_each_members_own_figure(facts_of: FactsOf) -> None:
    together = "As a group of signatories committing collectively (joint SEAP - option 2)"
    (pledge,) = pledges(facts_of("covenant_of_mayors", {**SIGNATORY, "adhesion_type": together}))
    assert pledge.qualifier == "at least, as a group"


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"signatory_status": "on_hold"}, Refusal.OUT_OF_SCOPE),
        ({"group_profile": "True"}, Refusal.AGGREGATE),
        ({"organisation_id": "20578", "organisation_name": "Barchi and Piagge"}, Refusal.AGGREGATE),
    ],
)
def test_who_is_on_hold_or_a_group_is_refused(facts_of: FactsOf, cells: dict[str, str], reason: Refusal) -> None:
    refused = only(facts_of("covenant_of_mayors", {**SIGNATORY, **cells}))
    assert isinstance(refused, Refused)
    assert refused.reason is reason


def test_a_row_found_to_be_joint_that_bears_another_name_now_is_an_error(facts_of: FactsOf) -> None:
    with pytest.raises(UpstreamError, match=r"found the name 'Villaprova', but .* expects 'Barchi and Piagge'"):
        facts_of("covenant_of_mayors", {**SIGNATORY, "organisation_id": "20578"})


def test_a_coordinate_of_several_rows_is_none_ones(facts_of: FactsOf) -> None:
    elsewhere = {**SIGNATORY, "organisation_id": "90003", "organisation_latitude": "45,25"}
    facts = facts_of("covenant_of_mayors", SIGNATORY, {**SIGNATORY, "organisation_id": "90002"}, elsewhere)
    assert [(f.source_row, f.place.lat, f.place.lon) for f in pledges(facts)] == [
        ("90001", None, None),
        ("90002", None, None),
        ("90003", 45.25, 11.304),
    ]


def test_a_coordinate_in_whole_degrees_says_nothing(facts_of: FactsOf) -> None:
    whole = {**SIGNATORY, "organisation_latitude": "45", "organisation_longitude": "11"}
    assert only(pledges(facts_of("covenant_of_mayors", whole))).place.lat is None


def test_a_coordinate_off_the_globe_is_an_error(facts_of: FactsOf) -> None:
    with pytest.raises(UpstreamError, match="'organisation_latitude': found '445', expected degrees from -90 to 90"):
        facts_of("covenant_of_mayors", {**SIGNATORY, "organisation_latitude": "445"})


def test_a_hyphen_is_an_unknown_population(facts_of: FactsOf) -> None:
    facts = facts_of("covenant_of_mayors", {**SIGNATORY, "population_adhesion": "-"})
    assert only(pledges(facts)).place.population is None


@pytest.mark.parametrize(("printed", "country"), [("xk", "XKX"), ("gb", "GBR"), ("gr", "GRC")])
def test_a_country_code_of_two_letters_becomes_one_of_three(facts_of: FactsOf, printed: str, country: str) -> None:
    facts = facts_of("covenant_of_mayors", {**SIGNATORY, "country_code": printed})
    assert only(pledges(facts)).place.country == country


@pytest.mark.parametrize("printed", ["uk", "el", "", "zz"])
def test_a_code_that_is_none_of_iso_is_an_error(facts_of: FactsOf, printed: str) -> None:
    with pytest.raises(VocabularyError, match="column 'country_code'"):
        facts_of("covenant_of_mayors", {**SIGNATORY, "country_code": printed})


def test_the_municipality_of_none_is_not_nameless(facts_of: FactsOf) -> None:
    facts = facts_of("covenant_of_mayors", {**SIGNATORY, "organisation_id": "14991", "organisation_name": ""})
    assert {f.place.name for f in facts} == {"None"}
