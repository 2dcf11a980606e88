"""What every page asks and costs, on the register and on one ten times as large: `python -m bench desks`.

Each page is run as it is served, without a browser, on views drawn by chance, none of them seen before. What it asks
once a release, whatever the view, is told apart: that is asked as the first view is shown.
"""

from __future__ import annotations

import contextlib
import json
import logging
import math
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import streamlit as st
from streamlit.testing.v1 import AppTest

from atlas import paths
from atlas.queries.ask import HERE
from atlas.queries.connect import read_pointer
from atlas.store.build import build
from bench.desk_views import Address, Known, addresses, known_in
from bench.ledger import Ledger, Times, again, spent
from bench.tenfold import TIMES, write_tenfold

MOST = 30.0
"""Milliseconds the p95 of a question may be on the register."""
BOUND = ("questions", "functions over a millisecond")
"""Parts that the bound is for."""
TENFOLD = paths.BUILD / "bench" / "tenfold"


@dataclass(frozen=True, slots=True)
class Measured:
    """What the pages cost on one store; milliseconds by what is measured.

    Args:
        once: Questions as the first view of each page is shown.
        questions: Those of every view.
        functions: What views call of the queries.
        pages: A view not seen before.
        seen: The same view once more.
        failed: Views that ended in an error, with it.
    """

    once: Times
    questions: Times
    functions: Times
    pages: Times
    seen: Times
    failed: list[str]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on both stores; milliseconds."""

    part: str
    what: str
    runs: int
    p50: float
    p95: float
    tenfold_p50: float
    tenfold_p95: float

    @property
    def ratio(self) -> float:
        """How many times as long it takes on the larger register."""
        return self.tenfold_p95 / self.p95

    @property
    def misses(self) -> str:
        """In which of the two it misses what it is to reach; a question that stays below the bound misses none."""
        slow = "slow" if self.p95 > MOST and self.part in BOUND else ""
        grows = f"grows over {TIMES}×" if self.ratio > TIMES and self.tenfold_p95 > MOST else ""
        return ", ".join(filter(None, (slow, grows)))

    def __str__(self) -> str:
        cells = (self.p50, self.p95, self.tenfold_p50, self.tenfold_p95)
        return (
            f"{self.what:<42}{self.runs:>5}"
            + "".join(f"{c:>10.1f}" for c in cells)
            + f"{self.ratio:>7.1f}  {self.misses}"
        )


def compare(views: int) -> None:
    """Measure both stores, print a table and leave it as JSON under `build/bench`.

    Args:
        views: Of each page.
    """
    logging.disable(logging.WARNING)  # a page run without a server warns at every step
    known = known_in(paths.STORE)
    one, ten = (measured(store, known, views) for store in (paths.STORE, _tenfold_store()))
    lines = list(_lines(one, ten))
    for part in dict.fromkeys(line.part for line in lines):
        print(f"\n{part:<42}{'runs':>5}{'p50':>10}{'p95':>10}{'p50 10x':>10}{'p95 10x':>10}{'ratio':>7}  ms")
        print(*(line for line in lines if line.part == part), sep="\n")
    asked = {*one.once, *one.questions}
    named = (path.relative_to(HERE).with_suffix("").as_posix() for path in HERE.rglob("*.sql"))
    print("\nasked by no page:", *sorted(name for name in named if name not in asked))
    print(*(f"FAILED {why}" for why in [*one.failed, *ten.failed]), sep="\n")
    out = paths.BUILD / "bench" / "desks.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps([asdict(line) for line in lines], indent=2), encoding="utf-8")


def measured(store: Path, known: Known, views: int) -> Measured:
    """What the pages cost on a store."""
    before = paths.STORE, paths.STATIC
    st.cache_data.clear()
    st.cache_resource.clear()
    first, ledger, failed = Ledger(), Ledger(), list[str]()
    pages = sorted((paths.PROJECT / "pages").glob("*.py"))
    fresh: Times = {page.stem: [] for page in pages}
    seen: Times = {page.stem: [] for page in pages}
    with tempfile.TemporaryDirectory() as static:
        paths.STORE, paths.STATIC = store, Path(static)
        try:
            _open_each(pages)  # so that all there is to write down is loaded
            st.cache_data.clear()
            st.cache_resource.clear()
            with first.writing():
                _open_each(pages)
            for page in pages:
                for address in addresses(page.stem, known, views):
                    ledger.turn()
                    try:
                        with ledger.writing():
                            cold = _run(page, address)
                        warm = _run(page, address)
                    except RuntimeError as why:
                        failed.append(str(why))
                    else:
                        fresh[page.stem].append(cold)
                        seen[page.stem].append(warm)
            return Measured(
                again(first.questions), again(ledger.questions), again(ledger.functions), fresh, seen, failed
            )
        finally:
            paths.STORE, paths.STATIC = before


def _open_each(pages: Sequence[Path]) -> None:
    """Run the default view of each page; of one that fails its other views tell."""
    for page in pages:
        with contextlib.suppress(RuntimeError):
            _run(page, {})


def _run(page: Path, address: Address) -> float:
    """Milliseconds of one run of a page.

    Raises:
        RuntimeError: The page failed.
    """
    app = AppTest.from_file(str(page), default_timeout=300)
    for name, text in address.items():
        app.query_params[name] = text
    milliseconds = spent(app.run)
    if app.exception:
        raise RuntimeError(f"{page.stem} at {address}: {app.exception[0].message}")
    return milliseconds


def _tenfold_store() -> Path:
    """The store of the register ten times as large, built where there is none of this release."""
    store, of = TENFOLD / "atlas.duckdb", TENFOLD / "of"
    release = read_pointer(paths.STORE).release_id
    if not of.is_file() or of.read_text(encoding="utf-8") != release:
        print("building the register ten times as large")
        build(store, write_tenfold(TENFOLD / "register", paths.REGISTER))
        of.write_text(release, encoding="utf-8")
    return store


def _lines(one: Measured, ten: Measured) -> Iterator[Line]:
    parts = {
        "questions": (one.questions, ten.questions),
        "questions, once a release": (_without(one.once, one.questions), _without(ten.once, ten.questions)),
        "functions over a millisecond": (one.functions, ten.functions),
        "a view not seen before": (one.pages, ten.pages),
        "the same view again": (one.seen, ten.seen),
    }
    for part, (small, large) in parts.items():
        for what in sorted(what for what in small if small[what] and large.get(what)):
            line = _line(part, what, small[what], large[what])
            if not part.startswith("functions") or line.tenfold_p95 > 1:
                yield line


def _without(times: Times, others: Times) -> Times:
    return {what: runs for what, runs in times.items() if what not in others}


def _line(part: str, what: str, small: Sequence[float], large: Sequence[float]) -> Line:
    return Line(part, what, len(small), median(small), _p95(small), median(large), _p95(large))


def _p95(runs: Sequence[float]) -> float:
    """What nineteen of twenty runs stay within."""
    return sorted(runs)[math.ceil(0.95 * len(runs)) - 1]
