"""Reductions: "reduce <emissions of what> by <percent>", then one of the ways to tell the years."""

from __future__ import annotations

import re

from atlas.model import Kind, Scope
from atlas.sources.reading.promises.parts import BY, HOW, PERCENT, year_of
from atlas.sources.reading.promises.promise import Promise

_LINK = r"(?:based (?:on|in)|compared (?:to|with)|on|from|below|relative to)"
_LEVEL = r"(?: absolute)?(?: emissions)?(?: levels?| baseline| scenario)?"
_BASE = rf"{_LINK}(?: an?)?(?: (?P<base>\d{{4}}))?{_LEVEL}"
_UNIT = r"(?P<unit> (?:of )?per capita(?:/ per gdp emissions)?)?"
_HEAD = rf"reduce (?P<what>.*?) ?(?:by )?(?P<least>at least )?{PERCENT}{_UNIT}"
_REDUCTIONS = tuple(
    re.compile(head + years)
    for head, years in (
        (_HEAD.replace("(?:by )?", "to "), rf" below (?P<base>\d{{4}}) levels?{BY}"),
        (_HEAD, rf" from (?P<base>\d{{4}}) to (?P<target>\d{{4}}){HOW}"),
        (_HEAD, rf"{BY}?(?: or sooner)?(?: {_BASE})?{HOW}"),
        (_HEAD, rf" {_BASE}{BY}"),
    )
)
_USUAL = re.compile(
    r" \((?:based on business as usual scenario)\)|baseline scenario \(bau\) reduction target (?=emissions level)"
    r"|\b(?:business as usual|bau|trend)\b ?"
)
_GASES = re.compile(r"\b(?:co2e?|ghg|greenhouse gas|carbon|emissions|total|its|direct|the)\b|\(co2e\)")
_EMITTED = re.compile(r"\bco2e?\b|\bghg\b|\bemissions\b|\bcarbon\b")
"""Energy that is saved is another promise."""
_PER = {
    r"per capita": "per capita", r"per unit gdp|per hk dollar of gdp|\bintensity\b(?: of)?": "intensity",
}  # fmt: skip
_WHOLE = {
    "": Scope.UNSPECIFIED,
    **dict.fromkeys(
        (
            "community-wide", "city-wide", "region-wide", "state-wide", "statewide", "provincial", "from community",
            "community",
        ),
        Scope.COMMUNITY,
    ),
    **dict.fromkeys(
        (
            "from government operations", "government operations", "of government operations", "government",
            "regional government", "local government", "government-wide", "from municipal operations",
            "city-wide from municipal operations",
        ),
        Scope.GOVERNMENT_OPERATIONS,
    ),
}  # fmt: skip
_WIDE = re.compile(r"^(?:(?:community|city|region|state)-wide|government|regional government)\b ?|^(?:from|of) ")
_SECTORS = {
    "(aviation", "(road", "agriculture", "airport", "and", "aviation", "building", "buildings", "bus", "busses",
    "city", "commercial", "consumption", "council", "district", "duty", "electricity", "energy", "facilities",
    "fleet", "forestry", "fuel", "gas", "generation", "government", "government's", "grid", "heating", "included",
    "included)", "industrial", "industry", "land", "light", "lighting", "local", "management", "metallurgy", "mining",
    "motor", "municipal", "natural", "non-ets", "non-municipal", "non-residential", "not", "oil", "only)",
    "operations", "petroleum", "private", "processes", "product", "production", "public", "public-sector",
    "purchases", "removal", "residential", "road", "sector", "sectors", "sewage", "solid", "stationary", "tertiary",
    "transit", "transport", "transportation", "treatment", "use", "vehicle", "vehicles", "waste", "wastewater",
    "water",
}  # fmt: skip


def read_reduction(text: str) -> Promise | None:
    """The reduction a sentence tells with its percent, or None."""
    usual = _USUAL.search(text) is not None
    text = " ".join(_USUAL.sub("", text).split())
    found = next((match for shape in _REDUCTIONS if (match := shape.fullmatch(text))), None)
    if not found or not _EMITTED.search(found["what"]):
        return None
    what, said = found["what"], found.groupdict()
    qualifiers = ["against business as usual"] if usual else []
    for words, qualifier in _PER.items():
        if re.search(words, what):
            what = re.sub(words, "", what)
            qualifiers.append(qualifier)
    if found["unit"]:
        qualifiers.append("per capita or per GDP" if "gdp" in found["unit"] else "per capita")
    if found["least"] or found["upper"]:
        qualifiers.append("at least")
    what = " ".join(_GASES.sub("", what).split())
    subject = None if what in _WHOLE else _WIDE.sub("", _WIDE.sub("", what))
    if subject is not None and not set(re.findall(r"[^\s,]+", subject)) <= _SECTORS:
        return None
    return Promise(
        Kind.REDUCTION,
        percent=float(found["percent"]),
        target_year=year_of(said, "target"),
        base_year=year_of(said, "base"),
        scope=_WHOLE[what] if subject is None else Scope.SECTOR,
        qualifier=", ".join(qualifiers) or None,
        subject=subject,
    )
