"""Who is ahead of the nation: governments below it with an earlier target year, or with a firmer status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from atlas.model import Level, Scope
from atlas.queries.country.ladder import BELOW
from atlas.queries.filters import NOT_STATED, STATUSES, Filters
from atlas.queries.spells import LEVELS, SCOPES, Mask
from atlas.queries.world import Shown, World


class Pace(StrEnum):
    """How a government's promise stands to its nation's: by the year; and beside it, by the status."""

    EARLIER = "earlier"
    FIRMER = "firmer"
    """A status further up the ladder, whatever the year."""
    SAME = "same"
    LATER = "later"
    UNCOMPARED = "uncompared"
    """One of the two states no target year."""
    OPERATIONS = "operations"
    """It covers the government's own operations alone, which is not what the nation promised."""


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline of one government's promise.

    Args:
        year: Target year; None where none is stated.
        status: A word of `STATUSES`.
    """

    year: int | None
    status: str
    claim_id: str
    source_id: str


@dataclass(frozen=True, slots=True)
class Race:
    """A nation's promise of a kind, and those below it.

    Args:
        nation: None where no promise of the nation stands: then none is earlier or later.
        groups: Every `Pace` → the promises at it; a firmer one stands under its year too.
    """

    nation: Headline | None
    groups: Mapping[Pace, Shown]


def headline(world: World, nation: str, kind: str) -> Headline | None:
    """What a nation itself promised of a kind; None where nothing stands."""
    shown = world.shown(Filters(world.day, kinds=(kind,), levels=(Level.NATIONAL,), countries=(nation,)))
    if not len(shown.rows):
        return None
    row: Any = shown.rows[0]
    year = world.year[row]
    return Headline(
        None if np.isnan(year) else int(year),
        STATUSES[world.codes["status"][row]],
        world.claim_id[row],
        world.source_id[row],
    )


def race(world: World, nation: str, kind: str) -> Race:
    """Every region and local government with a promise of the kind, by how it stands to the nation's."""
    own = headline(world, nation, kind)
    below = world.shown(Filters(world.day, kinds=(kind,), levels=BELOW, countries=(nation,)))
    rows = below.rows
    years, status = world.year[rows], world.codes["status"][rows]
    alone = world.scope[rows] == SCOPES.index(Scope.GOVERNMENT_OPERATIONS)
    year = np.nan if own is None or own.year is None else float(own.year)
    stated = status != STATUSES.index(NOT_STATED)
    firmer = stated & (status > STATUSES.index(own.status)) if own and own.status != NOT_STATED else stated & False
    masks: dict[Pace, Mask] = {
        Pace.EARLIER: ~alone & (years < year),
        Pace.FIRMER: ~alone & firmer,
        Pace.SAME: ~alone & (years == year),
        Pace.LATER: ~alone & (years > year),
        Pace.UNCOMPARED: ~alone & (np.isnan(years) | np.isnan(year)),
        Pace.OPERATIONS: alone,
    }
    return Race(own, {pace: Shown(world, rows[mask]) for pace, mask in masks.items()})


def by_level(shown: Shown) -> dict[str, int]:
    """Level → promises of a single kind at it, which are as many places."""
    counts = np.bincount(shown.world.codes["level"][shown.rows], minlength=len(LEVELS))
    return dict(zip(LEVELS, counts.tolist(), strict=True))
