"""The ladder of levels: how many governments of each nation have each kind of promise, of how many in the register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from atlas.model import Level
from atlas.queries.filters import KINDS, Filters
from atlas.queries.spells import LEVELS, Numbers, all_of
from atlas.queries.world import Ground, World

BELOW = (str(Level.REGIONAL), str(Level.LOCAL))
"""The levels below a nation."""
ANY = len(KINDS)
"""Where a government stands that has any of the kinds counted."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Governments by nation, level and kind; a body of several nations is in none.

    Args:
        nations: Alpha-3 of every nation, in the order of the first axis.
        promised: Those with a standing promise: nation × level of `LEVELS` × kind of `KINDS`, and last any counted.
        held: All of the register, with a promise or without: nation × level.
    """

    nations: Sequence[str]
    promised: Numbers
    held: Numbers

    def with_promise(self, nations: Sequence[str], level: str, kind: str | None = None) -> int:
        """Governments of some nations with a promise of a kind; None for any of those counted."""
        column = ANY if kind is None else KINDS.index(kind)
        return int(self.promised[self._rows(nations), LEVELS.index(level), column].sum())

    def in_register(self, nations: Sequence[str], level: str) -> int:
        """Governments of some nations that the register holds."""
        return int(self.held[self._rows(nations), LEVELS.index(level)].sum())

    def below(self, nation: str, kind: str | None = None) -> int:
        """Regions and local governments of a nation with a promise of a kind; None for any of those counted."""
        return sum(self.with_promise([nation], level, kind) for level in BELOW)

    def _rows(self, nations: Sequence[str]) -> list[int]:
        wanted = set(nations)
        return [row for row, nation in enumerate(self.nations) if nation in wanted]


def ladder(world: World, filters: Filters) -> Ladder:
    """The ladder of all nations under the kinds, statuses and target years of some filters."""
    ground, nations = world.ground, world.choices["country"]
    levels, kinds = len(LEVELS), ANY + 1
    cells = len(nations) * levels
    rows = np.flatnonzero(all_of(world.passing(filters)) & (world.codes["country"] >= 0))
    cell = world.codes["country"][rows] * levels + world.codes["level"][rows]
    promised = np.bincount(cell * kinds + world.codes["kind"][rows], minlength=cells * kinds).reshape(cells, kinds)
    _, first = np.unique(world.place[rows], return_index=True)
    promised[:, ANY] = np.bincount(cell[first], minlength=cells)
    inside = ground.country >= 0
    held = np.bincount(ground.country[inside] * levels + ground.level[inside], minlength=cells)
    return Ladder(tuple(nations), promised.reshape(-1, levels, kinds), held.reshape(-1, levels))


def local_types(ground: Ground, nation: str, level: str) -> Counter[str | None]:
    """A place's own word for itself → how many of a nation's places of a level in the register have it.

    None stands for places whose word no source gives.
    """
    places = ground.places
    words = places["local_type"][(places["country"] == nation) & (places["level"] == level)]
    return Counter(None if word != word else word for word in words)  # noqa: PLR0124 - not a number
