"""One number everywhere: on the screen, on the map, in SQL, in the CSV and in the GeoJSON, for many sets of filters."""

from __future__ import annotations

import csv
import io
import json
import random
import zipfile
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import duckdb
import pytest
from playwright.sync_api import Page

from atlas.model import Kind, Level
from atlas.queries.connect import open_store, read_pointer
from atlas.queries.filters import STATUSES, Filters

from .test_world import TODAY, open_world

pytestmark = pytest.mark.browser

SETS = 200
COUNTRIES = ("DEU", "GBR", "JPN", "CHN", "USA", "ITA", "FRA", "CAN", "AUS", "BRA", "ZAF", "KOR")
COUNT = """
SELECT count(DISTINCT place_id), count(*)
FROM state_asof($day) AS state
JOIN place USING (place_id)
WHERE state.active
  AND list_contains($kinds, state.kind::VARCHAR)
  AND (len($levels) = 0 OR list_contains($levels, place.level::VARCHAR))
  AND (len($countries) = 0 OR list_contains($countries, place.country))
  AND (len($statuses) = 0 OR list_contains($statuses, coalesce(state.status::VARCHAR, 'not_stated')))
  AND ($year_from IS NULL OR state.target_year >= $year_from)
  AND ($year_to IS NULL OR state.target_year <= $year_to)
"""


def drawn(chance: random.Random) -> Filters:
    """Filters a reader might set: a day, and some of the rest."""

    def some(words: list[str], at_most: int) -> tuple[str, ...]:
        picked = set(chance.sample(words, chance.randint(0, at_most)))
        return tuple(word for word in words if word in picked)

    year_from = chance.choice([None, None, None, 2025, 2030, 2041])
    return Filters(
        day=TODAY - timedelta(days=chance.choice([0, chance.randint(0, 3_000), chance.randint(0, 6_500)])),
        kinds=some([str(kind) for kind in Kind], 3),
        levels=some([str(level) for level in Level], 2),
        countries=tuple(sorted(some(list(COUNTRIES), 4))),
        statuses=some(list(STATUSES), 1),
        year_from=year_from,
        year_to=chance.choice([None, (year_from or 2030) + 10]) if year_from else None,
    )


def counted(store: duckdb.DuckDBPyConnection, filters: Filters) -> tuple[int, int]:
    """Places and commitments, asked of the store by a query of its own."""
    asked = {"day": filters.day, "kinds": list(filters.kinds_shown), "levels": list(filters.levels)}
    asked |= {"countries": list(filters.countries), "statuses": list(filters.statuses)}
    asked |= {"year_from": filters.year_from, "year_to": filters.year_to}
    places, promises = store.cursor().execute(COUNT, asked).fetchall()[0]
    return places, promises


def go(page: Page, filters: Filters) -> None:
    """To a view as the browser's own buttons go there: without loading the page again."""
    page.evaluate(
        "query => { history.pushState({}, '', '?' + query); dispatchEvent(new PopStateEvent('popstate')); }",
        urlencode(filters.address() | {"lang": "en"}),
    )


def unpacked(page: Page, label: str) -> zipfile.ZipFile:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label, exact=True).click()
    return zipfile.ZipFile(io.BytesIO(Path(waiting.value.path()).read_bytes()))


def rows_of(archive: zipfile.ZipFile, name: str) -> int:
    return len(list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"), newline=""))))


def test_the_line_the_map_sql_and_the_files_say_the_same(page: Page, atlas: str, real_store: Path) -> None:
    store = open_store(read_pointer(real_store).path)
    chance = random.Random(20261121)  # noqa: S311 the same filters in every run, nothing to keep secret
    frame = open_world(page, atlas)
    shown = 0
    for _ in range(SETS):
        filters = drawn(chance)
        places, promises = counted(store, filters)
        go(page, filters)
        line = f"{places:,} place{'' if places == 1 else 's'} shown, {promises:,} commitment"
        day = f"{filters.day.day} {filters.day:%B %Y}"
        page.wait_for_function(
            "said => said.every(text => document.querySelector('.st-key-counting')?.innerText.includes(text))",
            arg=[line, f"as of {day}"],
        )
        frame.wait_for_function("n => window.__atlas.shown === n", arg=places)
        if not places:
            page.get_by_role("button", name="CSV", exact=True).wait_for(state="detached")
            continue
        shown += 1
        page.get_by_text(f"Download {places:,} place").wait_for()
        tables = unpacked(page, "CSV")
        assert (rows_of(tables, "places.csv"), rows_of(tables, "commitments.csv")) == (places, promises), filters
        features = json.loads(unpacked(page, "GeoJSON").read("places.geojson"))["features"]
        assert len({each["id"] for each in features}) == len(features) == places, filters
    assert shown > SETS / 2


def test_fifty_changes_keep_the_view_the_frame_and_the_memory(page: Page, atlas: str) -> None:
    frame = open_world(page, atlas + "/?at=48,9,6")
    frame.evaluate("void (window.kept = true)")
    client = page.context.new_cdp_session(page)

    def heap() -> float:
        client.send("HeapProfiler.collectGarbage")
        return float(client.send("Runtime.getHeapUsage")["usedSize"])

    def press(name: str) -> None:
        before = frame.evaluate("window.__atlas.shown")
        page.get_by_test_id("stSidebar").get_by_role("button", name=name).first.click()
        frame.wait_for_function("n => window.__atlas.shown !== n", arg=before)

    view = frame.evaluate("[map.getCenter().lat, map.getCenter().lng, map.getZoom()]")
    for _ in range(5):
        press("Neutrality")
    page.wait_for_timeout(1_000)
    first = heap()
    for number in range(50):
        press(("Neutrality", "Climate emergency", "Neutrality", "Local", "Local")[number % 5])
    page.wait_for_timeout(1_000)
    assert heap() < 1.2 * first
    assert frame.evaluate("[map.getCenter().lat, map.getCenter().lng, map.getZoom()]") == view
    assert frame.evaluate("window.kept")
