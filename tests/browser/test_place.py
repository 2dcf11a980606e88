"""The file of a place in a real browser, over the committed register."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import SHOTS, served

pytestmark = pytest.mark.browser
ZIBO, HELSINKI = "gn1785286", "gn658225"
MUCH_SPOKEN_OF = "gn3128760"
"""Barcelona: 32 statements."""


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("inbox") / "corrections.jsonl"


@pytest.fixture(scope="module")
def desk(real_store: Path, inbox: Path) -> Iterator[str]:
    """The address of the atlas with an inbox of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_INBOX", str(inbox))
        with served(real_store) as address:
            yield address


def open_file(page: Page, address: str, name: str) -> None:
    """Wait for the head of a file and the foot of its page."""
    page.goto(address)
    head = page.locator("h1.place-file")
    head.wait_for(timeout=30_000)
    expect(head).to_contain_text(name)
    page.get_by_text("Natural Earth").last.wait_for(timeout=30_000)


def is_no_wider_than_the_screen(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize(("lang", "said"), [("en", ("Zibo", "Life line")), ("zh-Hans", ("淄博", "时间线"))])
def test_a_file_is_read_in_both_languages_on_both_screens(
    page: Page, desk: str, width: int, lang: str, said: tuple[str, str]
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_file(page, f"{desk}/place?place={ZIBO}&lang={lang}", said[0])
    expect(page.get_by_role("heading", name=said[1], exact=True)).to_be_visible()
    assert is_no_wider_than_the_screen(page)
    assert f"place={ZIBO}" in page.url
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"place-{lang}-{width}.png")


def test_the_life_line_draws_a_lane_a_kind_and_says_what_it_is(page: Page, desk: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_file(page, f"{desk}/place?place={MUCH_SPOKEN_OF}", "Barcelona")
    chart = page.locator("[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg").first
    chart.wait_for(timeout=15_000)
    box = chart.bounding_box()
    assert box and box["width"] <= 390 and box["height"] > 150
    sections = page.locator("section.said").count()
    lanes = page.locator("[data-testid=stVegaLiteChart]").first.get_attribute("aria-label") or page.content()
    assert sections == 5 and "Life line of the commitments of Barcelona" in lanes
    assert is_no_wider_than_the_screen(page)


def test_an_unknown_id_has_a_way_out_and_the_search_opens_a_file(page: Page, desk: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    open_file(page, f"{desk}/place?place=gn0", "The file of a place")
    expect(page.get_by_text("holds no place with the id")).to_be_visible()
    box = page.get_by_role("combobox").first
    box.fill("淄博")
    page.locator(".atlas-search li").first.click()
    expect(page.locator("h1.place-file")).to_contain_text("Zibo", timeout=15_000)
    assert f"place={ZIBO}" in page.url


def test_a_correction_is_sent_by_hand(page: Page, desk: str, inbox: Path) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    open_file(page, f"{desk}/place?place={HELSINKI}", "Helsinki")
    page.get_by_text("Suggest a correction").click()
    page.get_by_label("What it should say").fill("ftp is no link")
    page.get_by_label("Link to the evidence").fill("ftp://example.org")
    page.get_by_role("button", name="Send the correction").click()
    expect(page.get_by_text("has to be a link that begins with http")).to_be_visible(timeout=15_000)
    assert page.get_by_label("What it should say").input_value() == "ftp is no link" and not inbox.exists()
    page.get_by_label("Link to the evidence").fill("https://example.org/minutes")
    page.get_by_role("button", name="Send the correction").click()
    expect(page.get_by_text("it is noted under")).to_be_visible(timeout=15_000)
    (line,) = [json.loads(text) for text in inbox.read_text(encoding="utf-8").splitlines()]
    assert (line["place_id"], line["proposed"], line["field"]) == (HELSINKI, "ftp is no link", "missing")
    expect(page.get_by_label("What it should say")).to_have_value("")


def test_the_card_on_the_map_leads_to_the_file(page: Page, desk: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{desk}/?place={ZIBO}&day=2024-01-01")
    page.get_by_role("link", name="Open the whole file").click(timeout=30_000)
    expect(page.locator("h1.place-file")).to_contain_text("Zibo", timeout=30_000)
    assert "day=2024-01-01" in page.url and "/place?" in page.url
