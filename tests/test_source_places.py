"""Governments no gazetteer holds, at the point an open source gives; and towns under another spelling."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas import paths
from atlas.gazetteer import Gazetteer
from atlas.gazetteer.words import PlaceWords
from atlas.model import Claim, Event, Kind, Level, Precision, ReportedPlace, Reuse
from atlas.register.source_places import SourcePlaces, as_printed, is_alike
from atlas.resolve import Decisions, Resolver
from atlas.sources.catalogue import Source, read_source

VALSAMOGGIA = ReportedPlace("Comune di Valsamoggia", "ITA", lat=44.5, lon=11.08, population=30_000)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """One of its own: places are added to it."""
    return Gazetteer.load(None, None)


@pytest.fixture(scope="module")
def resolver(gazetteer: Gazetteer) -> Resolver:
    return Resolver(gazetteer, Decisions([]))


@pytest.fixture
def covenant() -> Source:
    return read_source(paths.SOURCES / "covenant_of_mayors.toml")


def claim(place: ReportedPlace, row: str) -> Claim:
    return Claim(place, Kind.REDUCTION, Event.ANNOUNCED, row)


def added(gazetteer: Gazetteer, resolver: Resolver, source: Source, *places: ReportedPlace) -> int:
    facts = [claim(place, str(number)) for number, place in enumerate(places, 1)]
    return SourcePlaces(gazetteer, resolver).add(source, facts)


def test_a_source_whose_licence_is_not_stated_adds_no_place(
    gazetteer: Gazetteer, resolver: Resolver, covenant: Source
) -> None:
    assert added(gazetteer, resolver, replace(covenant, reuse=Reuse.FACTS), VALSAMOGGIA) == 0


@pytest.mark.parametrize(
    "place",
    [
        replace(VALSAMOGGIA, lat=48.9, lon=2.3),
        replace(VALSAMOGGIA, lat=None, lon=None),
        replace(VALSAMOGGIA, name="Quxbury, Quxham, Quxton"),
        replace(VALSAMOGGIA, name="Bologna"),
    ],
    ids=["a point in another nation", "no point", "several names", "held already"],
)
def test_no_place_is_made_of(gazetteer: Gazetteer, resolver: Resolver, covenant: Source, place: ReportedPlace) -> None:
    assert added(gazetteer, resolver, covenant, place) == 0


def test_a_government_no_gazetteer_holds_stands_at_the_sources_point(
    gazetteer: Gazetteer, resolver: Resolver, covenant: Source
) -> None:
    assert added(gazetteer, resolver, covenant, VALSAMOGGIA, VALSAMOGGIA) == 1
    for reported in (VALSAMOGGIA, ReportedPlace("Valsamoggia Council", "Italy", Level.LOCAL)):
        found = resolver.resolve(reported).place
        assert found
        assert (found.place_id, found.name, found.precision) == (
            "covenant_of_mayors:1",
            "Valsamoggia",
            Precision.SOURCE,
        )
        assert (found.country, found.region_id, found.lat, found.lon) == ("ITA", "IT-45", 44.5, 11.08)


def test_a_town_right_there_under_another_spelling_is_the_town(
    gazetteer: Gazetteer, resolver: Resolver, covenant: Source
) -> None:
    place = ReportedPlace("Ajuntament de Ciutadella del Menorca", "ESP", lat=40.0, lon=3.84, population=29_000)
    assert added(gazetteer, resolver, covenant, place) == 0
    found = resolver.resolve(place).place
    assert found
    assert found.place_id == "gn3124967"


def test_a_village_beside_a_town_of_a_like_name_is_not_the_town(
    gazetteer: Gazetteer, resolver: Resolver, covenant: Source
) -> None:
    town = ReportedPlace("Móra d'Ebre", "ESP", lat=41.093, lon=0.642, population=5_500)
    village = ReportedPlace("Móra la Nuova", "ESP", lat=41.107, lon=0.644, population=3_200)
    assert added(gazetteer, resolver, covenant, town, village) == 1


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Ciutadella", "Ciutadella de Menorca", True),
        ("Crespano del Grappa", "Crespano del Guappa", True),
        ("Montaberner", "Montaverner", True),
        ("El Masnou", "Masnou", True),
        ("Sant Joan de Mediona", "Sant Quintí de Mediona", False),
        ("Alcalá de Moncayo", "Añón de Moncayo", False),
        ("Rugat", "Aielo de Rugat", False),
        ("Móra d'Ebre", "Móra la Nova", False),
    ],
)
def test_names_are_alike_when_one_is_a_spelling_or_the_beginning_of_the_other(
    one: str, other: str, alike: bool
) -> None:
    assert is_alike(one, other) is alike


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("COMUNE DI VALSAMOGGIA", "Valsamoggia"),
        ("Comune di Valsamoggia", "Valsamoggia"),
        ("Valsamoggia", "Valsamoggia"),
    ],
)
def test_a_place_is_shown_without_its_word_for_the_type(printed: str, shown: str) -> None:
    *_, bare = PlaceWords().readings(printed, "ITA")
    assert as_printed(printed, bare) == shown
