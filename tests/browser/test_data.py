"""Data and method in a real browser: every section over the committed register, on a desk and on a phone."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from atlas.queries.connect import open_store, read_pointer
from atlas.queries.method.accounts import accounts
from atlas.queries.method.figures import map_filters
from atlas.queries.world import ground

pytestmark = pytest.mark.browser
SECTIONS = ("sources", "method", "totals", "missing", "disagreements", "unresolved", "dictionary", "release")


def open_section(page: Page, atlas: str, tab: str, **address: str) -> None:
    """The section, once it is drawn."""
    rest = "".join(f"&{name}={text}" for name, text in address.items())
    page.goto(f"{atlas}/data?tab={tab}{rest}")
    page.locator(".method h2").first.wait_for(timeout=30_000)
    page.get_by_role("button", name=re.compile("Share|分享")).first.wait_for()


@pytest.mark.parametrize(("lang", "width"), [("en", 1440), ("zh-Hans", 390)])
def test_no_section_scrolls_sideways(page: Page, atlas: str, lang: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_section(page, atlas, "sources", lang=lang)
    assert page.locator("html").get_attribute("lang") == lang
    heads = set()
    for number, tab in enumerate(SECTIONS):
        page.locator(".st-key-section button").nth(number).click()
        page.wait_for_url(f"**tab={tab}*", timeout=15_000)
        page.wait_for_function("!document.querySelector('[data-stale=true]')", timeout=15_000)
        main = page.locator(".stMain")
        assert main.evaluate("main => main.scrollWidth <= main.clientWidth"), tab
        assert page.evaluate("document.documentElement.scrollWidth") <= width, tab
        heads.add(page.locator(".method h2").first.inner_text())
    assert len(heads) == len(SECTIONS)


def test_a_total_leads_to_the_map_that_shows_it(page: Page, atlas: str, real_store: Path) -> None:
    with open_store(read_pointer(real_store).path) as store:
        world, found = ground(store), {account["fact_id"]: account for account in accounts(store)}
        for account in found.values():
            asked = map_filters(account, {"China": "CHN"})
            if asked is not None and account["query"] == "places_promising":
                assert world.on(asked.day).shown(asked).n_places == account["held_low"], account["fact_id"]
    held = f"{found['talk_emergency']['held_low']:,}"
    open_section(page, atlas, "totals", lang="en")
    row = page.locator(".st-key-method-totals tr", has_text="more than 115 places")
    row.get_by_role("link", name=held).click()
    expect(page.locator(".st-key-counting")).to_contain_text(f"{held} places shown", timeout=30_000)


def test_rows_are_searched_and_the_address_says_so(page: Page, atlas: str) -> None:
    open_section(page, atlas, "unresolved", lang="en")
    page.get_by_label("Name or row").fill("fuzhou")
    page.keyboard.press("Enter")
    row = page.locator(".method details", has_text="Several places bear the name").first
    expect(page.locator(".method [role=status]")).to_have_text(re.compile(r"^\d{1,2} rows$"), timeout=10_000)
    assert "find=fuzhou" in page.url
    row.locator("summary").click()
    assert row.locator("a").first.get_attribute("href", timeout=2000) is not None
    assert ",none,YOUR NAME," in row.locator("pre").inner_text()
    page.go_back()
    expect(page.locator(".method [role=status]")).to_have_text(re.compile(r"^\d,\d{3} rows$"), timeout=10_000)


def test_nothing_found_and_an_unknown_section(page: Page, atlas: str) -> None:
    open_section(page, atlas, "unresolved", lang="en", find="%3Cimg%20src=x%3E")
    expect(page.get_by_text("No row without a place is like this.")).to_be_visible()
    assert page.locator(".stMain img[src='x']").count() == 0
    open_section(page, atlas, "nowhere", lang="en")
    expect(page.locator(".method h2").first).to_have_text("Where the data comes from")


def test_disputes_follow_the_kinds_beside_and_are_turned(page: Page, atlas: str) -> None:
    open_section(page, atlas, "disagreements", lang="en", kinds="neutrality")
    status = page.locator(".st-key-disputes-pages [role=status]")
    expect(status).to_contain_text("Questions 1 to 20 of")
    first = page.locator(".method article h3").first.inner_text()
    page.get_by_role("button", name="Next page").click()
    expect(status).to_contain_text("Questions 21 to 40 of", timeout=10_000)
    assert page.locator(".method article h3").first.inner_text() != first
    page.get_by_test_id("stSidebar").get_by_role("button", name="Peak year").click()
    expect(status).to_contain_text("Questions 1 to 20 of", timeout=10_000)
    assert "kinds=neutrality.peak" in page.url


def test_the_store_is_fetched_whole(page: Page, atlas: str, real_store: Path) -> None:
    open_section(page, atlas, "release", lang="en")
    link = page.locator("a[download]")
    with page.expect_download() as begun:
        link.click()
    store = read_pointer(real_store).path
    assert begun.value.suggested_filename == store.name
    digest = sha256(Path(begun.value.path()).read_bytes()).hexdigest()
    assert digest == sha256(store.read_bytes()).hexdigest()
    assert page.locator(".method code", has_text=digest).is_visible()
