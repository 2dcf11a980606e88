"""Words for types of government in names ("Landkreis", "City Council", "市"), kept as evidence.

They stand in `data/reference/place_words.csv`. A word says what a name can and cannot be:
"Landkreis Augsburg" is not the city of Augsburg.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from atlas.folding import fold
from atlas.gazetteer.tables import rows
from atlas.paths import REFERENCE

LONGEST_WORD = 5  # tokens
# "Göteborgs Stad": the s goes once the type has gone.
GENITIVE_COUNTRIES = frozenset({"SWE", "NOR", "DNK"})
MOST_WORDS = 3  # at each end of a name: "The Corporation of the City of …"


class Scope(StrEnum):
    """What a place with the word in its name can be."""

    TOWN = "town"
    """The government of a populated place."""
    WIDE = "wide"
    """A wider area: a region or a council of its own, never the town of that name."""
    SEAT = "seat"
    """A wider area named after the town it is governed from, which has no other government."""
    WARD = "ward"
    """A part of a city."""
    PARISH = "parish"
    """The lowest council in Britain, below a district of perhaps the same name."""
    COUNCIL = "council"
    """A British council of any kind."""
    OTHER = "other"
    """No place with a government the gazetteer knows, such as a tribe."""
    ANY = "any"
    """The word says nothing."""


class Position(StrEnum):
    """Where in a name a word stands."""

    BEFORE = "before"
    AFTER = "after"
    JOINED = "joined"
    """At the end, without a space ("市")."""
    JOINED_BEFORE = "joined before"
    PARTICLE = "particle"
    """Between a word and the name: "de"."""


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A word for a type of government, folded.

    Args:
        kind: The type in English, such as `county`.
    """

    word: str
    scopes: frozenset[Scope]
    kind: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A name with some of its words taken off.

    Args:
        stem: What is left, folded.
        words: What was taken off, outermost first.
    """

    stem: str
    words: tuple[PlaceWord, ...] = ()

    @property
    def scopes(self) -> frozenset[Scope]:
        """What the words together allow; any when they say nothing."""
        allowed = [word.scopes for word in self.words if Scope.ANY not in word.scopes]
        if not allowed:
            return frozenset({Scope.ANY})
        common = frozenset.intersection(*allowed)
        # "City of Johannesburg Metropolitan Municipality": the wider form of government counts.
        return common or next((scopes for scopes in allowed if Scope.TOWN not in scopes), allowed[0])

    @property
    def kinds(self) -> frozenset[str]:
        """Types the words name."""
        return frozenset(word.kind for word in self.words)


Table = dict[tuple[str, str], PlaceWord]


class PlaceWords:
    """The words, by position, by the country they mean this in; an empty country is any."""

    def __init__(self) -> None:
        self._tables: dict[Position, Table] = {position: {} for position in Position}
        for row in rows(REFERENCE / "place_words.csv"):
            word = PlaceWord(fold(row["word"]), frozenset(Scope(each) for each in row["scope"].split()), row["kind"])
            for country in row["countries"].split() or [""]:
                self._tables[Position(row["position"])].setdefault((word.word, country), word)
        # Most names begin and end with no such word: a look at one token tells.
        self._first = {word.split()[0] for word, _ in self._tables[Position.BEFORE]}
        self._last = {word.split()[-1] for word, _ in self._tables[Position.AFTER]}
        joined = (word for word, _ in self._tables[Position.JOINED])
        self._joined = sorted(set(joined), key=lambda word: (-len(word), word))
        before = (word for word, _ in self._tables[Position.JOINED_BEFORE])
        self._joined_before = sorted(set(before), key=lambda word: (-len(word), word))

    def _find(self, position: Position, word: str, country: str | None) -> PlaceWord | None:
        table = self._tables[position]
        return table.get((word, country or "")) or table.get((word, ""))

    def readings(self, name: str, country: str | None) -> Iterator[Reading]:
        """The name as it stands, then with ever more words taken off its ends, each kept as evidence.

        Args:
            name: As reported.
            country: ISO 3166-1 alpha-3, None where unknown.
        """
        reading = Reading(fold(name))
        seen = {reading.stem}
        queue = [reading]
        while queue:
            # The longest stem next: "Park City Council" is Park City before it is Park.
            queue.sort(key=lambda each: -len(each.stem))
            reading = queue.pop(0)
            yield reading
            if len(reading.words) >= 2 * MOST_WORDS:
                continue
            for shorter in self._shorter(reading, country):
                if shorter.stem and shorter.stem not in seen:
                    seen.add(shorter.stem)
                    queue.append(shorter)

    def is_wide(self, name: str, country: str | None) -> bool:
        """Whether the outer word of a name is one for wider areas only."""
        shorter = [each.words[0].scopes for each in self._shorter(Reading(fold(name)), country)]
        return bool(shorter) and all(scopes == {Scope.WIDE} for scopes in shorter)

    def _shorter(self, reading: Reading, country: str | None) -> Iterator[Reading]:
        """The reading with one word less at either end, for every word that can be meant."""
        tokens = reading.stem.split()
        if not tokens:
            return
        longest = min(LONGEST_WORD, len(tokens) - 1)
        for size in range(longest if tokens[-1] in self._last else 0, 0, -1):
            word = self._find(Position.AFTER, " ".join(tokens[-size:]), country)
            if word:
                yield Reading(" ".join(tokens[:-size]), (*reading.words, word))
        for size in range(longest if tokens[0] in self._first else 0, 0, -1):
            word = self._find(Position.BEFORE, " ".join(tokens[:size]), country)
            if word:
                yield from self._without_particles(tokens[size:], (*reading.words, word))
        yield from self._unjoined(reading, country)

    def _without_particles(self, tokens: list[str], words: tuple[PlaceWord, ...]) -> Iterator[Reading]:
        """The rest as it is, and without one or two particles: "Comune di L'Aquila", "Ciudad de la Paz"."""
        yield Reading(" ".join(tokens), words)
        while len(tokens) > 1 and self._find(Position.PARTICLE, tokens[0], None):
            tokens = tokens[1:]
            yield Reading(" ".join(tokens), words)

    def _unjoined(self, reading: Reading, country: str | None) -> Iterator[Reading]:
        if reading.stem.isascii() and not (reading.words and country in GENITIVE_COUNTRIES):
            return
        for ending in self._joined:
            word = self._find(Position.JOINED, ending, country)
            if word and reading.stem.endswith(ending) and len(reading.stem) > len(ending):
                yield Reading(reading.stem.removesuffix(ending).strip(), (*reading.words, word))
                break
        for start in self._joined_before:
            word = self._find(Position.JOINED_BEFORE, start, country)
            if word and reading.stem.startswith(start) and len(reading.stem) > len(start):
                yield Reading(reading.stem.removeprefix(start).strip(), (*reading.words, word))
                break
