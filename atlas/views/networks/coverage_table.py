"""The numbers of the page as a table to download: one row a kind, a level and a nation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from atlas.queries.networks.coverage_people import share_of
from atlas.queries.networks.tally import Tally
from atlas.queries.people import People
from atlas.queries.spells import LEVELS, Mask
from atlas.views.downloads.contents import Cell, Table
from atlas.views.networks.group import Group

Known = tuple[People, People | None, People]
"""The people of some members, of all of them where they are known, and of the others."""
TALLY = (
    "members", "members_with", "members_checked_none", "members_unspoken", "members_inapplicable",
    "people_with_low", "people_with_high", "people_low", "people_high", "share_low", "share_high",
)  # fmt: skip


def coverage_table(group: Group) -> Table:
    """Members by what is known, and their people: of any kind, of each kind, of each level, of each nation."""
    return Table(("kind", "level", "country", *TALLY), [*_by_kind(group), *_by_level(group), *_by_nation(group)])


def _by_kind(group: Group) -> Iterator[tuple[Cell, ...]]:
    covered = group.covered
    everyone = np.ones(len(covered), np.bool_)
    yield _line("any", None, None, covered.tally(), _people(group, covered.any_of, everyone))
    for at, kind in enumerate(covered.filters.kinds_shown):
        yield _line(kind, None, None, covered.kind(kind), _people(group, covered.has[:, at], everyone))


def _by_level(group: Group) -> Iterator[tuple[Cell, ...]]:
    covered, tallies = group.covered, group.covered.tallies_by("level")
    for level in (each for each in LEVELS if each in tallies):
        among = (covered.places["level"] == level).to_numpy(np.bool_)
        yield _line("any", level, None, tallies[level], _people(group, covered.any_of, among))


def _by_nation(group: Group) -> Iterator[tuple[Cell, ...]]:
    covered, tallies = group.covered, group.covered.tallies_by("country")
    part, whole, rest = nation_people(group)
    strangers = {place.country for place in group.outside}
    none = nobody(covered.filters.day)
    for code, tally in tallies.items():
        known = whole.get(code) if code not in strangers else None
        yield _line("any", None, code, tally, (part.get(code, none), known, rest.get(code, none)))


def nation_people(group: Group) -> tuple[dict[str, People], dict[str, People], dict[str, People]]:
    """Alpha-3 → the people of the members with a commitment, of all of them, and of those without."""
    held, any_of = group.covered.held, group.covered.any_of
    return group.people_by_nation(any_of), group.people_by_nation(held), group.people_by_nation(held & ~any_of)


def nobody(day: date) -> People:
    """The people of no place."""
    return People(day, 0, 0, counted=0, skipped=0, unknown=0, doubtful=0)


def _people(group: Group, kept: Mask, among: Mask) -> Known:
    """The people of those kept among some members, of all among them, and of the others.

    What places the atlas does not hold overlap is known of a whole list alone, where `Group` counts them.
    """
    part = group.people_of(kept & among)
    if among.all():
        return part, group.people, group.people_but(kept)
    if (among & ~group.covered.held).any():
        return part, None, nobody(part.day)
    return part, group.people_of(among), group.people_of(among & ~kept)


def _line(kind: str, level: str | None, country: str | None, tally: Tally, people: Known) -> tuple[Cell, ...]:
    part, whole, rest = people
    share = share_of(part, whole, lambda: rest) if whole else None
    return (
        kind,
        level,
        country,
        tally.places,
        tally.with_it,
        tally.checked,
        tally.unspoken,
        tally.inapplicable,
        part.low,
        part.high,
        whole.low if whole else None,
        whole.high if whole else None,
        *(share or (None, None)),
    )
