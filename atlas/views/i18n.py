"""The reader's language: messages, labels, names, numbers and dates in it."""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from atlas import paths

LANGUAGES = {"en": "English", "zh-Hans": "简体中文"}
"""BCP 47 tag → the language's own name."""
CUSTOMS = {"en": "en_GB", "zh-Hans": "zh_Hans_CN"}
"""BCP 47 tag → the CLDR locale whose dates and numbers are shown."""

Words = Mapping[str, Mapping[str, tuple[str, str]]]
"""Closed list → code → labels (English, simplified Chinese)."""


@dataclass(frozen=True, slots=True)
class Language:
    """One of `LANGUAGES`, with the labels of the closed lists."""

    tag: str
    words: Words

    @property
    def is_chinese(self) -> bool:
        """Whether names in Chinese come first."""
        return self.tag == "zh-Hans"

    def text(self, message: str, /, **values: object) -> str:
        """The message in this language, `{name}` filled with values."""
        return catalogue(self.tag).gettext(message).format(**values)

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The message for a number; `{n}` stands for it, grouped as this language groups digits."""
        return catalogue(self.tag).ngettext(one, many, n).format(n=self.number(n), **values)

    def label(self, list_: str, code: str) -> str:
        """Label of a code of a closed list."""
        english, chinese = self.words[list_][code]
        return chinese if self.is_chinese else english

    def listed(self, parts: Iterable[str]) -> str:
        """Parts of a sentence, separated by this language's comma."""
        return ("，" if self.is_chinese else ", ").join(parts)

    def name(self, name: str | None, name_zh: str | None) -> str:
        """A place's name for this reader: the Chinese one where there is one and it is asked for."""
        return (name_zh or name or "") if self.is_chinese else (name or "")

    def number(self, value: int) -> str:
        """A whole number with its digits grouped."""
        return grouped(value, CUSTOMS[self.tag])

    def day(self, value: date) -> str:
        """A day, written out."""
        return str(format_date(value, "long", locale=CUSTOMS[self.tag]))


@lru_cache(maxsize=65_536)
def grouped(value: int, locale: str) -> str:
    """A whole number as CLDR groups its digits; kept, since tables ask for thousands at every run."""
    return str(format_decimal(value, locale=locale))


@cache
def catalogue(tag: str) -> gettext.NullTranslations:
    """The messages of a language, compiled from its catalogue under `locale/`; English is the code's own."""
    path = paths.LOCALE / tag.replace("-", "_") / "LC_MESSAGES" / "atlas.po"
    if tag == "en" or not path.is_file():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as messages:
        write_mo(compiled, read_po(messages))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def known_language(tag: str | None, fallback: str | None) -> str:
    """The tag if it is one of ours, else the one nearest to the browser's language, else English."""
    if tag in LANGUAGES:
        return str(tag)
    return "zh-Hans" if (fallback or "").lower().startswith("zh") else "en"
