"""How long the search takes to be ready, how much memory it takes and how fast it answers, over every name."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from atlas import paths
from atlas.queries.connect import open_store, read_pointer
from atlas.queries.search import search_index
from atlas.queries.search_index import SearchIndex
from bench.figures import Figure

BUILDS, PROCESSES, QUESTIONS = 5, 3, 500
MEMORY = """
import ctypes, gc, resource
from pathlib import Path
import pyarrow
from atlas import paths
from atlas.queries.ask import ask
from atlas.queries.connect import open_store, read_pointer
from atlas.queries.search import search_index

def resident():
    gc.collect()
    pyarrow.default_memory_pool().release_unused()
    ctypes.CDLL(None).malloc_trim(0)
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6

store = open_store(read_pointer(paths.STORE).path)
for name in ("search_places", "search_names"):
    ask(store, name)
before = resident()
index = search_index(store)
print(resident() - before)
"""
"""A program that prints the megabytes the first index adds to a process that has read its tables before (Linux)."""


def figures() -> Iterator[Figure]:
    """Build in seconds, memory in megabytes, answers in milliseconds."""
    store = open_store(read_pointer(paths.STORE).path)
    yield Figure("the index of the search, built", "s", [_seconds(lambda: search_index(store)) for _ in range(BUILDS)])
    yield Figure("the index of the search, what it adds to a process", "MB", [_megabytes() for _ in range(PROCESSES)])
    index = search_index(store)
    chance = random.Random(1)  # noqa: S311 the same questions in every run, nothing to keep secret
    names = [str(index.spelling[row]) for row in chance.sample(range(len(index.keys)), QUESTIONS)]
    asked = {
        "whole names": names,
        "the first one to four letters": [name[: chance.randint(1, 4)] for name in names],
        "names with two letters swapped": [_slipped(name, chance) for name in names],
        "names and a region": [f"{name} jiangsu" for name in names],
        "words no place has": ["qz" + name[::-1] for name in names],
    }
    for what, texts in asked.items():
        yield Figure(f"search: {what}", "ms", [_seconds(lambda text=text: index.find(text)) * 1000 for text in texts])
    yield Figure(
        "search: the 20 slowest of these", "ms", _slowest(index, [t for texts in asked.values() for t in texts])
    )


def _slowest(index: SearchIndex, texts: list[str]) -> list[float]:
    return sorted(_seconds(lambda text=text: index.find(text)) * 1000 for text in texts)[-20:]


def _slipped(name: str, chance: random.Random) -> str:
    at = chance.randrange(max(1, len(name) - 1))
    return name[:at] + name[at : at + 2][::-1] + name[at + 2 :]


def _megabytes() -> float:
    done = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True)  # noqa: S603 ours
    return float(done.stdout)


def _seconds(do: Callable[[], object]) -> float:
    started = time.perf_counter()
    do()
    return time.perf_counter() - started
