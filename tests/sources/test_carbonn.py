"""What the adapter `carbonn` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SOUND, only

from atlas.errors import UpstreamError
from atlas.model import Energy, Fact, Kind, Refusal, Refused, Scope, Status
from atlas.sources.adapter import adapter

FactsOf = Callable[..., list[Fact]]
WriteRaw = Callable[..., Path]

REDUCED = SOUND["carbonn"][0]
SHARE = "The City of Barkhampton, QC committed to increase its share of renewable energy in final energy mix in"
REACHED = "The target is going to be reached by activities in"


def share(words: str) -> dict[str, object]:
    """A row with a renewables target in words."""
    return {**REDUCED, "commitment_type": "Renewable energy target", "commitment": words, "percent_reduction": ""}


def test_a_reduction_says_whose_emissions(facts_of: FactsOf) -> None:
    claim = only(facts_of("carbonn", REDUCED))
    assert (claim.kind, claim.scope, claim.status) == (Kind.REDUCTION, Scope.GOVERNMENT_OPERATIONS, Status.PLEDGED)
    assert (claim.value_pct, claim.base_year, claim.target_year) == (41, 2004, 2033)
    assert (claim.place.name, claim.place.country, claim.place.region) == ("City of Barkhampton, QC", "Canada", "QC")
    assert claim.source_row == "row 2"


def test_the_column_for_percent_stands_for_the_figure_in_the_words(facts_of: FactsOf) -> None:
    assert only(facts_of("carbonn", {**REDUCED, "percent_reduction": "39.0"})).value_pct == 39
    assert only(facts_of("carbonn", {**REDUCED, "percent_reduction": ""})).value_pct == 41


def test_a_row_without_its_sentence_is_read_from_the_columns(facts_of: FactsOf) -> None:
    claim = only(facts_of("carbonn", {**REDUCED, "commitment": "The target is going to be reached."}))
    assert (claim.value_pct, claim.base_year, claim.target_year) == (41, 2004, 2033)
    assert claim.scope is Scope.GOVERNMENT_OPERATIONS


def test_a_target_told_twice_is_one_claim_and_another_is_another(facts_of: FactsOf) -> None:
    one = f"{SHARE} Community by 100% by 2040{REACHED} Electricity and Transport sectors. "
    other = f"{SHARE} Local Government by 55% by 2030Current share: 9. 5% 2019{REACHED} sectors."
    first, second = facts_of("carbonn", share(one + one + other))
    assert (first.kind, first.scope, first.energy) == (Kind.RENEWABLE_100, Scope.COMMUNITY, Energy.ALL)
    assert (second.kind, second.value_pct) == (Kind.RENEWABLE_SHARE, 55)
    assert (second.scope, second.target_year) == (Scope.GOVERNMENT_OPERATIONS, 2030)


def test_a_share_reached_in_one_sector_alone_is_not_called_all_energy(facts_of: FactsOf) -> None:
    words = f"{SHARE} Community by 100% by 2040{REACHED} Electricity sector."
    claim = only(facts_of("carbonn", share(words)))
    assert (claim.kind, claim.energy, claim.qualifier) == (Kind.RENEWABLE_100, None, "by electricity alone")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (share("The City committed to increase its Installed capacity to 3 MW by 2025"), "out_of_scope"),
        ({**share("15% improvement by 2022"), "commitment_type": "Energy efficiency target"}, "out_of_scope"),
        (share(f"{SHARE} Community by 0% by 2030{REACHED} sectors."), "no_kind"),
        ({**REDUCED, "percent_reduction": "5211542.0"}, "no_kind"),
    ],
)  # fmt: skip
def test_other_targets_are_out_of_scope_and_impossible_ones_have_no_kind(
    facts_of: FactsOf, row: dict[str, object], reason: str
) -> None:
    refused = only(facts_of("carbonn", row))
    assert isinstance(refused, Refused)
    assert refused.reason is Refusal(reason)


@pytest.mark.parametrize(("state", "country"), [("QC", "Canada"), ("", "Canada")])
def test_a_citys_profile_is_the_link_and_no_claim(raw: WriteRaw, state: str, country: str) -> None:
    path = raw("carbonn", REDUCED)
    path.with_name("profiles_2019.csv").write_text(
        ",actions_nr,city,city_profile_url,commitments_nr,country,performance_nr,state\n"
        f"0,9,City of Barkhampton,https://example.org/barkhampton&text=Look,4,{country},2,{state}\n"
        "1,9,City of Nowhere,https://example.org/nowhere,0,Canada,0,\n",
        encoding="utf-8",
    )
    module = adapter("carbonn")
    assert only(list(module.facts(module.read(path)))).url == "https://example.org/barkhampton"


def test_missing_profiles_stop_the_run(raw: WriteRaw) -> None:
    path = raw("carbonn", REDUCED)
    path.with_name("profiles_2019.csv").unlink()
    with pytest.raises(UpstreamError, match=r"profiles_2019\.csv: no such file"):
        adapter("carbonn").read(path)


def test_a_new_column_of_the_profiles_stops_the_run(raw: WriteRaw) -> None:
    path = raw("carbonn", REDUCED)
    path.with_name("profiles_2019.csv").write_text(
        ",actions_nr,city,city_profile_url,commitments_nr,country,performance_nr,state,mood\n0,,x,,,Canada,,,good\n",
        encoding="utf-8",
    )
    with pytest.raises(UpstreamError, match="'mood' is neither taken nor waved through"):
        adapter("carbonn").read(path)
