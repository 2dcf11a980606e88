"""Everything kept between runs, each with a bound; nothing else in the app caches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import streamlit as st

from atlas import paths
from atlas.maps.assets import Assets, publish
from atlas.maps.spells import Places, Spells, Standing
from atlas.queries import catalogue, place, search, world
from atlas.queries.ask import Record
from atlas.queries.connect import Pointer, open_store, read_pointer
from atlas.queries.filters import Filters
from atlas.queries.people import People, people_on, places_through_time
from atlas.queries.search_index import SearchIndex
from atlas.queries.world import Ground, Shown, View
from atlas.views.i18n import Language, Words
from atlas.views.through_time.day_axis import DayAxis
from atlas.views.through_time.growth_chart import Growth, growth_of

VIEWS = 128
"""Views kept: what a choice of filters shows, a few hundred kilobytes at most."""
PLACE_LISTS = 512
"""Lists of places whose people are kept: the curve of one reader's filters asks about twenty, a day of it about one."""


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


def programme_nations() -> list[str]:
    """The nations with a national pilot programme."""
    return _programme_nations(_pointer().release_id)


@st.cache_data(max_entries=2, show_spinner=False)
def _programme_nations(release_id: str) -> list[str]:
    return catalogue.programme_nations(store())


def sources() -> list[Record]:
    """Every source with its terms."""
    return _sources(_pointer().release_id)


@st.cache_data(max_entries=2, show_spinner=False)
def _sources(release_id: str) -> list[Record]:
    return catalogue.sources(store())


def country_names() -> dict[str, tuple[str, str | None]]:
    """Alpha-3 → name in English and in simplified Chinese."""
    return _country_names(_pointer().release_id)


@st.cache_data(max_entries=2, show_spinner=False)
def _country_names(release_id: str) -> dict[str, tuple[str, str | None]]:
    return catalogue.country_names(store())


def continents() -> dict[str, tuple[str, ...]]:
    """Continent code of GeoNames → alpha-3 of its nations."""
    return _continents(_pointer().release_id)


@st.cache_data(max_entries=2, show_spinner=False)
def _continents(release_id: str) -> dict[str, tuple[str, ...]]:
    return catalogue.continents(store())


def assets() -> Assets:
    """The map's files for the newest store, written into the static folder where they are not there yet."""
    return _assets(_pointer().release_id)


@st.cache_resource(max_entries=2, show_spinner=False)
def _assets(release_id: str) -> Assets:
    return publish(paths.PACKAGES, paths.BOUNDARIES, paths.STATIC, _map_spells(ground(), catalogue.map_spells(store())))


def _map_spells(ground: Ground, table: pd.DataFrame) -> Spells:
    places = ground.places.sort_values("place_id")
    places = places.astype(object).where(places.notna(), None)
    number = pd.Index(places["place_id"]).get_indexer(pd.Index(table["place_id"]))
    standing = np.where(table["active"], Standing.PROMISE, np.where(table["is_blank"], Standing.NONE, Standing.UNKNOWN))
    nations = places[["country", "country_name", "country_name_zh"]].drop_duplicates().to_numpy().tolist()
    return Spells(
        places=Places(*(places[field.name].tolist() for field in fields(Places))),
        place=number.tolist(),
        kind=table["kind"].tolist(),
        standing=standing.tolist(),
        from_on=table["from_on"].to_numpy("datetime64[D]"),
        until_on=table["until_on"].to_numpy("datetime64[D]"),
        countries={code: (name, name_zh) for code, name, name_zh in nations if code is not None},
    )


def view(filters: Filters) -> View:
    """What some filters show, and all that is counted beside it."""
    return _view(_pointer().release_id, filters)


@st.cache_resource(max_entries=VIEWS, show_spinner=False)
def _view(release_id: str, filters: Filters) -> View:
    return world.view(_ground(release_id).on(filters.day), filters)


def growth(filters: Filters, axis: DayAxis, language: Language) -> Growth:
    """The places of each kind through all days, whatever the day of the filters."""
    return _growth(_pointer().release_id, replace(filters, day=axis.first), axis, language.tag, language)


@st.cache_resource(max_entries=VIEWS, show_spinner=False)
def _growth(release_id: str, filters: Filters, axis: DayAxis, tag: str, _language: Language) -> Growth:
    return growth_of(_ground(release_id).growth(filters), axis, _language)


def ground() -> Ground:
    """What does not change with the day."""
    return _ground(_pointer().release_id)


@st.cache_resource(max_entries=2, show_spinner=False)
def _ground(release_id: str) -> Ground:
    return world.ground(store())


def claims(shown: Shown, day: date) -> pd.DataFrame:
    """One row a promise shown."""
    return world.world_claims(store(), day, shown.claim_ids)


def dating(shown: Shown, day: date) -> dict[str, int]:
    """Source → promises shown that it dates."""
    return catalogue.dating(store(), day, shown.claim_ids)


def one_place(place_id: str, day: date) -> Record | None:
    """One place, None where there is none of that id."""
    return place.place(store(), place_id, day)


def place_claims(place_id: str, day: date) -> list[Record]:
    """Everything said of one place by the day."""
    return place.place_claims(store(), place_id, day)


def search_index() -> SearchIndex:
    """Every name of the register, ready to be searched."""
    return _search_index(_pointer().release_id)


@st.cache_resource(max_entries=2, show_spinner=False)
def _search_index(release_id: str) -> SearchIndex:
    return search.search_index(store())


def people(day: date, place_ids: Sequence[str]) -> People:
    """The people of the places that have a commitment on a day; places asked for on another day are not asked again."""
    places = blake2b("\0".join(place_ids).encode()).hexdigest()
    return replace(_people(_pointer().release_id, places, day, place_ids), day=day)


@st.cache_data(max_entries=PLACE_LISTS, show_spinner=False)
def _people(release_id: str, places: str, _day: date, _place_ids: Sequence[str]) -> People:
    return people_on(store(), _day, _place_ids)


def people_through_time(filters: Filters, days: Iterable[date]) -> list[People]:
    """The people under the promises that pass the filters, on each of some days in place of theirs."""
    return [people(day, place_ids) for day, place_ids in places_through_time(ground(), filters, days).items()]
