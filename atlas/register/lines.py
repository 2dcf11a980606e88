"""Facts and places as lines of the register: text, one fact a line."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from atlas.gazetteer import Gazetteer
from atlas.model import Claim, DatedOn, Energy, Fact, Kind, Membership, Place, Resolution
from atlas.register.containment import Containment
from atlas.register.tables import PLACE, PLACE_NAME, Record

RENEWABLES = frozenset({Kind.RENEWABLE_100, Kind.RENEWABLE_SHARE})
HAN_NAME = re.compile(r"[\u4e00-\u9fff]+")


def unresolved_line(source_id: str, fact: Fact, reason: str, candidates: Sequence[str]) -> Record:
    """The line of `unresolved.csv` for a row that has no place, or no claim the atlas can hold."""
    return {
        "source_id": source_id,
        "source_row": fact.source_row,
        "reported_name": fact.place.name,
        "country": fact.place.country or "",
        "level": fact.place.level or "",
        "reason": reason,
        "candidates": " ".join(candidates),
    }


def _text(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return "" if value is None else str(value)


def _dated(dated: DatedOn | None) -> tuple[str, str]:
    return (dated.day.isoformat(), dated.precision.value) if dated else ("", "")


def claim_line(source_id: str, claim: Claim, answer: Resolution, seen: Counter[str]) -> Record:
    """The line of `claim.csv` for a claim and what became of its place.

    Args:
        seen: How often each id has been given in this source; counted on here.
    """
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
        "energy": _text(claim.energy or (Energy.UNSPECIFIED if claim.kind in RENEWABLES else None)),
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
    said += [line[c] for c in ("energy", "value_pct", "base_year", "programme_id") if line[c]]
    digest = hashlib.sha256("\x1f".join(_text(part) for part in said).encode()).hexdigest()[:10]
    seen[digest] += 1
    return f"{source_id}-{digest}" + (f"-{seen[digest]}" if seen[digest] > 1 else "")


def membership_line(source_id: str, membership: Membership, answer: Resolution) -> Record:
    """The line of `membership.csv` for a membership and what became of its place."""
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


def with_chinese_name(place: Place, reported: set[str]) -> Place:
    """A Chinese place under the name Chinese sources print, which is surer than a gazetteer's untagged ones."""
    printed = sorted(
        (n for n in reported if place.country == "CHN" and HAN_NAME.fullmatch(n)), key=lambda n: (len(n), n)
    )
    return replace(place, name_zh=printed[0]) if printed else place


def place_line(place: Place) -> Record:
    """The line of `place.csv` for a place; coordinates with five decimals, about a metre."""
    line = {column: _text(getattr(place, column)) for column in PLACE.columns}
    return line | {"lat": f"{place.lat:.5f}", "lon": f"{place.lon:.5f}"}


def name_lines(places: Mapping[str, Place], reported: Mapping[str, set[str]], gazetteer: Gazetteer) -> Iterable[Record]:
    """The lines of `place_name.csv`: what the gazetteer calls each place, and what sources print for it."""
    for place_id in places:
        names = gazetteer.names_of(place_id)
        known = {(" ".join(n.name.split()), n.lang, n.kind) for n in names if n.name.strip()}
        spellings = {name for name, _, _ in known}
        known |= {(name, "und", "reported") for name in reported.get(place_id, ()) if name not in spellings}
        for name, lang, kind in known:
            yield dict(zip(PLACE_NAME.columns, (place_id, name, lang, kind), strict=True))


def link_lines(places: Mapping[str, Place], containment: Containment) -> Iterable[Record]:
    """The lines of `place_link.csv`: each place in what is around it; only places that are all in the register."""
    for place in places.values():
        for parent_id, relation in containment.above(place):
            if parent_id in places and parent_id != place.place_id:
                yield {"child_id": place.place_id, "parent_id": parent_id, "relation": relation}
