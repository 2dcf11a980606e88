"""A sentence as the promise it makes."""

from __future__ import annotations

import re

from atlas.sources.reading.promises.phrases import read_phrase
from atlas.sources.reading.promises.promise import Promise
from atlas.sources.reading.promises.reductions import read_reduction
from atlas.sources.reading.promises.renewables import read_share

_SPELLINGS = {
    r"\belectri?c?ty\b": "electricity", r"\belectrcity\b": "electricity", r"\bcons\w*mtion\b": "consumption",
    r"\bmuniciple\b": "municipal", r"\bgovernement\b": "government", r"-wide(?=co2)": "-wide ", r"\bwde\b": "wide",
    r"\bto(?=\d)": "to ", r"\bemission\b": "emissions", r" per ?cent\b": "%", r"(?<=\d) (?=%)": "", "’": "'",
    r"(\S+-wide )\1": r"\1", r"\bcoverage of\b": "of",
}  # fmt: skip


def read_promise(sentence: str) -> Promise | None:
    """The promise of a sentence; None for one outside the grammars or with figures that cannot be."""
    text = " ".join(sentence.lower().split()).rstrip(".")
    for printed, meant in _SPELLINGS.items():
        text = re.sub(printed, meant, text)
    found = read_reduction(text) or read_share(text) or read_phrase(text)
    return found if found and found.is_possible else None
