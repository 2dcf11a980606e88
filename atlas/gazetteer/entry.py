"""A place with the names it is found by, as the smaller gazetteers make them."""

from __future__ import annotations

from dataclasses import dataclass, field

from atlas.folding import key
from atlas.model import Place


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One name of a place.

    Args:
        lang: BCP 47 tag, `und` where the gazetteer does not say.
        kind: `preferred`, `official`, `alternate` or `alias` (from a file of ours).
    """

    name: str
    lang: str = "und"
    kind: str = "alternate"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place and its names.

    Args:
        kin: Words the place goes by as a type (`county`, `borough`), for telling namesakes apart.
        stems: Folded names without their words for the type: to be found by, not to be shown.
        keys: The folded names.
    """

    place: Place
    names: tuple[PlaceName, ...]
    kin: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    keys: frozenset[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", frozenset(key(name.name) for name in self.names))
