"""Taking a reported name apart: brackets, commas, slashes, a region before or behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_BRACKETS = re.compile(r"[(\[（［]([^)\]）］]*)[)\]）］]?")
_OR = re.compile(r"\s*[/|;]\s*|\s+[-–—]\s+|\s*[–—]\s*")
_HYPHEN = re.compile(r"\s*-\s*")
_COMMA = re.compile(r"\s*[,，、]\s*")
LONGEST_REGION = 4  # words


class Cut(Enum):
    """How a part was cut out of a name, and so what the rest of the name may be."""

    WHOLE = "whole"
    ASIDE = "aside"
    """The rest stands in brackets: a region, a country, a type, another name."""
    LISTED = "listed"
    """The rest stands behind a comma: the same, or the next of several places."""
    INSIDE = "inside"
    """It stands in brackets behind another name of the same place."""
    JOINT = "joint"
    """The rest stands behind a slash or hyphen: another name of the same place, or another place."""
    UNMARKED = "unmarked"
    """The rest stands just before or behind: only a region will do."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One way of reading a reported name.

    Args:
        text: The part that names the place.
        beside: Other parts that may tell where it is or what.
        also: Other parts that name the same place.
    """

    text: str
    beside: tuple[str, ...] = ()
    cut: Cut = Cut.WHOLE
    also: tuple[str, ...] = ()


def _parts(text: str, separator: re.Pattern[str]) -> list[str]:
    return [part.strip() for part in separator.split(text) if part.strip()]


def variants(name: str) -> Iterator[Variant]:
    """Ways of reading a name, the whole first: "Ulm, Stadt", "Köln (Cologne)", "Bolzano/Bozen", "Bend Oregon".

    A bracket in another script is the name in that script; one in the same may say where it is.
    """
    yield Variant(name)
    inside = tuple(part.strip() for part in _BRACKETS.findall(name) if part.strip())
    where = tuple(part for part in inside if part.isascii() == name.partition("(")[0].isascii())
    bare = " ".join(_BRACKETS.sub(" ", name).split())
    head, *tails = _parts(bare, _COMMA) or [""]
    if inside and not tails and bare:
        yield Variant(bare, where, Cut.ASIDE)
    if tails:
        yield Variant(head, (*tails, *where), Cut.LISTED)
    for separator in (_OR, _HYPHEN):
        parts = _parts(head, separator)
        if len(parts) > 1:
            for part in parts:
                also = tuple(other for other in parts if other != part)
                yield Variant(part, (*tails, *where), Cut.JOINT, also)
    for part in inside:
        yield Variant(part, tuple(tails), Cut.INSIDE, (head,))
    yield from _unmarked(head, (*tails, *where))


def _unmarked(head: str, beside: tuple[str, ...]) -> Iterator[Variant]:
    """Splits of a name without a mark between: "Richmond CA", "Bursa Nilüfer", "江苏省苏州市"."""
    tokens = head.split()
    for size in range(1, min(LONGEST_REGION, len(tokens) - 1) + 1):
        yield Variant(" ".join(tokens[:-size]), (" ".join(tokens[-size:]), *beside), Cut.UNMARKED)
        yield Variant(" ".join(tokens[size:]), (" ".join(tokens[:size]), *beside), Cut.UNMARKED)
    if len(tokens) == 1 and not head.isascii() and len(head) > 3:
        for at in range(2, len(head) - 1):
            yield Variant(head[at:], (head[:at], *beside), Cut.UNMARKED)
