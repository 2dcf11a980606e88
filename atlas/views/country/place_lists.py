"""The regions, then the local governments: every one with a promise, and what it promised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import streamlit as st

from atlas.model import Level
from atlas.queries.filters import NOT_STATED, Filters
from atlas.queries.world import Shown
from atlas.views import address, cached
from atlas.views.country.area import Desk
from atlas.views.country.records import Record, records
from atlas.views.i18n import Language
from atlas.views.lists.place_list import IN_PART
from atlas.views.pager import show_pages
from atlas.views.tables import Cell, show_table


@st.fragment
def show_level(level: Level, desk: Desk) -> None:
    """The places of one level with a promise, most residents first; those without are counted, by why."""
    of, language = desk.of, desk.language
    t = language.text
    held = desk.ladder.in_register(of.nations, level)
    if not held:
        return
    here = replace(desk.filters, levels=(level,))
    shown = cached.view(here).shown
    n, of_all = language.number(shown.n_places), language.number(held)
    if level == Level.REGIONAL:
        st.subheader(t("Regions: {n} of {all}", n=n, all=of_all), anchor="regions")
    else:
        st.subheader(t("Local governments: {n} of {all} in the register", n=n, all=of_all), anchor="local")
    st.caption(_blanks(here, language))
    if not shown.n_places:
        st.markdown(t("None has a commitment of the kinds chosen on {day}.", day=desk.day))
        return
    draw = partial(_draw, level, shown, desk)
    show_pages(f"{level}-{of.code}", desk.filters, shown.n_places, draw, language)


def _blanks(filters: Filters, language: Language) -> str:
    """How many show nothing, and why, with a way to them."""
    view, said = cached.view(filters), []
    if n := len(view.without):
        said.append(
            language.plural(
                "{n} more was checked and has none, or has none any more.",
                "{n} more were checked and have none, or have none any more.",
                n,
            )
        )
    if n := len(view.uncovered):
        said.append(
            language.plural(
                "Of {n} no source says anything of these kinds.",
                "Of {n} no source says anything of these kinds.",
                n,
            )
        )
    where = address.href("", filters=filters)
    return " ".join([*said, f"[{language.text('The same on the map of the world')}]({where})"])


def _draw(level: Level, shown: Shown, desk: Desk, page: slice) -> None:
    language, t = desk.language, desk.language.text
    places = shown.places(page.start, page.stop - page.start)
    heads = {
        "name": t("Place"),
        "own_word": t("Its own word"),
        "region": t("Region"),
        "promises": t("Commitments"),
        "people": t("Residents"),
    }
    if level == Level.REGIONAL:
        del heads["region"]
        caption = t("Regions, as of {day}", day=desk.day)
    else:
        caption = t("Local governments, as of {day}", day=desk.day)
    if places["local_type"].isna().all():
        del heads["own_word"]
    lines = [_cells(place, language) for place in records(places)]
    rows = [[cells[name] for name in heads] for cells in lines]
    show_table(caption, [*heads.values()], rows, language, key=f"level-{level}")


def _cells(place: Record, language: Language) -> dict[str, str | int | Cell | None]:
    """The cells of a place, by the names of the columns."""
    name = language.name(place["name"], place["name_zh"])
    return {
        "name": Cell(name, address.href("place", place=place["place_id"])),
        "own_word": place["local_type"],
        "region": language.name(place["region_name"], place["region_name_zh"]) or None,
        "promises": " · ".join(promises(place, language)),
        "people": None if place["population"] is None else int(place["population"]),
    }


def promises(place: Record, language: Language) -> Iterator[str]:
    """Each kind with its target year, the status, the day since when, and a scope in part."""
    columns = ("kinds", "target_years", "statuses", "since", "scopes")
    for kind, year, status, since, scope in zip(*(place[name] for name in columns), strict=True):
        said = [
            year,
            language.label("status", status).lower() if status != NOT_STATED else "",
            language.text("since {day}", day=since) if since else "",
            language.label("scope", scope) if scope in IN_PART else "",
        ]
        about = language.listed(filter(None, said))
        yield language.label("kind", kind) + (language.text(" ({aside})", aside=about) if about else "")
