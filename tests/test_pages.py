"""Every page without a browser: default, filtered, nothing found, an unknown id, and no store at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from atlas import paths
from atlas.store.build import build

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


def opened(**address: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=30)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def counting_line(app: AppTest) -> str:
    return next(text.value for text in app.markdown if "shown" in text.value or "显示" in text.value)


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
