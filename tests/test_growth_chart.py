"""The curve of places under the day slider: what it holds, in which colours, and where its words stand."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.maps.style import SIGNS
from atlas.queries.filters import KINDS
from atlas.views.i18n import Language
from atlas.views.through_time import growth_chart
from atlas.views.through_time.curve_frame import levels, numbers_table, spread
from atlas.views.through_time.day_axis import DayAxis
from atlas.views.through_time.growth_chart import known_steps

AXIS = DayAxis(date(2008, 1, 1), date(2026, 11, 21))
LANGUAGE = Language("en", {"kind": {kind: (kind.replace("_", " "), "类") for kind in KINDS}})
GROWTH = pd.DataFrame(
    {
        "day": pd.to_datetime(["2005-12-31", "2007-06-01", "2008-01-05", "2019-05-02", "2025-09-30", "2030-01-01"]),
        "kind": [*["renewable_100"] * 3, *["climate_emergency"] * 3],
        "places": [1, 2, 3, 40, 39, 50],
    }
)


NAMES = tuple(LANGUAGE.label("kind", kind) for kind in KINDS)


def spec_of(tag: str = "en", dark: bool = False) -> dict[str, Any]:
    return growth_chart.growth_chart(AXIS, tag, NAMES, dark)


def data_of(growth: pd.DataFrame = GROWTH) -> dict[str, pd.DataFrame]:
    return growth_chart.growth_data(known_steps(growth, AXIS), AXIS, LANGUAGE)


def layers(spec: dict[str, Any], mark: str) -> list[dict[str, Any]]:
    return [layer for layer in spec["layer"] if layer["mark"]["type"] == mark]


def test_the_curve_knows_every_change_and_ends_today() -> None:
    assert known_steps(GROWTH, AXIS).to_dict("records") == [
        {"number": 0, "kind": "renewable_100", "places": 2},
        {"number": 4, "kind": "renewable_100", "places": 3},
        {"number": 6899, "kind": "renewable_100", "places": 3},
        {"number": 4139, "kind": "climate_emergency", "places": 40},
        {"number": 6482, "kind": "climate_emergency", "places": 39},
        {"number": 6899, "kind": "climate_emergency", "places": 39},
    ]


def test_a_change_today_is_the_last() -> None:
    today = pd.DataFrame({"day": pd.to_datetime(["2026-11-21"]), "kind": ["pilot"], "places": [7]})
    assert known_steps(today, AXIS).to_dict("records") == [{"number": 6899, "kind": "pilot", "places": 7}]


def test_nothing_is_an_empty_frame() -> None:
    data = data_of(GROWTH[:0])
    assert all(data[name].empty for name in ("steps", "months", "ends"))
    assert data["levels"].to_dict("list") == {"level": [1, 1], "word": ["1", ""]}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_kinds_have_the_maps_colours(theme: str) -> None:
    lines = layers(spec_of(dark=theme == "dark"), "line")
    scale = lines[-1]["encoding"]["color"]["scale"]
    assert dict(zip(scale["domain"], scale["range"], strict=True)) == {
        str(kind): getattr(sign, theme) for kind, sign in SIGNS.items()
    }
    # On light paper a pale colour stands on a rim, as its sign does.
    rims = lines[0]["encoding"]["stroke"]["scale"]
    assert dict(zip(rims["domain"], rims["range"], strict=True)) == {
        str(kind): (theme == "light" and sign.rim) or getattr(sign, theme) for kind, sign in SIGNS.items()
    }
    assert lines[0]["mark"]["strokeWidth"] > lines[1]["mark"]["strokeWidth"]


def test_kinds_are_told_apart_without_colour() -> None:
    signs = next(layer for layer in layers(spec_of(), "point") if "shape" in layer["encoding"])
    scale = signs["encoding"]["shape"]["scale"]
    shapes = dict(zip(scale["domain"], scale["range"], strict=True))
    assert shapes == {str(kind): sign.shape for kind, sign in SIGNS.items()} and len(set(shapes.values())) == 9


def test_lines_are_steps_of_counts_by_day() -> None:
    line = layers(spec_of(), "line")[-1]
    assert (line["mark"]["interpolate"], line["data"]) == ("step-after", {"name": "steps"})
    assert (line["encoding"]["x"]["field"], line["encoding"]["y"]["field"]) == ("number", "places")
    assert line["encoding"]["x"]["scale"]["domain"] == [0, AXIS.days]


def test_every_table_the_chart_names_is_given_and_no_address() -> None:
    spec, data = spec_of(), data_of()
    assert {layer["data"]["name"] for layer in spec["layer"]} == {*data}
    assert "url" not in str(spec) and "http" not in str({name: spec[name] for name in spec if name != "$schema"})
    for layer in spec["layer"]:
        made = {each["as"] for each in layer.get("transform", []) if "as" in each}
        fields = {each["field"] for each in layer["encoding"].values() if isinstance(each.get("field"), str)}
        assert fields <= {*data[layer["data"]["name"]].columns, *made}


def test_the_axis_and_the_tooltip_follow_the_language() -> None:
    assert "2008年" in layers(spec_of("zh-Hans"), "line")[0]["encoding"]["x"]["axis"]["labelExpr"]
    assert "%Y年%-m月%-d日" in str(layers(spec_of("zh-Hans"), "point")[-1]["transform"])
    assert "%-d %B %Y" in str(layers(spec_of(), "point")[-1]["transform"])


def test_one_change_a_month_is_pointed_at() -> None:
    days = pd.to_datetime(["2020-01-02", "2020-01-30", "2020-02-01"])
    months = data_of(pd.DataFrame({"day": days, "kind": "pilot", "places": [1, 2, 3]}))["months"]
    assert list(months["places"]) == [2, 3, 3]


def test_the_end_of_a_curve_is_named_and_counted() -> None:
    ends = data_of()["ends"]
    assert ends[["kind", "name", "count"]].to_dict("records") == [
        {"kind": "climate_emergency", "name": "climate emergency", "count": "39"},
        {"kind": "renewable_100", "name": "renewable 100", "count": "3"},
    ]
    assert list(ends["meant"]) == pytest.approx([120 * (1 - 39 / 40), 120 * (1 - 3 / 40)])


@pytest.mark.parametrize(
    ("top", "read"),
    [
        (0, []),
        (1.04, [1]),
        (7, [2, 4, 6]),
        (120, [50, 100]),
        (3104, [1000, 2000, 3000]),
        (4.5e9, [10**9, 2 * 10**9, 3 * 10**9, 4 * 10**9]),
    ],
)
def test_heights_are_read_by_round_numbers(top: float, read: list[int]) -> None:
    assert levels(top) == read


@given(wanted=st.lists(st.floats(0, 120), max_size=9))
def test_words_at_the_end_do_not_overlap(wanted: list[float]) -> None:
    placed = spread(sorted(wanted), 120)
    assert len(placed) == len(wanted)
    assert all(below - above >= 12.99 for above, below in pairwise(placed))
    assert all(0 <= each <= 120 for each in placed)


def test_words_with_room_stay_where_they_are_wanted() -> None:
    assert spread([5, 40, 90], 120) == [5, 40, 90]
    assert spread([50, 52], 120) == [50, 63]
    assert spread([118, 119, 120], 120) == [94, 107, 120]


def test_other_peoples_text_is_text_in_the_table() -> None:
    table = numbers_table("<b>", ["Day", "<img>"], [["2019", "<script>1</script>"]])
    assert "<b>" not in table and "<img>" not in table and "<script>" not in table
    assert "&lt;script&gt;1&lt;/script&gt;" in table


def test_the_table_counts_at_the_end_of_each_year() -> None:
    table = growth_chart._table(known_steps(GROWTH, AXIS), AXIS, LANGUAGE)
    rows = {row.split("</th>")[0]: row for row in table.split('<th scope="row">')[1:]}
    assert "<td>3</td><td>0</td>" in rows["31 December 2018"]
    assert "<td>3</td><td>40</td>" in rows["31 December 2019"]
    assert "<td>3</td><td>39</td>" in rows["21 November 2026"]
    assert len(rows) == 19
