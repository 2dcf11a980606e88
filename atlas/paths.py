"""Where things lie, relative to the project; the only module that knows the layout on disk."""

from __future__ import annotations

from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
DATA = PROJECT / "data"
SOURCES = DATA / "sources"
REGISTER = DATA / "register"
DECISIONS = DATA / "decisions"
REFERENCE = DATA / "reference"
BOUNDARIES = DATA / "boundaries"
LOCALE = PROJECT / "locale"
BUILD = PROJECT / "build"
STORE = BUILD / "atlas.duckdb"
STATIC = PROJECT / "static"
PACKAGES = PROJECT / "node_modules"
