"""Coordinates in columns of raw files."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from atlas.errors import UpstreamError
from atlas.sources.reading.table import Row, Table


@dataclass(frozen=True, slots=True)
class Coordinates:
    """The coordinates of a table, without those that are no one place's.

    A coordinate several rows share is the middle of their country or county, and one in whole degrees is
    rounded away; neither says where a place is.

    Args:
        lat: Column of degrees north.
        lon: Column of degrees east.
        shared: Cell pairs that stand in more than one row.
    """

    lat: str
    lon: str
    shared: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, table: Table, lat: str, lon: str) -> Coordinates:
        """The coordinates of a table's two columns."""
        seen = Counter((row.cells.get(lat, ""), row.cells.get(lon, "")) for row in table)
        return cls(lat, lon, frozenset(cells for cells, count in seen.items() if count > 1))

    def point(self, row: Row) -> tuple[float, float] | tuple[None, None]:
        """Degrees north and east of a row (WGS 84); a decimal comma is read as a point.

        Raises:
            UpstreamError: A cell is no number, or no degree on the globe.
        """
        is_shared = (row.cells.get(self.lat, ""), row.cells.get(self.lon, "")) in self.shared
        lat, lon = self._degrees(row, self.lat, 90), self._degrees(row, self.lon, 180)
        if is_shared or lat is None or lon is None or (lat.is_integer() and lon.is_integer()):
            return None, None
        return lat, lon

    def _degrees(self, row: Row, column: str, limit: float) -> float | None:
        text = row.take(column)
        if text in {"", "-", "null"}:
            return None
        try:
            degrees = float(text.replace(",", "."))
        except ValueError:
            degrees = limit + 1
        if abs(degrees) > limit:
            raise UpstreamError(
                f"{row.table.path}, {row.locator}, column '{column}': found {text!r}, "
                f"expected degrees from -{limit} to {limit}"
            )
        return degrees
