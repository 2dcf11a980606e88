"""What the adapter `renewable_places` makes of its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from conftest import SOUND, only

from atlas.errors import VocabularyError
from atlas.model import DatedOn, DatePrecision, Energy, Event, Fact, Kind, Level, Scope, Status
from atlas.sources.reading.standing import Standing

FactsOf = Callable[..., list[Fact]]

GOAL = SOUND["renewable_places"][0]


def test_a_goal_of_a_hundred_percent_says_which_energy_and_whose(facts_of: FactsOf) -> None:
    claim = only(facts_of("renewable_places", GOAL))
    assert (claim.kind, claim.energy, claim.value_pct) == (Kind.RENEWABLE_100, Energy.ELECTRICITY, 100)
    assert (claim.event, claim.status, claim.target_year) == (Event.ANNOUNCED, Status.PLEDGED, 2030)
    assert (claim.scope, claim.place.country, claim.place.level) == (Scope.COMMUNITY, "DEU", Level.LOCAL)
    assert claim.event_on is None


@pytest.mark.parametrize(
    ("words", "energies"),
    [
        ("electricity and heat", [Energy.ELECTRICITY, Energy.HEAT]),
        ("heat and transport", [Energy.HEAT, Energy.TRANSPORT]),
        ("primary energy", [Energy.ALL]),
        ("energy", [Energy.ALL]),
    ],
)
def test_each_energy_is_a_promise_of_its_own(facts_of: FactsOf, words: str, energies: list[Energy]) -> None:
    assert [claim.energy for claim in facts_of("renewable_places", {**GOAL, "energy": words})] == energies


def test_fossil_free_energy_is_not_renewable(facts_of: FactsOf) -> None:
    claim = only(facts_of("renewable_places", {**GOAL, "energy": "fossil-free energy"}))
    assert (claim.kind, claim.energy, claim.value_pct, claim.target_year) == (Kind.FOSSIL_FREE, None, None, 2030)


def test_a_signature_without_a_share_is_no_hundred_percent(facts_of: FactsOf) -> None:
    row = {**GOAL, "share_pct": "", "status": "signatory (C40 Renewable Energy Declaration)", "certainty": "uncertain"}
    claim = only(facts_of("renewable_places", row))
    assert (claim.kind, claim.value_pct, claim.certainty) == (Kind.RENEWABLE_SHARE, None, "uncertain")
    assert claim.reported_words == "signatory (C40 Renewable Energy Declaration)"


@pytest.mark.parametrize(
    ("phrase", "standing"),
    [
        (
            "achieved 2015-08",
            Standing(Event.ACHIEVED, Status.ACHIEVED, DatedOn(date(2015, 8, 1), DatePrecision.MONTH)),
        ),
        ("achieved 2012/2013", Standing(Event.ACHIEVED, Status.ACHIEVED, None, date(2013, 12, 31))),
        (
            "achieved or close (2013)",
            Standing(Event.ACHIEVED, Status.ACHIEVED, None, date(2013, 12, 31), "or close"),
        ),
        ("target as of 2020", Standing(Event.ANNOUNCED, Status.PLEDGED, None, date(2020, 12, 31))),
        ("resolution", Standing(Event.ADOPTED, Status.PLEDGED)),
        ("2017-03", Standing(Event.ANNOUNCED, None, DatedOn(date(2017, 3, 1), DatePrecision.MONTH))),
        ("100ee starter region", Standing(Event.DESIGNATED, Status.PROPOSED)),
    ],
)
def test_the_words_of_a_status_say_what_happened_and_when(facts_of: FactsOf, phrase: str, standing: Standing) -> None:
    claim = only(facts_of("renewable_places", {**GOAL, "status": phrase}))
    said = Standing(claim.event, claim.status, claim.event_on, claim.recorded_on, claim.qualifier)
    assert said == standing


def test_a_utility_is_a_sector_and_a_government_its_own_operations(facts_of: FactsOf) -> None:
    rows = [{**GOAL, "scope": scope} for scope in ("municipal utility", "government")]
    assert [claim.scope for claim in facts_of("renewable_places", *rows)] == [
        Scope.SECTOR,
        Scope.GOVERNMENT_OPERATIONS,
    ]


def test_an_island_is_no_level_of_government(facts_of: FactsOf) -> None:
    place = only(facts_of("renewable_places", {**GOAL, "level": "island"})).place
    assert (place.level, place.local_type) == (None, "island")


def test_a_country_code_that_does_not_exist_is_an_error(facts_of: FactsOf) -> None:
    with pytest.raises(VocabularyError, match="column 'country_iso2': found 'XX'"):
        facts_of("renewable_places", {**GOAL, "country_iso2": "XX"})
