"""The sign of a kind as a picture: the one the map draws, for labels and lists."""

from __future__ import annotations

import base64
from functools import cache

import streamlit as st

from atlas.maps.style import SIGNS
from atlas.model import Kind

RIM = "#8A8F92"
"""A rim that parts a sign from a light ground and from a dark one."""


def sign_uri(kind: Kind) -> str:
    """The sign as a `data:` address of an SVG picture, in the colour for the reader's ground."""
    return _uri(kind, st.context.theme.type == "dark")


@cache
def _uri(kind: Kind, is_dark: bool) -> str:
    sign = SIGNS[kind]
    fill, rim = (sign.dark, RIM) if is_dark else (sign.light, sign.rim or RIM)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 24 24" width="16" height="16">'
        f'<path d="{sign.shape}" fill="{fill}" stroke="{rim}" stroke-width="0.8"/></svg>'
    )
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode("ascii")


def sign_image(kind: Kind) -> str:
    """The sign in Streamlit's Markdown."""
    return f"![]({sign_uri(kind)})"
