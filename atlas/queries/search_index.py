"""The names of the register as the search looks through them, and what it finds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from atlas.folding import fold, is_han, key

LONGEST = 200
"""Letters of a question that are read; no name of the register is longer."""
NEAR_FROM = 4
"""Letters from which on one slip of the fingers is looked through; a shorter word is near everything."""
TWO_SLIPS_FROM = 7
"""Letters from which on two are."""
TYPES = (
    *("维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "自治州", "自治县", "直辖市", "特别市"),
    *("地区", "新区", "省", "市", "州", "盟", "县", "区", "旗", "镇", "乡", "都", "府", "郡", "町", "村"),
)
"""Endings by which names in Chinese characters say what a place is, the longer first."""
LAST = "\U0010ffff"

Rows = NDArray[np.int64]
Texts = NDArray[Any]
"""Of NumPy's own text type, which holds short texts in place."""


class Way(StrEnum):
    """How a name fits what was asked, best first."""

    EXACT = "exact"
    START = "start"
    WORD_START = "word_start"
    WITHIN = "within"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Found:
    """One place that fits.

    Args:
        population: Residents; None where no source states them.
        n_kinds: Kinds of commitment the register ever held there.
        matched: The name or code that fits, None where it is the one the reader is shown.
    """

    place_id: str
    name: str
    name_zh: str | None
    level: str
    local_type: str | None
    region_name: str | None
    region_name_zh: str | None
    country_name: str | None
    country_name_zh: str | None
    population: int | None
    n_kinds: int
    matched: str | None
    way: Way


FACTS = [field.name for field in fields(Found)][:-2]
"""Columns of `search_places.sql` a reader is shown."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SearchIndex:
    """Row *i* of every column is one name of one place: the names in order of their keys, then the codes in theirs.

    Args:
        keys: Folded names without spaces, ascending.
        codes: Folded codes without spaces, ascending.
        text: Folded names as UTF-8, each after a line break and a space.
        starts: Byte in `text` at which each name's line begins.
        lengths: Letters of each key.
        is_ascii: Whether each key is in ASCII.
        spelling: The name or code as written.
        place: Its place, as a row of `places`.
        likely: How likely a reader who asks by it means this place.
        area_codes: Key of what an ISO 3166-2 code adds to its nation's → places.
        places: Facts of each place, as `FACTS` names them.
        around: Each place's region and nation, as rows of `places`; -1 for none.
    """

    keys: Texts
    codes: Texts
    text: bytes
    starts: Rows
    lengths: NDArray[np.signedinteger[Any]]
    is_ascii: NDArray[np.bool_]
    spelling: Texts
    place: Rows
    likely: NDArray[np.float64]
    area_codes: dict[str, list[int]]
    places: list[tuple[Any, ...]]
    around: NDArray[np.int64]

    def find(self, text: str, limit: int = 12, chinese: bool = False) -> list[Found]:
        """The places that fit best, each once: by way of match, then by how likely they are meant.

        Args:
            text: Whatever was typed.
            chinese: Whether the reader is shown Chinese names where there are any.
        """
        picked: dict[int, tuple[int, Way]] = {}
        asked = fold(text[:LONGEST])[:LONGEST].strip()  # a letter may unfold into several
        for way, rows in self._fitting(asked):
            for row in rows[np.argsort(-self.likely[rows], kind="stable")].tolist():
                if len(picked) < limit:
                    picked.setdefault(int(self.place[row]), (row, way))
            if len(picked) == limit:
                break
        return [self._found(place, row, way, chinese) for place, (row, way) in picked.items()]

    def _found(self, place: int, row: int, way: Way, chinese: bool) -> Found:
        facts = dict(zip(FACTS, self.places[place], strict=True))
        matched = self.spelling[row]
        shown = (facts["name_zh"] or facts["name"]) if chinese else facts["name"]
        return Found(**facts, matched=None if key(matched) == key(shown) else matched, way=way)

    def _fitting(self, asked: str) -> Iterator[tuple[Way, Rows]]:
        """Rows whose name fits the folded text, best way first; a later way may repeat places of an earlier one."""
        whole = asked.replace(" ", "")
        if not whole:
            return
        some = False
        for way, rows in self._ways(asked, whole):
            some |= len(rows) > 0
            yield way, rows
        if not some and len(whole) >= NEAR_FROM:
            yield Way.NEAR, self._near(whole)

    def _ways(self, asked: str, whole: str) -> Iterator[tuple[Way, Rows]]:
        exact = self._exact(whole)
        yield Way.EXACT, exact
        if (bare := without_type(whole)) != whole:
            yield Way.EXACT, self._exact(bare)
        started = self._start(whole)
        yield Way.START, started
        if not len(started):
            yield from self._in_area(asked)
        yield Way.WORD_START, self._containing(f" {asked}")
        if not len(exact):
            yield Way.WITHIN, self._containing(asked)

    def _exact(self, whole: str) -> Rows:
        return np.append(_span(self.keys, whole, "\0"), len(self.keys) + _span(self.codes, whole, "\0"))

    def _start(self, whole: str) -> Rows:
        return _span(self.keys, whole, LAST)

    def _containing(self, part: str) -> Rows:
        bytes_at = [match.start() for match in re.finditer(re.escape(part.encode()), self.text)]
        return np.unique(np.searchsorted(self.starts, bytes_at, side="right") - 1)

    def _in_area(self, asked: str) -> Iterator[tuple[Way, Rows]]:
        """Names that fit one end of the text and lie in a region or nation that fits the other: "richmond va"."""
        parted = [(name, self._areas(area)) for name, area in _parted(asked)]
        for way, rows_of in ((Way.EXACT, self._exact), (Way.START, self._start)):
            for name, areas in parted:
                rows = rows_of(name)
                inside = rows[np.isin(self.around[self.place[rows]], areas).any(axis=1)]
                if len(inside):
                    yield way, inside
                    return

    def _areas(self, name: str) -> Rows:
        """Places of that name or code or, where there are none, of a name that starts so."""
        areas = np.append(self.place[self._exact(name)], np.array(self.area_codes.get(name, []), np.int64))
        return areas if len(areas) else self.place[self._start(name)]

    def _near(self, whole: str) -> Rows:
        """The nearest rows of those a slip or two away: a letter left out, put in, changed or swapped with the next."""
        slips = 1 if len(whole) < TWO_SLIPS_FROM else 2
        alike = np.flatnonzero((np.abs(self.lengths - len(whole)) <= slips) & (self.is_ascii == whole.isascii()))
        near = process.extract(whole, self.keys[alike].tolist(), scorer=OSA.distance, score_cutoff=slips, limit=None)
        least = min((distance for _, distance, _ in near), default=0)
        return alike[[position for _, distance, position in near if distance == least]]


def _span(ascending: Texts, text: str, last: str) -> Rows:
    """Rows from the text on and before what the text with `last` behind it would be."""
    return np.arange(bisect_left(ascending, text), bisect_left(ascending, text + last))


def without_type(name: str) -> str:
    """A name in Chinese characters without the ending that says what the place is, unless that leaves one character."""
    if name.endswith(TYPES) and all(map(is_han, name)):
        for ending in TYPES:
            if name.endswith(ending) and len(name) > len(ending) + 1:
                return name.removesuffix(ending)
    return name


def _parted(asked: str) -> Iterator[tuple[str, str]]:
    """Ways to read a folded text as name and area: the area is last, in Chinese first."""
    words = asked.split(" ")
    for i in range(len(words) - 1, 0, -1):
        yield "".join(words[:i]), "".join(words[i:])
    whole = "".join(words)
    if all(map(is_han, whole)):
        for i in range(2, len(whole)):
            yield without_type(whole[i:]), without_type(whole[:i])
