"""Populations the sources report, and what lies in what: taken by the rule, or left open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.gazetteer import Gazetteer
from atlas.model import Level, Place, Precision, Reuse
from atlas.register.containment import Containment
from atlas.register.lines import link_lines
from atlas.register.populations import Figure, agreeing, newest, with_populations

REUSE = {"open_a": Reuse.OPEN, "open_b": Reuse.OPEN, "alike": Reuse.SHARE_ALIKE, "facts": Reuse.FACTS}
GERMANY = Place("DEU", Level.NATIONAL, "Germany", "DEU", 51, 10, Precision.OUTLINE, population=80_000_000)
BAVARIA = Place("DE-BY", Level.REGIONAL, "Bavaria", "DEU", 49, 11, Precision.OUTLINE)
TOWN = Place("gn1", Level.LOCAL, "Seestadt", "DEU", 49, 11, Precision.POINT, region_id="DE-BY")
COUNTED = replace(TOWN, population=50_000, population_source="geonames")


def reported(*figures: tuple[str, int] | tuple[str, int, int], place_id: str = "gn1") -> list[Figure]:
    return [Figure(place_id, source, people, *(year or [None])) for source, people, *year in figures]


def taken(place: Place, figures: list[Figure], known: Place | None = None, largest: int = 0) -> tuple[object, ...]:
    places = {each.place_id: each for each in (GERMANY, BAVARIA, TOWN)} | {place.place_id: place}
    found = with_populations(places, figures, REUSE, lambda _: known, lambda _: largest)[place.place_id]
    return found.population, found.population_year, found.population_source


NOTHING = (None, None, None)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([], NOTHING),
        ([("facts", 900)], (900, None, "facts")),
        ([("facts", 900, 2022), ("open_a", 800)], (800, None, "open_a")),
        ([("alike", 900), ("facts", 800, 2022)], (900, None, "alike")),
        ([("open_a", 900, 2015), ("open_b", 800, 2018)], (800, 2018, "open_b")),
        ([("open_a", 900), ("open_b", 800)], (800, None, "open_b")),
        ([("open_a", 900, 2015), ("open_a", 950, 2018), ("open_a", 700)], (950, 2018, "open_a")),
        ([("open_a", 0), ("facts", -5)], NOTHING),
        ([("open_a", 90_000_000)], NOTHING),
        ([("open_a", 900), ("open_b", 2700)], (2700, None, "open_b")),
        ([("open_a", 900), ("open_b", 2701)], NOTHING),
        ([("open_a", 900), ("open_b", 9000), ("facts", 950)], (900, None, "open_a")),
    ],
    ids=[
        "none", "one", "an open licence first", "then share-alike", "then the newest year", "then the last source",
        "the newest of a source", "nobody", "more than the nation", "threefold agrees", "more than threefold, none",
        "a majority",
    ],
)  # fmt: skip
def test_one_figure_is_taken_by_the_rule(
    figures: list[tuple[str, int]], expected: tuple[int | None, int | None, str | None]
) -> None:
    assert taken(TOWN, reported(*figures)) == expected
    assert taken(TOWN, reported(*figures[::-1])) == expected


def test_a_town_has_no_more_people_than_its_region() -> None:
    region = reported(("facts", 13_000_000), place_id="DE-BY")
    assert taken(TOWN, [*region, *reported(("open_a", 13_000_001))]) == NOTHING
    assert taken(BAVARIA, region) == (13_000_000, None, "facts")


def test_a_region_has_more_people_than_half_its_largest_town() -> None:
    region = reported(("open_a", 700_000), ("facts", 13_000_000), place_id="DE-BY")
    assert taken(BAVARIA, region) == NOTHING
    assert taken(BAVARIA, region, largest=1_500_000) == (13_000_000, None, "facts")


@pytest.mark.parametrize(
    ("place", "figures", "expected"),
    [
        (COUNTED, [("open_a", 900)], (50_000, None, "geonames")),
        (COUNTED, [("open_a", 900), ("open_b", 800)], (800, None, "open_b")),
        (COUNTED, [("open_a", 160_000), ("open_b", 150_001)], (150_001, None, "open_b")),
        (COUNTED, [("open_a", 900), ("open_b", 20_000)], (50_000, None, "geonames")),
        (COUNTED, [("open_a", 40_000), ("open_b", 16_000)], (50_000, None, "geonames")),
        (replace(COUNTED, population_year=2020), [("open_a", 9), ("open_b", 8)], (50_000, 2020, "geonames")),
    ],
    ids=["one witness", "two", "two, of more", "two that differ", "one near it", "a figure of a stated year"],
)
def test_two_sources_may_contradict_the_gazetteer(
    place: Place, figures: list[tuple[str, int]], expected: tuple[object, ...]
) -> None:
    assert taken(place, reported(*figures)) == expected


def test_a_figure_no_source_reports_any_more_leaves() -> None:
    earlier = replace(TOWN, population=900, population_year=2018, population_source="open_a")
    assert taken(earlier, []) == NOTHING
    assert taken(earlier, [], known=COUNTED) == (50_000, None, "geonames")
    assert taken(earlier, [], known=earlier) == NOTHING


def test_of_one_year_the_higher_figure_is_the_newest() -> None:
    assert [each.people for each in newest(reported(("open_a", 5, 2018), ("open_a", 7, 2018)))] == [7]
    assert agreeing([]) == []


def test_a_figure_is_written_and_read_back() -> None:
    for figure in reported(("open_a", 5, 2018), ("facts", 7)):
        assert Figure.of_line(figure.line) == figure


# --- what lies in what


class Shire:
    """A gazetteer of one county, its town, and a city larger than it."""

    def __init__(self, *places: Place) -> None:
        self.known = {place.place_id: place for place in places}
        self.places = self

    def place(self, place_id: str) -> Place | None:
        return self.known.get(place_id)

    def parents(self, place: Place) -> tuple[tuple[str, str], ...]:
        return (("county", "admin"), ("ring", "agglomeration")) if place.level is Level.LOCAL else ()

    def kinds(self, place: Place) -> frozenset[str]:
        return frozenset({"unitary authority", "city"}) if place.place_id == "gn7" else frozenset()

    def named(self, *_: str) -> tuple[()]:
        return ()


def containment(*places: Place) -> Containment:
    shire: Gazetteer = Shire(*places)  # type: ignore[assignment]
    return Containment(shire)


COUNTY = Place("county", Level.REGIONAL, "Seeland", "DEU", 49, 11, Precision.OUTLINE, region_id="DE-BY", population=100)


def test_a_town_lies_in_its_county_and_region_as_far_as_they_are_registered() -> None:
    town = replace(TOWN, population=90)
    places = {each.place_id: each for each in (GERMANY, BAVARIA, COUNTY, town)}
    links = {(line["child_id"], line["parent_id"]) for line in link_lines(places, containment(*places.values()))}
    assert links == {("DE-BY", "DEU"), ("county", "DE-BY"), ("gn1", "county"), ("gn1", "DE-BY")}


def test_a_city_larger_than_the_county_does_not_lie_in_it() -> None:
    assert containment(COUNTY).between(replace(TOWN, population=101)) == ()


def test_a_nation_lies_in_its_union() -> None:
    assert containment().above(GERMANY) == (("EU", "admin"),)
    assert "DEU" in containment().members(replace(GERMANY, place_id="EU", level=Level.SUPRANATIONAL))


def test_a_council_of_a_town_has_the_type_of_its_list() -> None:
    plymouth = Place("gn7", Level.LOCAL, "Plymouth", "GBR", 50.4, -4.1, Precision.POINT, region_id="GB-ENG")
    assert containment().described(plymouth).local_type == "unitary authority"
    assert containment().described(replace(plymouth, country="DEU")).local_type is None


def test_a_town_well_inside_an_outline_lies_in_that_county() -> None:
    devon = Place("GB-DEV", Level.REGIONAL, "Devon", "GBR", 50.7, -3.8, Precision.OUTLINE, region_id="GB-ENG")
    town = Place("gn8", Level.LOCAL, "Okehampton", "GBR", 50.74, -4.0, Precision.POINT, region_id="GB-ENG")
    shire = containment(devon)
    shire._gazetteer.parents = lambda _: ()  # type: ignore[method-assign]
    assert shire.between(town) == (("GB-DEV", "admin"),)
    assert shire.between(replace(town, lat=50.872, lon=-2.96)) == ()  # Chard, near the border of Somerset
