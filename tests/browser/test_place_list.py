"""The list of places in a real browser: by keyboard, on a phone, in every order, over the committed register."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Locator, Page

from atlas.queries.connect import open_store, read_pointer
from atlas.queries.filters import Filters
from atlas.queries.world import world_places
from atlas.store.build import build

from .conftest import served

pytestmark = pytest.mark.browser
TODAY = datetime.now(UTC).date()
HOSTILE = "<img src=x onerror=alert(1)>"
DRAWN = "first => document.querySelector('.place-list tbody tr').dataset.id === first"


@pytest.fixture(scope="module")
def places(real_store: Path) -> pd.DataFrame:
    """The places a reader sees today who chooses nothing."""
    return world_places(open_store(read_pointer(real_store).path), Filters(day=TODAY))


def open_list(page: Page, address: str) -> Locator:
    """The list, once its rows are drawn."""
    page.goto(address)
    part = page.locator(".place-list").first
    part.locator("tbody tr").first.wait_for(timeout=30_000)
    return part


def ids(part: Locator) -> list[str]:
    return list(part.locator("tbody").evaluate("body => [...body.rows].map(row => row.dataset.id)"))


def wait_for_first(page: Page, place_id: str) -> None:
    page.wait_for_function(DRAWN, arg=place_id)


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))


def test_the_list_is_a_table_of_the_places_on_the_map(page: Page, atlas: str, places: pd.DataFrame) -> None:
    part = open_list(page, atlas)
    assert ids(part) == places["place_id"].tolist()[:50]
    assert part.get_by_role("columnheader").all_inner_texts() == [
        "Place", "Level", "Region and country", "Commitments", "Residents",
    ]  # fmt: skip
    assert part.get_by_role("rowheader").count() == 50
    assert f"Places 1 to 50 of {len(places):,}" in part.get_by_role("status").inner_text()
    assert page.evaluate("getComputedStyle(document.querySelector('.place-list svg path')).fill") != "none"


def test_a_place_is_picked_by_keyboard_and_the_focus_stays(page: Page, atlas: str, places: pd.DataFrame) -> None:
    part = open_list(page, atlas)
    third = places.iloc[2]
    part.locator(".pick").first.focus()
    for key in ("ArrowDown", "End", "Home", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    assert focused(page) == third["name"]
    assert part.locator(".hint").is_visible()
    assert part.locator(".pick[tabindex='0']").all_inner_texts() == [third["name"]]
    page.keyboard.press("Enter")
    page.locator(".place-card h2").wait_for(timeout=10_000)
    assert page.locator(".place-card h2").inner_text().startswith(third["name"])
    assert f"place={third['place_id']}" in page.url
    part.locator("[aria-current='true']").wait_for()
    assert focused(page) == third["name"]
    assert part.locator(".chosen").evaluate_all("rows => rows.map(row => row.dataset.id)") == [third["place_id"]]


def test_from_the_place_picked_the_card_is_two_keys_away(page: Page, atlas: str) -> None:
    part = open_list(page, atlas + "/?place=CHN")
    part.locator("[aria-current='true']").focus()
    page.locator(".place-card h2").wait_for(timeout=10_000)
    page.keyboard.press("Tab")
    assert focused(page) == "Go to the card"
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.st-key-card').contains(document.activeElement)")


def test_pages_are_turned_and_no_focus_is_lost(page: Page, atlas: str, places: pd.DataFrame) -> None:
    part = open_list(page, atlas)
    expected, last = places["place_id"].tolist(), (len(places) - 1) // 50
    part.get_by_role("button", name="Next page").first.focus()
    page.keyboard.press("Enter")
    wait_for_first(page, expected[50])
    assert ids(part) == expected[50:100]
    assert f"Places 51 to 100 of {len(places):,}" in part.get_by_role("status").inner_text()
    assert focused(page) == "Next page"
    part.locator("nav select").first.select_option(str(last - 1))
    wait_for_first(page, expected[(last - 1) * 50])
    part.get_by_role("button", name="Next page").first.focus()
    page.keyboard.press("Enter")
    wait_for_first(page, expected[last * 50])
    assert ids(part) == expected[last * 50 :]
    assert focused(page) == "Next page"
    assert part.get_by_role("button", name="Next page").first.get_attribute("aria-disabled") == "true"
    page.keyboard.press("Enter")
    part.get_by_role("button", name="Previous page").first.click()
    wait_for_first(page, expected[(last - 1) * 50])


def test_turned_below_the_rows_they_are_read_from_above(page: Page, atlas: str, places: pd.DataFrame) -> None:
    part = open_list(page, atlas)
    part.get_by_role("button", name="Next page").nth(1).click()
    wait_for_first(page, places["place_id"][50])
    page.wait_for_function("document.activeElement === document.querySelector('.place-list nav button[value=\"1\"]')")
    assert 0 <= part.evaluate("part => part.getBoundingClientRect().top") < 200


def test_an_order_holds_over_all_pages(page: Page, atlas: str, places: pd.DataFrame) -> None:
    part = open_list(page, atlas)
    by_people = places.sort_values("population", ascending=False, kind="stable", na_position="last")
    part.get_by_label("Order").select_option(label="Most residents first")
    wait_for_first(page, by_people["place_id"].iloc[0])
    assert part.locator("[aria-sort]").evaluate_all("heads => heads.map(head => [head.className, head.ariaSort])") == [
        ["people", "descending"]
    ]
    last = (len(places) - 1) // 50
    part.locator("nav select").first.select_option(str(last))
    wait_for_first(page, by_people["place_id"].iloc[last * 50])
    assert ids(part) == by_people["place_id"].tolist()[last * 50 :]
    assert "unknown" in part.locator("tbody .people").last.inner_text()
    part.get_by_label("Order").select_option(label="By name")
    page.wait_for_function("document.querySelector('.place-list [role=status]').textContent.startsWith('Places 1 to')")
    page.wait_for_function("document.querySelector('.place-list thead [aria-sort]').className === 'name'")
    names = [unicodedata.normalize("NFKD", name) for name in part.locator(".pick").all_inner_texts()]
    assert {re.sub(r"[\W_]", "", name)[:1].upper() for name in names} <= {"A", "Æ"}


def test_a_filter_begins_at_the_first_page(page: Page, atlas: str, places: pd.DataFrame) -> None:
    part = open_list(page, atlas)
    part.get_by_role("button", name="Next page").first.click()
    wait_for_first(page, places["place_id"][50])
    page.get_by_test_id("stSidebar").get_by_role("button", name="Regional").first.click()
    regional = places[places["level"] == "regional"]["place_id"].tolist()
    wait_for_first(page, regional[0])
    assert ids(part) == regional[:50]


def test_a_row_is_shown_on_a_map_that_knows_how(page: Page, atlas: str) -> None:
    part = open_list(page, atlas + "/?levels=national")
    page.wait_for_selector("iframe[title*='streamlit_folium']")
    frame = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
    frame.wait_for_function("window.__atlas && window.__atlas.ready", timeout=30_000)
    frame.evaluate("window.Atlas = { ...window.Atlas, point: id => { window.pointed = id; } }")
    part.locator("tbody tr").nth(1).hover()
    assert frame.evaluate("window.pointed") == ids(part)[1]
    part.locator(".pick").nth(2).focus()
    assert frame.evaluate("window.pointed") == ids(part)[2]
    page.locator("h1").first.hover()
    assert frame.evaluate("window.pointed") is None


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_a_phone_shows_blocks_and_never_scrolls_sideways(page: Page, atlas: str, lang: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    part = open_list(page, f"{atlas}/?lang={lang}&place=CHN")
    part.scroll_into_view_if_needed()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    edges = part.evaluate("part => [...part.querySelectorAll('tbody *')].map(e => e.getBoundingClientRect().right)")
    assert max(edges) <= 390
    cell = part.locator("tbody td.people").first
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content").strip('"') in {"Residents", "居民人数"}
    targets = part.locator("button:visible, select:visible").evaluate_all("all => all.map(e => e.offsetHeight)")
    assert min(targets) >= 44
    assert part.get_by_role("rowheader").count() == 50


def test_the_list_speaks_chinese(page: Page, atlas: str) -> None:
    part = open_list(page, atlas + "/?lang=zh-Hans")
    assert part.get_by_role("columnheader").all_inner_texts()[0] == "地点"
    china = part.locator("tr[data-id='CHN']")
    assert china.locator(".pick").inner_text() == "中国" and "China" in china.inner_text()
    assert part.get_attribute("lang") == "zh-Hans"
    assert "下一页" in part.inner_text()


def test_a_hostile_name_is_text_in_the_list(page: Page, tmp_path: Path) -> None:
    store = tmp_path / "atlas.duckdb"
    build(store, Path(__file__).resolve().parents[1] / "miniature")
    with served(store) as address:
        part = open_list(page, address)
        row = part.locator("tr[data-id='gn2643741']")
        assert row.locator(".pick").inner_text() == HOSTILE
        assert part.locator("img").count() == 0
        assert part.locator("nav:visible").count() == 0
        row.locator(".pick").click()
        page.locator(".place-card h2").wait_for(timeout=10_000)
        assert page.locator(".place-card h2").inner_text() == HOSTILE
        page.goto("about:blank")


def test_commitments_without_a_place_are_read_page_by_page(page: Page, atlas: str, real_store: Path) -> None:
    open_list(page, atlas)
    page.get_by_text("Commitments without a place:").click()
    part = page.locator(".place-list").nth(1)
    part.locator("tbody tr").first.wait_for(timeout=10_000)
    assert part.get_by_role("columnheader").all_inner_texts()[:2] == ["Name as reported", "Country"]
    assert part.locator(".pick").count() == 0
    first = part.locator("tbody tr").first.inner_text()
    part.get_by_role("button", name="Next page").first.click()
    page.wait_for_function(
        "document.querySelectorAll('.place-list')[1].querySelector('[role=status]').textContent.includes('51 to 100')"
    )
    assert part.locator("tbody tr").first.inner_text() != first
    with page.expect_download() as waiting:
        page.get_by_role("button", name="without a place (CSV)").click()
    lines = pd.read_csv(waiting.value.path())
    said = re.search(r"of ([\d,]+)", part.get_by_role("status").inner_text())
    assert said and len(lines) == int(said.group(1).replace(",", "")) > 100
    assert lines["reason"].notna().all()
