"""The text of `explain`: a claim told as a chain, from the row of its source to the headline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from atlas.queries.ask import Record

RANKS = {1: "law", 2: "adopted policy", 3: "network register or other government", 4: "self-report", 5: "third party"}
RIVAL_HEADER = ("", "claim", "source", "says", "scope", "stands from", "why it is not the headline")


Steps = Mapping[str, tuple[str, str]]
"""Step of the rule → its label in English and Chinese."""


def explanation(claim: Record, rivals: Sequence[Record], steps: Steps, day: date) -> Iterator[str]:
    """The claim's chain, a line at a time, without the table of rivals."""
    yield f"claim     {claim['claim_id']}"
    yield f"says      {claim['kind']}: {said(claim)}; scope {claim['scope']}"
    details = ("energy", "end_term", "programme_id", "qualifier", "base_year", "event_on", "recorded_on", "certainty")
    yield f"          {'; '.join(f'{name} {claim[name]}' for name in details if claim[name] is not None)}"
    yield f"words     {claim['reported_words'] or '(the cell is blank)'}"
    yield f"source    {claim['source_id']}: {claim['publisher']}, {claim['title']}"
    yield f"          as of {claim['as_of']}; licence {claim['licence']}; speaks as {claim['independence']}"
    yield f"          {claim['source_url']}"
    yield f"row       {claim['source_row']}, evidence {claim['url'] or '(the source links none)'}"
    yield f"name      {claim['reported_name']}"
    yield f"place     {_place(claim)}"
    yield f"rule      rank {claim['rank']} of 5 ({RANKS[claim['rank']]}); stands from {claim['stands_from']}"
    yield f"headline  {_headline(claim, rivals, steps, day)}"


def said(claim: Record) -> str:
    """What a claim says, in the words of the vocabulary: event, status, percent, year."""
    percent = None if claim["value_pct"] is None else f"{claim['value_pct']:g} %"
    year = None if claim["target_year"] is None else f"by {claim['target_year']}"
    return ", ".join(str(part) for part in (claim["event"], claim["status"], percent, year) if part is not None)


def rival_lines(rivals: Sequence[Record], steps: Steps, claim_id: str) -> list[tuple[str, ...]]:
    """The table of all claims of the place and kind: `*` the claim itself, `!` a claim another contradicts."""
    return [
        (
            ("*" if rival["claim_id"] == claim_id else "") + ("!" if rival["is_disputed"] else ""),
            rival["claim_id"], rival["source_id"], said(rival), rival["scope"], str(rival["stands_from"]),
            _why_not(rival, steps),
        )
        for rival in rivals
    ]  # fmt: skip


def _place(claim: Record) -> str:
    if claim["place_id"] is not None:
        found = f"found by {claim['place_method']}, confidence {claim['place_confidence']:.2f}"
        return f"{claim['place_name']} ({claim['place_id']}, {claim['place_level']}, {claim['country']}), {found}"
    considered = ", ".join(claim["candidates"] or ()) or "none"
    return f"not found: {claim['reason']}; considered: {considered}"


def _why_not(rival: Record, steps: Steps) -> str:
    if rival["is_headline"]:
        return "(the headline)"
    return steps[rival["step"]][0] if rival["step"] else "No promise stands"


def _headline(claim: Record, rivals: Sequence[Record], steps: Steps, day: date) -> str:
    if claim["place_id"] is None:
        return "none: a claim without a place is counted, not drawn"
    if not rivals or claim["stands_from"] > day:
        return f"not yet on {day}"
    if not claim["is_active"]:
        ended = f"; it ended on {claim['ended_on']}" if claim["ended_on"] else ""
        return f"none: no such promise stands on {day}{ended}"
    if claim["is_headline"]:
        return f"this claim, on {day}"
    (own,) = (rival for rival in rivals if rival["claim_id"] == claim["claim_id"])
    (first,) = (rival for rival in rivals if rival["is_headline"])
    return f"{first['claim_id']}, on {day}: {_why_not(own, steps)}"
