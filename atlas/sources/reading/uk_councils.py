"""UK councils as mySociety names them: its tables share the columns that name a government."""

from __future__ import annotations

from atlas.model import Level, ReportedPlace
from atlas.sources.reading.table import Row

REGIONAL_TYPES = {"County", "Combined authority", "Strategic Regional Authority"}


def council_place(row: Row) -> ReportedPlace:
    """The council of a row, with its GSS code; a county or combined authority is regional."""
    kind_of_council = row.take("local-authority-type-name")
    code = row.take("gss_code")
    level = (Level.REGIONAL if kind_of_council in REGIONAL_TYPES else Level.LOCAL) if kind_of_council else None
    return ReportedPlace(
        name=row.take("council"),
        country="GBR",
        level=level,
        region=row.take("region") or None,
        local_type=kind_of_council or None,
        code=f"gss:{code}" if code else None,
    )
