"""The page for everyone: what axe-core finds, a page no wider than a phone, the keyboard's way through it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Frame, Page

from atlas.paths import PACKAGES

from .test_world import open_world

pytestmark = pytest.mark.browser

AXE = PACKAGES / "axe-core" / "axe.min.js"
GRAVE = {"serious", "critical"}
VIEWS = {
    "first view": "/",
    "a place": "/?place=gn1809461&at=26.65,106.63,6",
    "nothing found": "/?kinds=pilot&countries=DEU",
    "Chinese": "/?lang=zh-Hans&place=CHN",
}


def violations(frame: Frame) -> list[str]:
    """What axe-core calls serious or critical in one frame."""
    frame.evaluate(AXE.read_text(encoding="utf-8") + "; void 0")
    found = frame.evaluate("axe.run(document, {iframes: false})")
    assert found["passes"], "axe-core looked at nothing"
    return [
        f"{each['impact']} {each['id']}: {node['html'][:200]}"
        for each in found["violations"]
        if each["impact"] in GRAVE
        for node in each["nodes"]
    ]


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest, page: Page) -> Iterator[str]:
    """The reader's theme, set for the page."""
    page.emulate_media(color_scheme=request.param)
    yield request.param


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.usefixtures("scheme")
def test_axe_finds_nothing_serious_and_the_page_is_no_wider_than_the_screen(
    page: Page, atlas: str, view: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    open_world(page, atlas + VIEWS[view])
    page.wait_for_timeout(1_000)
    assert [fault for frame in page.frames if frame.url.startswith("http") for fault in violations(frame)] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_the_page_says_its_language(page: Page, atlas: str, lang: str) -> None:
    open_world(page, f"{atlas}/?lang={lang}")
    page.wait_for_function("lang => document.documentElement.lang === lang", arg=lang)
