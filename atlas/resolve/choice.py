"""Choosing among namesakes: which candidate the evidence leaves, or that it leaves too many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import log

from atlas.folding import fold
from atlas.gazetteer.distance import kilometres
from atlas.model import Level, Place
from atlas.resolve.candidate import LARGE, Candidate, Naming, Standing, ranked
from atlas.resolve.evidence import Evidence
from atlas.resolve.verdicts import Reason

SAME_PLACE_KM = 12.0
NEAR_KM = 25.0
FAR_KM = 100.0
# Measured on 600 ambiguous signatories with coordinates: the weightiest namesake is the right one in 97 %
# of the cases above these lines and in 60 % below them (size, times the weight of the next namesake).
DOMINANT = ((50_000, 8.0), (2_000, 16.0))
# The same for a town under its own name in a country: for a city whose namesakes are no cities, and for a
# municipality's seat whose namesakes are none, which need not be larger than they are.
DOMINANT_CITY = (200_000, 4.0)
LARGEST_RIVAL = 500_000
DOMINANT_SEAT = ((2.0, 3.0), (1.0, 6.0))  # where a seat counts for so much
SUBSTANTIAL = 2_000
# A reported population this many times the candidate's is another government's.
OTHER_SIZE = 20.0
OTHER_SIZE_FROM = 20_000
# A place known by another name only must be of about the reported size as well.
OTHER_NAME_SIZE = log(4.0)
PART_TIMES = 4
# Beside a village's own name another name of a town counts if that is so many times larger, beside a seat's if large.
OTHER_TIMES = 10
# A lone place called by a part of its name only must be so large, or a seat: "Soverato" is Soverato Marina.
COMMON_PART = 20_000
# A lone section of a large city must be so large, or the government of its name is another the gazetteer lacks.
COMMON_SECTION = 5_000
# A place at the reported coordinate may be of another size than its government, but not if a namesake is of the same.
OFF_SIZE, SAME_SIZE = log(2.5), log(1.1)
# The capital of a state or province is meant so much sooner than other towns: Lansing in Michigan.
CAPITAL_TIMES = 1.6
# A town beside a large city is no mere quarter if its namesakes are hamlets beside it: Hoboken.
QUARTER_TIMES = 50.0
# How near the reported population is to the candidate's, and how far from the next one's.
SIZES = ((log(1.05), log(1.25)), (log(1.6), log(3.0)))

LiesIn = Callable[[Place, str], bool | None]


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen.

    Args:
        certainty: 0 to 1: how often such a choice is right.
        considered: All candidates, likeliest first.
        reason: Why none was chosen, None when one was.
        is_confirmed: Region or coordinate say so too.
    """

    candidate: Candidate | None
    considered: tuple[Candidate, ...]
    certainty: float = 0.0
    reason: Reason | None = None
    is_confirmed: bool = False


def agrees(place: Place, evidence: Evidence, lies_in: LiesIn) -> bool | None:
    """Whether a place lies in every region named: False if it misses one, None if that cannot be told."""
    answers: list[bool | None] = []
    for regions in evidence.regions:
        told = [lies_in(place, region) for region in sorted(regions)]
        answers.append(True if True in told else (None if None in told else False))
    if False in answers:
        return False
    return True if True in answers else None


def choose(candidates: list[Candidate], evidence: Evidence, lies_in: LiesIn) -> Choice:
    """The candidate the evidence singles out.

    Args:
        lies_in: Whether a place lies in a region, None where that cannot be told.
    """
    considered = tuple(candidates)
    if evidence.is_torn:
        return Choice(None, considered, reason=Reason.EVIDENCE_DISAGREES)
    told = {each.place.place_id: agrees(each.place, evidence, lies_in) for each in candidates}
    inside = [each for each in candidates if told[each.place.place_id] is not False]
    if not inside:
        return Choice(None, considered, reason=Reason.WRONG_REGION)
    confirmed = [each for each in inside if told[each.place.place_id]]
    pool = own_first(confirmed or inside)
    near = [each for each in pool if evidence.is_near(each.place, NEAR_KM)]
    if near:
        return _at_coordinate(near, confirmed or inside, considered, evidence)
    pool = [each for each in pool if not _is_contradicted(each, evidence, bool(confirmed))]
    if not pool:
        return Choice(None, considered, reason=Reason.EVIDENCE_DISAGREES)
    chosen, certainty = _by_size(without_doubles(pool), evidence, bool(confirmed))
    if chosen is None:
        return Choice(None, considered, reason=Reason.AMBIGUOUS)
    return Choice(chosen, considered, certainty, is_confirmed=bool(confirmed))


def own_first(pool: list[Candidate]) -> list[Candidate]:
    """Candidates whose own name it is, if one of them is a town at least; else those far larger, too.

    "Turi" is Turi, though it is also a name of Turin. A far larger town that is commonly called by
    the first part of its name stays: "Frankfurt", "Monheim".
    """
    own = [each for each in pool if each.naming in (Naming.OWN, Naming.TYPED)]
    largest = max((each.people for each in own), default=0)
    if largest < SUBSTANTIAL:
        least = LARGE if any(each.standing_worth > 1 for each in own) else OTHER_TIMES * largest
        return [each for each in pool if each in own or each.people >= least]
    parts = [each for each in pool if each.naming is Naming.PART and each.people >= largest]
    is_common = any(each.people >= PART_TIMES * largest for each in parts)
    return [each for each in pool if each in own or (is_common and each in parts)]


def without_doubles(pool: list[Candidate]) -> list[Candidate]:
    """Candidates without those right beside a larger one of the same level: the same place twice."""
    kept: list[Candidate] = []
    for each in ranked(pool):
        place = each.place
        beside = (
            other
            for other in kept
            if other.place.level is place.level
            and kilometres(place.lat, place.lon, other.place.lat, other.place.lon) <= SAME_PLACE_KM
        )
        if next(beside, None) is None:
            kept.append(each)
    return kept


def _at_coordinate(
    near: list[Candidate], pool: list[Candidate], considered: tuple[Candidate, ...], evidence: Evidence
) -> Choice:
    """The candidate at the coordinate, unless it is of quite another size and one namesake is just of the reported.

    Lists look their coordinates up by name: "Navas" of 6,243 is Navàs and no quarter of Barcelona, where it is put.
    """
    best = _best_near(near, evidence)
    reported = evidence.population
    if reported and best.place.population and _off(best, reported) > OFF_SIZE:
        alike = [each for each in pool if each.place.population and _off(each, reported) <= SAME_SIZE]
        if len(alike) == 1 and _is_as_good(alike[0], best):
            return Choice(alike[0], considered, 0.93)
    return Choice(best, considered, 0.99, is_confirmed=True)


def _is_as_good(other: Candidate, best: Candidate) -> bool:
    """Whether a namesake is of the level of another, and no settlement of a name only alike: "San Zeno", Sanzeno."""
    is_government = bool(other.kinds) or other.standing <= best.standing
    is_same = is_government or fold(other.place.name) == fold(best.place.name)
    return is_same and other.place.level is best.place.level


def _off(candidate: Candidate, population: int) -> float:
    """How far a candidate's size is from a reported population, as a logarithm."""
    return abs(log(population / candidate.people))


def _best_near(near: list[Candidate], evidence: Evidence) -> Candidate:
    """The largest of the candidates at the coordinate, those further off counting less."""
    return max(near, key=lambda each: each.weight / (1 + (evidence.distance_km(each.place) or 0.0) / 5) ** 2)


def _is_contradicted(candidate: Candidate, evidence: Evidence, is_confirmed: bool) -> bool:
    """Whether size or coordinate say it is another place.

    Coordinates of sources are sometimes a country's middle, so a far one only speaks against a
    place that is small and not just of the reported size; populations differ between a town and its
    municipality, so only 20 times does, or 4 times where the name is but another name of the place.
    """
    place = candidate.place
    if place.level is not Level.LOCAL:
        return False
    reported, known = evidence.population or 0, place.population
    if known and reported >= OTHER_SIZE_FROM and reported > OTHER_SIZE * known:
        return True
    if known and reported and candidate.naming is Naming.OTHER and abs(log(reported / known)) > OTHER_NAME_SIZE:
        return True
    distance = evidence.distance_km(place)
    is_small = (known or 0) < LARGE
    is_of_size = bool(known and reported) and _off(candidate, reported) <= SAME_SIZE
    return distance is not None and distance > FAR_KM and is_small and not is_confirmed and not is_of_size


def _by_size(pool: list[Candidate], evidence: Evidence, is_confirmed: bool) -> tuple[Candidate | None, float]:
    if len(pool) == 1:
        return _alone(pool[0], evidence, is_confirmed)
    of_size = _of_reported_size(pool, evidence.population)
    if of_size:
        return of_size, 0.95
    if evidence.unread:
        return None, 0.0
    if _is_dominant(pool, evidence.country):
        return pool[0], 0.95 if is_confirmed else 0.93
    if is_confirmed and pool[0].size >= SUBSTANTIAL and pool[0].weight >= 4 * pool[1].weight:
        return pool[0], 0.9
    return None, 0.0


def _is_dominant(pool: list[Candidate], country: str | None) -> bool:
    """Whether the first of the namesakes outweighs them all; a possible quarter of a city does not."""
    first, rivals = pool[0], pool[1:]
    is_among_towns = all(each.place.level is Level.LOCAL for each in pool)
    times = first.weight / rivals[0].weight if is_among_towns else first.size / max(each.size for each in rivals)
    is_own_town = country is not None and is_among_towns and first.naming <= Naming.TYPED
    worth = first.standing_worth
    if is_own_town and first.is_capital and not any(each.is_capital for each in rivals):
        times, worth = times * CAPITAL_TIMES, worth * CAPITAL_TIMES
    if is_own_town and worth > 1 and all(each.standing is not Standing.SEAT for each in rivals):
        return times >= next(needed for least, needed in DOMINANT_SEAT if worth > least)
    is_city = is_own_town and all(each.people < LARGEST_RIVAL for each in rivals)
    lines = (*DOMINANT, DOMINANT_CITY) if is_city else DOMINANT
    is_town = not first.is_quarter or (
        first.standing is not Standing.SECTION and first.size >= COMMON_PART and times >= QUARTER_TIMES
    )
    return is_town and any(first.size >= least and times >= needed for least, needed in lines)


def _alone(candidate: Candidate, evidence: Evidence, is_confirmed: bool) -> tuple[Candidate | None, float]:
    """The only candidate: surer the larger it is, for a small one may be a village beside the town meant."""
    if is_confirmed:
        return candidate, 0.99
    is_seat = candidate.standing is Standing.SEAT
    if candidate.naming is Naming.PART and candidate.people < COMMON_PART and not is_seat:
        return None, 0.0
    is_section = candidate.standing is Standing.SECTION and candidate.is_quarter
    if (is_section or candidate.standing is Standing.GONE) and candidate.people < COMMON_SECTION:
        return None, 0.0
    if evidence.unread and candidate.people < SUBSTANTIAL:
        return None, 0.0
    own = 0.0 if candidate.naming is Naming.OWN else 0.01 if candidate.people >= LARGE else 0.03
    scale = ((15_000, 0.99), (SUBSTANTIAL, 0.98), (500, 0.97), (0, 0.95))
    certainty = next(value for least, value in scale if candidate.people >= least)
    return candidate, certainty - own - (0.08 if evidence.unread else 0.0)


def _of_reported_size(pool: list[Candidate], population: int | None) -> Candidate | None:
    """The only candidate of about the reported population, all others being of quite another."""
    if not population:
        return None
    known = [each for each in pool if each.place.population]
    off = sorted((abs(log(population / each.people)), each.place.place_id, each) for each in known)
    for near, far in SIZES:
        if off and off[0][0] <= near and (len(off) == 1 or off[1][0] >= far):
            return off[0][2]
    return None
