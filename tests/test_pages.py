"""Every page without a browser: default, filtered, nothing found, an unknown id, and no store at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from grown import HOSTILE, grow
from streamlit.testing.v1 import AppTest

from atlas import paths
from atlas.queries.filters import Filters
from atlas.store.build import build
from atlas.views import cached, page_frame
from atlas.views.lists import paged_table, place_list
from atlas.views.lists.blanks import blanks

APP = Path(__file__).resolve().parents[1] / "app.py"
MINIATURE = Path(__file__).parent / "miniature"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The miniature register as the app's store, with a static folder of its own."""
    out = tmp_path / "atlas.duckdb"
    build(out, MINIATURE)
    monkeypatch.setattr(paths, "STORE", out)
    monkeypatch.setattr(paths, "STATIC", tmp_path / "static")
    st.cache_data.clear()  # answers are kept by release, and every test here has the same
    st.cache_resource.clear()
    yield out


@pytest.fixture
def grown(store: Path, tmp_path: Path) -> Path:
    """The app's store, of the register with a body of no nation and a city many speak of."""
    build(store, grow(tmp_path / "grown"))
    st.cache_data.clear()
    st.cache_resource.clear()
    return store


def card(app: AppTest) -> str:
    return next(each.proto.body for each in app.get("html") if "place-card" in each.proto.body)


def opened(**address: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=30)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def counting_line(app: AppTest) -> str:
    return next(text.value for text in app.markdown if "shown" in text.value or "显示" in text.value)


def part(app: AppTest, name: str, key: str = "") -> dict[str, Any]:
    """What a part of ours in the page is given; of several, the one with that key."""
    found = [each.proto for each in app.get("bidi_component") if each.proto.component_name == f"atlas-{name}"]
    return dict(json.loads(next(proto.json for proto in found if proto.id.endswith(key))))


def listed(app: AppTest, key: str = "places") -> list[dict[str, Any]]:
    """The rows of the list, or of the table with that key."""
    return list(part(app, "place-list", key)["rows"])


def map_arguments(app: AppTest) -> dict[str, object]:
    return json.loads(app.get("component_instance")[0].proto.json_args)


def test_the_world_page_counts_every_place_with_a_standing_promise(store: Path) -> None:
    app = opened(day="2026-01-01")
    assert not app.exception
    # Konstanz, Adur, the hostile name, Shenzhen, China, Guangdong, Germany; Kent's is revoked, Freiburg's none found.
    assert "**7 places shown**" in counting_line(app)
    assert "1 commitment has no place yet" in counting_line(app)


def test_the_day_before_a_revocation_still_counts_it(store: Path) -> None:
    assert "**3 places shown**" in counting_line(opened(day="2019-12-31", kinds="climate_emergency"))
    later = counting_line(opened(day="2026-01-01", kinds="climate_emergency", countries="GBR"))
    assert "**2 places shown**" in later


def test_filters_in_the_address_combine(store: Path) -> None:
    app = opened(day="2026-01-01", kinds="peak.pilot", levels="local", countries="CHN")
    assert "**1 place shown**, 2 commitments" in counting_line(app)


def test_nothing_found_is_a_sentence_with_a_way_out(store: Path) -> None:
    app = opened(day="2026-01-01", kinds="pilot", countries="DEU")
    assert not app.exception
    assert any("No commitment passes these filters" in info.value for info in app.info)


def test_an_unknown_place_is_a_sentence(store: Path) -> None:
    app = opened(place="gn0")
    assert not app.exception
    assert any("no place with the id" in text.value for text in app.markdown)


def test_garbage_in_the_address_is_passed_over(store: Path) -> None:
    app = opened(day="tomorrow", kinds="<script>", year_from="-1", countries="../..", lang="xx")
    assert not app.exception
    assert "**7 places shown**" in counting_line(app)


def test_the_map_asks_no_other_host(store: Path) -> None:
    arguments = map_arguments(opened())
    links = [*arguments["js_links"], *arguments["css_links"]]
    assert links and all(link.startswith("../../app/static/") for link in links)
    assert "http" not in str(arguments["script"])


def test_the_base_map_is_the_same_whatever_is_shown(store: Path) -> None:
    one, other = map_arguments(opened()), map_arguments(opened(kinds="peak", lang="zh-Hans", place="CHN"))
    assert one["script"] == other["script"]
    assert one["feature_group"] != other["feature_group"]


def test_the_page_speaks_chinese(store: Path) -> None:
    app = opened(lang="zh-Hans", day="2026-01-01")
    assert app.title[0].value == "各级政府的气候承诺"
    assert "显示 7 个地点" in counting_line(app)


def test_choosing_a_filter_writes_the_address(store: Path) -> None:
    app = opened(day="2026-01-01")
    kinds = next(group for group in app.get("button_group") if group.key and group.key.startswith("kinds"))
    kinds.set_value(["peak"]).run()
    assert "**2 places shown**" in counting_line(app)
    assert app.query_params["kinds"] == "peak"


def test_a_body_of_no_nation_is_counted_listed_and_has_a_card(grown: Path) -> None:
    app = opened(day="2026-01-01", levels="supranational", place="EU")
    assert not app.exception
    assert "**1 place shown**" in counting_line(app)
    assert [(row["name"], row["where"]) for row in listed(app)] == [("European Union", "")]
    assert "European Union" in card(app) and "Supranational" in card(app) and "seat of government" in card(app)
    chosen = opened(day="2026-01-01", countries="DEU.GBR.CHN")
    assert "European Union" not in [row["name"] for row in listed(chosen)]


def test_kinds_beside_the_mission_are_counted_and_one_click_away(grown: Path) -> None:
    app = opened(day="2026-01-01", countries="GBR")
    assert "**3 places shown**" in counting_line(app)
    (more,) = (button for button in app.button if button.key == "show-all-kinds")
    assert more.label.startswith("Show 1 more place,")
    app = more.click().run()
    assert "**4 places shown**" in counting_line(app)
    assert app.query_params["kinds"] == "all" and app.query_params["countries"] == "GBR"
    assert not [button for button in app.button if button.key == "show-all-kinds"]


def test_a_kind_beside_the_mission_can_be_chosen_alone(grown: Path) -> None:
    app = opened(day="2026-01-01")
    beside = next(group for group in app.get("button_group") if group.key and group.key.startswith("beside"))
    app = beside.set_value(["reduction"]).run()
    assert "**1 place shown**" in counting_line(app)
    assert app.query_params["kinds"] == "reduction"


def test_a_much_spoken_of_place_says_the_headline_and_folds_the_rest(grown: Path) -> None:
    said = card(opened(day="2026-06-01", place="gn2885679"))
    assert "Electricity" in said and "60 %" in said and "−60" not in said and "Heating and cooling" in said
    assert "2 more statements" in said and "sources differ" in said
    assert "Member of 1 network" in said and "since 2016" in said
    assert HOSTILE not in said and "&lt;b onclick" in said and "{{7*7}}" in said
    chinese = card(opened(day="2026-06-01", place="gn2885679", lang="zh-Hans"))
    assert "另有 2 条说法" in chinese and "中国达峰先锋城市联盟" in chinese and "电力" in chinese


def test_a_sectors_promise_is_called_one(grown: Path) -> None:
    app = opened(day="2026-01-01", place="us_counties:53033", levels="regional", countries="GBR")
    assert "One sector · 100% carbon-free electricity" in card(app) and '<span class="badge">One sector' in card(app)
    assert "does not stand" not in card(app)
    ((promise,),) = (row["promises"] for row in listed(app))
    assert promise == {"kind": "fossil_free", "says": "since 2021, Government's own operations"}


def test_a_position_from_a_source_is_called_approximate(grown: Path) -> None:
    assert "Approximate: as the source gives it" in card(opened(place="gn2639577"))


def test_a_long_list_comes_in_pages(grown: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paged_table, "ROWS", 4)
    monkeypatch.setattr(place_list, "ROWS", 4)
    app = opened(day="2026-01-01")
    assert len(listed(app)) == 4 and part(app, "place-list")["counted"] == "Places 1 to 4 of 9"
    assert any("Download 9 places with" in text.value for text in app.markdown)


def test_places_that_show_nothing_say_why(store: Path) -> None:
    app = opened(day="2026-01-01", lang="en")
    closed = next(each for each in app.expander if each.label.startswith("Places that show nothing"))
    assert closed.label == "Places that show nothing, and why: 5"
    app.session_state["blanks-open"] = True
    app.run()
    none = {row["name"]: row["promises"] for row in listed(app, "blanks")}
    assert none == {
        "Kent": [{"kind": "climate_emergency", "says": "revoked or lapsed"}],
        "Freiburg": [{"kind": "neutrality", "says": "none found"}],
    }
    assert not [each for each in opened(statuses="in_law").expander if each.label.startswith("Places that show")]


def test_where_no_programme_is_a_pilot_does_not_apply(store: Path) -> None:
    filters = Filters(date(2026, 1, 1), kinds=("pilot",))
    found = {why: set(places["place_id"]) for why, places in blanks(cached.view(filters), filters).items()}
    assert "CHN" in found["inapplicable"] and {"DEU", "DE-BW"} <= found["inapplicable"]
    assert not found["none"] and "CN-GD" not in found["uncovered"] | found["inapplicable"]


def test_an_embedded_map_has_no_filters_and_no_list(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_frame, "is_embedded", lambda: True)
    app = opened(day="2026-01-01")
    assert not app.exception and map_arguments(app)["feature_group"]
    assert not app.title and not app.get("button_group") and "**7 places shown**" in counting_line(app)
    assert part(app, "open-link")["open"] == "Open in the atlas"


@pytest.mark.parametrize(
    ("break_it", "said"),
    [
        (lambda store: store.with_suffix(".json").unlink(), "There is no store yet"),
        (lambda store: store.with_suffix(".json").write_text("{"), "cannot be read"),
        (lambda store: store.resolve().write_bytes(b"half"), "is not a whole store"),
        (
            lambda store: store.with_suffix(".json").write_text(
                json.dumps({"store": store.resolve().name, "schema_version": 0, "release_id": "x"})
            ),
            "schema version 0",
        ),
    ],
)
def test_a_broken_store_is_a_sentence_with_the_remedy(store: Path, break_it: object, said: str) -> None:
    break_it(store)  # type: ignore[operator]
    app = opened()
    assert not app.exception
    assert said in app.error[0].value and "make build" in app.error[0].value
