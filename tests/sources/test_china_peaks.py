"""What the adapter `china_peaks` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import SOUND, only

from atlas.errors import UpstreamError
from atlas.model import (
    Fact,
    Kind,
    Level,
    Status,
)

FactsOf = Callable[..., list[Fact]]

PEAK = SOUND["china_peaks"][0]


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
