"""The miniature register with what a large one brings, row for row in the files beside this one.

A body of no nation, an area between town and region, a place where a source puts it, a promise of one sector, a
reduction target alone, a city many speak of, and markup where words are expected.
"""

from __future__ import annotations

import shutil
from pathlib import Path

HERE = Path(__file__).parent
HOSTILE = "<b onclick=alert(1)>{{7*7}}"


def grow(register: Path) -> Path:
    """A copy of the miniature register with those rows, under the given name."""
    shutil.copytree(HERE.parent / "miniature", register)
    for rows in sorted(HERE.glob("*.csv")):
        _, added = rows.read_text(encoding="utf-8").split("\n", 1)
        with (register / rows.name).open("a", encoding="utf-8") as table:
            table.write(added)
    return register
