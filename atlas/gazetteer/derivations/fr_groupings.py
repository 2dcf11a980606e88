"""`data/reference/districts/fr_epci.csv`: métropoles, communautés urbaines and communautés d'agglomération of France.

From the npm package @etalab/decoupage-administratif 6.0.0 (Licence Ouverte 2.0): `npm pack` it, then
`python -m atlas.gazetteer.derivations.fr_groupings FOLDER_OF_PACKAGE`.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from atlas.folding import key
from atlas.gazetteer import Gazetteer
from atlas.gazetteer.derivations.written import write_districts
from atlas.gazetteer.districts import DISTRICTS, District
from atlas.model import Level, Place, Precision

SOURCE = "fr_epci"
KINDS = {
    "METRO": "métropole",
    "CU": "communauté urbaine",
    "CA": "communauté d'agglomération",
    "CC": "communauté de communes",
    "EPT": "établissement public territorial",
}
# The Métropole de Lyon (MET69) is a region of ISO 3166-2: FR-69M.
_TYPE = re.compile(r"^(CC|CA|CU|Métropole Européenne|Métropole|Eurométropole) +")
_BEHIND = re.compile(r" (Métropole|Agglomération|Agglo)$", re.IGNORECASE)
_ABBREVIATION = re.compile(r" *\([^)]*\)$")
_ARTICLE = re.compile(r"^(?:(?:de l|d)['’] *|(?:des|du|de la|de) +)", re.IGNORECASE)
TIMES = 3.0


def _seat(grouping: dict[str, Any], gazetteer: Gazetteer, regions: dict[str, str]) -> Place | None:
    """The town of its most populous commune: of its name, in its region, of about its people."""
    commune = max(grouping["membres"], key=lambda each: each.get("populationMunicipale") or 0)
    people, region = commune.get("populationMunicipale") or 0, regions[commune["code"]]
    towns = [
        town
        for town in gazetteer.named(key(commune["nom"]), "FRA")
        if town.geonames_id
        and gazetteer.areas.lies_in(town, region) is not False
        and people / TIMES <= (town.population or 0) <= people * TIMES
    ]
    return max(towns, key=lambda each: each.population or 0) if len(towns) == 1 else None


def _names(printed: str, kind: str, stem: str, is_free: bool) -> tuple[str, ...]:
    """The name with its type spelled out, and bare of it where no town is called so."""
    bare = re.sub("^(CC|CA|CU) +", "", printed)
    names = [printed if bare == printed else f"{kind.capitalize()} {bare}"]
    if stem not in (bare, printed):
        names.append(f"{kind.capitalize()} {stem}")
    return tuple(dict.fromkeys((*names, stem) if is_free else names))


def _is_free(name: str, gazetteer: Gazetteer) -> bool:
    """Whether nothing else in France is called so."""
    return all(each.place_id.startswith(SOURCE) for each in gazetteer.named(key(name), "FRA"))


def groupings(folder: Path) -> Iterator[District]:
    """The groupings whose seat is known."""
    gazetteer = Gazetteer.load()
    communes = json.loads((folder / "data/communes.json").read_text(encoding="utf-8"))
    regions = {each["code"]: f"FR-{each['departement']}" for each in communes if "departement" in each}
    listed = [json.loads((folder / "data" / file).read_text(encoding="utf-8")) for file in ("epci.json", "ept.json")]
    for grouping in (*listed[0], *listed[1]):
        seat = _seat(grouping, gazetteer, regions) if grouping["type"] in KINDS else None
        if seat is None:
            continue
        printed, kind = _ABBREVIATION.sub("", str(grouping["nom"])), KINDS[grouping["type"]]
        stem = _ARTICLE.sub("", _TYPE.sub("", printed))
        name, *names = _names(printed, kind, stem, _is_free(stem, gazetteer))
        short = _BEHIND.sub("", stem)
        if short != stem and _is_free(short, gazetteer):
            names.append(short)
        yield District(
            place_id=f"{SOURCE}:{grouping['code']}",
            level=Level.REGIONAL,
            kind=kind,
            name=name,
            stem=stem,
            country="FRA",
            region_id=seat.region_id or "",
            lat=seat.lat,
            lon=seat.lon,
            precision=Precision.SEAT,
            population=grouping["populationMunicipale"],
            names=tuple(names),
        )


if __name__ == "__main__":
    write_districts(DISTRICTS / f"{SOURCE}.csv", groupings(Path(sys.argv[1])))
