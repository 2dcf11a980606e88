"""What a sentence of a government's promise comes to, and the claim it makes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from atlas.model import Claim, DatedOn, DatePrecision, Energy, Event, Kind, ReportedPlace, Scope, Status
from atlas.sources.reading.table import Row

LARGEST_REDUCTION_PCT = 120
"""More than all emissions can be promised, by binding carbon; larger figures are tonnes in the field for percent."""
LONGEST_LABEL = 80
"""Characters; a sector's name that makes it longer is left out."""
YEARS = range(1990, 2101)
BASE_YEARS = range(1950, 2031)


@dataclass(frozen=True, slots=True)
class Promise:
    """What a sentence promises.

    Args:
        subject: The part of the emissions a sector's promise covers, such as `transport`.
        is_achieved: The words say that it is kept already; since the target year, if they tell.
    """

    kind: Kind
    percent: float | None = None
    target_year: int | None = None
    base_year: int | None = None
    scope: Scope = Scope.UNSPECIFIED
    energy: Energy | None = None
    end_term: str | None = None
    qualifier: str | None = None
    subject: str | None = None
    is_achieved: bool = False

    @property
    def label(self) -> str:
        """A short label made of the parts, never the sentence: `100% renewable electricity, community, 2050`."""
        named = {Kind.REDUCTION: "reduction", Kind.NEUTRALITY: self.end_term, Kind.FOSSIL_FREE: "fossil-free"}
        renewable = "renewable" if self.energy in (None, Energy.ALL) else f"renewable {self.energy}"
        what = named.get(self.kind, renewable)
        what = f"{self.percent:g}% {what}" if self.percent is not None else what
        scope = None if self.scope is Scope.UNSPECIFIED else self.scope.replace("_", " ")
        labels = (
            ", ".join(str(part) for part in (what, where, self.qualifier, self.target_year) if part)
            for where in (self.subject or scope, scope)
        )
        return min(labels, key=lambda label: (len(label) > LONGEST_LABEL, -len(label)))

    @property
    def is_possible(self) -> bool:
        """Whether the figures can be: a slip of the form is no promise."""
        most = LARGEST_REDUCTION_PCT if self.kind is Kind.REDUCTION else 100
        return (
            (self.percent is None or 0 < self.percent <= most)
            and (self.target_year is None or self.target_year in YEARS)
            and (self.base_year is None or self.base_year in BASE_YEARS)
            and not (self.base_year and self.target_year and self.base_year >= self.target_year)
        )


def claim_of(promise: Promise, place: ReportedPlace, row: Row, url: str | None = None) -> Claim:
    """The claim a promise makes: announced and pledged, unless the words say that it is kept already."""
    year = promise.target_year
    return Claim(
        place=place,
        kind=promise.kind,
        event=Event.ACHIEVED if promise.is_achieved else Event.ANNOUNCED,
        status=Status.ACHIEVED if promise.is_achieved else Status.PLEDGED,
        source_row=row.locator,
        event_on=DatedOn(date(year, 1, 1), DatePrecision.YEAR) if promise.is_achieved and year else None,
        target_year=promise.target_year,
        base_year=promise.base_year,
        value_pct=promise.percent,
        scope=promise.scope,
        energy=promise.energy,
        end_term=promise.end_term,
        qualifier=promise.qualifier,
        reported_words=promise.label,
        url=url,
    )
