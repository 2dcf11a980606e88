"""The map of the world page: a base that never changes and a selection that always may."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

import folium
import numpy as np
from numpy.typing import NDArray

from atlas.maps.assets import Assets
from atlas.maps.layer import CommitmentsLayer, OfflineMap, Selection
from atlas.maps.marks import pack_bits

RETURNED = ("last_active_drawing",)
"""What st_folium must return for `clicked_place`; anything more reruns the page on every pan."""


@dataclass(frozen=True, slots=True)
class Words:
    """The map's few words in one language.

    Args:
        lang: BCP 47 tag; a tag of Chinese shows Chinese names where there are some.
        kinds: Code of a kind → its label.
        levels: Code of a level → its label.
        title: What the map is, for a screen reader.
        borders: The line on whose borders these are.
        rough: Said of a place whose position is approximate.
        places: Said of a cluster, with `{n}` for the number of places.
        zoom_in: Title of the button.
        zoom_out: Title of the button.
        close: Title of the popup's button.
        failed: Said when the map's files cannot be loaded.
    """

    lang: str
    kinds: Mapping[str, str]
    levels: Mapping[str, str]
    title: str
    borders: str
    rough: str
    places: str
    zoom_in: str
    zoom_out: str
    close: str
    failed: str


@dataclass(frozen=True, slots=True)
class Click:
    """A place clicked on the map.

    Args:
        at: Milliseconds since 1970 by the browser's clock; tells a new click from a kept one.
    """

    place_id: str
    at: int


def world_map(assets: Assets) -> folium.Map:
    """A new base map, its script the same for every filter, language, theme and reader.

    Make one for each run: st_folium adds the selection to the map it is given, so a map used
    twice would carry the first selection in its base and lose the reader's view.
    """
    base = OfflineMap(assets)
    CommitmentsLayer(assets).add_to(base)
    return base


def selection_group(
    mark_rows: NDArray[np.integer[Any]],
    n_marks: int,
    selected_place_id: str | None,
    words: Words,
    theme: Literal["light", "dark"] | None = None,
) -> folium.FeatureGroup:
    """What the map shows now, for `st_folium(feature_group_to_add=…)`.

    Args:
        mark_rows: Rows of the table of marks to show, in any order.
        n_marks: Rows of the whole table.
        theme: None follows the reader's system.
    """
    group = folium.FeatureGroup(name="selection", control=False)
    said = {each.name: getattr(words, each.name) for each in fields(words)}
    content = {
        "bits": pack_bits(mark_rows, n_marks),
        "selected": selected_place_id,
        "theme": theme,
        "words": {**said, "kinds": dict(words.kinds), "levels": dict(words.levels)},
    }
    Selection(content).add_to(group)
    return group


def clicked_place(returned: Mapping[str, Any] | None) -> Click | None:
    """The last click st_folium reports, None before the first.

    st_folium repeats the last click on every later run: compare `at` with the last one handled.
    """
    drawing = (returned or {}).get("last_active_drawing") or {}
    properties = drawing.get("properties") or {}
    place_id, at = properties.get("id"), properties.get("at")
    if not isinstance(place_id, str) or not isinstance(at, int):
        return None
    return Click(place_id, at)
