"""Other spellings a name may have in the gazetteer: tried only when nobody carries the one reported.

The rules are data: `data/reference/abbreviations.csv` ("St." for Sankt, "&" for und) and
`data/reference/genitives.csv` ("Tampereen kaupunki" is Tampere's).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from atlas.folding import fold, key
from atlas.gazetteer.tables import rows
from atlas.paths import REFERENCE

ABBREVIATIONS = REFERENCE / "abbreviations.csv"
GENITIVES = REFERENCE / "genitives.csv"
# Two letters for one, as where the keyboard lacks it: "Muenchen", "Koebenhavn", "Aarhus".
DIGRAPHS = {"ae": "a", "oe": "o", "ue": "u", "aa": "a"}
_WRITTEN_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe"}
)
MOST_DIGRAPHS = 4
MOST_ABBREVIATIONS = 3
SHORTEST_STEM = 2
SHORTEST_WORD = 3


class Spellings:
    """The rules, by the country they hold in; an empty country is any."""

    def __init__(self) -> None:
        self._long: dict[tuple[str, str], tuple[str, ...]] = {}
        for row in rows(ABBREVIATIONS):
            for country in row["countries"].split() or [""]:
                at = (fold(row["word"]), country)
                self._long[at] = (*self._long.get(at, ()), *(fold(each) for each in row["meanings"].split("|")))
        self._genitives: dict[str, list[tuple[str, str]]] = {}
        for row in rows(GENITIVES):
            for country in row["countries"].split():
                self._genitives.setdefault(country, []).append((fold(row["ending"]), fold(row["nominative"])))

    def written_out(self, stem: str, country: str | None) -> Iterator[str]:
        """Folded name with its abbreviations written out, in all the ways they can be meant."""
        choices = [(token, *self._meanings(token, country)) for token in stem.split()]
        has_word = any(len(each[0]) >= SHORTEST_WORD for each in choices if len(each) == 1)
        if has_word and 0 < sum(len(each) > 1 for each in choices) <= MOST_ABBREVIATIONS:
            ways = (" ".join(way) for way in product(*choices))
            yield from (way for way in ways if way != stem)

    def _meanings(self, token: str, country: str | None) -> Iterable[str]:
        return (*self._long.get((token, country or ""), ()), *(self._long.get((token, ""), ()) if country else ()))

    def nominatives(self, stem: str, country: str | None) -> Iterator[str]:
        """Folded name in the nominative, in all the ways its ending can have been made."""
        for ending, nominative in self._genitives.get(country or "", ()):
            bare = stem.removesuffix(ending)
            if bare != stem and len(bare) >= SHORTEST_STEM:
                yield bare + nominative


def single_letters(name_key: str) -> Iterator[str]:
    """Keys with one letter for two, for some or all pairs in it that may stand for one: "munchen" for "muenchen"."""
    parts, at = [], 0
    while at < len(name_key):
        pair = name_key[at : at + 2]
        parts.append((pair, DIGRAPHS[pair]) if pair in DIGRAPHS else (name_key[at],))
        at += 2 if pair in DIGRAPHS else 1
    if 0 < sum(len(each) > 1 for each in parts) <= MOST_DIGRAPHS:
        yield from (way for each in product(*parts) if (way := "".join(each)) != name_key)


def two_letters(name: str) -> str:
    """Folded key of a name with its ä, ö, ü, å and ø written as two letters."""
    return key(name.translate(_WRITTEN_OUT))
