"""The data dictionary: every table and column of the store, in the store's own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from atlas.queries.ask import Record
from atlas.queries.filters import Filters
from atlas.queries.method.figures import closed_lists, store_tables
from atlas.views import cached
from atlas.views.i18n import Language, catalogue
from atlas.views.method.drawing import draw, head

RENAMED = {"place_precision": "precision"}
"""Closed list of the store whose labels have another name."""


def show_dictionary(_filters: Filters, language: Language) -> None:
    """Every table with its columns, then every closed list with its words."""
    t = language.text
    tables, lists = store_tables(cached.store()), closed_lists(cached.store())
    head(
        t("Data dictionary"),
        t(
            "The store has {tables} tables and {columns} columns. What they mean is written in the store itself, as "
            "comments that travel with the file; NULL never stands for two reasons. The same names are used in every "
            "download.",
            tables=language.number(len(tables)),
            columns=language.number(sum(len(table["columns"]) for table in tables)),
        ),
    )
    draw("dictionary", language, tables=[_table(table, lists, language) for table in tables])
    head(
        t("Closed lists"),
        t("Columns of these types hold one of the words below, and nothing else."),
    )
    draw("lists", language, lists=[(name, _words(name, words, language)) for name, words in lists.items()])


def _table(table: Record, lists: Mapping[str, Sequence[str]], language: Language) -> dict[str, object]:
    names = {tuple(words): name for name, words in lists.items()}
    return {
        "name": table["name"],
        "meaning": _translated(table["meaning"], language),
        "rows": language.plural("{n} row", "{n} rows", table["n_rows"]),
        "columns": [
            {
                "name": column["name"],
                "type": _type(column["type"], names),
                "is_nullable": column["is_nullable"],
                "meaning": _translated(column["meaning"], language),
            }
            for column in table["columns"]
        ],
    }


def _type(type_: str, names: Mapping[tuple[str, ...], str]) -> str:
    """The type of a column, a closed list by its name."""
    if not type_.startswith("ENUM"):
        return type_
    words = tuple(word.strip(" '") for word in type_.removeprefix("ENUM(").removesuffix(")").split(","))
    return names.get(words, "ENUM")


def _words(list_: str, words: Sequence[str], language: Language) -> list[tuple[str, str]]:
    """The words of a closed list with their labels, which some have."""
    labels = language.words.get(RENAMED.get(list_, list_), {})
    return [(word, language.label(RENAMED.get(list_, list_), word) if word in labels else "") for word in words]


def _translated(comment: str | None, language: Language) -> tuple[str, str]:
    """A comment of the store in this language where it is translated, and the language it is in."""
    said = catalogue(language.tag).gettext(comment) if comment else ""
    return said, "en" if said == comment else language.tag
