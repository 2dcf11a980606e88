"""Land outlines cut at ±180° of longitude, as RFC 7946 asks; degrees, axis order (lon, lat), WGS 84.

Natural Earth as packed by `world-atlas` is spherical: a ring may step from 179.9° to -179.9°.
Drawn on a plane that step becomes a band over the whole world. Here the ring is first followed
on an endless map, then cut where the world ends, and each piece is moved back.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry, LinearRing, MultiPolygon, Polygon

Ring = NDArray[np.float64]
"""Vertices of a closed ring, shape (n, 2), columns lon and lat in degrees; the last repeats the first."""

WORLD = shapely.box(-180, -90, 180, 90)


def unrolled(ring: Ring) -> Ring:
    """The ring on an endless map: no step in longitude is longer than 180°.

    A ring that does not come back to where it started has gone round a pole; it is closed
    along that pole, the one its land lies at, so that it encloses the pole and not the world.
    """
    steps = np.diff(ring[:, 0])
    lon = ring[:, 0] - 360 * np.concatenate([[0], np.cumsum(np.round(steps / 360))])
    flat = np.column_stack([lon, ring[:, 1]])
    if abs(flat[-1, 0] - flat[0, 0]) < 180:
        return flat
    pole = np.copysign(90.0, flat[:, 1].mean())
    return np.vstack([flat, [flat[-1, 0], pole], [flat[0, 0], pole], flat[0]])


def cut(land: Geometry) -> MultiPolygon:
    """The same land as valid polygons between -180° and 180°, none crossing the line.

    Args:
        land: Polygon or MultiPolygon in degrees, (lon, lat); its rings may cross ±180°, go
            round a pole or lie beyond ±180° altogether. Rings without area are dropped.
    """
    pieces = [piece for polygon in polygons(land) for piece in _cut_polygon(polygon)]
    return MultiPolygon(list(polygons(shapely.union_all(pieces))))


def polygons(geometry: Geometry) -> Iterator[Polygon]:
    """The polygons a geometry is made of; lines and points that an overlay left behind are skipped."""
    for part in shapely.get_parts(geometry):
        if part.geom_type == "GeometryCollection":
            yield from polygons(part)
        elif part.geom_type == "Polygon" and not part.is_empty:
            yield part


def _cut_polygon(polygon: Polygon) -> Iterator[Geometry]:
    shell, *holes = (unrolled(_vertices(ring)) for ring in [polygon.exterior, *polygon.interiors])
    whole = shapely.make_valid(Polygon(shell))
    for hole in holes:
        # A hole may have been unrolled into another turn of the endless map than its shell.
        turns = np.round((shell[:, 0].mean() - hole[:, 0].mean()) / 360)
        ground = shapely.make_valid(Polygon(hole + np.array([360 * turns, 0])))
        # Not `difference`: Antarctica is packed as a dot at the pole with its coast for a hole.
        whole = shapely.symmetric_difference(whole, ground)
    if whole.is_empty:
        return
    west, _, east, _ = whole.bounds
    for turn in range(int((west + 180) // 360), int(-((180 - east) // 360)) + 1):
        yield shapely.intersection(shapely.transform(whole, lambda xy, t=turn: xy - [360 * t, 0]), WORLD)


def _vertices(ring: LinearRing) -> Ring:
    vertices: Ring = shapely.get_coordinates(ring)
    return vertices
