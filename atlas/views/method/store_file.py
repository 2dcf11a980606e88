"""The store itself as a file to fetch, sent from the disk by the app's own server."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

LARGEST = 200 * 1024 * 1024
"""Bytes of the largest file Streamlit serves from its static folder."""


def publish_store(store: Path, static: Path) -> str | None:
    """The store's name in the static folder, where it stands without using disk a second time; None if it is too large.

    A link to the same bytes where the file system has such; else a copy. Files of stores that are gone are removed.
    """
    if store.stat().st_size > LARGEST:
        return None
    static.mkdir(parents=True, exist_ok=True)
    file = static / store.name
    if not file.exists() or file.stat().st_size != store.stat().st_size:
        aside = static / f".{store.name}.{os.getpid()}"
        try:
            os.link(store, aside)
        except OSError:
            shutil.copyfile(store, aside)
        aside.replace(file)
    for other in static.glob("atlas-*.duckdb"):
        if other.name != file.name and other.stat().st_nlink == 1:
            other.unlink(missing_ok=True)
    return file.name
