"""From raw files to the register: facts, their places, and what could not be placed."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from atlas import paths
from atlas.errors import RegisterError, UpstreamError
from atlas.gazetteer import Gazetteer
from atlas.gazetteer.registered import place_of_line
from atlas.model import (
    Claim,
    DatedOn,
    Fact,
    Level,
    Membership,
    Place,
    Refusal,
    Refused,
    ReportedPlace,
    Resolution,
)
from atlas.register.tables import (
    CLAIM,
    MEMBERSHIP,
    PLACE,
    PLACE_NAME,
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

HAN_NAME = re.compile(r"[\u4e00-\u9fff]+")


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


@dataclass(slots=True)
class _Lines:
    """Register lines that name places."""

    claims: list[Record] = field(default_factory=list)
    memberships: list[Record] = field(default_factory=list)
    unresolved: dict[tuple[str, str, str], Record] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    @classmethod
    def of_others(cls, register: Register, source_id: str) -> _Lines:
        """The lines a register has of all other sources."""
        kept = {
            table.name: [line for line in register[table.name] if line["source_id"] != source_id]
            for table in (CLAIM, MEMBERSHIP, UNRESOLVED)
        }
        unresolved = {tuple(line[column] for column in UNRESOLVED.key): line for line in kept["unresolved"]}
        places = {line["place_id"]: place_of_line(line) for line in register["place"]}
        return cls(kept["claim"], kept["membership"], unresolved, places)  # type: ignore[arg-type]

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
    lines = _Lines.of_others(read_register(register), only) if only else _Lines()
    counts = []
    for source_id, found in facts.items():
        say(f"finding the places of {source_id}")
        counts.append(_gather(lines, source_id, found, resolver))
    unmet = [d.reported_name for d in decisions.unused() if d.source_id in facts or not only]
    if unmet:
        raise RegisterError(f"data/decisions/places.csv: no row was met by the decisions on {', '.join(unmet)}")
    write_register(register, _compile(lines, gazetteer))
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
        if isinstance(fact, Claim):
            lines.claims.append(_claim_line(source_id, fact, answer, seen))
            count.claims += 1
        else:
            lines.memberships.append(_membership_line(source_id, fact, answer))
            count.memberships += 1
    count.resolved = len(placed_rows)
    return count


def _note_unresolved(lines: _Lines, source_id: str, fact: Fact, reason: str, candidates: Sequence[str]) -> bool:
    """Keep the row once; True when it is new."""
    key = (source_id, fact.source_row, fact.place.name)
    is_new = key not in lines.unresolved
    lines.unresolved.setdefault(
        key,
        {
            "source_id": source_id,
            "source_row": fact.source_row,
            "reported_name": fact.place.name,
            "country": fact.place.country or "",
            "level": fact.place.level or "",
            "reason": reason,
            "candidates": " ".join(candidates),
        },
    )
    return is_new


def _text(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return "" if value is None else str(value)


def _dated(dated: DatedOn | None) -> tuple[str, str]:
    return (dated.day.isoformat(), dated.precision.value) if dated else ("", "")


def _claim_line(source_id: str, claim: Claim, answer: Resolution, seen: Counter[str]) -> Record:
    event_on, precision = _dated(claim.event_on)
    line = {
        "place_id": answer.place.place_id if answer.place else "",
        "kind": claim.kind,
        "event": claim.event,
        "status": _text(claim.status),
        "event_on": event_on,
        "event_precision": precision,
        "target_year": _text(claim.target_year),
        "base_year": _text(claim.base_year),
        "value_pct": _text(claim.value_pct),
        "scope": claim.scope,
        "end_term": _text(claim.end_term),
        "programme_id": _text(claim.programme_id),
        "qualifier": _text(claim.qualifier),
        "reported_words": _text(claim.reported_words),
        "certainty": claim.certainty,
        "source_id": source_id,
        "source_row": claim.source_row,
        "reported_name": claim.place.name,
        "url": _text(claim.url),
        "recorded_on": _text(claim.recorded_on),
        "place_method": answer.method if answer.place else "",
        "place_confidence": f"{answer.confidence:.2f}" if answer.place else "",
    }
    return {"claim_id": _claim_id(source_id, claim, line, seen), **line}


def _claim_id(source_id: str, claim: Claim, line: Record, seen: Counter[str]) -> str:
    """An id that stays when rows move: made of what is said, not of where it stands."""
    said = [claim.place.country, claim.place.region, claim.place.level]
    said += [line[c] for c in ("reported_name", "kind", "event", "scope", "event_on", "target_year", "status")]
    digest = hashlib.sha256("\x1f".join(_text(part) for part in said).encode()).hexdigest()[:10]
    seen[digest] += 1
    return f"{source_id}-{digest}" + (f"-{seen[digest]}" if seen[digest] > 1 else "")


def _membership_line(source_id: str, membership: Membership, answer: Resolution) -> Record:
    joined_on, precision = _dated(membership.joined_on)
    return {
        "network_id": membership.network_id,
        "place_id": answer.place.place_id if answer.place else "",
        "joined_on": joined_on,
        "joined_precision": precision,
        "certainty": membership.certainty,
        "source_id": source_id,
        "source_row": membership.source_row,
        "reported_name": membership.place.name,
        "url": _text(membership.url),
        "place_method": answer.method if answer.place else "",
        "place_confidence": f"{answer.confidence:.2f}" if answer.place else "",
    }


def _compile(lines: _Lines, gazetteer: Gazetteer) -> Register:
    """All tables: the lines, and the places they name with what those lie in."""
    printed = lines.names()
    places = {i: _with_chinese_name(lines.places[i], names) for i, names in printed.items()}
    for place in list(places.values()):
        for parent_id in (place.region_id, place.country):
            parent = gazetteer.place(parent_id) if parent_id and parent_id not in places else None
            if parent:
                places[parent.place_id] = parent
    places = {i: place if place.region_id in places else replace(place, region_id=None) for i, place in places.items()}
    return {
        "place": [_place_line(place) for place in places.values()],
        "place_name": list(_name_lines(places, printed, gazetteer)),
        "place_link": list(_link_lines(places)),
        "claim": lines.claims,
        "membership": lines.memberships,
        "unresolved": list(lines.unresolved.values()),
    }


def _with_chinese_name(place: Place, reported: set[str]) -> Place:
    """A Chinese place under the name Chinese sources print, which is surer than a gazetteer's untagged ones."""
    printed = sorted(
        (n for n in reported if place.country == "CHN" and HAN_NAME.fullmatch(n)), key=lambda n: (len(n), n)
    )
    return replace(place, name_zh=printed[0]) if printed else place


def _place_line(place: Place) -> Record:
    line = {column: _text(getattr(place, column)) for column in PLACE.columns}
    return line | {"lat": f"{place.lat:.5f}", "lon": f"{place.lon:.5f}"}


def _name_lines(
    places: Mapping[str, Place], reported: Mapping[str, set[str]], gazetteer: Gazetteer
) -> Iterable[Record]:
    for place_id in places:
        names = gazetteer.names_of(place_id)
        known = {(" ".join(n.name.split()), n.lang, n.kind) for n in names if n.name.strip()}
        spellings = {name for name, _, _ in known}
        known |= {(name, "und", "reported") for name in reported.get(place_id, ()) if name not in spellings}
        for name, lang, kind in known:
            yield dict(zip(PLACE_NAME.columns, (place_id, name, lang, kind), strict=True))


def _link_lines(places: Mapping[str, Place]) -> Iterable[Record]:
    for place in places.values():
        parent_id = place.region_id if place.level is Level.LOCAL and place.region_id else place.country
        if parent_id in places and parent_id != place.place_id:
            yield {"child_id": place.place_id, "parent_id": parent_id, "relation": "admin"}
