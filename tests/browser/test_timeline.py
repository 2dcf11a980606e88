"""The timeline in a real browser: in both languages, on a desk and on a phone, chosen, narrowed, empty."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

VIEWS = {
    "first view": "/timeline?day=2026-11-21",
    "chosen": "/timeline?day=2026-11-21&by=continent&tab=standing&kinds=reduction.neutrality&find=unknown",
    "a stranger's": "/timeline?day=2026-11-21&by=%3Cscript%3E&of=nothing&place=gn0",
    "Chinese": "/timeline?day=2026-11-21&lang=zh-Hans&by=country&of=neutrality",
}


def open_timeline(page: Page, address: str) -> None:
    """The page, once its last part is drawn."""
    page.goto(address)
    page.locator(".st-key-timeline-quotes button").first.wait_for(timeout=30_000)


@pytest.mark.parametrize(
    ("view", "width"), [("first view", 390), ("chosen", 1440), ("a stranger's", 1440), ("Chinese", 390)]
)
def test_every_chart_is_drawn_and_the_page_is_no_wider_than_the_screen(
    page: Page, atlas: str, view: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    open_timeline(page, atlas + VIEWS[view])
    charts = page.locator("[data-testid='stVegaLiteChart'] canvas, [data-testid='stVegaLiteChart'] svg")
    page.wait_for_function("document.querySelectorAll('[data-testid=stVegaLiteChart] .marks').length === 3")
    assert charts.count() == 3
    assert all((charts.nth(at).bounding_box() or {"width": 0})["width"] > 0.7 * min(width, 900) for at in range(3))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_choice_is_one_step_back_and_in_the_address(page: Page, atlas: str) -> None:
    open_timeline(page, atlas + VIEWS["first view"])
    page.get_by_role("radio", name="Level", exact=True).or_(
        page.get_by_role("button", name="Level", exact=True)
    ).click()
    page.wait_for_url(re.compile("by=level"))
    page.get_by_text("The numbers, year by year").first.click()
    page.get_by_role("columnheader", name="Regional").first.wait_for()
    page.go_back()
    page.wait_for_url(re.compile("^(?!.*by=level)"))
    page.get_by_role("columnheader", name="Neutrality").first.wait_for(state="attached")


def test_the_years_ahead_lead_to_as_many_commitments_on_the_map(page: Page, atlas: str) -> None:
    open_timeline(page, atlas + VIEWS["first view"])
    link = page.locator(".st-key-timeline-milestones a").nth(1)
    number = link.inner_text()
    link.click()
    page.locator(".st-key-counting").wait_for(timeout=30_000)
    assert "years=2030-2030" in page.url
    assert f"{number} commitments" in page.locator(".st-key-counting").inner_text()


def test_nothing_found_is_a_sentence_with_a_way_out(page: Page, atlas: str) -> None:
    page.goto(f"{atlas}/timeline?kinds=pilot&countries=DEU")
    page.get_by_text("No commitment passes these filters on this day.").wait_for(timeout=30_000)
    page.locator(".st-key-reset-empty button").click()
    page.locator(".st-key-timeline-quotes button").first.wait_for(timeout=30_000)


def test_a_page_of_targets_is_turned_in_the_dark(page: Page, atlas: str) -> None:
    page.emulate_media(color_scheme="dark")
    open_timeline(page, atlas + VIEWS["first view"])
    rows = page.locator(".st-key-timeline-due-rows")
    first = rows.locator("tbody tr").first.inner_text()
    page.get_by_role("button", name="Next page").click()
    page.get_by_text("Targets 13 to 24 of").wait_for()
    assert rows.locator("tbody tr").first.inner_text() != first
