"""Coverage: which of some places have promised what, which have not, and how old and how firm the record is.

The places are the members of a network or of a reader's list. Each stands once, whatever lies inside what.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from atlas.model import Kind, Level
from atlas.queries.filters import KINDS, Filters
from atlas.queries.networks.given_list import MatchedPlace
from atlas.queries.networks.records import FIRM, FIRMNESS, Age, Firmness, firmness, is_age, months_before
from atlas.queries.networks.statements import Statements
from atlas.queries.networks.tally import Tally, tallies
from atlas.queries.spells import LEVELS, Days, Mask, Numbers
from atlas.queries.world import LISTS, Ground, Shown, World


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is known of some places on a day; row *i* of every column is one place.

    Args:
        filters: Kinds, levels, nations and day; a status or a target year is passed over.
        row: Row in the places of the atlas, ascending; -1 for a place no source of the atlas speaks of, at the end.
        places: Those places, with the columns `place_id`, `name`, `name_zh`, `level`, `country`, `population` and what
            else `Ground.places` says of those it holds.
        has: Whether a promise of each kind shown stands, a column each.
        checked: Whether a source checked that kind and found none, or it ended; never where a promise stands.
        applies: Whether a place can have that kind at all.
        firmness: Position in `FIRMNESS`.
        spoken: Whether anything is said of the kinds shown.
        newest_on: Newest day any of it may date from; not a time where nothing is dated.
    """

    world: World
    filters: Filters
    row: Numbers
    places: pd.DataFrame
    has: Mask
    checked: Mask
    applies: Mask
    firmness: Numbers
    spoken: Mask
    newest_on: Days

    def __len__(self) -> int:
        """How many places there are."""
        return len(self.row)

    @property
    def any_of(self) -> Mask:
        """Whether a promise of any kind shown stands."""
        return any_column(self.has)

    @property
    def place_ids(self) -> list[str]:
        """Ids of the places, in order."""
        return list(self.places["place_id"])

    @property
    def held(self) -> Mask:
        """Whether the atlas holds the place."""
        return self.row >= 0

    def ids(self, kept: Mask) -> list[str]:
        """Ids of some of the places the atlas holds."""
        return list(self.places["place_id"].to_numpy()[kept & self.held])

    def kind(self, kind: str) -> Tally:
        """The places counted by what is known of one kind."""
        at = self.filters.kinds_shown.index(kind)
        return self._counted((self.has[:, at], self.checked[:, at], self.applies[:, at]))

    def tally(self) -> Tally:
        """The places counted by what is known of any kind shown."""
        return self._counted(self._of_any)

    def tallies_by(self, column: str) -> dict[str, Tally]:
        """Value of a column of `places`, ascending → its places counted by what is known of any kind shown."""
        codes, values = pd.factorize(self.places[column], sort=True)
        return dict(zip(values, tallies(self._of_any, np.asarray(codes, np.int64), len(values)), strict=True))

    @property
    def _of_any(self) -> tuple[Mask, Mask, Mask]:
        """As `tallies` asks: a place with any kind is none that was checked."""
        return self.any_of, any_column(self.checked), any_column(self.applies)

    def _counted(self, known: tuple[Mask, Mask, Mask]) -> Tally:
        (counted,) = tallies(known, np.zeros(len(self), np.int64), 1)
        return counted

    def is_firmness(self, firmness: Firmness) -> Mask:
        """Whether the firmest promise of each place is that firm."""
        return np.asarray(self.firmness == FIRMNESS.index(firmness), np.bool_)

    def is_age(self, age: Age, months: int) -> Mask:
        """Whether the record of each place is that old.

        Args:
            months: A record older than this is old; one dated by its month or year alone is as young as it may be.
        """
        return is_age(age, self.spoken, self.newest_on, months_before(self.filters.day, months))

    def missing(self, at: int) -> list[str]:
        """The kinds one place could have and has not, those checked among them."""
        lacking = (self.applies[at] & ~self.has[at]).tolist()
        return [kind for kind, lacks in zip(self.filters.kinds_shown, lacking, strict=True) if lacks]

    def table(self, at: Numbers) -> pd.DataFrame:
        """One row a place, with its promises as lists as in `Shown.places`; all are empty where none stands.

        Args:
            at: Positions of the places wanted, in the order wanted.
        """
        kept = np.zeros(len(self), np.bool_)
        kept[at] = True
        promised = self.shown(kept).places().set_index("place_id")[[*LISTS, "disagree"]].to_dict("index")
        none: dict[str, object] = {name: [] for name in LISTS} | {"disagree": False}
        places = self.places.iloc[at].reset_index(drop=True)
        found = [promised.get(place_id, none) for place_id in places["place_id"]]
        lists = {name: pd.Series([each[name] for each in found], dtype=object) for name in (*LISTS, "disagree")}
        return places.assign(**lists)

    def shown(self, kept: Mask | None = None) -> Shown:
        """The promises that stand at the places, or at some of them."""
        rows = self.row[self.held if kept is None else kept & self.held]
        promises = self.world.shown(self.filters).rows
        return Shown(self.world, promises[np.isin(self.world.place[promises], rows)])


def coverage(
    world: World,
    said: Statements,
    filters: Filters,
    rows: Numbers,
    *,
    programme_nations: Iterable[str],
    outside: Sequence[MatchedPlace] = (),
) -> Coverage:
    """What is known of some places on the day of the filters.

    Args:
        rows: Rows in the places of the atlas of those of any level and nation.
        programme_nations: Nations in which a place below the national level can be a pilot.
        outside: Places the atlas does not hold.
    """
    filters = of_members(filters)
    kinds, ground = filters.kinds_shown, world.ground
    row, places = _members(world, filters, rows, outside)
    promises = world.shown(filters).rows
    # One place more at the end, which the row -1 picks: nothing is known of it.
    has = np.zeros((len(ground.places) + 1, len(KINDS)), np.bool_)
    has[world.place[promises], world.codes["kind"][promises]] = True
    blank = np.zeros_like(has)
    on_day = ground.blanks.on(world.day)
    blank[ground.blanks.place[on_day], ground.blanks.codes["kind"][on_day]] = True
    columns = np.array([KINDS.index(kind) for kind in kinds], np.int64)
    spoken, newest_on = said.newest(world.day, kinds, len(ground.places) + 1)
    has = has[np.ix_(row, columns)]
    return Coverage(
        world=world,
        filters=filters,
        row=row,
        places=places,
        has=has,
        checked=blank[np.ix_(row, columns)] & ~has,
        applies=_applies(places, kinds, programme_nations) | has,
        firmness=firmness(world, promises)[row],
        spoken=spoken[row],
        newest_on=newest_on[row],
    )


def placed(ground: Ground, places: Iterable[MatchedPlace]) -> tuple[Numbers, list[MatchedPlace]]:
    """The rows of some places in those of the atlas, each once and ascending, and the places it does not hold."""
    known = {place.place_id: place for place in places}
    found = np.asarray(pd.Index(ground.places["place_id"]).get_indexer(pd.Index(list(known), dtype=object)), np.int64)
    outside = [place for place, row in zip(known.values(), found.tolist(), strict=True) if row < 0]
    return np.unique(found[found >= 0]), outside


def of_members(filters: Filters) -> Filters:
    """The filters that choose among members and what is asked of them: a gap has no status and no target year."""
    return replace(filters, statuses=(), year_from=None, year_to=None)


def strong_others(covered: Coverage) -> Shown:
    """What is in policy, in law or achieved in the nations of the places and at their levels, but not at them."""
    world, filters = covered.world, replace(covered.filters, statuses=FIRM)
    places = covered.places
    nations, levels = tuple(sorted(places["country"].dropna().unique())), {*places["level"]}
    levels_asked = tuple(level for level in LEVELS if level in levels)
    if not nations or not levels_asked:
        return Shown(world, np.zeros(0, np.int64))
    rows = world.shown(replace(filters, countries=nations, levels=levels_asked)).rows
    return Shown(world, rows[~np.isin(world.place[rows], covered.row)])


def _members(
    world: World, filters: Filters, rows: Numbers, outside: Sequence[MatchedPlace]
) -> tuple[Numbers, pd.DataFrame]:
    ground = world.ground
    places = ground.places.iloc[rows]
    kept = np.ones(len(rows), np.bool_)
    if filters.levels:
        kept &= places["level"].isin(filters.levels).to_numpy()
    if filters.countries:
        kept &= places["country"].isin(filters.countries).to_numpy()
    strangers = [
        {
            "place_id": place.place_id,
            "name": place.name,
            "name_zh": place.name_zh,
            "level": str(place.level),
            "country": place.country,
            "region_name": place.region or None,
            "region_name_zh": place.region_zh,
            "lat": place.lat,
            "lon": place.lon,
            "population": place.population,
        }
        for place in outside
        if (not filters.levels or place.level in filters.levels)
        and (not filters.countries or place.country in filters.countries)
    ]
    found = places[kept].reset_index(drop=True)
    if strangers:
        nations = ground.places.set_index("place_id")[["name", "name_zh"]]
        added = pd.DataFrame(strangers, columns=found.columns)
        for column, name in {"country_name": "name", "country_name_zh": "name_zh"}.items():
            added[column] = added["country"].map(nations[name])
        found = pd.concat([found.astype(object), added.astype(object)], ignore_index=True)
    return np.append(rows[kept], np.full(len(strangers), -1)), found


def _applies(places: pd.DataFrame, kinds: Sequence[str], programme_nations: Iterable[str]) -> Mask:
    applies = np.ones((len(places), len(kinds)), np.bool_)
    if Kind.PILOT in kinds:
        below = places["country"].isin(list(programme_nations)) & (places["level"] != Level.NATIONAL)
        applies[:, kinds.index(Kind.PILOT)] = below.to_numpy()
    return applies


def any_column(columns: Mask) -> Mask:
    """Whether any column of each row is set."""
    return np.asarray(columns.any(axis=1), np.bool_)
