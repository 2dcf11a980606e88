"""The file of a place: what it is, what stands, what is blank and why, who differs, and the way to correct it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest
import streamlit as st
from grown import HOSTILE, grow
from streamlit.testing.v1 import AppTest

from atlas import inbox, paths
from atlas.model import Kind
from atlas.queries.connect import open_store, read_pointer
from atlas.queries.country.ahead import Pace
from atlas.queries.filters import KINDS, Filters
from atlas.queries.place_file.file import PlaceFile, inside, paces, place_file, standing
from atlas.queries.world import ground, view
from atlas.store.build import build
from atlas.views import cached
from atlas.views.downloads.tables import Desk, csv_tables
from atlas.views.i18n import Language
from atlas.views.place_file.names import label, tongues_of
from atlas.views.place_file.pull_request import Proposal, steps
from atlas.views.place_file.sheets import sheets
from atlas.views.place_file.states import Blank, states_of
from atlas.views.place_file.subjects import field_labels, subjects

PAGE = Path(__file__).resolve().parents[1] / "pages" / "place.py"
MINIATURE = Path(__file__).parent / "miniature"
DAY = date(2026, 6, 1)
IMG = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def grown_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The name of the store of the grown register; not to be changed."""
    folder = tmp_path_factory.mktemp("grown")
    out = folder / "atlas.duckdb"
    build(out, grow(folder / "register"))
    return out


@pytest.fixture(scope="module")
def grown(grown_store: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    store = open_store(read_pointer(grown_store).path)
    yield store
    store.close()


@pytest.fixture(scope="module")
def cleared() -> None:
    """Nothing kept of the stores of other tests, whose release is the same."""
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def served(grown_store: Path, cleared: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The app over that store; the path of an inbox of its own."""
    monkeypatch.setattr(paths, "STORE", grown_store)
    monkeypatch.setattr(paths, "STATIC", grown_store.parent / "static")
    box = tmp_path / "inbox.jsonl"
    monkeypatch.setenv("ATLAS_INBOX", str(box))
    return box


def file_of(store: duckdb.DuckDBPyConnection, place_id: str, day: date = DAY) -> PlaceFile:
    found = place_file(store, place_id, day)
    assert found is not None
    return found


def opened(**parts: str) -> AppTest:
    app = AppTest.from_file(str(PAGE), default_timeout=30)
    for name, value in {"day": "2026-06-01", "lang": "en", **parts}.items():
        app.query_params[name] = value
    return app.run()


def html(app: AppTest) -> str:
    return "\n".join(each.proto.body for each in app.get("html"))


def blanks(file: PlaceFile) -> dict[str, str]:
    return {state.kind: state.blank for state in states_of(file, ["CHN"])}


# --- what is asked of the store


def test_a_file_holds_what_the_register_says_by_the_day(grown: duckdb.DuckDBPyConnection) -> None:
    file = file_of(grown, "gn2885679")
    assert (file.place["name"], file.place["population"], file.place["population_publisher"]) == (
        "Konstanz", 81275, "GeoNames",
    )  # fmt: skip
    assert [each["place_id"] for each in file.around] == ["DEU", "DE-BW"]
    assert {(name["lang"], name["name"]) for name in file.names} >= {("de", "Konstanz"), ("en", "Constance")}
    assert len(file.claims) == 6 and [row["network_id"] for row in file.members] == ["appc"]
    assert {row["reported_name"] for row in file.found} == {"Konstanz City Council", "Konstanz"}
    earlier = file_of(grown, "gn2885679", date(2019, 5, 2))
    assert {row["kind"] for row in earlier.claims} == {"climate_emergency", "neutrality"}


def test_there_is_no_file_of_an_id_nobody_has(grown: duckdb.DuckDBPyConnection) -> None:
    assert place_file(grown, "gn0", DAY) is None and place_file(grown, "'; DROP TABLE claim; --", DAY) is None


def test_residents_of_several_sources_stand_side_by_side(grown: duckdb.DuckDBPyConnection) -> None:
    file = file_of(grown, "gn2925177")
    assert file.place["population"] == 215966
    assert [(row["population"], row["population_year"]) for row in file.populations] == [(231195, 2021)]


def test_the_promises_of_a_place_are_those_of_the_map(grown: duckdb.DuckDBPyConnection) -> None:
    held = ground(grown)
    world = held.on(DAY)
    for place_id in ("gn2885679", "gn1795565", "DEU", "GB-ENG", "us_counties:53033", "gn2925177"):
        file = file_of(grown, place_id)
        stands = {kind for kind, blank in blanks(file).items() if blank == Blank.STANDS}
        assert stands == set(standing(world, place_id)), place_id
    assert standing(world, "gn2885679")[Kind.NEUTRALITY].year == 2050


def test_a_nations_places_are_counted_as_on_the_map(grown: duckdb.DuckDBPyConnection) -> None:
    world = ground(grown).on(DAY)
    for nation in ("GBR", "DEU", "CHN"):
        within = inside(world, file_of(grown, nation))
        below = Filters(DAY, kinds=KINDS, levels=("regional", "local"), countries=(nation,))
        on_map = view(world, below)
        assert within.n_promising == on_map.shown.n_places
        assert within.kinds == dict(on_map.facets["kind"])
        assert len(within.rows) == len(set(within.rows)) >= within.n_promising


def test_what_lies_in_a_region_are_its_places_through_any_link(grown: duckdb.DuckDBPyConnection) -> None:
    world = ground(grown).on(DAY)
    within = inside(world, file_of(grown, "GB-ENG"))
    names = list(world.ground.places.iloc[list(within.rows)]["name"])
    assert set(names) == {"Adur", "Kent", "King County", "Reading", IMG}
    assert set(names[: within.n_promising]) == {"Adur", "Reading", "King County", IMG}
    assert inside(world, file_of(grown, "gn2885679")).rows == ()


def test_the_nation_is_the_one_the_country_page_compares_with(grown: duckdb.DuckDBPyConnection) -> None:
    world = ground(grown).on(DAY)
    # Konstanz: 2050 by the newest of equals, Germany 2045, in law.
    assert Pace.LATER in paces(world, file_of(grown, "gn2885679"))[Kind.NEUTRALITY]
    assert paces(world, file_of(grown, "DEU")) == {}


# --- three kinds of blank, and the two that are neither


def test_every_kind_stands_or_has_its_blank(grown: duckdb.DuckDBPyConnection) -> None:
    konstanz = blanks(file_of(grown, "gn2885679"))
    assert set(konstanz) == set(KINDS)
    assert konstanz["neutrality"] == Blank.STANDS and konstanz["fossil_free"] == Blank.UNCOVERED
    assert konstanz["pilot"] == Blank.INAPPLICABLE  # Germany runs no programme the register knows of
    assert blanks(file_of(grown, "gn1795565"))["pilot"] == Blank.STANDS
    assert blanks(file_of(grown, "CHN"))["pilot"] == Blank.INAPPLICABLE  # a nation is a pilot of nobody
    assert blanks(file_of(grown, "gn2925177"))["neutrality"] == Blank.NONE_FOUND
    assert blanks(file_of(grown, "us_counties:53033"))["neutrality"] == Blank.IN_PART
    kent = "uk_local_authorities:E10000016"
    assert blanks(file_of(grown, kent))["climate_emergency"] == Blank.ENDED
    assert blanks(file_of(grown, kent, date(2025, 1, 1)))["climate_emergency"] == Blank.STANDS


def test_who_checked_and_when_is_said(served: Path) -> None:
    said = html(opened(place="gn2925177"))
    assert "Checked, none found" in said and "Net Zero Tracker" in said and "(28 May 2022)" in said
    assert "No source speaks of it" in said and "Not applicable: no national programme" in said
    revoked = html(opened(place="uk_local_authorities:E10000016"))
    assert "Revoked or lapsed by 30 September 2025" in revoked and "Rescinded September 2025" in revoked


# --- the page


def test_the_page_without_a_place_offers_the_search(served: Path) -> None:
    app = opened()
    assert not app.exception
    assert "The file of a place" in html(app) and "Search for a town" in app.markdown[0].value
    assert not app.warning


@pytest.mark.parametrize("place_id", ["gn0", "<script>alert(1)</script>", "../../etc/passwd"])
def test_an_unknown_id_is_a_sentence_with_a_way_out(served: Path, place_id: str) -> None:
    app = opened(place=place_id)
    assert not app.exception
    assert "holds no place with the id" in app.warning[0].value and "world map" in html(app)
    assert "<script>" not in html(app)


@pytest.mark.parametrize("place_id", ["gn2885679", "DEU", "DE-BW", "EU", "us_counties:53033", "gn2643741", "CN-GD"])
@pytest.mark.parametrize("tag", ["en", "zh-Hans"])
def test_every_place_has_a_file(served: Path, place_id: str, tag: str) -> None:
    app = opened(place=place_id, lang=tag)
    assert not app.exception and not app.error
    assert app.query_params["place"] == place_id


def test_names_stand_in_the_readers_language_first(served: Path) -> None:
    assert '<h1 class="place-file">Konstanz <span class="other-name" lang="zh-Hans">康斯坦茨' in html(
        opened(place="gn2885679")
    )
    chinese = html(opened(place="gn2885679", lang="zh-Hans"))
    assert '<h1 class="place-file">康斯坦茨 <span class="other-name" lang="en">Konstanz' in chinese
    assert "德国" in chinese and "巴登-符腾堡" in chinese


def test_rivals_stand_side_by_side_with_the_step_that_chose(served: Path) -> None:
    said = html(opened(place="gn2885679"))
    assert "The sources differ on the year · Whole community" in said
    assert "The headline is newer" in said and "Nothing is merged away" in said
    assert "What was known of it, from one statement to the next" in said


def test_the_life_line_has_a_mark_for_every_statement(grown: duckdb.DuckDBPyConnection, served: Path) -> None:
    app = opened(place="uk_local_authorities:E10000016")
    said = html(app)
    assert "The life line in words: 2 statements" in said
    assert "2019-05-23" in said and "2025-09-30" in said


def test_words_of_sources_are_text_everywhere(served: Path) -> None:
    for place_id in ("gn2643741", "gn2885679", "us_counties:53033", "GB-ENG"):
        app = opened(place=place_id)
        said = html(app)
        assert IMG not in said and HOSTILE not in said
        assert not [each.value for each in app.markdown if "<img" in each.value]
    assert "&lt;img src=x onerror=alert(1)&gt;" in html(opened(place="gn2643741"))


def test_neutrality_is_set_beside_the_nations_in_one_line(served: Path) -> None:
    assert "aims for neutrality in 2050, 5 years after Germany (2045)." in html(opened(place="gn2885679"))
    assert "Germany aims for neutrality in 2045; of Freiburg the register knows no year." in html(
        opened(place="gn2925177")
    )
    assert "比德国（2045 年）晚 5 年" in html(opened(place="gn2885679", lang="zh-Hans"))


def test_names_are_grouped_by_language_and_script(grown: duckdb.DuckDBPyConnection) -> None:
    english, chinese = Language("en", {}), Language("zh-Hans", {})
    names = [
        {"lang": "de", "name": "Zibo", "kind": "alternate"},
        {"lang": "en", "name": "Zibo", "kind": "preferred"},
        {"lang": "und-Cyrl", "name": "Цзыбо", "kind": "alternate"},
        {"lang": "zh-Hans", "name": "淄博", "kind": "alternate"},
        {"lang": "zh-Hans", "name": "淄博市", "kind": "official"},
    ]
    assert [tongue.lang for tongue in tongues_of(names, english)] == ["en", "zh-Hans", "de", "und-Cyrl"]
    first = tongues_of(names, chinese)[0]
    assert (first.lang, first.own, first.others) == ("zh-Hans", ("淄博市",), ("淄博",))
    assert label("und-Cyrl", english) == "Cyrillic script, language not stated"
    assert label("zh-Hans", english) == "Simplified Chinese" and label("de", chinese) == "德语"
    assert label("und", english) == "Latin letters, language not stated" and label("qqq-Latn", english) == "qqq-Latn"


def test_a_download_holds_every_statement_of_the_file(grown: duckdb.DuckDBPyConnection) -> None:
    file, english = file_of(grown, "gn2885679"), Language("en", {})
    made = {sheet.name: sheet for sheet in sheets(file, english)}
    assert len(made["Claims"].table.rows) == len(file.claims) and len(made["differences"].table.rows) == len(
        file.rivals
    )
    assert "residents" not in made
    assert {str(id_) for id_ in made["Claims"].table.column("claim_id")} == {row["claim_id"] for row in file.claims}
    assert "2019-05-02" in made["states"].table.column("from_on")


def test_a_downloaded_file_carries_no_live_formula(grown: duckdb.DuckDBPyConnection) -> None:
    file = file_of(grown, "gn2885679")
    file.claims[0]["reported_words"] = "=cmd|' /C calc'!A0"
    desk = Desk("Konstanz", DAY, "place=gn2885679", {"release_id": "x", "as_of": DAY})
    words = {name: _Echo() for name in ("kind", "level", "status", "event", "scope", "energy", "precision", "reuse")}
    written = csv_tables(desk, sheets(file, Language("en", words)), [], Language("en", words))
    with zipfile.ZipFile(io.BytesIO(written)) as files:
        assert "README.md" in files.namelist()
        assert ",'=cmd|" in files.read("Claims.csv").decode("utf-8-sig")


# --- a correction


def corrected(app: AppTest, **typed: str) -> AppTest:
    """The page with the form open, after it is filled and sent."""
    app.session_state["correction-open"] = True
    app.run()
    for name, text in typed.items():
        key = f"correction-{name}-{app.query_params['place']}"
        widget = app.text_area(key=key) if name == "note" else app.text_input(key=key)
        widget.set_value(text)
    (send,) = (button for button in app.button if button.label == "Send the correction")
    return send.click().run()


def test_a_correction_reaches_the_inbox_with_what_it_is_about(served: Path) -> None:
    app = opened(place="gn2885679")
    app.session_state["correction-open"] = True
    app.run()
    app.selectbox(key="correction-subject-gn2885679").set_value("cedamia-02").run()
    app.selectbox(key="correction-field-True-gn2885679").set_value("target_year").run()
    assert "The atlas says now: 2050" in html(app)
    app = corrected(app, proposed="2035", evidence="https://www.konstanz.de/klima", note="<b>x</b>")
    assert not app.exception and "it is noted under" in app.success[0].value
    (line,) = [json.loads(text) for text in served.read_text(encoding="utf-8").splitlines()]
    assert {name: line[name] for name in ("place_id", "claim_id", "field", "now", "proposed", "language", "note")} == {
        "place_id": "gn2885679", "claim_id": "cedamia-02", "field": "target_year", "now": "2050", "proposed": "2035",
        "language": "en", "note": "<b>x</b>",
    }  # fmt: skip
    assert line["release"] == cached.release()["release_id"] and line["id"] in app.success[0].value
    assert app.text_input(key="correction-proposed-gn2885679").value == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"proposed": "2035", "evidence": "javascript:alert(1)", "note": "keep me"}, "has to be a link"),
        ({"proposed": "", "evidence": "https://example.org", "note": "keep me"}, "say what it should say"),
    ],
)
def test_a_refusal_is_a_sentence_and_loses_nothing(served: Path, typed: dict[str, str], said: str) -> None:
    app = corrected(opened(place="gn2885679"), **typed)
    assert said in app.warning[0].value and not app.success
    assert not served.exists()
    assert app.text_area(key="correction-note-gn2885679").value == "keep me"
    assert app.text_input(key="correction-evidence-gn2885679").value == typed["evidence"]


def test_limits_are_said_to_the_reader(served: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = {"proposed": "a promise", "evidence": "https://example.org/1"}
    monkeypatch.setattr(inbox, "MOST_BYTES", 1)
    assert "The inbox is full" in corrected(opened(place="DEU"), **typed).warning[0].value
    monkeypatch.setattr(inbox, "MOST_BYTES", 10_000)
    monkeypatch.setattr(inbox, "PER_HOUR", 1)
    app = corrected(opened(place="DEU"), **typed)
    assert app.success
    assert "corrections an hour" in corrected(app, **typed | {"proposed": "another"}).warning[0].value
    monkeypatch.setattr(inbox, "PER_SESSION", 1)
    assert "as a pull request" in corrected(app, **typed | {"proposed": "a third"}).warning[0].value


def test_a_correction_can_be_sent_as_a_pull_request(grown: duckdb.DuckDBPyConnection) -> None:
    english = Language("en", {name: _Echo() for name in ("event", "status", "kind", "scope", "energy")})
    file = file_of(grown, "gn2885679")
    offered = {subject.claim_id: subject for subject in subjects(file, english)}
    assert set(offered) == {None, *(row["claim_id"] for row in file.claims)}
    labels = field_labels(english)
    assert all(field in labels for subject in offered.values() for field in subject.fields)
    today, proposal = date(2026, 11, 21), Proposal("target_year", '2035, "at last"', "https://example.org/a,b")
    slip, found = steps(file, offered["cedamia-02"], proposal, today, english)
    assert slip.path == "data/decisions/corrections.csv"
    assert slip.text == (
        'cedamia,row 1,<column of the raw file>,<text as printed>,"2035, ""at last""",<your name>,2026-11-21,'
        '"https://example.org/a,b"'
    )
    assert (found.path, found.text) == ("data/register/claim.csv", "cedamia-02,…")
    whose, _ = steps(file, offered["cedamia-02"], Proposal("whose", "Konstanz am Rhein", ""), today, english)
    assert whose.path == "data/decisions/places.csv" and whose.text.startswith("cedamia,Konstanz City Council,DEU,")
    (source,) = steps(file, offered["cedamia-02"], Proposal("source", "x", ""), today, english)
    assert source.path == "data/sources/cedamia.toml" and (paths.PROJECT / source.path).is_file()
    position, _ = steps(file, offered[None], Proposal("position", "47.66 9.18", ""), today, english)
    assert position.path == "data/decisions/places.csv" and position.text.startswith("*,Konstanz,DEU,local,DE-BW,")


def test_the_lines_fit_the_tables_they_are_for(grown: duckdb.DuckDBPyConnection) -> None:
    english = Language("en", {name: _Echo() for name in ("event", "status", "kind", "scope", "energy")})
    file = file_of(grown, "gn2885679")
    for subject in subjects(file, english):
        for field in subject.fields:
            for step in steps(file, subject, Proposal(field, "x", "https://example.org"), DAY, english):
                if step.path.startswith("data/decisions/"):
                    head = (paths.PROJECT / step.path).read_text(encoding="utf-8").split("\n", 1)[0]
                    assert step.text.count(",") == head.count(","), (subject.claim_id, field)


class _Echo(dict[str, tuple[str, str]]):
    """Labels that are the codes themselves."""

    def __missing__(self, code: str) -> tuple[str, str]:
        return code, code
