"""The maps without a browser: the table of marks, the bits, the published files, the scripts."""

from __future__ import annotations

import base64
import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from streamlit_folium import _get_feature_group_string, _get_map_string, generate_js_hash

from atlas.errors import StoreError
from atlas.maps import assets as published_assets
from atlas.maps.assets import Assets, publish, published
from atlas.maps.layer import script_json
from atlas.maps.outlines import OUTLINE_STEPS, outlines_table
from atlas.maps.spells import Places, Spells, Standing, pack_bits, spells_table
from atlas.maps.style import POINT_RADII, POPULATION_CLASSES, SIGNS, population_class
from atlas.maps.world import Click, Shown, Words, last_click, selection_group, world_map
from atlas.model import Kind

HOSTILE = "</script><img src=x onerror=alert(1)>{{'x'}}{{{7*7}}}{% raw %}{# #}"
ASSETS = Assets(
    leaflet_js="leaflet-1.9.4.js",
    leaflet_css="leaflet-1.9.4.css",
    supercluster_js="supercluster-9.1.0.min.js",
    layer_js="layer-0a.js",
    layer_css="layer-0b.css",
    nations="nations-0c.json",
    regions="regions-0d.json",
    spells="spells-0e.json",
    n_spells=6,
)


def words(lang: str = "en") -> Words:
    plain = ("legend", "title", "borders", "rough", "places", "zoom_in", "zoom_out", "close", "failed")
    return Words(lang=lang, kinds=dict.fromkeys(Kind, HOSTILE), levels={}, blanks={}, **dict.fromkeys(plain, lang))


def shown(rows: list[int], place_id: str | None = None) -> Shown:
    return Shown(np.array(rows), 6, date(2020, 7, 31), offered=list(Kind), kinds=["peak"], selected=place_id)


def spells(name: str = "Springfield") -> Spells:
    places = Places(
        place_id=["DEU", "DE-BY", "gn20", "gn25", "test:1"],
        name=["Germany", "Bavaria", name, "Shelbyville", "Nowhere"],
        name_zh=["德国", None, None, None, None],
        level=["national", "regional", "local", "local", "local"],
        country=["DEU", "DEU", "USA", "USA", "USA"],
        lat=[51.00004, 48.9, 39.80001, -39.8, 0],
        lon=[10.0, 11.4, -89.65, -89.6, 179.99999],
        precision=["outline", "outline", "point", "seat", "source"],
        population=[84_000_000, None, 114_394, None, 9_999],
    )
    kinds = ["neutrality", "reduction", "pilot", "climate_emergency", "climate_emergency", "peak"]
    standing = [Standing.PROMISE] * 4 + [Standing.NONE, Standing.UNKNOWN]
    begin = np.array(
        ["2007-05-01", "2008-01-02", "2010-07-19", "2019-01-01", "2020-01-01", "2021-01-01"], "datetime64[D]"
    )
    end = np.array(["NaT", "NaT", "NaT", "2020-01-01", "NaT", "NaT"], "datetime64[D]")
    return Spells(places, [0, 0, 1, 2, 2, 4], kinds, standing, begin, end)


def ground(folder: Path) -> tuple[Path, Path]:
    """Packages and boundaries enough to publish from."""
    packages, boundaries = folder / "packages", folder / "boundaries"
    for name, version, files in (
        ("leaflet", "1.9.4", ("leaflet.js", "leaflet.css")),
        ("supercluster", "9.1.0", ("supercluster.min.js",)),
    ):
        (packages / name / "dist").mkdir(parents=True)
        (packages / name / "package.json").write_text(json.dumps({"version": version}))
        for each in files:
            (packages / name / "dist" / each).write_text(f"/* {each} */")
    boundaries.mkdir()
    square = [[[10, 47], [13, 47], [13, 50], [10, 50], [10, 47]]]
    for name, ids in (("nations", ["DEU", None]), ("regions", ["DE-BY", "DE-BW"])):
        features = [
            {
                "type": "Feature",
                "id": each,
                "properties": {"name": name, "label": [11, 48]},
                "geometry": {"type": "Polygon", "coordinates": square},
            }
            for each in ids
        ]
        (boundaries / f"{name}.geojson").write_text(json.dumps({"features": features}))
    return packages, boundaries


def base_script(assets: Assets = ASSETS) -> str:
    """What st_folium sends as the base, its names made steady as st_folium does."""
    base = world_map(assets)
    base.get_root().render()
    script: str = _get_map_string(base)
    return script


def unpack_bits(bits: str, count: int) -> np.ndarray:
    """The rows `layer.js` reads out of the bits, ascending."""
    packed = np.frombuffer(base64.b64decode(bits), np.uint8)
    return np.flatnonzero(np.unpackbits(packed, count=count, bitorder="little"))


def test_bits_give_back_the_rows_they_were_packed_from() -> None:
    rows = np.array([0, 7, 8, 63, 64, 99])
    assert unpack_bits(pack_bits(rows, 100), 100).tolist() == rows.tolist()
    assert unpack_bits(pack_bits(rows[:0], 100), 100).tolist() == []
    assert unpack_bits(pack_bits(np.arange(13), 13), 13).tolist() == list(range(13))


def test_a_selection_costs_one_bit_a_spell() -> None:
    assert len(pack_bits(np.arange(40_000), 40_000)) < 40_000 / 8 * 4 / 3 + 4


def test_the_table_holds_each_place_in_short() -> None:
    table = json.loads(spells_table(spells()))
    assert table["id"] == ["DEU", "DE-BY", 20, 5, "test:1"]
    assert np.cumsum(table["lat"]).tolist() == [510000, 489000, 398000, -398000, 0]
    assert np.cumsum(table["lon"]).tolist() == [100000, 114000, -896500, -896000, 1800000]
    assert (table["level"], table["size"], table["rough"]) == ("12333", "50200", "11011")
    assert (table["spells"], table["standing"]) == ([2, 1, 2, 0, 1], "111120")
    assert [str(list(Kind)[int(digit)]) for digit in table["kind"]] == list(spells().kind)
    assert table["from"] == [0, 1, 930, 4018, 4383, 4749]
    assert table["until"] == [0, 0, 0, 4383, 0, 0]
    assert table["countries"] == [["DEU", "DEU", None], ["USA", "USA", None]]


def test_a_place_of_no_nation_has_none_in_the_table() -> None:
    union = Places(["BRB", "EU"], ["Barbados", "European Union"], [None, "欧盟"], ["national", "supranational"],
                   ["BRB", None], [13.1, 50.85], [-59.5, 4.35], ["outline", "seat"], [281_200, None])  # fmt: skip
    days = np.array(["2020-01-01", "2020-01-01"], "datetime64[D]")
    two = Spells(union, [0, 1], ["neutrality"] * 2, [Standing.PROMISE] * 2, days, np.full(2, "NaT", "datetime64[D]"))
    table = json.loads(spells_table(two))
    assert (table["country"], table["countries"], table["level"]) == ([0, -1], [["BRB", "BRB", None]], "10")


@pytest.mark.parametrize(
    ("place", "kind", "begin"),
    [
        ([1, 0], ["peak", "peak"], ["2010-01-01", "2010-01-01"]),
        ([0, 0], ["reduction", "neutrality"], ["2010-01-01", "2011-01-01"]),
        ([0, 0], ["peak", "peak"], ["2010-01-01", "2010-01-01"]),
        ([0, 0], ["peak", "peak"], ["2011-01-01", "2010-01-01"]),
        ([0, 9], ["peak", "peak"], ["2010-01-01", "2010-01-01"]),
        ([0], ["peak", "peak"], ["2010-01-01", "2010-01-01"]),
    ],
)
def test_spells_out_of_order_are_refused(place: list[int], kind: list[str], begin: list[str]) -> None:
    days = np.array(begin, "datetime64[D]")
    with pytest.raises(ValueError, match="spell"):
        Spells(spells().places, place, kind, [Standing.PROMISE] * 2, days, np.full(2, "NaT", "datetime64[D]"))


def test_a_hostile_name_stays_a_string() -> None:
    assert json.loads(spells_table(spells(HOSTILE)))["name"][2] == HOSTILE
    text = script_json({"name": HOSTILE})
    assert not set("<>&'") & set(text)
    assert json.loads(text)["name"] == HOSTILE


def test_outlines_keep_only_the_regions_asked_for(tmp_path: Path) -> None:
    _, boundaries = ground(tmp_path)
    table = json.loads(outlines_table(boundaries / "regions.geojson", {"DE-BY"}))
    assert table["id"] == ["DE-BY"]
    ring = np.array(table["rings"][0][0]).reshape(-1, 2).cumsum(axis=0) / OUTLINE_STEPS
    assert ring.tolist() == [[10, 47], [13, 47], [13, 50], [10, 50]]
    assert json.loads(outlines_table(boundaries / "nations.geojson"))["id"] == ["DEU", None]


def test_a_publish_is_whole_hyphenated_and_repeatable(tmp_path: Path) -> None:
    packages, boundaries = ground(tmp_path)
    static = tmp_path / "static"
    first = publish(packages, boundaries, static, spells())
    written = {path.name: path.stat().st_mtime_ns for path in static.iterdir()}
    assert set(written) == first.files() | {published_assets.INDEX}
    assert all("_" not in name for name in written)
    assert publish(packages, boundaries, static, spells()) == first == published(static)
    again = {path.name: path.stat().st_mtime_ns for path in static.iterdir()}
    assert {name: again[name] for name in first.files()} == {name: written[name] for name in first.files()}
    assert set(again) == set(written)


def test_a_publish_keeps_the_one_before_and_what_is_not_its_own(tmp_path: Path) -> None:
    packages, boundaries = ground(tmp_path)
    static = tmp_path / "static"
    static.mkdir()
    (static / "logo.svg").write_text("<svg/>")
    one, two, three = (publish(packages, boundaries, static, spells(name)) for name in ("A", "B", "C"))
    assert not (static / one.spells).exists()
    assert (static / two.spells).exists()
    assert (static / three.spells).exists()
    assert (static / three.leaflet_js).exists()
    assert (static / "logo.svg").exists()


def test_a_file_cut_short_is_written_again(tmp_path: Path) -> None:
    packages, boundaries = ground(tmp_path)
    assets = publish(packages, boundaries, tmp_path / "static", spells())
    whole = (tmp_path / "static" / assets.spells).read_bytes()
    (tmp_path / "static" / assets.spells).write_bytes(whole[:10])
    publish(packages, boundaries, tmp_path / "static", spells())
    assert (tmp_path / "static" / assets.spells).read_bytes() == whole


def test_missing_packages_say_what_to_run(tmp_path: Path) -> None:
    _, boundaries = ground(tmp_path)
    with pytest.raises(StoreError, match="make setup"):
        publish(tmp_path / "nowhere", boundaries, tmp_path / "static", spells())
    with pytest.raises(StoreError, match="make setup"):
        published(tmp_path / "empty")


def test_assets_survive_json() -> None:
    assert Assets.from_json(ASSETS.to_json()) == ASSETS
    with pytest.raises(StoreError, match="another version"):
        Assets.from_json("{}")


def test_every_link_leads_into_the_app() -> None:
    base = world_map(ASSETS)
    links = [link for each in (base, *base._children.values()) for _, link in each.default_js + each.default_css]
    assert len(links) == 5
    assert all(link.startswith("../../app/static/") for link in links)
    assert "http" not in base_script().replace("http-equiv", "")


def test_the_base_is_the_same_whatever_is_selected() -> None:
    scripts = {base_script()}
    for lang, rows, place_id in (("en", [0], None), ("zh-Hans", [0, 4], "gn20")):
        base = world_map(ASSETS)
        group = selection_group(shown(rows, place_id), words(lang), "dark")
        base.get_root().render()
        scripts.add(_get_map_string(base))
        assert "Atlas.show(" in _get_feature_group_string(group, base)
    assert len(scripts) == 1


def test_a_new_table_is_a_new_map_to_streamlit() -> None:
    other = Assets(**{**json.loads(ASSETS.to_json()), "spells": "spells-ff.json"})
    assert generate_js_hash(base_script()) == generate_js_hash(base_script())
    assert generate_js_hash(base_script()) != generate_js_hash(base_script(other))


def test_hostile_words_reach_the_browser_as_they_are() -> None:
    base = world_map(ASSETS)
    base.get_root().render()
    group = selection_group(shown([0], HOSTILE), words())
    script = _get_feature_group_string(group, base)
    assert "</script" not in script
    content, _ = json.JSONDecoder().raw_decode(script, script.index("Atlas.show(") + len("Atlas.show("))
    assert content["selected"] == HOSTILE
    assert content["words"]["kinds"]["peak"] == HOSTILE


@pytest.mark.parametrize(
    "returned",
    [
        None,
        {},
        {"last_active_drawing": None},
        {"last_active_drawing": {"properties": {}}},
        {"last_active_drawing": {"properties": {"id": 3, "at": 1}}},
        {"last_active_drawing": {"properties": {"kind": "<script>", "at": 1}}},
        {"last_active_drawing": {"properties": {"id": "gn20"}}},
    ],
)
def test_no_click_is_none(returned: dict[str, object] | None) -> None:
    assert last_click(returned) is None


def test_a_click_names_the_place_and_the_moment() -> None:
    drawing = {"type": "Feature", "properties": {"id": "gn20", "at": 1_800_000_000_000}}
    assert last_click({"last_active_drawing": drawing}) == Click(1_800_000_000_000, place_id="gn20")


def test_a_click_in_the_legend_names_the_kind() -> None:
    assert last_click({"last_active_drawing": {"properties": {"kind": "peak", "at": 7}}}) == Click(7, kind="peak")


def test_every_kind_has_a_colour_and_a_shape_of_its_own() -> None:
    assert list(SIGNS) == list(Kind)
    for look in ("light", "dark", "shape"):
        assert len({getattr(sign, look) for sign in SIGNS.values()}) == len(Kind)


def test_larger_places_have_larger_points_and_none_disappears() -> None:
    assert len(POINT_RADII) == len(POPULATION_CLASSES) + 1
    assert list(POINT_RADII) == sorted(POINT_RADII)
    assert [population_class(people) for people in (None, 0, 9_999, 10_000, 5_000_000)] == [0, 0, 0, 1, 5]
