"""The coverage of a network or a list as lines for the command line, in English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb

from atlas.queries.ask import ask_records
from atlas.queries.catalogue import programme_nations
from atlas.queries.filters import Filters
from atlas.queries.networks.coverage import Coverage, any_column, coverage, placed
from atlas.queries.networks.coverage_people import share_of, with_outside
from atlas.queries.networks.given_list import MatchedPlace
from atlas.queries.networks.members import memberships, network_unplaced
from atlas.queries.networks.records import Age, Firmness
from atlas.queries.networks.statements import statements
from atlas.queries.networks.tally import Tally
from atlas.queries.people import People, people_on
from atlas.queries.spells import Mask, Numbers
from atlas.queries.world import Ground, ground

WITHOUT = ("place_id", "name", "country", "record")
HEADER = ("commitment", "with it", "checked, none", "no source", "does not apply", "people", "share of people")


@dataclass(frozen=True, slots=True)
class Report:
    """What is printed of a coverage.

    Args:
        matched: Names given and how many of them have a place, in a line.
        lines: Cells under `HEADER`.
        gaps: Lines about age and firmness.
        without: Cells under `WITHOUT`, of the places with none of the kinds, nations first, then by population.
    """

    matched: str
    lines: Sequence[Sequence[str]]
    gaps: Sequence[str]
    without: Sequence[Sequence[str]]


def network_ids(store: duckdb.DuckDBPyConnection) -> list[str]:
    """The ids of all networks, by English name."""
    return [record["network_id"] for record in ask_records(store, "networks/networks")]


def report_of_network(store: duckdb.DuckDBPyConnection, network_id: str, filters: Filters, months: int) -> Report:
    """The coverage of a network's members.

    Raises:
        ValueError: There is no such network.
    """
    held = ground(store)
    networks = memberships(store, held)
    network = networks.named(network_id)
    if network is None:
        raise ValueError(network_id)
    rows = networks.of(network, filters.day)
    covered = _covered(store, held, filters, rows)
    lost = len(network_unplaced(store, network_id, filters.day))
    matched = f"{network.name}: {len(rows)} members on {filters.day}; lines without a place: {lost}"
    return _report(store, covered, matched, [], months)


def report_of_list(
    store: duckdb.DuckDBPyConnection, given: Sequence[MatchedPlace | None], filters: Filters, months: int
) -> Report:
    """The coverage of the places of a list.

    Args:
        given: The place of each row, None where none is found.
    """
    found = [place for place in given if place]
    held = ground(store)
    rows, outside = placed(held, found)
    covered = _covered(store, held, filters, rows, outside)
    matched = (
        f"{len(given)} rows, {len(found)} with a place; {len(covered)} different places on {filters.day}, "
        f"{len(outside)} of which no source of the atlas speaks"
    )
    return _report(store, covered, matched, outside, months)


def _covered(
    store: duckdb.DuckDBPyConnection,
    held: Ground,
    filters: Filters,
    rows: Numbers,
    outside: Sequence[MatchedPlace] = (),
) -> Coverage:
    said, nations = statements(store, held), programme_nations(store)
    return coverage(held.on(filters.day), said, filters, rows, programme_nations=nations, outside=outside)


def _report(
    store: duckdb.DuckDBPyConnection, covered: Coverage, matched: str, outside: Sequence[MatchedPlace], months: int
) -> Report:
    day, kinds = covered.filters.day, covered.filters.kinds_shown
    held = people_on(store, day, covered.ids(covered.held))
    whole = with_outside(held, covered.places[covered.held], outside)
    parts: list[tuple[str, Tally, Mask]] = [("any of these", covered.tally(), covered.any_of)]
    parts += [(kind, covered.kind(kind), covered.has[:, at]) for at, kind in enumerate(kinds)]
    lines = []
    for kind, tally, mask in parts:
        others = covered.held & ~mask
        rest = with_outside(people_on(store, day, covered.ids(others)), covered.places[others], outside)
        lines.append(_line(kind, tally, people_on(store, day, covered.ids(mask)), whole, rest))
    lines.append(("all members", str(len(covered)), "", "", "", _interval(whole), ""))
    return Report(matched, lines, list(_gaps(covered, months)), list(_without(covered)))


def _line(kind: str, tally: Tally, part: People, whole: People, rest: People) -> tuple[str, ...]:
    share = share_of(part, whole, lambda: rest)
    counts = (tally.with_it, tally.checked, tally.unspoken, tally.inapplicable)
    return (kind, *map(str, counts), _interval(part), _share(share))


def _share(share: tuple[float, float] | None) -> str:
    if share is None:
        return "unknown"
    low, high = share
    return f"{low:.1%}" if low == high else f"{low:.1%} to {high:.1%}"


def _without(covered: Coverage) -> Iterator[tuple[str, ...]]:
    lacking = ~covered.any_of
    checked = any_column(covered.checked)[lacking].tolist()
    places = covered.places[["place_id", "name", "country"]][lacking].itertuples(index=False, name=None)
    for (place_id, name, country), is_checked in zip(places, checked, strict=True):
        yield place_id, name, country or "", "checked, none" if is_checked else "no source"


def _gaps(covered: Coverage, months: int) -> Iterator[str]:
    yield f"{covered.is_firmness(Firmness.PLEDGE).sum()} with pledges only, no policy or law"
    yield f"{covered.is_firmness(Firmness.NOT_STATED).sum()} of which no source says how firm"
    yield f"{covered.is_age(Age.OLD, months).sum()} whose newest record is older than {months} months"
    yield f"{covered.is_age(Age.UNDATED, months).sum()} whose records are undated"


def _interval(people: People) -> str:
    if not people.counted:
        return "0"
    if people.high is None:
        return f"at least {people.low}"
    return str(people.low) if people.low == people.high else f"{people.low} to {people.high}"
