"""Networks of governments: who belongs to them, who says so, and whom they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from atlas.queries.ask import Record, ask, ask_records
from atlas.queries.filters import Filters
from atlas.queries.spells import LEVELS, Days, Mask, Numbers, positions
from atlas.queries.world import Ground


@dataclass(frozen=True, slots=True)
class Network:
    """A network, its names and where it is described."""

    network_id: str
    name: str
    name_zh: str
    url: str


@dataclass(frozen=True, slots=True)
class Memberships:
    """Row *i* of every column is one member of one network, by network and place.

    Args:
        networks: By English name.
        network: Position in `networks`.
        place: Row in the places of the atlas.
        from_on: First day any source surely has it as a member; nobody says who left, so it stays one.
        selected: Whether it is known only from sources all of whose lines name a member together with a commitment:
            such a list may lack the members that have none.
    """

    networks: tuple[Network, ...]
    network: Numbers
    place: Numbers
    from_on: Days
    selected: Mask

    def named(self, network_id: str | None) -> Network | None:
        """The network of an id, None where there is none."""
        return next((each for each in self.networks if each.network_id == network_id), None)

    def of(self, network: Network, day: date) -> Numbers:
        """Rows of its members in the places of the atlas on a day, ascending."""
        kept = (self.network == self.networks.index(network)) & self._on(day)
        return np.unique(self.place[kept])

    def selected_of(self, network: Network) -> Numbers:
        """Rows of its members that are known only for their commitment, on whatever day."""
        return np.unique(self.place[(self.network == self.networks.index(network)) & self.selected])

    def incidence(self, day: date, among: Mask) -> NDArray[np.bool_]:
        """Whether each place, a column each, is a member of each network, a row each.

        Args:
            among: Whether each place of the atlas is asked for.
        """
        belongs = np.zeros((len(self.networks), len(among)), np.bool_)
        kept = self._on(day) & among[self.place]
        belongs[self.network[kept], self.place[kept]] = True
        return belongs

    def first_day(self, network: Network) -> date | None:
        """The first day any member is known, None where none ever is."""
        days = self.from_on[self.network == self.networks.index(network)]
        return None if len(days) == 0 else days.min().astype("datetime64[D]").item()

    def _on(self, day: date) -> Mask:
        return np.asarray(self.from_on <= np.datetime64(day), np.bool_)


def memberships(store: duckdb.DuckDBPyConnection, ground: Ground) -> Memberships:
    """Every member of every network that has a place."""
    networks = tuple(Network(**record) for record in ask_records(store, "networks/networks"))
    table = ask(store, "networks/network_members")
    return Memberships(
        networks=networks,
        network=positions(table["network_id"], [each.network_id for each in networks]),
        place=np.asarray(pd.Index(ground.places["place_id"]).get_indexer(pd.Index(table["place_id"])), np.int64),
        from_on=table["from_on"].to_numpy("datetime64[D]"),
        selected=table["is_selected"].to_numpy(np.bool_),
    )


def network_sources(store: duckdb.DuckDBPyConnection, network_id: str, day: date) -> list[Record]:
    """Each source that names members by the day, those with most lines first."""
    return ask_records(store, "networks/network_sources", {"network_id": network_id, "day": day})


def network_unplaced(store: duckdb.DuckDBPyConnection, network_id: str, day: date) -> pd.DataFrame:
    """One row a line that names a member whose place is not found, with the reason."""
    return ask(store, "networks/network_unplaced", {"network_id": network_id, "day": day})


def asked_for(ground: Ground, filters: Filters) -> Mask:
    """Whether each place of the atlas is of a level and nation asked for."""
    kept = np.ones(len(ground.places), np.bool_)
    if filters.levels:
        kept &= np.isin(ground.level, [LEVELS.index(level) for level in filters.levels])
    if filters.countries:
        kept &= ground.places["country"].isin(filters.countries).to_numpy()
    return kept


def shared(belongs: NDArray[np.bool_]) -> Numbers:
    """How many places each two networks share; on the diagonal, how many each has.

    Args:
        belongs: As `Memberships.incidence`.
    """
    # Of numbers this small a product in single precision is exact, and done by BLAS.
    places = belongs.astype(np.float32)
    return np.asarray(np.rint(places @ places.T), np.int64)


def combinations(belongs: NDArray[np.bool_], members: Numbers) -> list[tuple[tuple[int, ...], int]]:
    """Positions of the networks that hold just the same of these members, and how many; the most first.

    Args:
        belongs: As `Memberships.incidence`.
        members: Rows in the places of the atlas.
    """
    bits = (1 << np.arange(len(belongs), dtype=np.int64)) @ belongs[:, members].astype(np.int64)
    found, counts = np.unique(bits, return_counts=True)
    ordered = sorted(zip(found.tolist(), counts.tolist(), strict=True), key=lambda each: (-each[1], each[0]))
    return [(_set_bits(bit, len(belongs)), count) for bit, count in ordered]


def _set_bits(bits: int, length: int) -> tuple[int, ...]:
    return tuple(position for position in range(length) if bits >> position & 1)


def ids(ground: Ground, rows: Numbers) -> Sequence[str]:
    """The ids of some places of the atlas, in their order."""
    return list(ground.places["place_id"].to_numpy()[rows])
