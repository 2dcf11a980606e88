"""Sentences of the timeline ready to quote: each number is asked of the register, and has its day and denominator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from atlas.model import Kind
from atlas.queries.timeline.fallen_due import COUNTED, Outcome
from atlas.views import cached
from atlas.views.quotes import Quote
from atlas.views.timeline.ahead import milestones
from atlas.views.timeline.desk import Desk
from atlas.views.timeline.wave import in_year, kinds_by_month, wave, year_of
from atlas.views.view_words import view_in_words

Said = tuple[str, str]
"""A sentence, and the filters it holds under in words."""


def quotes(desk: Desk) -> list[Quote]:
    """What this view says, in sentences, each with what the filters leave in."""
    t = desk.language.text
    return [
        Quote(t("{view} ({counted})", view=text, counted=view))
        for text, view in (*_emergency(desk), *_most(desk), *_due(desk))
    ]


def _emergency(desk: Desk) -> Iterator[Said]:
    """The year of the wave, of climate emergencies under the filters."""
    if Kind.CLIMATE_EMERGENCY not in kinds_by_month(desk):
        return
    seen = wave(desk, Kind.CLIMATE_EMERGENCY)
    year = year_of(seen.peak)
    yield (
        desk.language.text(
            "Of {all} places with a climate emergency in force on {day}, {n} declared it in {year}.",
            all=desk.language.number(seen.found.standing),
            n=desk.language.number(in_year(seen.found, year)),
            year=year,
            day=desk.when,
        ),
        view_in_words(replace(desk.filters, kinds=(seen.kind,)), desk.language),
    )


def _most(desk: Desk) -> Iterator[Said]:
    """The round year most promises name."""
    stones = milestones(desk)
    if not stones:
        return
    most = max(stones, key=lambda stone: stone.commitments)
    named = int(np.count_nonzero(~np.isnan(desk.found.year[desk.found.stands])))
    yield (
        desk.language.text(
            "Of {all} commitments that name a target year on {day}, {n} name {year}.",
            all=desk.language.number(named),
            n=desk.language.number(most.commitments),
            year=most.year,
            day=desk.when,
        ),
        view_in_words(desk.filters, desk.language),
    )


def _due(desk: Desk) -> Iterator[Said]:
    """What became of what fell due."""
    counts = Counter(cached.due(desk.filters)["outcome"])
    due = sum(counts[each] for each in COUNTED)
    values = {
        "due": desk.language.number(due),
        "met": desk.language.number(counts[Outcome.MET]),
        "unknown": desk.language.number(counts[Outcome.UNKNOWN]),
        "day": desk.when,
    }
    if due:
        yield (
            desk.language.text(
                "Of {due} targets whose year was over by {day}, {met} were met, a source says; of {unknown} no source "
                "says either way.",
                **values,
            )
            if counts[Outcome.MET]
            else desk.language.text(
                "Of {due} targets whose year was over by {day}, no source says of any that it was met; of {unknown} "
                "none says either way.",
                **values,
            ),
            view_in_words(desk.filters, desk.language),
        )
