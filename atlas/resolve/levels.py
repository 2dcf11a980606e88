"""Which candidates are of the level of government a report is about."""

from __future__ import annotations

from collections.abc import Callable

from atlas.gazetteer.china import PREFECTURE_CITY
from atlas.gazetteer.words import Reading
from atlas.model import Level, Place
from atlas.resolve.candidates import Candidate, Naming

# A town called like its region is meant by the bare name if it is a leading town there.
LEADING_SHARE = 0.5
SEAT = 10_000
CITY_STATE_SHARE = 0.6
# "New York" is the city; "Jeju" is the province rather than Jeju City.
METROPOLIS = 900_000
# Where these are listed in full, a namesake that is none of them is a mere settlement.
LISTED_COUNTRIES = frozenset({"JPN", "CHN"})

HoldsTown = Callable[[Place, Place], bool]


class LevelFilter:
    """Keeps the candidates of the right level and type.

    Args:
        holds_town: Whether a region has a town in it or encloses it.
        largest_town: Population of the most populous town of a first-level region.
        is_wide: Whether a name ends or begins with a word for regions, in a country.
    """

    def __init__(
        self, holds_town: HoldsTown, largest_town: Callable[[str], int], is_wide: Callable[[str, str], bool]
    ) -> None:
        self._is_wide = is_wide
        self._holds_town = holds_town
        self._largest_town = largest_town

    def keep(self, found: list[Candidate], wanted: Level | None, reading: Reading, is_strict: bool) -> list[Candidate]:
        """Candidates of the level; of all levels where the report does not say, but one of a city and its region.

        Args:
            is_strict: False where nothing of the level was found: then the source may have called a
                region a city, or a territory a region, provided the name is its own.
        """
        if wanted is None:
            found = self._without_level(found, reading)
        elif is_strict:
            found = [each for each in found if each.place.level is wanted]
        elif wanted is Level.LOCAL:
            found = [each for each in found if each.place.level is Level.REGIONAL and each.naming is Naming.OWN]
        else:
            found = [each for each in found if each.place.level in (Level.REGIONAL, Level.NATIONAL)]
        return _governments(_of_kind(found, reading))

    def _without_level(self, found: list[Candidate], reading: Reading) -> list[Candidate]:
        """One of each government: not a city-state's town beside it, not the region behind its city.

        A name that ends in a word for regions is the region's: "東京都".
        """
        if len(found) > 1 and self._is_wide(reading.stem, found[0].place.country):
            found = [each for each in found if each.place.level is not Level.LOCAL] or found
        nations = [each for each in found if each.place.level is Level.NATIONAL]
        towns = [each for each in found if each.place.level is Level.LOCAL]
        return [
            each
            for each in found
            if not any(_is_town_of_city_state(each, nation) for nation in nations)
            and not any(self._is_behind(each, town) for town in towns)
        ]

    def _is_behind(self, region: Candidate, town: Candidate) -> bool:
        """Whether the bare name means a town rather than the region it lies in."""
        place = region.place
        if place.level is not Level.REGIONAL or town.naming is Naming.PART:
            return False
        if town.naming is Naming.TYPED and town.people < METROPOLIS:
            return False
        # A province of Italy or Spain is called after its capital; a state only sometimes means its city.
        least = SEAT if place.region_id else max(SEAT, LEADING_SHARE * self._largest_town(place.place_id))
        return town.people >= least and self._holds_town(place, town.place)


def _is_town_of_city_state(town: Candidate, nation: Candidate) -> bool:
    is_inside = town.place.level is Level.LOCAL and town.place.country == nation.place.country
    return is_inside and town.people >= CITY_STATE_SHARE * nation.people


def _of_kind(found: list[Candidate], reading: Reading) -> list[Candidate]:
    """Candidates of the type the name says, if any is known to be of it."""
    same = [each for each in found if each.kinds & reading.kinds]
    return same or found


def _governments(found: list[Candidate]) -> list[Candidate]:
    """Candidates without the settlements that share a name with a listed government.

    A prefecture-level city of China stands before smaller governments of its name.
    """
    higher = [each for each in found if each.place.level is not Level.LOCAL]
    towns = [each for each in found if each.place.level is Level.LOCAL]
    listed = [each for each in towns if each.kinds or each.place.country not in LISTED_COUNTRIES]
    if not any(each.kinds and each.naming is not Naming.OTHER for each in listed):
        return found  # "Laiwu" is also a name of Shantou: no reason to pass over Laiwu
    cities = [each for each in listed if PREFECTURE_CITY in each.kinds and each.naming is not Naming.OTHER]
    if len(cities) == 1 and all(cities[0].people >= each.people for each in listed):
        return higher + cities
    return higher + listed
