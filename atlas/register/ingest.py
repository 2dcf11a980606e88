"""From raw files to the register: facts, their places, and what could not be placed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from atlas import paths
from atlas.errors import RegisterError, UpstreamError
from atlas.gazetteer import Gazetteer
from atlas.gazetteer.registered import place_of_line
from atlas.model import (
    Claim,
    Fact,
    Level,
    Place,
    Refusal,
    Refused,
    ReportedPlace,
    Resolution,
)
from atlas.register.containment import Containment
from atlas.register.lines import (
    claim_line,
    link_lines,
    membership_line,
    name_lines,
    place_line,
    unresolved_line,
    with_chinese_name,
)
from atlas.register.populations import Figure, with_populations
from atlas.register.source_places import SourcePlaces, recall
from atlas.register.tables import (
    CLAIM,
    MEMBERSHIP,
    PLACE_POPULATION,
    SOURCE_COUNT,
    UNRESOLVED,
    Record,
    Register,
    read_register,
    write_register,
)
from atlas.resolve import Decisions, Resolver
from atlas.sources import adapter_ids, read_facts
from atlas.sources.adapter import SourceFacts
from atlas.sources.catalogue import Source, read_sources


@dataclass(slots=True)
class SourceCount:
    """What became of one source's rows."""

    source_id: str
    rows: int = 0
    claims: int = 0
    memberships: int = 0
    resolved: int = 0
    unresolved: Counter[str] = field(default_factory=Counter)
    """Reason → number of distinct rows without a place."""
    refused: Counter[str] = field(default_factory=Counter)
    """Reason → number of rows that are no claim about one government."""

    @property
    def lines(self) -> list[Record]:
        """The lines of `source_count.csv`."""
        counted = [("read", "", self.rows), ("placed", "", self.resolved)]
        counted += [("unplaced", reason, rows) for reason, rows in self.unresolved.items()]
        counted += [("refused", reason, rows) for reason, rows in self.refused.items()]
        return [
            {"source_id": self.source_id, "outcome": outcome, "reason": reason, "rows": str(rows)}
            for outcome, reason, rows in counted
        ]


@dataclass(slots=True)
class _Lines:
    """Register lines that name places."""

    claims: list[Record] = field(default_factory=list)
    memberships: list[Record] = field(default_factory=list)
    unresolved: dict[tuple[str, str, str], Record] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    figures: set[Figure] = field(default_factory=set)
    """Populations as sources report them."""
    counts: list[Record] = field(default_factory=list)

    @classmethod
    def of_others(cls, register: Register, source_id: str) -> _Lines:
        """The lines a register has of all other sources."""
        kept = {
            table.name: [line for line in register[table.name] if line["source_id"] != source_id]
            for table in (CLAIM, MEMBERSHIP, UNRESOLVED, PLACE_POPULATION, SOURCE_COUNT)
        }
        unresolved = {
            (line["source_id"], line["source_row"], line["reported_name"]): line for line in kept["unresolved"]
        }
        places = {line["place_id"]: place_of_line(line) for line in register["place"]}
        figures = {Figure.of_line(line) for line in kept["place_population"]}
        return cls(kept["claim"], kept["membership"], unresolved, places, figures, kept["source_count"])

    def names(self) -> dict[str, set[str]]:
        """Place id → the names sources print for it."""
        printed: defaultdict[str, set[str]] = defaultdict(set)
        for line in [*self.claims, *self.memberships]:
            if line["place_id"]:
                printed[line["place_id"]].add(line["reported_name"])
        return dict(printed)


def ingest(
    upstream: Path,
    *,
    only: str | None = None,
    register: Path = paths.REGISTER,
    gazetteers: Path | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> list[SourceCount]:
    """Write the register from the raw files under `upstream`; nothing is written unless all is well.

    Args:
        upstream: Folder with one folder a source.
        only: A source id; the lines of all other sources stay as the register has them.
        gazetteers: Folder of the UK and Japanese gazetteers; None looks beside `upstream`.
        say: Told what is going on, a line at a time.

    Raises:
        UpstreamError: A raw file is missing or not as expected; the register is as it was.
        RegisterError: A human decision meets no row; the register is as it was.
    """
    sources = read_sources()
    facts = _read_all(upstream, [only] if only else list(adapter_ids()), sources, say)
    say("loading the gazetteer")
    beside = gazetteers or upstream.resolve().parent / "gazetteers"
    gazetteer = Gazetteer.load(beside if beside.is_dir() else None, None)
    decisions = Decisions.load(paths.DECISIONS / "places.csv")
    resolver = Resolver(gazetteer, decisions)
    if only:
        recall(register, gazetteer)
    learnt = SourcePlaces(gazetteer, resolver)
    for source_id, found in facts.items():
        learnt.add(sources[source_id], found.facts)
    lines = _Lines.of_others(read_register(register), only) if only else _Lines()
    counts = []
    for source_id, found in facts.items():
        say(f"finding the places of {source_id}")
        counts.append(_gather(lines, source_id, found, resolver))
        lines.counts += counts[-1].lines
    unmet = [d.reported_name for d in decisions.unused() if d.source_id in facts or not only]
    if unmet:
        raise RegisterError(f"data/decisions/places.csv: no row was met by the decisions on {', '.join(unmet)}")
    write_register(register, _compile(lines, gazetteer, sources))
    return counts


def _read_all(
    upstream: Path, source_ids: Sequence[str], sources: Mapping[str, Source], say: Callable[[str], None]
) -> dict[str, SourceFacts]:
    if not upstream.is_dir():
        raise UpstreamError(f"{upstream}: found no such folder, expected the folder of raw files, one folder a source")
    facts = {}
    for source_id in source_ids:
        say(f"reading {source_id}")
        facts[source_id] = read_facts(source_id, upstream)
        low, high = sources[source_id].expected_rows or (0, 0)
        if not low <= facts[source_id].rows <= high:
            raise UpstreamError(
                f"{upstream / source_id}: found {facts[source_id].rows} rows, expected {low} to {high}; "
                f"if the source has grown, widen expected_rows in data/sources/{source_id}.toml"
            )
    return facts


def _gather(lines: _Lines, source_id: str, found: SourceFacts, resolver: Resolver) -> SourceCount:
    count = SourceCount(source_id, rows=found.rows)
    seen: Counter[str] = Counter()
    answers: dict[ReportedPlace, Resolution] = {}
    placed_rows: set[tuple[str, str]] = set()
    for fact in found.facts:
        if isinstance(fact, Refused):
            count.refused[fact.reason] += 1
            if fact.reason is not Refusal.OUT_OF_SCOPE:
                _note_unresolved(lines, source_id, fact, fact.reason, ())
            continue
        if fact.place not in answers:
            answers[fact.place] = resolver.resolve(fact.place, source_id)
        answer = answers[fact.place]
        if answer.place is None:
            if _note_unresolved(lines, source_id, fact, answer.reason, answer.candidates):
                count.unresolved[answer.reason] += 1
        else:
            lines.places[answer.place.place_id] = answer.place
            placed_rows.add((fact.source_row, fact.place.name))
            if fact.place.population:
                lines.figures.add(
                    Figure(answer.place.place_id, source_id, fact.place.population, fact.place.population_year)
                )
        if isinstance(fact, Claim):
            lines.claims.append(claim_line(source_id, fact, answer, seen))
            count.claims += 1
        else:
            lines.memberships.append(membership_line(source_id, fact, answer))
            count.memberships += 1
    count.resolved = len(placed_rows)
    return count


def _note_unresolved(lines: _Lines, source_id: str, fact: Fact, reason: str, candidates: Sequence[str]) -> bool:
    """Keep the row once; True when it is new.

    One cell of a row may be refused and another be a claim without a place: then the place is the reason, since
    it is what the claim waits for.
    """
    line = unresolved_line(source_id, fact, reason, candidates)
    key = (line["source_id"], line["source_row"], line["reported_name"])
    kept = lines.unresolved.get(key)
    if kept is None or (kept["reason"] in set(Refusal) and reason not in set(Refusal)):
        lines.unresolved[key] = line
        return True
    return False


def _compile(lines: _Lines, gazetteer: Gazetteer, sources: Mapping[str, Source]) -> Register:
    """All tables: the lines, and the places they name with what those lie in."""
    printed = lines.names()
    containment = Containment(gazetteer)
    named = (with_chinese_name(lines.places[i], names) for i, names in printed.items())
    places = _with_parents([containment.described(place) for place in named], containment, gazetteer)
    reuse = {i: source.reuse for i, source in sources.items() if source.role == "commitments"}
    places = with_populations(places, lines.figures, reuse, gazetteer.place, gazetteer.places.largest_town)
    return {
        "place": [place_line(place) for place in places.values()],
        "place_name": list(name_lines(places, printed, gazetteer)),
        "place_link": list(link_lines(places, containment)),
        "place_population": [figure.line for figure in lines.figures if figure.place_id in places],
        "claim": lines.claims,
        "membership": lines.memberships,
        "unresolved": list(lines.unresolved.values()),
        "source_count": lines.counts,
    }


def _with_parents(named: Sequence[Place], containment: Containment, gazetteer: Gazetteer) -> dict[str, Place]:
    """The named places and those around them.

    An area between a place and its region is added where the sources name an area in that region: then it tells that
    the place does not lie in the named one. Of a named union all members are added.
    """
    places = {place.place_id: place for place in named}
    divided = {place.region_id for place in named if place.level is Level.REGIONAL and place.region_id}
    waiting = list(named)
    while waiting:
        place = waiting.pop()
        around = [parent for parent, _ in containment.between(place)] if place.region_id in divided else []
        wanted = {*around, place.region_id, place.country, *containment.members(place)}
        for place_id in filter(None, wanted - places.keys()):
            found = gazetteer.place(place_id)
            if found:
                places[place_id] = containment.described(found)
                waiting.append(places[place_id])
    return {i: place if place.region_id in places else replace(place, region_id=None) for i, place in places.items()}
