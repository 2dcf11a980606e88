"""Outlines: rings cut where the world ends, neighbours without a gap, and the two committed files."""

import json
from collections import Counter
from typing import Any

import numpy as np
import pycountry
import pytest
import shapely
from shapely import Geometry, MultiPolygon, Point, Polygon, box

from atlas.gazetteer.antimeridian import cut
from atlas.gazetteer.coverage import cleaned, simplified
from atlas.gazetteer.outlines import GROUPS, USER_ASSIGNED
from atlas.paths import BOUNDARIES, REFERENCE

SIZE_LIMIT = {"nations": 700_000, "regions": 3_200_000}  # bytes; a map that grows is a page that slows


def features(name: str) -> list[dict[str, Any]]:
    return json.loads((BOUNDARIES / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


@pytest.fixture(scope="module")
def outlines() -> dict[str, list[tuple[dict[str, Any], Geometry]]]:
    return {
        name: [(each, shapely.from_geojson(json.dumps(each["geometry"]))) for each in features(name)]
        for name in ("nations", "regions")
    }


def test_a_ring_over_the_line_becomes_two_pieces_of_the_same_size() -> None:
    fiji = Polygon([(178, -18), (-179, -18), (-179, -16), (178, -16)])
    pieces = cut(fiji)
    assert shapely.normalize(pieces).equals(
        shapely.normalize(MultiPolygon([box(178, -18, 180, -16), box(-180, -18, -179, -16)]))
    )


def test_a_ring_beyond_the_line_comes_back_to_the_world() -> None:
    assert cut(box(185, 60, 190, 65)).bounds == (-175, 60, -170, 65)


def test_land_far_from_the_line_stays_as_it_is() -> None:
    island = Polygon(box(5, 5, 9, 9).exterior, [box(6, 6, 7, 7).exterior])
    assert cut(island).equals(island)


def test_a_lake_stays_a_lake_on_both_sides_of_the_line() -> None:
    shell = [(170, 60), (-170, 60), (-170, 70), (170, 70)]
    lake = [(-178, 62), (-176, 62), (-176, 64), (-178, 64)]
    assert cut(Polygon(shell, [lake])).area == pytest.approx(200 - 4)


@pytest.mark.parametrize(("lat", "pole"), [(-70.0, -90.0), (80.0, 90.0)])
def test_a_ring_around_a_pole_encloses_the_pole(lat: float, pole: float) -> None:
    cap = cut(Polygon([(lon, lat) for lon in (-180, -90, 0, 90, 170)]))
    assert cap.area == pytest.approx(360 * abs(pole - lat))
    assert cap.covers(Point(45, pole - np.sign(pole)))


def test_simplified_neighbours_leave_no_gap_and_no_overlap() -> None:
    steps = np.linspace(0, 10, 400)
    border = [(5 + 0.01 * np.sin(40 * lat), lat) for lat in steps]
    areas = [Polygon([(0, 0), *border, (0, 10)]), Polygon([(10, 0), *border, (10, 10)])]
    shapes = simplified(cleaned(areas))
    assert len(shapely.get_coordinates(shapes)) < 40
    assert shapely.union_all(shapes).area == pytest.approx(sum(shape.area for shape in shapes))
    assert shapely.union_all(shapes).equals(box(0, 0, 10, 10))


def test_an_exclave_stays_where_an_islet_goes() -> None:
    hole, islet = box(4, 4, 4.02, 4.02), box(20, 20, 20.02, 20.02)
    around = Polygon(box(0, 0, 9, 9).exterior, [hole.exterior])
    home = MultiPolygon([box(9, 0, 18, 9), hole, islet])
    shape = simplified(cleaned([around, home]))[1]
    assert shape.covers(Point(4.01, 4.01))
    assert not shape.intersects(islet)


@pytest.mark.parametrize("name", ["nations", "regions"])
def test_every_feature_stands_on_its_own_line_in_order(name: str) -> None:
    text = (BOUNDARIES / f"{name}.geojson").read_text(encoding="utf-8")
    lines = text.splitlines()[1:-1]
    ids = [json.loads(line.rstrip(","))["id"] for line in lines]
    assert len(ids) == len(features(name))
    assert ids == sorted(ids, key=lambda each: (each is None, each or ""))
    assert len(text.encode()) < SIZE_LIMIT[name]


def test_nation_ids_are_unique_iso_codes_or_kosovo() -> None:
    ids = [each["id"] for each in features("nations") if each["id"]]
    assert max(Counter(ids).values()) == 1
    assert {each for each in ids if not pycountry.countries.get(alpha_3=each)} == set(USER_ASSIGNED.values())


def test_every_nation_has_an_outline() -> None:
    ids = {each["id"] for each in features("nations")}
    # No outline of their own upstream: dependent territories drawn with their nation.
    drawn_with_another = {"BES", "BVT", "CCK", "CXR", "GLP", "GUF", "MTQ", "MYT", "REU", "SJM", "TKL"}
    assert {each.alpha_3 for each in pycountry.countries} - ids == drawn_with_another


def test_region_ids_are_unique_codes_of_their_country() -> None:
    regions = features("regions")
    assert max(Counter(each["id"] for each in regions).values()) == 1
    for each in regions:
        subdivision = pycountry.subdivisions.get(code=each["id"])
        assert subdivision is not None, each["id"]
        assert subdivision.country.alpha_3 == each["properties"]["country"]


def test_a_finer_region_names_an_enclosing_one_that_is_drawn() -> None:
    regions = {each["id"]: each["properties"] for each in features("regions")}
    for code, properties in regions.items():
        assert properties["layer"] == (2 if "parent" in properties else 1), code
        assert "parent" not in properties or regions[properties["parent"]]["layer"] == 1, code
        assert "parent" not in properties or code[:2] not in GROUPS, code


@pytest.mark.parametrize("country", ["FR", "IT", "ES", "GB", "PH", "BE"])
def test_the_regional_level_is_drawn_above_the_finer_one(
    outlines: dict[str, list[tuple[dict[str, Any], Geometry]]], country: str
) -> None:
    shapes = {each["id"]: shape for each, shape in outlines["regions"]}
    parents = {
        each["id"]: each["properties"].get("parent")
        for each, _ in outlines["regions"]
        if each["id"].startswith(country)
    }
    assert set(parents.values()) > {None}
    for code, parent in parents.items():
        if parent:
            outside = shapes[code].difference(shapes[parent]).area
            assert outside < 0.02 * shapes[code].area, (code, parent)


@pytest.mark.parametrize("name", ["nations", "regions"])
def test_outlines_are_sound_and_hold_their_label(
    outlines: dict[str, list[tuple[dict[str, Any], Geometry]]], name: str
) -> None:
    for each, shape in outlines[name]:
        assert shape.is_valid, each["id"]
        assert shape.area > 0, each["id"]
        assert each["properties"]["name"], each["id"]
        # The label was found before the outline lost vertices; an atoll's rim is thinner than that.
        assert shape.distance(Point(each["properties"]["label"])) < 0.02, each["id"]


@pytest.mark.parametrize("name", ["nations", "regions"])
def test_nothing_is_smeared_over_the_world(
    outlines: dict[str, list[tuple[dict[str, Any], Geometry]]], name: str
) -> None:
    for each, shape in outlines[name]:
        west, south, east, north = shape.bounds
        assert west >= -180, each["id"]
        assert east <= 180, each["id"]
        assert south >= -90, each["id"]
        assert north <= 90, each["id"]
        for polygon in shapely.get_parts(shape):
            for ring in (polygon.exterior, *polygon.interiors):
                xy = shapely.get_coordinates(ring)
                steps = np.abs(np.diff(xy[:, 0]))
                at_pole = np.abs(xy[:-1, 1]) == 90
                assert steps[~at_pole].max() < 30, each["id"]


@pytest.mark.parametrize("name", ["nations", "regions"])
def test_neighbours_do_not_overlap(outlines: dict[str, list[tuple[dict[str, Any], Geometry]]], name: str) -> None:
    # A region and the regions below it lie on each other by right: compare the finest only.
    coarse = {each["properties"].get("parent") for each, _ in outlines[name]}
    finest = [(each, shape) for each, shape in outlines[name] if each["id"] is None or each["id"] not in coarse]
    shapes = np.array([shape for _, shape in finest])
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = one < other
    overlap = shapely.area(shapely.intersection(shapes[one[pairs]], shapes[other[pairs]]))
    assert overlap.sum() < 1e-5 * shapely.area(shapes).sum()


def test_taiwan_kosovo_and_western_sahara_are_features_of_their_own(
    outlines: dict[str, list[tuple[dict[str, Any], Geometry]]],
) -> None:
    land = {each["id"]: shape for each, shape in outlines["nations"]}
    for code, place in {
        "TWN": (121.0, 23.8),
        "XKX": (21.0, 42.6),
        "ESH": (-9.6, 26.6),
        "HKG": (114.15, 22.4),
    }.items():
        holders = [each["id"] for each, shape in outlines["nations"] if shape.covers(Point(place))]
        assert holders == [code]
        assert land[code].area > 0
    assert "CN-TW" not in {each["id"] for each, _ in outlines["regions"]}


@pytest.mark.parametrize(
    ("code", "lon", "lat"),
    [
        ("US-AK", -150.0, 64.0),  # the package draws these beside the mainland …
        ("US-HI", -155.5, 19.6),
        ("FR-974", 55.5, -21.1),
        ("ES-CN", -16.6, 28.3),
        ("PT-20", -25.4, 37.8),
        ("IR-03", 46.3, 38.1),  # … these codes and names crosswise …
        ("RU-MOW", 37.6, 55.75),
        ("AF-PKA", 68.8, 33.1),
        ("PL-02", 17.0, 51.1),  # … these under older codes …
        ("CZ-10", 14.43, 50.08),
        ("ZA-KZN", 30.4, -29.6),
        ("IN-TS", 78.5, 17.4),
        ("MX-CMX", -99.13, 19.4),
        ("KZ-75", 76.9, 43.25),
        ("JP-46", 129.4, 28.3),  # … and these with a neighbour.
        ("GB-SCT", -1.25, 60.3),
    ],
)
def test_a_town_lies_in_its_region(
    outlines: dict[str, list[tuple[dict[str, Any], Geometry]]], code: str, lon: float, lat: float
) -> None:
    shapes = {each["id"]: shape for each, shape in outlines["regions"]}
    assert shapes[code].distance(Point(lon, lat)) < 0.02


def test_every_decision_on_a_code_gives_its_reason() -> None:
    lines = (REFERENCE / "outline_codes.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "file,feature_code,feature_name,iso_code,why"
    assert lines[1:] == sorted(lines[1:], key=lambda line: line.split(",")[0])
    assert all(line.rstrip('"').rsplit(",", 1)[1].strip() for line in lines[1:])
