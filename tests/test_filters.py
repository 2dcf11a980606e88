"""Filters are the address: what is chosen can be sent as a link, and any address can be read."""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.model import Kind, Level
from atlas.queries.filters import (
    BESIDE,
    FIRST_DAY,
    FIRST_YEAR,
    KINDS,
    LAST_YEAR,
    MISSION,
    STATUSES,
    Filters,
    read_address,
)

TODAY = date(2026, 11, 21)
YEARS = st.none() | st.integers(FIRST_YEAR, LAST_YEAR)


def subsets(words: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """Any choice of words, in the order of the vocabulary."""
    return st.sets(st.sampled_from(words)).map(lambda chosen: tuple(w for w in words if w in chosen))


CHOSEN = st.builds(
    Filters,
    day=st.dates(FIRST_DAY, TODAY),
    kinds=subsets([str(kind) for kind in Kind]),
    levels=subsets([str(level) for level in Level]),
    countries=st.sets(st.text(string.ascii_uppercase, min_size=3, max_size=3)).map(lambda c: tuple(sorted(c))),
    statuses=subsets(list(STATUSES)),
    year_from=YEARS,
    year_to=YEARS,
)


@given(chosen=CHOSEN)
def test_an_address_spells_the_filters_it_was_made_from(chosen: Filters) -> None:
    read = read_address(chosen.address(), TODAY)
    assert replace(read, kinds=read.kinds_shown) == replace(chosen, kinds=chosen.kinds_shown)
    assert read.address() == chosen.address()


@given(chosen=CHOSEN)
def test_an_address_spells_every_choice_with_its_default(chosen: Filters) -> None:
    assert list(chosen.address()) == ["day", "kinds", "levels", "countries", "statuses", "years"]
    assert all(isinstance(text, str) and text for text in chosen.address().values())


def test_what_is_not_chosen_is_spelled_out() -> None:
    assert Filters(TODAY).address() == {
        "day": "2026-11-21",
        "kinds": "renewable_100.climate_emergency.neutrality.fossil_free.pilot.peak",
        "levels": "all",
        "countries": "all",
        "statuses": "all",
        "years": "all",
    }
    assert read_address(Filters(TODAY).address(), TODAY) == Filters(TODAY)


@pytest.mark.parametrize(
    ("address", "years"),
    [
        ({"years": "2030-2050"}, (2030, 2050)),
        ({"years": "2030-"}, (2030, None)),
        ({"years": "-2050"}, (None, 2050)),
        ({"years": "all"}, (None, None)),
        ({"years": "-"}, (None, None)),
        ({"year_from": "2030", "year_to": "2050"}, (2030, 2050)),
        ({"years": "all", "year_to": "2040"}, (None, 2040)),
        ({"years": "2035-", "year_to": "2040"}, (2035, None)),
    ],
)
def test_years_are_read_as_they_are_written_and_as_they_were(
    address: dict[str, str], years: tuple[int | None, int | None]
) -> None:
    read = read_address(address, TODAY)
    assert (read.year_from, read.year_to) == years


@given(
    address=st.dictionaries(
        st.sampled_from(["day", "kinds", "levels", "countries", "statuses", "years", "year_from", "year_to", "x"]),
        st.text(),
    )
)
def test_any_address_is_read_without_an_error(address: dict[str, str]) -> None:
    read = read_address(address, TODAY)
    assert FIRST_DAY <= read.day <= TODAY
    assert read_address(read.address(), TODAY) == read


def test_an_empty_address_is_the_mission_today() -> None:
    assert read_address({}, TODAY) == Filters(day=TODAY)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("day", "yesterday"),
        ("day", "2019-02-30"),
        ("kinds", "unicorns"),
        ("kinds", "neutrality'; DROP TABLE claim; --"),
        ("levels", "LOCAL"),
        ("countries", "Germany"),
        ("countries", "deu"),
        ("countries", "DE1"),
        ("countries", "A-B"),
        ("countries", "ÄÖÜ"),
        ("statuses", "in law"),
        ("day", "today"),
        ("years", "2050"),
        ("years", "1999-2101"),
        ("year_from", "1999"),
        ("year_from", "2101"),
        ("year_from", "20.5"),
        ("year_to", "２０５０"),
        ("year_to", "-2050"),
        ("place", "gn1"),
    ],
)
def test_a_word_nobody_knows_is_passed_over(name: str, text: str) -> None:
    assert read_address({name: text}, TODAY) == Filters(day=TODAY)


def test_a_known_word_among_strangers_is_kept() -> None:
    read = read_address({"kinds": "unicorns.peak.climate_emergency.peak", "countries": "xx.DEU.CHN.DEU"}, TODAY)
    assert (read.kinds, read.countries) == (("climate_emergency", "peak"), ("CHN", "DEU"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019-12-31", date(2019, 12, 31)),
        ("1850-01-01", FIRST_DAY),
        ("9999-12-31", TODAY),
        (FIRST_DAY.isoformat(), FIRST_DAY),
        (TODAY.isoformat(), TODAY),
    ],
)
def test_a_day_is_kept_between_the_first_and_today(text: str, day: date) -> None:
    assert read_address({"day": text}, TODAY).day == day


def test_where_no_kind_is_chosen_those_of_the_mission_are_shown() -> None:
    assert read_address({}, TODAY).kinds_shown == MISSION
    assert {*MISSION, *BESIDE} == set(KINDS) and not set(MISSION) & set(BESIDE)
    assert Filters(TODAY, kinds=("reduction",)).kinds_shown == ("reduction",)


def test_every_kind_is_one_word_in_the_address() -> None:
    assert Filters(TODAY, kinds=KINDS).address()["kinds"] == "all"
    assert read_address({"kinds": "all"}, TODAY).kinds_shown == KINDS
    assert read_address({"kinds": "all.peak"}, TODAY).kinds == ("peak",)


def test_filters_are_a_key_for_caches() -> None:
    assert hash(Filters(day=TODAY, kinds=("peak",))) == hash(Filters(day=TODAY, kinds=("peak",)))
