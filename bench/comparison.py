"""The map against Folium's own ways to draw the same places, side by side in one run, in the browser."""

from __future__ import annotations

import json
import os
import platform
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from playwright.sync_api import Playwright, sync_playwright

from atlas import paths
from atlas.queries.connect import open_store, read_pointer
from bench.layer import publish_points
from bench.points import FILTER, Place, Point, places_shown, register_points, scaled, write_places
from bench.rivals import publish_plugin
from bench.seen import Seen
from bench.serve import Served, page_folder, served_page
from bench.visit import NotFinishedError, Visit, fresh_browser

OUT = paths.BUILD / "bench" / "map.json"
NAMES = {
    "ours": "ours",
    "geo_json": "`GeoJson`, canvas",
    "fast_marker_cluster": "`FastMarkerCluster`",
    "circle_cluster": "`CircleMarker` + `MarkerCluster`",
    "marker_cluster": "`Marker` + `MarkerCluster`",
}
SLOW = ("circle_cluster", "marker_cluster")
RUNS = {1: 5, 5: 3, 20: 3}
"""Times the register → runs of each way; of the slow ones as many as `SLOW_RUNS`."""
SLOW_RUNS = {1: 3, 5: 1, 20: 1}
CHANGES = 3
"""Filter changes a run, there and back; of the slow ways one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One way at one size."""

    way: str
    times: int
    places: int
    kept: int
    """Places the filter keeps."""
    seen: Seen = field(default_factory=Seen)


def compare(sizes: list[int]) -> None:
    """Measure, print the table, leave the JSON."""
    cells: list[Cell] = []
    for cell in measured(sizes):
        cells.append(cell)
        write(cells)
    print(table(cells))


def measured(sizes: list[int]) -> Iterator[Cell]:
    """Each way at each size, the ways in turn within a size.

    Raises:
        RuntimeError: Chromium or the cluster plugin is not on this machine.
    """
    program = shutil.which("chromium")
    if program is None:
        raise RuntimeError("Chromium is not on this machine: the map is measured in a browser")
    if not (paths.PACKAGES / "leaflet.markercluster").is_dir():
        raise RuntimeError("Folium's cluster plugin is not installed: `make bench` installs it")
    register = register_points(open_store(read_pointer(paths.STORE).path))
    with sync_playwright() as playwright:
        for times in sizes:
            yield from _cells(playwright, program, scaled(register, times), times)


def _cells(playwright: Playwright, program: str, points: list[Point], times: int) -> list[Cell]:
    places = places_shown(points)
    kept = sum(FILTER in place.kinds for place in places)
    cells = [Cell(way, times, len(places), kept) for way in NAMES]
    with tempfile.TemporaryDirectory() as aside, ExitStack() as running:
        servers = {}
        for cell in cells:
            folder = _folder(points, places, Path(aside) / cell.way)
            servers[cell.way] = running.enter_context(served_page(folder))
            _warm_up(playwright, program, servers[cell.way], cell)
        for run in range(RUNS[times]):
            for cell in cells:
                if cell.seen.fault is None and (cell.way not in SLOW or run < SLOW_RUNS[times]):
                    _run(playwright, program, servers[cell.way], cell)
    return cells


def _folder(points: list[Point], places: list[Place], folder: Path) -> Path:
    page_folder("map.py", folder)
    publish_points(points, folder)
    publish_plugin(paths.PACKAGES, folder / "static")
    write_places(places, folder / "places.json")
    return folder


def _warm_up(playwright: Playwright, program: str, server: Served, cell: Cell) -> None:
    """Let the server import and cache what it will; a rival draws a few places, for the rest it keeps nothing."""
    few = cell.places if cell.way == "ours" else 100
    with fresh_browser(playwright, program) as browser:
        Visit(browser.new_page(), server, f"{cell.way}&few", (few, 0)).open()


def _run(playwright: Playwright, program: str, server: Served, cell: Cell) -> None:
    seen, expected = cell.seen, (cell.places, cell.kept)
    with fresh_browser(playwright, program) as browser:
        try:
            visit = Visit(browser.new_page(), server, cell.way, expected)
            seen.visible.append(visit.open())
            visit.weigh(seen)
            visit.pan(seen)
            visit.look_at_europe()
            visit.filter(seen, 1 if cell.way in SLOW else CHANGES)
            if seen.blank is None:
                seen.blank, seen.view_kept = visit.blank_frames(), visit.is_where_it_was()
            visit.page.close()
            seen.again.append(Visit(browser.new_page(), server, cell.way, expected).open())
        except NotFinishedError as fault:
            seen.fault = str(fault)
            server.stop()  # it may be at work still, and would slow the others


COLUMNS = (
    "drawn by",
    "places",
    "script start → visible (second visit)",
    "filter set, cleared → visible",
    "blank frames, view",
    "data received",
    "heap (each filter change)",
    "panning (worst frame)",
    "to ours: start, filter, data",
)


def table(cells: list[Cell]) -> str:
    """The cells as Markdown; what was not measured says why."""
    ours = {cell.times: cell.seen for cell in cells if cell.way == "ours"}
    lines = [COLUMNS, ["---"] * len(COLUMNS), *(_line(cell, ours[cell.times]) for cell in cells)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _line(cell: Cell, ours: Seen) -> list[str]:
    seen = cell.seen
    why = seen.fault or "–"
    return [
        NAMES[cell.way],
        f"{cell.places:,} ({cell.times}×)",
        f"{_seconds(seen.visible, why)} ({_seconds(seen.again, why)})" if seen.visible else why,
        f"{_seconds(seen.chosen, why)}, {_seconds(seen.cleared, why)}" if seen.chosen else why,
        why if seen.blank is None else f"{seen.blank}, {'kept' if seen.view_kept else 'lost'}",
        _data(seen, why),
        f"{median(seen.heap):.0f} MB ({_left(seen.left, why)})" if seen.heap else why,
        f"{median(seen.frames):.0f}/s ({median(seen.worst):.0f} ms)" if seen.frames else why,
        _ratios(seen, ours),
    ]


def _seconds(milliseconds: list[float], otherwise: str) -> str:
    return f"{median(milliseconds) / 1000:.2f} s" if milliseconds else otherwise


def _left(megabytes: list[float], otherwise: str) -> str:
    return f"{median(megabytes):+.1f} MB" if megabytes else otherwise


def _data(seen: Seen, otherwise: str) -> str:
    """All bytes, and those of our file of places apart."""
    if not seen.heap:
        return otherwise
    own = median(seen.points_bytes)
    return f"{median(_bytes(seen)) / 1000:,.0f} kB" + (f" (places {own / 1000:,.0f} kB)" if own else "")


def _bytes(seen: Seen) -> list[int]:
    return [sum(pair) for pair in zip(seen.socket_bytes, seen.file_bytes, strict=True)]


def _ratios(seen: Seen, ours: Seen) -> str:
    pairs = (
        (seen.visible, ours.visible),
        (seen.chosen + seen.cleared, ours.chosen + ours.cleared),
        (_bytes(seen), _bytes(ours)),
    )
    return ", ".join(f"{median(theirs) / median(own):.1f}×" if theirs and own else "–" for theirs, own in pairs)


def write(cells: list[Cell]) -> None:
    """Leave everything measured as JSON, with the machine it was measured on."""
    OUT.parent.mkdir(parents=True, exist_ok=True)
    found = {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {"cores": os.cpu_count(), "load": os.getloadavg(), "system": platform.platform()},
        "cells": [asdict(cell) for cell in cells],
    }
    OUT.write_text(json.dumps(found, indent=2), encoding="utf-8")
