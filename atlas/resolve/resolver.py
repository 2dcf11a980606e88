"""From a reported name to a place, or to a stated reason why not."""

from __future__ import annotations

from dataclasses import replace

from atlas.errors import AtlasError
from atlas.folding import key
from atlas.gazetteer import Gazetteer
from atlas.gazetteer.distance import kilometres
from atlas.gazetteer.words import PlaceWords, Reading
from atlas.model import Level, Place, ReportedPlace, Resolution
from atlas.resolve.attempts import Attempt, AttemptMaker
from atlas.resolve.candidate import Candidate, Naming
from atlas.resolve.candidates import CandidateFinder
from atlas.resolve.choice import Choice, choose
from atlas.resolve.decisions import NO_PLACE, UNSURE, Decisions
from atlas.resolve.evidence import EvidenceReader
from atlas.resolve.levels import LevelFilter
from atlas.resolve.mojibake import mended
from atlas.resolve.seats import area_at_seat, decided_area, seat_towns
from atlas.resolve.variants import Cut, Variant
from atlas.resolve.verdicts import Method, Reason

CANDIDATES_SHOWN = 5
# How much less sure a name is that was not read whole, and an area placed at its seat.
NO_ANSWER = {NO_PLACE: Reason.NOT_A_PLACE, UNSURE: Reason.AMBIGUOUS}
FIT = {Method.EXACT: 1.0, Method.ALTERNATE: 1.0, Method.STRIPPED: 0.99, Method.PART: 0.98}
SEAT_FIT = 0.9
SMALLEST_CITY = 3_000
# A larger town named behind a name tells where it is: this many times larger, this near.
QUALIFYING_TIMES = 3
QUALIFYING_KM = 60.0


class Resolver:
    """Finds places. Deterministic: the same report, gazetteer and decisions give the same answer.

    Args:
        gazetteer: The candidate places.
        decisions: What people have decided; it wins.
    """

    def __init__(self, gazetteer: Gazetteer, decisions: Decisions) -> None:
        self._gazetteer = gazetteer
        self._decisions = decisions
        self._words = PlaceWords()
        self._maker = AttemptMaker(EvidenceReader(gazetteer, self._words), self._words)
        self._finder = CandidateFinder(gazetteer)
        areas, largest = gazetteer.areas, gazetteer.places.largest_town
        self._levels = LevelFilter(areas.holds_town, largest, self._words.is_wide, self._finder.is_called_like)

    @property
    def gazetteer(self) -> Gazetteer:
        """The candidate places."""
        return self._gazetteer

    def resolve(self, reported: ReportedPlace, source_id: str | None = None) -> Resolution:
        """The place a report means, or the reason why it stays unresolved.

        Args:
            source_id: The source that reports, for decisions about one source only.
        """
        reported = _mended(reported)
        decision = self._decisions.of(reported, source_id)
        if decision:
            return self._decided(decision.place_id, reported)
        if reported.code and (coded := self._gazetteer.coded(reported.code)):
            return Resolution(coded, 1.0, Method.CODE)
        if not key(reported.name) and not any(key(name) for name in reported.other_names):
            return unresolved(Reason.EMPTY_NAME)
        if reported.country and not self._gazetteer.countries.read(reported.country):
            return unresolved(Reason.UNKNOWN_COUNTRY)
        return self._by_name(reported)

    def _decided(self, place_id: str, reported: ReportedPlace) -> Resolution:
        """What a person decided.

        Raises:
            AtlasError: No gazetteer holds the place.
        """
        if place_id in NO_ANSWER:
            return unresolved(NO_ANSWER[place_id])
        latin = next((name for name in reported.other_names if name.isascii()), reported.name)
        place = self._gazetteer.place(place_id) or decided_area(place_id, self._gazetteer.place, latin)
        if place is None:
            raise AtlasError(f"data/decisions/places.csv: {reported.name!r} is decided to be {place_id}, found nowhere")
        return Resolution(place, 1.0, Method.DECISION)

    def _by_name(self, reported: ReportedPlace) -> Resolution:
        """The answer of the first reading that has one, else the first failure."""
        failure: Resolution | None = None
        for is_strict in (True, False) if reported.level else (True,):
            torn: Variant | None = None
            for attempt in self._maker.attempts(reported):
                if attempt.variant is torn:
                    continue  # "Park City Council" is one of several Park Cities, so it is no Park
                answer = self._answer(attempt, is_strict)
                if answer and answer.place:
                    return answer
                if answer and answer.reason == Reason.AMBIGUOUS:
                    torn = attempt.variant
                if answer and attempt.variant.cut is not Cut.UNMARKED:
                    failure = failure or answer
            if torn and torn.cut is Cut.WHOLE and reported.level is Level.REGIONAL:
                break  # several regions have the name, so it is not the nation's: "México"
        return failure or unresolved(Reason.NOT_IN_GAZETTEER)

    def _answer(self, attempt: Attempt, is_strict: bool) -> Resolution | None:
        """What one reading comes to; None if no place has that name.

        Args:
            is_strict: The place must be of the level reported.
        """
        evidence, reading = attempt.evidence, attempt.reading
        found = self._of_all_names(self._finder.all(reading, evidence), attempt)
        found = [each for each in found if not self._finder.is_outdone(each, attempt.barer)]
        if not found:
            return None
        allowed = self._finder.accented(self._finder.allowed(reading, found), attempt.variant.text)
        fitting = self._levels.keep(allowed, evidence.level, reading, is_strict)
        if not fitting:
            # Nothing was barred but the level is another's; or the name's own words bar them all.
            reason = Reason.WRONG_LEVEL if allowed else Reason.WIDER_AREA
            return self._at_seat(attempt, found) or unresolved(reason, found)
        fitting = [each for each in fitting if self._is_beside(each, attempt)]
        if not fitting:
            return None
        choice = choose(fitting, evidence, self._lies_in)
        if choice.reason is Reason.WRONG_REGION:
            choice = self._respelled(attempt, is_strict) or choice
        if choice.candidate is None or (attempt.variant.cut is Cut.UNMARKED and not choice.is_confirmed):
            return unresolved(choice.reason or Reason.AMBIGUOUS, list(choice.considered))
        if _is_too_small(choice, choice.candidate, reading):
            return unresolved(Reason.EVIDENCE_DISAGREES, list(choice.considered))
        return _resolved(choice, choice.candidate.place, _method(choice.candidate, attempt))

    def _respelled(self, attempt: Attempt, is_strict: bool) -> Choice | None:
        """What the region singles out among places of the name in another spelling: "Mt. Vernon, NY"."""
        reading, evidence = attempt.reading, attempt.evidence
        allowed = self._finder.allowed(reading, self._finder.respelled(reading, evidence.country))
        fitting = self._levels.keep(allowed, evidence.level, reading, is_strict)
        choice = choose(fitting, evidence, self._lies_in) if fitting else None
        return choice if choice and choice.candidate and choice.is_confirmed else None

    def _lies_in(self, place: Place, region_id: str) -> bool | None:
        """Whether a place lies in a region; None where that cannot be told.

        A city does so in the region around it that has its name, though it be a region of its own: "Kyiv, Kyiv Oblast".
        """
        told = self._gazetteer.areas.lies_in(place, region_id)
        region = self._gazetteer.place(region_id) if told is False and place.level is Level.LOCAL else None
        if region is None or not self._finder.is_called_like(place, region):
            return told
        return self._gazetteer.areas.holds_town(region, place)

    def _of_all_names(self, found: list[Candidate], attempt: Attempt) -> list[Candidate]:
        """Candidates that carry the other names too: "Pula-Pola" is one place, "Nice-Cannes" is two.

        Before a bracket in another script may stand a spelling nobody else uses: "Toumi City (東御市)".
        """
        cut, country = attempt.variant.cut, attempt.evidence.country
        if cut not in (Cut.JOINT, Cut.INSIDE):
            return found
        for other in attempt.variant.also:
            same = {
                place.place_id
                for reading in self._words.readings(other, country)
                for place in self._gazetteer.named(reading.stem.replace(" ", ""), country)
            }
            if cut is Cut.JOINT or (same and attempt.variant.text.isascii()):
                found = [each for each in found if each.place.place_id in same]
        return found

    def _is_beside(self, candidate: Candidate, attempt: Attempt) -> bool:
        """Whether the places the rest of the name speaks of can be said to tell where the candidate is.

        "Bromley, London" is beside London; "Flero, Gambara, Verolanuova" are three places.
        """
        if attempt.variant.cut is Cut.WHOLE:
            return True
        here = candidate.place
        for text in attempt.evidence.unread:
            named = self._gazetteer.named(key(text), attempt.evidence.country)
            towns = [each for each in named if each.level is Level.LOCAL]
            larger = [each for each in towns if (each.population or 0) > QUALIFYING_TIMES * candidate.people]
            near = (kilometres(each.lat, each.lon, here.lat, here.lon) <= QUALIFYING_KM for each in larger)
            if towns and not any(near):
                return False
        return True

    def _at_seat(self, attempt: Attempt, found: list[Candidate]) -> Resolution | None:
        """A county or the like that is called after its town; None if the name is none or the town unsure."""
        towns = [] if attempt.variant.cut is Cut.JOINT else seat_towns(attempt.reading, found)
        choice = choose(towns, attempt.evidence, self._lies_in)
        if choice.candidate is None:
            return None
        place = area_at_seat(choice.candidate.place, attempt.reading, attempt.evidence.population)
        return _resolved(choice, place, Method.STRIPPED, SEAT_FIT)


def _mended(reported: ReportedPlace) -> ReportedPlace:
    """The report with its name and region in the letters they were meant in."""
    name, region = mended(reported.name), mended(reported.region or "") or None
    is_sound = (name, region) == (reported.name, reported.region)
    return reported if is_sound else replace(reported, name=name, region=region)


def _is_too_small(choice: Choice, candidate: Candidate, reading: Reading) -> bool:
    """Whether a village is called a city and nothing but the name speaks for it."""
    is_city = candidate.place.level is Level.LOCAL and "city" in reading.kinds
    return is_city and not choice.is_confirmed and not candidate.kinds and candidate.people < SMALLEST_CITY


def _method(candidate: Candidate, attempt: Attempt) -> Method:
    if attempt.variant.cut is not Cut.WHOLE:
        return Method.PART
    if attempt.reading.words:
        return Method.STRIPPED
    return Method.EXACT if candidate.naming is Naming.OWN else Method.ALTERNATE


def _resolved(choice: Choice, place: Place, method: Method, fit: float = 1.0) -> Resolution:
    shown = tuple(each.place.place_id for each in choice.considered[:CANDIDATES_SHOWN])
    return Resolution(place, round(choice.certainty * FIT[method] * fit, 2), method, "", shown)


def unresolved(reason: Reason, candidates: list[Candidate] | None = None) -> Resolution:
    """A name that stays open, with the places it might be, likeliest first."""
    shown = tuple(each.place.place_id for each in (candidates or [])[:CANDIDATES_SHOWN])
    return Resolution(None, 0.0, Method.NONE, reason, shown)
