"""What whoever uses a download must beware of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atlas.model import Precision, Reuse
from atlas.views.downloads.contents import Contents, Speaker
from atlas.views.i18n import Language

NOT_STATED = "not stated"
"""The licence of a source whose publisher states none."""


def caveats(contents: Contents, language: Language) -> Iterator[str]:
    """What to know before using a download, a sentence or two each; those that do not hold of it are left out."""
    t = language.text
    yield t("A promise is not an achievement: the file says what was promised and how firmly, not what was done.")
    rough = sum(precision != Precision.POINT for precision in contents.places.column("precision"))
    if rough:
        yield language.plural(
            "The position of {n} place is approximate: the field precision says anything but point.",
            "The positions of {n} places are approximate: the field precision says anything but point.",
            rough,
        )
    yield t(
        "A promise counts from the day it surely stood: one dated to a month or a year from its last day, an undated "
        "one from the day its source last edited the row, else from the last day its source speaks for."
    )
    yield t(
        "Where sources contradict each other, the field disagree says so, and one claim speaks for the promise by one "
        "rule: law, then adopted policy, then a network's register, then the government's own report, then a third "
        "party; among equals the newest. The atlas shows the other claims."
    )
    yield t("The fields since, sources and disagree weigh every source of the atlas.")
    if contents.view.waiting:
        yield language.plural(
            "{n} commitment that passes the filters is left out because its place is not found; the page lists it with "
            "the reason.",
            "{n} commitments that pass the filters are left out because their place is not found; the page lists them "
            "with the reason.",
            contents.view.waiting,
        )
    yield t(
        "Residents are of different years and sources, and a place may lie inside another: adding them up counts "
        "people twice."
    )
    yield t(
        "Positions inside an area follow the outlines of Natural Earth, which show borders as they are controlled on "
        "the ground, in its view; the atlas endorses no claim by them."
    )
    yield from _terms([each for each in contents.speakers if each.speaks], language)


def _terms(speakers: Sequence[Speaker], language: Language) -> Iterator[str]:
    """What the terms of the sources ask of whoever passes the data on; nothing where no source asks it."""
    t = language.text
    alike = sorted(each.source["source_id"] for each in speakers if each.source["reuse"] == Reuse.SHARE_ALIKE)
    if alike:
        yield t(
            "Share alike: who passes on the data of these sources does so under the same terms: {sources}.",
            sources=language.listed(alike),
        )
    if any(each.source["licence"] == NOT_STATED for each in speakers):
        yield t(
            "Where the licence is not stated, the atlas takes public facts only, attributed and linked; the publisher "
            "has granted nothing."
        )
