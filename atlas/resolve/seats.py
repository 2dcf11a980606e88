"""Counties, shires and metropolitan municipalities called after the town they are governed from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from atlas.gazetteer.words import Reading, Scope
from atlas.model import Place, Precision
from atlas.resolve.candidate import Candidate, Naming

LEAST_SHARE = 0.5
# A metropolitan municipality is its city, if the city is large; else it is more country than town.
LARGE_SEAT = 300_000
SEAT_ID = re.compile(r"seat:(?P<kind>[a-z_]+)-(?P<town>\d+)")


def seat_towns(reading: Reading, found: Iterable[Candidate]) -> list[Candidate]:
    """Towns an area of the name can be governed from; none if the name is not such an area's."""
    if Scope.SEAT not in reading.scopes:
        return []
    return [
        each for each in found if each.place.geonames_id and (each.naming is Naming.OWN or each.people >= LARGE_SEAT)
    ]


def area_at_seat(seat: Place, reading: Reading, population: int | None) -> Place:
    """The area as a place of its own at its town, approximate.

    Where the town is large or known to hold half the area's people, the town's place stands for it.

    Args:
        population: Of the area, as the source reports it.
    """
    people = seat.population or 0
    if people >= LARGE_SEAT or (population and people >= LEAST_SHARE * population):
        return seat
    return _area(seat, next(word.kind for word in reading.words if Scope.SEAT in word.scopes))


def decided_area(place_id: str, towns: Callable[[str], Place | None], name: str) -> Place | None:
    """The area a person has named by its id, such as `seat:county-1802247`; None if the id is of another kind.

    Args:
        towns: Place by GeoNames id, such as `gn1802247`.
        name: What the area is called; its town bears another name, or no decision were needed.
    """
    found = SEAT_ID.fullmatch(place_id)
    town = towns(f"gn{found['town']}") if found else None
    return replace(_area(town, found["kind"].replace("_", " ")), name=name, name_zh=None) if found and town else None


def _area(seat: Place, kind: str) -> Place:
    return replace(
        seat,
        place_id=f"seat:{kind.replace(' ', '_')}-{seat.geonames_id}",
        precision=Precision.SEAT,
        local_type=kind,
        population=None,
        population_source=None,
        geonames_id=None,
    )
