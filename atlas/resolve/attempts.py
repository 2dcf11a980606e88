"""The ways of reading a report, likeliest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from atlas.folding import key
from atlas.gazetteer.words import PlaceWords, Reading
from atlas.model import ReportedPlace
from atlas.resolve.evidence import Evidence, EvidenceReader
from atlas.resolve.variants import Cut, Variant, variants


@dataclass(frozen=True, slots=True)
class Attempt:
    """One reading of one variant of a name, with its evidence.

    Args:
        barer: Keys of the variant with more words taken off, which are attempts of their own.
    """

    variant: Variant
    reading: Reading
    evidence: Evidence
    barer: frozenset[str] = frozenset()


class AttemptMaker:
    """Makes attempts.

    Args:
        reader: Reads what stands beside a name.
        words: Words for types of government, to be taken off names.
    """

    def __init__(self, reader: EvidenceReader, words: PlaceWords) -> None:
        self._reader = reader
        self._words = words

    def attempts(self, reported: ReportedPlace) -> Iterator[Attempt]:
        """All readings of all variants of all names; names in other scripts first, they are less ambiguous."""
        for name in (*(each for each in reported.other_names if key(each)), reported.name):
            for variant in filter(None, (self._taken(each, reported.country) for each in variants(name))):
                evidence = self._reader.evidence(reported, variant.beside)
                readings = list(self._words.readings(variant.text, evidence.country))
                for at, reading in enumerate(readings):
                    barer = frozenset(each.stem.replace(" ", "") for each in readings[at + 1 :])
                    yield Attempt(variant, reading, evidence, barer)

    def _taken(self, variant: Variant, country: str | None) -> Variant | None:
        """The variant if what stands beside it or in it can be what it must be; else None."""
        if variant.cut is Cut.TYPED:
            return replace(variant, beside=()) if self._reader.is_type(variant.beside[0], country) else None
        if variant.cut is Cut.INSIDE and self._reader.is_where(variant.text, country):
            return None
        if variant.cut not in (Cut.UNMARKED, Cut.DASHED):
            return variant
        if self._reader.is_country(variant.beside[0], country):
            return replace(variant, cut=Cut.ASIDE)
        return variant if self._reader.is_region(variant.beside[0], country) else None
