"""A map as one HTML file that needs nothing else: no app, no network, no folder beside it."""

from __future__ import annotations

import base64
import re
from html import escape
from pathlib import Path
from typing import cast

import folium
from branca.element import Figure

from atlas.maps.assets import Assets
from atlas.maps.layer import STATIC
from atlas.maps.world import world_map

LINK = re.compile(
    rf'<script src="{re.escape(STATIC)}([^"]+)"></script>'
    rf'|<link rel="stylesheet" href="{re.escape(STATIC)}([^"]+)"/>'
)


def standalone_html(assets: Assets, static: Path, selection: folium.FeatureGroup, title: str) -> str:
    """The map of a selection with its scripts, styles and tables inside.

    Args:
        static: Folder the assets were published into.
        selection: From `selection_group`; used up, since Folium ties it to this map.
        title: Title of the page, plain text.
    """
    world = world_map(assets)
    selection.add_to(world)
    page = cast(Figure, world.get_root())
    page.title = escape(title).replace("{", "&#123;")  # branca compiles what it prints
    html = LINK.sub(lambda link: _inline(static, link[1], link[2]), page.render())
    for table in (assets.marks, assets.nations, assets.regions):
        content = base64.b64encode((static / table).read_bytes()).decode("ascii")
        html = html.replace(STATIC + table, f"data:application/json;base64,{content}")
    return html


def _inline(static: Path, script: str | None, style: str | None) -> str:
    if script:
        text = (static / script).read_text(encoding="utf-8").replace("</script", "<\\/script")
        return f"<script>{text}</script>"
    return f"<style>{(static / str(style)).read_text(encoding='utf-8')}</style>"
