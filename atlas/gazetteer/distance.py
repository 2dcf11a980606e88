"""Distance on the globe."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance of two points in kilometres (haversine).

    Args:
        lat: Degrees north; `lon`: degrees east; the other point likewise.
    """
    rise = sin(radians(other_lat - lat) / 2) ** 2
    run = cos(radians(lat)) * cos(radians(other_lat)) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(rise + run)))
