"""One visit to a map of the comparison, in a browser: everything that is measured of it."""

from __future__ import annotations

import base64
import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from playwright.sync_api import BrowserContext, Error, Frame, Page, Playwright
from playwright.sync_api import TimeoutError as OutOfTime

from bench.layer import POINTS_FILE
from bench.points import FILTER
from bench.seen import Seen
from bench.serve import Served
from tests.browser.conftest import FLAGS

LIMIT = 180.0
"""Seconds any one thing may take."""
LOOK = 5.0
"""Seconds after which the browser's faults are looked at."""
WINDOW = (1440, 900)
WATCH = Path(__file__).resolve().parent / "pages" / "watch.js"
SEEN = """places => bench.seen.find(([, seen]) => seen === places)?.[0]
    ?? document.querySelector('[data-testid="stException"]')?.innerText"""
FILES = """() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.json'))
    .map(({ name, transferSize, encodedBodySize }) => [name, transferSize, encodedBodySize])"""
EUROPE = "[48, 8], 5"
DRAG_STEPS = 28
COLOURED = 12
"""Steps between a pixel's strongest and weakest channel from which it is no grey."""
BLANK = 0.2
"""A frame with less than this part of the usual colour is blank."""


class NotFinishedError(Exception):
    """A map was not drawn: its text says that the time ran out, or what the page said instead."""


@contextmanager
def fresh_browser(playwright: Playwright, program: str) -> Iterator[BrowserContext]:
    """A browser that has seen nothing yet."""
    browser = playwright.chromium.launch(executable_path=program, args=FLAGS, headless=True)
    width, height = WINDOW
    context = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
    context.add_init_script(path=WATCH)
    try:
        yield context
    finally:
        browser.close()


@dataclass(slots=True)
class Visit:
    """A page with one map; nothing of it is there before `open`.

    Args:
        expected: Places drawn without the filter and with it.
        faults: What failed in the browser so far.

    Raises:
        NotFinishedError: The map did not show all its places in time.
    """

    page: Page
    server: Served
    way: str
    expected: tuple[int, int]
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen for what fails in the browser: st_folium leaves a blank map and says nothing."""
        self.page.on("pageerror", lambda fault: self.faults.append(f"{fault.name}: {fault.message}"))

    def open(self) -> float:
        """Milliseconds from the script's first line until all places are drawn."""
        asked = time.time()
        self.page.goto(f"{self.server.address}/?way={self.way}", wait_until="commit")
        return self._seen(self.expected[0]) - self.server.began(asked) * 1000

    def _seen(self, places: int) -> float:
        started = time.monotonic()
        while (passed := time.monotonic() - started) < LIMIT:
            try:
                seen = self.page.wait_for_function(SEEN, arg=places, timeout=LOOK * 1000, polling=50).json_value()
            except OutOfTime:
                if self.faults:
                    raise NotFinishedError(f"{self.faults[0]}, after {passed:.0f} s") from None
            except Error as fault:
                raise NotFinishedError(f"{fault.message.splitlines()[0]}, after {passed:.0f} s") from None
            else:
                if isinstance(seen, str):
                    raise NotFinishedError(f"{seen.strip().splitlines()[0]}, after {passed:.0f} s")
                return float(seen)
        raise NotFinishedError(f"> {LIMIT:.0f} s")

    @property
    def frame(self) -> Frame:
        """The map's frame."""
        return next(frame for frame in self.page.frames if "streamlit_folium" in frame.url)

    def weigh(self, seen: Seen) -> None:
        """Bytes and heap."""
        seen.socket_bytes.append(self.page.evaluate("bench.bytes"))
        files = self.frame.evaluate(FILES)
        seen.file_bytes.append(sum(sent for _, sent, _ in files))
        seen.points_bytes.append(sum(body for name, _, body in files if POINTS_FILE in name))
        seen.heap.append(heap(self.page))

    def pan(self, seen: Seen) -> None:
        """Frames while the map is dragged to and fro, some two seconds."""
        box = self.page.locator("iframe").bounding_box()
        if box is None:
            raise NotFinishedError("the map's frame is not on the page")
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.evaluate("void (bench.frames = [])")
        for way in (1, -1, 1, -1):
            self.page.mouse.move(x, y)
            self.page.mouse.down()
            for step in range(DRAG_STEPS):
                self.page.mouse.move(x + way * 8 * step, y + way * 2 * step)
                self.page.wait_for_timeout(15)
            self.page.mouse.up()
        times = np.asarray(self.page.evaluate("bench.frames.splice(0)"))
        self.page.evaluate("void (bench.frames = null)")
        seen.frames.append(float((len(times) - 1) / (times[-1] - times[0]) * 1000))
        seen.worst.append(float(np.diff(times).max()))

    def look_at_europe(self) -> None:
        """Move the map to where places stand thickest, and mark its frame."""
        self.frame.evaluate(f"void map.setView({EUROPE}, {{ animate: false }}); window.kept = true;")
        self.page.wait_for_timeout(300)

    def is_where_it_was(self) -> bool:
        """Whether the frame and its view are those `look_at_europe` left."""
        return bool(
            self.frame.evaluate(
                "window.kept === true && map.getZoom() === 5 && map.getCenter().distanceTo([48, 8]) < 20000"
            )
        )

    def filter(self, seen: Seen, times: int) -> None:
        """Set the filter and take it off again, some times over."""
        before = heap(self.page)
        for _ in range(times):
            seen.chosen.append(self._change(FILTER, self.expected[1]))
            seen.cleared.append(self._change("all", self.expected[0]))
        seen.left.append((heap(self.page) - before) / (2 * times))

    def _change(self, label: str, places: int) -> float:
        self.page.evaluate("void (bench.seen = [])")
        self.page.get_by_test_id("stRadio").get_by_text(label, exact=True).click(timeout=LIMIT * 1000)
        seen = self._seen(places) - self.page.evaluate("bench.clickedAt")
        self.page.wait_for_timeout(300)
        return float(seen)

    def blank_frames(self) -> int:
        """Frames without the places' colour while the filter is set and taken off: every frame the browser drew."""
        session = self.page.context.new_cdp_session(self.page)
        shots: list[bytes] = []

        def take(shot: dict[str, Any]) -> None:
            shots.append(base64.b64decode(shot["data"]))
            session.send("Page.screencastFrameAck", {"sessionId": shot["sessionId"]})

        session.on("Page.screencastFrame", take)
        session.send("Page.startScreencast", {"format": "png", "everyNthFrame": 1})
        usual = []
        for label, places in ((FILTER, self.expected[1]), ("all", self.expected[0])):
            self._change(label, places)
            usual.append(self._colour(shots[-1]))
        session.send("Page.stopScreencast")
        return sum(self._colour(shot) < BLANK * min(usual) for shot in shots)

    def _colour(self, shot: bytes) -> int:
        """Pixels of the map that are no grey."""
        box = self.page.locator("iframe").bounding_box() or {"x": 0, "y": 0, "width": 0, "height": 0}
        corners = (box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"])
        pixels = np.asarray(Image.open(io.BytesIO(shot)).convert("RGB").crop(corners), np.int16)
        return int(np.count_nonzero(np.ptp(pixels, axis=2) > COLOURED))


def heap(page: Page) -> float:
    """Megabytes a tab holds after garbage collection: of scripts, of their buffers, and of the document."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")
    session.detach()
    parts = ("usedSize", "embedderHeapUsedSize", "backingStorageSize")
    return float(sum(used.get(part, 0) for part in parts)) / 1e6
