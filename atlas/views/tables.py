"""A small table in the page, whose numbers line up: one that can be read aloud and scrolled by keyboard."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from atlas.views.i18n import Language

STYLE = Path(__file__).parent / "tables.css"
FIGURES = re.compile(r"[\d\s.,–−+%≤≥<>~±/()（）万亿-]*")
"""Texts that stand right-aligned as numbers do: intervals, percents, years."""
SHORT = 11
"""Letters up to which a text stands on one line."""
SAFE = ("", "http", "https")
"""Schemes of an address a link may have: other people write some of them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is more than its text.

    Args:
        text: A whole number is grouped by the language, so a year is given as a text; None is unknown.
        href: Where it leads: a page of the atlas, relative, or an address of the web, opened beside this one.
        title: More words, for who rests the pointer on it and for who hears it.
        mark: Whether it stands out.
        share: From 0 to 1: the length of a thin bar below it; None draws none.
    """

    text: str | int | None
    href: str | None = None
    title: str = ""
    mark: bool = False
    share: float | None = None


Row = Sequence[str | int | Cell | None]
"""The cells of a line, the first of which names it."""


def show_table(
    caption: str, heads: Sequence[str], rows: Sequence[Row], language: Language, *, key: str, note: str = ""
) -> None:
    """Draw the table; it scrolls sideways by itself where it is wider than the page.

    Args:
        rows: Lines of as many cells as there are heads; for long lists there is `lists.paged_table`.
        key: Name of its container in the page.
        note: What to know of the numbers: the day, the denominator.

    Raises:
        ValueError: A row has another number of cells than there are heads, or a share is none.
    """
    with st.container(key=key, gap=None):
        st.html(STYLE)
        st.html(table_html(caption, heads, rows, language, note))


def table_html(caption: str, heads: Sequence[str], rows: Sequence[Row], language: Language, note: str = "") -> str:
    """The table as HTML; every text is escaped by the template engine.

    Raises:
        ValueError: A row has another number of cells than there are heads, or a share is none.
    """
    cells = [[each if isinstance(each, Cell) else Cell(each) for each in row] for row in rows]
    for line in cells:
        if len(line) != len(heads):
            raise ValueError(f"{caption}: a row of {len(line)} cells under {len(heads)} heads: {line}")
    figures = [column > 0 and all(_is_figure(line[column].text) for line in cells) for column in range(len(heads))]
    return _template().render(
        caption=caption,
        heads=list(zip(heads, figures, strict=True)),
        rows=[
            [_drawn(cell, is_figure, language) for cell, is_figure in zip(line, figures, strict=True)] for line in cells
        ],
        note=note,
        t=language.text,
    )


@cache
def _template() -> Template:
    folder = FileSystemLoader(Path(__file__).parent / "templates")
    return Environment(loader=folder, autoescape=True, undefined=StrictUndefined).get_template("table.html")


def _is_figure(text: str | int | None) -> bool:
    return not isinstance(text, str) or bool(FIGURES.fullmatch(text))


def _drawn(cell: Cell, is_figure: bool, language: Language) -> dict[str, object]:
    """One cell, as the template reads it.

    Raises:
        ValueError: Its share is none.
    """
    if cell.share is not None and not 0 <= cell.share <= 1:
        raise ValueError(f"a share is 0 to 1, not {cell.share}, in {cell}")
    href = cell.href if cell.href and urlsplit(cell.href).scheme.lower() in SAFE else None
    return {
        "text": language.number(cell.text) if isinstance(cell.text, int) else cell.text,
        "href": href,
        "is_elsewhere": bool(href and urlsplit(href).netloc),
        "title": cell.title,
        "mark": cell.mark,
        "bar": None if cell.share is None else f"{cell.share * 100:.1f}",
        "is_figure": is_figure,
        "is_short": isinstance(cell.text, str) and len(cell.text) <= SHORT,
    }
