"""What the adapter `carbon_pricing` makes of its rows."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date

import pytest
from conftest import SOUND, only

from atlas.errors import VocabularyError
from atlas.model import DatedOn, DatePrecision, Event, Fact, Kind, Level, Refusal, Refused, Status
from atlas.sources.carbon_pricing import JURISDICTIONS

FactsOf = Callable[..., list[Fact]]

TAX, PLAN = SOUND["carbon_pricing"]


def in_year(year: int) -> DatedOn:
    return DatedOn(date(year, 1, 1), DatePrecision.YEAR)


def test_an_implemented_tax_is_law_since_its_start_year(facts_of: FactsOf) -> None:
    claim = only(facts_of("carbon_pricing", TAX))
    assert (claim.kind, claim.event, claim.status) == (Kind.CARBON_PRICING, Event.ADOPTED, Status.IN_LAW)
    assert (claim.event_on, claim.source_row) == (in_year(2017), "Tax_NO_X")
    assert (claim.qualifier, claim.reported_words) == ("carbon tax", "carbon tax: implemented")
    assert (claim.place.country, claim.place.level) == ("NOR", Level.NATIONAL)


@pytest.mark.parametrize(
    ("printed", "status"), [("Em consideração", Status.PROPOSED), ("Em desenvolvimento", Status.PLEDGED)]
)
def test_a_plan_has_no_date_though_the_file_prints_a_start_year(
    facts_of: FactsOf, printed: str, status: Status
) -> None:
    claim = only(facts_of("carbon_pricing", {**PLAN, "Status": printed}))
    assert (claim.event, claim.status, claim.event_on) == (Event.ANNOUNCED, status, None)
    assert (claim.place.level, claim.place.region, claim.qualifier) == (Level.LOCAL, "Guangdong", "ETS")


def test_an_abolished_tax_was_adopted_and_revoked(facts_of: FactsOf) -> None:
    adopted, revoked = facts_of("carbon_pricing", {**TAX, "Status": "Extinto", "End Year": "2021,0"})
    assert (adopted.event, adopted.status, adopted.event_on) == (Event.ADOPTED, Status.IN_LAW, in_year(2017))
    assert (revoked.event, revoked.status, revoked.event_on) == (Event.REVOKED, None, in_year(2021))


@pytest.mark.parametrize(("first", "end"), [("2019", Event.AMENDED), ("2021", Event.AMENDED), ("2022", Event.REVOKED)])
def test_the_end_of_a_tax_is_no_end_where_trading_goes_on(facts_of: FactsOf, first: str, end: Event) -> None:
    abolished = {**TAX, "Status": "Extinto", "End Year": "2021,0"}
    trading = {**TAX, "Unique ID": "ETS_NO_X", "Type": PLAN["Type"], "Start Year": first}
    assert [claim.event for claim in facts_of("carbon_pricing", abolished, trading)] == [
        Event.ADOPTED,
        end,
        Event.ADOPTED,
    ]


def test_a_plan_for_another_instrument_does_not_keep_a_revoked_one_alive(facts_of: FactsOf) -> None:
    abolished = {**TAX, "Status": "Extinto", "End Year": "2021,0"}
    plan = {**PLAN, "Jurisdiction covered": "Norway"}
    assert [claim.event for claim in facts_of("carbon_pricing", abolished, plan)][1] is Event.REVOKED


def test_a_system_of_several_states_is_no_government(facts_of: FactsOf) -> None:
    refused = only(facts_of("carbon_pricing", {**TAX, "Jurisdiction covered": "RGGI"}))
    assert isinstance(refused, Refused)
    assert refused.reason is Refusal.AGGREGATE


def test_the_european_union_is_supranational(facts_of: FactsOf) -> None:
    place = only(facts_of("carbon_pricing", {**TAX, "Jurisdiction covered": "EU"})).place
    assert (place.level, place.country, place.other_names) == (Level.SUPRANATIONAL, None, ("European Union",))


@pytest.mark.parametrize(
    ("column", "row"),
    [
        ("Jurisdiction covered", {"Jurisdiction covered": "Atlantis"}),
        ("Type", {"Type": "Feebate"}),
        ("End Year", {"Status": "Extinto"}),
        ("End Year", {"End Year": "2021,0"}),
    ],
)
def test_what_no_lookup_knows_is_an_error(facts_of: FactsOf, column: str, row: dict[str, str]) -> None:
    with pytest.raises(VocabularyError, match=f"Tax_NO_X, column '{column}'"):
        facts_of("carbon_pricing", {**TAX, **row})


def test_every_jurisdiction_stands_once_and_says_its_country() -> None:
    with JURISDICTIONS.open(encoding="utf-8", newline="") as lines:
        listed = list(csv.DictReader(lines))
    names = [line["jurisdiction"] for line in listed]
    assert len(names) == len(set(names))
    assert {line["jurisdiction"] for line in listed if not line["country"]} == {"EU", "EU27+", "RGGI"}
