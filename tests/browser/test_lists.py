"""A list of the reader's own in a real browser: pasted, uploaded, looked through, on a screen and on a phone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from atlas.queries.connect import open_store, read_pointer

SPELLINGS: tuple[Callable[[str], str], ...] = (str, str.upper, str.lower, "City of {}".format)
BY_HAND = ("Springfield", "Springfield, Illinois, USA", "广州", "München", "<b>Bonn</b>", "=cmd|' /C calc'!A0")
SECONDS = 60_000
"""For the first list of a server, which waits for the gazetteer."""


def members(store: Path) -> str:
    """200 names as a clerk would paste them: capitals, other scripts, types of government, slips."""
    with open_store(read_pointer(store).path) as opened:
        named = opened.execute(
            "SELECT p.name || ', ' || n.name FROM place AS p JOIN place AS n ON n.place_id = p.country "
            "WHERE p.level = 'local' ORDER BY md5(p.place_id) LIMIT 194"
        ).fetchall()
    spelled = (SPELLINGS[at % len(SPELLINGS)](name) for at, (name,) in enumerate(named))
    return "\n".join([*BY_HAND, *spelled])


def bomb() -> bytes:
    """A workbook of 100 kB that would unpack to more than 100 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 101_000_000)
    return out.getvalue()


def open_form(page: Page, atlas: str, lang: str = "en") -> None:
    page.goto(f"{atlas}/networks?network=list&lang={lang}")
    expect(page.locator("textarea")).to_be_visible(timeout=30_000)


def ask(page: Page) -> None:
    page.locator('[data-testid="stFormSubmitButton"] button').first.click()


def is_narrow(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.browser
def test_two_hundred_pasted_names_get_places_and_a_choice(page: Page, atlas: str, real_store: Path) -> None:
    open_form(page, atlas)
    page.locator("textarea").fill(members(real_store))
    ask(page)
    heading = page.locator(".given-list")
    expect(heading).to_contain_text("200 rows", timeout=SECONDS)
    before = heading.inner_text()
    page.get_by_text("Look through the rows").click()
    table = page.locator(".given-rows tbody")
    expect(table).to_contain_text("<b>Bonn</b>", timeout=SECONDS)
    assert table.locator("b, script").count() == 0
    choice = table.locator("select").first
    choice.select_option(index=1)
    expect(heading).to_contain_text("1 chosen by you", timeout=SECONDS)
    assert heading.inner_text() != before


@pytest.mark.browser
def test_a_hostile_workbook_is_one_sentence(page: Page, atlas: str) -> None:
    open_form(page, atlas)
    file = {"name": "members.xlsx", "mimeType": "application/zip", "buffer": bomb()}
    page.locator('input[type="file"]').set_input_files([file])
    expect(page.get_by_text("members.xlsx")).to_be_visible(timeout=SECONDS)
    ask(page)
    alert = page.locator('[data-testid="stAlert"]')
    expect(alert).to_have_count(1, timeout=SECONDS)
    expect(alert).to_contain_text("larger than a list may be (100 MB)")
    expect(page.locator("textarea")).to_be_visible()


@pytest.mark.browser
def test_on_a_phone_in_chinese(page: Page, atlas: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_form(page, atlas, "zh-Hans")
    assert is_narrow(page)
    page.locator("textarea").fill("名称,国家\n波恩,德国\n斯普林菲尔德,美国\nSpringfield,US\n")
    ask(page)
    expect(page.locator(".given-list")).to_contain_text("3 行", timeout=SECONDS)
    page.get_by_text("逐行查看").click()
    select = page.locator(".given-rows select").last
    expect(select).to_be_visible(timeout=SECONDS)
    assert is_narrow(page)
    size = select.bounding_box()
    assert size is not None and size["height"] >= 44
    page.get_by_role("button", name="清除这份名单").click()
    expect(page.locator("textarea")).to_have_value("")
