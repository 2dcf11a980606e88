"""Populations the sources report, where the gazetteer has none or means another place: one figure, by a published rule.

Sources differ in what they count, a city or its urban area, and in the year, so nothing is summed or averaged. Of the
figures of a place that can be, one is taken: an open licence before mere facts, then the newest stated year, then the
last source in order of id. Where the sources differ more than threefold and no majority agrees, none is taken. Where
two or more agree and the gazetteer is more than threefold off, its figure is of another place, and theirs is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from atlas.model import Level, Place, Reuse
from atlas.register.tables import Record

TIMES = 3
"""How far apart two figures of one place may lie: a city and its urban area, or ten years of growth."""
OPENNESS = {Reuse.OPEN: 2, Reuse.SHARE_ALIKE: 1, Reuse.FACTS: 0}
LEAST_WITNESSES = 2
"""Sources it takes to contradict the gazetteer."""
TOP_DOWN = (Level.SUPRANATIONAL, Level.NATIONAL, Level.REGIONAL, Level.LOCAL)


@dataclass(frozen=True, slots=True)
class Figure:
    """How many people live in a place, as one source says.

    Args:
        year: Calendar year; None where the source states none.
    """

    place_id: str
    source_id: str
    people: int
    year: int | None

    @classmethod
    def of_line(cls, line: Record) -> Figure:
        """The figure of a line of the register."""
        year = int(line["population_year"]) if line["population_year"] else None
        return cls(line["place_id"], line["source_id"], int(line["population"]), year)

    @property
    def line(self) -> Record:
        """The line of `place_population.csv`."""
        return {
            "place_id": self.place_id,
            "source_id": self.source_id,
            "population": str(self.people),
            "population_year": str(self.year or ""),
        }


def newest(figures: Iterable[Figure], floor: int = 1, ceiling: int | None = None) -> list[Figure]:
    """The newest possible figure of each source; of one year the higher.

    Args:
        floor: A lower figure is of something else.
        ceiling: Residents of what is around the place; a higher figure is of something else.
    """
    found: dict[str, Figure] = {}
    for each in figures:
        known = found.get(each.source_id)
        is_newer = known is None or (each.year or 0, each.people) > (known.year or 0, known.people)
        if is_newer and floor <= each.people and (ceiling is None or each.people <= ceiling):
            found[each.source_id] = each
    return list(found.values())


def agreeing(figures: Sequence[Figure]) -> list[Figure]:
    """The figures within threefold of each other that more than half of the sources give, if there are.

    Args:
        figures: One a source.
    """
    windows = [[each for each in figures if low.people <= each.people <= TIMES * low.people] for low in figures]
    most = max(windows, key=lambda window: (len(window), -min(each.people for each in window)), default=[])
    return most if 2 * len(most) > len(figures) else []


def is_contradicted(place: Place, agreed: Sequence[Figure]) -> bool:
    """Whether two sources or more agree that the gazetteer's figure, of no stated year, is of another place.

    A city council may govern the centre of the city GeoNames counts (Sydney), or a municipality far around its town.
    """
    people = place.population or 0
    return (
        len(agreed) >= LEAST_WITNESSES
        and place.level is Level.LOCAL
        and place.population_year is None
        and all(people > TIMES * each.people or TIMES * people < each.people for each in agreed)
    )


def with_populations(
    places: Mapping[str, Place],
    figures: Iterable[Figure],
    reuse: Mapping[str, Reuse],
    gazetteer: Callable[[str], Place | None],
    largest_town: Callable[[str], int],
) -> dict[str, Place]:
    """The places with the gazetteer's population, else, or where it is contradicted, with one that sources report.

    A region has more people than half of its largest town, which may reach beyond it, and no place has more than what
    is around it.

    Args:
        reuse: Terms of each source of commitments.
        gazetteer: Place by id, as the gazetteers have it.
        largest_town: Residents of the most populous town of a region, 0 where not known.
    """
    by_place: dict[str, list[Figure]] = {}
    for figure in figures:
        by_place.setdefault(figure.place_id, []).append(figure)
    found: dict[str, Place] = {}
    for place in sorted(places.values(), key=lambda each: (TOP_DOWN.index(each.level), each.region_id is not None)):
        own = _with_figure_of(place, gazetteer(place.place_id), reuse)
        around = (found.get(place.region_id or ""), found.get(place.country))
        ceiling = min((each.population for each in around if each and each.population), default=None)
        reported = newest(by_place.get(place.place_id, ()), max(1, largest_town(place.place_id) // 2), ceiling)
        agreed = agreeing(reported)
        if agreed and (own.population is None or is_contradicted(own, agreed)):
            own = _with_figure(own, max(agreed, key=lambda each: _order(each, reuse)))
        found[place.place_id] = own
    return found


def _order(figure: Figure, reuse: Mapping[str, Reuse]) -> tuple[int, int, str]:
    """The rule of choice, last first: an open licence, the newest stated year, the source id."""
    return OPENNESS[reuse[figure.source_id]], figure.year or 0, figure.source_id


def _with_figure(place: Place, figure: Figure) -> Place:
    return replace(place, population=figure.people, population_year=figure.year, population_source=figure.source_id)


def _with_figure_of(place: Place, known: Place | None, reuse: Mapping[str, Reuse]) -> Place:
    """The place with a gazetteer's population: an earlier run may have left one that a source reported."""
    if place.population_source not in reuse:
        return place
    if known is None or known.population_source in reuse:
        return replace(place, population=None, population_year=None, population_source=None)
    return replace(
        place,
        population=known.population,
        population_year=known.population_year,
        population_source=known.population_source,
    )
