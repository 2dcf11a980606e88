"""What both dumps of the UNFCCC's portal share: initiatives that are networks, and entries that are no government."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from atlas import paths
from atlas.errors import RegisterError
from atlas.model import Claim, Fact, Kind, Membership, Refusal, Refused, ReportedPlace
from atlas.sources.reading.promises import Promise, claim_of
from atlas.sources.reading.table import Row

INITIATIVES = paths.REFERENCE / "nazca_initiatives.csv"
BODIES = paths.REFERENCE / "nazca_bodies.csv"


@dataclass(frozen=True, slots=True)
class Initiative:
    """A cooperative initiative.

    Args:
        name: As the portal prints it.
        network_id: None for one outside the atlas's questions.
        promise: What all who join it promise; None where the atlas holds no such promise.
    """

    name: str
    network_id: str | None
    promise: Promise | None


def joined(initiative: Initiative, place: ReportedPlace, row: Row, url: str | None = None) -> Iterator[Fact]:
    """The membership and the promise of a row that says an initiative was joined."""
    if initiative.network_id is None:
        yield Refused(place, row.locator, Refusal.OUT_OF_SCOPE)
        return
    yield Membership(place, initiative.network_id, row.locator, url=url)
    if initiative.promise:
        claim: Claim = claim_of(initiative.promise, place, row, url)
        yield replace(claim, reported_words=initiative.name)


@cache
def initiatives(source_id: str) -> dict[str, Initiative]:
    """The initiatives of one dump by the portal's name (`data/reference/nazca_initiatives.csv`).

    Raises:
        RegisterError: The list is missing or uses a word outside the vocabulary.
    """
    try:
        with INITIATIVES.open(encoding="utf-8", newline="") as lines:
            return {
                line["initiative"]: Initiative(line["initiative"], line["network_id"] or None, _promise(line))
                for line in csv.DictReader(lines)
                if line["source_id"] == source_id
            }
    except (OSError, KeyError, ValueError) as why:
        raise RegisterError(f"{INITIATIVES}: {why}") from why


def _promise(line: dict[str, str]) -> Promise | None:
    if not line["kind"]:
        return None
    return Promise(
        Kind(line["kind"]),
        target_year=int(line["target_year"]) if line["target_year"] else None,
        end_term=line["end_term"] or None,
        qualifier=line["qualifier"] or None,
    )


def no_government(source_id: str, name: str) -> Refusal | None:
    """Why an entry is no one government; None for the others (`data/reference/nazca_bodies.csv`)."""
    return _bodies().get((source_id, name))


@cache
def _bodies() -> dict[tuple[str, str], Refusal]:
    try:
        with BODIES.open(encoding="utf-8", newline="") as lines:
            return {(line["source_id"], line["name"]): Refusal(line["reason"]) for line in csv.DictReader(lines)}
    except (OSError, KeyError, ValueError) as why:
        raise RegisterError(f"{BODIES}: {why}") from why
