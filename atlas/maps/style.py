"""How commitments and the ground under them look: read by the layer, the legend and the charts.

Colours of kinds are Okabe and Ito's, which people who see fewer colours still tell apart; the
ninth, a brown, was chosen as far from the other eight as they are from each other, and so was the
blue of the dark ground, where theirs is too dim. `tests/test_palette.py` measures it. Colour is
never alone: each kind has a shape as well, given as SVG path data in a box from -10 to 10.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

from atlas.model import Kind


@dataclass(frozen=True, slots=True)
class Sign:
    """One kind's colour and shape.

    Args:
        light: `#RRGGBB` on a light ground.
        dark: `#RRGGBB` on a dark ground.
        shape: SVG path data, centred on 0,0 in a box from -10 to 10; shapes cover about equal areas.
        rim: `#RRGGBB` of a rim, for a colour too pale to stand alone on a light ground.
    """

    light: str
    dark: str
    shape: str
    rim: str | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """Colours (`#RRGGBB`) of everything that is not a commitment."""

    sea: str
    land: str
    border: str
    text: str
    quiet: str
    paper: str


CIRCLE = "M-9,0A9,9 0 1,0 9,0A9,9 0 1,0 -9,0Z"
SQUARE = "M-8,-8H8V8H-8Z"
DIAMOND = "M0,-11L11,0L0,11L-11,0Z"
TRIANGLE = "M0,-10.5L11,8.5H-11Z"
WEDGE = "M0,10.5L11,-8.5H-11Z"
CROSS = "M-10,-6L-6,-10L0,-4L6,-10L10,-6L4,0L10,6L6,10L0,4L-6,10L-10,6L-4,0Z"
PLUS = "M-3.5,-10H3.5V-3.5H10V3.5H3.5V10H-3.5V3.5H-10V-3.5H-3.5Z"
HEXAGON = "M-5.5,-9.5H5.5L11,0L5.5,9.5H-5.5L-11,0Z"
HALF = "M-11,5A11,11 0 0,1 11,5Z"

SIGNS: Mapping[Kind, Sign] = MappingProxyType(
    {
        Kind.RENEWABLE_100: Sign("#E69F00", "#E69F00", DIAMOND, rim="#A67200"),
        Kind.CLIMATE_EMERGENCY: Sign("#D55E00", "#D55E00", TRIANGLE),
        Kind.NEUTRALITY: Sign("#009E73", "#009E73", CIRCLE, rim="#008E68"),
        Kind.FOSSIL_FREE: Sign("#333333", "#E6E6E6", CROSS),
        Kind.PILOT: Sign("#56B4E9", "#56B4E9", SQUARE, rim="#3F83AA"),
        Kind.PEAK: Sign("#CC79A7", "#CC79A7", HEXAGON, rim="#AB668C"),
        Kind.REDUCTION: Sign("#0072B2", "#0078D8", WEDGE),
        Kind.RENEWABLE_SHARE: Sign("#7A4B2A", "#D2B49C", HALF),
        Kind.CARBON_PRICING: Sign("#F0E442", "#F0E442", PLUS, rim="#6E6710"),
    }
)

LIGHT = Ground(sea="#F6F7F7", land="#E4E6E6", border="#FFFFFF", text="#1C1E1F", quiet="#6A6F72", paper="#FFFFFF")
DARK = Ground(sea="#14171A", land="#272C30", border="#3A4147", text="#ECEEEF", quiet="#9AA2A7", paper="#1C2024")

POPULATION_CLASSES = (10_000, 100_000, 500_000, 1_000_000, 5_000_000)
"""Residents at which the next larger point begins."""

POINT_RADII = (3.2, 4.0, 5.0, 6.0, 7.2, 8.8)
"""Pixels, one more than the classes; unknown population draws the smallest, so no place disappears."""

INHABITED_WORLD = (-56.0, -168.0, 72.0, 180.0)
"""Degrees south, west, north, east: what the first view shows."""

MAPPED_WORLD = (-62.0, 84.5)
"""Degrees south and north: no government lies beyond, so no view goes there."""

FONT = (
    'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "PingFang SC", '
    '"Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'
)
"""CSS font families: the system's own face, then a Chinese one of the system."""


def population_class(population: int | None) -> int:
    """Index into `POINT_RADII`, 0 where the population is unknown."""
    return sum((population or 0) >= step for step in POPULATION_CLASSES)


def layer_style() -> dict[str, Any]:
    """Everything above in the shape `layer.js` reads; kinds in the order of the vocabulary."""
    return {
        "kinds": [{"code": str(kind), **asdict(SIGNS[kind])} for kind in Kind],
        "grounds": {"light": asdict(LIGHT), "dark": asdict(DARK)},
        "radii": POINT_RADII,
        "inhabited": INHABITED_WORLD,
        "mapped": MAPPED_WORLD,
        "font": FONT,
    }
