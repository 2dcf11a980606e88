"""Lines of a list that say more than a name: "Bonn, Germany", "Springfield, Illinois, USA"."""

from __future__ import annotations

import re
from dataclasses import replace

from atlas.gazetteer.countries import Countries
from atlas.model import ReportedPlace, Resolution
from atlas.resolve.resolver import Resolver

LEAST = 3
"""Letters of a country that is believed by itself: "CA" and "GA" are states of America too."""
_COMMA = re.compile(r"\s*[,，]\s*")


def resolved_line(reported: ReportedPlace, resolver: Resolver) -> Resolution:
    """The place of a row, also where its name holds the country behind a comma.

    The name is read whole first ("Atlanta, Georgia" is no place of Georgia). Read in parts it must mean the same place,
    which then is surer, or be the only reading that has a place at all.
    """
    whole = resolver.resolve(reported)
    parts = _in_parts(reported, resolver.gazetteer.countries)
    if parts is None:
        return whole
    if whole.place is None and len(parts.country or "") < LEAST:
        return whole
    apart = resolver.resolve(parts)
    is_same = whole.place is None or apart.place == whole.place
    return apart if apart.place and is_same else whole


def _in_parts(reported: ReportedPlace, countries: Countries) -> ReportedPlace | None:
    """The report with its name taken apart at the commas; None where the last part is no country."""
    name, *around = _COMMA.split(reported.name)
    if reported.country or not name or len(around) not in (1, 2) or countries.read(around[-1]) is None:
        return None
    region = around[0] if len(around) == 2 else reported.region
    return replace(reported, name=name, region=region, country=around[-1])
