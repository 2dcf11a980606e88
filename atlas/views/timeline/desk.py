"""What all parts of the timeline speak of: the promises under the filters, told apart as the reader chose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from atlas.maps.style import SIGNS
from atlas.model import Kind, Level
from atlas.queries.filters import Filters
from atlas.queries.timeline.history import REST, By, Groups, History, groups
from atlas.queries.world import Shown
from atlas.views import address, cached
from atlas.views.i18n import Language
from atlas.views.through_time.curve_frame import ground, is_dark


@dataclass(frozen=True, slots=True)
class Ink:
    """How a group is drawn.

    Args:
        fill: `#RRGGBB`.
        rim: `#RRGGBB` of the line around it.
        shape: SVG path data of its sign; None where it has none.
    """

    fill: str
    rim: str
    shape: str | None


@dataclass(frozen=True, slots=True)
class Desk:
    """The promises under the filters.

    Args:
        shown: Those that stand on the day, as the map shows them.
        found: Those made by the day.
        groups: What they are told apart by.
    """

    filters: Filters
    language: Language
    shown: Shown
    found: History
    groups: Groups

    @property
    def when(self) -> str:
        """The day, written out."""
        return self.language.day(self.filters.day)

    def label(self, code: str) -> str:
        """A group in the reader's words."""
        match self.groups.by:
            case By.KIND | By.LEVEL as by:
                return self.language.label(str(by), code)
            case _ if code == REST:
                return self.language.text("Other nations")
            case _ if code == Level.SUPRANATIONAL:
                return self.language.label("level", code)
            case By.CONTINENT:
                return self.language.label("continent", code)
            case By.COUNTRY:
                return self.language.name(*cached.country_names()[code])

    def ink(self, code: str) -> Ink:
        """A kind's own colour and sign; colour belongs to kinds, so other groups of several are drawn in ink."""
        kinds = [code] if self.groups.by is By.KIND else list(self.filters.kinds_shown)
        shape = SIGNS[Kind(code)].shape if self.groups.by is By.KIND else None
        return kind_ink(kinds[0], shape) if len(kinds) == 1 else Ink(ground(is_dark()).quiet, "transparent", None)

    def narrowed(self, code: str) -> Filters | None:
        """The filters that show one group alone; None for one they cannot spell."""
        match self.groups.by:
            case By.KIND:
                return replace(self.filters, kinds=(code,))
            case By.LEVEL:
                return replace(self.filters, levels=(code,))
            case By.CONTINENT | By.COUNTRY if code == Level.SUPRANATIONAL:
                return replace(self.filters, levels=(code,))
            case By.CONTINENT:
                asked = {*(self.filters.countries or self.found.countries)}
                return replace(self.filters, countries=tuple(sorted(asked & {*cached.continents()[code]})))
            case By.COUNTRY:
                return None if code == REST else replace(self.filters, countries=(code,))

    def href(self, code: str) -> str | None:
        """A link to the map of one group."""
        narrowed = self.narrowed(code)
        return None if narrowed is None else address.href("", filters=narrowed)


def kind_ink(kind: str, shape: str | None = None) -> Ink:
    """A kind in its colour for the reader's theme."""
    sign, dark = SIGNS[Kind(kind)], is_dark()
    fill = sign.dark if dark else sign.light
    return Ink(fill, fill if dark else sign.rim or fill, shape)


def desk(filters: Filters, language: Language) -> Desk:
    """The promises under the filters, told apart as the address says: by kind where it says nothing known."""
    by = By(asked("by", [str(each) for each in By]))
    found = cached.made(filters)
    told = groups(cached.ground(), found, filters, by, cached.continents())
    return Desk(filters, language, cached.view(filters).shown, found, told)


def choose(part: str, label: str, words: dict[str, str], chosen: str) -> None:
    """Offer choices that one part of the address holds.

    Args:
        part: A name of `address.OWN`.
        label: What is chosen.
        words: Code → word of each choice.
        chosen: The one that holds now.
    """
    key = f"timeline-{part}"

    def write() -> None:
        address.write_own(**{part: st.session_state[key] or chosen})

    if st.session_state.get(key) != chosen:
        st.session_state[key] = chosen
    st.segmented_control(label, list(words), format_func=words.__getitem__, key=key, on_change=write)


def asked(part: str, known: Sequence[str]) -> str:
    """What the address says in a part of its own, the first known word where it says none of them."""
    return next((word for word in known if word == address.own(part)), known[0])
