"""The reader's own list without a browser: handed in, looked through, decided, forgotten."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from atlas import paths
from atlas.errors import ListError, ListFault
from atlas.queries.networks.given_list import Certainty, GivenList
from atlas.views import cached
from atlas.views.i18n import Language
from atlas.views.lists_in import held
from atlas.views.lists_in.faults import sentence
from tests.match_process import InProcess

PAGE = """
from atlas.views.lists_in.panel import given_list
from atlas.views.page_frame import open_frame
import streamlit as st
given = given_list(open_frame())
st.text("none" if given is None else " ".join(given.place_ids))
"""
NAMES = "Bonn, Germany\nSpringfield, USA\n![x](http://example.org/x.png) **b** <script>\n"


@pytest.fixture(autouse=True, scope="module")
def fresh() -> None:
    """Answers of other registers are kept by release, and the miniature has but one."""
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture(autouse=True)
def store(miniature_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The miniature register as the app's store, and a matching process that is none."""
    monkeypatch.setattr(paths, "STORE", miniature_store)
    monkeypatch.setattr(cached, "match_process", InProcess)


def opened(lang: str = "en") -> AppTest:
    app = AppTest.from_string(PAGE, default_timeout=60)
    app.query_params["lang"] = lang
    return app.run()


def given(text: str = NAMES, lang: str = "en") -> AppTest:
    app = opened(lang)
    app.text_area[0].set_value(text)
    app.button[0].click()
    return app.run()


def uploaded(name: str, raw: bytes) -> AppTest:
    app = opened()
    app.file_uploader[0].set_value((name, raw, "application/octet-stream"))
    app.button[0].click()
    return app.run()


def heading(app: AppTest) -> str:
    return next(each.proto.body for each in app.get("html") if "given-list" in each.proto.body)


def rows(app: AppTest) -> list[dict[str, Any]]:
    """The rows of the table, once it is unfolded."""
    app.session_state["given-rows-0-open"] = True
    app.run()
    found = [each.proto for each in app.get("bidi_component") if each.proto.component_name == "atlas-given-rows"]
    return list(json.loads(found[0].json)["rows"])


def shown(app: AppTest) -> GivenList:
    found: GivenList = app.session_state[held.HELD].shown
    return found


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_the_form_stands_alone_until_a_list_is_given(lang: str) -> None:
    app = opened(lang)
    assert not app.exception
    assert (len(app.text_area), len(app.file_uploader), app.text[0].value) == (1, 1, "none")


def test_pasted_names_are_matched_and_counted() -> None:
    app = given()
    assert not app.exception
    assert "3 rows, 1 place" in heading(app)
    assert "<b>1</b> exact" in heading(app)
    assert "<b>2</b> no place found" in heading(app)
    assert app.text[0].value == "gn2946447"
    assert not app.text_area


def test_in_chinese_all_of_it_is_chinese() -> None:
    app = given(lang="zh-Hans")
    assert "3 行，1 个地点" in heading(app)
    assert rows(app)[0]["sure"] == "无地点"


def test_a_file_keeps_its_name_as_text() -> None:
    app = uploaded("<img src=x>.csv", "City;Country\nBonn;DE\n".encode("utf-16"))
    assert not app.exception
    assert "&lt;img src=x&gt;.csv" in heading(app)
    assert app.text[0].value == "gn2946447"


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.csv", b"", "There is no list to read"),
        ("a.csv", b"name,country\n", "headings and no rows"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0", "old .xls workbook"),
        ("a.csv", b"name\nM\xfcnchen\n", "CSV UTF-8"),
        ("a.csv", b"name,country\nBonn,DE,x,y\n", "Row 2 has 4 cells where the headings have 2"),
        ("a.csv", b"a" * 8_000_001, "larger than a list may be (8 MB)"),
    ],
)
def test_what_is_no_list_is_one_sentence_and_the_form_stays(name: str, raw: bytes, said: str) -> None:
    app = uploaded(name, raw)
    assert not app.exception
    assert [said in each.value for each in app.error] == [True]
    assert (len(app.text_area), app.text[0].value) == (1, "none")


def test_nothing_given_is_said() -> None:
    assert "There is no list to read" in given("  \n").error[0].value


@pytest.mark.parametrize("fault", [each for each in ListFault if each is not ListFault.OTHER])
def test_every_fault_has_a_sentence_of_its_own_in_both_languages(fault: ListFault) -> None:
    error = ListError("", fault, row=2, found=4, expected=3, most=20_000)
    english, chinese = (sentence(error, Language(tag, {})) for tag in ("en", "zh-Hans"))
    other = sentence(ListError(""), Language("en", {}))
    assert english not in ("", other)
    assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese)
    assert "{" not in english + chinese


def test_rows_to_be_checked_come_first_and_stay_text() -> None:
    table = rows(given())
    assert [row["line"] for row in table] == [2, 3]
    springfield, hostile = table
    assert springfield["options"][0] == ["", f"{len(springfield['options']) - 1} candidates: choose"]
    assert all("USA" in label for _, label in springfield["options"][1:])
    assert (hostile["given"], hostile["options"]) == (NAMES.splitlines()[2], [])


def test_a_choice_changes_the_list_for_the_whole_page() -> None:
    app = given()
    candidate = shown(app).rows[1].candidates[0]
    held_before = app.session_state[held.HELD]
    app.session_state[held.HELD] = held.with_choice(held_before, 2, candidate.place_id)
    app.run()
    assert app.text[0].value == f"gn2946447 {candidate.place_id}"
    assert "<b>1</b> chosen by you" in heading(app)
    assert shown(app).counts[Certainty.CHOSEN] == 1


def test_columns_can_be_said_and_the_list_is_matched_again() -> None:
    app = uploaded("a.csv", "a,b,c\nMember,München,1\nMember,Bonn,2\n".encode())
    assert app.text[0].value == "none" or "gn2946447" not in app.text[0].value
    name = next(each for each in app.selectbox if each.label == "Name of the government")
    name.set_value(1)
    next(each for each in app.button if each.label == "Match again").click()
    app.run()
    assert not app.exception
    assert app.text[0].value == "gn2867714 gn2946447"


def test_headings_can_be_said_to_be_a_row() -> None:
    app = given("Gemeinde\nBonn\n")
    assert len(shown(app).rows) == 1
    app.checkbox[0].uncheck()
    next(each for each in app.button if each.label == "Match again").click()
    app.run()
    assert [row.name for row in shown(app).rows] == ["Gemeinde", "Bonn"]


def test_a_forgotten_list_leaves_nothing() -> None:
    app = given()
    next(each for each in app.button if each.label == "Forget this list").click()
    app.run()
    assert (app.text[0].value, app.text_area[0].value) == ("none", "")
    assert held.HELD not in app.session_state
    assert "Springfield" not in str(app.session_state)
