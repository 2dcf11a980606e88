"""Outlines of nations and regions, from Natural Earth as two pinned npm packages carry it.

    world-atlas                      every nation, 1:10m, TopoJSON, ISO 3166-1 numeric ids
    legacy-plugin-chart-country-map  a GeoJSON a country, ISO 3166-2 codes of mixed age

The maintainers' half makes two files that are committed and read by everything else. Degrees,
axis order (lon, lat), WGS 84; rings cut at ±180°, neighbours share every border. Natural Earth
is in the public domain and draws de-facto borders; to draw them is not to endorse them.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pycountry
import shapely
from shapely import Geometry

from atlas.errors import UpstreamError
from atlas.gazetteer.antimeridian import cut, polygons
from atlas.gazetteer.coverage import cleaned, simplified
from atlas.gazetteer.outline_codes import ALPHA3, SUBDIVISIONS, Piece, pieces
from atlas.gazetteer.region_pieces import far_pieces, placed

NATIONS = (Path("world-atlas/countries-10m.json"), Path("world-atlas/countries-50m.json"))
"""The finer file, and one that still has the Vatican, which the finer one rounds away."""
USER_ASSIGNED = {"Kosovo": "XKX"}
"""ISO 3166-1 has no code for Kosovo; XKX is the user-assigned one most data sets share."""
LEASED = {"Baikonur": "KAZ", "USNB Guantanamo Bay": "CUB"}
"""Drawn apart by Natural Earth, but only leased: the land is that of the lessor."""
PARENTS = {"PH-BAS": "PH-14", "PH-LAN": "PH-10", "PH-SAR": "PH-12", "PH-SCO": "PH-12"}
"""Where pycountry keeps the region of before 2001; Natural Earth's own layer of regions has these."""
GROUPS = {"CV", "DO", "GQ", "ID"}
"""Countries whose top ISO 3166-2 entries only group regions for statistics and govern nothing:
no outline for the group, and its members are the regional level."""


@dataclass(slots=True)
class Summary:
    """What was made and what was left out, for the maintainer's eyes."""

    nations: int = 0
    regions: Counter[int] = field(default_factory=Counter)
    countries: int = 0
    without_outline: int = 0
    refused: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        rows = [
            ("nations", self.nations),
            *((f"regions, layer {layer}", count) for layer, count in sorted(self.regions.items())),
            ("countries with regions", self.countries),
            ("their ISO 3166-2 codes without outline", self.without_outline),
            ("features refused", len(self.refused)),
        ]
        table = "\n".join(f"{name:40}{count:6}" for name, count in rows)
        return "\n".join([table, *(f"  {what}: {why}" for what, why in sorted(self.refused.items()))])


@dataclass(frozen=True, slots=True)
class Outline:
    """One feature: its land as Natural Earth has it, and what is said of it."""

    id: str | None
    land: Geometry
    properties: dict[str, Any]

    @property
    def order(self) -> tuple[bool, str]:
        """Where it stands in its file."""
        return self.id is None, self.id or self.properties["name"]


def make_outlines(packages: Path, out: Path) -> Summary:
    """Write `nations.geojson` and `regions.geojson` into a folder; the same bytes every time.

    Args:
        packages: A `node_modules` with `world-atlas` and `@superset-ui/legacy-plugin-chart-country-map`.

    Raises:
        UpstreamError: A package is missing.
    """
    if missing := [str(path) for path in NATIONS if not (packages / path).exists()]:
        raise UpstreamError(f"{packages} lacks {', '.join(missing)}: run `npm ci` first.")
    summary = Summary()
    nations = list(_nations(packages))
    shapes = simplified(cleaned([each.land for each in nations]))
    summary.nations = _write(out / "nations.geojson", zip(nations, shapes, strict=True))
    land = {each.id: each.land for each in nations if each.id}
    found = [*placed(pieces(packages, summary.refused), land, summary.refused), *far_pieces(land)]
    regions = list(_regions(found, simplified(cleaned([piece.land for piece in found]))))
    _write(out / "regions.geojson", regions)
    _count(summary, [region.id for region, _ in regions])
    summary.regions.update(region.properties["layer"] for region, _ in regions)
    return summary


def _nations(packages: Path) -> Iterator[Outline]:
    """Nations and the areas without a code, one outline an id; the largest feature names it."""
    parts: dict[str, list[tuple[str, Geometry]]] = defaultdict(list)
    for path in NATIONS:
        known = set(parts)
        for code, name, land in _national_parts(packages / path):
            if code not in known and not land.is_empty:
                parts[code].append((name, land))
    for code, named in sorted(parts.items()):
        land = shapely.union_all([each for _, each in named])
        name = max(named, key=lambda each: each[1].area)[0]
        yield Outline(None if code[0] == "~" else code, land, {"name": name, "label": _label(land)})


def _national_parts(path: Path) -> Iterator[tuple[str, str, Geometry]]:
    """Alpha-3 code (`~` and the name where there is none), name and land of every feature."""
    alpha3 = {country.numeric: country.alpha_3 for country in pycountry.countries}
    for row in geopandas.read_file(path, layer="countries").itertuples():
        code = alpha3.get(row.id) or USER_ASSIGNED.get(row.name) or LEASED.get(row.name)
        yield code or f"~{row.name}", row.name, cut(row.geometry)


def _parent(code: str) -> str | None:
    """The topmost enclosing subdivision; None where there is none or it only groups.

    Levels in between (Alsace, above two departments and below Grand Est) are not drawn.
    """
    parent = PARENTS.get(code, SUBDIVISIONS[code].parent_code)
    if not parent or code[:2] in GROUPS:
        return None
    return _parent(parent) or str(parent)


def _regions(found: Sequence[Piece], shapes: Sequence[Geometry]) -> Iterator[tuple[Outline, Geometry]]:
    """One outline a code and its shape, made of its own pieces and those of the regions below it."""
    members: dict[str, list[int]] = defaultdict(list)
    for index, piece in enumerate(found):
        for code in filter(None, (piece.code, _parent(piece.code))):
            members[code].append(index)
    for code, indices in members.items():
        land, parent = shapely.union_all([found[index].land for index in indices]), _parent(code)
        shape = shapely.coverage_union_all([shapes[index] for index in indices])
        properties = {
            "name": _name(code, [found[index] for index in indices]),
            "label": _label(land),
            "country": ALPHA3[code[:2]],
            "parent": parent,
            "layer": 2 if parent else 1,
        }
        yield Outline(code, land, properties), shape


def _name(code: str, joined: Sequence[Piece]) -> str:
    """Natural Earth's name where the outline is one of its own, else ISO's."""
    if len(joined) == 1 and joined[0].code == code:
        return joined[0].name
    return str(SUBDIVISIONS[code].name)


def _label(land: Geometry) -> list[float]:
    """Lon and lat of the point deepest inside the largest part, where a label sits best."""
    # A degree of longitude shrinks to the poles: without the cosine Svalbard outweighs Norway.
    largest = max(polygons(land), key=lambda part: part.area * np.cos(np.radians(part.centroid.y)))
    circle = shapely.maximum_inscribed_circle(largest, tolerance=np.sqrt(largest.area) / 100)
    return [round(float(value), 3) for value in shapely.get_coordinates(circle)[0]]


def _count(summary: Summary, ids: Sequence[str | None]) -> None:
    countries = {str(code)[:2] for code in ids}
    summary.countries = len(countries)
    summary.without_outline = len({code for code in SUBDIVISIONS if code[:2] in countries} - set(ids))


def _write(path: Path, outlines: Iterable[tuple[Outline, Geometry]]) -> int:
    """Number of features written: one a line, by id, those without an id by name at the end."""
    lines = [
        json.dumps(
            {
                "type": "Feature",
                "id": outline.id,
                "properties": {key: value for key, value in outline.properties.items() if value is not None},
                "geometry": json.loads(shapely.to_geojson(shapely.normalize(shape))),
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for outline, shape in sorted(outlines, key=lambda each: each[0].order)
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    path.write_text(text, encoding="utf-8")
    return len(lines)
