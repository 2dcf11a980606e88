"""Everything kept between runs, each with a bound; nothing else in the app caches."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import streamlit as st

from atlas import paths
from atlas.maps.assets import Assets, publish
from atlas.maps.marks import Marks, Places
from atlas.queries import catalogue, place, world
from atlas.queries.ask import Record
from atlas.queries.connect import Pointer, open_store, read_pointer
from atlas.queries.world import Ground, Shown, World
from atlas.views.i18n import Words

DAYS = 24
"""Days kept. A day is a few megabytes, shared and never written to; filters pick among its rows without asking."""


def _pointer() -> Pointer:
    return read_pointer(paths.STORE)


def store() -> duckdb.DuckDBPyConnection:
    """The newest published store; a running app sees a new one at its next run.

    Raises:
        StoreError: There is none that can be read.
    """
    return _store(str(_pointer().path))


@st.cache_resource(max_entries=2, show_spinner=False, on_release=lambda connection: connection.close())
def _store(path: str) -> duckdb.DuckDBPyConnection:
    return open_store(Path(path))


def release() -> Record:
    """Release id and the latest day any source speaks for."""
    return _release(_pointer().release_id)


@st.cache_data(max_entries=2, show_spinner=False)
def _release(release_id: str) -> Record:
    return catalogue.release(store())


def words() -> Words:
    """Labels of the closed lists."""
    return _words(_pointer().release_id)


@st.cache_data(max_entries=2, show_spinner=False)
def _words(release_id: str) -> Words:
    return catalogue.words(store())


def offered() -> dict[str, list[str]]:
    """The choices the filters offer."""
    return _offered(_pointer().release_id)


@st.cache_data(max_entries=2, show_spinner=False)
def _offered(release_id: str) -> dict[str, list[str]]:
    return catalogue.offered(store())


def country_names() -> dict[str, tuple[str, str | None]]:
    """Alpha-3 → name in English and in simplified Chinese."""
    return _country_names(_pointer().release_id)


@st.cache_data(max_entries=2, show_spinner=False)
def _country_names(release_id: str) -> dict[str, tuple[str, str | None]]:
    return catalogue.country_names(store())


def assets() -> Assets:
    """The map's files for the newest store, written into the static folder where they are not there yet."""
    return _assets(_pointer().release_id)


@st.cache_resource(max_entries=2, show_spinner=False)
def _assets(release_id: str) -> Assets:
    return publish(paths.PACKAGES, paths.BOUNDARIES, paths.STATIC, _marks(catalogue.marks(store())))


def _marks(lines: list[Record]) -> Marks:
    places = {line["place_id"]: line for line in lines}
    number = {place_id: position for position, place_id in enumerate(places)}
    columns = [field.name for field in fields(Places)]
    return Marks(
        places=Places(*([place[column] for place in places.values()] for column in columns)),
        place=[number[line["place_id"]] for line in lines],
        kind=[line["kind"] for line in lines],
        countries={
            place["country"]: (place["country_name"], place["country_name_zh"])
            for place in places.values()
            if place["country"] is not None
        },
    )


def on(day: date) -> World:
    """All that stands on a day."""
    return _on(_pointer().release_id, day)


@st.cache_resource(max_entries=DAYS, show_spinner=False)
def _on(release_id: str, day: date) -> World:
    return world.world_on(store(), day, _ground(release_id))


@st.cache_resource(max_entries=2, show_spinner=False)
def _ground(release_id: str) -> Ground:
    return world.ground(store())


def claims(shown: Shown, day: date) -> pd.DataFrame:
    """One row a promise shown."""
    return world.world_claims(store(), day, shown.claim_ids)


def one_place(place_id: str, day: date) -> Record | None:
    """One place, None where there is none of that id."""
    return place.place(store(), place_id, day)


def place_claims(place_id: str, day: date) -> list[Record]:
    """Everything said of one place by the day."""
    return place.place_claims(store(), place_id, day)
