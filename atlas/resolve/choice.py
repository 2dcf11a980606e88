"""Choosing among namesakes: which candidate the evidence leaves, or that it leaves too many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import log

from atlas.gazetteer.distance import kilometres
from atlas.model import Level, Place
from atlas.resolve.candidates import Candidate, Naming, ranked
from atlas.resolve.evidence import Evidence
from atlas.resolve.verdicts import Reason

SAME_PLACE_KM = 12.0
NEAR_KM = 25.0
FAR_KM = 100.0
# Measured on 9,000 signatories with coordinates: the most populous namesake is the right one in 96 %
# of the cases above these lines and in 60 % below them (population, times the next namesake).
DOMINANT = ((100_000, 8.0), (50_000, 12.0), (20_000, 16.0))
SUBSTANTIAL = 2_000
LARGE = 100_000
# A reported population this many times the candidate's is another government's.
OTHER_SIZE = 20.0
OTHER_SIZE_FROM = 20_000
# A place known by another name only must be of about the reported size as well.
OTHER_NAME_SIZE = log(4.0)
PART_TIMES = 4
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
        return Choice(_best_near(near, evidence), considered, 0.99, is_confirmed=True)
    pool = [each for each in pool if not _is_contradicted(each, evidence, bool(confirmed))]
    if not pool:
        return Choice(None, considered, reason=Reason.EVIDENCE_DISAGREES)
    chosen, certainty = _by_size(without_doubles(pool), evidence, bool(confirmed))
    if chosen is None:
        return Choice(None, considered, reason=Reason.AMBIGUOUS)
    return Choice(chosen, considered, certainty, is_confirmed=bool(confirmed))


def own_first(pool: list[Candidate]) -> list[Candidate]:
    """Candidates whose own name it is, if one of them is a town at least; else all.

    "Turi" is Turi, though it is also a name of Turin. A far larger town that is commonly called by
    the first part of its name stays: "Frankfurt", "Monheim".
    """
    own = [each for each in pool if each.naming in (Naming.OWN, Naming.TYPED)]
    largest = max((each.people for each in own), default=0)
    if largest < SUBSTANTIAL:
        return [each for each in pool if each in own or not own or each.people >= LARGE]
    return [
        each for each in pool if each in own or (each.naming is Naming.PART and each.people >= PART_TIMES * largest)
    ]


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


def _best_near(near: list[Candidate], evidence: Evidence) -> Candidate:
    """The largest of the candidates at the coordinate, those further off counting less."""
    return max(near, key=lambda each: each.weight / (1 + (evidence.distance_km(each.place) or 0.0) / 5) ** 2)


def _is_contradicted(candidate: Candidate, evidence: Evidence, is_confirmed: bool) -> bool:
    """Whether size or coordinate say it is another place.

    Coordinates of sources are sometimes a country's middle, so a far one only speaks against a
    place that is small; populations differ between a town and its municipality, so only 20 times does,
    or 4 times where the name is but another name of the place.
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
    return distance is not None and distance > FAR_KM and is_small and not is_confirmed


def _by_size(pool: list[Candidate], evidence: Evidence, is_confirmed: bool) -> tuple[Candidate | None, float]:
    if len(pool) == 1:
        return _alone(pool[0], evidence, is_confirmed)
    of_size = _of_reported_size(pool, evidence.population)
    if of_size:
        return of_size, 0.95
    if evidence.unread:
        return None, 0.0
    first, second = pool[0].weight, pool[1].weight
    is_dominant = any(first >= least and first >= times * second for least, times in DOMINANT)
    if is_dominant and not pool[0].is_quarter:
        return pool[0], 0.95 if is_confirmed else 0.93
    if is_confirmed and first >= SUBSTANTIAL and first >= 4 * second:
        return pool[0], 0.9
    return None, 0.0


def _alone(candidate: Candidate, evidence: Evidence, is_confirmed: bool) -> tuple[Candidate | None, float]:
    """The only candidate: surer the larger it is, for a small one may be a village beside the town meant."""
    if is_confirmed:
        return candidate, 0.99
    if candidate.naming is Naming.PART and candidate.people < 20_000:
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
