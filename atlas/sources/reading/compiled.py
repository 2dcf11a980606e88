"""Lists compiled by hand from notices and papers: they share the columns that name a government."""

from __future__ import annotations

from collections.abc import Mapping

from atlas.model import Level, ReportedPlace
from atlas.sources.reading.table import Row


def compiled_place(row: Row, country: str, levels: Mapping[str, Level]) -> ReportedPlace:
    """The government of a row with `name_zh`, `name_en` and `level`; the Chinese name is the reported one.

    Args:
        country: ISO 3166-1 alpha-3.
        levels: What the list's words for levels mean.
    """
    return ReportedPlace(
        name=row.take("name_zh"),
        country=country,
        level=row.take_word("level", levels),
        local_type=row.take("level"),
        other_names=(row.take("name_en"),),
    )
