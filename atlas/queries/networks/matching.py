"""The places of a list somebody hands in, found by a process of the builder's half (`python -m atlas match`).

The process is started at the first list, answers one list at a time, and is ended when nobody asked for a while. What
is given stays in the memory of both and is written nowhere.
"""

from __future__ import annotations

import base64
import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from atlas import paths
from atlas.errors import ListError, ListFault
from atlas.queries.networks.given_list import Certainty, GivenList, GivenRow, MatchedPlace

LARGEST = 8
"""Megabytes of a file."""
MOST_ROWS = 20_000
COMMAND = (sys.executable, "-m", "atlas", "match")
MATCH_SECONDS = 60
"""Matching a list stops after so long, the gazetteer's loading not counted; the process lives on."""
READ_WITHIN, MATCH_WITHIN = 40.0, 150.0
"""Seconds until an answer is waited for no longer and the process is ended, the rest of a list given up among them."""
IDLE_SECONDS = 900.0
TICK = 0.25
"""Seconds between two words on the progress while nothing is heard."""


class Stage(StrEnum):
    """What a list waits for."""

    QUEUE = "queue"
    """Another list is being matched."""
    READING = "reading"
    LOADING = "loading"
    """The gazetteer is being loaded."""
    MATCHING = "matching"


Say = Callable[[Stage, float], None]
"""Told the stage and the share of rows matched, 0 to 1, several times a second; what it raises gives the list up."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Positions of the columns that say what a row means; None where the list has none.

    Args:
        everywhere: The country of rows that name none, as a name or a code; empty for none.
    """

    name: int
    country: int | None = None
    level: int | None = None
    region: int | None = None
    everywhere: str = ""


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A list as it stands in its file, and what its columns seem to mean.

    Args:
        title: Name of the file, empty for pasted names.
        has_header: Whether the first line named the columns; else they are called `column 1` and so on.
        renamed: Columns called as one before them, and what they are called now.
        is_sure: The headings say which column has the names.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    has_header: bool
    renamed: tuple[tuple[str, str], ...]
    columns: Columns
    is_sure: bool


class MatchProcess:
    """The process that reads and matches; safe to be asked from many threads.

    Args:
        command: What starts it.
        within: Seconds until reading and matching are given up.
        idle_seconds: How long it is kept after a request.
    """

    def __init__(
        self,
        command: Sequence[str] = COMMAND,
        within: tuple[float, float] = (READ_WITHIN, MATCH_WITHIN),
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        self._command = command
        self._read_within, self._match_within = within
        self._idle_seconds = idle_seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._heard: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._asked = 0
        self._idle: threading.Timer | None = None

    def read(self, raw: bytes, title: str, say: Say, has_header: bool | None = None) -> ReadTable:
        """The table of a file's bytes.

        Args:
            has_header: Whether the first line names the columns; None looks.

        Raises:
            ListError: It is too large, no list, or the process failed.
        """
        if len(raw) > LARGEST * 1_000_000:
            raise ListError(f"found more than {LARGEST} MB", ListFault.TOO_LARGE, most=LARGEST)
        request = {"read": base64.b64encode(raw).decode(), "has_header": has_header, "most_rows": MOST_ROWS}
        told = self._answer(request, self._read_within, say)
        return ReadTable(
            title,
            tuple(told["header"]),
            tuple(map(tuple, told["rows"])),
            told["has_header"],
            tuple((old, new) for old, new in told["renamed"]),
            Columns(**told["at"]),
            told["is_sure"],
        )

    def match(self, table: ReadTable, columns: Columns, say: Say) -> GivenList:
        """The list with the place of each row.

        Raises:
            ListError: The process took too long or ended.
        """
        given = [_given(row, columns) for row in table.rows]
        told = self._answer({"match": given, "seconds": MATCH_SECONDS}, self._match_within, say)
        places = {place_id: MatchedPlace(place_id, *facts) for place_id, facts in told["places"].items()}
        rows = (
            _row(line, cells, asked, found, places)
            for line, (cells, asked, found) in enumerate(zip(table.rows, given, told["rows"], strict=True), start=1)
        )
        return GivenList(table.title, table.header, tuple(rows))

    def close(self) -> None:
        """End the process, if there is one and no list waits for it; the next list starts another."""
        if self._lock.acquire(blocking=False):
            try:
                self._end()
            finally:
                self._lock.release()

    def _answer(self, request: dict[str, Any], within: float, say: Say) -> Any:
        while not self._lock.acquire(timeout=TICK):
            say(Stage.QUEUE, 0.0)
        try:
            return self._told(request, within, say)
        finally:
            self._lock.release()

    def _told(self, request: dict[str, Any], within: float, say: Say) -> Any:
        """The answer to a request.

        Raises:
            ListError: Of what was given, or of the process, which is ended then.
        """
        if self._idle:
            self._idle.cancel()
        self._asked += 1
        rows = max(1, len(request.get("match", ())))
        until = time.monotonic() + within
        try:
            self._send(json.dumps(request | {"id": self._asked}))
            stage, share = Stage.READING if "read" in request else Stage.MATCHING, 0.0
            while (reply := self._reply(until)) is None or not {"answer", "fault"} & reply.keys():
                if reply is not None:
                    stage = Stage.LOADING if reply["done"] is None else Stage.MATCHING
                    share = (reply["done"] or 0) / rows
                say(stage, share)
        except ListError:
            self._end()
            raise
        self._rest()
        if "fault" in reply:
            raise ListError(reply["says"], ListFault(reply["fault"]), **reply["values"])
        return reply["answer"]

    def _send(self, line: str) -> None:
        if self._process is None or self._process.poll() is not None:
            self._process = self._started()
        try:
            print(line, file=self._process.stdin, flush=True)
        except OSError as error:
            raise _ended() from error

    def _reply(self, until: float) -> dict[str, Any] | None:
        """The next reply to the last request; None where none came yet. Those to requests given up are passed over."""
        try:
            line = self._heard.get(timeout=TICK)
        except queue.Empty:
            if time.monotonic() > until:
                raise ListError("the list took too long", ListFault.TOO_LONG) from None
            return None
        if line is None:
            raise _ended()
        reply: dict[str, Any] = json.loads(line)
        return reply if reply["id"] == self._asked else None

    def _started(self) -> subprocess.Popen[str]:
        self._end()
        process = subprocess.Popen(  # noqa: S603  a command of our own
            self._command,
            cwd=paths.PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,  # it ends with its input, not by a keystroke meant for the app
        )
        self._heard = queue.SimpleQueue()
        threading.Thread(target=_listen, args=(process, self._heard), daemon=True).start()
        return process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                with suppress(OSError, ValueError):
                    pipe.close() if pipe else None
            self._process = None

    def _rest(self) -> None:
        self._idle = threading.Timer(self._idle_seconds, self.close)
        self._idle.daemon = True
        self._idle.start()


def _listen(process: subprocess.Popen[str], heard: queue.SimpleQueue[str | None]) -> None:
    for line in process.stdout or ():
        heard.put(line)
    heard.put(None)


def _ended() -> ListError:
    return ListError("the process that finds places has ended", ListFault.ENDED)


def _given(row: Sequence[str], columns: Columns) -> list[str]:
    """Name, country, level and region of a row."""
    wanted = (columns.name, columns.country, columns.level, columns.region)
    name, country, level, region = ("" if at is None else row[at].strip() for at in wanted)
    return [name, country or columns.everywhere, level, region]


def _row(
    line: int, cells: tuple[str, ...], given: Sequence[str], found: Sequence[Any], places: dict[str, MatchedPlace]
) -> GivenRow:
    place_id, confidence, method, reason, certainty, candidates = found
    name, country, level, region = given
    near = dict.fromkeys(filter(None, (place_id, *candidates)))
    return GivenRow(
        line=line,
        name=name,
        given_country=country,
        given_level=level,
        given_region=region,
        cells=cells,
        place=places.get(place_id),
        confidence=confidence,
        method=method,
        reason=reason,
        certainty=Certainty(certainty),
        candidates=tuple(places[each] for each in near if each in places),
    )
