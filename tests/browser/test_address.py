"""The exact view in the address: one step back for each choice, the same rows for whoever opens the link."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Frame, Page

from .test_world import choose, counted, open_world

pytestmark = pytest.mark.browser
MAP = "iframe[title*='streamlit_folium']"
GUIYANG = "gn1809461"


def parts(address: str) -> dict[str, str]:
    """The parameters of an address."""
    return {name: texts[-1] for name, texts in parse_qs(urlsplit(address).query).items()}


def wait_for(page: Page, name: str, text: str | None) -> None:
    """Wait until the address has a part, or has it no more."""
    page.wait_for_function(
        "([name, text]) => new URLSearchParams(location.search).get(name) === text", arg=[name, text]
    )


def extent(frame: Frame) -> tuple[float, float, float]:
    """Latitude and longitude of the centre in degrees, and the zoom."""
    lat, lon, zoom = frame.evaluate("[map.getCenter().lat, map.getCenter().lng, map.getZoom()]")
    return lat, lon, zoom


def keep_document(page: Page) -> None:
    page.evaluate(f'void (window.kept = document.querySelector("{MAP}").contentDocument)')


def is_same_document(page: Page) -> bool:
    """Whether the map's frame holds the very document it held: nothing was loaded, built or flashed again."""
    return bool(page.evaluate(f'window.kept === document.querySelector("{MAP}").contentDocument'))


def click_place(page: Page, frame: Frame, lat: float, lon: float) -> None:
    x, y = frame.evaluate("(at) => (({ x, y }) => [x, y])(map.latLngToContainerPoint(at))", [lat, lon])
    box = page.locator(MAP).bounding_box()
    assert box
    page.mouse.click(box["x"] + x, box["y"] + y)


def write_year(page: Page, year: str) -> None:
    """Type a year into the day's field."""
    page.get_by_role("spinbutton", name=re.compile("^year, ")).click()
    page.keyboard.type(year)
    page.get_by_role("heading", level=1).click()  # a day is taken as its field is left


def speak_chinese(page: Page) -> None:
    page.get_by_test_id("stSidebar").get_by_text("简体中文").click()


def test_an_arrival_spells_the_whole_view_and_the_first_step_back_leaves(page: Page, atlas: str) -> None:
    page.goto("about:blank")
    open_world(page, atlas)
    wait_for(page, "at", "world")
    assert list(parts(page.url)) == ["day", "kinds", "levels", "countries", "statuses", "years", "lang", "at"]
    assert parts(page.url)["kinds"] == "renewable_100.climate_emergency.neutrality.fossil_free.pilot.peak"
    assert page.evaluate("history.length") == 2
    page.go_back()
    assert page.url == "about:blank"


def test_a_link_of_the_former_release_opens_and_is_spelled_anew(page: Page, atlas: str) -> None:
    open_world(page, atlas + "/?kinds=neutrality&year_from=2030&year_to=2040&day=2023-01-01&campaign=x")
    wait_for(page, "years", "2030-2040")
    spelled = parts(page.url)
    assert (spelled["day"], spelled["kinds"], spelled["campaign"]) == ("2023-01-01", "neutrality", "x")
    assert "year_from" not in spelled


def test_place_day_language_and_filter_are_each_one_step_back_and_forward(page: Page, atlas: str) -> None:
    page.goto("about:blank")
    frame = open_world(page, atlas + "/?kinds=pilot&at=26.65,106.63,9")
    wait_for(page, "lang", "en")
    before = extent(frame)
    wait_for(page, "at", f"{before[0]:.3f},{before[1]:.3f},9")
    keep_document(page)
    seen = [(page.url, page.locator(".st-key-counting").inner_text())]

    def step(name: str, text: str) -> None:
        wait_for(page, name, text)
        page.locator(".place-card").wait_for()
        page.wait_for_timeout(700)
        seen.append((page.url, page.locator(".st-key-counting").inner_text()))

    frame.wait_for_function("window.__atlas.visible > 0")
    page.wait_for_timeout(500)
    click_place(page, frame, 26.58333, 106.71667)
    step("place", GUIYANG)
    write_year(page, "2013")
    step("day", f"2013{parts(page.url)['day'][4:]}")
    speak_chinese(page)
    step("lang", "zh-Hans")
    choose(page, "碳中和")
    step("kinds", "neutrality.pilot")
    assert page.evaluate("history.length") == len(seen) + 1

    for going, expected in [
        *(("go_back", each) for each in seen[-2::-1]),
        *(("go_forward", each) for each in seen[1:]),
    ]:
        getattr(page, going)()
        page.wait_for_function("said => document.querySelector('.st-key-counting').innerText === said", arg=expected[1])
        page.wait_for_timeout(300)
        assert page.url == expected[0]
        assert page.locator(".place-card").count() == ("place" in parts(page.url))
    assert is_same_document(page)
    assert extent(frame) == pytest.approx(before, abs=0.002)
    for _ in seen[1:]:
        page.go_back()
    page.go_back()
    assert page.url == "about:blank"


def test_a_step_back_brings_the_extent_of_its_entry_and_keeps_the_map(page: Page, atlas: str) -> None:
    frame = open_world(page, atlas + "/?at=48,9,6")
    wait_for(page, "lang", "en")
    keep_document(page)
    first = extent(frame)
    choose(page, "Neutrality")
    wait_for(page, "kinds", "neutrality")
    assert extent(frame) == first
    frame.evaluate("void map.setView([-33.5, 151], 7, { animate: false })")
    wait_for(page, "at", ",".join(f"{n:.3f}" for n in extent(frame)[:2]) + ",7")
    page.go_back()
    frame.wait_for_function("Math.abs(map.getCenter().lat - 48) < 0.02 && map.getZoom() === 6")
    assert extent(frame) == pytest.approx(first, abs=0.01)
    page.go_forward()
    frame.wait_for_function("Math.abs(map.getCenter().lat + 33.5) < 0.02 && map.getZoom() === 7")
    assert is_same_document(page)


def test_the_selected_place_stays_selected_as_filter_day_and_language_change(page: Page, atlas: str) -> None:
    frame = open_world(page, atlas + f"/?kinds=pilot&place={GUIYANG}&at=26.65,106.63,9")
    page.locator(".place-card h2").wait_for()
    keep_document(page)
    before = extent(frame)
    choose(page, "Peak year")
    wait_for(page, "kinds", "pilot.peak")
    write_year(page, "2018")
    page.wait_for_function("location.search.includes('day=2018')")
    speak_chinese(page)
    wait_for(page, "lang", "zh-Hans")
    page.get_by_role("heading", name="贵阳").wait_for()
    assert parts(page.url)["place"] == GUIYANG
    assert extent(frame) == before and is_same_document(page)


def test_two_choices_in_one_breath_are_both_kept(page: Page, atlas: str) -> None:
    open_world(page, atlas)
    wait_for(page, "lang", "en")
    page.evaluate(
        "() => { for (const label of ['Neutrality', 'Regional']) {"
        " [...document.querySelectorAll('[data-testid=\"stSidebar\"] button')]"
        ".find((button) => button.innerText.trim().startsWith(label)).click(); } }"
    )
    wait_for(page, "levels", "regional")
    wait_for(page, "kinds", "neutrality")
    page.wait_for_timeout(1_000)
    assert (parts(page.url)["kinds"], parts(page.url)["levels"]) == ("neutrality", "regional")


def shared(page: Page) -> dict[str, str]:
    """The texts of the share panel, once the map has said where it is: from then on the link stays."""
    page.wait_for_url("**at=**")
    page.locator(".st-key-share button").first.click()
    page.locator(".atlas-share").wait_for()
    return {
        name: page.locator(f"#atlas-share-{name}").input_value() for name in ("link", "snippet", "sentence", "bibtex")
    }


def test_a_copied_link_shows_another_reader_the_same(page: Page, atlas: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    frame = open_world(
        page, atlas + f"/?kinds=pilot&levels=local&day=2020-06-30&place={GUIYANG}&lang=zh-Hans&at=26.65,106.63,9"
    )
    page.locator(".place-card h2").wait_for()
    texts = shared(page)
    page.get_by_role("button", name="复制: 此视图的链接").click()
    page.get_by_text("已复制").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == texts["link"]
    assert link in texts["sentence"] and f"url = {{{link}}}" in texts["bibtex"]
    assert page.context.browser
    other = page.context.browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    try:
        tab = other.new_page()
        theirs = open_world(tab, link)
        tab.locator(".place-card h2").wait_for()
        assert tab.locator(".place-card h2").inner_text() == page.locator(".place-card h2").inner_text()
        assert tab.locator(".st-key-counting").inner_text() == page.locator(".st-key-counting").inner_text()
        assert extent(theirs) == pytest.approx(extent(frame), abs=0.01)
        assert theirs.evaluate("window.__atlas.shown") == frame.evaluate("window.__atlas.shown") > 50
        assert parts(tab.url) | {"at": ""} == parts(link) | {"at": ""}
    finally:
        other.close()


def test_a_link_is_copied_where_there_is_no_clipboard(page: Page, atlas: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('plain http'))")
    open_world(page, atlas + "/?kinds=peak")
    link = shared(page)["link"]
    page.get_by_role("button", name="Copy: Link to this view").click()
    page.get_by_text("Copied", exact=True).wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == link


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that keeps no diary."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder, and where its files are served: another origin than the atlas."""
    (tmp_path / "favicon.ico").write_bytes(b"")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield tmp_path, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_snippet_draws_the_same_map_in_a_plain_page(page: Page, atlas: str, elsewhere: tuple[Path, str]) -> None:
    folder, address = elsewhere
    frame = open_world(page, atlas + "/?kinds=neutrality&countries=DEU.FRA&at=48,9,6")
    wait_for(page, "lang", "en")
    places, where = counted(page), extent(frame)
    (folder / "index.html").write_text(
        f"<!doctype html><title>A paper</title>{shared(page)['snippet']}", encoding="utf-8"
    )
    page.goto(address)
    inside = page.frame_locator("iframe").first
    inside.locator(".st-key-counting").wait_for(timeout=30_000)
    assert f"{places} places shown" in inside.locator(".st-key-counting").inner_text()
    inner = next(each for each in page.frames if "streamlit_folium" in each.url)
    inner.wait_for_function("window.__atlas && window.__atlas.ready")
    assert inner.evaluate("window.__atlas.shown") == places > 50
    assert extent(inner) == pytest.approx(where, abs=0.01)
    assert inside.get_by_test_id("stSidebar").count() == 0
    title = page.locator("iframe").get_attribute("title") or ""
    assert title.startswith("Climate Commitments Atlas: Neutrality · ") and "France" in title
    link = inside.get_by_role("link", name="Open in the atlas")
    link.focus()
    target = parts(link.get_attribute("href") or "")
    assert "embed" not in target and target["countries"] == "DEU.FRA" and target["at"].endswith(",6")
    assert link.get_attribute("target") == "_blank"


def test_the_first_stop_of_the_keyboard_leads_to_the_list(page: Page, atlas: str) -> None:
    open_world(page, atlas)
    page.locator("a.atlas-skip").wait_for(state="attached")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the list"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('.place-list')")
    assert "#" not in page.url


def test_the_tab_and_the_document_speak_the_readers_language(page: Page, atlas: str) -> None:
    open_world(page, atlas + "/?lang=zh-Hans")
    page.wait_for_function("document.title === '气候承诺地图集'")
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"
