"""The map of the world page: a base that never changes and a selection that always may."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Literal

import folium
import numpy as np
from numpy.typing import NDArray

from atlas.maps.assets import Assets
from atlas.maps.layer import CommitmentsLayer, OfflineMap, Selection
from atlas.maps.spells import KINDS, pack_bits

RETURNED = ("last_active_drawing",)
"""What st_folium must return for `last_click`; anything more reruns the page on every pan."""


@dataclass(frozen=True, slots=True)
class Words:
    """The map's few words in one language.

    Args:
        lang: BCP 47 tag; a tag of Chinese shows Chinese names where there are some.
        kinds: Code of a kind → its label.
        levels: Code of a level → its label.
        blanks: Why an outline or a point shows nothing → what to say: `none` (checked, none found), `uncovered` (no
            source speaks of it), `inapplicable` (nothing to promise there), `filtered` (what there is does not pass).
        legend: Heading of the legend.
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
    blanks: Mapping[str, str]
    legend: str
    title: str
    borders: str
    rough: str
    places: str
    zoom_in: str
    zoom_out: str
    close: str
    failed: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What the map is to show.

    Args:
        spells: Numbers of the spells to show on the days they hold, in any order.
        n_spells: Rows of the whole table.
        day: The day shown.
        offered: Kinds the legend lists.
        kinds: Those of them that are shown.
        applies_in: Alpha-3 of the nations below whose level one of the kinds shown can be promised; None for all.
        levels: Levels asked for; empty for all.
        countries: Alpha-3 of the nations asked for; empty for all.
        asks_of_promises: Whether a status or a target year is asked for, so that a blank says nothing of a place.
        selected: Id of the selected place.
        fit: Ids of the places to bring in sight at first; empty for the world.
        members: Base64 of one bit a place, in order of id: only these are shown, those without a promise too; None for
            every place that shows something.
    """

    spells: NDArray[np.integer[Any]]
    n_spells: int
    day: date
    offered: Sequence[str]
    kinds: Sequence[str]
    applies_in: Sequence[str] | None = None
    levels: Sequence[str] = ()
    countries: Sequence[str] = ()
    asks_of_promises: bool = False
    selected: str | None = None
    fit: Sequence[str] = ()
    members: str | None = None


@dataclass(frozen=True, slots=True)
class Click:
    """What was clicked on the map: a place, or a kind in the legend.

    Args:
        at: Milliseconds since 1970 by the browser's clock; tells a new click from a kept one.
    """

    at: int
    place_id: str | None = None
    kind: str | None = None


def world_map(assets: Assets) -> folium.Map:
    """A new base map, its script the same for every filter, language, theme and reader.

    Make one for each run: st_folium adds the selection to the map it is given, so a map used
    twice would carry the first selection in its base and lose the reader's view.
    """
    base = OfflineMap(assets)
    CommitmentsLayer(assets).add_to(base)
    return base


def selection_group(shown: Shown, words: Words, theme: Literal["light", "dark"] | None = None) -> folium.FeatureGroup:
    """What the map shows now, for `st_folium(feature_group_to_add=…)`; a theme of None follows the reader's system."""
    group = folium.FeatureGroup(name="selection", control=False)
    said = {each.name: getattr(words, each.name) for each in fields(words)}
    content = {
        "bits": pack_bits(shown.spells, shown.n_spells),
        "day": shown.day.isoformat(),
        "offered": list(shown.offered),
        "kinds": list(shown.kinds),
        "appliesIn": None if shown.applies_in is None else list(shown.applies_in),
        "levels": list(shown.levels),
        "countries": list(shown.countries),
        "asksOfPromises": shown.asks_of_promises,
        "selected": shown.selected,
        "fit": list(shown.fit),
        "members": shown.members,
        "theme": theme,
        "words": {**said, "kinds": dict(words.kinds), "levels": dict(words.levels), "blanks": dict(words.blanks)},
    }
    Selection(content).add_to(group)
    return group


def last_click(returned: Mapping[str, Any] | None) -> Click | None:
    """The last click st_folium reports, None before the first.

    st_folium repeats the last click on every later run: compare `at` with the last one handled.
    """
    drawing = (returned or {}).get("last_active_drawing") or {}
    properties = drawing.get("properties") or {}
    place_id, kind, at = (properties.get(name) for name in ("id", "kind", "at"))
    if not isinstance(at, int):
        return None
    if isinstance(place_id, str):
        return Click(at, place_id=place_id)
    return Click(at, kind=kind) if kind in KINDS else None
