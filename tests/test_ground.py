"""Places on the ground: each in its nation, with room for coasts, islands and what the outlines leave out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from atlas.cli import main
from atlas.store.build import build
from atlas.store.check import GROUND
from atlas.store.ground import ground_failures

Judge = Callable[..., tuple[tuple[object, ...], ...]]

SQUARES = {"AAA": (0, 0), "BBB": (2, 0), "CCC": (0, 40)}
"""Nation → south-west corner (longitude, latitude) of its outline, one degree square; AAA and BBB lie one apart."""


@pytest.fixture
def judged(tmp_path: Path) -> Judge:
    """The offending rows where a place lies at a point; nations are squares."""
    features = []
    for code, (west, south) in SQUARES.items():
        ring = [[west, south], [west + 1, south], [west + 1, south + 1], [west, south + 1], [west, south]]
        features.append({"type": "Feature", "id": code, "geometry": {"type": "Polygon", "coordinates": [ring]}})
    (tmp_path / "nations.geojson").write_text(json.dumps({"features": features}), encoding="utf-8")
    (tmp_path / "territories.csv").write_text("territory,listed_under\nISL,AAA\n", encoding="utf-8")
    (tmp_path / "off_outline.csv").write_text("place_id,why\ngn9,known\n", encoding="utf-8")

    def judge(
        lat: float, lon: float, country: str | None = "AAA", place_id: str = "gn1"
    ) -> tuple[tuple[object, ...], ...]:
        with duckdb.connect() as store:
            store.execute("CREATE TABLE place (place_id TEXT, name TEXT, country TEXT, lat DOUBLE, lon DOUBLE)")
            store.execute("INSERT INTO place VALUES (?, 'Seestadt', ?, ?, ?)", [place_id, country, lat, lon])
            failed = ground_failures(store, tmp_path, tmp_path)
        assert [failure.check for failure in failed] in ([], [GROUND])
        return failed[0].rows if failed else ()

    return judge


@pytest.mark.parametrize(
    ("lat", "lon"),
    [(0.5, 0.5), (0.5, 1.0), (0.5, 1.05), (-0.5, 0.5), (0.5, 1.4), (0.5, -1.2)],
    ids=[
        "inside",
        "on the border",
        "a harbour",
        "an island south",
        "an island nearer than the neighbour",
        "far island",
    ],
)
def test_a_place_in_its_nation_or_off_its_coast_is_sound(judged: Judge, lat: float, lon: float) -> None:
    assert judged(lat, lon) == ()


@pytest.mark.parametrize(
    ("lat", "lon", "km", "nearer"),
    [
        (0.5, 2.5, 167, "BBB"),
        (0.5, 1.8, 89, "BBB"),
        (0.5, 1.6, 67, "BBB"),
        (-2.0, 0.5, 222, "sea"),
        (40.5, 0.5, 4392, "CCC"),
    ],
    ids=["in another nation", "off another's coast", "nearer another", "in the open sea", "under another sky"],
)
def test_a_place_of_another_nation_or_of_none_offends(
    judged: Judge, lat: float, lon: float, km: int, nearer: str
) -> None:
    ((place_id, name, country, found_km, found_nearer),) = judged(lat, lon)
    assert (place_id, name, country, found_nearer) == ("gn1", "Seestadt", "AAA", nearer)
    assert found_km == pytest.approx(km, abs=1)


def test_a_kilometre_is_a_kilometre_in_the_north_too(judged: Judge) -> None:
    assert judged(40.5, 1.07, "CCC") == ()  # 6 km at 40 degrees north
    ((*_, km, _),) = judged(40.5, 3.0, "CCC")
    assert km == pytest.approx(2 * 111.2 * 0.76, abs=2)


def test_a_territory_without_an_outline_lies_in_its_nation(judged: Judge) -> None:
    assert judged(0.5, 0.5, "ISL") == ()
    assert judged(0.5, 2.5, "ISL")[0][-1] == "BBB"


def test_a_nation_nobody_has_drawn_is_named(judged: Judge) -> None:
    assert judged(0.5, 0.5, "XXX") == (("gn1", "Seestadt", "XXX", None, "no outline"),)


def test_a_body_of_several_nations_lies_in_none(judged: Judge) -> None:
    assert judged(0.5, 0.5, None) == ()


def test_a_place_known_to_be_off_the_outline_is_excused(judged: Judge) -> None:
    assert judged(0.5, 2.5, place_id="gn9") == ()


def test_check_names_the_place_on_the_wrong_side_of_the_world(
    register: Path, tmp_path: Path, edit: Callable[[str, str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    edit("place", "47.99590,7.85222", "-36.73,-73.10")
    build(tmp_path / "atlas.duckdb", register)
    assert main(["check", "--store", str(tmp_path / "atlas.duckdb")]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith(f"check {GROUND}: 1 rows, the first place_id=gn2925177, name=Freiburg, country=DEU")
    assert "CHL" in printed[2]
