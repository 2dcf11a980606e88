"""Finding the places of lists for another process: requests and answers as JSON, a line each.

The app may not load the gazetteer, which takes seconds and hundreds of megabytes; it starts this and keeps it warm.

    {"id": 1, "read": "<base64>", "has_header": null, "most_rows": 20000}
    {"id": 1, "answer": {"header": […], "rows": [[…]], "has_header": true, "renamed": [], "at": {…}, "is_sure": true}}

    {"id": 2, "match": [["Bonn", "Germany", "", ""], …], "seconds": 60}  name, country, level, region
    {"id": 2, "done": null}, {"id": 2, "done": 500}, …                   loading; rows matched so far
    {"id": 2, "answer": {"places": {"gn2946447": […]}, "rows": [["gn2946447", 0.99, "exact", "", "exact", […]], …]}}

What cannot be read is answered by `{"id": 1, "fault": "empty", "says": "found …", "values": {}}`.
"""

from __future__ import annotations

import base64
import json
import os
import resource
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import IO, Any

from atlas.errors import ListError, ListFault
from atlas.model import Place, Resolution
from atlas.resolve.list_columns import guess
from atlas.resolve.list_file import read_table
from atlas.resolve.lists import answers, default_resolver, report
from atlas.resolve.resolver import Resolver
from atlas.resolve.verdicts import Method

MEMORY = 3_000_000_000
"""Bytes of address space: the gazetteer takes 0.8, the largest list 0.3."""
STEP = 500
"""Rows between two words on how far it is."""
FIRM = {Method.DECISION, Method.CODE, Method.EXACT}
FIRM_FROM = 0.97
"""A name that is the place's own is exact from this confidence on: below it namesakes or other evidence speak against
it (docs/decisions/0017)."""

Answer = dict[str, Any]


class Matcher:
    """Answers requests; the gazetteer is loaded at the first that needs it."""

    def __init__(self, resolver: Resolver | None = None) -> None:
        self._resolver = resolver

    def replies(self, request: Answer) -> Iterator[Answer]:
        """Words on the progress of a request and, last, its answer."""
        try:
            if "read" in request:
                yield {"answer": _table(request)}
            else:
                yield from self._matched(request["match"], request["seconds"])
        except ListError as error:
            yield {"fault": error.fault, "says": str(error), "values": error.values}

    def _matched(self, rows: Sequence[Sequence[str]], seconds: float) -> Iterator[Answer]:
        if self._resolver is None:
            yield {"done": None}
            self._resolver = default_resolver()
        until = time.monotonic() + seconds
        found: list[Resolution] = []
        for answer in answers((report(*row) for row in rows), self._resolver):
            if len(found) % STEP == 0:
                yield {"done": len(found)}
            if time.monotonic() > until:
                raise ListError(f"no place found for all rows within {seconds} seconds", ListFault.TOO_LONG)
            found.append(answer)
        places = _places(found, self._resolver.gazetteer.place)
        yield {"answer": {"places": places, "rows": [_row(each) for each in found]}}


def _places(found: Iterable[Resolution], place_of: Callable[[str], Place | None]) -> Answer:
    """Id → name, Chinese name, level, country, region's names, latitude, longitude, residents."""
    places = {each.place.place_id: each.place for each in found if each.place}
    for place_id in {candidate for each in found for candidate in each.candidates}:
        if place := place_of(place_id):
            places.setdefault(place_id, place)
    told = {}
    for place_id, place in places.items():
        region = place_of(place.region_id) if place.region_id else None
        names = (region.name, region.name_zh) if region else ("", None)
        where = (place.level, place.country, *names, place.lat, place.lon, place.population)
        told[place_id] = [place.name, place.name_zh, *where]
    return told


def certainty(answer: Resolution) -> str:
    """`exact`, `probable` or `none`: how sure it is that a name means its place."""
    if answer.place is None:
        return "none"
    return "exact" if answer.method in FIRM and answer.confidence >= FIRM_FROM else "probable"


def serve(lines: IO[str], out: IO[str], matcher: Matcher) -> None:
    """Answer requests until there are no more; a fault of our own is answered too, and told without what was given."""
    for line in lines:
        request = json.loads(line)
        try:
            for reply in matcher.replies(request):
                _say(out, request, reply)
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001  whatever it is, the next list must find the process working
            # No word of the list may reach a log: the frames are told, the error's text is not.
            print(type(error).__name__, *traceback.format_tb(error.__traceback__), file=sys.stderr)
            _say(out, request, {"fault": ListFault.ENDED, "says": "the list could not be matched", "values": {}})
            if isinstance(error, MemoryError):
                return


def run() -> None:
    """Serve standard input and output, bounded in memory and with the least claim to the processor."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # what was given must not end in a file
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.nice(5)
    out, sys.stdout = sys.stdout, sys.stderr  # whatever a library prints is no answer
    with suppress(BrokenPipeError):  # the app is gone
        serve(sys.stdin, out, Matcher())


def _say(out: IO[str], request: Answer, reply: Answer) -> None:
    out.write(json.dumps({"id": request["id"], **reply}) + "\n")
    out.flush()


def _table(request: Answer) -> Answer:
    table = read_table(base64.b64decode(request["read"]), request["has_header"], request["most_rows"])
    if not table.rows:
        raise ListError("found a header line and no rows below it, expected a list", ListFault.ONLY_HEADINGS)
    meant = guess(table.header, table.has_header)
    return {
        "header": table.header,
        "rows": table.rows,
        "has_header": table.has_header,
        "renamed": table.renamed,
        "at": meant.at,
        "is_sure": meant.is_sure,
    }


def _row(found: Resolution) -> list[Any]:
    place_id = found.place.place_id if found.place else None
    return [place_id, found.confidence, found.method, found.reason, certainty(found), found.candidates]
