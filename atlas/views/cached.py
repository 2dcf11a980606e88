"""Everything kept between runs, each with a bound; nothing else in the app caches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date
from hashlib import blake2b, file_digest
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import streamlit as st

from atlas import paths
from atlas.maps.assets import Assets, publish
from atlas.maps.spells import Places, Spells, Standing, pack_bits
from atlas.queries import catalogue, disagreements, place, search, world
from atlas.queries.ask import Record
from atlas.queries.connect import Pointer, open_store, read_pointer
from atlas.queries.country.nations import nations_by_name as names_in_order
from atlas.queries.country.nations import people_by_nation as people_of_nations
from atlas.queries.filters import Filters
from atlas.queries.method import accounts as published
from atlas.queries.method import figures as method
from atlas.queries.networks.coverage import Coverage, coverage, of_members
from atlas.queries.networks.matching import MatchProcess
from atlas.queries.networks.members import Memberships, Network
from atlas.queries.networks.members import memberships as all_memberships
from atlas.queries.networks.members import network_sources as sources_of_network
from atlas.queries.networks.members import network_unplaced as unplaced_of_network
from atlas.queries.networks.statements import Statements
from atlas.queries.networks.statements import statements as all_statements
from atlas.queries.peaks.china import Peaks
from atlas.queries.peaks.china import peaks as peaks_on
from atlas.queries.people import People, people_on, places_through_time
from atlas.queries.place_file.file import PlaceFile
from atlas.queries.place_file.file import place_file as file_of_place
from atlas.queries.search_index import SearchIndex
from atlas.queries.timeline import fallen_due
from atlas.queries.timeline.history import History, history
from atlas.queries.world import Ground, Shown, View
from atlas.views.i18n import Language, Words
from atlas.views.method.everything import Catalogue
from atlas.views.method.everything import every_table as all_tables
from atlas.views.through_time.day_axis import DayAxis
from atlas.views.through_time.growth_chart import Growth, growth_of

VIEWS = 128
"""Views kept: what a choice of filters shows, a few hundred kilobytes at most."""
COVERAGES = 32
"""Coverages of networks kept: two megabytes of the largest."""
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


def place_bits(place_ids: Iterable[str]) -> str:
    """Places as the map's table numbers them, one bit each; ids it does not hold are passed over."""
    ids = _sorted_ids(_pointer().release_id)
    rows = ids.get_indexer(pd.Index(list(place_ids), dtype=object))
    return pack_bits(rows[rows >= 0], len(ids))


@st.cache_resource(max_entries=2, show_spinner=False)
def _sorted_ids(release_id: str) -> pd.Index:
    ids: pd.Index = pd.Index(_ground(release_id).places["place_id"].sort_values())
    return ids


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


def place_file(place_id: str, day: date) -> PlaceFile | None:
    """All the register holds of one place by the day, None where there is none of that id."""
    return _place_file(_pointer().release_id, place_id, day)


@st.cache_resource(max_entries=VIEWS, show_spinner=False)
def _place_file(release_id: str, place_id: str, day: date) -> PlaceFile | None:
    return file_of_place(store(), place_id, day)


def place_claims(place_id: str, day: date) -> list[Record]:
    """Everything said of one place by the day."""
    return place.place_claims(store(), place_id, day)


@st.cache_resource(max_entries=1, show_spinner=False, on_release=lambda process: process.close())
def match_process() -> MatchProcess:
    """The process that finds the places of readers' lists, started at the first of them."""
    return MatchProcess()


def search_index() -> SearchIndex:
    """Every name of the register, ready to be searched."""
    return _search_index(_pointer().release_id)


@st.cache_resource(max_entries=2, show_spinner=False)
def _search_index(release_id: str) -> SearchIndex:
    return search.search_index(store())


def peaks(day: date, levels: tuple[str, ...]) -> Peaks:
    """Pilots, peak years and their alliance in China on a day, at some levels; an empty tuple means all."""
    return _peaks(_pointer().release_id, day, levels)


@st.cache_resource(max_entries=VIEWS, show_spinner=False)
def _peaks(release_id: str, day: date, levels: tuple[str, ...]) -> Peaks:
    return peaks_on(store(), _ground(release_id), day, levels)


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


def people_by_nation(filters: Filters) -> dict[str, People]:
    """Alpha-3 → the people there under the promises that pass the filters."""
    return _people_by_nation(_pointer().release_id, filters)


@st.cache_resource(max_entries=VIEWS, show_spinner=False)
def _people_by_nation(release_id: str, filters: Filters) -> dict[str, People]:
    return people_of_nations(store(), filters.day, _view(release_id, filters).shown.place_ids)


def people_by_nation_of(day: date, place_ids: Sequence[str]) -> dict[str, People]:
    """Alpha-3 → the people there of a list of places, as on a day."""
    places = blake2b("\0".join(place_ids).encode()).hexdigest()
    found = _people_by_nation_of(_pointer().release_id, places, day, place_ids)
    return {nation: replace(people, day=day) for nation, people in found.items()}


@st.cache_data(max_entries=COVERAGES, show_spinner=False)
def _people_by_nation_of(release_id: str, places: str, _day: date, _place_ids: Sequence[str]) -> dict[str, People]:
    return people_of_nations(store(), _day, _place_ids)


def memberships() -> Memberships:
    """Every member of every network."""
    return _memberships(_pointer().release_id)


@st.cache_resource(max_entries=2, show_spinner=False)
def _memberships(release_id: str) -> Memberships:
    return all_memberships(store(), _ground(release_id))


def statements() -> Statements:
    """Everything said of every place, with its days."""
    return _statements(_pointer().release_id)


@st.cache_resource(max_entries=2, show_spinner=False)
def _statements(release_id: str) -> Statements:
    return all_statements(store(), _ground(release_id))


def network_coverage(network: Network, filters: Filters) -> Coverage:
    """What is known of the members of a network; a status or a target year of the filters is passed over."""
    return _network_coverage(_pointer().release_id, network, of_members(filters))


@st.cache_resource(max_entries=COVERAGES, show_spinner=False)
def _network_coverage(release_id: str, network: Network, filters: Filters) -> Coverage:
    members = _memberships(release_id).of(network, filters.day)
    world_then = view(filters).shown.world
    return coverage(world_then, _statements(release_id), filters, members, programme_nations=programme_nations())


def network_sources(network_id: str, day: date) -> list[Record]:
    """Who says who belongs to a network."""
    return _network_sources(_pointer().release_id, network_id, day)


@st.cache_data(max_entries=VIEWS, show_spinner=False)
def _network_sources(release_id: str, network_id: str, day: date) -> list[Record]:
    return sources_of_network(store(), network_id, day)


def network_unplaced(network_id: str, day: date) -> pd.DataFrame:
    """The lines of a network's members without a place."""
    return _network_unplaced(_pointer().release_id, network_id, day)


@st.cache_data(max_entries=VIEWS, show_spinner=False)
def _network_unplaced(release_id: str, network_id: str, day: date) -> pd.DataFrame:
    return unplaced_of_network(store(), network_id, day)


def nations_by_name(tag: str) -> list[str]:
    """Alpha-3 of every nation, by their names in a language."""
    return _nations_by_name(_pointer().release_id, tag[:2])


@st.cache_data(max_entries=4, show_spinner=False)
def _nations_by_name(release_id: str, language: str) -> list[str]:
    return names_in_order(store(), language)


def source_records() -> list[Record]:
    """Every source with its terms, its rows and what is held of it."""
    return _source_records(_pointer().release_id)


@st.cache_data(max_entries=2, show_spinner=False)
def _source_records(release_id: str) -> list[Record]:
    return method.source_records(store())


def accounts() -> list[Record]:
    """The published totals beside what is held."""
    return _accounts(_pointer().release_id)


@st.cache_data(max_entries=2, show_spinner=False)
def _accounts(release_id: str) -> list[Record]:
    return published.accounts(store())


def unresolved_rows() -> list[Record]:
    """Every row without a place, ready to be searched."""
    return _unresolved_rows(_pointer().release_id)


@st.cache_resource(max_entries=2, show_spinner=False)
def _unresolved_rows(release_id: str) -> list[Record]:
    return method.unresolved_rows(store())


def disagreeing(day: date) -> list[Record]:
    """Every claim that another contradicts on a day."""
    return _disagreeing(_pointer().release_id, day)


@st.cache_resource(max_entries=24, show_spinner=False)
def _disagreeing(release_id: str, day: date) -> list[Record]:
    return disagreements.disagreements(store(), day)


def store_file() -> tuple[Path, int, str]:
    """The published store as a file: its path, its size in bytes and its SHA-256."""
    return _store_file(str(_pointer().path))


@st.cache_data(max_entries=2, show_spinner=False)
def _store_file(path: str) -> tuple[Path, int, str]:
    with Path(path).open("rb") as file:
        return Path(path), Path(path).stat().st_size, file_digest(file, "sha256").hexdigest()


def made(filters: Filters) -> History:
    """Every promise made by the day of the filters that passes them."""
    return _made(_pointer().release_id, filters)


@st.cache_resource(max_entries=VIEWS, show_spinner=False)
def _made(release_id: str, filters: Filters) -> History:
    ground = _ground(release_id)
    return history(ground, ground.on(filters.day).shown(filters), filters)


def due(filters: Filters) -> pd.DataFrame:
    """One row a target that passes the filters and whose year is over on their day."""
    return _due(_pointer().release_id, filters)


@st.cache_resource(max_entries=VIEWS, show_spinner=False)
def _due(release_id: str, filters: Filters) -> pd.DataFrame:
    return fallen_due.fallen_due(store(), _ground(release_id), filters)


def due_lines(claim_ids: Sequence[str]) -> dict[str, Record]:
    """Claims by id, with their places and sources."""
    return fallen_due.lines(store(), claim_ids)


def ended_promises(day: date) -> list[Record]:
    """Every promise a source says was revoked or has lapsed by the day."""
    return fallen_due.ended(store(), day)


def every_table(address: str, language: Language) -> bytes:
    """Every table of the store as CSV, packed together; kept, since it takes seconds to make."""
    return _every_table(_pointer().release_id, address, language.tag, language)


@st.cache_data(max_entries=2, show_spinner=False)
def _every_table(release_id: str, address: str, tag: str, _language: Language) -> bytes:
    return all_tables(store(), Catalogue(method.store_tables(store()), sources(), release(), address), _language)
