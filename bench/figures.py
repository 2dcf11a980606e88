"""A measured figure: several runs, the median to quote, the spread to judge it by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured."""

    what: str
    unit: str
    runs: Sequence[float]

    def __str__(self) -> str:
        p95 = quantiles(self.runs, n=20)[-1] if len(self.runs) > 1 else self.runs[0]
        cells = (median(self.runs), min(self.runs), max(self.runs), p95)
        return f"{self.what:<58}{len(self.runs):>5}" + "".join(f"{cell:>10.1f}" for cell in cells) + f"  {self.unit}"


HEADER = f"{'':<58}{'runs':>5}{'median':>10}{'min':>10}{'max':>10}{'p95':>10}"
