"""The parts of a page that Streamlit has no widget for: each a folder-mate trio of HTML, CSS and JavaScript of ours."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

BROWSER = Path(__file__).parent / "browser"
IMPORT = re.compile(r"^import \{[^}]+\} from '\./(\w+)\.js';\n", re.MULTILINE)
"""How a script asks for a neighbour: the neighbour's text is put there, since what is mounted is one script."""


@cache
def component(name: str) -> ComponentRenderer:
    """The mounting command of `browser/<name>.js`, with its `.html` and `.css` where there are some.

    A part stands in the page itself, so that the page's style, its language and its keyboard order hold for it. What
    changes reaches it as `data` and is written with `textContent`: other people's text is never markup.
    """
    return st.components.v2.component(
        f"atlas-{name.replace('_', '-')}",
        html=_text(name, "html"),
        css=_text(name, "css"),
        js=script(name),
        isolate_styles=False,
    )


def script(name: str) -> str:
    """`browser/<name>.js` with the neighbours it imports in it, nothing of theirs exported."""
    return IMPORT.sub(
        lambda asked: re.sub(r"^export ", "", _text(asked[1], "js") or "", flags=re.MULTILINE),
        _text(name, "js") or "",
    )


def _text(name: str, ending: str) -> str | None:
    path = BROWSER / f"{name}.{ending}"
    return path.read_text(encoding="utf-8") if path.is_file() else None
