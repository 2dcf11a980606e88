"""A download holds exactly what is shown, in every format, and says where it comes from."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl
from zipfile import ZipFile

import duckdb
import openpyxl
import pytest
import streamlit as st
from grown import HOSTILE, grow

from atlas import paths
from atlas.errors import StoreError
from atlas.model import Level
from atlas.queries import catalogue
from atlas.queries.connect import open_store, read_pointer
from atlas.queries.filters import FIRST_DAY, KINDS, STATUSES, Filters, read_address
from atlas.queries.world import Ground, Shown, ground, world_claims
from atlas.store.build import build
from atlas.views.downloads import panel, tables
from atlas.views.downloads.columns import meanings
from atlas.views.downloads.contents import Contents, Table, View, contents
from atlas.views.downloads.csv_files import csv_files
from atlas.views.downloads.geojson import geojson_files
from atlas.views.downloads.readme import markdown, readme
from atlas.views.downloads.tables import Desk, Sheet, csv_tables, file_name, show_table_downloads, table_workbook
from atlas.views.downloads.workbook import workbook
from atlas.views.i18n import Language

Store = duckdb.DuckDBPyConnection
Row = dict[str, Any]
TODAY = date(2026, 11, 21)
LEVELS = tuple(str(level) for level in Level)
WRITERS = (csv_files, workbook, geojson_files)

COUNT = """
SELECT count(DISTINCT state.place_id), count(*)
FROM state_asof($day) AS state
JOIN place ON place.place_id = state.place_id
WHERE state.active
  AND list_contains($kinds, state.kind::VARCHAR)
  AND (len($levels) = 0 OR list_contains($levels, place.level::VARCHAR))
  AND (len($countries) = 0 OR list_contains($countries, place.country))
  AND (len($statuses) = 0 OR list_contains($statuses, coalesce(state.status::VARCHAR, 'not_stated')))
  AND ($year_from IS NULL OR state.target_year >= $year_from)
  AND ($year_to IS NULL OR state.target_year <= $year_to)
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store of the committed register."""
    out = tmp_path_factory.mktemp("downloads") / "atlas.duckdb"
    build(out)
    opened = open_store(read_pointer(out).path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def grounds(store: Store) -> Ground:
    return ground(store)


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store of the miniature register with a body of no nation and a city many speak of."""
    folder = tmp_path_factory.mktemp("grown")
    build(folder / "atlas.duckdb", grow(folder / "register"))
    opened = open_store(read_pointer(folder / "atlas.duckdb").path)
    yield opened
    opened.close()


def shown_in(store: Store, filters: Filters) -> Shown:
    return ground(store).on(filters.day).shown(filters)


def contents_of(store: Store, shown: Shown, filters: Filters) -> Contents:
    return contents(
        View(
            filters=filters,
            words="The view in words",
            countries=filters.countries,
            address="https://example.org/?" + "&".join(f"{k}={v}" for k, v in filters.address().items()),
            release=catalogue.release(store),
            waiting=len(shown.world.waiting(filters)),
        ),
        shown.places(),
        world_claims(store, filters.day, shown.claim_ids),
        catalogue.sources(store),
        catalogue.dating(store, filters.day, shown.claim_ids),
    )


def whole(store: Store, filters: Filters) -> Contents:
    return contents_of(store, shown_in(store, filters), filters)


def language(store: Store, tag: str = "en") -> Language:
    return Language(tag, catalogue.words(store))


def unpacked(archive: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(archive)) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name).decode("utf-8") for name in packed.namelist()}


def csv_rows(text: str) -> list[Row]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def sheet_rows(book: openpyxl.Workbook, name: str) -> list[Row]:
    head, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def read_book(file: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(file))


def readme_text(contents: Contents, language: Language) -> str:
    return unpacked(csv_files(contents, language))["README.md"]


# --- the counter on screen = SQL = rows = features


def any_filters(chance: random.Random, countries: tuple[str, ...]) -> Filters:
    def some(words: tuple[str, ...], most: int) -> tuple[str, ...]:
        chosen = set(chance.sample(words, chance.randint(1, most))) if chance.random() < 0.5 else set()
        return tuple(word for word in words if word in chosen)

    years = [chance.randint(2000, 2100) if chance.random() < 0.2 else None for _ in range(2)]
    return Filters(
        day=FIRST_DAY + timedelta(chance.randint(0, (TODAY - FIRST_DAY).days)),
        kinds=some(KINDS, len(KINDS)),
        levels=some(LEVELS, 2),
        countries=tuple(sorted(some(countries, 30))),
        statuses=some(STATUSES, 3),
        year_from=years[0],
        year_to=years[1],
    )


def test_counter_sql_rows_and_features_are_one_number(store: Store, grounds: Ground) -> None:
    chance, words = random.Random(20261121), language(store)  # noqa: S311 - a sample, no secret
    countries = tuple(catalogue.country_names(store))
    several, none = 0, 0
    for number in range(200):
        filters = any_filters(chance, countries)
        shown = grounds.on(filters.day).shown(filters)
        asked = {name: getattr(filters, name) for name in ("day", "year_from", "year_to")}
        asked |= {name: list(getattr(filters, name)) for name in ("levels", "countries", "statuses")}
        counted = store.cursor().execute(COUNT, asked | {"kinds": list(filters.kinds_shown)}).fetchone()
        assert (shown.n_places, shown.n_promises) == counted, filters
        made = contents_of(store, shown, filters)
        files = unpacked(csv_files(made, words))
        features = json.loads(unpacked(geojson_files(made, words))["places.geojson"])["features"]
        inside = sum(len(feature["properties"]["commitments"]) for feature in features)
        assert (len(csv_rows(files["places.csv"])), len(csv_rows(files["commitments.csv"]))) == counted
        assert (len(features), inside) == counted
        if number % 10 == 0:
            book = read_book(workbook(made, words))
            assert (book["Places"].max_row - 1, book["Commitments"].max_row - 1) == counted
        assert (
            f"- `Places`: {words.number(counted[0])}\n- `Commitments`: {words.number(counted[1])}\n"
            in files["README.md"]
        )
        several, none = several + (counted[0] > 20), none + (counted[0] == 0)
    assert several > 60
    assert none > 10


def test_the_default_view_is_the_same_rows_in_every_format(store: Store, grounds: Ground) -> None:
    filters = Filters(TODAY)
    made = contents_of(store, grounds.on(TODAY).shown(filters), filters)
    words = language(store)
    files, book = unpacked(csv_files(made, words)), read_book(workbook(made, words))
    features = json.loads(unpacked(geojson_files(made, words))["places.geojson"])["features"]
    ids = [row["place_id"] for row in csv_rows(files["places.csv"])]
    assert len(ids) == len(set(ids)) == len(made.places.rows) > 3000
    assert [row["place_id"] for row in sheet_rows(book, "Places")] == ids
    assert [feature["id"] for feature in features] == ids
    claims = [row["claim_id"] for row in csv_rows(files["commitments.csv"])]
    assert [row["claim_id"] for row in sheet_rows(book, "Commitments")] == claims
    assert {promise["claim_id"] for f in features for promise in f["properties"]["commitments"]} == set(claims)
    assert len(set(claims)) == len(claims) > 5000


def test_nothing_shown_is_files_without_rows(miniature: Store) -> None:
    made, words = whole(miniature, Filters(TODAY, countries=("XXX",))), language(miniature)
    assert made.places.rows == made.commitments.rows == []
    files = unpacked(csv_files(made, words))
    assert csv_rows(files["places.csv"]) == csv_rows(files["commitments.csv"]) == []
    assert json.loads(unpacked(geojson_files(made, words))["places.geojson"])["features"] == []
    assert read_book(workbook(made, words))["Places"].max_row == 1


@pytest.mark.parametrize("write", WRITERS)
def test_a_file_is_byte_for_byte_the_same_each_time(
    miniature: Store, write: Callable[[Contents, Language], bytes]
) -> None:
    filters = Filters(date(2025, 3, 1))
    first, again = (write(whole(miniature, filters), language(miniature)) for _ in range(2))
    assert first == again
    with ZipFile(
        io.BytesIO(first)
    ) as packed:  # no clock: a ZIP of ours has the day shown, a workbook its format's first
        assert {entry.date_time[:3] for entry in packed.infolist()} <= {(2025, 3, 1), (1980, 1, 1)}


# --- hostile text


FORMULAS = [
    "=cmd|'/C calc'!A1",
    "+1",
    "-1",
    "@x",
    "\tx",
    "\rx",
    "＝1+1",
    "<img src=x onerror=alert(1)>",
    '"};alert(1)//',
]


@pytest.fixture
def hostile(miniature: Store) -> Contents:
    """What is shown of the miniature register, the first places and promises named like formulas and markup."""
    made = whole(miniature, Filters(TODAY))

    def named(table: Table, column: str) -> Table:
        position, texts = table.columns.index(column), iter(FORMULAS)
        rows = [(*row[:position], next(texts, row[position]), *row[position + 1 :]) for row in table.rows]
        return Table(table.columns, rows)

    return replace(made, places=named(made.places, "name"), commitments=named(made.commitments, "reported_words"))


def test_csv_has_no_live_formula(miniature: Store, hostile: Contents) -> None:
    files = unpacked(csv_files(hostile, language(miniature)))
    for name, column in (("places.csv", "name"), ("commitments.csv", "reported_words")):
        cells = [row[column] for row in csv_rows(files[name])]
        expected = [text if text[0] in '<"' else f"'{text}" for text in FORMULAS]
        assert cells[: len(expected)] == expected[: len(cells)]
        assert len(cells) >= 7


def test_a_workbook_has_no_formula_and_no_link(miniature: Store, hostile: Contents) -> None:
    file = workbook(hostile, language(miniature))
    book = read_book(file)
    for name, column in (("Places", "name"), ("Commitments", "reported_words")):
        position = [cell.value for cell in book[name][1]].index(column) + 1
        cells = [book[name].cell(row, position) for row in range(2, book[name].max_row + 1)]
        texts = [text.replace("\r", "_x000D_") if text.startswith("\r") else text for text in FORMULAS]
        assert [cell.value for cell in cells][: len(texts)] in (texts[: len(cells)], FORMULAS[: len(cells)])
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert not any(cell.data_type == "f" for row in book[name].iter_rows() for cell in row)
    parts = unpacked(file)
    sheets = [text for name, text in parts.items() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 3
    assert not any("<f>" in text or "<hyperlink" in text for text in sheets)


def test_geojson_keeps_hostile_text_and_closes_no_script(miniature: Store, hostile: Contents) -> None:
    text = unpacked(geojson_files(hostile, language(miniature)))["places.geojson"]
    assert "<" not in text
    names = [feature["properties"]["name"] for feature in json.loads(text)["features"]]
    assert names[: len(FORMULAS)] == FORMULAS[: len(names)]


def test_a_hostile_place_name_of_the_register_stays_text(miniature: Store, grown: Store) -> None:
    name, words = "<img src=x onerror=alert(1)>", language(miniature)
    made = whole(miniature, Filters(TODAY, countries=("GBR",)))
    assert name in {row["name"] for row in csv_rows(unpacked(csv_files(made, words))["places.csv"])}
    assert name in {row["name"] for row in sheet_rows(read_book(workbook(made, words)), "Places")}
    features = json.loads(unpacked(geojson_files(made, words))["places.geojson"])["features"]
    assert name in {feature["properties"]["name"] for feature in features}
    # Words of a source: the headline of King County's neutrality would be theirs, and is one sector's, so not shown.
    assert HOSTILE not in unpacked(csv_files(whole(grown, Filters(TODAY)), words))["README.md"]


def test_a_readme_shows_markup_as_text(miniature: Store) -> None:
    made = whole(miniature, Filters(TODAY))
    tampered = replace(
        made, view=replace(made.view, countries=("<img src=x>",), filters=Filters(TODAY, countries=("DEU",)))
    )
    assert "\\<img src=x>" in readme_text(tampered, language(miniature))
    assert not re.search(r"(?<!\\)<", readme_text(tampered, language(miniature)))


# --- numbers, dates, shape


def test_a_workbook_has_three_sheets_with_heads_frozen_and_filters_on(miniature: Store) -> None:
    made = whole(miniature, Filters(TODAY))
    assert read_book(workbook(made, language(miniature))).sheetnames == ["README", "Places", "Commitments"]
    book = read_book(workbook(made, language(miniature, "zh-Hans")))
    assert book.sheetnames == ["说明", "地点", "承诺"]
    for sheet, table in zip(book.worksheets[1:], (made.places, made.commitments), strict=True):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert tuple(cell.value for cell in sheet[1]) == table.columns


def test_numbers_are_numbers_and_dates_as_much_as_is_known(miniature: Store) -> None:
    book = read_book(workbook(whole(miniature, Filters(TODAY)), language(miniature)))
    germany = next(row for row in sheet_rows(book, "Commitments") if row["place_id"] == "DEU")
    assert (germany["target_year"], germany["since"], germany["source_as_of"]) == (2045, "2021", "2022-12-20")
    assert germany["disagree"] is False and germany["sources"] == 1 and germany["base_year"] is None
    shenzhen = next(row for row in sheet_rows(book, "Places") if row["place_id"] == "gn1795565")
    assert (shenzhen["population"], shenzhen["lat"], shenzhen["since"]) == (17494398, 22.54554, "2010-07;2015-09")
    assert shenzhen["name_zh"] == "深圳" and shenzhen["population_year"] is None


def test_csv_writes_whole_numbers_whole(miniature: Store) -> None:
    files = unpacked(csv_files(whole(miniature, Filters(TODAY)), language(miniature)))
    konstanz = next(row for row in csv_rows(files["places.csv"]) if row["place_id"] == "gn2885679")
    assert (konstanz["population"], konstanz["target_years"], konstanz["kinds"]) == (
        "81275", ";2050", "climate_emergency;neutrality",
    )  # fmt: skip
    promise = next(row for row in csv_rows(files["commitments.csv"]) if row["claim_id"] == "cedamia-02")
    assert (promise["target_year"], promise["status"], promise["event_on"], promise["licence"]) == (
        "2050", "pledged", "", "not stated",
    )  # fmt: skip


def test_features_are_points_longitude_first_with_their_promises(grown: Store) -> None:
    files = unpacked(geojson_files(whole(grown, Filters(TODAY)), language(grown)))
    collection = json.loads(files["places.geojson"])
    assert collection["type"] == "FeatureCollection"
    assert (collection["atlas"]["day"], collection["atlas"]["release"]) == (
        "2026-11-21", catalogue.release(grown)["release_id"],
    )  # fmt: skip
    features = {feature["id"]: feature for feature in collection["features"]}
    union = features["EU"]
    assert union["geometry"] == {"type": "Point", "coordinates": [4.34878, 50.85045]}
    assert union["properties"]["country"] is None and union["properties"]["level"] == "supranational"
    (promise,) = union["properties"]["commitments"]
    assert (promise["kind"], promise["status"], promise["target_year"], promise["since"], promise["source_id"]) == (
        "neutrality", "in_law", 2050, "2021", "net_zero_tracker",
    )  # fmt: skip
    assert (promise["licence"], promise["claim_id"]) == ("CC-BY-4.0", "net_zero_tracker-11")
    konstanz = features["gn2885679"]["properties"]
    assert [promise["kind"] for promise in konstanz["commitments"]] == [
        "renewable_100",
        "climate_emergency",
        "neutrality",
    ]
    assert (konstanz["population"], konstanz["population_source"], konstanz["disagree"]) == (81275, "geonames", True)


# --- the README


@pytest.mark.parametrize("tag", ["en", "zh-Hans"])
@pytest.mark.parametrize("filters", [Filters(TODAY), Filters(date(2019, 12, 31), kinds=KINDS)], ids=["today", "then"])
def test_every_source_that_speaks_is_named_with_its_licence(
    store: Store, grounds: Ground, filters: Filters, tag: str
) -> None:
    made = contents_of(store, grounds.on(filters.day).shown(filters), filters)
    text = readme_text(made, language(store, tag))
    lines = {line.split("`")[1]: line for line in text.splitlines() if " · " in line}
    speaking = {row["source_id"] for row in made.commitments.records()}
    speaking |= {row["population_source"] for row in made.places.records()} - {None}
    speaking |= {str(row["place_id"]).split(":")[0] for row in made.places.records() if ":" in str(row["place_id"])}
    sources = {source["source_id"]: source for source in catalogue.sources(store)}
    assert len(speaking) > 10
    for source_id in speaking & {*sources}:
        source, line = sources[source_id], lines[source_id]
        for fact in ("publisher", "title", "licence", "attribution", "url"):
            assert source[fact] in line
        assert language(store, tag).label("reuse", source["reuse"]) in line
        if source["as_of"]:
            assert language(store, tag).day(source["as_of"]) in line
    alike = {source_id for source_id in speaking & {*sources} if sources[source_id]["reuse"] == "share_alike"}
    warning = next((line for line in text.splitlines() if line.startswith(("- Share alike:", "- 相同方式共享："))), "")
    assert {*re.findall(r"[a-z]\w+", warning)} & {*sources} >= alike
    assert bool(warning) == bool(alike)


def test_sources_are_counted_by_what_they_give(grown: Store) -> None:
    made = whole(grown, Filters(TODAY))
    given = {each.source["source_id"]: each for each in made.speakers}
    assert sum(each.commitments for each in made.speakers) == len(made.commitments.rows)
    residents = [row["population_source"] for row in made.places.records()]
    assert sum(each.residents for each in made.speakers) == len(residents) - residents.count(None)
    assert (given["uk_local_authorities"].residents, given["uk_local_authorities"].places) == (1, 1)
    assert given["us_counties"].places == 1
    assert not given["covenant_of_mayors"].speaks


def test_a_source_that_only_dates_a_promise_is_named(miniature: Store) -> None:
    # Konstanz: CEDAMIA speaks for its neutrality and does not date it, Net Zero Tracker does.
    filters = Filters(TODAY, kinds=("neutrality",), levels=("local",))
    made = whole(miniature, filters)
    assert [row["source_id"] for row in made.commitments.records()] == ["cedamia"]
    dates = {each.source["source_id"]: each.dates for each in made.speakers if each.dates}
    assert dates == {"net_zero_tracker": 1}
    assert "`net_zero_tracker`" in readme_text(made, language(miniature))
    every = {each.source["source_id"]: each.dates for each in whole(miniature, Filters(TODAY)).speakers if each.dates}
    assert every == {"cedamia": 3, "net_zero_tracker": 2, "china_peaks": 2, "china_pilots": 2}


def test_no_terms_are_named_that_no_source_has(miniature: Store) -> None:
    text = readme_text(whole(miniature, Filters(TODAY, countries=("DEU",), levels=("national",))), language(miniature))
    assert "Share alike:" not in text and "Where the licence is not stated" not in text
    assert "Where the licence is not stated" in readme_text(whole(miniature, Filters(TODAY)), language(miniature))


def test_a_readme_says_day_release_address_and_what_is_left_out(miniature: Store) -> None:
    made = whole(miniature, Filters(date(2026, 1, 1), levels=("local",)))
    text, release = readme_text(made, language(miniature)), catalogue.release(miniature)
    assert "day=2026-01-01" in made.view.address and "levels=local" in made.view.address
    assert text.count(made.view.address) == 2  # where it is, and how to cite it
    assert "- `As of`: 1 January 2026 (2026-01-01)" in text
    assert text.count(release["release_id"]) == 2
    assert language(miniature).day(release["as_of"]) in text
    assert "1 commitment that passes the filters is left out" in text
    assert "left out because" not in readme_text(whole(miniature, Filters(date(2015, 1, 1))), language(miniature))


CHOICES: dict[str, object] = {
    "kinds": ("peak", "pilot"),
    "levels": ("local",),
    "countries": ("CHN",),
    "statuses": ("in_law", "not_stated"),
    "year_from": 2030,
    "year_to": 2050,
    "day": date(2020, 1, 1),
}


def test_every_filter_has_a_choice_here() -> None:
    assert set(CHOICES) == set(Filters.__dataclass_fields__)


@pytest.mark.parametrize("tag", ["en", "zh-Hans"])
@pytest.mark.parametrize("name", CHOICES)
def test_a_choice_in_any_filter_is_said_in_words(miniature: Store, name: str, tag: str) -> None:
    made = whole(miniature, Filters(TODAY))

    def said(filters: Filters) -> list[str]:
        view = replace(made.view, filters=filters, countries=filters.countries, address="")
        return markdown(readme(replace(made, view=view), [], {}, language(miniature, tag))).decode().splitlines()

    plain, chosen = said(Filters(TODAY)), said(replace(Filters(TODAY), **{name: CHOICES[name]}))
    assert len(plain) == len(chosen)
    assert sum(one != other for one, other in zip(plain, chosen, strict=True)) == 1


def test_a_chinese_readme_explains_in_chinese(store: Store, grounds: Ground) -> None:
    filters = Filters(TODAY, kinds=KINDS)
    made = contents_of(store, grounds.on(TODAY).shown(filters), filters)
    for section in readme(
        made, [], {"places.csv": made.places, "commitments.csv": made.commitments}, language(store, "zh-Hans")
    ):
        assert re.search("[\u4e00-\u9fff]", section.title)
        for note in section.notes:
            assert re.search("[\u4e00-\u9fff]", note.text) or note.term in {
                "版本",
                "网址",
                "地点",
                "承诺",
                "因尚无地点而未列入",
            }, note


# --- the meaning of columns


FILES_OWN = {"event_on", "since", "disagree", "sources", "publisher", "source_title", "source_as_of", "licence"}
"""Columns that hold something else than the store's column of that name, or need their table named."""


def test_every_column_has_a_meaning(miniature: Store) -> None:
    made, known = whole(miniature, Filters(TODAY)), meanings(language(miniature))
    assert [column for column in (*made.places.columns, *made.commitments.columns) if column not in known] == []


def test_a_column_of_the_store_means_what_the_store_says(miniature: Store) -> None:
    comments = miniature.cursor().execute(
        "SELECT column_name, list(comment) FROM duckdb_columns() WHERE table_name IN ('place', 'claim') GROUP BY ALL"
    )
    stored = dict(comments.fetchall())
    known = {column: text for column, text in meanings(language(miniature)).items() if column not in FILES_OWN}
    compared = {column for column in known if column in stored}
    assert {"place_id", "precision", "population", "status", "target_year", "claim_id", "energy"} <= compared
    for column in compared:
        assert known[column].rstrip(".") in {comment.rstrip(".") for comment in stored[column]}, column


# --- the panel


@pytest.fixture
def buttons(miniature_store: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, SimpleNamespace]:
    """Label → what the panel gave to each download button, the miniature store being the app's."""
    pressed: dict[str, SimpleNamespace] = {}

    def button(label: str, data: Callable[[], bytes], file_name: str, mime: str, **_: object) -> None:
        pressed[label] = SimpleNamespace(data=data, file_name=file_name, mime=mime)

    monkeypatch.setattr(paths, "STORE", miniature_store)
    monkeypatch.setattr(panel.st, "download_button", button)
    st.cache_data.clear()
    st.cache_resource.clear()
    return pressed


def test_the_panel_offers_three_files_made_when_asked_for(
    miniature: Store, buttons: dict[str, SimpleNamespace], monkeypatch: pytest.MonkeyPatch
) -> None:
    filters, said = Filters(TODAY, countries=("CHN", "DEU")), []
    monkeypatch.setattr(panel.st, "markdown", lambda text, **_: said.append(text))
    panel.show_downloads(shown_in(miniature, filters), filters, language(miniature), 0)
    assert said == ["Download 5 places with 7 commitments:"]
    release = catalogue.release(miniature)["release_id"]
    stem = f"climate-commitments-2026-11-21-{release}"
    assert {label: pressed.file_name for label, pressed in buttons.items()} == {
        "CSV": f"{stem}.csv.zip", "XLSX": f"{stem}.xlsx", "GeoJSON": f"{stem}.geojson.zip",
    }  # fmt: skip
    files = unpacked(buttons["CSV"].data())
    assert len(csv_rows(files["places.csv"])) == 5 and len(csv_rows(files["commitments.csv"])) == 7
    assert "- `Country`: China (CHN), Germany (DEU)" in files["README.md"]
    (spelled,) = re.findall(r"- `Address`: \?(.*)", files["README.md"])
    parts = dict(parse_qsl(spelled))
    assert read_address(parts, TODAY) == filters
    assert parts["lang"] == "en"
    assert read_book(buttons["XLSX"].data())["Places"].max_row == 6
    assert len(json.loads(unpacked(buttons["GeoJSON"].data())["places.geojson"])["features"]) == 5


def test_there_is_nothing_to_download_where_nothing_is_shown(
    miniature: Store, buttons: dict[str, SimpleNamespace]
) -> None:
    filters = Filters(TODAY, countries=("XXX",))
    panel.show_downloads(shown_in(miniature, filters), filters, language(miniature), 0)
    assert buttons == {}


def test_a_file_is_of_one_release(
    miniature: Store, buttons: dict[str, SimpleNamespace], monkeypatch: pytest.MonkeyPatch
) -> None:
    filters = Filters(TODAY)
    panel.show_downloads(shown_in(miniature, filters), filters, language(miniature), 0)
    monkeypatch.setattr(panel.cached, "release", lambda: {"release_id": "0000000000", "as_of": TODAY})
    with pytest.raises(StoreError, match="load the page again"):
        buttons["CSV"].data()


# --- the tables of a page


ODD = ["=cmd|'/c calc'!A1", "<img src=x onerror=alert(1)>", "+1", "@x", "-1", "＝1+1", "\tx"]
DESK = Desk(
    "Germany: the ladder of levels",
    TODAY,
    "https://example.org/country?of=DEU",
    {"release_id": "0123456789", "as_of": TODAY},
)


def sheets(*names: str) -> list[Sheet]:
    rows = [(text, "cedamia", number, None) for number, text in enumerate(ODD)]
    table = Table(("=HYPERLINK(1)", "source_id", "level", "share"), rows)
    return [Sheet(name, f"One row a {name}.", table, {"share": "Share of the people."}) for name in names]


def test_a_table_of_a_page_has_no_live_formula(miniature: Store) -> None:
    every, words = catalogue.sources(miniature), language(miniature)
    files = unpacked(csv_tables(DESK, sheets("towns"), every, words))
    rows = csv_rows(files["towns.csv"])
    assert [*rows[0]] == ["'=HYPERLINK(1)", "source_id", "level", "share"]
    assert [row["'=HYPERLINK(1)"] for row in rows] == [text if text[0] == "<" else f"'{text}" for text in ODD]
    file = table_workbook(DESK, sheets("towns"), every, words)
    book = read_book(file)
    assert {cell.data_type for row in book["towns"].iter_rows() for cell in row} <= {"s", "n"}
    assert [row["=HYPERLINK(1)"] for row in sheet_rows(book, "towns")] == ODD
    assert [row["level"] for row in sheet_rows(book, "towns")] == [*range(len(ODD))]
    written = [text for name, text in unpacked(file).items() if name.startswith("xl/worksheets/sheet")]
    assert len(written) == 2 and not any("<f>" in text or "<hyperlink" in text for text in written)


@pytest.mark.parametrize("tag", ["en", "zh-Hans"])
def test_a_readme_of_tables_says_what_day_release_address_sources_and_terms(miniature: Store, tag: str) -> None:
    words = language(miniature, tag)
    text = unpacked(csv_tables(DESK, sheets("towns"), catalogue.sources(miniature), words))["README.md"]
    (cedamia,) = (source for source in catalogue.sources(miniature) if source["source_id"] == "cedamia")
    assert f": {DESK.title}" in text.splitlines()[0]
    assert f"{words.day(TODAY)} (2026-11-21)" in text
    assert text.count("0123456789") == 2 and text.count(DESK.address) == 2
    line = next(line for line in text.splitlines() if line.startswith("- `cedamia`"))
    assert all(cedamia[fact] in line for fact in ("publisher", "title", "licence", "attribution", "url"))
    assert "`net_zero_tracker`" not in text
    assert "- `towns.csv`: One row a towns." in text and "- `share`: Share of the people." in text
    assert words.label("level", "local") in text
    assert not re.search(r"(?<!\\)<", text)


def test_the_sources_a_page_names_are_those_credited(miniature: Store) -> None:
    every, words = catalogue.sources(miniature), language(miniature)
    text = unpacked(csv_tables(replace(DESK, source_ids=["net_zero_tracker"]), sheets("towns"), every, words))[
        "README.md"
    ]
    assert "- `net_zero_tracker`" in text and "- `cedamia`" not in text
    bare = [Sheet("counts", "One row a year.", Table(("year", "places"), [(2019, 4)]))]
    assert len(every) == len(
        re.findall("^- `.*licence: ", unpacked(csv_tables(DESK, bare, every, words))["README.md"], re.M)
    )


def test_tables_are_called_what_a_system_and_a_spreadsheet_allow(miniature: Store) -> None:
    named = ("README", "a/b:c*?", "Towns", "towns", "城市", "x" * 40, "x" * 40, "'", "../../etc")
    every, words = catalogue.sources(miniature), language(miniature)
    files = unpacked(csv_tables(DESK, sheets(*named), every, words))
    assert len(files) == len(named) + 1
    assert {"README.csv", "README.md", "a-b-c.csv", "Towns.csv", "towns 2.csv", "城市.csv", "table.csv", "etc.csv"} < {
        *files
    }
    book = read_book(table_workbook(DESK, sheets(*named), every, words))
    assert len(book.sheetnames) == len({name.casefold() for name in book.sheetnames}) == len(named) + 1
    assert max(map(len, book.sheetnames)) == 31
    assert {"README", "README 2", "a b c", "Towns", "towns 2", "城市", "table"} < {*book.sheetnames}
    assert [file_name(text) for text in ("DEU", "c40 & co", "../x", "")] == ["DEU", "c40-co", "x", "table"]


def test_a_page_offers_its_tables_made_when_asked_for(
    miniature: Store, buttons: dict[str, SimpleNamespace], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def make() -> list[Sheet]:
        made.append(1)
        return sheets("towns")

    show_table_downloads("ladder", DESK.title, "country DEU", make, TODAY, language(miniature))
    assert made == []
    stem = f"climate-commitments-country-DEU-2026-11-21-{catalogue.release(miniature)['release_id']}"
    assert {label: pressed.file_name for label, pressed in buttons.items()} == {
        "CSV": f"{stem}.csv.zip", "XLSX": f"{stem}.xlsx",
    }  # fmt: skip
    assert len(csv_rows(unpacked(buttons["CSV"].data())["towns.csv"])) == len(ODD)
    assert read_book(buttons["XLSX"].data())["towns"].max_row == len(ODD) + 1
    monkeypatch.setattr(tables.cached, "release", lambda: {"release_id": "0000000000", "as_of": TODAY})
    with pytest.raises(StoreError, match="load the page again"):
        buttons["CSV"].data()


def test_an_empty_table_is_a_file_with_heads(miniature: Store) -> None:
    empty = [Sheet("towns", "One row a town.", Table(("place_id", "name"), []))]
    every, words = catalogue.sources(miniature), language(miniature)
    assert unpacked(csv_tables(DESK, empty, every, words))["towns.csv"] == "\ufeffplace_id,name\r\n"
    assert read_book(table_workbook(DESK, empty, every, words))["towns"].max_row == 1


@pytest.mark.parametrize("write", [csv_tables, table_workbook])
def test_tables_are_byte_for_byte_the_same_each_time(
    miniature: Store, write: Callable[[Desk, list[Sheet], list[Row], Language], bytes]
) -> None:
    first, again = (write(DESK, sheets("a", "b"), catalogue.sources(miniature), language(miniature)) for _ in range(2))
    assert first == again
