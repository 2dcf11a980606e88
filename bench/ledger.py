"""What pages ask: each question put to the store and each call of the queries, written down to be made again."""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from types import FunctionType, ModuleType
from typing import Any

from atlas.queries import ask

QUERIES, VIEWS = "atlas.queries.", "atlas.views"
KEPT = 3
"""Calls of one thing that are kept of one view."""
TRIES = 3
"""Times a call is made again; the quickest counts, since what else the machine does is not its cost."""

Calls = dict[str, list[Callable[[], object]]]
"""What was asked → each call of it, to be made again."""
Times = dict[str, list[float]]
"""What → milliseconds of each time."""


class Ledger:
    """The calls pages make while it is written."""

    def __init__(self) -> None:
        self.questions: Calls = defaultdict(list)
        self.functions: Calls = defaultdict(list)
        self._kept: Counter[tuple[int, str]] = Counter()

    def turn(self) -> None:
        """Begin another view."""
        self._kept.clear()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write down what is asked meanwhile."""
        replaced = list(_called())
        for module, name, function in replaced:
            setattr(module, name, self._kept_by(function))
        try:
            yield
        finally:
            for module, name, function in replaced:
                setattr(module, name, function)

    def _kept_by(self, function: FunctionType) -> Callable[..., Any]:
        is_question = function.__module__ == ask.__name__
        calls = self.questions if is_question else self.functions
        called = f"{function.__module__.removeprefix(QUERIES)}.{function.__name__}"

        @wraps(function)
        def kept(*args: Any, **kwargs: Any) -> Any:
            answer = function(*args, **kwargs)
            name = str(args[1]) if is_question else called
            if self._kept[id(calls), name] < KEPT:
                self._kept[id(calls), name] += 1
                calls[name].append(lambda: function(*args, **kwargs))
            return answer

        return kept


def again(calls: Calls) -> Times:
    """Milliseconds of each call, made again a few times."""
    return {name: [min(spent(call) for _ in range(TRIES)) for call in made] for name, made in calls.items()}


def spent(call: Callable[[], object]) -> float:
    """Milliseconds of a call: by the clock, or of the processors where that is less since others were on them too."""
    clock, processors = time.perf_counter(), time.process_time()
    call()
    return min(time.perf_counter() - clock, time.process_time() - processors) * 1000


def _called() -> Iterator[tuple[ModuleType, str, FunctionType]]:
    """Where queries put questions to the store, and where views call queries: module, name there, function."""
    found: dict[tuple[str, str], tuple[ModuleType, str, FunctionType]] = {}
    modules = {name: each for name, each in sys.modules.items() if name.startswith((QUERIES, VIEWS))}
    for module in modules.values():
        is_view = module.__name__.startswith(VIEWS)
        for name, value in vars(module).items():
            if isinstance(value, FunctionType):
                is_wanted = value.__module__.startswith(QUERIES) if is_view else value.__module__ == ask.__name__
                if is_wanted and module is not ask and not name.startswith("_"):
                    found[module.__name__, name] = module, name, value
            elif isinstance(value, ModuleType) and is_view and value.__name__.startswith(QUERIES):
                for inside, function in vars(value).items():
                    is_own = isinstance(function, FunctionType) and function.__module__ == value.__name__
                    if is_own and not inside.startswith("_"):
                        found[value.__name__, inside] = value, inside, function
    yield from found.values()
