"""Taking a reported name apart: brackets, commas, slashes, a region before or behind it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_BRACKETS = re.compile(r"[(\[（［]([^)\]）］]*)[)\]）］]?")
_DASH = re.compile(r"\s*[/|;:]\s*|\s+[-–—]\s+|\s*[–—]\s*")
_HYPHEN = re.compile(r"\s*-\s*")
_COMMA = re.compile(r"\s*[,，、]\s*")
LONGEST_REGION = 4  # words


class Cut(Enum):
    """How a part was cut out of a name, and so what the rest of the name may be."""

    WHOLE = "whole"
    TYPED = "typed"
    """Brackets or a comma with the rest were taken out: only a word for the type will do."""
    ASIDE = "aside"
    """The rest stands in brackets: a region, a country, a type, another name."""
    LISTED = "listed"
    """The rest stands behind a comma: the same, or the next of several places."""
    INSIDE = "inside"
    """It stands in brackets behind another name of the same place."""
    DASHED = "dashed"
    """The rest stands behind or before a dash or slash: only a region or the country will do."""
    JOINT = "joint"
    """The rest stands behind a slash or hyphen: another name of the same place, or another place."""
    UNMARKED = "unmarked"
    """The rest stands just before or behind: only a region or the country will do."""


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


def is_latin(text: str) -> bool:
    """Whether a text is written in Latin letters, with accents or without."""
    return text.isascii() or all(unicodedata.name(char, "").startswith("LATIN") for char in text if char.isalpha())


def _parts(text: str, separator: re.Pattern[str]) -> list[str]:
    return [part.strip() for part in separator.split(text) if part.strip()]


def _each(parts: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each of several parts with the others; nothing if there is but one."""
    for at, part in enumerate(parts if len(parts) > 1 else ()):
        yield part, (*parts[:at], *parts[at + 1 :])


def variants(name: str) -> Iterator[Variant]:
    """Ways of reading a name, the whole first: "Ulm, Stadt", "Köln (Cologne)", "Bolzano/Bozen", "Bend Oregon".

    A bracket in another script is the name in that script; one in the same may say where it is.
    """
    yield Variant(name)
    inside = tuple(part.strip() for part in _BRACKETS.findall(name) if part.strip())
    where = tuple(part for part in inside if is_latin(part) == is_latin(name.partition("(")[0]))
    bare = " ".join(_BRACKETS.sub(" ", name).split())
    head, *tails = _parts(bare, _COMMA) or [""]
    for word in (*inside, *tails) if len(inside) + len(tails) == 1 and bare else ():
        for text in (f"{head} {word}", f"{word} {head}"):
            yield Variant(text, (word,), Cut.TYPED)
    if inside and not tails and bare:
        yield Variant(bare, where, Cut.ASIDE)
    if tails:
        yield Variant(f"{tails[0]} {head}", (*tails[1:], *where), Cut.LISTED)  # "Hague, The"
        yield Variant(head, (*tails, *where), Cut.LISTED)
    for part, rest in _each(_parts(head, _DASH)):
        yield Variant(part, (*rest, *tails, *where), Cut.DASHED)
    for separator in (_DASH, _HYPHEN):
        for part, also in _each(_parts(head, separator)):
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
