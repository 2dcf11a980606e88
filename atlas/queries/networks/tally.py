"""Places counted by what is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from atlas.queries.spells import Mask, Numbers


@dataclass(frozen=True, slots=True)
class Tally:
    """Places by what is known; the four parts sum up to all.

    Args:
        with_it: A promise stands.
        checked: None stands: a source checked and found none, or it was revoked or lapsed.
        unspoken: None stands and no source says why.
        inapplicable: None stands and none can.
    """

    with_it: int
    checked: int
    unspoken: int
    inapplicable: int

    @property
    def places(self) -> int:
        """All of them."""
        return self.with_it + self.checked + self.unspoken + self.inapplicable

    @property
    def share(self) -> float | None:
        """Those with a promise, of those that can have one, 0 to 1; None where none can."""
        whole = self.places - self.inapplicable
        return self.with_it / whole if whole else None


def tallies(known: tuple[Mask, Mask, Mask], group: Numbers, n_groups: int) -> Sequence[Tally]:
    """The places of each group, counted by what is known.

    Args:
        known: Whether a promise stands at each place, whether one was checked and not found, and whether one can stand.
        group: The group of each place, counted from 0; -1 for none.
        n_groups: How many there are.
    """
    has, checked, applies = known
    # 3: it stands; 2: none was found; 1: no source speaks; 0: there can be none.
    state = np.where(has, 3, np.where(checked, 2, np.where(applies, 1, 0)))
    counts = np.bincount((group * 4 + state)[group >= 0], minlength=n_groups * 4).reshape(n_groups, 4).tolist()
    return [
        Tally(with_it, none_found, unspoken, inapplicable) for inapplicable, unspoken, none_found, with_it in counts
    ]
