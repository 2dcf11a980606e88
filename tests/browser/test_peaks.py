"""Peaks and pilots in a real browser, over the committed register: both languages, two widths, chosen and empty."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Frame, Page

pytestmark = pytest.mark.browser

DAY = "2026-11-21"


def open_peaks(page: Page, address: str) -> Frame:
    """The map's frame, once its points are drawn and the last section is there."""
    page.goto(address)
    page.wait_for_selector("iframe[title*='streamlit_folium']", timeout=30_000)
    frame = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
    frame.wait_for_function("window.__atlas && window.__atlas.ready", timeout=30_000)
    page.wait_for_selector("#taking", timeout=30_000)
    return frame


def counted(page: Page) -> int:
    """The number of places the first sentence says."""
    said = re.search(r"([\d,]+) (?:places|个地点)", page.locator(".peaks-line").first.inner_text())
    assert said
    return int(said.group(1).replace(",", ""))


def is_wider_than_its_window(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def test_the_sentence_and_the_map_show_the_programme_chosen(page: Page, atlas: str) -> None:
    frame = open_peaks(page, f"{atlas}/peaks?day={DAY}&lang=en")
    assert counted(page) == 87
    frame.wait_for_function("window.__atlas.shown === 87")
    page.locator(".st-key-programme-round button", has_text="batch 2").click()
    frame.wait_for_function("window.__atlas.shown === 29")
    page.wait_for_url("**of=batch*")
    page.locator(".st-key-programme button", has_text="All programmes").click()
    page.wait_for_url("**programme=all*")
    frame.wait_for_function("window.__atlas.shown === 125")
    assert counted(page) == 125
    page.go_back()
    frame.wait_for_function("window.__atlas.shown === 29")
    assert not is_wider_than_its_window(page)


def test_a_row_leads_to_the_places_file_and_a_count_to_its_rows(page: Page, atlas: str) -> None:
    open_peaks(page, f"{atlas}/peaks?day={DAY}&lang=en&programme=cn_green_finance_zones")
    assert "place?" in str(page.locator(".st-key-peaks-places tbody a").first.get_attribute("href"))
    held = page.locator(
        ".st-key-peaks-published tbody tr", has_text="Low-carbon pilots with a peak year"
    ).first.locator("a")
    number = held.inner_text()
    held.click()
    page.wait_for_url("**day=2018-09-30*")
    page.get_by_text(f"can be cited for {number} of 87 national low-carbon pilots").first.wait_for()


def test_on_a_phone_in_chinese_nothing_scrolls_sideways(page: Page, atlas: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_peaks(page, f"{atlas}/peaks?day={DAY}&lang=zh-Hans")
    assert counted(page) == 87
    assert page.get_by_role("heading", level=1).inner_text() == "中国的达峰年份与国家试点"
    charts = page.locator("[data-testid='stVegaLiteChart'] canvas, [data-testid='stVegaLiteChart'] svg")
    charts.nth(1).wait_for()
    assert charts.count() == 2
    assert not is_wider_than_its_window(page)


@pytest.mark.parametrize("width", [1440, 390])
def test_an_early_day_and_an_unknown_programme_are_sentences(page: Page, atlas: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    open_peaks(page, f"{atlas}/peaks?day=2008-01-01&lang=en&programme=%3Cb%3E&place=gn0")
    for said in (
        "does not hold",
        "no place stood in it on 1 January 2008",
        "no government of China",
        "holds no peak year in China",
    ):
        page.get_by_text(said).first.wait_for()
    assert not is_wider_than_its_window(page)
