"""The ways of reading a report, likeliest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from atlas.gazetteer.folding import key
from atlas.gazetteer.words import PlaceWords, Reading
from atlas.model import ReportedPlace
from atlas.resolve.evidence import Evidence, EvidenceReader
from atlas.resolve.variants import Cut, Variant, variants


@dataclass(frozen=True, slots=True)
class Attempt:
    """One reading of one variant of a name, with its evidence."""

    variant: Variant
    reading: Reading
    evidence: Evidence


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
            for variant in variants(name):
                if variant.cut is Cut.UNMARKED and not self._reader.is_region(variant.beside[0], reported.country):
                    continue
                evidence = self._reader.evidence(reported, variant.beside)
                for reading in self._words.readings(variant.text, evidence.country):
                    yield Attempt(variant, reading, evidence)
