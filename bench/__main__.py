"""`python -m bench [PART …]`: what is measured, in tables, and as JSON under `build/bench`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict

from atlas import paths
from bench import comparison, first_page, queries, search, sessions
from bench.figures import HEADER, Figure

PARTS: dict[str, Callable[[], Iterator[Figure]]] = {
    "queries": queries.figures,
    "search": search.figures,
    "page": first_page.figures,
    "sessions": sessions.figures,
}
"""Part → its figures; the comparison of maps, `map`, prints a table of its own."""


def main() -> None:
    """Measure the parts asked for, all of them if none is."""
    arguments = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    arguments.add_argument("part", nargs="*", choices=[*PARTS, "map"], help="what to measure (default: everything)")
    arguments.add_argument("--quick", action="store_true", help="the map at the register's own size only")
    asked = arguments.parse_args()
    parts = asked.part or [*PARTS, "map"]
    found = [figure for part in parts if part != "map" for figure in _printed(PARTS[part]())]
    if found:
        out = paths.BUILD / "bench" / "figures.json"
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(json.dumps([asdict(figure) for figure in found], indent=2), encoding="utf-8")
    if "map" in parts:
        comparison.compare([1] if asked.quick else [1, 5, 20])


def _printed(figures: Iterator[Figure]) -> Iterator[Figure]:
    print(HEADER)
    for figure in figures:
        print(figure, flush=True)
        yield figure


if __name__ == "__main__":
    main()
