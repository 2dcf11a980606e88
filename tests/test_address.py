"""The address without a browser: what is written, when, and whose word counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import pytest
import streamlit as st
from streamlit.runtime.state.query_params import QueryParams
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import ButtonGroup

from atlas import paths
from atlas.queries.filters import Filters
from atlas.store.build import build
from atlas.views import address

APP = Path(__file__).resolve().parents[1] / "app.py"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The miniature register as the app's store, with a static folder of its own."""
    out = tmp_path / "atlas.duckdb"
    build(out, Path(__file__).parent / "miniature")
    monkeypatch.setattr(paths, "STORE", out)
    monkeypatch.setattr(paths, "STATIC", tmp_path / "static")
    st.cache_data.clear()
    st.cache_resource.clear()
    yield out


def opened(**address: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=30)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def spelled(app: AppTest) -> dict[str, str]:
    """The address, by parameter."""
    return {name: texts[-1] if isinstance(texts, list) else texts for name, texts in app.query_params.items()}


def row(app: AppTest, key: str) -> ButtonGroup[str]:
    """A row of choices."""
    return next(group for group in app.get("button_group") if group.key == key)


def counting_line(app: AppTest) -> str:
    return next(text.value for text in app.markdown if "shown" in text.value)


def test_an_arrival_writes_nothing_and_a_choice_writes_the_whole_view(store: Path) -> None:
    app = opened(kinds="pilot", campaign="x")
    assert spelled(app) == {"kinds": "pilot", "campaign": "x"}
    app = app.date_input[0].set_value(date(2019, 12, 31)).run()
    whole = Filters(day=date(2019, 12, 31), kinds=("pilot",)).address() | {"lang": "en", "campaign": "x"}
    assert spelled(app) == whole


def test_one_run_writes_the_address_once(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(day="2026-01-01", kinds="peak", countries="CHN")
    written: list[str] = []
    send = QueryParams._send_query_param_msg

    def count(parts: QueryParams) -> None:
        send(parts)
        written.append(str(parts.to_dict()))

    monkeypatch.setattr(QueryParams, "_send_query_param_msg", count)
    app = next(button for button in app.button if button.key == "reset").click().run()
    assert len(written) == 1 and "'countries': 'all'" in written[0]
    language = row(app, "language")
    language.set_value("zh-Hans").run()
    assert len(written) == 2 and "zh-Hans" in written[1]


def test_every_kind_picked_by_hand_stays_picked(store: Path) -> None:
    app = opened(day="2026-01-01")
    kinds = row(app, "kinds")
    shown = counting_line(app)
    app = kinds.set_value(list(kinds.options)).run()
    kinds = row(app, "kinds")
    assert len(kinds.value) == len(kinds.options) > 3
    assert counting_line(app) == shown


def test_a_copy_of_the_address_that_was_on_its_way_undoes_no_choice(store: Path) -> None:
    app = opened(day="2026-01-01", lang="en")
    arrived = spelled(app)
    kinds = row(app, "kinds")
    app = kinds.set_value(["peak"]).run()
    app.query_params.clear()
    for name, text in arrived.items():  # the browser has not heard of the choice yet
        app.query_params[name] = text
    levels = row(app, "levels")
    app = levels.set_value(["local"]).run()
    assert (app.query_params["kinds"], app.query_params["levels"]) == ("peak", "local")


def test_an_address_never_seen_before_is_believed(store: Path) -> None:
    app = opened(day="2026-01-01", kinds="peak")
    app.query_params["kinds"] = "pilot"
    app.query_params["lang"] = "zh-Hans"
    app = app.run()
    kinds = row(app, "kinds")
    assert kinds.value == ["pilot"]
    assert app.title[0].value == "各级政府的气候承诺"


def said(script: str, **address: str) -> list[str]:
    """What a page of a few lines writes, under an address."""
    app = AppTest.from_string("import streamlit as st\nfrom atlas.views import address\n" + script)
    for name, value in address.items():
        app.query_params[name] = value
    app = app.run()
    assert not app.exception
    return [text.value for text in app.text]


def test_a_page_reads_its_own_part_and_no_more_of_it_than_it_may_be_long(store: Path) -> None:
    script = "st.text(address.own('of'))\nst.text(address.own('network'))"
    assert said(script, of="DEU") == ["DEU", "None"]
    assert said(script, of="x" * 1000, network="") == ["x" * address.LONGEST, "None"]


def test_a_pages_own_part_is_written_beside_the_view_and_taken_away_again(store: Path) -> None:
    script = "address.write_own(of='FRA', against=None)\nst.text(dict(st.query_params))"
    whole = Filters(day=date(2020, 1, 1)).address() | {"lang": "en"}
    assert said(script, day="2020-01-01", of="DEU", against="ITA") == [str(whole | {"of": "FRA"})]
    assert said("address.write_own(of=None)\nst.text(address.spelled())", day="2020-01-01", of="DEU") == [
        urlencode(whole)
    ]


def test_a_link_to_a_page_takes_day_and_language_along_and_what_it_names(store: Path) -> None:
    script = "st.text(address.href('place', place='gn1'))\nst.text(address.href('', of='DEU'))"
    place, world = said(script, day="2020-01-01", lang="zh-Hans", of="FRA", place="gn2")
    assert place.startswith("place?") and world.startswith(".?")
    shown = Filters(day=date(2020, 1, 1)).address() | {"lang": "zh-Hans"}
    assert dict(parse_qsl(place.partition("?")[2])) == shown | {"place": "gn1"}
    assert dict(parse_qsl(world.partition("?")[2])) == shown | {"of": "DEU"}


def test_another_page_starts_from_its_own_address(store: Path) -> None:
    script = """
address.arrive("country")
address.write_own(of="DEU")
st.query_params.from_dict({"day": "2020-01-01"})
address.arrive("networks")
st.text((address.page(), address.own("of"), address.filters().day, address.carried().get("of")))
"""
    assert said(script) == ["('networks', None, datetime.date(2020, 1, 1), None)"]
