"""People under commitments, each counted once: bounds that hold for every world, and worlds counted by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import duckdb
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from atlas.register.tables import CLAIM
from atlas.store.build import HERE

CLAIM_LINE = dict.fromkeys(CLAIM.columns) | {
    "kind": "climate_emergency", "event": "adopted", "status": "pledged", "event_on": "2019-05-02",
    "event_precision": "day", "scope": "community", "certainty": "stated", "source_id": "census", "source_row": "row 1",
    "reported_name": "x", "place_method": "exact", "place_confidence": "1.00",
}  # fmt: skip


@dataclass
class Spot:
    """A place of an invented world: what it truly holds, and what the register knows of it."""

    place_id: str
    level: str
    country: str | None
    people: frozenset[int]
    """Numbers of the hamlets it consists of."""
    population: int | None
    links: list[tuple[str, str]] = field(default_factory=list)
    """Parents the register knows, each with the relation."""
    local_type: str | None = None
    is_active: bool = False


@pytest.fixture(scope="module")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    """A store in memory without places."""
    with duckdb.connect() as store:
        for script in ("schema", "state", "population"):
            store.execute((HERE / f"{script}.sql").read_text(encoding="utf-8"))
        store.execute(
            "INSERT INTO source VALUES ('census', 'commitments', 'P', 'T', 'https://example.org', '2020-01-01', NULL,"
            " 'CC0-1.0', 'open', 'A', 'network', NULL, NULL)"
        )
        store.execute(f"CREATE TABLE claim_line ({', '.join(f'{column} VARCHAR' for column in CLAIM.columns)})")
        yield store


def insert(store: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        line = f"({', '.join('?' * len(rows[0]))})"
        store.execute(f"INSERT INTO {table} VALUES {', '.join([line] * len(rows))}", [c for row in rows for c in row])  # noqa: S608


@contextmanager
def loaded(store: duckdb.DuckDBPyConnection, spots: Iterable[Spot]) -> Iterator[None]:
    """The empty store with a world in it, where the active places have a climate emergency since 2 May 2019."""
    spots = list(spots)
    regions = {spot.place_id for spot in spots if spot.level == "regional"}
    places = [
        (
            spot.place_id, spot.level, spot.place_id, None, spot.local_type, spot.country,
            next((parent for parent, _ in spot.links if parent in regions), None), 0, 0, "point", spot.population, None,
            None if spot.population is None else "census", None,
        )
        for spot in spots
    ]  # fmt: skip
    claims = [
        tuple((CLAIM_LINE | {"claim_id": f"claim-{spot.place_id}", "place_id": spot.place_id}).values())
        for spot in spots
        if spot.is_active
    ]
    store.execute("BEGIN")
    try:
        insert(store, "place", places)
        insert(store, "place_link", [(spot.place_id, *link) for spot in spots for link in spot.links])
        insert(store, "claim_line", claims)
        for script in ("claim", "nesting"):
            store.execute((HERE / f"{script}.sql").read_text(encoding="utf-8"))
        yield
    finally:
        store.execute("ROLLBACK")


def ask(store: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    found = store.execute(sql)
    columns = [column[0] for column in found.description]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


def under(store: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    (row,) = ask(store, "FROM population_under('climate_emergency', DATE '2020-07-31')")
    return row


def by_country(store: duckdb.DuckDBPyConnection) -> dict[str | None, dict[str, Any]]:
    return {
        row["country"]: row for row in ask(store, "FROM population_by_country('climate_emergency', DATE '2020-07-31')")
    }


# --- invented worlds


class World:
    """A nation with its regions, counties, agglomerations and local places, and the hamlets people live in."""

    def __init__(self, draw: Any, country: str, is_complete: bool) -> None:
        self.draw, self.country, self.is_complete = draw, country, is_complete
        self.has_parishes = country == "GBR"
        self.hamlets: list[int] = []
        self.spots: list[Spot] = []
        self._nation()

    def count(self, most: int, least: int = 0) -> int:
        return int(self.draw(st.integers(least, most)))

    def hidden(self) -> bool:
        return not self.is_complete and bool(self.draw(st.booleans()))

    def hamlet(self) -> frozenset[int]:
        """A few people more, who may live in nothing smaller."""
        self.hamlets.append(self.count(50))
        return frozenset({len(self.hamlets) - 1})

    def add(self, level: str, people: frozenset[int], links: Sequence[str], local_type: str | None = None) -> Spot:
        stated = None if self.hidden() else sum(self.hamlets[each] for each in people)
        place_id = self.country if level == "national" else f"{self.country}-{len(self.spots)}"
        known = [(link, "admin") for link in links]
        spot = Spot(place_id, level, self.country, people, stated, known, local_type, bool(self.draw(st.booleans())))
        self.spots.append(spot)
        return spot

    def _nation(self) -> None:
        regions = [self._region() for _ in range(self.count(3))]
        stray = [] if self.is_complete else [self._local([], False) for _ in range(self.count(1))]
        people = frozenset().union(self.hamlet(), *(each.people for each in [*regions, *stray]))
        if not self.is_complete and not self.has_parishes and self.count(1):
            self._agglomerate()
        self.add("national", people, [])

    def _region(self) -> Spot:
        region_id = f"{self.country}-R{len(self.spots)}"
        counties = [self._county(region_id) for _ in range(self.count(2))]
        towns = (
            [] if counties and self.is_complete and not self.has_parishes else self._locals([region_id], bool(counties))
        )
        people = frozenset().union(self.hamlet(), *(each.people for each in [*counties, *towns]))
        region = self.add("regional", people, [self.country])
        region.place_id = region_id
        return region

    def _county(self, region_id: str) -> Spot:
        county_id = f"{self.country}-C{len(self.spots)}"
        towns = self._locals([county_id, region_id], False)
        county = self.add("regional", frozenset().union(self.hamlet(), *(t.people for t in towns)), [region_id])
        county.place_id = county_id
        return county

    def _locals(self, parents: list[str], beside_counties: bool) -> list[Spot]:
        """Local places side by side; in a complete register all have a link that tells them apart from the others."""
        wide = beside_counties or self.count(1) == 0
        return [self._local(parents, wide if self.is_complete else self.count(1) == 0) for _ in range(self.count(2))]

    def _local(self, parents: list[str], is_wide: bool) -> Spot:
        """A town, or a city or council with others inside it; of a council its county is known, or it lies in none."""
        is_council = is_wide and self.has_parishes
        known = parents[:1] if is_council or not self.hidden() else parents[1:2]
        if not is_council and self.hidden():
            known = []
        if not is_wide:
            return self.add("local", self.hamlet(), known or [self.country])
        place_id = f"{self.country}-L{len(self.spots)}"
        towns = [self._town(place_id, parents) for _ in range(self.count(2))]
        people = frozenset().union(self.hamlet(), *(each.people for each in towns))
        wide = self.add("local", people, known or [self.country], "borough" if is_council else None)
        wide.place_id = place_id
        return wide

    def _town(self, around_id: str, parents: list[str]) -> Spot:
        """A town inside a local place; only where there are parishes may that not be known."""
        known = [around_id, *parents]
        if self.has_parishes and self.hidden():
            known = known[self.count(len(known), 1) :]
        return self.add("local", self.hamlet(), known[:1] or [self.country])

    def _agglomerate(self) -> None:
        """Up to two agglomerations of towns, wherever they are; of each at least one member is known."""
        towns = [spot for spot in self.spots if spot.level == "local" and not spot.local_type]
        for _ in range(self.count(2)):
            members = [towns.pop() for _ in range(min(len(towns), self.count(3, 1)))]
            if members:
                people = frozenset().union(*(each.people for each in members))
                whole = self.add("regional", people, [self.country])
                for number, member in enumerate(members):
                    if number == 0 or not self.hidden():
                        member.links.append((whole.place_id, "agglomeration"))

    @property
    def truth(self) -> int:
        """People under a commitment."""
        return sum(self.hamlets[each] for each in frozenset().union(*(s.people for s in self.spots if s.is_active)))


@st.composite
def worlds(draw: Any, is_complete: bool) -> list[World]:
    return [World(draw, country, is_complete) for country in ("AAA", "GBR", "CCC")[: draw(st.integers(1, 3))]]


@settings(max_examples=120)
@given(found=worlds(is_complete=False))
def test_the_truth_lies_within_the_bounds_whatever_is_not_known(
    empty: duckdb.DuckDBPyConnection, found: list[World]
) -> None:
    with loaded(empty, [spot for world in found for spot in world.spots]):
        nations, total = by_country(empty), under(empty)
    for world in found:
        nation = nations.get(world.country, {"low": 0, "high": 0})
        assert nation["low"] <= world.truth, world.spots
        assert nation["high"] is None or world.truth <= nation["high"], world.spots
    truth = sum(world.truth for world in found)
    assert total["low"] <= truth
    assert total["high"] is None or truth <= total["high"]
    event(f"doubtful: {bool(total['doubtful'])}, unknown: {bool(total['unknown'])}")


@settings(max_examples=60)
@given(found=worlds(is_complete=True))
def test_a_complete_register_counts_everybody_once(empty: duckdb.DuckDBPyConnection, found: list[World]) -> None:
    with loaded(empty, [spot for world in found for spot in world.spots]):
        total = under(empty)
    truth = sum(world.truth for world in found)
    assert (total["low"], total["high"], total["unknown"], total["doubtful"]) == (truth, truth, [], [])
    active = {spot.place_id for world in found for spot in world.spots if spot.is_active}
    assert {*total["counted"], *total["skipped"]} == active
    assert not {*total["counted"]} & {*total["skipped"]}


# --- worlds counted by hand


def spot(place_id: str, population: int | None, *parents: str, **more: Any) -> Spot:
    """A place of Germany unless its id or `more` says otherwise; active unless `is_active=False`."""
    level = more.pop("level", None) or {3: "national", 5: "regional"}.get(len(place_id), "local")
    country = more.pop("country", "DEU")
    links = [(parent.removesuffix("+"), "agglomeration" if parent.endswith("+") else "admin") for parent in parents]
    return Spot(place_id, level, country, frozenset(), population, links, **{"is_active": True} | more)


GERMANY = spot("DEU", 1000, is_active=False)
BAVARIA = spot("DE-BY", 400, "DEU")
QUIET_BAVARIA = spot("DE-BY", 400, "DEU", is_active=False)
COUNTY = spot("county", 100, "DE-BY", level="regional")
LONDON = [spot("GBR", 900, is_active=False, country="GBR"), spot("GB-ENG", 800, "GBR", is_active=False, country="GBR")]

HAND_COUNTED = {
    "nobody": ([GERMANY], 0, 0, [], [], []),
    "two towns": ([GERMANY, spot("a", 10, "DEU"), spot("b", 20, "DEU")], 30, 30, ["a", "b"], [], []),
    "a town in its region is counted there": ([GERMANY, BAVARIA, spot("a", 10, "DE-BY")], 400, 400, ["DE-BY"], [], []),
    "a town in a quiet region counts itself": (
        [GERMANY, QUIET_BAVARIA, spot("a", 10, "DE-BY")], 10, 10, ["a"], [], []),
    "a nation holds all": (
        [spot("DEU", 1000), BAVARIA, spot("a", 10, "DE-BY")], 1000, 1000, ["DEU"], [], []),
    "a town through its county": (
        [GERMANY, BAVARIA, spot("county", 100, "DE-BY", level="regional", is_active=False), spot("a", 10, "county")],
        400, 400, ["DE-BY"], [], []),
    "an unknown town shares what is left of its region": (
        [GERMANY, QUIET_BAVARIA, spot("a", 10, "DE-BY"), spot("b", None, "DE-BY"), spot("c", None, "DE-BY")],
        10, 400, ["a", "b", "c"], ["b", "c"], []),
    "an unknown region has at least the towns in it": (
        [GERMANY, spot("DE-BY", None, "DEU"), spot("a", 10, "DE-BY"), spot("b", 7, "DE-BY", is_active=False)],
        17, 1000, ["DE-BY"], ["DE-BY"], []),
    "nothing bounds an unknown town of an unknown nation": (
        [spot("DEU", None, is_active=False), spot("a", None, "DEU"), spot("b", 5, "DEU")],
        5, None, ["a", "b"], ["a"], []),
    "a nation bounds figures that contradict it": ([GERMANY, spot("a", 2000, "DEU")], 1000, 1000, ["a"], [], []),
    "a town of no known region may lie in the active one": (
        [GERMANY, BAVARIA, spot("a", 10, "DEU")], 400, 410, ["DE-BY", "a"], [], ["a"]),
    "a town with more people than the region does not": (
        [GERMANY, BAVARIA, spot("a", 500, "DEU")], 900, 900, ["DE-BY", "a"], [], []),
    "a town of no known county may lie in the active one": (
        [GERMANY, QUIET_BAVARIA, COUNTY, spot("a", 10, "DE-BY")], 100, 110, ["a", "county"], [], ["a"]),
    "so many that some must lie outside": (
        [GERMANY, QUIET_BAVARIA, COUNTY, spot("a", 70, "DE-BY"), spot("b", 60, "DE-BY")],
        130, 230, ["a", "b", "county"], [], ["a", "b"]),
    "a town of another region cannot lie in the county": (
        [GERMANY, QUIET_BAVARIA, COUNTY, spot("DE-BE", 300, "DEU", is_active=False), spot("a", 10, "DE-BE")],
        110, 110, ["a", "county"], [], []),
    "a member of an agglomeration is counted there": (
        [GERMANY, spot("ring", 50, "DEU", level="regional"), spot("a", 10, "DEU", "ring+")], 50, 50, ["ring"], [], []),
    "an agglomeration across a county": (
        [GERMANY, QUIET_BAVARIA, COUNTY, spot("ring", 50, "DE-BY", level="regional"),
         spot("a", 10, "county", "ring+", is_active=False)],
        100, 150, ["county", "ring"], [], ["county"]),
    "a parish may lie in any council of its country": (
        [*LONDON, spot("council", 90, "GB-ENG", country="GBR", local_type="unitary authority"),
         spot("parish", 5, "GB-ENG", country="GBR")],
        90, 95, ["council", "parish"], [], ["parish"]),
    "a council lies in no county its list does not name": (
        [*LONDON, spot("GB-KEN", 70, "GB-ENG", country="GBR"),
         spot("council", 50, "GB-ENG", country="GBR", local_type="unitary authority")],
        120, 120, ["GB-KEN", "council"], [], []),
    "members of a union are counted with it, others beside": (
        [spot("EU", None, level="supranational", country=None), spot("DEU", 1000, "EU"),
         spot("FRA", 600, "EU", country="FRA", is_active=False), spot("JPN", 50, country="JPN")],
        1650, 1650, ["EU", "JPN"], ["EU"], []),
    "nobody knows who is in a union without members": (
        [spot("EU", 700, level="supranational", country=None), GERMANY, spot("a", 10, "DEU")],
        700, 710, ["EU", "a"], [], []),
}  # fmt: skip
"""World → low, high, counted, unknown, doubtful."""


@pytest.mark.parametrize("world", HAND_COUNTED)
def test_people_are_counted_as_by_hand(empty: duckdb.DuckDBPyConnection, world: str) -> None:
    spots, low, high, counted, unknown, doubtful = HAND_COUNTED[world]
    with loaded(empty, spots):
        row = under(empty)
        places = ask(empty, "FROM population_places('climate_emergency', DATE '2020-07-31')")
        (of_list,) = ask(empty, f"FROM population_of({[each.place_id for each in spots if each.is_active]}::VARCHAR[])")
    assert (row["low"], row["high"]) == (low, high)
    assert (row["counted"], row["unknown"], row["doubtful"]) == (counted, unknown, doubtful)
    assert row["skipped"] == sorted({each.place_id for each in spots if each.is_active} - {*counted})
    assert [each["place_id"] for each in places if each["role"] == "counted"] == counted
    assert [each["place_id"] for each in places if each["is_unknown"]] == unknown
    assert of_list == row


def test_a_skipped_place_says_where_it_is_counted(empty: duckdb.DuckDBPyConnection) -> None:
    with loaded(empty, [spot("DEU", 1000), BAVARIA, spot("a", 10, "DE-BY")]):
        places = ask(empty, "FROM population_places('climate_emergency', DATE '2020-07-31')")
    assert {each["place_id"]: each["inside_id"] for each in places} == {"DEU": None, "DE-BY": "DEU", "a": "DEU"}


def test_nobody_is_under_a_promise_before_it_stands(miniature: duckdb.DuckDBPyConnection) -> None:
    def bounds(kind: str | None, day: str) -> tuple[object, ...]:
        found = miniature.cursor().execute("SELECT low, high, counted FROM population_under(?, ?::DATE)", [kind, day])
        return tuple(found.fetchall()[0])

    konstanz, adur, kent = "gn2885679", "uk_local_authorities:E07000223", "uk_local_authorities:E10000016"
    assert bounds("climate_emergency", "2019-05-01") == (0, 0, [])
    assert bounds("climate_emergency", "2019-05-02") == (81275, 81275, [konstanz])
    assert bounds("climate_emergency", "2019-12-31") == (
        81275 + 64301 + 1589057, 81275 + 64301 + 1589057, [konstanz, adur, kent])  # fmt: skip
    assert bounds("climate_emergency", "2025-09-30")[2] == ["gn2643741", konstanz, adur]  # Kent revoked
    assert bounds("neutrality", "2026-11-21") == (82927922, 82927922, ["DEU"])
    assert bounds(None, "2010-07-31") == (17494398, 1411778724, ["CN-GD"])
