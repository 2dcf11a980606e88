"""The desk of a nation in a real browser: found, chosen, compared and taken along, in both languages and on a phone."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser
DAY = "2026-05-01"
SHARE = re.compile(r"^(≥ )?[\d.]+(–[\d.]+)?\s%$")


def open_desk(page: Page, atlas: str, address: str) -> None:
    """The desk, once the last of its tables is drawn."""
    page.goto(f"{atlas}/country?day={DAY}&{address}")
    page.locator(".stApp h1").first.wait_for(timeout=30_000)
    page.locator(".atlas-table").first.wait_for(timeout=30_000)
    page.wait_for_function("!document.querySelector('[data-testid=stApp]').matches('[data-test-script-state=running]')")


def line(page: Page, table: str, name: str) -> Locator:
    """The line of a table by the cell that names it."""
    named = page.get_by_role("rowheader", name=name, exact=True)
    return page.locator(f".st-key-{table}").get_by_role("row").filter(has=named)


def is_wider_than_the_screen(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def test_a_number_of_the_desk_is_the_maps(page: Page, atlas: str) -> None:
    open_desk(page, atlas, "of=DEU&lang=en")
    emergency = line(page, "ladder", "Climate emergency").get_by_role("cell")
    local = emergency.nth(2).inner_text().strip()
    assert SHARE.match(emergency.nth(4).inner_text().strip())
    emergency.nth(2).get_by_role("link").click()
    page.locator(".st-key-counting").get_by_text(f"{local} places shown").wait_for(timeout=30_000)
    assert "levels=local" in page.url and "countries=DEU" in page.url and f"day={DAY}" in page.url


def test_what_is_counted_is_in_the_file(page: Page, atlas: str) -> None:
    open_desk(page, atlas, "of=DEU&lang=en")
    local = line(page, "ladder", "Climate emergency").get_by_role("cell").nth(2).inner_text().strip()
    with page.expect_download() as waiting:
        page.locator(".st-key-downloads-country").get_by_role("button", name="CSV").click()
    archive = zipfile.ZipFile(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    (name,) = (each for each in archive.namelist() if each.casefold().startswith("commitments"))
    rows = list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
    found = {row["place_id"] for row in rows if (row["kind"], row["level"]) == ("climate_emergency", "local")}
    assert len(found) == int(local) and {row["country"] for row in rows} == {"DEU"}
    assert all(row["source_row"] and row["publisher"] for row in rows)
    assert "local governments in Germany had declared a climate emergency" in page.locator("main, .stMain").inner_text()


def test_a_nation_is_found_by_its_name_in_either_language(page: Page, atlas: str) -> None:
    open_desk(page, atlas, "lang=zh-Hans")
    assert page.locator(".stApp h1").inner_text() == "哪个国家？"
    box = page.locator(".st-key-country-of input")
    box.click()
    box.press_sequentially("Germany")
    page.keyboard.press("Enter")
    page.locator(".stApp h1", has_text="德国").wait_for(timeout=20_000)
    assert "of=DEU" in page.url
    page.go_back()
    page.locator(".stApp h1", has_text="哪个国家？").wait_for(timeout=20_000)


def test_who_is_not_in_the_atlas_is_a_sentence_with_ways_out(page: Page, atlas: str) -> None:
    open_desk(page, atlas, "of=XXX&lang=en")
    page.get_by_text("that the atlas does not hold").wait_for()
    page.locator(".country-line").get_by_role("link", name="Oceania").click()
    page.locator(".stApp h1", has_text="Oceania").wait_for(timeout=20_000)
    page.locator(".st-key-ranking").get_by_role("link", name="New Zealand").wait_for(timeout=20_000)


@pytest.mark.parametrize(
    "address",
    ["of=GBR&against=DEU.FRA.USA.CHN.JPN&lang=en", "of=CHN&kinds=pilot&lang=zh-Hans", "of=AF&lang=zh-Hans", "lang=en"],
)
def test_on_a_phone_nothing_is_wider_than_the_screen(page: Page, atlas: str, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_desk(page, atlas, address)
    assert not is_wider_than_the_screen(page)
