"""What people have decided about names, kept in `data/decisions/places.csv`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from atlas.errors import AtlasError
from atlas.folding import fold
from atlas.gazetteer.tables import rows
from atlas.model import ReportedPlace

COLUMNS = ("source_id", "reported_name", "country", "level", "region", "place_id", "who", "when", "evidence")
NO_PLACE = "none"
UNSURE = "ambiguous"
ANY_SOURCE = "*"


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the file.

    Args:
        source_id: The source it holds for, `*` for all.
        country: ISO 3166-1 alpha-3; empty country, level or region hold for any.
        place_id: The place; `none` for a row that is no place; `ambiguous` where a person could not tell either.
    """

    source_id: str
    reported_name: str
    country: str
    level: str
    region: str
    place_id: str
    evidence: str

    def holds_for(self, reported: ReportedPlace, source_id: str | None) -> bool:
        """Whether the decision is about this report."""
        return (
            self.source_id in (ANY_SOURCE, source_id)
            and (not self.country or self.country == reported.country)
            and (not self.level or self.level == reported.level)
            and (not self.region or fold(self.region) == fold(reported.region or ""))
        )


class Decisions:
    """All decisions, and which of them have been used."""

    def __init__(self, decisions: list[Decision]) -> None:
        self._by_name: dict[str, list[Decision]] = {}
        for decision in decisions:
            self._by_name.setdefault(fold(decision.reported_name), []).append(decision)
        self._all = decisions
        self._used: set[Decision] = set()

    @classmethod
    def load(cls, path: Path) -> Decisions:
        """The decisions of a folder's `places.csv` or of the file itself; none if there is no file.

        Raises:
            AtlasError: A column is missing or a line has no place and is not `none` either.
        """
        file = path / "places.csv" if path.is_dir() else path
        listed = rows(file)
        if listed and tuple(listed[0]) != COLUMNS:
            raise AtlasError(f"{file.name}: columns {', '.join(listed[0])} found, {', '.join(COLUMNS)} expected")
        for number, row in enumerate(listed, start=2):
            if not (row["reported_name"] and row["place_id"] and row["who"] and row["when"] and row["evidence"]):
                raise AtlasError(
                    f"{file.name}, line {number}: a decision needs a name, a place, who, when and evidence"
                )
        keep = ("source_id", "reported_name", "country", "level", "region", "place_id", "evidence")
        return cls([Decision(**{column: row[column] for column in keep}) for row in listed])

    def __iter__(self) -> Iterator[Decision]:
        return iter(self._all)

    def of(self, reported: ReportedPlace, source_id: str | None) -> Decision | None:
        """The decision about a report, one for its own source before one for all."""
        found = [each for each in self._by_name.get(fold(reported.name), ()) if each.holds_for(reported, source_id)]
        if not found:
            return None
        decision = max(found, key=lambda each: (each.source_id != ANY_SOURCE, bool(each.region), bool(each.level)))
        self._used.add(decision)
        return decision

    def unused(self) -> tuple[Decision, ...]:
        """Decisions no report has met since loading: they are about nothing and should go."""
        return tuple(decision for decision in self._all if decision not in self._used)
