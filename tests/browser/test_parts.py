"""What all desks share, in a real browser: sentences to copy, tables to scroll, tables to download."""

from __future__ import annotations

import io
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PEAKS = "/peaks?day=2026-01-01"


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".atlas-quotes li").first.wait_for(timeout=30_000)


def test_a_sentence_is_copied_with_its_source_and_the_link(page: Page, atlas: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, f"{atlas}{PEAKS}&lang=en")
    quote = page.locator(".atlas-quotes li").first
    quote.get_by_role("button").click()
    quote.get_by_text("Copied", exact=True).wait_for()
    text, source, link = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert text == quote.locator("blockquote").inner_text() and re.search(r"\d", text)
    assert source == quote.locator("p").inner_text() and source.startswith("Climate Commitments Atlas, release ")
    page.locator(".atlas-quotes > a").focus()
    below = str(page.locator(".atlas-quotes > a").get_attribute("href"))
    assert re.sub("&at=.*", "", link) == re.sub("&at=.*", "", below)  # the map writes its extent when it is ready
    assert link.startswith(f"{atlas}/peaks?") and "day=2026-01-01" in link
    assert page.locator(".atlas-quotes textarea").count() == 0


def test_a_sentence_is_copied_where_there_is_no_clipboard(page: Page, atlas: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('plain http'))")
    opened(page, f"{atlas}{PEAKS}&lang=zh-Hans")
    quote = page.locator(".atlas-quotes li").first
    quote.get_by_role("button").click()
    quote.get_by_text("已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith(quote.locator("blockquote").inner_text())


def test_a_table_scrolls_by_itself_on_a_phone_and_can_be_reached_by_keyboard(page: Page, atlas: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, f"{atlas}{PEAKS}&lang=en")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    tables = page.locator(".atlas-table")
    assert tables.count() > 0
    for table in tables.all():
        assert table.get_attribute("tabindex") == "0" and table.get_attribute("aria-label")
        assert table.locator("caption").text_content() == table.get_attribute("aria-label")
    table = tables.locator("visible=true").first
    table.focus()
    assert table.evaluate("node => node === document.activeElement")


def test_a_desk_is_shared_without_a_map_and_downloaded_with_a_readme(page: Page, atlas: str, tmp_path: Path) -> None:
    opened(page, f"{atlas}{PEAKS}&lang=en")
    page.locator(".st-key-share button").first.click()
    page.locator(".atlas-share").wait_for()
    texts = {part.get_attribute("id"): part.input_value() for part in page.locator(".atlas-share textarea").all()}
    assert [*texts] == ["atlas-share-link", "atlas-share-sentence", "atlas-share-bibtex"]
    link = texts["atlas-share-link"]
    assert link.startswith(f"{atlas}/peaks?") and link in texts["atlas-share-sentence"]
    assert f"url = {{{link}}}" in texts["atlas-share-bibtex"]
    page.keyboard.press("Escape")
    with page.expect_download() as saving:
        page.locator("[class*='st-key-downloads']").get_by_role("button", name="CSV").click()
    assert re.fullmatch(r"climate-commitments-.+-2026-01-01-[0-9a-f]{10}\.csv\.zip", saving.value.suggested_filename)
    saving.value.save_as(tmp_path / "tables.zip")
    with ZipFile(io.BytesIO((tmp_path / "tables.zip").read_bytes())) as packed:
        readme = packed.read("README.md").decode()
        assert {name.rpartition(".")[2] for name in packed.namelist()} == {"csv", "md"}
    assert "2026-01-01" in readme and "licence: " in readme and f"{atlas}/peaks?" in readme
