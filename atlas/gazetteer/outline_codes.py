"""Which ISO 3166-2 code an upstream outline has: by code and name together, or by a person's decision.

The package's codes are of mixed age and some stand beside another region's name, so neither is
trusted alone. A feature is taken where its code is in ISO 3166-2 today and its name is the one
ISO gives that code; everything else needs a line in `data/reference/outline_codes.csv` (file,
feature_code, feature_name, iso_code, why), where an empty iso_code refuses the feature. A
feature_code ending in `#2` is the second of one code and name in its file. Several features may
share one code: they are joined. (CLDR's names are no second witness: for Iran, Morocco and
Uganda they follow codes that ISO has since given to other regions.)
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pycountry
import shapely
from shapely import Geometry

from atlas.errors import UpstreamError
from atlas.folding import key
from atlas.gazetteer.antimeridian import cut
from atlas.paths import REFERENCE

COUNTRIES = Path("@superset-ui/legacy-plugin-chart-country-map/esm/countries")
SECOND_LAYERS = {"france_regions", "italy_regions", "philippines_regions", "turkey_regions"}
"""Coarser layers, drawn apart from the finer: not read, ISO's parents say what to join."""

SUBDIVISIONS: dict[str, Any] = {each.code: each for each in pycountry.subdivisions}
"""ISO 3166-2 entries by code."""
ALPHA3: dict[str, str] = {each.alpha_2: each.alpha_3 for each in pycountry.countries}

Feature = tuple[str, str, str]
"""File, code (with `#2` and so on for repeats) and name."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One upstream polygon and the region it belongs to.

    Args:
        code: ISO 3166-2.
        country: ISO 3166-1 alpha-3.
        land: Degrees, (lon, lat).
        source: File, code and name, to find it again.
    """

    code: str
    country: str
    name: str
    land: Geometry
    source: str


def pieces(packages: Path, refused: dict[str, str]) -> Iterator[Piece]:
    """Every upstream region with a code; the others are written into `refused` with their reason.

    Raises:
        UpstreamError: A decision is about a feature that no file has, or gives an unknown code.
    """
    decisions, names = _decisions(), _names()
    idle = set(decisions)
    for path in sorted((packages / COUNTRIES).glob("*.geojson")):
        if path.stem in SECOND_LAYERS:
            continue
        for feature, is_repeated, geometry in _features(path):
            _, code, name = feature
            idle.discard(feature)
            iso, why = decisions.get(feature, (code, "name and code disagree, or the code is not ISO 3166-2"))
            agrees = key(name) in names.get(code, ()) and not is_repeated
            if iso and (feature in decisions or agrees):
                yield Piece(iso, ALPHA3[iso[:2]], name, cut(shapely.make_valid(geometry)), " ".join(feature))
            else:
                refused[" ".join(feature)] = why
    if idle:
        raise UpstreamError(f"outline_codes.csv decides on features no file has: {sorted(idle)[:5]}.")


def _features(path: Path) -> Iterator[tuple[Feature, bool, Geometry]]:
    features: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    keys = [(str(each["properties"]["ISO"]).strip(), each["properties"]["NAME_1"] or "") for each in features]
    total, seen = Counter(keys), Counter[tuple[str, str]]()
    for (code, name), feature in zip(keys, features, strict=True):
        seen[code, name] += 1
        nth = f"#{seen[code, name]}" if seen[code, name] > 1 else ""
        geometry = shapely.from_geojson(json.dumps(feature["geometry"]))
        yield (path.stem, code + nth, name), total[code, name] > 1, geometry


def _names() -> dict[str, set[str]]:
    """Folded names of every ISO 3166-2 code, whole and in their parts ("A Coruña [La Coruña]")."""
    names: dict[str, set[str]] = defaultdict(set)
    for code, each in SUBDIVISIONS.items():
        names[code] |= {key(part) for part in [each.name, *re.split(r"[\[\]/(),]", each.name)]} - {""}
    return names


def _decisions() -> dict[Feature, tuple[str, str]]:
    """ISO 3166-2 code, empty where refused, and the reason, by feature."""
    path = REFERENCE / "outline_codes.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["iso_code"] and row["iso_code"] not in SUBDIVISIONS:
            raise UpstreamError(f"{path.name}: {row['iso_code']} is not in ISO 3166-2.")
    return {(row["file"], row["feature_code"], row["feature_name"]): (row["iso_code"], row["why"]) for row in rows}
