"""Templates of the page of data and method, drawn with every text escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from atlas.views.i18n import Language

STYLE = Path(__file__).parent / "method.css"


def show_style() -> None:
    """Load the style of all sections."""
    st.html(STYLE)


def draw(name: str, language: Language, **values: object) -> None:
    """Draw `templates/method_<name>.html` with these values."""
    st.html(drawn(name, language, **values))


def drawn(name: str, language: Language, **values: object) -> str:
    """The template as HTML."""
    return _template(name).render(t=language.text, language=language, **values)


def head(title: str, lead: str = "", link: tuple[str, str] | None = None, level: int = 2) -> None:
    """Draw the head of a section, sentences below it and a link: its words and where it leads."""
    st.html(_template("head").render(title=title, lead=lead, link=link, level=level))


@cache
def _template(name: str) -> Template:
    folder = FileSystemLoader(Path(__file__).parents[1] / "templates")
    engine = Environment(
        loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return engine.get_template(f"method_{name}.html")
