"""`python -m bench [PART …]`: what is measured, in tables, and as JSON under `build/bench`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict

from atlas import paths
from bench import comparison, desks, first_page, queries, search, sessions
from bench.figures import HEADER, Figure

PARTS: dict[str, Callable[[], Iterator[Figure]]] = {
    "queries": queries.figures,
    "search": search.figures,
    "page": first_page.figures,
    "sessions": sessions.figures,
}
"""Part → its figures."""
TABLES = ("map", "desks")
"""Parts that print tables of their own: the comparison of maps, and of registers."""


def main() -> None:
    """Measure the parts asked for, all of them if none is."""
    arguments = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    arguments.add_argument("part", nargs="*", choices=[*PARTS, *TABLES], help="what to measure (default: everything)")
    arguments.add_argument(
        "--quick", action="store_true", help="the map at the register's own size only, fewer views of the desks"
    )
    asked = arguments.parse_args()
    parts = asked.part or [*PARTS, *TABLES]
    found = [figure for part in parts if part in PARTS for figure in _printed(PARTS[part]())]
    if found:
        out = paths.BUILD / "bench" / "figures.json"
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(json.dumps([asdict(figure) for figure in found], indent=2), encoding="utf-8")
    if "map" in parts:
        comparison.compare([1] if asked.quick else [1, 5, 20])
    if "desks" in parts:
        desks.compare(5 if asked.quick else 20)


def _printed(figures: Iterator[Figure]) -> Iterator[Figure]:
    print(HEADER)
    for figure in figures:
        print(figure, flush=True)
        yield figure


if __name__ == "__main__":
    main()
