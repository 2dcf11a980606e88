"""The bodies of several nations a desk has to do with, what they promised themselves, and the way to their files."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from atlas.model import Level
from atlas.views import address, cached
from atlas.views.country.area import Desk
from atlas.views.country.place_lists import promises
from atlas.views.country.records import records


def show_bodies(desk: Desk) -> None:
    """A line a body that has a nation of the desk in it and a promise of the kinds chosen; nothing where none has."""
    of, language = desk.of, desk.language
    shown = desk.world.shown(replace(desk.filters, levels=(str(Level.SUPRANATIONAL),), countries=()))
    for place in records(shown.places()):
        members = cached.bodies().get(place["place_id"], ())
        if not set(members) & set(of.nations):
            continue
        name = escape(language.name(place["name"], place["name_zh"]))
        said = language.plural(
            "{body} (a body of {n} nation): {promises}",
            "{body} (a body of {n} nations): {promises}",
            len(members),
            body=f'<a href="{escape(address.href("place", place=place["place_id"]))}" target="_self">{name}</a>',
            promises=escape(" · ".join(promises(place, language))),
        )
        st.html(f'<p class="country-line">{said}</p>')
