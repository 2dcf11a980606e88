"""Candidates for a name: which places of the gazetteer it can be."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from atlas.folding import fold
from atlas.gazetteer import Gazetteer
from atlas.gazetteer.spellings import Spellings, single_letters, two_letters
from atlas.gazetteer.words import Reading, Scope
from atlas.model import Level, Place
from atlas.resolve.candidate import (
    CAPITAL_FEATURES,
    LARGE,
    SEAT_FEATURES,
    STANDING_WORTH,
    STANDINGS,
    Candidate,
    Naming,
    Standing,
    ranked,
)
from atlas.resolve.evidence import Evidence
from atlas.resolve.municipal_seats import seat_worth

# So few that a name with a word for its type is hardly the town's if it is not its own.
LARGEST_OUTDONE = 20_000
# Words that towns have in their own names: Mexico City, Makati City.
TOWN_WORDS = ("city", "town", "village")
_CEDILLAS = str.maketrans("şţ", "șț")


class CandidateFinder:
    """Looks names up.

    Args:
        gazetteer: Where.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._seat_worth = seat_worth()
        self._spellings = Spellings()

    def allowed(self, reading: Reading, found: list[Candidate]) -> list[Candidate]:
        """Candidates the words of the name do not bar."""
        return [each for each in found if not _is_barred(reading, each)]

    def accented(self, candidates: list[Candidate], text: str) -> list[Candidate]:
        """Candidates without small towns that have no name of such accents, if one is left: "Rosà" is not Rosa."""
        if text.isascii() or len(candidates) < 2:
            return candidates
        written = _with_marks(text)
        towns = [each for each in candidates if each.place.level is Level.LOCAL]
        other = {each.place.place_id for each in towns if each.people < LARGE and not self._has_marks(each, written)}
        return [each for each in candidates if len(other) == len(towns) or each.place.place_id not in other]

    def _has_marks(self, candidate: Candidate, written: str) -> bool:
        names = self._gazetteer.names_of(candidate.place.place_id)
        return any(not name.name.isascii() and _with_marks(name.name) in written for name in names)

    def is_outdone(self, candidate: Candidate, barer: frozenset[str]) -> bool:
        """Whether a small town has the name among others only, and a larger one is called so bare of the type in it.

        GeoNames knows a small town in Minnesota as "City of Richmond" and no other Richmond so.
        """
        place = candidate.place
        if place.level is not Level.LOCAL or candidate.naming <= Naming.TYPED or candidate.kinds:
            return False
        if candidate.people > LARGEST_OUTDONE:
            return False
        return any(
            (namesake.population or 0) > candidate.people
            and namesake.level is Level.LOCAL
            and stem_key in self._gazetteer.places.own_keys(namesake)
            for stem_key in sorted(barer)
            for namesake in self._gazetteer.named(stem_key, place.country)
        )

    def is_called_like(self, town: Place, region: Place) -> bool:
        """Whether a region has the name of a town, bare of the words for its type."""
        own = self._gazetteer.places.own_keys(town)
        return any(place.place_id == region.place_id for own_key in own for place in self._gazetteer.named(own_key))

    def all(self, reading: Reading, evidence: Evidence) -> list[Candidate]:
        """Places of the name, whatever its words say, likeliest first; those of the country's territories too."""
        name_key = reading.stem.replace(" ", "")
        found = self._candidates(self._named(name_key, evidence.country), name_key, reading.stem)
        if not found and evidence.level is Level.REGIONAL and evidence.country:
            # A list of regions may call them by their abbreviations.
            codes = sorted(self._gazetteer.areas.read(name_key, evidence.country))
            coded = (place for code in codes if (place := self._gazetteer.place(code)))
            found = self._candidates(coded, name_key, reading.stem)
        return found if self.allowed(reading, found) else self.respelled(reading, evidence.country) or found

    def respelled(self, reading: Reading, country: str | None) -> list[Candidate]:
        """Places of the name in any other spelling: written out, with one letter for two, in the nominative."""
        stems = set(self._spellings.written_out(reading.stem, country))
        if reading.words:
            stems.update(self._spellings.nominatives(reading.stem, country))
        found = [
            self._candidate(place, stem.replace(" ", ""), stem)
            for stem in sorted(stems)
            for place in self._named(stem.replace(" ", ""), country)
        ]
        name_key = reading.stem.replace(" ", "")
        for single in single_letters(name_key) if country else ():
            named = self._named(single, country)
            found += [self._candidate(place, single, single) for place in named if self._is_written(place, name_key)]
        return ranked(list({each.place.place_id: each for each in found}.values()))

    def _is_written(self, place: Place, name_key: str) -> bool:
        """Whether a name of the place becomes the key once its umlauts and the like are written as two letters."""
        return any(two_letters(name.name) == name_key for name in self._gazetteer.names_of(place.place_id))

    def _candidates(self, places: Iterable[Place], name_key: str, stem: str) -> list[Candidate]:
        distinct = {place.place_id: place for place in places}
        return ranked([self._candidate(place, name_key, stem) for place in distinct.values()])

    def _candidate(self, place: Place, name_key: str, stem: str) -> Candidate:
        kinds = self._gazetteer.places.kinds(place)
        is_quarter = place.level is Level.LOCAL and not kinds and self._gazetteer.is_quarter(place)
        standing = self._standing(place)
        worth = self._seat_worth.get(place.country, 1.0) if standing is Standing.SEAT else STANDING_WORTH[standing]
        is_capital = standing is Standing.SEAT and self._gazetteer.feature(place.place_id) in CAPITAL_FEATURES
        return Candidate(place, self._naming(place, name_key, stem), kinds, is_quarter, standing, worth, is_capital)

    def _standing(self, place: Place) -> Standing:
        feature = (place.geonames_id and self._gazetteer.feature(place.place_id)) or ""
        return Standing.SEAT if feature.startswith(SEAT_FEATURES) else STANDINGS.get(feature, Standing.PLAIN)

    def _named(self, name_key: str, country: str | None) -> Iterator[Place]:
        yield from self._gazetteer.named(name_key, country)
        for territory in self._gazetteer.countries.territories(country or ""):
            yield from self._gazetteer.named(name_key, territory)

    def _naming(self, place: Place, name_key: str, stem: str) -> Naming:
        if name_key in self._gazetteer.places.own_keys(place):
            return Naming.OWN
        own, asked = fold(place.name).split(), stem.split()
        if own[: len(asked)] == asked and len(own) == len(asked) + 1 and own[-1] in TOWN_WORDS:
            return Naming.TYPED
        return Naming.PART if set(asked) < set(own) else Naming.OTHER


def _with_marks(text: str) -> str:
    """Text in small letters, its accents kept, the two Romanian ways of writing ș and ț made one."""
    return unicodedata.normalize("NFC", text).casefold().translate(_CEDILLAS)


def _is_barred(reading: Reading, candidate: Candidate) -> bool:
    """Whether the words taken off say that the name is not this place's."""
    scopes = reading.scopes
    if Scope.ANY in scopes or Scope.COUNCIL in scopes:
        return False
    if Scope.OTHER in scopes:
        return True
    if Scope.WARD in scopes:
        return not candidate.kinds & {"ward", "district"}
    if candidate.place.level is not Level.LOCAL:
        is_nation = candidate.place.level is Level.NATIONAL
        return Scope.WIDE not in scopes or (is_nation and Scope.TOWN in scopes)
    return _is_barred_town(scopes, candidate)


def _is_barred_town(scopes: frozenset[Scope], candidate: Candidate) -> bool:
    """The same for a local place: a town's name bare of "County" is not the county's, and the other way round."""
    place, kinds = candidate.place, candidate.kinds
    if kinds & {"county", "combined authority"}:
        return not scopes & {Scope.WIDE, Scope.SEAT}
    if Scope.PARISH in scopes:
        return bool(kinds) and place.geonames_id is None
    return not (Scope.TOWN in scopes or place.place_id.startswith("uk_"))
