"""Neighbouring areas drawn with fewer points and still without a gap between them.

Degrees throughout. A coverage is a list of areas that do not overlap and whose shared borders
have the same vertices; simplified one by one, neighbours would part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry, MultiPolygon, Polygon

from atlas.gazetteer.antimeridian import WORLD, polygons

Vertices = NDArray[np.float64]
"""Shape (n, 2)."""

SNAP = 0.002
"""Vertices nearer than this are one, in degrees (200 m): the packages round differently."""
GAP = 0.01
"""Gaps narrower than this are closed, in degrees: two files draw one border twice."""


@dataclass(frozen=True, slots=True)
class Tier:
    """How areas from a size on are drawn.

    Args:
        least: Area from which on the tier holds, in square degrees at the equator (12,400 km²).
        tolerance: Side of a square as large as the smallest corner that stays, in degrees at
            the equator (111 km).
        decimals: Digits behind the point of a coordinate in degrees.
    """

    least: float
    tolerance: float
    decimals: int


TIERS = (Tier(0, 0.01, 3), Tier(0.01, 0.02, 3), Tier(0.1, 0.05, 2), Tier(1, 0.08, 2), Tier(60, 0.12, 2))
"""A borough keeps its shape, a steppe its hundred points."""
ISLET = 1
"""Islands smaller than this many of their tier's squares go, unless they are the largest."""


def cleaned(areas: Sequence[Geometry]) -> list[Geometry]:
    """The areas as a coverage: overlaps go to the neighbour with the longer border, gaps are closed.

    An area so small that the snapping would erase it is kept as it came.
    """
    valid = [shapely.make_valid(area, method="structure") for area in areas]
    covered = shapely.coverage_clean(valid, gap_width=GAP, snapping_distance=SNAP)
    return [new if new.area > old.area / 2 else old for new, old in zip(covered, valid, strict=True)]


def simplified(areas: Sequence[Geometry]) -> list[Geometry]:
    """A coverage with fewer vertices, coarser and rounder where areas are large.

    Every tier keeps the borders of the smaller areas, which are drawn already. The sea takes
    part as one more area, so that coasts are smoothed with the tier of their land.
    """
    flat = shapely.transform(areas, _equal_area)
    size = shapely.area(flat)
    shapes = shapely.coverage_simplify(flat, TIERS[0].tolerance)
    for tier in TIERS[1:]:
        large = np.flatnonzero(size >= tier.least)
        sea = shapely.difference(shapely.transform(WORLD, _equal_area), shapely.union_all(shapes))
        smooth = shapely.coverage_simplify([*shapes[large], sea], tier.tolerance, simplify_boundary=False)
        shapes[large] = smooth[:-1]
    tiers = [next(tier for tier in reversed(TIERS) if area >= tier.least) for area in size]
    kept = _without_islets(shapes, tiers)
    return _rounded([shapely.transform(shape, _lon_lat) for shape in kept], tiers)


def _equal_area(xy: Vertices) -> Vertices:
    """Lambert's cylindrical projection, in degrees of the equator: areas as on the ground."""
    return np.column_stack([xy[:, 0], np.degrees(np.sin(np.radians(xy[:, 1])))])


def _lon_lat(xy: Vertices) -> Vertices:
    sine = np.clip(np.radians(xy[:, 1]), -1, 1)
    return np.column_stack([xy[:, 0], np.degrees(np.arcsin(sine))])


def _without_islets(shapes: Sequence[Geometry], tiers: Sequence[Tier]) -> list[MultiPolygon]:
    """The areas less their small islands; an exclave stays, as without it the neighbour had a hole."""
    parts = [(index, part) for index, shape in enumerate(shapes) for part in polygons(shape)]
    tree = shapely.STRtree([part for _, part in parts])
    near, other = tree.query([part for _, part in parts], predicate="intersects")
    bordering = set(near[near != other])
    largest = {index: part.area for index, part in sorted(parts, key=lambda each: each[1].area)}
    kept: list[list[Polygon]] = [[] for _ in shapes]
    for number, (index, part) in enumerate(parts):
        if number in bordering or part.area >= min(ISLET * tiers[index].tolerance ** 2, largest[index]):
            kept[index].append(part)
    return [MultiPolygon(each) for each in kept]


def _rounded(shapes: Sequence[Geometry], tiers: Sequence[Tier]) -> list[Geometry]:
    """Coordinates rounded, each vertex by itself, so that neighbours round a shared one alike.

    A vertex that borders a finely drawn area is rounded as finely.
    """
    most = max(tier.decimals for tier in tiers)
    fine = [shape for shape, tier in zip(shapes, tiers, strict=True) if tier.decimals == most]
    known = _vertices(shapely.get_coordinates(fine))

    def to_grid(xy: Vertices, decimals: int) -> Vertices:
        is_fine = np.isin(_vertices(xy), known)[:, None]
        rounded: Vertices = np.where(is_fine, np.round(xy, most), np.round(xy, decimals)) + 0.0
        return rounded

    return [
        _sound(shapely.transform(shape, partial(to_grid, decimals=tier.decimals)), most)
        for shape, tier in zip(shapes, tiers, strict=True)
    ]


def _vertices(xy: Vertices) -> NDArray[np.complex128]:
    """Vertices as one number each, to look them up; what lies closer than a millimetre is one."""
    rounded: NDArray[np.complex128] = np.round(xy[:, 0], 8) + 1j * np.round(xy[:, 1], 8)
    return rounded


def _sound(shape: Geometry, decimals: int) -> Geometry:
    """The shape as valid polygons on the grid, where rounding has folded a ring."""
    while not shapely.is_valid(shape):
        shape = MultiPolygon(list(polygons(shapely.make_valid(shape, method="structure"))))
        shape = shapely.transform(shape, lambda xy: np.round(xy, decimals) + 0.0)
    return shape
