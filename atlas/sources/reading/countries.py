"""Country codes in cells of raw files."""

from __future__ import annotations

import pycountry

from atlas.sources.reading.table import Row

NOT_IN_ISO = {"XK": "XKX"}
"""Codes in common use that ISO 3166-1 does not hold: Kosovo."""


def alpha_3(row: Row, column: str) -> str:
    """The ISO 3166-1 alpha-3 code for the alpha-2 code in a cell, whatever its case.

    Raises:
        VocabularyError: The cell holds no such code; `EL` and `UK`, which the European Commission prints, are none.
    """
    found = row.take(column).upper()
    country = pycountry.countries.get(alpha_2=found) if found else None
    if country:
        return str(country.alpha_3)
    if found not in NOT_IN_ISO:
        raise row.unknown(column, found, ["an ISO 3166-1 alpha-2 code"])
    return NOT_IN_ISO[found]
