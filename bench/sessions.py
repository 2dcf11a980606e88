"""Many readers at once, each changing a filter every few seconds: how long each waits, what each costs the server.

They speak Streamlit's own protocol over bare websockets, so that the two cores serve readers and draw nothing.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from bench.figures import Figure
from bench.serve import Served, atlas_folder, served_page

SESSIONS = 50
PAUSE = 3.0
"""Seconds between two filter changes of one reader."""
LASTING = 60.0
"""Seconds for which they change filters."""
FILTER = re.compile(r"-kinds(-|$)")
"""The end of the id of the widget they change."""
WARM_UP = 8
"""Filter changes of the first reader, before the others come: the day's queries are cached by then."""


@dataclass(slots=True)
class Reader:
    """One open page: the filter's labels as last drawn, the address, and the map it shows."""

    socket: ClientConnection
    chance: random.Random
    widget: str = ""
    labels: list[str] = field(default_factory=list)
    address: str = ""
    drawn: str = ""
    map_at: float = 0.0

    async def run(self, *chosen: str) -> None:
        """Run the page, with a choice of kinds if any is given, until the server says it has finished."""
        request = BackMsg()
        request.rerun_script.query_string = self.address
        if chosen:
            state = request.rerun_script.widget_states.widgets.add(id=self.widget)
            state.string_array_value.data.extend(chosen)
        await self.socket.send(request.SerializeToString())
        while not self._take(ForwardMsg.FromString(await self.socket.recv(decode=False))):
            pass

    def _take(self, message: ForwardMsg) -> bool:
        """Whether the run has finished; keeps what the message says."""
        match message.WhichOneof("type"):
            case "script_finished":
                return message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
            case "page_info_changed":
                self.address = message.page_info_changed.query_string
            case "delta" if message.delta.WhichOneof("type") == "new_element":
                self._draw(message)
        return False

    def _draw(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        match element.WhichOneof("type"):
            case "button_group" if FILTER.search(element.button_group.id):
                self.widget = element.button_group.id
                self.labels = [f"{o.content_icon} {o.content}".strip() for o in element.button_group.options]
            case "component_instance" if "st_folium" in element.component_instance.component_name:
                drawn = json.loads(element.component_instance.json_args)["feature_group"]
                if drawn != self.drawn:
                    self.drawn, self.map_at = drawn, time.perf_counter()
            case "exception":
                raise RuntimeError(f"the page failed: {element.exception.message}")

    async def change(self) -> float | None:
        """Milliseconds from the click on a filter to the new map; None where the map is the same after it."""
        chosen = self.chance.sample(self.labels, self.chance.randint(1, 3))
        clicked, before = time.perf_counter(), self.map_at
        await self.run(*chosen)
        return (self.map_at - clicked) * 1000 if self.map_at > before else None


@dataclass(frozen=True, slots=True)
class Load:
    """What the readers met.

    Args:
        waits: Milliseconds of each filter change.
        memory: Megabytes of the server for each reader beyond the first.
    """

    waits: list[float]
    memory: float


def figures() -> Iterator[Figure]:
    """Milliseconds a reader waits for the new map, and megabytes a reader costs."""
    with tempfile.TemporaryDirectory() as aside, served_page(atlas_folder(Path(aside) / "atlas")) as server:
        load = asyncio.run(_load(server))
    yield Figure(f"{SESSIONS} readers, a filter every {PAUSE:.0f} s: clicked → new map sent", "ms", load.waits)
    yield Figure(f"memory of each of the {SESSIONS} readers over the first", "MB", [load.memory])


async def _load(server: Served) -> Load:
    first = await _arrive(server, 0)
    for _ in range(WARM_UP):
        await first.change()
    alone = server.memory()
    readers = [first, *[await _arrive(server, number) for number in range(1, SESSIONS)]]
    until = time.perf_counter() + LASTING
    waits = await asyncio.gather(*(_read(reader, until) for reader in readers))
    memory = (server.memory() - alone) / (SESSIONS - 1)
    for reader in readers:
        await reader.socket.close()
    return Load([wait for each in waits for wait in each], memory)


async def _arrive(server: Served, number: int) -> Reader:
    address = server.address.replace("http", "ws", 1) + "/_stcore/stream"
    socket = await connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None, compression=None)
    reader = Reader(socket, random.Random(number))  # noqa: S311 the same filters in every run, nothing to keep secret
    await reader.run()
    return reader


async def _read(reader: Reader, until: float) -> list[float]:
    """The reader's waits; each reader clicks on its own beat, and at once where the last answer was late."""
    beat = time.perf_counter() + reader.chance.uniform(0, PAUSE)
    waits = []
    while beat < until:
        await asyncio.sleep(max(0.0, beat - time.perf_counter()))
        wait = await reader.change()
        if wait is not None:
            waits.append(wait)
        beat += PAUSE
    return waits
