"""The map layer in a real browser, on a page with nothing else: what it shows, says and sends back."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from atlas.maps.assets import publish
from atlas.paths import BOUNDARIES, PACKAGES, PROJECT

from .map_page.table import read_spells

playwright = pytest.importorskip("playwright.sync_api")

pytestmark = pytest.mark.browser

HERE = Path(__file__).resolve().parent / "map_page"
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Streamlit server with the one page."""
    folder = tmp_path_factory.mktemp("map_page")
    for name in ("app.py", "table.py", "places.csv"):
        shutil.copy(HERE / name, folder)
    shutil.copytree(PROJECT / ".streamlit", folder / ".streamlit")
    publish(PACKAGES, BOUNDARIES, folder / "static", read_spells())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.address=127.0.0.1"]
    server = subprocess.Popen(
        [*command, f"--server.port={port}"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
    )
    try:
        yield wait_for(f"http://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait(10)


def wait_for(url: str) -> str:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1) as answer:
                if answer.status == 200:
                    return url
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"no server at {url}")


@dataclass
class World:
    """The page and the map's frame in it, with every fault the browser reports."""

    page: playwright.Page
    address: str
    faults: list[str] = field(default_factory=list)

    def open(self, query: str = "") -> None:
        self.page.goto(f"{self.address}/{query}")
        self.page.wait_for_function("document.querySelector('iframe')?.contentWindow?.__atlas?.ready")

    @property
    def frame(self) -> playwright.Frame:
        return next(frame for frame in self.page.frames if "streamlit_folium" in frame.url)

    def look(self, lat: float, lon: float, zoom: float) -> None:
        """Show another view, and wait until it is drawn."""
        self.frame.evaluate(f"void map.setView([{lat}, {lon}], {zoom}, {{animate: false}})")
        self.frame.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def where(self) -> list[float]:
        where: list[float] = self.frame.evaluate("[map.getCenter().lat, map.getCenter().lng, map.getZoom()]")
        return where

    def spot(self, lat: float, lon: float) -> tuple[float, float]:
        """Pixels of the page of a coordinate, degrees north and east."""
        x, y = self.frame.evaluate(
            f"(p => [p.x, p.y])(map.latLngToContainerPoint([{lat}, {lon}]))",
        )
        left, top = self.corner()
        return left + x, top + y

    def corner(self) -> tuple[float, float]:
        """Pixels of the page of the frame's corner, once Streamlit has stopped moving it."""
        last = None
        while (box := self.page.locator("iframe").bounding_box()) != last:
            last = box
            self.page.wait_for_timeout(200)
        assert box
        return box["x"], box["y"]

    def tooltip(self, lat: float, lon: float) -> str:
        self.page.mouse.move(*self.spot(lat + 0.5, lon))
        self.page.mouse.move(*self.spot(lat, lon))
        return self.text(".leaflet-tooltip").replace("\n\n", "\n")

    def click(self, lat: float, lon: float) -> None:
        self.page.mouse.click(*self.spot(lat, lon))

    def pick(self, label: str) -> None:
        self.page.get_by_text(label, exact=True).first.click()

    def wait(self, condition: str) -> None:
        self.frame.wait_for_function(condition)

    def text(self, selector: str) -> str:
        found = self.page.frame_locator("iframe").locator(selector)
        found.wait_for()
        return found.inner_text()


@pytest.fixture
def world(chromium: playwright.BrowserContext, address: str) -> Iterator[World]:
    page = chromium.new_page()
    page.set_default_timeout(20_000)
    world = World(page, address)
    faults = world.faults
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("dialog", lambda dialog: (faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith((address, "data:", "blob:")) else faults.append(f"outside: {request.url}")
        ),
    )
    page.on(
        "response",
        lambda answer: faults.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None,
    )
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield world
    page.close()
    assert not faults


def test_all_places_are_shown_and_nothing_leaves_the_app(world: World) -> None:
    world.open()
    assert world.frame.evaluate("__atlas.shown") == 52
    assert world.frame.evaluate("__atlas.visible") > 20


def test_the_first_view_is_the_inhabited_world(world: World) -> None:
    world.open()
    south, north = world.frame.evaluate("[map.getBounds().getSouth(), map.getBounds().getNorth()]")
    assert -62.5 < south < -45
    assert 65 < north < 85


def test_a_filter_keeps_the_view_and_the_frame(world: World) -> None:
    world.open()
    world.look(50, 9, 5)
    world.frame.evaluate("void (window.kept = true)")
    world.pick("peak")
    world.wait("__atlas.shown === 9")
    assert world.where() == pytest.approx([50, 9, 5], abs=0.01)
    assert world.frame.evaluate("window.kept")


def test_nothing_selected_is_an_empty_map_not_a_fault(world: World) -> None:
    world.open()
    world.pick("none")
    world.wait("__atlas.shown === 0 && __atlas.visible === 0")


def test_a_click_on_a_point_selects_the_place(world: World) -> None:
    world.open()
    world.look(52.5, 13.4, 7)
    world.click(52.5244, 13.4105)
    world.page.get_by_text("selected: gn2950159").wait_for()
    assert world.text(".leaflet-popup strong") == "Berlin"
    assert world.text(".leaflet-popup .atlas-card p") == "Local · Germany"
    assert "Climate emergency" in world.text(".leaflet-popup ul")


def test_the_same_place_can_be_clicked_again_after_it_was_cleared(world: World) -> None:
    world.open()
    world.look(52.5, 13.4, 7)
    for _ in range(2):
        world.click(52.5244, 13.4105)
        world.page.get_by_text("selected: gn2950159").wait_for()
        world.pick("clear")
        world.page.get_by_text("selected: None").wait_for()
        world.wait("!document.querySelector('.leaflet-popup')")


@pytest.mark.parametrize(
    ("lat", "lon", "place_id"),
    [
        (-25, 125, "AUS"),
        (38.5, -122.9, "US-CA"),
        (64.5, 100, "RUS"),
        (-20, 150, "ZZ-00"),
        (50.85, 4.35, "EU"),
    ],
)
def test_a_click_on_an_area_selects_the_smallest_one(world: World, lat: float, lon: float, place_id: str) -> None:
    world.open()
    world.look(lat, lon, 6)
    world.click(lat, lon)
    world.page.get_by_text(f"selected: {place_id}").wait_for()


def test_a_click_on_a_cluster_brings_its_places_apart(world: World) -> None:
    world.open()
    x, y = world.frame.evaluate("(c => [c.x, c.y])(__atlas.drawn().find(each => each.count > 1))")
    zoom = world.where()[2]
    left, top = world.corner()
    world.page.mouse.click(left + x, top + y)
    world.wait(f"map.getZoom() > {zoom} && !map._animatingZoom")


def test_places_on_one_spot_are_offered_by_name(world: World) -> None:
    world.open()
    world.look(-1.2833, 36.8167, 9)
    world.click(-1.2833, 36.8167)
    world.page.frame_locator("iframe").get_by_role("button", name="Twin two").click()
    world.page.get_by_text("selected: test:3").wait_for()


def test_a_hostile_name_is_text(world: World) -> None:
    world.open()
    world.look(64.1355, -21.8954, 6)
    world.page.mouse.move(*world.spot(64.1355, -21.8954))
    assert world.text(".leaflet-tooltip strong") == HOSTILE
    world.click(64.1355, -21.8954)
    assert world.text(".leaflet-popup strong") == HOSTILE
    assert world.frame.evaluate("document.querySelectorAll('img').length") == 0


def test_language_changes_names_and_keeps_the_map(world: World) -> None:
    world.open()
    world.look(52.5, 13.4, 7)
    world.frame.evaluate("void (window.kept = true)")
    world.pick("zh-Hans")
    world.wait("document.documentElement.lang === 'zh-Hans'")
    world.click(52.5244, 13.4105)
    assert world.text(".leaflet-popup strong") == "柏林"
    assert world.text(".leaflet-popup .atlas-card p") == "地方 · 德国"
    assert world.text(".atlas-note") == "边界：Natural Earth，不代表认可"
    assert world.frame.evaluate("window.kept")


def test_a_place_chosen_elsewhere_is_brought_in_sight(world: World) -> None:
    world.open()
    world.pick("berlin")
    world.wait("map.getZoom() === 7 && map.getBounds().contains([52.5244, 13.4105])")


def test_the_address_follows_the_view_and_opens_on_it(world: World) -> None:
    world.open()
    world.page.wait_for_url("**at=world")
    world.page.mouse.move(*world.spot(20, 10))
    world.page.mouse.wheel(0, -400)
    world.page.wait_for_url(re.compile(r"at=-?\d"))
    world.look(-33.5, 151, 6)
    world.page.wait_for_url("**at=-33.500,151.000,6*")
    world.page.reload()
    world.open(world.page.url.removeprefix(world.address + "/"))
    assert world.where() == pytest.approx([-33.5, 151, 6], abs=0.01)


def test_a_parameter_set_by_the_script_does_not_lose_the_view(world: World) -> None:
    world.open("?at=10.000,20.000,5")
    world.look(-33.5, 151, 6)
    world.page.wait_for_url("**at=-33.500,151.000,6*")
    world.pick("peak")
    world.page.wait_for_url("**kind=peak*")
    world.page.wait_for_timeout(1_000)
    assert "kind=peak" in world.page.url
    assert "at=-33.500,151.000,6" in world.page.url


@pytest.mark.parametrize("garbage", ["1,2", "a,b,c", "NaN,0,0", "1e9,0,3", "0,0,<script>", "", "999999,0,2"])
def test_garbage_in_the_address_is_ignored(world: World, garbage: str) -> None:
    world.open(f"?at={garbage}")
    assert world.where()[2] == pytest.approx(2.25)


def test_a_view_out_of_range_is_brought_into_it(world: World) -> None:
    world.open("?at=99,-540,99")
    lat, lon, zoom = world.where()
    assert -62 < lat < 85
    assert -180 <= lon <= 180
    assert zoom == world.frame.evaluate("map.getMaxZoom()")


def test_the_map_follows_its_frame(world: World) -> None:
    world.open()
    world.page.set_viewport_size({"width": 390, "height": 844})
    world.wait("map.getSize().x < 390")
    wide, high = world.frame.evaluate("(s => [s.x, s.y])(map.getSize())")
    assert (wide, high) == tuple(world.frame.evaluate("[innerWidth, innerHeight]"))
    assert world.frame.evaluate("map.getBounds().getSouth()") > -63


def test_the_keyboard_moves_the_map(world: World) -> None:
    world.open()
    world.frame.locator(".leaflet-container").focus()
    zoom = world.where()[2]
    world.page.keyboard.press("+")
    world.wait(f"map.getZoom() > {zoom} && !map._animatingZoom")


def test_the_back_button_brings_the_earlier_view_back(world: World) -> None:
    world.open("?at=10.000,20.000,5")
    world.pick("peak")
    world.page.wait_for_url("**kind=peak*")
    world.look(-33.5, 151, 6)
    world.page.wait_for_url("**at=-33.500,151.000,6*")
    world.page.go_back()
    world.wait("Math.abs(map.getCenter().lat - 10) < 0.1 && map.getZoom() === 5")


def test_a_day_is_shown_without_asking_the_server(world: World) -> None:
    world.open()
    world.frame.evaluate("Atlas.setDay('2016-06-30')")
    assert world.frame.evaluate("Atlas.shownOn()") == {"places": 53, "day": "2016-06-30"}
    world.frame.evaluate("Atlas.setDay('2019-01-01')")  # the day it was revoked
    assert world.frame.evaluate("Atlas.shownOn().places") == 52
    world.pick("2016-06-30")
    world.wait("__atlas.shown === 53 && __atlas.day === '2016-06-30'")


def test_the_legend_is_a_filter_and_says_what_is_shown(world: World) -> None:
    world.open()
    legend = world.page.frame_locator("iframe").locator(".atlas-legend")
    legend.get_by_role("button", name="Peak").click()
    world.page.get_by_text("legend: peak").wait_for()
    world.pick("peak")
    world.wait("document.querySelectorAll('.atlas-legend button[aria-pressed=true]').length === 1")
    assert legend.locator(".atlas-legend-blanks").inner_text().split("\n") == ["None found", "Not covered"]
    world.pick("pilot")
    legend.get_by_text("Not applicable").wait_for()


def test_three_kinds_of_blank_are_told_apart(world: World) -> None:
    world.open()
    world.look(46.9, 103.8, 5)
    assert world.tooltip(46.9, 103.8) == "Mongolia\nNeutrality: None found"
    world.look(-33, -56, 6)
    assert world.tooltip(-33, -56) == "Uruguay\nNot covered"
    world.pick("pilot")
    world.wait("__atlas.shown === 5")
    assert world.tooltip(-33.1, -56) == "Uruguay\nNot applicable"
    world.pick("regions only")
    world.page.wait_for_timeout(800)
    assert world.tooltip(-33, -56) == "Uruguay\nPassed over"
    world.pick("climate_emergency")
    world.wait("__atlas.shown > 20")
    world.look(39.05, -95.68, 6)
    assert world.tooltip(39.0483, -95.678) == "Topeka\nClimate emergency: None found"


def test_another_part_of_the_page_can_point_at_a_place(world: World) -> None:
    world.open()
    world.look(52.5, 13.4, 7)
    picture = "document.querySelector('.leaflet-overlay-pane canvas').toDataURL()"
    before = world.frame.evaluate(picture)
    world.frame.evaluate("Atlas.point('gn2950159')")
    world.wait(f"{picture} !== {before!r}")
    world.frame.evaluate("Atlas.point(null)")
    world.wait(f"{picture} === {before!r}")


def test_tables_that_do_not_load_are_said_to_be_missing(world: World) -> None:
    world.page.route("**/spells-*.json", lambda route: route.abort())
    world.page.goto(world.address)
    note = world.page.frame_locator("iframe").get_by_text("The map could not be loaded.")
    note.wait_for()
    world.faults.clear()


def test_only_the_members_of_a_list_are_shown_and_one_without_a_promise_is_hollow(world: World) -> None:
    world.open()
    world.pick("members only")
    world.wait("__atlas.shown === 4")
    world.look(-33, -56, 6)
    assert world.tooltip(-33, -56) == "Uruguay\nNot covered"
    world.look(46.5, 2.5, 6)
    assert world.tooltip(46.5, 2.5) == "France\nPassed over"
    world.pick("pilot")
    world.wait("__atlas.shown === 0 && __atlas.day")
    world.look(35.7, 139.7, 6)
    assert world.tooltip(35.6895, 139.6917) == "Tokyo\nNot applicable"
    world.pick("members only")
    world.wait("__atlas.shown === 5")


def test_a_page_about_a_nation_opens_on_it_and_an_address_with_a_view_does_not(world: World) -> None:
    world.open()
    world.pick("of Germany")
    world.page.wait_for_url("**at=**")
    world.wait("map.getZoom() >= 4 && map.getBounds().contains([51, 10]) && !map.getBounds().contains([35, 139])")
    world.page.wait_for_timeout(600)
    world.look(35.7, 139.7, 5)
    world.pick("peak")
    world.wait("__atlas.shown === 9")
    assert world.where() == pytest.approx([35.7, 139.7, 5], abs=0.01), "a filter keeps the view"
