"""Where things lie, relative to the project; the only module that knows the layout on disk."""

from __future__ import annotations

import os
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
STORE = Path(os.environ.get("ATLAS_STORE", BUILD / "atlas.duckdb"))
"""The name the store is known by; ATLAS_STORE names another, for instance a trial store."""
STATIC = PROJECT / "static"
PACKAGES = PROJECT / "node_modules"
