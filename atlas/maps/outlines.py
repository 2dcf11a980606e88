"""Outlines of nations and regions, made small for the browser.

Rings travel as whole steps of 1/500 degree, each point as its difference from the one before;
that is a third of the same GeoJSON. Holes need no mark: the layer fills by the even-odd rule.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from atlas.errors import StoreError

OUTLINE_STEPS = 500
"""Steps in a degree: two hundred metres, finer than the outlines are drawn."""


def outlines_table(geojson: Path, only: Collection[str] | None = None) -> str:
    """The outlines of a FeatureCollection as compact JSON, keys as `outlines.js` reads them.

    Args:
        geojson: Features with `id` (alpha-3, ISO 3166-2 or null) and `properties.name`,
            `properties.label` as [lon, lat] in degrees.
        only: Ids to keep; None keeps every feature, also those without an id.

    Raises:
        StoreError: The file is missing.
    """
    try:
        features = json.loads(geojson.read_text(encoding="utf-8"))["features"]
    except FileNotFoundError:
        raise StoreError(f"The outlines {geojson.name} are missing: run `make setup`.") from None
    kept = [feature for feature in features if only is None or feature.get("id") in only]
    table = {
        "steps": OUTLINE_STEPS,
        "id": [feature.get("id") for feature in kept],
        "name": [feature["properties"].get("name") for feature in kept],
        "label": [feature["properties"].get("label") for feature in kept],
        "rings": [[_differences(ring) for ring in _rings(feature["geometry"])] for feature in kept],
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def _rings(geometry: dict[str, Any]) -> Iterator[list[list[float]]]:
    coordinates = geometry["coordinates"]
    for polygon in [coordinates] if geometry["type"] == "Polygon" else coordinates:
        yield from polygon


def _differences(ring: list[list[float]]) -> list[int]:
    """Lon, lat of the first point, then the step to each next one; the ring closes itself."""
    steps: list[int] = []
    last = (0, 0)
    for lon, lat, *_ in ring[:-1]:
        here = (round(lon * OUTLINE_STEPS), round(lat * OUTLINE_STEPS))
        if here != last or not steps:
            steps += [here[0] - last[0], here[1] - last[1]]
        last = here
    return steps
