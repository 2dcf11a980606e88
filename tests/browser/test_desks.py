"""The desks together: three readers' ways through them, one number wherever it stands, and the frame they share."""

from __future__ import annotations

import csv
import io
import re
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import openpyxl
import pytest
from playwright.sync_api import Page, expect

from atlas.queries.connect import open_store, read_pointer

from .conftest import served
from .test_everyone import violations
from .test_world import open_world

pytestmark = pytest.mark.browser

DAY = "2026-05-01"
DESKS = {
    "country": ("country?of=DEU", "Germany", "德国"),
    "place": ("place?place=gn1784642", "Zhenjiang", "镇江"),
    "networks": ("networks?network=under2", "Under2", "Under2"),
    "peaks": ("peaks?", "Peak years", "达峰"),
    "timeline": ("timeline?", "Through time", "时间"),
    "data": ("data?tab=unresolved", "Data and method", "数据与方法"),
}
"""Desk → an address of it, and what its heading says in each language."""


def open_desk(page: Page, address: str) -> None:
    """The desk at an address, once Streamlit has sent all of it."""
    page.goto(address)
    page.locator(".stApp h1").first.wait_for(timeout=30_000)
    settled(page)


def settled(page: Page) -> None:
    page.wait_for_function(
        "document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'", timeout=60_000
    )
    page.wait_for_timeout(300)


def go(page: Page, label: str, path: str) -> None:
    """Take a link in the row of pages."""
    page.locator(".st-key-navigation").get_by_role("link", name=label).click()
    page.wait_for_url(f"**/{path}?**")
    settled(page)


def number(text: str) -> int:
    """The first number of a text."""
    found = re.search(r"\d[\d,]*", text)
    assert found, text
    return int(found[0].replace(",", ""))


# --- three readers


def test_a_journalist_has_a_number_its_rows_a_link_and_a_sentence_within_a_minute(page: Page, atlas: str) -> None:
    began = time.monotonic()
    open_world(page, atlas + "/?lang=en")
    page.get_by_role("combobox", name="Country").click()
    page.keyboard.type("Germany")
    page.get_by_role("option", name=re.compile("Germany")).first.click()
    page.keyboard.press("Escape")  # an open list hides the rest of the page from those who do not see
    page.wait_for_url("**countries=DEU**")
    settled(page)
    go(page, "Country", "country")
    expect(page.locator(".stApp h1")).to_have_text("Germany")
    sentence = page.locator(".atlas-quote, blockquote").filter(
        has_text=re.compile(r"\d+ local governments in Germany had declared a climate emergency; .* people live there")
    )
    declared = number(sentence.first.inner_text().partition(", ")[2])
    ladder = page.locator(".st-key-ladder").get_by_role("row").filter(has_text="Climate emergency")
    assert str(declared) in ladder.inner_text().split()
    ahead = page.locator(".stMain").get_by_text("aimed for neutrality before the nation does").first
    expect(ahead).to_be_visible()
    first = page.locator(".st-key-ahead-table").get_by_role("row").nth(1)
    assert "2045" in first.inner_text() and int(re.search(r"\b20\d\d\b", first.inner_text())[0]) < 2045  # type: ignore[index]
    with page.expect_download() as waiting:
        page.locator(".st-key-downloads-country").get_by_role("button", name="CSV").click()
    archive = zipfile.ZipFile(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    (name,) = (each for each in archive.namelist() if each.casefold().startswith("commitments"))
    rows = list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
    kept = {row["place_id"] for row in rows if (row["kind"], row["level"]) == ("climate_emergency", "local")}
    assert len(kept) == declared
    assert time.monotonic() - began < 60
    link = page.url
    open_desk(page, link)
    assert str(declared) in ladder.inner_text().split(), "the link shows another reader the same"


SPELLED: tuple[Callable[[str], str], ...] = (str, str.upper, str.lower, "City of {}".format)


def member_names(store: Path) -> list[str]:
    """200 names with their nations, some of them in Chinese, in capitals, in small letters, with a word before."""
    with open_store(read_pointer(store).path) as opened:
        named = opened.execute(
            "SELECT coalesce(CASE WHEN hash(p.place_id) % 5 = 0 THEN p.name_zh END, p.name), n.name FROM place AS p "
            "JOIN place AS n ON n.place_id = p.country WHERE p.level = 'local' AND p.population > 50000 "
            "ORDER BY md5(p.place_id) LIMIT 200"
        ).fetchall()
    return [f"{SPELLED[at % len(SPELLED)](name)}, {nation}" for at, (name, nation) in enumerate(named)]


def test_network_staff_paste_200_names_and_take_the_gap_list_along(page: Page, atlas: str, real_store: Path) -> None:
    open_world(page, atlas + "/?lang=en")
    go(page, "Networks", "networks")
    open_desk(page, atlas + "/networks?network=list&lang=en")
    page.locator("textarea").fill("\n".join(member_names(real_store)))
    page.locator('[data-testid="stFormSubmitButton"] button').first.click()
    expect(page.locator(".given-list")).to_contain_text("200 rows", timeout=60_000)
    settled(page)
    found = page.get_by_text(re.compile(r"of \d+ members have a commitment")).first
    expect(found).to_be_visible(timeout=30_000)
    assert 180 <= number(found.inner_text().partition(" of ")[2]) <= 200
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name="XLSX").first.click()
    book = openpyxl.load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()), read_only=True)
    assert {"README", "Coverage", "Gaps"} <= set(book.sheetnames)
    head, *gaps = book["Gaps"].iter_rows(values_only=True)
    assert "name" in head and 0 < len(gaps) < 200
    assert not any(isinstance(cell, str) and cell.startswith("=") for row in gaps for cell in row)


def test_a_citizen_types_the_town_in_chinese_and_reads_its_file(page: Page, atlas: str) -> None:
    open_world(page, atlas + "/?lang=zh-Hans")
    box = page.get_by_role("combobox", name=re.compile("查找"))
    box.click()
    box.press_sequentially("镇江")
    page.get_by_role("option").first.wait_for()
    box.press("Enter")
    page.locator(".place-card h2").wait_for(timeout=20_000)
    page.locator(".place-card").get_by_role("link", name="打开完整档案").click()
    page.wait_for_url("**/place?**place=gn1784642**")
    expect(page.locator(".stApp h1")).to_contain_text("镇江", timeout=20_000)
    settled(page)
    expect(page.locator(".stMain")).to_contain_text("达峰")


# --- one number


@pytest.fixture(scope="module")
def store(real_store: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    opened = open_store(read_pointer(real_store).path)
    yield opened
    opened.close()


def on_the_map(page: Page, atlas: str, filters: str) -> int:
    """Places the world page counts."""
    open_world(page, f"{atlas}/?lang=en&day={DAY}&{filters}")
    return number(page.locator(".st-key-counting").inner_text())


def test_chinas_pilots_are_as_many_on_three_pages_and_in_the_store(
    page: Page, atlas: str, store: duckdb.DuckDBPyConnection
) -> None:
    ((held,),) = store.execute(
        "SELECT count(*) FROM state_asof($day::DATE) JOIN place USING (place_id) "
        "WHERE active AND kind = 'pilot' AND country = 'CHN'", {"day": DAY}
    ).fetchall()  # fmt: skip
    assert on_the_map(page, atlas, "kinds=pilot&countries=CHN") == held
    open_desk(page, f"{atlas}/peaks?lang=en&day={DAY}&programme=all")
    expect(page.locator(".stMain")).to_contain_text(f"{held} places")
    open_desk(page, f"{atlas}/country?lang=en&day={DAY}&of=CHN&kinds=pilot")
    cells = page.locator(".st-key-ladder").get_by_role("row").filter(has_text="National pilot").get_by_role("cell")
    assert number(cells.nth(1).inner_text()) + number(cells.nth(2).inner_text()) == held


def test_the_emergencies_are_as_many_on_the_timeline_the_desk_of_the_world_and_the_map(page: Page, atlas: str) -> None:
    shown = on_the_map(page, atlas, "kinds=climate_emergency")
    open_desk(page, f"{atlas}/timeline?lang=en&day={DAY}&kinds=climate_emergency")
    expect(page.locator(".stMain")).to_contain_text(f"of {shown:,} places")
    open_desk(page, f"{atlas}/data?lang=en&day={DAY}&kinds=climate_emergency&tab=missing")
    expect(page.locator(".stApp h1")).to_have_text("Data and method")


# --- the frame


def test_a_servers_first_reader_may_arrive_at_a_desk(page: Page, real_store: Path) -> None:
    with served(real_store) as cold:
        open_desk(page, f"{cold}/peaks?lang=en")
        expect(page.locator(".stApp h1").first).to_contain_text("Peak years")
        expect(page.locator(".st-key-navigation")).to_contain_text("Timeline")
        assert page.locator('[data-testid="stSidebarNav"]').count() == 0
        page.goto("about:blank")


@pytest.fixture(params=[(1440, "light"), (390, "dark")], ids=["wide-light", "phone-dark"])
def screen(request: pytest.FixtureRequest, page: Page) -> int:
    """A screen's width in pixels, and the reader's theme on it."""
    width, scheme = request.param
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    return int(width)


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
@pytest.mark.parametrize("desk", DESKS)
def test_axe_finds_nothing_serious_at_a_desk(page: Page, atlas: str, desk: str, lang: str, screen: int) -> None:
    address, *headings = DESKS[desk]
    open_desk(page, f"{atlas}/{address}&day={DAY}&lang={lang}")
    expect(page.locator(".stApp h1").first).to_contain_text(headings[lang != "en"])
    page.wait_for_timeout(800)
    assert [fault for frame in page.frames if frame.url.startswith("http") for fault in violations(frame)] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= screen
    assert page.evaluate("document.documentElement.lang") == lang


def test_a_view_goes_along_and_the_back_button_brings_each_page_back(page: Page, atlas: str) -> None:
    open_world(page, f"{atlas}/?lang=zh-Hans&day={DAY}&countries=FRA&kinds=neutrality")
    page.evaluate("window.kept = true")
    page.locator(".st-key-navigation").get_by_role("link", name="国家").click()
    expect(page.locator(".stApp h1")).to_have_text("法国", timeout=20_000)
    assert f"day={DAY}" in page.url and "kinds=neutrality" in page.url and "at=" not in page.url.partition("?")[0]
    settled(page)
    page.locator(".stMain a[href^='place?']").first.click()
    page.wait_for_url("**/place?**")
    settled(page)
    page.go_back()
    page.wait_for_url("**/country?**")
    expect(page.locator(".stApp h1")).to_have_text("法国", timeout=20_000)
    page.go_back()
    expect(page.locator(".st-key-counting")).to_be_visible(timeout=20_000)
    assert page.evaluate("window.kept"), "the document was never loaded anew"


def test_a_choice_stays_on_its_page_and_each_step_back_is_one_choice(page: Page, atlas: str) -> None:
    def there(path: str, **own: str) -> None:
        page.wait_for_function(
            "([path, own]) => { const at = new URLSearchParams(location.search); return location.pathname === path && "
            "['tab', 'programme'].every((name) => at.get(name) === (own[name] ?? null)); }",
            arg=[path, own],
        )
        settled(page)

    open_desk(page, f"{atlas}/timeline?lang=en&day={DAY}")
    page.locator(".stMain").get_by_text("Standing at its end").click()
    there("/timeline", tab="standing")
    go(page, "Peaks and pilots", "peaks")  # at once, while a late copy of the address could still be on its way
    there("/peaks")
    page.locator(".st-key-programme").get_by_text("All programmes").click()
    there("/peaks", programme="all")
    page.go_back()
    there("/peaks")
    page.go_back()
    there("/timeline", tab="standing")
    expect(page.locator(".stApp h1")).to_contain_text("Through time")
    page.go_back()
    there("/timeline")
    page.go_forward()
    there("/timeline", tab="standing")


@pytest.mark.parametrize("own", ["country?of=DEU&against=FRA.CHN", "data?tab=unresolved&find=berlin"])
def test_another_language_keeps_what_the_page_shows(page: Page, atlas: str, own: str) -> None:
    open_desk(page, f"{atlas}/{own}&lang=en&day={DAY}")
    page.locator('[data-testid="stSidebar"]').get_by_text("简体中文").click()
    page.wait_for_url("**lang=zh-Hans**")
    settled(page)
    assert own.partition("?")[2] in page.url and f"day={DAY}" in page.url
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"


def test_the_drawer_of_a_phone_covers_the_row_of_pages(page: Page, atlas: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_desk(page, f"{atlas}/country?of=DEU&lang=en&day={DAY}")
    on_top = "() => !!document.elementFromPoint(200, 30).closest('[data-testid=stSidebar]')"
    assert not page.evaluate(on_top)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.wait_for_function(on_top)


def test_who_walks_the_pages_by_keyboard_sees_where_they_are(page: Page, atlas: str) -> None:
    open_desk(page, f"{atlas}/country?of=DEU&lang=en&day={DAY}")
    links = page.locator(".st-key-navigation a")
    links.first.focus()
    page.keyboard.press("Tab")
    expect(links.nth(1)).to_be_focused()
    expect(links.nth(1)).to_have_css("outline-style", "solid")
    page.keyboard.press("Enter")
    page.wait_for_url("**/place?**")


def test_an_embedded_desk_is_the_desk_alone_and_leads_to_others_like_it(page: Page, atlas: str) -> None:
    open_desk(page, f"{atlas}/timeline?lang=en&day={DAY}&embed=true")
    assert page.locator('.st-key-navigation, [data-testid="stSidebar"]').count() == 0
    heading, first = (page.locator(".stMain").locator(tag).first.bounding_box() for tag in ("h1", "h2"))
    assert heading and first and heading["y"] >= 0 and heading["y"] + heading["height"] <= first["y"]
    expect(page.get_by_role("link", name="Open in the atlas")).to_have_attribute(
        "href", re.compile(r"/timeline\?(?!.*embed)")
    )
    page.get_by_role("link", name="Show them on the map").first.click()
    page.locator(".atlas-embed-line").wait_for()
    page.wait_for_url("**embed=true**")
    assert page.locator(".st-key-navigation").count() == 0
