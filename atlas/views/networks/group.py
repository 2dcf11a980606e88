"""The group whose coverage the page shows: the members of a network, or the places of a reader's list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b

import numpy as np
import streamlit as st

from atlas.queries.country.nations import people_by_nation
from atlas.queries.filters import Filters
from atlas.queries.networks.coverage import Coverage, coverage, placed
from atlas.queries.networks.coverage_people import share_of, with_outside
from atlas.queries.networks.given_list import GivenList, MatchedPlace
from atlas.queries.networks.members import Network
from atlas.queries.people import People, people_on
from atlas.queries.spells import Mask
from atlas.views import cached
from atlas.views.i18n import Language

LIST = "list"
"""In the address: the reader's own list, which the session alone holds."""
KEPT = "list-people"
"""In the session: people of a list's places, by a fingerprint; the server keeps nothing of a list."""
FEW = 150
"""Members a map is fitted to one by one."""
OUTERMOST = 0.002
"""Share of many members that may lie beyond each edge of the map: a few far away would shrink all the others."""
MOST = 64
"""Fingerprints kept."""


@dataclass(frozen=True)
class Group:
    """Places with a name, and what is known of them.

    Args:
        network: None for a list.
        given: None for a network.
        outside: Places of the list that the atlas does not hold.
    """

    covered: Coverage
    network: Network | None = None
    given: GivenList | None = None
    outside: tuple[MatchedPlace, ...] = ()

    @property
    def code(self) -> str:
        """Its name in the address."""
        return self.network.network_id if self.network else LIST

    def name(self, language: Language) -> str:
        """Its name for the reader."""
        if self.network:
            return language.name(self.network.name, self.network.name_zh)
        return language.text("Your list")

    @cached_property
    def people(self) -> People:
        """The people of all of them, each counted once."""
        inside = self._asked(self.covered.ids(self.covered.held))
        return with_outside(inside, self.covered.places[self.covered.held], self.outside)

    @property
    def extent(self) -> list[str]:
        """Ids of what the map shows at first: the members; of many, those at the edges but for the outermost."""
        ids = self.covered.ids(self.covered.held)
        if len(ids) <= FEW:
            return ids
        places = self.covered.places[self.covered.held]
        edges = [round(share * (len(ids) - 1)) for share in (OUTERMOST, 1 - OUTERMOST)]
        return [ids[at] for axis in ("lat", "lon") for at in np.argsort(places[axis].to_numpy(np.float64))[edges]]

    def people_of(self, kept: Mask) -> People:
        """The people of some of those the atlas holds."""
        return self._asked(self.covered.ids(kept))

    def share(self, kept: Mask) -> tuple[float, float] | None:
        """Which share of the people of all of them lives in some of those the atlas holds, as `share_of`."""
        return share_of(self.people_of(kept), self.people, lambda: self.people_but(kept))

    def people_but(self, kept: Mask) -> People:
        """The people of all the others, those the atlas does not hold among them."""
        held = self.covered.held
        others = self._asked(self.covered.ids(held & ~kept))
        return with_outside(others, self.covered.places[held & ~kept], self.outside)

    def people_by_nation(self, kept: Mask) -> dict[str, People]:
        """Alpha-3 → the people of some of those the atlas holds, nation by nation; of a list, only those asked for."""
        ids, day = self.covered.ids(kept), self.covered.filters.day
        return people_by_nation(cached.store(), day, ids) if self.given else cached.people_by_nation_of(day, ids)

    def _asked(self, place_ids: list[str]) -> People:
        day = self.covered.filters.day
        if self.network:
            return cached.people(day, place_ids)
        kept: dict[str, People] = st.session_state.setdefault(KEPT, {})
        fingerprint = blake2b("\0".join([cached.release()["release_id"], *place_ids]).encode()).hexdigest()
        if fingerprint not in kept:
            if len(kept) == MOST:
                kept.clear()
            kept[fingerprint] = people_on(cached.store(), day, place_ids)
        return replace(kept[fingerprint], day=day)


def group_of_network(network: Network, filters: Filters) -> Group:
    """The members of a network on the day of the filters."""
    return Group(cached.network_coverage(network, filters), network)


def group_of_list(given: GivenList, filters: Filters) -> Group:
    """The places found for a reader's list, each once."""
    rows, outside = placed(cached.ground(), (row.place for row in given.rows if row.place))
    covered = coverage(
        cached.view(filters).shown.world,
        cached.statements(),
        filters,
        rows,
        programme_nations=cached.programme_nations(),
        outside=outside,
    )
    kept = {*covered.places["place_id"][~covered.held]}
    return Group(covered, given=given, outside=tuple(place for place in outside if place.place_id in kept))
