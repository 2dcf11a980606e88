"""Upstream outlines of regions put where the regions lie; degrees, axis order (lon, lat), WGS 84.

The package draws a chart, not an atlas: far regions are moved beside the mainland, islands come
with a neighbour, claims with the claimant. Each such case stands in a table here; whatever else
does not lie in its nation is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
import shapely
from shapely import Geometry, MultiPolygon, Polygon

from atlas.gazetteer.antimeridian import polygons
from atlas.gazetteer.outline_codes import ALPHA3, SUBDIVISIONS, Piece

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

FAR_PARTS: dict[str, list[Bounds]] = {
    "ES-GC": [(-16.0, 27.4, -13.2, 29.6)],
    "ES-TF": [(-18.3, 27.5, -16.0, 28.95)],
    "FR-971": [(-62.0, 15.8, -61.0, 16.6)],
    "FR-972": [(-61.3, 14.3, -60.7, 15.0)],
    "FR-973": [(-55.0, 2.0, -51.0, 6.0)],
    "FR-974": [(55.0, -21.5, 56.0, -20.8)],
    "FR-976": [(44.9, -13.1, 45.4, -12.5)],
    "GB-ELS": [(-8.7, 57.55, -6.1, 58.6), (-8.7, 56.7, -7.0, 57.55)],
    "GB-ZET": [(-2.2, 59.4, -0.6, 61.0)],
    "NO-21": [(10.0, 74.0, 36.0, 81.0)],
    "PT-20": [(-31.5, 36.5, -24.5, 40.0)],
    "PT-30": [(-17.6, 32.3, -16.0, 33.3)],
    "US-AK": [(-180.0, 51.0, -129.0, 72.0), (172.0, 51.0, 180.0, 54.0)],
    "US-HI": [(-161.0, 18.0, -154.0, 23.0)],
}
"""Regions the package moves beside the mainland, or leaves out, and where they really lie. The
nation's own parts inside the boxes stand in."""
LIES_IN = {"FI-01": "ALA", "UA-40": "RUS", "UA-43": "RUS"}
"""Regions drawn within another nation's outline: Åland has a code of its own; ISO 3166-2 lists
Crimea and Sevastopol under Ukraine, while Natural Earth's nations follow who holds the ground."""
CLAIMED = {"IL-JM", "IN-JK", "IN-LA"}
"""Drawn with a claim in their file: cut back to the line the nations' outlines follow."""
PARTS: dict[str, tuple[str, Bounds]] = {
    "JP-47": ("JP-46", (128.3, 27.0, 130.2, 28.7)),
    "PH-SUN": ("PH-DIN", (125.4, 9.83, 125.75, 10.6)),
    "YE-HD": ("YE-SU", (52.0, 11.5, 55.0, 13.0)),
}
"""Islands drawn with a region they do not belong to, their own region, and the box they lie in:
Amami with Okinawa, the Dinagat Islands with Surigao, Socotra with Hadramaut."""
INSIDE = 0.8
"""Least share of a region's area within its nation: less, and one of the two is misplaced."""
SHORE = 0.02
"""Degrees a region may lie off its nation: the two packages round the beaches differently."""


def placed(found: Iterable[Piece], nations: dict[str, Geometry], refused: dict[str, str]) -> Iterator[Piece]:
    """Pieces that lie where their nation does; the others go to the refused."""
    for piece in (part for each in found for part in _divided(each)):
        nation = nations.get(LIES_IN.get(piece.code, piece.country), Polygon())
        share = shapely.intersection(piece.land, nation).area / piece.land.area
        if share < INSIDE:
            near = shapely.intersection(nation, shapely.box(*piece.land.bounds).buffer(SHORE))
            share = shapely.intersection(piece.land, near.buffer(SHORE)).area / piece.land.area
        if piece.code in FAR_PARTS:
            refused[piece.source] = "moved beside the mainland in its file; the nation's own parts stand in"
        elif piece.code in CLAIMED:
            yield replace(piece, land=shapely.intersection(piece.land, nation))
        elif share >= INSIDE:
            yield piece
        else:
            refused[piece.source] = f"only {share:.0%} of it lies in {piece.country}"


def _divided(piece: Piece) -> Iterator[Piece]:
    """The piece, less the islands of another region, and those islands."""
    other, bounds = PARTS.get(piece.code, (None, None))
    if other is None or bounds is None:
        yield piece
        return
    parts = np.array(list(polygons(piece.land)))
    inside = shapely.within(shapely.centroid(parts), shapely.box(*bounds))
    yield replace(piece, land=MultiPolygon(list(parts[~inside])))
    yield replace(piece, code=other, name=SUBDIVISIONS[other].name, land=MultiPolygon(list(parts[inside])))


def far_pieces(nations: dict[str, Geometry]) -> Iterator[Piece]:
    """The moved regions in their true place, cut out of their nations' outlines."""
    for code, boxes in FAR_PARTS.items():
        country = ALPHA3[code[:2]]
        where = shapely.union_all([shapely.box(*box) for box in boxes])
        parts = np.array(list(polygons(nations[country])))
        land = shapely.union_all(parts[shapely.within(shapely.point_on_surface(parts), where)])
        yield Piece(code, country, SUBDIVISIONS[code].name, land, "")
