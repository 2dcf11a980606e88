"""What whoever uses a download must beware of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atlas.model import Precision, Reuse
from atlas.queries.ask import Record
from atlas.views.downloads.contents import Contents
from atlas.views.i18n import Language

NOT_STATED = "not stated"
"""The licence of a source whose publisher states none."""


def caveats(contents: Contents, language: Language) -> Iterator[str]:
    """What to know before using a download, a sentence or two each; those that do not hold of it are left out."""
    t = language.text
    yield not_done(language)
    rough = sum(precision != Precision.POINT for precision in contents.places.column("precision"))
    if rough:
        yield language.plural(
            "The position of {n} place is approximate: the field precision says anything but point.",
            "The positions of {n} places are approximate: the field precision says anything but point.",
            rough,
        )
    yield counts_from(language)
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
    yield residents_overlap(language)
    yield t(
        "Positions inside an area follow the outlines of Natural Earth, which show borders as they are controlled on "
        "the ground, in its view; the atlas endorses no claim by them."
    )
    yield from terms([each.source for each in contents.speakers if each.speaks], language)


def table_caveats(sources: Sequence[Record], language: Language) -> Iterator[str]:
    """What to know before using the tables of a page, a sentence or two each.

    Args:
        sources: Those that speak in them.
    """
    yield not_done(language)
    yield counts_from(language)
    yield residents_overlap(language)
    yield from terms(sources, language)


def not_done(language: Language) -> str:
    """That a promise is none the more kept."""
    return language.text(
        "A promise is not an achievement: the file says what was promised and how firmly, not what was done."
    )


def counts_from(language: Language) -> str:
    """From when a promise counts."""
    return language.text(
        "A promise counts from the day it surely stood: one dated to a month or a year from its last day, an undated "
        "one from the day its source last edited the row, else from the last day its source speaks for."
    )


def residents_overlap(language: Language) -> str:
    """That residents are not to be added up."""
    return language.text(
        "Residents are of different years and sources, and a place may lie inside another: adding them up counts "
        "people twice."
    )


def terms(sources: Sequence[Record], language: Language) -> Iterator[str]:
    """What the terms of the sources ask of whoever passes the data on; nothing where no source asks it."""
    t = language.text
    alike = sorted(source["source_id"] for source in sources if source["reuse"] == Reuse.SHARE_ALIKE)
    if alike:
        yield t(
            "Share alike: who passes on the data of these sources does so under the same terms: {sources}.",
            sources=language.listed(alike),
        )
    if any(source["licence"] == NOT_STATED for source in sources):
        yield t(
            "Where the licence is not stated, the atlas takes public facts only, attributed and linked; the publisher "
            "has granted nothing."
        )
