"""How the atlas came to be: its sources, what was not found, what is missing, the store in its own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb
import numpy as np

from atlas.folding import fold
from atlas.model import Kind, Level
from atlas.queries.ask import Record, ask_records
from atlas.queries.filters import NOT_STATED, Filters
from atlas.queries.world import Shown

PLACES_ASKED = {"places_promising", "nations_promising", "people_under"}
"""Questions of published totals that are about the places the map shows; the others are about members or programmes."""
ANY_OF_FOUR = (Kind.RENEWABLE_100, Kind.CLIMATE_EMERGENCY, Kind.NEUTRALITY, Kind.FOSSIL_FREE)
"""The kinds of the brochure, where it counts any of them."""
UNDECIDED = {
    "ambiguous", "not_in_gazetteer", "wider_area", "wrong_level", "wrong_region", "evidence_disagrees",
    "unknown_country",
}  # fmt: skip
"""Reasons that a person who knows the place can remove by a decision; the others are about the promise or the row."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which unresolved rows are asked for; None and an empty tuple mean all.

    Args:
        find: A part of the name or of the row, in any case, with or without accents.
        countries: ISO 3166-1 alpha-3; rows of no known nation are then left out.
    """

    find: str | None = None
    source_id: str | None = None
    reason: str | None = None
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gaps:
    """What no source states of the promises of a kind that are shown.

    Args:
        promises: Those shown, a place and kind each.
        undated: Of those, how many no source dates.
        without_year: How many have no target year.
        without_status: Of how many the source does not say how firm they are.
    """

    promises: int
    undated: int
    without_year: int
    without_status: int


def gaps(shown: Shown) -> dict[str, Gaps]:
    """Kind → what is not stated of its promises, in order of the kinds."""
    world, found = shown.world, {}
    kind, status = world.codes["kind"][shown.rows], world.codes["status"][shown.rows]
    unstated = world.choices["status"].index(NOT_STATED) if NOT_STATED in world.choices["status"] else -2
    undated, yearless = np.isnat(world.since[shown.rows]), np.isnan(world.year[shown.rows])
    for position, code in enumerate(world.choices["kind"]):
        rows = kind == position
        found[code] = Gaps(
            int(rows.sum()), int((rows & undated).sum()), int((rows & yearless).sum()),
            int((rows & (status == unstated)).sum()),
        )  # fmt: skip
    return found


def source_records(store: duckdb.DuckDBPyConnection) -> list[Record]:
    """Every source with its terms, the fate of its rows by `reasons`, and what is held of it, by kind and by network.

    The four counts of rows are None for gazetteers, whose rows nobody counts.
    """
    return ask_records(store, "method/source_records")


def unresolved_rows(store: duckdb.DuckDBPyConnection) -> list[Record]:
    """Every row without a place, by nation and name; `folded` is what `wanted_rows` searches."""
    rows = ask_records(store, "method/unresolved_rows")
    for row in rows:
        row["folded"] = f"{fold(row['reported_name'])}\n{fold(row['source_row'])}"
    return rows


def wanted_rows(rows: Sequence[Record], wanted: Wanted) -> Iterator[Record]:
    """Those of `unresolved_rows` that are asked for."""
    find = fold(wanted.find or "")
    for row in rows:
        if (
            find in row["folded"]
            and wanted.source_id in {None, row["source_id"]}
            and wanted.reason in {None, row["reason"]}
            and (not wanted.countries or row["nation"] in wanted.countries)
        ):
            yield row


def store_tables(store: duckdb.DuckDBPyConnection) -> list[Record]:
    """Every table with its meaning, its rows and its columns, as the store's comments describe them."""
    return ask_records(store, "method/store_tables")


def closed_lists(store: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Closed list of the store → its words, in order."""
    return {row["name"]: row["words"] for row in ask_records(store, "method/closed_lists")}


def place_methods(store: duckdb.DuckDBPyConnection) -> list[Record]:
    """How places were found: claims and memberships by method, with the lowest and mean confidence, 0 to 1."""
    return ask_records(store, "method/place_methods")


def rule_ranks(store: duckdb.DuckDBPyConnection, day: date) -> list[Record]:
    """Standing promises by the rank of the claim that speaks for them, and how many of them are disputed."""
    return ask_records(store, "method/rule_ranks", {"day": day})


def standing_days(store: duckdb.DuckDBPyConnection) -> list[Record]:
    """Claims by how they are dated (`day`, `month`, `year`, `edited`, `as_of`), with an example of each."""
    return ask_records(store, "networks/standing_days")


def counted_examples(store: duckdb.DuckDBPyConnection, day: date, kind: str) -> list[Record]:
    """Up to two places with promising places inside (`parts`): one of stated population, one of unknown."""
    return ask_records(store, "method/counted_example", {"day": day, "kind": kind})


def missing_places(store: duckdb.DuckDBPyConnection) -> list[Record]:
    """What is not known of places, level by level."""
    return ask_records(store, "method/missing_places")


def missing_claims(store: duckdb.DuckDBPyConnection) -> list[Record]:
    """Claims by kind, and how many have no place."""
    return ask_records(store, "method/missing_claims")


def missing_memberships(store: duckdb.DuckDBPyConnection) -> list[Record]:
    """Memberships by network, and how many have no place, most of those first."""
    return ask_records(store, "method/missing_memberships")


def map_filters(account: Record, nations: dict[str, str]) -> Filters | None:
    """The filters that ask the map what a published total asks; None where filters cannot say it.

    Args:
        account: A row of `queries.accounts.accounts`.
        nations: English name of a nation → alpha-3.
    """
    kinds = ANY_OF_FOUR if account["kind"] == "any of the four" else (account["kind"],)
    world = account["scope"] == "world"
    if account["query"] not in PLACES_ASKED or not {*kinds} <= {*Kind} or not (world or account["scope"] in nations):
        return None
    levels = () if account["level"] == "all" else tuple(str(one) for one in Level if one in account["level"])
    by_year = (account["note"] or "").partition("by ")[2][:4]
    return Filters(
        day=account["as_of"],
        kinds=tuple(str(kind) for kind in Kind if kind in kinds),
        levels=levels,
        countries=() if world else (nations[account["scope"]],),
        year_to=int(by_year) if by_year.isdecimal() and len(by_year) == 4 else None,
    )
