"""Counties, shires and metropolitan municipalities called after the town they are governed from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from atlas.gazetteer.words import Reading, Scope
from atlas.model import Place, Precision
from atlas.resolve.candidates import Candidate, Naming

LEAST_SHARE = 0.5
# A metropolitan municipality is its city, if the city is large; else it is more country than town.
LARGE_SEAT = 300_000


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
    kind = next(word.kind for word in reading.words if Scope.SEAT in word.scopes)
    return replace(
        seat,
        place_id=f"seat:{kind.replace(' ', '_')}-{seat.geonames_id}",
        precision=Precision.SEAT,
        local_type=kind,
        population=None,
        population_source=None,
        geonames_id=None,
    )
