"""Cities CLDR names in every language: those time zones are called after."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from babel import Locale
from babel.core import get_global

from atlas.folding import key
from atlas.model import Level, Place


def exemplar_cities(named: Callable[[str, str], list[Place]], alpha3: dict[str, str]) -> Iterator[tuple[Place, str]]:
    """The largest town of each zone's English name in the zone's country, with its name in simplified Chinese.

    Some zones are called after an island or a state: where the town has another Chinese name already, CLDR's
    must be a spelling of it, of one length and with a character in common (拉各斯 for 拉哥斯, not 文莱 for 斯里巴加湾).

    Args:
        named: Places of a folded name in a country (alpha-3).
        alpha3: ISO 3166-1 alpha-3 by alpha-2.
    """
    english, chinese = Locale.parse("en").time_zones, Locale.parse("zh_Hans").time_zones
    for zone, alpha2 in sorted(get_global("zone_territories").items()):
        name_zh = chinese.get(zone, {}).get("city")
        if not name_zh or alpha2 not in alpha3:
            continue
        name = english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        towns = [place for place in named(key(name), alpha3[alpha2]) if place.level is Level.LOCAL]
        town = max(towns, key=lambda place: (place.population or 0, place.place_id), default=None)
        if town and (town.name_zh is None or _is_spelling(town.name_zh, name_zh)):
            yield town, name_zh


def _is_spelling(one: str, other: str) -> bool:
    return len(one) == len(other) and bool(set(one) & set(other))
