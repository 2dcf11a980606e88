"""The sign of a kind as a picture: the one the map draws, for labels and lists."""

from __future__ import annotations

import base64
from functools import cache

from atlas.maps.style import SIGNS
from atlas.model import Kind


@cache
def sign_uri(kind: Kind) -> str:
    """The sign as a `data:` address of an SVG picture."""
    sign = SIGNS[kind]
    rim = sign.rim or "#8A8F92"
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 24 24" width="16" height="16">'
        f'<path d="{sign.shape}" fill="{sign.light}" stroke="{rim}" stroke-width="0.8"/></svg>'
    )
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode("ascii")


def sign_image(kind: Kind) -> str:
    """The sign in Streamlit's Markdown."""
    return f"![]({sign_uri(kind)})"
