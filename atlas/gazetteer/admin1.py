"""Which region a town lies in: GeoNames' admin-1 codes put into ISO 3166-2.

GeoNames has codes of its own; `data/reference/admin1_regions.csv` translates them, and
`derivations/admin1.py` makes it. `admin1_corrections.csv` stands before it: regions newer than the
outlines, and cities that are regions of their own and that the outlines count to the region around them.
"""

from __future__ import annotations

from atlas.gazetteer.tables import rows
from atlas.paths import REFERENCE

ADMIN1_REGIONS = REFERENCE / "admin1_regions.csv"
ADMIN1_CORRECTIONS = REFERENCE / "admin1_corrections.csv"


def admin1_regions() -> dict[tuple[str, str], str]:
    """ISO 3166-2 code by alpha-3 and GeoNames admin-1 code."""
    listed = (*rows(ADMIN1_REGIONS), *rows(ADMIN1_CORRECTIONS))
    return {(row["country"], row["admin1"]): row["region_id"] for row in listed}
