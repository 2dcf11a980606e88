"""Everything a reader sees is there in both languages."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from string import Formatter

import jinja2.ext
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from atlas import model, paths
from atlas.paths import PROJECT
from atlas.queries.disagreements import Step
from atlas.queries.filters import NOT_STATED
from atlas.resolve import Reason
from atlas.views.i18n import Language, catalogue, known_language

Message = str | tuple[str, str]
"""One text, or singular and plural."""

KEYWORDS: dict[str, tuple[int, ...] | None] = {"text": None, "t": None, "plural": (1, 2)}
LISTS: dict[type[StrEnum], str] = {
    model.Level: "level",
    model.Kind: "kind",
    model.Status: "status",
    model.Event: "event",
    model.Scope: "scope",
    model.Energy: "energy",
    model.Reuse: "reuse",
    model.Independence: "independence",
    model.Precision: "precision",
    model.Continent: "continent",
    model.Refusal: "reason",
    Reason: "reason",
    Step: "step",
}
"""Closed list of the code → its name in `vocabulary.csv`."""
NEVER_SHOWN: set[StrEnum] = {model.Refusal.OUT_OF_SCOPE, *model.DatePrecision}
"""Refusals only counted; precisions, which show as the length of a date."""


def messages() -> dict[Message, str]:
    """Every message of the views, the pages and their templates → where it stands."""
    found: dict[Message, str] = {}
    for path in sorted([*(PROJECT / "atlas" / "views").rglob("*.py"), *(PROJECT / "pages").glob("*.py")]):
        with path.open("rb") as code:
            for line, message, _, _ in extract("python", code, KEYWORDS):
                found.setdefault(message, f"{path.relative_to(PROJECT)}:{line}")
    for path in sorted((PROJECT / "atlas" / "views" / "templates").iterdir()):
        with path.open("rb") as template:
            for line, _, message, _ in jinja2.ext.babel_extract(template, list(KEYWORDS), (), {"silent": "false"}):
                text = message if isinstance(message, str) else next(filter(None, message))
                found.setdefault(text, f"{path.relative_to(PROJECT)}:{line}")
    return found


MESSAGES = messages()


@pytest.fixture(scope="module")
def chinese() -> Catalog:
    with (paths.LOCALE / "zh_Hans" / "LC_MESSAGES" / "atlas.po").open("rb") as lines:
        return read_po(lines, locale="zh_Hans", abort_invalid=True)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def translations(message: str | tuple[str, ...] | list[str]) -> Iterator[str]:
    yield from [message] if isinstance(message, str) else message


def test_messages_are_found_in_code_and_templates() -> None:
    assert ("{n} place shown", "{n} places shown") in MESSAGES
    assert any("templates" in where for where in MESSAGES.values())
    assert len(MESSAGES) > 30


def test_every_message_is_translated(chinese: Catalog) -> None:
    missing = []
    for message, where in MESSAGES.items():
        entry = chinese.get(message)
        if entry is None or entry.fuzzy or not all(text.strip() for text in translations(entry.string)):
            missing.append(f"{where}: {message}")
    assert missing == []


def test_every_translation_keeps_the_placeholders(chinese: Catalog) -> None:
    broken = []
    for message in MESSAGES:
        entry = chinese.get(message)
        expected = set().union(*map(placeholders, translations(message)))
        for text in translations(entry.string) if entry else ():
            if placeholders(text) != expected:
                broken.append(f"{message}: {text}")
    assert broken == []


def test_no_translation_is_left_of_a_message_that_is_gone(chinese: Catalog) -> None:
    used = {next(translations(message)) for message in MESSAGES}
    assert [entry.id for entry in chinese if entry.id and next(translations(entry.id)) not in used] == []
    assert not chinese.obsolete


def test_one_message_is_not_written_in_two_ways() -> None:
    by_letters: dict[str, set[str]] = {}
    for message in MESSAGES:
        text = next(translations(message))
        by_letters.setdefault(text.casefold().rstrip("."), set()).add(text)
    assert [spellings for spellings in by_letters.values() if len(spellings) > 1] == []


def vocabulary() -> list[dict[str, str]]:
    with (paths.REFERENCE / "vocabulary.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_closed_list_is_named_here() -> None:
    lists = {c for c in vars(model).values() if isinstance(c, type) and issubclass(c, StrEnum) and c is not StrEnum}
    assert lists - {model.DatePrecision} <= set(LISTS)


def test_every_code_has_a_label_in_both_languages() -> None:
    labelled = {(line["list"], line["code"]) for line in vocabulary() if line["label_en"] and line["label_zh"]}
    missing = [
        f"{list_} {code}"
        for enum, list_ in LISTS.items()
        for code in enum
        if code not in NEVER_SHOWN and (list_, str(code)) not in labelled
    ]
    assert missing == []
    assert ("status", NOT_STATED) in labelled


def test_no_label_is_left_of_a_code_that_is_gone() -> None:
    codes = {(list_, str(code)) for enum, list_ in LISTS.items() for code in enum} | {("status", NOT_STATED)}
    assert [line for line in vocabulary() if (line["list"], line["code"]) not in codes] == []


def test_positions_of_a_list_are_counted_through() -> None:
    by_list: dict[str, list[int]] = {}
    for line in vocabulary():
        by_list.setdefault(line["list"], []).append(int(line["position"]))
    for name, positions in by_list.items():
        assert sorted(positions) == list(range(1, len(positions) + 1)), name


def test_labels_of_a_list_tell_its_codes_apart() -> None:
    for language in ("label_en", "label_zh"):
        labels = [(line["list"], line[language]) for line in vocabulary()]
        assert len(labels) == len(set(labels))


def test_chinese_labels_are_chinese() -> None:
    for line in vocabulary():
        assert any("\u4e00" <= letter <= "\u9fff" for letter in line["label_zh"]), line


# --- a language


ENGLISH, CHINESE = Language("en", {"kind": {"peak": ("Peak year", "达峰年份")}}), Language("zh-Hans", {})


def test_numbers_and_days_follow_the_reader() -> None:
    assert (ENGLISH.number(1234567), CHINESE.number(1234567)) == ("1,234,567", "1,234,567")
    assert ENGLISH.day(date(2019, 12, 31)) == "31 December 2019"
    assert CHINESE.day(date(2019, 12, 31)) == "2019年12月31日"


def test_a_number_chooses_its_form() -> None:
    assert ENGLISH.plural("{n} place shown", "{n} places shown", 1) == "1 place shown"
    assert ENGLISH.plural("{n} place shown", "{n} places shown", 2000) == "2,000 places shown"
    assert CHINESE.plural("{n} place shown", "{n} places shown", 2000) == "显示 2,000 个地点"


def test_a_place_without_a_chinese_name_keeps_its_own() -> None:
    assert (ENGLISH.name("Adur", None), CHINESE.name("Adur", None)) == ("Adur", "Adur")
    assert (ENGLISH.name("China", "中国"), CHINESE.name("China", "中国")) == ("China", "中国")


def test_labels_come_from_the_vocabulary() -> None:
    assert ENGLISH.label("kind", "peak") == "Peak year"
    assert Language("zh-Hans", ENGLISH.words).label("kind", "peak") == "达峰年份"


@pytest.mark.parametrize(
    ("tag", "browser", "expected"),
    [
        ("en", "zh-CN", "en"),
        ("zh-Hans", "en-GB", "zh-Hans"),
        (None, "zh-CN", "zh-Hans"),
        (None, "ZH", "zh-Hans"),
        (None, "de-DE", "en"),
        (None, None, "en"),
        ("tlh", "en", "en"),
        ("<script>", None, "en"),
    ],
)
def test_the_address_then_the_browser_then_english(tag: str | None, browser: str | None, expected: str) -> None:
    assert known_language(tag, browser) == expected


def test_english_is_the_codes_own() -> None:
    assert catalogue("en").gettext("Close") == "Close"
    assert catalogue("zh-Hans").gettext("Close") == "关闭"
