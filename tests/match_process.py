"""The process that finds places, within this one: the tests' resolver, and every message as it crosses the pipe."""

from __future__ import annotations

import io
import json
from typing import Any

from atlas.errors import ListError, ListFault
from atlas.queries.networks.matching import MatchProcess, Say, Stage
from atlas.resolve.matching import Matcher, serve
from tests.gazetteer_fixtures import loaded_resolver


class InProcess(MatchProcess):
    """Answers without a process of its own."""

    def _answer(self, request: dict[str, Any], within: float, say: Say) -> Any:
        out = io.StringIO()
        serve(io.StringIO(json.dumps(request | {"id": 1}) + "\n"), out, Matcher(loaded_resolver()))
        *progress, reply = map(json.loads, out.getvalue().splitlines())
        for each in progress:
            say(Stage.MATCHING, each["done"] / len(request["match"]))
        if "fault" in reply:
            raise ListError(reply["says"], ListFault(reply["fault"]), **reply["values"])
        return reply["answer"]
