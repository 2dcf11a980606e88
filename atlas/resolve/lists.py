"""The `resolve` command: any list of names → the same list with places."""

from __future__ import annotations

import csv
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import IO

from atlas import paths
from atlas.errors import ListError
from atlas.folding import fold
from atlas.gazetteer import Gazetteer
from atlas.gazetteer.tables import rows as table_rows
from atlas.model import Level, ReportedPlace, Resolution
from atlas.resolve.decisions import Decisions
from atlas.resolve.list_file import ListTable, read_list
from atlas.resolve.list_lines import resolved_line
from atlas.resolve.resolver import Resolver, unresolved
from atlas.resolve.verdicts import Reason

LONGEST_NAME = 300  # characters
_NUMBERED = re.compile(r"[(\[（][\W\d_]*?[)\]）]")
"""Brackets around no letter, as in "Paris (75)": a number is no other name."""
ADDED = ("place_id", "place_name", "level", "country", "lat", "lon", "confidence", "method", "reason")


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a list are called; all but `name` may be missing under their usual name."""

    name: str = "name"
    country: str = "country"
    level: str = "level"
    region: str = "region"


@dataclass(frozen=True, slots=True)
class ListCount:
    """What became of a list.

    Args:
        renamed: Columns of the list whose name the answer needs, and what they are called now.
    """

    rows: int
    resolved: int
    reasons: Counter[str] = field(default_factory=Counter)
    renamed: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        share = f"{self.resolved / self.rows:.1%}" if self.rows else "none"
        lines = [f"{self.resolved} of {self.rows} rows have a place ({share})"]
        lines += [f"  {count} {reason}" for reason, count in sorted(self.reasons.items())]
        lines += [f"your column {old} is now called {new}" for old, new in self.renamed]
        return "\n".join(lines)


def default_resolver() -> Resolver:
    """A resolver over the installed gazetteer, the committed register and its decisions."""
    return Resolver(Gazetteer.load(None, paths.REGISTER), Decisions.load(paths.DECISIONS / "places.csv"))


def resolve_list(
    source: Path, target: Path | None, columns: Columns | None = None, resolver: Resolver | None = None
) -> ListCount:
    """Write a list with the place of each row behind it; the rows and their order stay.

    The answer is UTF-8 with commas. It is written aside and put in place at the end, so that a
    failure leaves an older answer as it was.

    Args:
        target: None writes to standard output.
        resolver: None loads the default one, after the list has been read.

    Raises:
        ListError: The list cannot be read, lacks a column, or the answer cannot be written.
    """
    table = read_list(source)
    where = _positions(source, table, columns or Columns())
    if target and (target.is_dir() or not target.resolve().parent.is_dir()):
        raise ListError(f"{target}: cannot write there, expected a file name in an existing folder")
    found = list(_answers(table, where, resolver or default_resolver()))
    renamed = _renamed(table.header)
    header = [*(renamed.get(name, name) for name in table.header), *ADDED]
    body = ([*row, *_cells(answer)] for row, answer in zip(table.rows, found, strict=True))
    if target is None:
        _write(sys.stdout, header, body)
    else:
        _write_aside(target, header, body)
    reasons = Counter(answer.reason for answer in found if answer.place is None)
    renames = (*table.renamed, *renamed.items())
    return ListCount(len(found), len(found) - reasons.total(), reasons, renames)


def _positions(source: Path, table: ListTable, columns: Columns) -> dict[str, int | None]:
    where = {}
    for use, usual in vars_of(Columns()).items():
        called = vars_of(columns)[use]
        where[use] = table.column(called)
        if where[use] is None and (use == "name" or called != usual):
            found = ", ".join(name or "(no name)" for name in table.header)
            raise ListError(f"{source}: found the columns {found}; expected one called {called} for the {use}")
    return where


def vars_of(columns: Columns) -> dict[str, str]:
    """The columns' names by their use."""
    return {use: getattr(columns, use) for use in ("name", "country", "level", "region")}


def _answers(table: ListTable, where: dict[str, int | None], resolver: Resolver) -> Iterator[Resolution]:
    rows = ({use: "" if at is None else row[at] for use, at in where.items()} for row in table.rows)
    return answers((report(**cells) for cells in rows), resolver)


def report(name: str, country: str = "", level: str = "", region: str = "") -> ReportedPlace:
    """What a row of a list says of its place; empty texts say nothing."""
    given = (_NUMBERED.sub(" ", name), country, level, region)
    name, country, level, region = (" ".join(text.split()) for text in given)
    return ReportedPlace(name=name, country=country or None, level=_levels().get(fold(level)), region=region or None)


@cache
def _levels() -> dict[str, Level]:
    """Folded word for a level → the level."""
    return {fold(row["word"]): Level(row["level"]) for row in table_rows(paths.REFERENCE / "level_words.csv")}


def answers(reports: Iterable[ReportedPlace], resolver: Resolver) -> Iterator[Resolution]:
    """The place of each report, or why it has none; the same report is looked for once."""
    known: dict[ReportedPlace, Resolution] = {}
    for each in reports:
        if each not in known:
            known[each] = _no_name(each) or resolved_line(each, resolver)
        yield known[each]


def _no_name(reported: ReportedPlace) -> Resolution | None:
    """Why a text is no place's name: it has no letter (gazetteers know places called "12"), or is longer than any."""
    if not any(map(str.isalpha, reported.name)):
        return unresolved(Reason.EMPTY_NAME)
    return unresolved(Reason.NOT_IN_GAZETTEER) if _is_too_long(reported) else None


def _is_too_long(reported: ReportedPlace) -> bool:
    """Whether a text is longer than any place's name: the ways to read it grow with the square of its length."""
    return max(len(reported.name), len(reported.region or ""), len(reported.country or "")) > LONGEST_NAME


def _renamed(header: Sequence[str]) -> dict[str, str]:
    """New names for the list's columns whose name the answer needs: `country` becomes `country_in`."""
    renamed: dict[str, str] = {}
    for name in header:
        if name in ADDED:
            new = f"{name}_in"
            while new in header or new in renamed.values():
                new += "_in"
            renamed[name] = new
    return renamed


def _cells(answer: Resolution) -> tuple[str, ...]:
    place = answer.place
    if place is None:
        return ("", "", "", "", "", "", f"{answer.confidence:.2f}", str(answer.method), str(answer.reason))
    found = (place.place_id, place.name, place.level, place.country, str(place.lat), str(place.lon))
    return (*found, f"{answer.confidence:.2f}", str(answer.method), str(answer.reason))


def _write(file: IO[str], header: Sequence[str], body: Iterator[list[str]]) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(body)


def _write_aside(target: Path, header: Sequence[str], body: Iterator[list[str]]) -> None:
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=target.resolve().parent, prefix=f".{target.name}.", delete=False
        ) as file:
            aside = Path(file.name)
            try:
                _write(file, header, body)
            except BaseException:
                aside.unlink(missing_ok=True)
                raise
        aside.chmod(0o666 & ~_umask())
        aside.replace(target.resolve())
    except OSError as error:
        raise ListError(f"{target}: cannot be written: {error.strerror}") from error


def _umask() -> int:
    """The permissions this process withholds from new files; a temporary file starts with none for others."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
