"""The day slider in a real browser, over the committed register: moving, it moves the map; at rest, the page."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Frame, Locator, Page

from atlas.queries.connect import open_store, read_pointer
from atlas.queries.filters import FIRST_DAY, Filters
from atlas.queries.world import ground, world_places

from .conftest import SHOTS
from .test_world import open_world, wait_for_count

pytestmark = pytest.mark.browser
TODAY = datetime.now(UTC).date()


@pytest.fixture(scope="module")
def store(real_store: Path) -> duckdb.DuckDBPyConnection:
    return open_store(read_pointer(real_store).path)


@pytest.fixture
def asked(page: Page) -> list[str]:
    """What the page sends to the server, as it is sent."""
    sent: list[str] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda _: sent.append(socket.url)))
    return sent


def opened(page: Page, address: str) -> Frame:
    """The map's frame, once the slider can move it."""
    frame = open_world(page, address)
    page.locator(".atlas-day-date").get_by_text(re.compile(r"\d")).wait_for()
    return frame


def slider(page: Page) -> Locator:
    return page.get_by_role("slider", name=re.compile("Day shown|所示日期"))


def shown(store: duckdb.DuckDBPyConnection, day: date, **chosen: tuple[str, ...]) -> int:
    return len(world_places(store, Filters(day=day, **chosen)))


def address_day(page: Page) -> date:
    """The day of the page's address: today where it names none."""
    spelled = re.search(r"day=([\d-]+)", page.url)
    return date.fromisoformat(spelled.group(1)) if spelled else TODAY


def wait_for_day(page: Page, day: date) -> None:
    """Wait until the page's address is of that day."""
    page.wait_for_function(
        "([day, today]) => (new URLSearchParams(location.search).get('day') ?? today) === day",
        arg=[day.isoformat(), TODAY.isoformat()],
        timeout=20_000,
    )


def written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def test_play_moves_the_map_without_asking_the_server_and_ends_today(
    page: Page, asked: list[str], atlas: str, store: duckdb.DuckDBPyConnection
) -> None:
    start = date(TODAY.year - 2, 6, 30)
    frame = opened(page, f"{atlas}/?day={start}&kinds=neutrality")
    wait_for_count(page, frame, shown(store, start, kinds=("neutrality",)))
    page.wait_for_timeout(500)
    frame.evaluate("window.seen = []; setInterval(() => seen.push([__atlas.day, __atlas.shown]), 30)")
    before = len(asked)
    page.get_by_role("button", name="Play", exact=True).click()
    page.get_by_role("button", name="Pause", exact=True).wait_for()
    page.locator(".atlas-day-date").get_by_text(str(TODAY.year)).wait_for()
    assert len(asked) == before
    page.get_by_role("button", name="Play", exact=True).wait_for(timeout=20_000)
    wait_for_count(page, frame, shown(store, TODAY, kinds=("neutrality",)))
    wait_for_day(page, TODAY)
    seen = [(date.fromisoformat(day), places) for day, places in frame.evaluate("seen")]
    days = sorted({day for day, _ in seen})
    assert len(days) > 10 and days == list(dict.fromkeys(day for day, _ in seen))
    world = ground(store)
    for day, places in seen[:: max(1, len(seen) // 20)]:
        assert places == world.on(day).shown(Filters(day=day, kinds=("neutrality",))).n_places


def test_a_second_press_stops_on_a_day_and_the_page_follows(
    page: Page, atlas: str, store: duckdb.DuckDBPyConnection
) -> None:
    frame = opened(page, atlas)
    page.get_by_role("button", name="Play", exact=True).focus()
    page.keyboard.press("Space")
    page.locator(".atlas-day-date").get_by_text("2009").wait_for()
    page.keyboard.press("Space")
    page.wait_for_url(re.compile(r"day=20(09|1\d)-"))
    stopped = address_day(page)
    assert page.locator(".atlas-day-date").inner_text() == written(stopped)
    wait_for_count(page, frame, shown(store, stopped))
    page.wait_for_timeout(500)
    assert page.locator(".atlas-day-date").inner_text() == written(stopped)


def test_a_day_that_is_dragged_to_is_the_pages(
    page: Page, asked: list[str], atlas: str, store: duckdb.DuckDBPyConnection
) -> None:
    frame = opened(page, atlas)
    wait_for_count(page, frame, shown(store, TODAY))
    slider(page).scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    box = slider(page).bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    before = len(asked)
    page.mouse.move(box["x"] + box["width"] - 10, middle)
    page.mouse.down()
    part = (date(2020, 7, 1) - FIRST_DAY) / (TODAY - FIRST_DAY)
    page.mouse.move(box["x"] + 10 + (box["width"] - 20) * part, middle, steps=8)
    page.locator(".atlas-day-date").get_by_text("2020").wait_for()
    frame.wait_for_function("window.__atlas.day.startsWith('2020')")
    assert len(asked) == before
    page.mouse.up()
    page.wait_for_url(re.compile("day=2020"))
    day = address_day(page)
    wait_for_count(page, frame, shown(store, day))
    page.get_by_role("button", name="Today", exact=True).click()
    wait_for_count(page, frame, shown(store, TODAY))
    assert address_day(page) == TODAY


def test_months_and_years_by_keyboard(page: Page, atlas: str, store: duckdb.DuckDBPyConnection) -> None:
    frame = opened(page, atlas + "/?day=2020-03-31")
    slider(page).focus()
    for key, day in [
        ("ArrowLeft", date(2020, 2, 29)),
        ("PageDown", date(2019, 2, 28)),
        ("ArrowUp", date(2019, 3, 28)),
        ("PageUp", date(2020, 3, 28)),
        ("Home", date(2008, 1, 1)),
        ("ArrowDown", date(2008, 1, 1)),
        ("End", TODAY),
        ("ArrowRight", TODAY),
    ]:
        page.keyboard.press(key)
        page.wait_for_function(
            "said => document.querySelector('.atlas-day-range').ariaValueText === said", arg=written(day)
        )
    page.keyboard.press("Home")
    wait_for_day(page, date(2008, 1, 1))
    wait_for_count(page, frame, shown(store, date(2008, 1, 1)))
    assert slider(page).evaluate("slider => slider === document.activeElement")


def test_a_revoked_declaration_leaves_on_its_day(page: Page, atlas: str, store: duckdb.DuckDBPyConnection) -> None:
    place_id, kind, ended_on = store.execute(
        "SELECT place_id, kind::VARCHAR, stands_from FROM claim JOIN place USING (place_id)"
        " WHERE event = 'revoked' AND country = 'GBR' AND kind = 'climate_emergency' ORDER BY stands_from LIMIT 1"
    ).fetchall()[0]
    day, later = ended_on - timedelta(days=10), ended_on + timedelta(days=15)
    chosen = {"kinds": (kind,), "countries": ("GBR",)}
    then, after = (world_places(store, Filters(day=each, **chosen)) for each in (day, later))
    assert place_id in set(then["place_id"]) and place_id not in set(after["place_id"])
    frame = opened(page, f"{atlas}/?day={day}&kinds={kind}&countries=GBR")
    wait_for_count(page, frame, len(then))
    slider(page).focus()
    for _ in range(25):
        slider(page).evaluate("s => { s.value = Number(s.value) + 1; s.dispatchEvent(new Event('input')); }")
    frame.wait_for_function("day => window.__atlas.day === day", arg=later.isoformat())
    assert frame.evaluate("window.__atlas.shown") == len(after)
    assert page.locator(".atlas-day-count").inner_text() == f"{len(after)} places"


def test_back_restores_the_former_day(page: Page, atlas: str, store: duckdb.DuckDBPyConnection) -> None:
    frame = opened(page, atlas + "/?day=2021-06-30&kinds=pilot")
    slider(page).focus()
    page.keyboard.press("PageDown")
    wait_for_day(page, date(2020, 6, 30))
    page.keyboard.press("PageDown")
    wait_for_day(page, date(2019, 6, 30))
    page.wait_for_timeout(500)
    page.go_back()
    wait_for_day(page, date(2020, 6, 30))
    page.locator(".atlas-day-date").get_by_text("30 June 2020").wait_for()
    wait_for_count(page, frame, shown(store, date(2020, 6, 30), kinds=("pilot",)))
    assert slider(page).get_attribute("aria-valuetext") == "30 June 2020"


def test_a_reader_who_wants_no_motion_sees_year_after_year(page: Page, atlas: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    frame = opened(page, f"{atlas}/?day={TODAY.year - 2}-06-30")
    frame.evaluate("window.seen = []; setInterval(() => seen.push(__atlas.day), 20)")
    page.get_by_role("button", name="Play", exact=True).click()
    wait_for_day(page, TODAY)
    frame.wait_for_function("day => window.__atlas.day === day", arg=TODAY.isoformat())
    assert list(dict.fromkeys(frame.evaluate("seen"))) == [
        f"{TODAY.year - 2}-06-30",
        f"{TODAY.year - 2}-12-31",
        f"{TODAY.year - 1}-12-31",
        TODAY.isoformat(),
    ]


def test_the_slider_stands_over_the_same_day_of_the_curve(page: Page, atlas: str) -> None:
    opened(page, atlas)
    ends = page.locator(".st-key-curve .role-axis-domain line")
    ends.wait_for(state="attached")
    drawn, track = ends.bounding_box(), slider(page).bounding_box()
    assert drawn and track
    assert drawn["x"] == pytest.approx(track["x"] + 10, abs=1)
    assert drawn["x"] + drawn["width"] == pytest.approx(track["x"] + track["width"] - 10, abs=1)
    rule = page.locator(".atlas-day-rule").bounding_box()
    assert rule and rule["x"] == pytest.approx(drawn["x"] + drawn["width"], abs=2)
    assert rule["y"] + rule["height"] == pytest.approx(drawn["y"], abs=2)


def test_nothing_moves_but_the_thumb_while_days_pass(page: Page, atlas: str) -> None:
    opened(page, atlas + "/?day=2011-05-01")
    page.locator(".st-key-curve .role-axis-domain line").wait_for(state="attached")
    frames = "['.atlas-day', '.st-key-curve', '.st-key-stage'].map(s => document.querySelector(s).offsetHeight)"
    before = page.evaluate(frames)
    slider(page).focus()
    for key in ("End", "Home", "PageUp"):
        page.keyboard.press(key)
        page.wait_for_timeout(60)
        assert page.evaluate(frames) == before


def test_people_are_said_with_their_day(page: Page, atlas: str) -> None:
    opened(page, atlas + "/?day=2019-12-31")
    page.locator(".st-key-curve-of").get_by_text("People", exact=True).click()
    said = page.locator(".st-key-curve").get_by_text(re.compile("people lived under")).first
    said.wait_for(timeout=20_000)
    assert re.match(
        r"Between [\d.]+ and [\d.]+ billion people lived under the commitments shown on 31 December 2019, "
        r"each counted once\.",
        said.inner_text(),
    )
    page.locator(".st-key-curve summary").click()
    assert page.get_by_role("row", name=re.compile("31 December 2019")).is_visible()


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_the_words_beside_the_curves_are_whole(page: Page, atlas: str, width: int, lang: str) -> None:
    page.set_viewport_size({"width": width, "height": 880})
    opened(page, f"{atlas}/?lang={lang}&kinds=all")
    page.locator(".st-key-curve .role-axis-domain line").wait_for(state="attached")
    right = page.locator(".st-key-curve svg.marks").evaluate("svg => svg.getBoundingClientRect().right")
    words = page.locator(".st-key-curve svg.marks .mark-text text").evaluate_all(
        "words => words.map(word => word.getBoundingClientRect().right)"
    )
    assert len(words) > 9 and max(words) <= right


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize(("lang", "said"), [("en", "31 December 2019"), ("zh-Hans", "2019年12月31日")])
def test_the_day_is_written_as_the_reader_does(page: Page, atlas: str, width: int, lang: str, said: str) -> None:
    page.set_viewport_size({"width": width, "height": 880})
    opened(page, f"{atlas}/?lang={lang}&day=2019-12-31")
    assert page.locator(".atlas-day-date").inner_text() == said
    assert slider(page).get_attribute("aria-valuetext") == said
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for name in (".atlas-day-play", ".atlas-day-range") if width < 500 else ():
        box = page.locator(name).bounding_box()
        assert box and box["height"] >= 44
    page.locator(".st-key-curve .role-axis-domain line").wait_for(state="attached")
    page.locator(".st-key-curve-of").scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"day-{lang}-{width}.png")
