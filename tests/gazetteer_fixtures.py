"""The gazetteer for the tests: all that is installed, and the UK and Japanese lists where they are at hand."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from atlas import paths
from atlas.gazetteer import Gazetteer
from atlas.resolve import Decisions, Resolver


def gazetteers_folder() -> Path | None:
    """Folder of the gazetteers that are not committed, by `ATLAS_GAZETTEERS`, else beside the project."""
    named = os.environ.get("ATLAS_GAZETTEERS")
    folder = Path(named) if named else paths.PROJECT.parent / "shared" / "gazetteers"
    return folder if folder.is_dir() else None


@cache
def loaded_gazetteer() -> Gazetteer:
    """Loaded once a session: it takes seconds."""
    return Gazetteer.load(gazetteers_folder(), None)


@cache
def loaded_resolver() -> Resolver:
    """A resolver without human decisions, so that every case is the rules' own."""
    return Resolver(loaded_gazetteer(), Decisions([]))
