"""The sources of the atlas: who publishes each, when, under which licence (`data/sources/*.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from atlas import paths
from atlas.errors import RegisterError
from atlas.model import Independence, Reuse


@dataclass(frozen=True, slots=True)
class Source:
    """One source.

    Args:
        role: `commitments` for what governments promise, `gazetteer` for where places are.
        as_of: The last day the source speaks for; None for gazetteers, whose title names the version.
        licence: SPDX id where one exists, else the licence's name; `not stated` where there is none.
        expected_rows: Lowest and highest number of rows a sound raw file has; None for gazetteers.
    """

    source_id: str
    role: str
    publisher: str
    title: str
    url: str
    as_of: date | None
    licence: str
    reuse: Reuse
    attribution: str
    independence: Independence
    expected_rows: tuple[int, int] | None


def read_source(path: Path) -> Source:
    """One source's description.

    Raises:
        RegisterError: A field is missing or not of its closed list.
    """
    try:
        facts = tomllib.loads(path.read_text(encoding="utf-8"))
        as_of, expected = facts.get("as_of"), facts.get("expected_rows")
        if facts["role"] == "commitments" and not (as_of and expected):
            raise RegisterError(f"{path}: a source of commitments states as_of and expected_rows")
        if expected and len(expected) != 2:
            raise RegisterError(f"{path}: found expected_rows = {expected}, expected [lowest, highest]")
        return Source(
            source_id=path.stem,
            role=facts["role"],
            publisher=facts["publisher"],
            title=facts["title"],
            url=facts["url"],
            as_of=date.fromisoformat(str(as_of)) if as_of else None,
            licence=facts["licence"],
            reuse=Reuse(facts["reuse"]),
            attribution=facts["attribution"],
            independence=Independence(facts["independence"]),
            expected_rows=(expected[0], expected[1]) if expected else None,
        )
    except KeyError as field:
        raise RegisterError(f"{path}: no field {field}") from None
    except (ValueError, TypeError) as why:
        raise RegisterError(f"{path}: {why}") from why


def read_sources(folder: Path = paths.SOURCES) -> dict[str, Source]:
    """All sources by id, in order of id.

    Raises:
        RegisterError: The folder holds none, or one cannot be read.
    """
    found = {path.stem: read_source(path) for path in sorted(folder.glob("*.toml"))}
    if not found:
        raise RegisterError(f"{folder}: no source descriptions; expected <source_id>.toml files")
    return found
