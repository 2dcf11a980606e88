"""A register ten times as large as a given one: what the atlas costs when it has grown, and where it would not scale.

Every place has nine twins in its own nation: beside a town nine towns, beside a region nine regions with those towns in
them, each with the same claims, memberships, links, names and residents. There are no more nations than there are, so
the twins of a nation are regions of it. Sources, networks and programmes are as many as before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from atlas.folding import fold
from atlas.model import Level
from atlas.register.tables import Record, Register, read_register, write_register

TIMES = 10
"""How many times as large."""
GEONAMES = 10**9
"""What parts the GeoNames id of a twin from that of the next; no id there is reaches it."""
STEP = 0.02
"""Degrees between one twin and the next: far enough to be two points, near enough to be in the same nation."""


@dataclass(slots=True)
class Twins:
    """The twins of a register's places, number by number.

    Args:
        level: Place id → its level.
        numbered: Name → how many twins of a place of that name there are.
    """

    level: dict[str, str]
    numbered: Counter[str] = field(default_factory=Counter)

    def place_id(self, place_id: str, number: int) -> str:
        """The id of a place's twin, in the form its level asks for; none where none is given."""
        if not place_id:
            return ""
        if place_id.startswith("gn") and place_id[2:].isdecimal():
            return f"gn{int(place_id[2:]) + number * GEONAMES}"
        if ":" in place_id:
            return f"{place_id}-twin{number}"
        return f"tenfold:{place_id}-twin{number}"

    def around(self, place_id: str, number: int) -> str:
        """What is around a twin where the place itself lies in this: the twin of a region, the same nation."""
        return place_id if self.level.get(place_id) == Level.NATIONAL else self.place_id(place_id, number)

    def place(self, line: Record, number: int) -> Record:
        """The twin of a place."""
        is_nation = line["level"] == Level.NATIONAL
        key = fold(line["name"])
        self.numbered[key] += 1
        name = f" {self.numbered[key]}"
        north = -1 if float(line["lat"]) > 0 else 1
        return {
            **line,
            "place_id": self.place_id(line["place_id"], number),
            "level": str(Level.REGIONAL) if is_nation else line["level"],
            "name": line["name"] + name,
            "name_zh": line["name_zh"] and line["name_zh"] + name,
            "region_id": self.place_id(line["region_id"], number),
            "lat": f"{float(line['lat']) + north * number * STEP:.5f}",
            "geonames_id": line["geonames_id"] and str(int(line["geonames_id"]) + number * GEONAMES),
        }

    def name(self, line: Record, number: int) -> Record:
        """The twin of a name."""
        return {**line, "place_id": self.place_id(line["place_id"], number), "name": f"{line['name']} {number}"}

    def link(self, line: Record, number: int) -> Record:
        """The twin of a link."""
        child, parent = self.place_id(line["child_id"], number), self.around(line["parent_id"], number)
        return {**line, "child_id": child, "parent_id": parent}

    def population(self, line: Record, number: int) -> Record:
        """The twin of a number of residents."""
        return {**line, "place_id": self.place_id(line["place_id"], number)}

    def claim(self, line: Record, number: int) -> Record:
        """The twin of a claim, of another row of its source."""
        twin = {**self.population(line, number), "claim_id": f"{line['claim_id']}-twin{number}"}
        return self.said(twin, number)

    def membership(self, line: Record, number: int) -> Record:
        """The twin of a membership, of another row of its source."""
        return self.said(self.population(line, number), number)

    def said(self, line: Record, number: int) -> Record:
        """The line as another row of its source prints it."""
        row, name = f"{line['source_row']} twin {number}", f"{line['reported_name']} {number}"
        return {**line, "source_row": row, "reported_name": name}


def tenfold(register: Register) -> Register:
    """The register ten times as large; the counts of the sources' rows are as they were."""
    places = register["place"]
    twins = Twins({line["place_id"]: line["level"] for line in places})
    return {
        "place": [*places, *_each(places, twins.place)],
        "place_name": [*register["place_name"], *_each(register["place_name"], twins.name)],
        "place_link": [
            *register["place_link"], *_each(register["place_link"], twins.link), *_nations(places, twins),
        ],
        "place_population": [*register["place_population"], *_each(register["place_population"], twins.population)],
        "claim": [*register["claim"], *_each(register["claim"], twins.claim)],
        "membership": [*register["membership"], *_each(register["membership"], twins.membership)],
        "unresolved": [*register["unresolved"], *_each(register["unresolved"], twins.said)],
        "source_count": register["source_count"],
    }  # fmt: skip


def write_tenfold(folder: Path, register: Path) -> Path:
    """The folder, with the register of another ten times as large in it, as `atlas.store.build.build` reads it.

    Raises:
        RegisterError: That register is broken.
    """
    write_register(folder, tenfold(read_register(register)))
    return folder


def _each(lines: list[Record], twin: Callable[[Record, int], Record]) -> Iterator[Record]:
    """The twins of some lines."""
    for number in range(1, TIMES):
        for line in lines:
            yield twin(line, number)


def _nations(places: list[Record], twins: Twins) -> Iterator[Record]:
    """The links from the twins of nations, which are regions, to their nations."""
    nations = [line for line in places if line["level"] == Level.NATIONAL]
    for number in range(1, TIMES):
        for line in nations:
            child = twins.place_id(line["place_id"], number)
            yield {"child_id": child, "parent_id": line["place_id"], "relation": "admin"}
