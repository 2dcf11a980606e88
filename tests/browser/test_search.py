"""The search box in a real browser: by keyboard, by mouse, by touch and through an input method."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from atlas.store.build import build

from .conftest import SHOTS, served

pytestmark = pytest.mark.browser

BOX = ".atlas-search input"
OPTIONS = ".atlas-search [role=option]"


def opened(page: Page, address: str) -> None:
    """The page, once the box and the line above the map are there."""
    page.goto(address)
    page.wait_for_selector(".st-key-counting", timeout=30_000)
    page.wait_for_selector(BOX)


def typed(page: Page, text: str) -> None:
    """Type into the box and wait for the answer to this very text."""
    page.locator(BOX).fill("")
    page.locator(BOX).press_sequentially(text, delay=20)
    page.locator(".atlas-search-answer").wait_for(state="visible", timeout=20_000)


def offered(page: Page) -> list[str]:
    """The names in the list, each with what stands beside and below it."""
    return page.locator(OPTIONS).all_inner_texts()


def active(page: Page) -> str | None:
    """What the option the arrows stand on says, None where they stand on none."""
    option = page.locator(BOX).get_attribute("aria-activedescendant")
    if option is None:
        return None
    assert page.locator(f"#{option}").get_attribute("aria-selected") == "true"
    return page.locator(f"#{option}").inner_text()


@pytest.mark.parametrize("text", ["Sapporo", "札幌", "sapparo"])
def test_any_script_and_a_slip_find_the_place(page: Page, atlas: str, text: str) -> None:
    opened(page, atlas)
    typed(page, text)
    expect(page.locator(OPTIONS).first).to_contain_text("Sapporo")
    assert "Hokkaidō · Japan" in offered(page)[0]
    expect(page.locator(BOX)).to_have_attribute("aria-expanded", "true")


def test_enter_opens_the_card_of_the_one_place_of_that_name(page: Page, atlas: str) -> None:
    opened(page, atlas)
    page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.type("慕尼黑")
    page.keyboard.press("Enter")  # before the answer is there
    page.locator(".place-card h2").wait_for(timeout=20_000)
    assert page.locator(".place-card h2").inner_text().startswith("Munich")
    assert "place=gn2867714" in page.url
    expect(page.locator(BOX)).to_have_value("Munich")
    expect(page.locator(".atlas-search-answer")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator(BOX)).to_have_value("")
    assert "place=gn2867714" in page.url


def test_several_places_of_one_name_are_asked_about(page: Page, atlas: str) -> None:
    opened(page, atlas)
    typed(page, "Richmond")
    expect(page.locator(".atlas-search [role=status]")).to_contain_text("places found")
    said = [line.split("\n") for line in offered(page)]
    assert {around.strip() for name, around in said if name.split()[0] == "Richmond" and "Local" in around} >= {
        "Local · British Columbia · Canada",
        "Local · California · United States",
        "Local · Virginia · United States",
    }
    page.keyboard.press("Enter")
    assert str(active(page)).startswith("Richmond") and "place=" not in page.url
    page.keyboard.press("ArrowDown")
    second = str(active(page))
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert active(page) == offered(page)[-1]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert active(page) == second
    page.keyboard.press("Enter")
    page.locator(".place-card h2").wait_for(timeout=20_000)
    region = second.split(" · ")[1]
    assert region in page.locator(".place-card").inner_text()


def test_escape_closes_the_list_then_clears_the_box(page: Page, atlas: str) -> None:
    opened(page, atlas)
    typed(page, "york")
    page.keyboard.press("Escape")
    expect(page.locator(".atlas-search-answer")).to_be_hidden()
    expect(page.locator(BOX)).to_have_value("york")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".atlas-search-answer")).to_be_visible()
    page.get_by_role("button", name="Clear the search").click()
    expect(page.locator(BOX)).to_have_value("")
    expect(page.locator(BOX)).to_be_focused()
    expect(page.locator(".atlas-search-answer")).to_be_hidden()


def test_a_slash_typed_into_a_field_stays_there(page: Page, atlas: str) -> None:
    opened(page, atlas)
    page.get_by_test_id("stSidebar").get_by_role("combobox").first.click()
    page.keyboard.type("/")
    expect(page.locator(BOX)).not_to_be_focused()
    page.locator(BOX).click()
    page.keyboard.type("a/b")
    expect(page.locator(BOX)).to_have_value("a/b")


def test_letters_typed_into_the_box_are_no_commands_of_the_page(page: Page, atlas: str) -> None:
    opened(page, atlas)
    typed(page, "rc")
    expect(page.locator(BOX)).to_have_value("rc")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_nothing_is_asked_while_an_input_method_composes(page: Page, atlas: str) -> None:
    opened(page, atlas)
    typed(page, "york")  # so that the answers that follow come at once
    page.locator(BOX).fill("")
    keys = page.context.new_cdp_session(page)
    for composing in ("z", "zh", "zhen", "zhen jiang"):
        keys.send("Input.imeSetComposition", {"text": composing, "selectionStart": 0, "selectionEnd": len(composing)})
    expect(page.locator(BOX)).to_have_value("zhen jiang")
    page.wait_for_timeout(600)
    expect(page.locator(".atlas-search-answer")).to_be_hidden()
    keys.send("Input.insertText", {"text": "镇江"})
    expect(page.locator(OPTIONS).first).to_contain_text("Zhenjiang", timeout=20_000)
    expect(page.locator(BOX)).to_have_value("镇江")


def test_what_was_typed_last_is_what_is_answered(page: Page, atlas: str) -> None:
    opened(page, atlas)
    typed(page, "york")
    box = page.locator(BOX)
    for text in ("s", "sa", "new", "paris", "york", "札幌"):
        box.fill(text)
        page.wait_for_timeout(90)
    expect(page.locator(OPTIONS)).to_have_count(1)
    expect(page.locator(OPTIONS)).to_contain_text("Sapporo")
    box.fill("york")
    expect(page.locator(OPTIONS).first).to_contain_text("York")


def test_typing_runs_only_the_box_again(page: Page, atlas: str) -> None:
    received: list[bytes | str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(frame)))  # noqa: PLW0108 playwright marks the handler
    opened(page, atlas)
    title = page.locator("h1").inner_text().encode()
    assert any(title in frame for frame in received if isinstance(frame, bytes))
    page.wait_for_load_state("networkidle")
    received.clear()
    typed(page, "york")
    page.wait_for_timeout(500)
    assert received and not any(title in frame for frame in received if isinstance(frame, bytes))


def test_a_region_is_brought_in_sight(page: Page, atlas: str) -> None:
    opened(page, atlas)
    frame = page.wait_for_selector("iframe[title*='streamlit_folium']").content_frame()
    assert frame
    frame.wait_for_function("window.__atlas && window.__atlas.ready", timeout=30_000)
    typed(page, "bayern")
    page.keyboard.press("Enter")
    page.locator(".place-card h2").wait_for(timeout=20_000)
    frame.wait_for_function(
        "map.getZoom() >= 5 && map.getBounds().contains([47.4, 10.5]) && map.getBounds().contains([50.4, 11])"
    )


def test_nothing_found_is_a_sentence(page: Page, atlas: str) -> None:
    opened(page, atlas)
    typed(page, "qzxvkjw <b>")
    expect(page.locator(".atlas-search-hint")).to_contain_text("The atlas knows no place by the name “qzxvkjw <b>”")
    expect(page.locator(".atlas-search [role=status]")).to_contain_text("qzxvkjw <b>")
    expect(page.locator(BOX)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    assert "place=" not in page.url


def test_the_box_speaks_chinese(page: Page, atlas: str) -> None:
    opened(page, atlas + "/?lang=zh-Hans")
    expect(page.get_by_role("combobox", name="查找地点", exact=True)).to_be_visible()
    typed(page, "zhen jiang")
    assert offered(page)[0].startswith("镇江") and "江苏 · 中国" in offered(page)[0]
    page.screenshot(path=SHOTS / "search-zh.png")


@pytest.fixture(scope="module")
def miniature_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app over the miniature register."""
    store = tmp_path_factory.mktemp("miniature") / "atlas.duckdb"
    build(store, Path(__file__).resolve().parents[1] / "miniature")
    with served(store) as address:
        yield address


def test_a_hostile_name_is_text(page: Page, miniature_app: str) -> None:
    opened(page, miniature_app)
    typed(page, "img src")
    expect(page.locator(OPTIONS)).to_have_count(1)
    assert page.locator(".atlas-search-name").inner_text() == "<img src=x onerror=alert(1)>"
    assert page.locator(".atlas-search img").count() == 0
    page.locator(OPTIONS).click()
    page.locator(".place-card h2").wait_for(timeout=20_000)
    expect(page.locator(BOX)).to_have_value("<img src=x onerror=alert(1)>")


def test_a_place_without_a_commitment_says_so(page: Page, miniature_app: str) -> None:
    opened(page, miniature_app)
    typed(page, "freiburg")
    assert "no commitment held" in offered(page)[0]


def test_the_box_works_on_a_phone(page: Page, atlas: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, atlas)
    typed(page, "richmond")
    box, option = page.locator(BOX).bounding_box(), page.locator(OPTIONS).first.bounding_box()
    assert box and option
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390 and box["height"] >= 44
    assert option["height"] >= 44 and option["width"] > 300
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.screenshot(path=SHOTS / "search-phone.png")
    page.locator(OPTIONS).nth(1).click()
    page.locator(".place-card h2").wait_for(timeout=20_000)
