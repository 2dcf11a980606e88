"""The rounds of the programmes, each with its date and its notice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from atlas.queries.peaks.china import Designation


def rounds_of(
    designations: Sequence[Designation],
) -> list[tuple[str, tuple[str | None, str | None, str | None], list[Designation]]]:
    """Programme, round with its date and notice, and the designations of that one, the oldest round first."""

    def round_of(each: Designation) -> tuple[str, str, str, str]:
        return each.programme_id, each.stands_from.isoformat(), each.round or "", each.reported_words or ""

    groups = [list(group) for _, group in groupby(sorted(designations, key=round_of), round_of)]
    return [
        (group[0].programme_id, (group[0].round, group[0].since, group[0].reported_words), group) for group in groups
    ]
