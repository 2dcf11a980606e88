"""The address bar: the view is in the address, and the address is the view.

Streamlit makes one entry of the browser's history of every write, and sends its own copy of the address with every
click. So a view is written whole, at once and only where it changes; and a copy that was on its way while a view was
written is known as such, not taken for a step back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from time import monotonic
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from atlas.queries.filters import KINDS, Filters, read_address
from atlas.views.i18n import known_language

PLACE_ID = re.compile(r"[A-Za-z0-9_:-]{2,64}")
OWN = ("of", "against", "network", "months", "by", "tab", "find", "programme", "region")
"""Parts that only some pages read."""
OURS = {"day", "kinds", "levels", "countries", "statuses", "years", "lang", "place", "at", "year_from", "year_to", *OWN}
"""Parts the atlas reads. The extent, `at`, is the map's own, in the browser; those of years are of former links."""
LONGEST = 120
"""Characters a page's own part may have."""
ON_ITS_WAY = 5.0
"""Seconds a copy of an address already left may take to arrive."""


@dataclass(frozen=True, slots=True)
class View:
    """All an address spells but the extent of the map.

    Args:
        place: The place selected; an id no place can have is `-`, which none has.
        language: A tag of `LANGUAGES`.
        own: What only this page reads, name and text.
    """

    filters: Filters
    place: str | None
    language: str
    own: tuple[tuple[str, str], ...] = ()

    def address(self) -> dict[str, str]:
        """The view as parameters of an address; the place and what only a page reads have no default to write."""
        place = {"place": self.place} if self.place else {}
        return self.filters.address() | {"lang": self.language} | place | dict(self.own)


def arrive(page: str) -> None:
    """Say which page runs: what another page left behind is no step back of this one."""
    if st.session_state.get("page") != page:
        st.session_state.update(page=page, view=_read(st.query_params, st.session_state.get("view")), left=[])


def has_arrived() -> bool:
    """Whether any page was said to run."""
    return "page" in st.session_state


def page() -> str:
    """Part of the path of the page that runs, empty for the world page."""
    return str(st.session_state.get("page", ""))


def today() -> date:
    """The day of a view whose address names none, in UTC."""
    return datetime.now(UTC).date()


def filters() -> Filters:
    """The filters shown."""
    return _view().filters


def write_filters(chosen: Filters) -> None:
    """Show these filters: one step in the browser's history, none where they are shown already."""
    _show(replace(_view(), filters=chosen))


def reset_filters() -> None:
    """Show the default filters, today."""
    write_filters(Filters(day=today()))


def show_all_kinds() -> None:
    """Show every kind, the other filters as they are."""
    write_filters(replace(filters(), kinds=KINDS))


def place_id() -> str | None:
    """The place selected; `-`, the id of none, where the address names what no place can be called."""
    return _view().place


def select_place(chosen: str | None) -> None:
    """Select a place, or none: one step in the browser's history."""
    _show(replace(_view(), place=chosen or None))


def own(name: str) -> str | None:
    """What the address says in a part that only this page reads, as a stranger may have written it; None for nothing.

    Args:
        name: One of `OWN`.
    """
    return dict(_view().own).get(name)


def write_own(**parts: str | None) -> None:
    """Write parts of `OWN`, None for nothing, the others as they are: one step in the browser's history."""
    view = _view()
    _show(replace(view, own=_own({**dict(view.own), **parts})))


def href(page: str, *, filters: Filters | None = None, place: str | None = None, **own: str) -> str:
    """A link to a page, relative to any other, on the day and in the language of the view; embedded, to one embedded.

    Args:
        page: Its part of the path, empty for the world page.
        filters: None for those of the view.
        place: The place to select.
        own: Parts of `OWN`.
    """
    view = _view()
    there = View(filters or view.filters, place, view.language, _own(own))
    embedded = {"embed": "true"} if st.context.is_embedded else {}
    return f"{page or '.'}?{urlencode(there.address() | embedded)}"


def carried() -> dict[str, str]:
    """What of the view goes along to another page."""
    return replace(_view(), own=()).address()


def language_tag() -> str:
    """The language the address names, else the browser's, else English."""
    return _view().language


def write_language(tag: str) -> None:
    """Speak this language: one step in the browser's history."""
    _show(replace(_view(), language=tag))


def spelled() -> str:
    """The query that spells the view shown, without the extent of the map."""
    return urlencode(_view().address() | _rest())


def _view() -> View:
    """The view shown: the address's on arrival and after the browser's back, else the one shown last."""
    state, parts = st.session_state, st.query_params
    shown = state.get("view")
    asked = _read(parts, shown)
    if shown is None or (asked.address() != shown.address() and not _was_left(asked)):
        shown = state["view"] = asked
    elif asked.address() != shown.address():
        parts.from_dict(shown.address() | _rest())
    return shown


def _show(view: View) -> None:
    left = _view()
    st.session_state["view"] = view
    if view.address() == left.address():
        return
    st.session_state["left"] = [*st.session_state.get("left", [])[-7:], (left.address(), monotonic())]
    st.query_params.from_dict(view.address() | _rest())


def _was_left(view: View) -> bool:
    """Whether this is the copy of an address that was written over a moment ago."""
    context = get_script_run_ctx()
    if context is not None and context.is_history_navigation:
        st.session_state["left"] = []
        return False
    since = monotonic() - ON_ITS_WAY
    return any(address == view.address() and at > since for address, at in st.session_state.get("left", []))


def _read(parts: Mapping[str, str], shown: View | None) -> View:
    place = parts.get("place") or None
    return View(
        filters=read_address(parts, today()),
        place=place if place is None or PLACE_ID.fullmatch(place) else "-",
        language=known_language(parts.get("lang"), shown.language if shown else st.context.locale),
        own=_own(parts),
    )


def _own(parts: Mapping[str, str | None]) -> tuple[tuple[str, str], ...]:
    """The parts of `OWN` that say something, in that order."""
    return tuple((name, text[:LONGEST]) for name in OWN if (text := parts.get(name)))


def _rest() -> dict[str, str]:
    """What else the address names: it is not ours and stays."""
    return {name: text for name, text in st.query_params.to_dict().items() if name not in OURS}
