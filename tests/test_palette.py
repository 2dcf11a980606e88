"""The palette for readers who see fewer colours: simulated, measured, and told apart by shape where colour fails.

Colour blindness is simulated with the matrices of Machado, Oliveira and Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency" (IEEE TVCG 15(6), 2009), at severity 1.0 in linear RGB. Differences are CIEDE2000
(Sharma, Wu and Dalal, Color Research and Application 30(1), 2005), contrast is WCAG 2.2's.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt
from typing import Literal

import pytest

from atlas.maps.style import DARK, LIGHT, SIGNS, Ground
from atlas.model import Kind

Theme = Literal["light", "dark"]
Three = tuple[float, float, float]

SIGHTS: dict[str, tuple[Three, Three, Three]] = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ: tuple[Three, Three, Three] = (  # IEC 61966-2-1, D65
    (0.4124, 0.3576, 0.1805),
    (0.2126, 0.7152, 0.0722),
    (0.0193, 0.1192, 0.9505),
)
WHITE: Three = (0.9505, 1.0, 1.089)
GROUNDS: dict[Theme, Ground] = {"light": LIGHT, "dark": DARK}
THEMES: tuple[Theme, ...] = ("light", "dark")

CLEAR = 10.0
"""CIEDE2000 from which two signs side by side are told apart by colour alone: about ten times what is just noticed."""

TEXT, SIGN = 4.5, 3.0
"""Contrasts of WCAG 2.2, AA: of text (1.4.3), and of graphics one must see to understand (1.4.11)."""


def linear(colour: str) -> Three:
    """Linear RGB from `#RRGGBB`, each 0 to 1."""
    r, g, b = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (r, g, b))  # type: ignore[return-value]


def through(matrix: Sequence[Three], vector: Three) -> Three:
    return tuple(sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)  # type: ignore[return-value]


def seen(colour: str, sight: str) -> Three:
    """Linear RGB as that sight sees the colour."""
    return tuple(min(1.0, max(0.0, c)) for c in through(SIGHTS[sight], linear(colour)))  # type: ignore[return-value]


def lab(rgb: Three) -> Three:
    """CIELAB from linear RGB."""

    def root(t: float) -> float:
        return t ** (1 / 3) if t > (6 / 29) ** 3 else t / (3 * (6 / 29) ** 2) + 4 / 29

    x, y, z = (root(c / w) for c, w in zip(through(TO_XYZ, rgb), WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: Three, two: Three) -> float:
    """CIEDE2000 of two colours in CIELAB, all weights 1."""
    (l1, a1, b1), (l2, a2, b2) = one, two
    mean7 = ((hypot(a1, b1) + hypot(a2, b2)) / 2) ** 7
    stretch = 1.5 - sqrt(mean7 / (mean7 + 25**7)) / 2
    a1, a2 = a1 * stretch, a2 * stretch
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = (degrees(atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    grey = c1 * c2 == 0
    turn = 0 if grey else (h2 - h1 + 180) % 360 - 180
    hue = h1 + h2 if grey else (h1 + turn / 2) % 360
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    t = 1 - 0.17 * cos(radians(hue - 30)) + 0.24 * cos(radians(2 * hue))
    t += 0.32 * cos(radians(3 * hue + 6)) - 0.2 * cos(radians(4 * hue - 63))
    by_light = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2))
    by_chroma = (c2 - c1) / (1 + 0.045 * chroma)
    by_hue = 2 * sqrt(c1 * c2) * sin(radians(turn / 2)) / (1 + 0.015 * chroma * t)
    blue = 60 * exp(-(((hue - 275) / 25) ** 2))
    twist = -2 * sqrt(chroma**7 / (chroma**7 + 25**7)) * sin(radians(blue))
    return sqrt(by_light**2 + by_chroma**2 + by_hue**2 + twist * by_chroma * by_hue)


def contrast(one: str, two: str) -> float:
    light, dark = sorted((through(TO_XYZ, linear(colour))[1] for colour in (one, two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colour(kind: Kind, theme: Theme) -> str:
    return SIGNS[kind].light if theme == "light" else SIGNS[kind].dark


def close_pairs(theme: Theme, sight: str) -> set[frozenset[Kind]]:
    """Pairs of kinds that this sight cannot surely tell apart by colour alone."""
    labs = {kind: lab(seen(colour(kind, theme), sight)) for kind in Kind}
    return {frozenset({a, b}) for a, b in combinations(Kind, 2) if difference(labs[a], labs[b]) < CLEAR}


def plate(ground: Ground) -> str:
    """What the note on the map stands on: paper, 80 % of it, over land."""
    mixed = (round(0.8 * int(ground.paper[i : i + 2], 16) + 0.2 * int(ground.land[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


@pytest.mark.parametrize(
    ("one", "two", "published"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
    ],
)
def test_differences_are_those_of_the_published_pairs(one: Three, two: Three, published: float) -> None:
    assert difference(one, two) == pytest.approx(published, abs=5e-5)
    assert difference(two, one) == pytest.approx(published, abs=5e-5)


def test_every_kind_has_a_shape_of_its_own() -> None:
    assert set(SIGNS) == set(Kind)
    assert len({sign.shape for sign in SIGNS.values()}) == len(Kind)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", THEMES)
def test_colour_alone_tells_kinds_apart(theme: Theme, sight: str) -> None:
    assert close_pairs(theme, sight) == set()


@pytest.mark.parametrize("theme", THEMES)
def test_text_is_legible_wherever_it_stands(theme: Theme) -> None:
    ground = GROUNDS[theme]
    below = {
        f"{ink} on {under}": ratio
        for ink, grounds in (
            ("text", (ground.paper, ground.sea, ground.land)),
            ("quiet", (ground.paper, ground.sea, plate(ground))),
        )
        for under in grounds
        if (ratio := contrast(getattr(ground, ink), under)) < TEXT
    }
    assert below == {}


@pytest.mark.parametrize("theme", THEMES)
def test_rings_and_dashed_rims_are_seen_on_land_and_sea(theme: Theme) -> None:
    ground = GROUNDS[theme]
    assert (
        min(contrast(ink, under) for ink in (ground.quiet, ground.text) for under in (ground.land, ground.sea)) > SIGN
    )


@pytest.mark.parametrize("theme", THEMES)
def test_signs_stand_out_from_land_and_sea_by_their_fill_or_their_rim(theme: Theme) -> None:
    ground = GROUNDS[theme]

    def stands_out(kind: Kind) -> bool:
        rim = SIGNS[kind].rim if theme == "light" else None  # rims are drawn on the light ground only
        return any(
            all(contrast(ink, under) >= SIGN for under in (ground.land, ground.sea))
            for ink in (colour(kind, theme), rim)
            if ink
        )

    assert {kind for kind in Kind if not stands_out(kind)} == set()
