"""The networks page in a browser: every state, both languages, wide and narrow, and the way of a network's staff."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

C40 = "96 members"
WIDE, PHONE = (1440, 900), (390, 844)


def open_networks(page: Page, atlas: str, query: str, width: tuple[int, int] = WIDE) -> None:
    """The page, once its footer stands; it never scrolls sideways."""
    page.set_viewport_size({"width": width[0], "height": width[1]})
    page.goto(f"{atlas}/networks?day=2026-11-21&{query}")
    footer = page.get_by_text("Release", exact=False).or_(page.get_by_text("版本", exact=False)).last
    footer.wait_for(timeout=30_000)
    page.wait_for_timeout(500)
    assert page.evaluate("document.documentElement.scrollWidth") <= width[0]


def choose(page: Page, label: str, option: str) -> None:
    """Pick one of a list of choices, by keyboard."""
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.press("ArrowDown")
    page.get_by_role("option", name=option).click()


@pytest.mark.parametrize(
    ("query", "width", "said"),
    [
        ("lang=en", WIDE, "Choose a network to see what its members have promised"),
        ("lang=zh-Hans", PHONE, "选择一个网络，查看其成员作出了哪些承诺"),
        ("lang=en&network=c40", PHONE, C40),
        ("lang=zh-Hans&network=c40", WIDE, "96 个成员"),
        ("lang=en&network=c40&countries=CHN&levels=local", WIDE, "members"),
        ("lang=en&network=c40&day=2015-01-01", PHONE, "No source names a member by this day"),
        ("lang=en&network=nobody", WIDE, "knows no network of the name"),
        ("lang=zh-Hans&network=list", PHONE, "网络及其成员数"),
    ],
)
def test_every_state_of_the_page(page: Page, atlas: str, query: str, width: tuple[int, int], said: str) -> None:
    open_networks(page, atlas, query, width)
    expect(page.get_by_text(said, exact=False).first).to_be_visible(timeout=20_000)


def test_a_network_opens_on_who_is_missing_and_a_choice_writes_the_address(page: Page, atlas: str) -> None:
    open_networks(page, atlas, "lang=en")
    page.get_by_role("link", name="C40 Cities").click()
    expect(page.get_by_text(C40).first).to_be_visible(timeout=20_000)
    expect(page.get_by_role("link", name="Delhi")).to_be_visible(timeout=20_000)
    choose(page, "Which members", "All members")
    expect(page.get_by_role("link", name="Shanghai")).to_be_visible(timeout=20_000)
    page.wait_for_url(re.compile("[?&]tab=all(&|$)"))
    choose(page, "A record is old after", "120 months")
    expect(page.get_by_text("Nothing newer than 120 months").first).to_be_visible(timeout=20_000)
    link = page.get_by_role("link", name="Delhi").get_attribute("href")
    assert link is not None and link.startswith("place?")


def test_the_number_of_members_is_that_of_the_rows(page: Page, atlas: str) -> None:
    """The network of 17 counts as many members with neutrality as its table lists."""
    open_networks(page, atlas, "lang=en&network=carbon_neutral_alliance_korea&kinds=neutrality")
    head = page.get_by_text("of 17 members have a commitment").first.inner_text()
    with_it = int(head.split(" ")[0])
    listed = page.locator(".place-list tbody tr", has_text="Neutrality").count()
    assert with_it == listed > 0


def test_the_coverage_downloads_as_a_workbook(page: Page, atlas: str) -> None:
    open_networks(page, atlas, "lang=en&network=c40")
    with page.expect_download(timeout=60_000) as waited:
        page.get_by_role("button", name="XLSX").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(waited.value.path()).read_bytes()), read_only=True)
    assert book.sheetnames == [
        "README",
        "Coverage",
        "Gaps",
        "Members",
        "Overlap",
        "Not members",
        "Rows without a place",
    ]
    first, *rows = book["Members"].iter_rows(values_only=True)
    assert len(rows) == 96
    without = [row for row in rows if not row[first.index("kinds")]]
    assert {row[first.index("name")] for row in without} >= {"Delhi", "Hong Kong"}
