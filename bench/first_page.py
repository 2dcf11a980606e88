"""How long a reader waits, in a real browser: a fresh server, a warm one, and a changed filter."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import BrowserContext, Frame, Page, sync_playwright

from atlas import paths
from bench.figures import Figure
from bench.serve import Served, atlas_folder, served_page
from bench.visit import WATCH, heap
from tests.browser.conftest import FLAGS, served

COLD, WARM, CHANGES = 3, 7, 50
VISIBLE = "window.__atlas && window.__atlas.ready && window.__atlas.shown > 0"


def figures() -> Iterator[Figure]:
    """Milliseconds until the points of the whole register stand on the map, after the second animation frame."""
    program = shutil.which("chromium")
    if program is None:
        print("Chromium is not on this machine: nothing measured in the browser")
        return
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        browser = playwright.chromium.launch_persistent_context(
            profile, executable_path=program, args=FLAGS, headless=True, viewport={"width": 1440, "height": 900}
        )
        cold = []
        for _ in range(COLD):
            started = time.perf_counter()
            with served(paths.STORE) as address:
                cold.append(_until_visible(browser, address, started))
        yield Figure("cold: server process started → points visible", "ms", cold)
        with served(paths.STORE) as address:
            _until_visible(browser, address, time.perf_counter())
            warm = [_until_visible(browser, address, time.perf_counter()) for _ in range(WARM)]
            yield Figure("warm: page asked for → points visible", "ms", warm)
            times, growth = _changes(browser, address)
            yield Figure("filter clicked → new points visible", "ms", times)
            yield Figure(f"heap of the tab after {CHANGES} filter changes, growth", "%", [growth])
        with tempfile.TemporaryDirectory() as aside, served_page(atlas_folder(Path(aside) / "atlas")) as server:
            _script_until_visible(browser, server)
            warm = [_script_until_visible(browser, server) for _ in range(WARM)]
            yield Figure("warm: first line of the script → points visible", "ms", warm)
        browser.close()


def _until_visible(browser: BrowserContext, address: str, started: float) -> float:
    page = browser.new_page()
    page.goto(address, wait_until="commit")
    _map_frame(page)
    elapsed = (time.perf_counter() - started) * 1000
    page.close()
    return elapsed


def _script_until_visible(browser: BrowserContext, server: Served) -> float:
    """Milliseconds from the script's first line to the second animation frame with points, by the machine's clock."""
    page = browser.new_page()
    page.add_init_script(path=WATCH)
    asked = time.time()
    page.goto(server.address, wait_until="commit")
    seen = page.wait_for_function("bench.seen.find(([, places]) => places > 0)?.[0]", timeout=60_000).json_value()
    page.close()
    return float(seen) - server.began(asked) * 1000


def _map_frame(page: Page) -> Frame:
    handle = page.wait_for_selector("iframe[title*='streamlit_folium']", state="attached", timeout=60_000)
    frame = handle.content_frame() if handle else None
    if frame is None:
        raise RuntimeError("the page has no map")
    frame.wait_for_function(VISIBLE, timeout=60_000)
    return frame


def _changes(browser: BrowserContext, address: str) -> tuple[list[float], float]:
    """What changing a filter costs.

    Milliseconds from each click to the second animation frame with the new points, by the browser's clock; and how much
    the tab's heap grew from the first change to the last, in per cent.
    """
    page = browser.new_page()
    page.goto(address)
    frame = _map_frame(page)
    times = []
    choice = page.get_by_test_id("stSidebar").get_by_role("button", name="Neutrality").first
    before = 0.0
    for change in range(CHANGES):
        if change == 2:  # both states of the filter have been seen: what they load is no growth
            before = heap(page)
        shown = frame.evaluate("window.__atlas.shown")
        page.evaluate(
            "() => document.addEventListener('pointerdown', () => { window.clickedAt = Date.now(); },"
            " { capture: true, once: true })"
        )
        choice.click()
        frame.wait_for_function("n => window.__atlas.shown !== n", arg=shown, polling="raf")
        seen = frame.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(Date.now()))))"
        )
        times.append(seen - page.evaluate("window.clickedAt"))
        page.wait_for_timeout(300)
    growth = (heap(page) / before - 1) * 100
    page.close()
    return times, growth
