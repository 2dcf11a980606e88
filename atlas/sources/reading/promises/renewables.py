"""Renewables: a share of something, or a percent of something from renewable sources."""

from __future__ import annotations

import re

from atlas.model import Energy, Kind, Scope
from atlas.sources.reading.promises.parts import BY, HOW, PERCENT, year_of
from atlas.sources.reading.promises.promise import Promise

_SAID_BESIDE = re.compile(r"\b(?:the|total|gross|final|primary|overall|annual|all|end-use)\b ?")
_SOURCES = r"renewables?(?: (?:energy|electricity|power))?(?: (?:re)?sources| generation| production| purchases)?"
_THEN = rf"(?:{BY}(?: based on \d{{4}} levels)?| since (?P<since>\d{{4}}))?"
_SHARES = tuple(
    re.compile(shape)
    for shape in (
        rf"(?:increase|achieve) (?:(?:a )?(?:share|use) of )?{_SOURCES}(?: consumption vs)?(?P<of>.*?)"
        rf"(?: from \d+(?:\.\d+)?%)? to {PERCENT}(?P<of2> of(?: .*?)?)?{_THEN}",
        rf"increase its share of {_SOURCES}(?P<of> in .*?) by {PERCENT}{_THEN}",
        rf"increase (?:share of )?(?P<of>.*?)(?: produced)? from {_SOURCES} to {PERCENT}{_THEN}",
        rf"(?:have |increase )?{_SOURCES} (?:power |account for |to (?:be )?(?:equivalent of )?){PERCENT} of "
        rf"(?P<of>.*?){_THEN}",
        rf"(?:aim for )?{PERCENT} renewable energy(?: in (?P<of>.*?))?{_THEN}",
        rf"(?:(?:continue to )?(?:supply|generate|obtain|cover|have) )?{PERCENT} of (?P<of>.*?)"
        rf"(?: come| to be generated)? (?:from|with|by|through) {_SOURCES}(?: including .*?)?{_THEN}{HOW}"
        r"(?: compared to \d+(?:\.\d+)?%? in \d{4})?",
    )
)
_SHARED = {
    "and", "by", "city-wide", "community", "consumed", "consumption", "demand", "district", "electricity", "energy",
    "equivalent", "for", "generation", "government", "grid", "heat", "heating", "in", "local", "mix", "municipal",
    "non-electricity", "of", "operations", "produced", "production", "region's", "region-wide", "regional",
    "renewable", "state's", "state-wide", "statewide", "supply", "transport", "transportation",
}  # fmt: skip


def read_share(text: str) -> Promise | None:
    """The share of renewables a sentence promises, or None."""
    plain = " ".join(_SAID_BESIDE.sub("", text).split())
    found = next((match for shape in _SHARES if (match := shape.fullmatch(plain))), None)
    if not found:
        return None
    said = found.groupdict()
    words = set(f"{said['of'] or ''} {said.get('of2') or ''}".split())
    if not words <= _SHARED:
        return None
    heat = bool(words & {"heat", "heating"})
    is_joint = heat and "electricity" in words
    qualifiers = [
        "heat and electricity" if is_joint else "",
        "equivalent" if "equivalent" in plain.split() else "",
        "of production" if words & {"generation", "produced", "production"} or " produced from " in plain else "",
    ]
    scopes = Scope.GOVERNMENT_OPERATIONS if words & {"government", "municipal"} else Scope.COMMUNITY
    percent = float(said["percent"] or 0)
    return Promise(
        Kind.RENEWABLE_100 if percent == 100 else Kind.RENEWABLE_SHARE,
        percent=percent,
        target_year=year_of(said, "target") or year_of(said, "since"),
        scope=scopes if words & _WHOSE else Scope.UNSPECIFIED,
        energy=None if is_joint else _energy(words, heat),
        qualifier=", ".join(each for each in qualifiers if each) or None,
        is_achieved=plain.startswith("continue to ") or bool(said["since"]),
    )


_WHOSE = {
    "city-wide", "community", "government", "municipal", "region's", "region-wide", "regional", "state's",
    "state-wide", "statewide",
}  # fmt: skip


def _energy(words: set[str], heat: bool) -> Energy:
    if heat:
        return Energy.HEAT
    if words & {"transport", "transportation"}:
        return Energy.TRANSPORT
    return Energy.ELECTRICITY if "electricity" in words else Energy.ALL
