"""The files the browser loads, written into the folder Streamlit serves at `app/static/`.

Names carry a version or a hash of the content, so a browser may keep a file for good; Streamlit
sends no Cache-Control, and Chromium keeps a file for a tenth of its age, so files are dated back.
Hyphens, never underscores: st_folium drops `_[a-z0-9]+` from the script it hashes, and two
tables told apart by `_ab12` would be one map to it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from atlas.errors import StoreError
from atlas.maps.outlines import outlines_table
from atlas.maps.spells import Spells, spells_table

OURS = Path(__file__).resolve().parent / "browser"
SCRIPTS = (
    "canvas.js",
    "outlines.js",
    "places.js",
    "signs.js",
    "card.js",
    "legend.js",
    "view.js",
    "drawing.js",
    "speech.js",
    "column.js",
    "picture.js",
    "layer.js",
)
"""Served as one file, in this order: st_folium loads scripts one after another."""

INDEX = "map-assets.json"
KEPT_PUBLISHES = 2
LONG_AGO = 978_307_200
"""2001-01-01, in seconds since 1970: the date of every published file."""


@dataclass(frozen=True, slots=True)
class Assets:
    """Names of one publish's files in the static folder, and how many spells the table holds."""

    leaflet_js: str
    leaflet_css: str
    supercluster_js: str
    layer_js: str
    layer_css: str
    nations: str
    regions: str
    spells: str
    n_spells: int

    def files(self) -> set[str]:
        """All file names."""
        return {value for value in asdict(self).values() if isinstance(value, str)}

    def to_json(self) -> str:
        """One JSON object, keys as the fields."""
        return json.dumps(asdict(self), indent=2)

    @classmethod
    def from_json(cls, text: str) -> Assets:
        """The assets `to_json` wrote.

        Raises:
            StoreError: The text is not such an object, for instance of an older version.
        """
        try:
            return cls(**{key.name: json.loads(text)[key.name] for key in fields(cls)})
        except (KeyError, TypeError, ValueError) as fault:
            raise StoreError("The map's files are of another version: run `make setup`.") from fault


def publish(packages: Path, boundaries: Path, static: Path, spells: Spells) -> Assets:
    """Names of the map's files after writing those that are not there yet.

    Files of the newest two publishes stay, since a running app may still serve the older; files
    of publishes before those are removed, and nothing else in the folder is touched. Each file
    appears whole or not at all.

    Args:
        packages: `node_modules`, with leaflet and supercluster.
        boundaries: Folder of `nations.geojson` and `regions.geojson`.
        static: The folder Streamlit serves; made if absent.

    Raises:
        StoreError: A package or an outline file is missing.
    """
    static.mkdir(parents=True, exist_ok=True)
    leaflet = packages / "leaflet"
    placed = set(spells.places.place_id)
    script = "\n".join((OURS / name).read_text(encoding="utf-8") for name in SCRIPTS)
    assets = Assets(
        leaflet_js=_copy(leaflet, "dist/leaflet.js", static),
        leaflet_css=_copy(leaflet, "dist/leaflet.css", static),
        supercluster_js=_copy(packages / "supercluster", "dist/supercluster.min.js", static),
        layer_js=_write_hashed(static, "layer", "js", script),
        layer_css=_write_hashed(static, "layer", "css", (OURS / "layer.css").read_text(encoding="utf-8")),
        nations=_write_hashed(static, "nations", "json", outlines_table(boundaries / "nations.geojson")),
        regions=_write_hashed(static, "regions", "json", outlines_table(boundaries / "regions.geojson", placed)),
        spells=_write_hashed(static, "spells", "json", spells_table(spells)),
        n_spells=len(spells),
    )
    _record(static, assets)
    return assets


def published(static: Path) -> Assets:
    """The newest publish.

    Raises:
        StoreError: Nothing was published, or by another version.
    """
    history = _history(static)
    if not history:
        raise StoreError("The map's files are not published yet: run `make setup`.")
    return history[0]


def _copy(package: Path, inside: str, static: Path) -> str:
    """Name of a package's file in the static folder, with the package's version in it."""
    source = package / inside
    try:
        version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
        content = source.read_bytes()
    except FileNotFoundError:
        raise StoreError(f"The front-end package {package.name} is missing: run `make setup`.") from None
    stem, _, ending = source.name.partition(".")
    return _write_once(static / f"{stem}-{version}.{ending}", content)


def _write_hashed(static: Path, stem: str, ending: str, text: str) -> str:
    content = text.encode()
    return _write_once(static / f"{stem}-{hashlib.sha256(content).hexdigest()[:12]}.{ending}", content)


def _write_once(path: Path, content: bytes) -> str:
    """The file's name; written unless it stands there already, since its name says its content."""
    if not path.exists() or path.stat().st_size != len(content):
        _replace(path, content)
        os.utime(path, (LONG_AGO, LONG_AGO))
    return path.name


def _replace(path: Path, content: bytes) -> None:
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_bytes(content)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _history(static: Path) -> list[Assets]:
    """Recorded publishes this version can read, newest first."""
    try:
        entries = json.loads((static / INDEX).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    return [Assets.from_json(json.dumps(entry)) for entry in entries]


def _record(static: Path, assets: Assets) -> None:
    """Put a publish at the head of the index and remove what only dropped publishes used."""
    earlier: list[Assets] = []
    with contextlib.suppress(StoreError):  # an index of another version: its files are left alone
        earlier = [each for each in _history(static) if each != assets]
    kept = [assets, *earlier][:KEPT_PUBLISHES]
    _replace(static / INDEX, json.dumps([asdict(each) for each in kept], indent=2).encode())
    for name in _used(earlier) - _used(kept):
        (static / name).unlink(missing_ok=True)


def _used(publishes: Iterable[Assets]) -> set[str]:
    return {name for each in publishes for name in each.files()}
