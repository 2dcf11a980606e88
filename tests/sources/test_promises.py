"""What the grammars make of sentences worded as platforms word them; the governments and figures are invented."""

from __future__ import annotations

import pytest

from atlas.model import Energy, Kind, Scope
from atlas.sources.reading.promises import Promise, read_promise


def read(sentence: str) -> Promise:
    """The promise of a sentence that has one."""
    found = read_promise(sentence)
    assert found is not None, sentence
    return found


@pytest.mark.parametrize(
    ("sentence", "percent", "base", "target"),
    [
        ("Reduce community-wide CO2e emissions by 23.5% from 2009 to 2027", 23.5, 2009, 2027),
        ("Reduce total city-wide emissions by 12% by 2029 compared to 2012 levels", 12, 2012, 2029),
        ("Reduce provincial CO2e emissions by 17% below 1991 levels by 2026", 17, 1991, 2026),
        ("Reduce region-wide GHG emissions to 60 percent below 1991 levels by 2047", 60, 1991, 2047),
        ("Reduce CO2 emissions from the community  by 19% by 2022", 19, None, 2022),
        ("Reduce region-wide CO2 emissions by 21 % by 2027 on 1993 levels.", 21, 1993, 2027),
    ],
)
def test_a_reduction_is_read_in_every_order_of_its_years(
    sentence: str, percent: float, base: int | None, target: int
) -> None:
    found = read(sentence)
    assert (found.kind, found.scope, found.qualifier) == (Kind.REDUCTION, Scope.COMMUNITY, None)
    assert (found.percent, found.base_year, found.target_year) == (percent, base, target)


@pytest.mark.parametrize(
    ("sentence", "scope", "qualifier"),
    [
        (
            "Reduce emissions from municipal operations by 20% by 2025 compared to 2010 levels",
            "government_operations",
            None,
        ),
        ("Reduce government total emissions by 20% by 2025 compared to 2010 levels", "government_operations", None),
        ("Reduce city-wide emissions from waste by 20% by 2025 compared to 2010 levels", "sector", None),
        ("Reduce GHG emissions by 20% below 2010 levels by 2025", "unspecified", None),
        (
            "Reduce total city-wide emissions per capita by 20% by 2025 compared to 2010 levels",
            "community",
            "per capita",
        ),
        ("Reduce carbon intensity from the community by 20% by 2025 based on 2010 levels", "community", "intensity"),
        ("Reduce greenhouse gas emissions by at least 20% by 2025", "unspecified", "at least"),
        ("Reduce region-wide GHG emissions by 20% to 30% by 2025 based on 2010 levels", "community", "at least"),
        (
            "Reduce CO2 emissions from the community  by 20% by 2025 compared to 2010 BAU levels",
            "community",
            "against business as usual",
        ),
    ],
)
def test_whose_emissions_and_against_what_is_kept(sentence: str, scope: str, qualifier: str | None) -> None:
    found = read(sentence)
    assert (found.percent, found.scope, found.qualifier) == (20, scope, qualifier)


def test_all_emissions_gone_is_a_reduction_and_not_neutrality() -> None:
    assert read("Reduce total city-wide emissions by 100% by 2040 compared to 2010 levels").kind is Kind.REDUCTION


@pytest.mark.parametrize(
    ("sentence", "end_term", "scope"),
    [
        ("Achieve net-zero total city-wide emissions by 2041", "Net zero", Scope.COMMUNITY),
        ("Have a carbon neutral government by 2041", "Carbon neutral", Scope.GOVERNMENT_OPERATIONS),
        ("Be a climate neutral region by the year 2041", "Climate neutral", Scope.COMMUNITY),
    ],
)
def test_neutrality_keeps_the_word_of_the_sentence(sentence: str, end_term: str, scope: Scope) -> None:
    found = read(sentence)
    assert (found.kind, found.end_term, found.scope, found.target_year) == (Kind.NEUTRALITY, end_term, scope, 2041)


@pytest.mark.parametrize(
    ("sentence", "kind", "energy", "scope", "qualifier"),
    [
        ("100% of all electricty consumed city-wide to be generated from renewable sources by 2031"
         " compared to 8% in 2016",
         "renewable_100", "electricity", "community", None),
        ("99% of all energy consumed by municipal operations to be generated from renewable sources by 2031"
         " compared to 5 in 2016",
         "renewable_share", "all", "government_operations", None),
        ("Increase share of region-wide electricity produced from renewable sources to 100% by 2031",
         "renewable_100", "electricity", "community", "of production"),
        ("Increase share of renewables in region-wide non-electricity heat demand to 44% by 2031",
         "renewable_share", "heat", "community", None),
        ("Supply 100% of municipal energy demand with renewable sources by 2031 through purchases",
         "renewable_100", "all", "government_operations", None),
        ("Generate 100% of energy for heating and electricity from renewable sources by 2031",
         "renewable_100", None, "unspecified", "heat and electricity"),
    ],
)  # fmt: skip
def test_only_the_whole_of_an_energy_is_100_percent_renewable(
    sentence: str, kind: str, energy: str | None, scope: str, qualifier: str | None
) -> None:
    found = read(sentence)
    assert (found.kind, found.energy, found.scope, found.qualifier) == (kind, energy, scope, qualifier)
    assert found.target_year == 2031


def test_what_is_said_to_be_supplied_already_is_achieved() -> None:
    found = read("Supply 100% of municipal electricity demand with renewable energy purchases since 2011")
    assert (found.is_achieved, found.target_year) == (True, 2011)


@pytest.mark.parametrize(
    "sentence",
    [
        "Reduce total city-wide emissions by 0% by 2030 compared to 2010 levels",
        "Reduce total city-wide emissions by 201% by 2030 compared to 2010 levels",
        "Reduce total city-wide emissions by -85% by 2030 compared to 2010 levels",
        "Reduce total city-wide emissions by 20% by 1990 compared to 1990 levels",
        "Increase share of renewables for the community to 110% by 2030",
    ],
)
def test_figures_that_cannot_be_are_no_promise(sentence: str) -> None:
    assert read_promise(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Reduce region-wide energy consumption by 20% by 2030 based on 2005 levels",
        "Reduce CO2e emissions from government operations by 2% per year beginning in 2012",
        "Reduce GHG emissions to 1990 levels by 2030",
        "Increase region-wide renewable energy consumption by 14% by 2030.",
        "Fuel 100% of transportation by alternative energy sources by 2030",
        "At least 93% of electricity generation from clean or renewable resources",
        "Increase the share of renewable electricity provided by the largest utilities to 100% by 2030",
        "Increase the city-wide total installed capacity of renewable energy by 450 MW by 2035 compared to 2010",
        "Reduce city-wide emissions from dragons by 20% by 2030 compared to 2010 levels",
    ],
)
def test_a_sentence_with_a_word_no_grammar_knows_is_no_promise(sentence: str) -> None:
    assert read_promise(sentence) is None


def test_a_label_is_made_of_the_parts_and_short() -> None:
    label = read("Supply 100% of city-wide electricity demand with renewable sources by 2031").label
    assert label == "100% renewable electricity, community, 2031"
    sectors = "energy, industrial processes and product use, transport, agriculture, forestry and land use and waste"
    long = read(f"Reduce city-wide emissions from {sectors} by 5% by 2030 compared to 2010 levels")
    assert (long.scope, long.label) == (Scope.SECTOR, "5% reduction, sector, 2030")
    assert long.energy is None


def test_energy_is_said_of_renewables_only() -> None:
    found = read("Reduce city-wide emissions from electricity production by 5% by 2030 compared to 2010 levels")
    assert (found.energy, found.subject) == (None, "electricity production")
    assert read("Aim for 100% renewable energy in the region-wide energy mix by 2050.").energy is Energy.ALL
