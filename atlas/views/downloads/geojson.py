"""The download for maps: the places as points after RFC 7946, their promises inside, and a README."""

from __future__ import annotations

import json
from collections import defaultdict

from atlas.views.downloads.archive import archive
from atlas.views.downloads.contents import Cell, Contents, Table
from atlas.views.downloads.readme import Note, markdown, readme
from atlas.views.i18n import Language

PLACE = (
    "name", "name_zh", "level", "local_type", "country", "country_name", "country_name_zh", "region_id", "region_name",
    "region_name_zh", "precision", "population", "population_year", "population_source", "disagree",
)  # fmt: skip
"""Properties of a place; its id and its position are the feature's own."""
COMMITMENT = (
    "kind", "status", "target_year", "value_pct", "scope", "energy", "since", "disagree", "source_id", "publisher",
    "licence", "url", "claim_id",
)  # fmt: skip
"""What a feature says of each promise."""


def geojson_files(contents: Contents, language: Language) -> bytes:
    """A ZIP archive of `places.geojson` and `README.md`."""
    t = language.text
    notes = [
        Note(
            "places.geojson",
            t("One point a place (RFC 7946: WGS 84, longitude before latitude); its id is the place's place_id."),
        ),
        Note("commitments", t("Property of a place: a list with one object a promise.")),
        Note("atlas", t("Member of the collection: title, day, release, address and terms of the whole.")),
    ]
    described = {"places.geojson": Table(PLACE, []), "commitments": Table(COMMITMENT, [])}
    files = {
        "places.geojson": collection(contents, language),
        "README.md": markdown(readme(contents, notes, described, language)),
    }
    return archive(files, contents.view.filters.day)


def collection(contents: Contents, language: Language) -> bytes:
    """The places as a FeatureCollection, a feature a line; `<` is escaped, so that no text in it closes a script."""
    promises = defaultdict(list)
    for promise in contents.commitments.records():
        promises[promise["place_id"]].append({name: promise[name] for name in COMMITMENT})
    features = [_json(_feature(place, promises[place["place_id"]])) for place in contents.places.records()]
    view = contents.view
    about = {
        "title": view.words,
        "day": view.filters.day.isoformat(),
        "release": view.release["release_id"],
        "address": view.address,
        "terms": language.text("Each commitment names its source and licence; README.md names them all."),
    }
    lines = ",\n".join(features)
    return f'{{"type":"FeatureCollection","atlas":{_json(about)},"features":[\n{lines}\n]}}\n'.encode()


def _feature(place: dict[str, Cell], promises: list[dict[str, Cell]]) -> dict[str, object]:
    return {
        "type": "Feature",
        "id": place["place_id"],
        "geometry": {"type": "Point", "coordinates": [place["lon"], place["lat"]]},
        "properties": {name: place[name] for name in PLACE} | {"commitments": promises},
    }


def _json(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return written.replace("<", "\\u003c")  # outside a text JSON has no such letter
