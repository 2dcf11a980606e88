"""Which candidates are of the level of government a report is about.

A city and the region around it often share a name. With a level the report decides: local is the city, regional the
region. Without one the words of the name do ("Salzburg (Land)", "Provincia de Salamanca", "Guatemala City"); a bare
name is the city's if that is a leading town there, as in "Salzburg", "Groningen" or "São Paulo", and the region's
if not, as in "California". Where neither is plain ("Jilin", "Washington", "Luxembourg") the name stays open.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher

from atlas.folding import key
from atlas.gazetteer.china import PREFECTURE_CITY
from atlas.gazetteer.words import Reading, Scope
from atlas.model import Level, Place
from atlas.resolve.candidate import Candidate, Naming

# A town called like its region is meant by the bare name if it is a leading town there.
LEADING_SHARE = 0.5
SEAT = 10_000
CITY_STATE_SHARE = 0.6
# "New York" is the city; "Jeju" is the province rather than Jeju City.
METROPOLIS = 900_000
# So alike, 0 to 1, are two spellings of one name: "Marrakesh" and Marrakech.
SAME_NAME = 0.6
# Where these are listed in full, a namesake that is none of them is a mere settlement.
LISTED_COUNTRIES = frozenset({"JPN", "CHN"})
TOWN_KINDS = frozenset({"city", "town", "village", "ward"})

HoldsTown = Callable[[Place, Place], bool]
IsCalledLike = Callable[[Place, Place], bool]


class LevelFilter:
    """Keeps the candidates of the right level and type.

    Args:
        holds_town: Whether a region has a town in it or encloses it.
        largest_town: Population of the most populous town of a first-level region.
        is_wide: Whether a name ends or begins with a word for regions, in a country.
        is_called_like: Whether a town's own name is one of a region's, too.
    """

    def __init__(
        self,
        holds_town: HoldsTown,
        largest_town: Callable[[str], int],
        is_wide: Callable[[str, str], bool],
        is_called_like: IsCalledLike,
    ) -> None:
        self._is_wide = is_wide
        self._is_called_like = is_called_like
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
        return _governments(_outermost(_of_kind(found, reading)))

    def _without_level(self, found: list[Candidate], reading: Reading) -> list[Candidate]:
        """One of each government: not a city-state's town beside it, not the region behind its city.

        A name that ends in a word for regions is the region's: "東京都".
        """
        if len(found) > 1 and self._is_wide(reading.stem, found[0].place.country):
            found = [each for each in found if each.place.level is not Level.LOCAL] or found
        found = _without_nation(found, reading)
        nations = [each for each in found if each.place.level is Level.NATIONAL]
        is_bare = not reading.words
        wider = [each for each in found if each.place.level is not Level.LOCAL and each.naming is Naming.OWN]
        towns = [each for each in found if each.place.level is Level.LOCAL and not _is_short_for(each, wider)]
        return [
            each
            for each in found
            if (each.place.level is not Level.LOCAL or each in towns)
            and not any(_is_part_of(each, nation, is_bare) for nation in nations)
            and not any(self._is_behind(each, town) for town in towns)
        ]

    def _is_behind(self, region: Candidate, town: Candidate) -> bool:
        """Whether the bare name means a town rather than the region it lies in."""
        place = region.place
        if place.level is not Level.REGIONAL or town.naming is Naming.PART:
            return False
        if town.naming is Naming.TYPED and town.people < METROPOLIS:
            return False
        if town.naming is Naming.OTHER and region.naming is Naming.OWN and self._is_called_otherwise(town.place, place):
            return False
        # A province of Italy or Spain is called after its capital; a state only sometimes means its city.
        least = SEAT if place.region_id else max(SEAT, LEADING_SHARE * self._largest_town(place.place_id))
        return town.people >= least and self._holds_town(place, town.place)

    def _is_called_otherwise(self, town: Place, region: Place) -> bool:
        """Whether a town's own name is quite another than its region's: "Penang" is the state, not George Town."""
        likeness = SequenceMatcher(None, key(town.name), key(region.name)).ratio()
        return likeness < SAME_NAME and not self._is_called_like(town, region)


def _without_nation(found: list[Candidate], reading: Reading) -> list[Candidate]:
    """Candidates without the nation where a word for regions stands before its region's name: "Departamento de …"."""
    if Scope.WIDE not in reading.scopes or reading.scopes & {Scope.ANY, Scope.COUNCIL}:
        return found
    named = {each.place.country for each in found if each.place.level is Level.REGIONAL and each.naming is Naming.OWN}
    return [each for each in found if each.place.level is not Level.NATIONAL or each.place.country not in named]


def _is_part_of(candidate: Candidate, nation: Candidate, is_bare: bool) -> bool:
    """Whether a nation is meant rather than its region of the bare name or, in a city-state, its town."""
    if candidate.place.country != nation.place.country:
        return False
    if candidate.place.level is Level.REGIONAL:
        return is_bare and nation.naming is Naming.OWN
    return candidate.place.level is Level.LOCAL and candidate.people >= CITY_STATE_SHARE * nation.people


def _is_short_for(town: Candidate, wider: list[Candidate]) -> bool:
    """Whether the bare name is a region's or nation's and only short for the town's: "Oklahoma", "Panama"."""
    return town.naming is Naming.TYPED and town.people < METROPOLIS and bool(wider)


def _of_kind(found: list[Candidate], reading: Reading) -> list[Candidate]:
    """Candidates of the type the name says, if any is known to be of it; else those not known to be of another."""
    same = [each for each in found if each.kinds & reading.kinds]
    return same or [each for each in found if not _is_of_other_kind(each, reading)]


def _outermost(found: list[Candidate]) -> list[Candidate]:
    """Candidates without a district inside the region of its own name: "Barishal" is the division."""
    regions = {
        each.place.place_id for each in found if each.place.level is Level.REGIONAL and each.naming is Naming.OWN
    }
    return [each for each in found if each.place.level is not Level.REGIONAL or each.place.region_id not in regions]


def _is_of_other_kind(candidate: Candidate, reading: Reading) -> bool:
    """Whether the name says town and a full list of its country says city: "Hino-machi" is not the city of Hino."""
    is_listed = candidate.place.country in LISTED_COUNTRIES and bool(candidate.kinds & TOWN_KINDS)
    said = reading.kinds & TOWN_KINDS
    # The wards of Tokyo call themselves cities in English.
    return is_listed and bool(said) and not candidate.kinds & (said | ({"ward"} if "city" in said else set()))


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
