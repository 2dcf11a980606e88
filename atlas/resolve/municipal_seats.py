"""How much it says for a town that GeoNames calls it the seat of a government."""

from __future__ import annotations

from atlas.gazetteer.tables import rows
from atlas.paths import REFERENCE

MUNICIPAL_SEATS = REFERENCE / "municipal_seats.csv"


def seat_worth() -> dict[str, float]:
    """How many times the people of a seat count among namesakes that are none, by country (alpha-3); once in the rest.

    The file counts the towns of 3,000 people or more and the seats (`PPLA` and below) among them, for the countries
    where a third of them are seats at least. In Italy nine in ten are seats of a municipality, so that a town which is
    none is hardly one (7 times); in Mexico four in ten (1.6 times); in the rest the seats are a province's or county's.
    """
    return {
        row["country"]: int(row["towns"]) / max(1, int(row["towns"]) - int(row["seats"]))
        for row in rows(MUNICIPAL_SEATS)
    }
