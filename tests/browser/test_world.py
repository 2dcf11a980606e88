"""The world page in a real browser, over the committed register."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest
from grown import grow
from playwright.sync_api import Frame, Page

from atlas.queries.connect import open_store, read_pointer
from atlas.queries.filters import MISSION, Filters
from atlas.queries.world import world_places
from atlas.store.build import build

from .conftest import SHOTS, served

pytestmark = pytest.mark.browser
TODAY = datetime.now(UTC).date()


@pytest.fixture(scope="module")
def store(real_store: Path) -> duckdb.DuckDBPyConnection:
    return open_store(read_pointer(real_store).path)


def open_world(page: Page, address: str) -> Frame:
    """The map's frame, once its points are drawn."""
    page.goto(address)
    page.wait_for_selector(".st-key-counting", timeout=30_000)
    page.wait_for_selector("iframe[title*='streamlit_folium']")
    frame = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
    frame.wait_for_function("window.__atlas && window.__atlas.ready", timeout=30_000)
    return frame


def counted(page: Page) -> int:
    """The number of places the counting line says."""
    said = re.search(r"([\d,]+) places? shown", page.locator(".st-key-counting").inner_text())
    assert said
    return int(said.group(1).replace(",", ""))


def wait_for_count(page: Page, frame: Frame, places: int) -> None:
    """Wait until the line and the map both say so."""
    page.wait_for_function(
        "n => document.querySelector('.st-key-counting').innerText.includes(n + ' place')", arg=f"{places:,}"
    )
    frame.wait_for_function("n => window.__atlas.shown === n", arg=places)


def choose(page: Page, label: str) -> None:
    page.get_by_test_id("stSidebar").get_by_role("button", name=label).first.click()


def downloaded(page: Page, table: str = "places") -> list[dict[str, str]]:
    """The rows of a table of the CSV download."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV", exact=True).click()
    with zipfile.ZipFile(waiting.value.path()) as files:
        text = files.read(f"{table}.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_map_appears_with_as_many_places_as_the_store_holds(
    page: Page, atlas: str, store: duckdb.DuckDBPyConnection
) -> None:
    frame = open_world(page, atlas)
    expected = len(world_places(store, Filters(day=TODAY)))
    assert expected > 1_500
    wait_for_count(page, frame, expected)
    assert frame.evaluate("window.__atlas.visible") > 20


def test_a_filter_changes_the_number_to_what_sql_says_and_keeps_the_view(
    page: Page, atlas: str, store: duckdb.DuckDBPyConnection
) -> None:
    frame = open_world(page, atlas + "/?at=48,9,6")
    before = frame.evaluate("[map.getCenter().lat, map.getCenter().lng, map.getZoom()]")
    choose(page, "Neutrality")
    wait_for_count(page, frame, len(world_places(store, Filters(day=TODAY, kinds=("neutrality",)))))
    choose(page, "Regional")
    both = Filters(day=TODAY, kinds=("neutrality",), levels=("regional",))
    wait_for_count(page, frame, len(world_places(store, both)))
    assert frame.evaluate("[map.getCenter().lat, map.getCenter().lng, map.getZoom()]") == before
    assert "kinds=neutrality" in page.url and "levels=regional" in page.url


def test_a_link_restores_the_exact_view(page: Page, atlas: str, store: duckdb.DuckDBPyConnection) -> None:
    chosen = Filters(day=date(2019, 12, 31), kinds=("climate_emergency",), levels=("local",), countries=("DEU", "GBR"))
    expected = len(world_places(store, chosen))
    spelled = "&".join(f"{name}={text}" for name, text in chosen.address().items())
    frame = open_world(page, f"{atlas}/?{spelled}")
    assert expected > 100
    wait_for_count(page, frame, expected)


def test_reset_shows_everything_again(page: Page, atlas: str, store: duckdb.DuckDBPyConnection) -> None:
    frame = open_world(page, atlas + "/?kinds=peak&countries=CHN&levels=regional&day=2022-12-31")
    choose(page, "Reset all filters")
    wait_for_count(page, frame, len(world_places(store, Filters(day=TODAY))))
    assert "countries=all" in page.url and f"day={TODAY}" in page.url


def test_2019_and_today_differ_and_a_later_declaration_is_absent_before_its_day(
    page: Page, atlas: str, store: duckdb.DuckDBPyConnection
) -> None:
    frame = open_world(page, atlas + "/?day=2019-12-31")
    then, now = (world_places(store, Filters(day=day)) for day in (date(2019, 12, 31), TODAY))
    wait_for_count(page, frame, len(then))
    assert 500 < len(then) < len(now)
    later = store.execute(
        "SELECT place_id FROM claim WHERE kind = 'climate_emergency' AND event = 'adopted'"
        " AND place_id IS NOT NULL GROUP BY place_id HAVING min(event_on) > DATE '2021-01-01' ORDER BY place_id LIMIT 1"
    ).fetchall()[0][0]
    only_then = world_places(store, Filters(day=date(2019, 12, 31), kinds=("climate_emergency",)))
    only_now = world_places(store, Filters(day=TODAY, kinds=("climate_emergency",)))
    assert later not in set(only_then["place_id"]) and later in set(only_now["place_id"])


def test_a_click_on_a_point_opens_that_place(page: Page, atlas: str) -> None:
    frame = open_world(page, atlas + "/?kinds=pilot&at=26.65,106.63,9")
    frame.wait_for_function("window.__atlas.visible > 0")
    page.wait_for_timeout(500)
    x, y = frame.evaluate(
        "(() => { const p = map.latLngToContainerPoint([26.58333, 106.71667]); return [p.x, p.y]; })()"
    )
    box = page.locator("iframe[title*='streamlit_folium']").bounding_box()
    assert box
    page.mouse.click(box["x"] + x, box["y"] + y)
    card = page.locator(".place-card")
    card.wait_for(timeout=10_000)
    assert card.locator("h2").inner_text().startswith("Guiyang")
    said = card.inner_text()
    assert "National Development and Reform Commission" in said
    assert "2010-07" in said and "发改气候[2010]1587号" in said and "licence not stated" in said
    assert "place=gn1809461" in page.url


def test_the_download_has_as_many_rows_as_the_line_says(page: Page, atlas: str) -> None:
    frame = open_world(page, atlas + "/?kinds=neutrality&countries=JPN")
    frame.wait_for_function("window.__atlas.shown > 0")
    rows = downloaded(page)
    assert len(rows) == counted(page) > 20
    assert {row["country"] for row in rows} == {"JPN"}
    assert all("neutrality" in row["kinds"] for row in rows)
    claims = downloaded(page, "commitments")
    assert len(claims) == sum(len(row["kinds"].split(";")) for row in rows)
    assert all(row["publisher"] and row["licence"] and row["source_row"] for row in claims)


def test_an_empty_result_is_a_sentence_with_a_way_out(page: Page, atlas: str) -> None:
    page.goto(atlas + "/?kinds=pilot&countries=DEU")
    page.get_by_text("No commitment passes these filters").wait_for(timeout=30_000)
    page.locator(".st-key-reset-empty button").click()
    page.wait_for_function("location.search.includes('countries=all')")


def test_an_unknown_place_in_the_address_is_a_sentence(page: Page, atlas: str) -> None:
    page.goto(atlas + "/?place=gn1%27--%3Cscript%3E")
    page.get_by_text("The atlas holds no place with the id in this link.").wait_for(timeout=30_000)


def test_the_page_speaks_chinese(page: Page, atlas: str) -> None:
    open_world(page, atlas + "/?lang=zh-Hans&place=gn1795565")
    page.locator(".place-card h2").wait_for()
    assert page.locator(".place-card h2").inner_text().startswith("深圳")
    assert "个地点" in page.locator(".st-key-counting").inner_text()
    assert page.get_by_test_id("stSidebar").get_by_text("政府层级").is_visible()


def test_a_hostile_name_is_text_everywhere(page: Page, tmp_path: Path) -> None:
    store = tmp_path / "atlas.duckdb"
    build(store, Path(__file__).resolve().parents[1] / "miniature")
    with served(store) as address:
        open_world(page, address + "/?place=gn2643741&at=51.51,-0.09,9")
        heading = page.locator(".place-card h2")
        heading.wait_for()
        assert heading.inner_text() == "<img src=x onerror=alert(1)>"
        rows = downloaded(page)
        assert any(row["name"] == "<img src=x onerror=alert(1)>" for row in rows)
        page.goto("about:blank")


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an atlas with a body of no nation, kinds beside the mission's and a city many speak of."""
    folder = tmp_path_factory.mktemp("grown")
    build(folder / "atlas.duckdb", grow(folder / "register"))
    with served(folder / "atlas.duckdb") as address:
        yield address


def test_kinds_beside_the_mission_come_with_one_click(page: Page, grown: str) -> None:
    frame = open_world(page, grown + "/?countries=GBR")
    wait_for_count(page, frame, 3)
    page.get_by_role("button", name="Show 1 more place").click()
    wait_for_count(page, frame, 4)
    assert "kinds=all" in page.url and "countries=GBR" in page.url
    page.reload()
    frame = open_world(page, page.url)
    wait_for_count(page, frame, 4)


def test_a_body_of_no_nation_is_on_the_map_and_opens(page: Page, grown: str) -> None:
    frame = open_world(page, grown + "/?levels=supranational&at=50.85,4.35,6")
    wait_for_count(page, frame, 1)
    page.wait_for_timeout(500)
    (spot,) = (each for each in frame.evaluate("window.__atlas.drawn()") if each["id"] == "EU")
    box = page.locator("iframe[title*='streamlit_folium']").bounding_box()
    assert box
    page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
    page.locator(".place-card h2").wait_for(timeout=10_000)
    assert page.locator(".place-card h2").inner_text().startswith("European Union")
    said = frame.locator(".leaflet-popup-content").inner_text()
    assert "Supranational" in said and "Approximate position" in said and "null" not in said and "undefined" not in said
    (row,) = downloaded(page)
    assert (row["place_id"], row["country"], row["country_name"]) == ("EU", "", "")


def test_an_area_without_an_outline_is_a_point(page: Page, grown: str) -> None:
    frame = open_world(page, grown + "/?at=52,-1,8")
    page.wait_for_timeout(500)
    drawn = {each["id"] for each in frame.evaluate("window.__atlas.drawn()")}
    assert "us_counties:53033" in drawn


def test_a_much_spoken_of_place_unfolds_by_keyboard(page: Page, grown: str) -> None:
    open_world(page, grown + "/?place=gn2885679")
    card = page.locator(".place-card")
    card.wait_for(timeout=10_000)
    assert "Member of 1 network" in card.inner_text() and "Electricity" in card.inner_text()
    rest = card.locator("details").first
    assert rest.locator("li").first.is_hidden()
    rest.locator("summary").focus()
    page.keyboard.press("Enter")
    rest.locator("li").first.wait_for(state="visible")
    assert "<b onclick=alert(1)>{{7*7}}" in rest.inner_text()


def test_the_file_holds_every_page_of_the_list(page: Page, atlas: str, store: duckdb.DuckDBPyConnection) -> None:
    frame = open_world(page, atlas + "/?kinds=neutrality&levels=local")
    expected = len(world_places(store, Filters(day=TODAY, kinds=("neutrality",), levels=("local",))))
    wait_for_count(page, frame, expected)
    page.get_by_text(f"Places 1 to 50 of {expected:,}").first.wait_for()
    assert len(downloaded(page)) == expected


def test_a_kind_is_switched_in_the_legend(page: Page, atlas: str, store: duckdb.DuckDBPyConnection) -> None:
    frame = open_world(page, atlas)
    legend = page.frame_locator("iframe[title*='streamlit_folium']").locator(".atlas-legend")
    legend.get_by_role("button", name="Neutrality").click()
    left = tuple(kind for kind in MISSION if kind != "neutrality")
    wait_for_count(page, frame, len(world_places(store, Filters(day=TODAY, kinds=left))))
    assert "neutrality" not in page.url
    legend.get_by_role("button", name="Neutrality").click()
    wait_for_count(page, frame, len(world_places(store, Filters(day=TODAY))))


def test_a_blank_nation_opens_a_card_that_says_so(page: Page, atlas: str) -> None:
    frame = open_world(page, atlas + "/?kinds=fossil_free&at=46.9,103.8,4.5")
    page.wait_for_timeout(500)
    box = page.locator("iframe[title*='streamlit_folium']").bounding_box()
    assert box
    x, y = frame.evaluate("(p => [p.x, p.y])(map.latLngToContainerPoint([46.9, 103.8]))")
    page.mouse.click(box["x"] + x, box["y"] + y)
    page.locator(".place-card h2").wait_for(timeout=10_000)
    assert page.locator(".place-card h2").inner_text().startswith("Mongolia")
    assert "No source speaks of it" in frame.locator(".leaflet-popup-content").inner_text()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_screenshots_for_the_eye(page: Page, atlas: str, width: int, height: int, lang: str) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_world(page, f"{atlas}/?lang={lang}")
    page.wait_for_timeout(800)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"world-{lang}-{width}.png")
    assert (SHOTS / f"world-{lang}-{width}.png").stat().st_size > 20_000
