"""Neutrality, the end of fossil fuels, and reductions told without a percent."""

from __future__ import annotations

import re
from dataclasses import replace

from atlas.model import Kind, Scope
from atlas.sources.reading.promises.parts import BY, year_of
from atlas.sources.reading.promises.promise import Promise

COMMUNITY, GOVERNMENT, SECTOR = Scope.COMMUNITY, Scope.GOVERNMENT_OPERATIONS, Scope.SECTOR
_NET_ZERO = Promise(Kind.NEUTRALITY, end_term="Net zero")
_CARBON = Promise(Kind.NEUTRALITY, end_term="Carbon neutral")
_CLIMATE = Promise(Kind.NEUTRALITY, end_term="Climate neutral")
_FOSSIL = Promise(Kind.FOSSIL_FREE)
_TONNES = Promise(Kind.REDUCTION, qualifier="absolute level")
_UNDER2 = Promise(Kind.REDUCTION, percent=80, qualifier="80 to 95%, or 2 t per capita")
_TONS = r"by [\d.]+ ?t(?:ons|co2e)"
_REGION = "(?:region-wide|city-wide)"
_PHRASES: tuple[tuple[str, Promise, Scope], ...] = (
    (rf"achieve net-zero total {_REGION} emissions{BY}", _NET_ZERO, COMMUNITY),
    (rf"achieve net-zero emissions from municipal operations{BY}", _NET_ZERO, GOVERNMENT),
    (
        rf"reduce {_REGION} (?:ghg|co2e)(?: emissions)? to (?:achieve )?(?:zero net emissions|net zero){BY}",
        _NET_ZERO,
        COMMUNITY,
    ),
    (rf"achieve {_REGION} carbon neutrality{BY}", _CARBON, COMMUNITY),
    (rf"be an? carbon neutral region{BY}", _CARBON, COMMUNITY),
    (rf"be carbon neutral{BY}", _CARBON, Scope.UNSPECIFIED),
    (rf"be an? climate neutral region{BY}(?: and carbon offset .*)?", _CLIMATE, COMMUNITY),
    (
        rf"(?:have a carbon neutral government|achieve carbon neutrality in its own operations){BY}",
        _CARBON,
        GOVERNMENT,
    ),
    (
        r"achieved carbon neutrality in city government operations in (?P<target>\d{4})"
        r"|maintain municipal carbon neutrality\b.*",
        replace(_CARBON, is_achieved=True),
        GOVERNMENT,
    ),
    (
        r"remain carbon neutral\b.*|city accredited carbon neutral\b.*",
        replace(_CARBON, is_achieved=True),
        Scope.UNSPECIFIED,
    ),
    (rf"be a fossil(?: fuel |-)free region{BY}", _FOSSIL, COMMUNITY),
    (rf"no use of fossil fuels{BY}", _FOSSIL, Scope.UNSPECIFIED),
    (rf"eliminate local government fossil fuels use{BY}", _FOSSIL, GOVERNMENT),
    (rf"be free of fossil fuels within (?P<subject>.{{1,32}}){BY}", _FOSSIL, SECTOR),
    (
        rf"(?:achieve )?fossil fuel free (?P<subject>public transportation|district heating){BY}(?: through .*)?",
        _FOSSIL,
        SECTOR,
    ),
    (rf"eliminate the use of thermal coal{BY}", replace(_FOSSIL, qualifier="coal"), Scope.UNSPECIFIED),
    (rf"no emissions .* from coal-fired electricity generation{BY}", replace(_FOSSIL, qualifier="coal power"), SECTOR),
    (rf"reduce (?:co2e )?emissions from the community {_TONS}{BY}", _TONNES, COMMUNITY),
    (rf"reduce its community emissions {_TONS}{BY}", _TONNES, COMMUNITY),
    (rf"reduce emissions from government operations {_TONS}{BY}", _TONNES, GOVERNMENT),
    (
        rf"eliminate co2e emissions from government operations{BY}",
        Promise(Kind.REDUCTION, percent=100),
        GOVERNMENT,
    ),
    (rf"reduce emissions by 80 to 95%, or limit to 2 metric tons co2e per capita,{BY}", _UNDER2, Scope.UNSPECIFIED),
)


def read_phrase(text: str) -> Promise | None:
    """The neutrality, end of fossil fuels or reduction without a percent a sentence promises, or None."""
    for shape, promise, scope in _PHRASES:
        if found := re.fullmatch(shape, text):
            said = found.groupdict()
            return replace(promise, target_year=year_of(said, "target"), scope=scope, subject=said.get("subject"))
    return None
