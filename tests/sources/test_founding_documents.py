"""What the adapter `founding_documents` makes of its rows, and of the committed file itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from conftest import SOUND, only

from atlas.model import Claim, DatedOn, DatePrecision, Energy, Event, Fact, Kind, Level, Status
from atlas.sources.adapter import raw_file, read_facts

FactsOf = Callable[..., list[Fact]]

EXAMPLE = SOUND["founding_documents"][0]


def named_examples() -> dict[str, Claim]:
    """The claims of the committed file by fact."""
    found = read_facts("founding_documents", Path("/nonexistent")).facts
    return {fact.source_row: fact for fact in found if isinstance(fact, Claim)}


def test_an_undated_example_stands_from_the_documents_last_day(facts_of: FactsOf) -> None:
    claim = only(facts_of("founding_documents", EXAMPLE))
    assert (claim.event_on, claim.recorded_on) == (None, date(2019, 12, 31))
    assert (claim.kind, claim.energy, claim.value_pct) == (Kind.RENEWABLE_100, Energy.ALL, 100)
    assert claim.source_row == "ex_re_seestadt"


def test_neutrality_keeps_the_documents_word_and_no_energy(facts_of: FactsOf) -> None:
    claim = only(facts_of("founding_documents", {**EXAMPLE, "kind": "neutrality", "words": "net zero"}))
    assert (claim.end_term, claim.energy, claim.value_pct) == ("net zero", None, None)


def test_the_file_is_the_projects_own_unless_a_test_puts_another_in_its_place(
    facts_of: FactsOf, tmp_path: Path
) -> None:
    assert raw_file("founding_documents", tmp_path).parent.name == "reference"
    facts_of("founding_documents", EXAMPLE)
    assert raw_file("founding_documents", tmp_path).is_relative_to(tmp_path)


def test_tokyo_is_a_city_for_neutrality_and_a_region_for_emissions_trading() -> None:
    named = named_examples()
    city, region = named["ex_cn_tokyo"], named["ex_ets_tokyo"]
    assert (city.kind, city.place.level) == (Kind.NEUTRALITY, Level.LOCAL)
    assert (region.kind, region.place.level) == (Kind.CARBON_PRICING, Level.REGIONAL)
    assert region.event_on == DatedOn(date(2010, 1, 1), DatePrecision.YEAR)


def test_wuhans_peak_year_was_pledged_before_it_was_policy() -> None:
    named = named_examples()
    pledge, plan = named["ex_peak_wuhan"], named["ex_peak_wuhan_plan"]
    assert pledge.target_year == plan.target_year == 2022
    assert (pledge.status, plan.status) == (Status.PLEDGED, Status.IN_POLICY)
    assert plan.event_on == DatedOn(date(2017, 12, 1), DatePrecision.MONTH)


def test_the_nation_peaks_around_its_year_and_konstanz_declared_in_a_month() -> None:
    named = named_examples()
    assert (named["nat_peak_china"].target_year, named["nat_peak_china"].qualifier) == (2030, "around")
    assert named["ex_ce_konstanz"].event is Event.ADOPTED
    assert named["ex_ce_konstanz"].event_on == DatedOn(date(2019, 5, 1), DatePrecision.MONTH)
