"""Which columns of a list mean what, told by their headings in many languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from atlas import paths
from atlas.folding import fold
from atlas.gazetteer.tables import rows

USES = ("name", "country", "level", "region")


@dataclass(frozen=True, slots=True)
class Guess:
    """What the columns of a list seem to mean.

    Args:
        at: Use → position of its column, None where no heading says so; the name's is always there.
        is_sure: The heading itself says which column has the names, or there is but one.
    """

    at: dict[str, int | None]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says of its column.

    Args:
        rank: Its place among all, the likeliest first.
        is_a_place: Whether a place has the same name.
    """

    use: str
    rank: int
    is_a_place: bool


def headings(cells: Sequence[str]) -> int:
    """How many cells of a row are headings we know; 0 where it may be a row of the list.

    One alone must stand first and be no place's name: "Bonn, Stadt" and "Nome, Alaska" name no columns.
    """
    known = [_words().get(fold(cell)) for cell in cells if cell.strip()]
    number = len(known) - known.count(None)
    first = known[0] if known else None
    return number if number > 1 or (first and not first.is_a_place) else 0


def guess(header: Sequence[str], has_header: bool = True) -> Guess:
    """What the columns seem to mean: each use has the column with its likeliest heading.

    A list of nations has its names in the column of countries. Without a header the country is taken to stand second.
    """
    if not has_header:
        at = dict.fromkeys(USES) | {"name": 0, "country": 1 if len(header) > 1 else None}
        return Guess(at, len(header) == 1)
    folded = [fold(name) for name in header]
    at = dict.fromkeys(USES)
    for use in USES:
        words = [(_words().get(name), position) for position, name in enumerate(folded)]
        ranked = sorted((word.rank, position) for word, position in words if word and word.use == use)
        at[use] = ranked[0][1] if ranked else None
    is_sure = at["name"] is not None or len(header) == 1
    if at["name"] is None:
        wider = next((use for use in ("region", "country") if at[use] is not None), None)
        at["name"] = at[wider] if wider else 0
        is_sure = is_sure or wider is not None
        at |= {wider: None} if wider else {}
    return Guess(at, is_sure)


@cache
def _words() -> dict[str, Heading]:
    """Folded heading → what it says."""
    table = rows(paths.REFERENCE / "list_headers.csv")
    return {
        fold(row["word"]): Heading(row["use"], rank, row["is_a_place"] == "yes")
        for rank, row in reversed(list(enumerate(table)))
    }
