"""What kind of populated place a town is, by GeoNames' feature code.

GeoNames lists quarters of cities (`PPLX`) and abandoned places (`PPLQ`) like towns; `PPLC`, `PPLA` and `PPLA2` to
`PPLA5` are seats of a government of that level. `data/reference/town_features.csv` holds the codes of all towns of
1,000 people or more but the plain `PPL`; `derivations/town_features.py` makes it.
"""

from __future__ import annotations

from functools import cached_property

from atlas.gazetteer.tables import rows
from atlas.paths import REFERENCE

TOWN_FEATURES = REFERENCE / "town_features.csv"


class TownFeatures:
    """Feature codes by GeoNames id, read at the first question."""

    @cached_property
    def _features(self) -> dict[int, str]:
        return {int(row["geonames_id"]): row["feature"] for row in rows(TOWN_FEATURES)}

    def of(self, geonames_id: int | None) -> str | None:
        """Feature code of a town, None where it is a plain populated place or not known."""
        return None if geonames_id is None else self._features.get(geonames_id)
