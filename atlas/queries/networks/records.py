"""How firm and how old the record of a place is."""

from __future__ import annotations

import calendar
from datetime import date
from enum import StrEnum

import numpy as np

from atlas.model import Status
from atlas.queries.filters import NOT_STATED, STATUSES
from atlas.queries.spells import Days, Mask, Numbers
from atlas.queries.world import World

FIRM = (str(Status.IN_POLICY), str(Status.IN_LAW), str(Status.ACHIEVED))
"""Statuses of a promise that is more than a pledge."""
MONTHS = 60
"""Months a record is old after, where nobody says: of shorter times nearly every record is older."""
LONGEST_MONTHS = 600
"""Months a record may be asked to be older than."""


class Firmness(StrEnum):
    """How firm the firmest promise of a place is."""

    FIRM = "firm"
    """In policy, in law or achieved."""
    PLEDGE = "pledge"
    """Every promise is proposed or pledged."""
    NOT_STATED = "not_stated"
    """None is known to be firm, and of one no source says how firm it is."""
    NONE = "none"
    """There is no promise."""


class Age(StrEnum):
    """How old the newest record of a place is."""

    RECENT = "recent"
    OLD = "old"
    UNDATED = "undated"
    """Something is said, and no source dates any of it: nobody knows whether it is old."""
    UNSPOKEN = "unspoken"
    """No source says anything."""


FIRMNESS = tuple(Firmness)


def firmness(world: World, promises: Numbers) -> Numbers:
    """Position in `FIRMNESS` by row in the places of the atlas, and one of no promise at the end."""
    place, status = world.place[promises], world.codes["status"][promises]
    found = np.full(len(world.ground.places) + 1, FIRMNESS.index(Firmness.NONE), np.int64)
    found[place] = FIRMNESS.index(Firmness.PLEDGE)
    found[place[status == STATUSES.index(NOT_STATED)]] = FIRMNESS.index(Firmness.NOT_STATED)
    found[place[np.isin(status, [STATUSES.index(word) for word in FIRM])]] = FIRMNESS.index(Firmness.FIRM)
    return found


def is_age(age: Age, spoken: Mask, newest_on: Days, before: date) -> Mask:
    """Whether each record is that old.

    Args:
        spoken: Whether there is anything in it.
        newest_on: Its newest day; not a time where nothing is dated.
        before: A record of no later day than the one before this is old.
    """
    undated = np.isnat(newest_on)
    is_old = np.asarray(spoken & ~undated & (newest_on < np.datetime64(before)), np.bool_)
    ages = {
        Age.RECENT: spoken & ~undated & ~is_old,
        Age.OLD: is_old,
        Age.UNDATED: spoken & undated,
        Age.UNSPOKEN: ~spoken,
    }
    return np.asarray(ages[age], np.bool_)


def months_before(day: date, months: int) -> date:
    """The day so many calendar months earlier, the last of its month where that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
