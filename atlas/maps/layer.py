"""The Folium elements of the atlas's own map: no link leaves the app, no place becomes an object.

st_folium evaluates a *base* script once and remounts its frame when that script changes; what a
filter changes must therefore arrive in a feature group, which it swaps inside the standing frame.
`OfflineMap` and `CommitmentsLayer` are the base, `Selection` is the group's only content.
"""

from __future__ import annotations

import json
import re
from typing import Any

import folium
from branca.element import MacroElement
from folium.elements import JSCSSMixin
from folium.template import Template

from atlas.maps.assets import Assets
from atlas.maps.spells import LEVELS
from atlas.maps.style import layer_style

STATIC = "../../app/static/"
"""The static folder as seen from st_folium's frame; relative, so it survives `baseUrlPath`."""

MAX_ZOOM = 11
"""Where a point of the outlines' detail is a few pixels wide."""

TEMPLATE_MARK = re.compile(r"\{(?=[{%#])")
IN_SCRIPT = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&'"})


class OfflineMap(folium.Map):
    """A Folium map whose Leaflet comes from the app itself, with no tiles.

    Its header is smaller than Folium's: that one forbids zooming the page, which some need.
    """

    _template = Template(
        """
        {% macro header(this, kwargs) %}
            <style>#{{ this.get_name() }} { position: relative; width: 100%; height: 100%; }</style>
        {% endmacro %}
        {% macro html(this, kwargs) %}
            <div class="folium-map" id={{ this.get_name()|tojson }} ></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {{ this.options|tojavascript }});
        {% endmacro %}
        """
    )

    def __init__(self, assets: Assets) -> None:
        super().__init__(
            tiles=None,
            center=[20, 10],
            zoom_start=1,
            zoomSnap=0.25,
            maxZoom=MAX_ZOOM,
            worldCopyJump=True,
            maxBoundsViscosity=1,
            attributionControl=False,
            trackResize=False,
        )
        self.default_js = [("leaflet", STATIC + assets.leaflet_js)]
        self.default_css = [("leaflet-css", STATIC + assets.leaflet_css)]


class CommitmentsLayer(JSCSSMixin):
    """Land, outlines and points: part of the base map, the same for every reader and filter."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            Atlas.start({{ this._parent.get_name() }}, {{ this.options }});
        {% endmacro %}
        """
    )

    def __init__(self, assets: Assets) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # branca is typed in part
        self._name = "CommitmentsLayer"
        self.default_js = [
            ("supercluster", STATIC + assets.supercluster_js),
            ("layer", STATIC + assets.layer_js),
        ]
        self.default_css = [("layer-css", STATIC + assets.layer_css)]
        files = {name: STATIC + getattr(assets, name) for name in ("spells", "nations", "regions")}
        self.options = script_json({"files": files, "levels": LEVELS, **layer_style()})


class Selection(MacroElement):
    """Which spells to show, which place is selected and the words to say it in."""

    _template = Template("{% macro script(this, kwargs) %}Atlas.show({{ this.content }});{% endmacro %}")

    def __init__(self, content: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # branca is typed in part
        self._name = "Selection"
        self.content = script_json(content)


def script_json(content: object) -> str:
    """JSON that is only data to the script, the page and the template it passes through.

    branca compiles a rendered script once more as a Jinja template, so a `{{` in a string, which may
    come from an address, would be code on the server. Outside strings no brace follows a brace.
    """
    text = json.dumps(content, separators=(",", ":")).translate(IN_SCRIPT)
    return TEMPLATE_MARK.sub(r"\\u007b", text)
