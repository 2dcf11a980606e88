"""The people of members: how many they are and which share of them a promise covers, as intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd

from atlas.model import Level
from atlas.queries.networks.given_list import MatchedPlace
from atlas.queries.people import People

GEONAMES = "gn"
"""What the id of a local place of the gazetteer begins with: two of them do not overlap."""


def share_of(part: People, whole: People, rest: Callable[[], People]) -> tuple[float, float] | None:
    """Which share of the people of some places lives in some of them, at least and at most, 0 to 1.

    At most: the most the part can be, of the fewest the whole can be, and never more than all. At least: the fewest the
    part can be, of the most the whole can be, which is no more than the part and all who live in the others. That holds
    whatever the numbers between the bounds are, since the part lies in the whole and whoever of the whole is not in the
    part is in the others; where both are known exactly it is one number. None where nobody is known to be in the whole.

    Args:
        part: The people of some places.
        whole: The people of those and others.
        rest: What gives the people of the others; asked where the bounds of the two leave room.
    """
    if whole.high == 0 or not whole.counted:
        return None
    if not part.counted:
        return 0.0, 0.0
    high = 1.0 if part.high is None or not whole.low else min(1.0, part.high / whole.low)
    low = part.low / whole.high if whole.high else 0.0
    if low < high and part.low:
        others = rest()
        low = max(low, part.low / (part.low + others.high)) if others.high is not None else low
    return min(low, high), high


def with_outside(people: People, held: pd.DataFrame, outside: Sequence[MatchedPlace]) -> People:
    """The people of some places together with those of places the store does not hold, whose links nobody knows.

    At most, the latter all live outside the former. At least, those of a nation do where all that is given in it are
    local places of GeoNames, since two of them do not overlap; elsewhere they may live inside another place given.

    Args:
        people: Those of the places held.
        held: The places the store holds, with `place_id`, `level` and `country`.
        outside: The others.
    """
    if not outside:
        return people
    nested = {country for *place, country in _keys(held) if not _is_local(*place)}
    nested |= {place.country for place in outside if not _is_local(place.place_id, place.level)}
    has_body = bool((held["level"] == Level.SUPRANATIONAL).any())
    known = [place for place in outside if place.population is not None]
    apart = _residents([place for place in known if place.country not in nested and not has_body])
    return replace(
        people,
        low=people.low + apart,
        high=None if people.high is None or len(known) < len(outside) else people.high + _residents(known),
        counted=people.counted + len(outside),
        unknown=people.unknown + len(outside) - len(known),
    )


def _residents(places: Sequence[MatchedPlace]) -> int:
    return sum(place.population or 0 for place in places)


def _keys(places: pd.DataFrame) -> list[tuple[str, str, str]]:
    return list(places[["place_id", "level", "country"]].itertuples(index=False, name=None))


def _is_local(place_id: str, level: str) -> bool:
    return level == Level.LOCAL and place_id.startswith(GEONAMES) and place_id[len(GEONAMES) :].isdecimal()
