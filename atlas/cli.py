"""The verbs of `python -m atlas`; the only module that sees both halves."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from atlas import paths
from atlas.errors import AtlasError, ListError, StoreError

if TYPE_CHECKING:
    from atlas.queries.networks.given_list import MatchedPlace


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; 0 when it did what it says, 1 with one sentence on stderr when it could not."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except AtlasError as why:
        print(f"error: {why}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m atlas", description=__doc__)
    verbs = parser.add_subparsers(required=True, metavar="VERB")

    verb = verbs.add_parser("ingest", help="raw files → data/register")
    verb.add_argument("--upstream", type=Path, required=True, help="folder with one folder a source")
    verb.add_argument("--source", help="only this source; the lines of the others stay")
    verb.set_defaults(run=_ingest)

    verb = verbs.add_parser("build", help="data/register → the store")
    verb.add_argument("--out", type=Path, default=paths.STORE, help="name of the store (build/atlas.duckdb)")
    verb.set_defaults(run=_build)

    verb = verbs.add_parser("check", help="run every check on the store; 1 when one fails")
    verb.add_argument("--store", type=Path, default=paths.STORE, help="name of the store (build/atlas.duckdb)")
    verb.set_defaults(run=_check)

    verb = verbs.add_parser("resolve", help="find the places of any list of names")
    verb.add_argument("list", type=Path, metavar="IN.csv", help="CSV or XLSX")
    verb.add_argument("-o", "--out", type=Path, metavar="OUT.csv", help="default: standard output")
    for column in ("name", "country", "level", "region"):
        verb.add_argument(f"--{column}-column", default=column, metavar="COLUMN", help=f"default: {column}")
    verb.set_defaults(run=_resolve)

    verb = verbs.add_parser("match", help="find the places of lists for the app: JSON lines in and out")
    verb.set_defaults(run=_match)

    verb = verbs.add_parser("coverage", help="what the members of a network, or the places of a list, have promised")
    verb.add_argument("members", metavar="NETWORK_ID|LIST.csv", help="a network's id, or a list in CSV or XLSX")
    verb.add_argument("--day", type=date.fromisoformat, default=None, help="YYYY-MM-DD; default: today")
    verb.add_argument("--months", type=_months, default=60, help="months a record is old after, 1 to 600 (60)")
    verb.add_argument("--all-kinds", action="store_true", help="reductions, renewables shares and carbon pricing too")
    verb.add_argument("--store", type=Path, default=paths.STORE, help="name of the store (build/atlas.duckdb)")
    verb.set_defaults(run=_coverage)

    verb = verbs.add_parser("explain", help="one claim: its source, row, words, place and rivals")
    verb.add_argument("claim", metavar="CLAIM_ID")
    verb.add_argument("--day", type=date.fromisoformat, default=None, help="YYYY-MM-DD; default: today")
    verb.add_argument("--store", type=Path, default=paths.STORE, help="name of the store (build/atlas.duckdb)")
    verb.set_defaults(run=_explain)

    verb = verbs.add_parser("outlines", help="front-end packages → data/boundaries")
    verb.add_argument("--packages", type=Path, default=paths.PACKAGES, help="node_modules (npm install)")
    verb.set_defaults(run=_outlines)
    return parser


def _ingest(chosen: argparse.Namespace) -> int:
    from atlas.register.ingest import (
        ingest,
    )  # the builder's half loads a gazetteer; the other verbs need none

    started = time.perf_counter()
    counts = ingest(chosen.upstream, only=chosen.source, say=_say)
    header = (
        "source",
        "rows",
        "claims",
        "memberships",
        "resolved",
        "unresolved, by reason",
        "refused, by reason",
    )
    lines = [
        (
            c.source_id, str(c.rows), str(c.claims), str(c.memberships), str(c.resolved),
            _reasons(c.unresolved), _reasons(c.refused),
        )
        for c in counts
    ]  # fmt: skip
    _print_table(header, lines)
    found, lost = sum(c.resolved for c in counts), sum(sum(c.unresolved.values()) for c in counts)
    print(f"{found} of {found + lost} rows of one government have a place ({found / max(found + lost, 1):.1%})")
    print(f"register written to {paths.REGISTER} in {time.perf_counter() - started:.1f} s")
    return 0


def _reasons(counted: dict[str, int]) -> str:
    return ", ".join(f"{reason} {number}" for reason, number in sorted(counted.items())) or "-"


def _build(chosen: argparse.Namespace) -> int:
    from atlas.store.build import build

    built = build(chosen.out, say=_say)
    _print_table(("table", "rows"), [(table, str(count)) for table, count in built.rows.items()])
    print(f"release {built.release_id}: {built.path} in {built.seconds:.1f} s")
    return 0


def _check(chosen: argparse.Namespace) -> int:
    from atlas.queries.connect import open_store, read_pointer
    from atlas.store.check import SHOWN, check_names, failures
    from atlas.store.ground import ground_failures

    store = open_store(read_pointer(chosen.store).path)
    broken = [*failures(store), *ground_failures(store)]
    for failure in broken:
        print(failure)
        _print_table(failure.columns, [tuple(map(str, row)) for row in failure.rows[:SHOWN]])
        if len(failure.rows) > SHOWN:
            print(f"… and {len(failure.rows) - SHOWN} more")
    print(f"{len(check_names()) - len(broken)} of {len(check_names())} checks pass")
    return 1 if broken else 0


def _resolve(chosen: argparse.Namespace) -> int:
    from atlas.resolve.lists import Columns, resolve_list

    columns = Columns(chosen.name_column, chosen.country_column, chosen.level_column, chosen.region_column)
    counted = resolve_list(chosen.list, chosen.out, columns)
    _say(str(counted))
    return 0


def _match(_: argparse.Namespace) -> int:
    from atlas.resolve.matching import run

    run()
    return 0


def _coverage(chosen: argparse.Namespace) -> int:
    from atlas.queries.connect import open_store, read_pointer
    from atlas.queries.filters import KINDS, Filters
    from atlas.queries.networks.coverage_report import HEADER, WITHOUT, network_ids, report_of_list, report_of_network

    filters = Filters(chosen.day or date.today(), kinds=KINDS if chosen.all_kinds else ())
    with open_store(read_pointer(chosen.store).path) as store:
        known, source = network_ids(store), Path(chosen.members)
        if chosen.members in known:
            report = report_of_network(store, chosen.members, filters, chosen.months)
        elif source.suffix or source.exists():
            report = report_of_list(store, _matched(source), filters, chosen.months)
        else:
            raise StoreError(
                f"{chosen.members!r} is neither a network nor a file; the networks are {', '.join(sorted(known))}"
            )
    print(report.matched)
    _print_table(HEADER, report.lines)
    for line in report.gaps:
        print(line)
    print(f"{len(report.without)} without any of these")
    if report.without:
        _print_table(WITHOUT, report.without)
    return 0


def _months(text: str) -> int:
    """The number of months, 1 to 600.

    Raises:
        ArgumentTypeError: It is none of them.
    """
    if not text.isdecimal() or not 1 <= int(text) <= 600:
        raise argparse.ArgumentTypeError(f"found {text!r}, expected 1 to 600")
    return int(text)


def _matched(source: Path) -> list[MatchedPlace | None]:
    """The place of each row of a list, None where none is found."""
    from atlas.queries.networks.given_list import MatchedPlace
    from atlas.resolve.list_columns import guess
    from atlas.resolve.list_file import read_list
    from atlas.resolve.lists import answers, default_resolver, report

    table = read_list(source)
    if not table.rows:
        raise ListError(f"{source}: found no rows below the headings, expected names of governments")
    at = guess(table.header, table.has_header).at
    cells = [{use: "" if where is None else row[where] for use, where in at.items()} for row in table.rows]
    found = (answer.place for answer in answers((report(**each) for each in cells), default_resolver()))
    return [
        MatchedPlace(
            place_id=place.place_id, name=place.name, name_zh=place.name_zh, level=place.level, country=place.country,
            region="", region_zh=None, lat=place.lat, lon=place.lon, population=place.population,
        ) if place else None
        for place in found
    ]  # fmt: skip


def _explain(chosen: argparse.Namespace) -> int:
    from atlas.queries.catalogue import words
    from atlas.queries.connect import open_store, read_pointer
    from atlas.queries.explain import explain, explain_rivals, near_claim_ids
    from atlas.queries.explanation import RIVAL_HEADER, explanation, rival_lines

    day = chosen.day or date.today()
    with open_store(read_pointer(chosen.store).path) as store:
        claim = explain(store, chosen.claim, day)
        if claim is None:
            near = ", ".join(near_claim_ids(store, chosen.claim))
            raise StoreError(f"no claim has the id {chosen.claim!r}; near it: {near or 'none'}")
        rivals, steps = explain_rivals(store, chosen.claim, day), words(store)["step"]
    for line in explanation(claim, rivals, steps, day):
        print(line)
    if rivals:
        print(f"\nAll that is said of {claim['place_name']} and {claim['kind']} by {day}, in order of the rule:")
        _print_table(RIVAL_HEADER, rival_lines(rivals, steps, chosen.claim))
    return 0


def _outlines(chosen: argparse.Namespace) -> int:
    from atlas.gazetteer.outlines import make_outlines

    print(make_outlines(chosen.packages, paths.BOUNDARIES))
    return 0


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _print_table(header: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    widths = [max(len(line[column]) for line in [header, *lines]) for column in range(len(header))]
    for line in [header, *lines]:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
