"""Everything kept between runs, each with a bound; nothing else in the app caches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import wraps
from hashlib import blake2b, file_digest
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import duckdb
import pandas as pd
import streamlit as st

from atlas import paths
from atlas.maps.assets import Assets, publish
from atlas.maps.spells import pack_bits
from atlas.maps.stored_spells import stored_spells
from atlas.queries import catalogue, disagreements, place, search, world
from atlas.queries.ask import Record
from atlas.queries.connect import Pointer, open_store, read_pointer
from atlas.queries.country.nations import bodies as bodies_of_nations
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

P = ParamSpec("P")
T = TypeVar("T")


def _pointer() -> Pointer:
    return read_pointer(paths.STORE)


def by_release(keep: Callable[..., Any], most: int = 2) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keeps what a function returns, by its arguments and the release of the store that is published.

    An argument whose name begins with `_` does not count.

    Args:
        keep: `st.cache_resource`, whose answers all readers share; `st.cache_data`, of which each has a copy.
        most: Answers kept; two are one release and the one before.
    """

    def kept(answer: Callable[P, T]) -> Callable[P, T]:
        # Streamlit tells functions apart by name and source, and arguments by name: `wraps` hands on those of `answer`.
        @wraps(answer)
        def of_release(*asked: Any, release_id: str, **named: Any) -> T:
            return answer(*asked, **named)

        remembered: Callable[..., T] = keep(max_entries=most, show_spinner=False)(of_release)

        @wraps(answer)
        def of_newest(*asked: P.args, **named: P.kwargs) -> T:
            return remembered(*asked, release_id=_pointer().release_id, **named)

        return of_newest

    return kept


def store() -> duckdb.DuckDBPyConnection:
    """The newest published store; a running app sees a new one at its next run.

    Raises:
        StoreError: There is none that can be read.
    """
    return _store(str(_pointer().path))


@st.cache_resource(max_entries=2, show_spinner=False, on_release=lambda connection: connection.close())
def _store(path: str) -> duckdb.DuckDBPyConnection:
    return open_store(Path(path))


@by_release(st.cache_data)
def release() -> Record:
    """Release id and the latest day any source speaks for."""
    return catalogue.release(store())


@by_release(st.cache_data)
def words() -> Words:
    """Labels of the closed lists."""
    return catalogue.words(store())


@by_release(st.cache_data)
def offered() -> dict[str, list[str]]:
    """The choices the filters offer."""
    return catalogue.offered(store())


@by_release(st.cache_data)
def programme_nations() -> list[str]:
    """The nations with a national pilot programme."""
    return catalogue.programme_nations(store())


@by_release(st.cache_data)
def sources() -> list[Record]:
    """Every source with its terms."""
    return catalogue.sources(store())


@by_release(st.cache_data)
def country_names() -> dict[str, tuple[str, str | None]]:
    """Alpha-3 → name in English and in simplified Chinese."""
    return catalogue.country_names(store())


@by_release(st.cache_data)
def continents() -> dict[str, tuple[str, ...]]:
    """Continent code of GeoNames → alpha-3 of its nations."""
    return catalogue.continents(store())


@by_release(st.cache_resource)
def assets() -> Assets:
    """The map's files for the newest store, written into the static folder where they are not there yet."""
    return publish(
        paths.PACKAGES, paths.BOUNDARIES, paths.STATIC, stored_spells(ground().places, catalogue.map_spells(store()))
    )


def place_bits(place_ids: Iterable[str]) -> str:
    """Places as the map's table numbers them, one bit each; ids it does not hold are passed over."""
    ids = sorted_ids()
    rows = ids.get_indexer(pd.Index(list(place_ids), dtype=object))
    return pack_bits(rows[rows >= 0], len(ids))


@by_release(st.cache_resource)
def sorted_ids() -> pd.Index:
    """The ids of all places, as the map's table numbers them."""
    ids: pd.Index = pd.Index(ground().places["place_id"].sort_values())
    return ids


@by_release(st.cache_resource, VIEWS)
def view(filters: Filters) -> View:
    """What some filters show, and all that is counted beside it."""
    return world.view(ground().on(filters.day), filters)


def growth(filters: Filters, axis: DayAxis, language: Language) -> Growth:
    """The places of each kind through all days, whatever the day of the filters."""
    return _growth(replace(filters, day=axis.first), axis, language.tag, language)


@by_release(st.cache_resource, VIEWS)
def _growth(filters: Filters, axis: DayAxis, tag: str, _language: Language) -> Growth:
    return growth_of(ground().growth(filters), axis, _language)


@by_release(st.cache_resource)
def ground() -> Ground:
    """What does not change with the day."""
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


@by_release(st.cache_resource, VIEWS)
def place_file(place_id: str, day: date) -> PlaceFile | None:
    """All the register holds of one place by the day, None where there is none of that id."""
    return file_of_place(store(), place_id, day)


def place_claims(place_id: str, day: date) -> list[Record]:
    """Everything said of one place by the day."""
    return place.place_claims(store(), place_id, day)


@st.cache_resource(max_entries=1, show_spinner=False, on_release=lambda process: process.close())
def match_process() -> MatchProcess:
    """The process that finds the places of readers' lists, started at the first of them."""
    return MatchProcess()


@by_release(st.cache_resource)
def search_index() -> SearchIndex:
    """Every name of the register, ready to be searched."""
    return search.search_index(store())


@by_release(st.cache_resource, VIEWS)
def peaks(day: date, levels: tuple[str, ...]) -> Peaks:
    """Pilots, peak years and their alliance in China on a day, at some levels; an empty tuple means all."""
    return peaks_on(store(), ground(), day, levels)


def people(day: date, place_ids: Sequence[str]) -> People:
    """The people of the places that have a commitment on a day; places asked for on another day are not asked again."""
    return replace(_people(_fingerprint(place_ids), day, place_ids), day=day)


@by_release(st.cache_data, PLACE_LISTS)
def _people(places: str, _day: date, _place_ids: Sequence[str]) -> People:
    return people_on(store(), _day, _place_ids)


def people_through_time(filters: Filters, days: Iterable[date]) -> list[People]:
    """The people under the promises that pass the filters, on each of some days in place of theirs."""
    return [people(day, place_ids) for day, place_ids in places_through_time(ground(), filters, days).items()]


@by_release(st.cache_resource, VIEWS)
def people_by_nation(filters: Filters) -> dict[str, People]:
    """Alpha-3 → the people there under the promises that pass the filters."""
    return people_of_nations(store(), filters.day, view(filters).shown.place_ids)


def people_by_nation_of(day: date, place_ids: Sequence[str]) -> dict[str, People]:
    """Alpha-3 → the people there of a list of places, as on a day."""
    found = _people_by_nation_of(_fingerprint(place_ids), day, place_ids)
    return {nation: replace(people, day=day) for nation, people in found.items()}


@by_release(st.cache_data, COVERAGES)
def _people_by_nation_of(places: str, _day: date, _place_ids: Sequence[str]) -> dict[str, People]:
    return people_of_nations(store(), _day, _place_ids)


def _fingerprint(place_ids: Sequence[str]) -> str:
    """What names a list of places in a cache, in place of its thousands of ids."""
    return blake2b("\0".join(place_ids).encode()).hexdigest()


@by_release(st.cache_resource)
def memberships() -> Memberships:
    """Every member of every network."""
    return all_memberships(store(), ground())


@by_release(st.cache_resource)
def statements() -> Statements:
    """Everything said of every place, with its days."""
    return all_statements(store(), ground())


@by_release(st.cache_resource, COVERAGES)
def network_coverage(network: Network, filters: Filters) -> Coverage:
    """What is known of the members of a network; a status or a target year of the filters is passed over."""
    members, world_then = memberships().of(network, filters.day), view(of_members(filters)).shown.world
    return coverage(world_then, statements(), filters, members, programme_nations=programme_nations())


@by_release(st.cache_data, VIEWS)
def network_sources(network_id: str, day: date) -> list[Record]:
    """Who says who belongs to a network."""
    return sources_of_network(store(), network_id, day)


@by_release(st.cache_data, VIEWS)
def network_unplaced(network_id: str, day: date) -> pd.DataFrame:
    """The lines of a network's members without a place."""
    return unplaced_of_network(store(), network_id, day)


@by_release(st.cache_data, 4)
def nations_by_name(tag: str) -> list[str]:
    """Alpha-3 of every nation, by their names in a language."""
    return names_in_order(store(), tag[:2])


@by_release(st.cache_data)
def bodies() -> dict[str, tuple[str, ...]]:
    """Id of every body of several nations → alpha-3 of the nations in it."""
    return bodies_of_nations(store())


@by_release(st.cache_data)
def source_records() -> list[Record]:
    """Every source with its terms, its rows and what is held of it."""
    return method.source_records(store())


@by_release(st.cache_data)
def accounts() -> list[Record]:
    """The published totals beside what is held."""
    return published.accounts(store())


@by_release(st.cache_resource)
def unresolved_rows() -> list[Record]:
    """Every row without a place, ready to be searched."""
    return method.unresolved_rows(store())


@by_release(st.cache_resource, 24)
def disagreeing(day: date) -> list[Record]:
    """Every claim that another contradicts on a day."""
    return disagreements.disagreements(store(), day)


def store_file() -> tuple[Path, int, str]:
    """The published store as a file: its path, its size in bytes and its SHA-256."""
    return _store_file(str(_pointer().path))


@st.cache_data(max_entries=2, show_spinner=False)
def _store_file(path: str) -> tuple[Path, int, str]:
    with Path(path).open("rb") as file:
        return Path(path), Path(path).stat().st_size, file_digest(file, "sha256").hexdigest()


@by_release(st.cache_resource, VIEWS)
def made(filters: Filters) -> History:
    """Every promise made by the day of the filters that passes them."""
    return history(ground(), view(filters).shown, filters)


@by_release(st.cache_resource, VIEWS)
def due(filters: Filters) -> pd.DataFrame:
    """One row a target that passes the filters and whose year is over on their day."""
    return fallen_due.fallen_due(store(), ground(), filters)


def due_lines(claim_ids: Sequence[str]) -> dict[str, Record]:
    """Claims by id, with their places and sources."""
    return fallen_due.lines(store(), claim_ids)


def ended_promises(day: date) -> list[Record]:
    """Every promise a source says was revoked or has lapsed by the day."""
    return fallen_due.ended(store(), day)


def every_table(address: str, language: Language) -> bytes:
    """Every table of the store as CSV, packed together; kept, since it takes seconds to make."""
    return _every_table(address, language.tag, language)


@by_release(st.cache_data)
def _every_table(address: str, tag: str, _language: Language) -> bytes:
    return all_tables(store(), Catalogue(method.store_tables(store()), sources(), release(), address), _language)
