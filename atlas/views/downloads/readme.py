"""What a download says of itself: what was chosen, when, by whom it is said, on which terms, and what to beware of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from atlas.queries.filters import KINDS, Filters
from atlas.views.downloads.caveats import caveats
from atlas.views.downloads.columns import meanings
from atlas.views.downloads.contents import Contents, Speaker, Table, View
from atlas.views.i18n import Language


class Note(NamedTuple):
    """A text under a term; the term is empty where the text stands alone."""

    term: str
    text: str


class Section(NamedTuple):
    """A heading and what stands below it."""

    title: str
    notes: Sequence[Note]


def readme(contents: Contents, files: Sequence[Note], tables: Mapping[str, Table], language: Language) -> list[Section]:
    """The README of a download, the title first.

    Args:
        files: What the download is made of, and how it is written.
        tables: Its tables, whose columns are explained.
    """
    t = language.text
    commitments = [each for each in contents.speakers if each.speaks and each.source["role"] == "commitments"]
    gazetteers = [each for each in contents.speakers if each.source["role"] == "gazetteer"]
    return [
        Section(f"{t('What governments have promised on climate')}: {contents.view.words}", files),
        Section(t("What was chosen"), [*_chosen(contents.view, language), *_counts(contents, language)]),
        Section(t("How to cite"), [Note("", _citation(contents.view, language))]),
        Section(t("Before you use it"), [Note("", caveat) for caveat in caveats(contents, language)]),
        Section(t("Sources that speak in this file"), [_credit(each, language) for each in commitments]),
        Section(
            t("Sources of the places: names, positions, residents"), [_credit(each, language) for each in gazetteers]
        ),
        *(_columns(name, table, language) for name, table in tables.items()),
        Section(t("What the words stand for"), _words(tables.values(), language)),
    ]


def markdown(sections: Sequence[Section]) -> bytes:
    """The sections as a Markdown text in UTF-8 that reads well as it is."""
    first, *others = ("\n".join([section.title, "", *(_item(note) for note in section.notes)]) for section in sections)
    return ("# " + "\n\n## ".join([first, *others]) + "\n").replace("<", "\\<").encode()


def _item(note: Note) -> str:
    return f"- `{note.term}`: {note.text}" if note.term else f"- {note.text}"


def _chosen(view: View, language: Language) -> list[Note]:
    t, filters, release = language.text, view.filters, view.release
    return [
        Note(t("As of"), f"{language.day(filters.day)} ({filters.day.isoformat()})"),
        *_filters(filters, view.countries, language),
        Note(t("Address"), view.address),
        Note(
            t("Release"),
            t(
                "{release}, sources as of {day} at the latest",
                release=release["release_id"],
                day=language.day(release["as_of"]),
            ),
        ),
    ]


def _filters(filters: Filters, countries: Sequence[str], language: Language) -> list[Note]:
    """Every filter but the day, whether anything was chosen in it or not."""
    t = language.text

    def labels(list_: str, codes: Sequence[str], otherwise: str) -> str:
        return language.listed(language.label(list_, code) for code in codes) or otherwise

    kinds = t("All kinds of commitment") if {*filters.kinds_shown} == {*KINDS} else ""
    return [
        Note(t("Commitment"), kinds or labels("kind", filters.kinds_shown, "")),
        Note(t("Level of government"), labels("level", filters.levels, t("All levels"))),
        Note(t("Country"), language.listed(countries) or t("All countries")),
        Note(t("How firm"), labels("status", filters.statuses, t("Any status"))),
        Note(t("Target year"), _years(filters, language)),
    ]


def _years(filters: Filters, language: Language) -> str:
    match filters.year_from, filters.year_to:
        case None, None:
            return language.text("Any target year, or none")
        case first, None:
            return language.text("target year {year} or later", year=first)
        case None, last:
            return language.text("target year {year} or earlier", year=last)
        case first, last:
            return language.text("target year {first} to {last}", first=first, last=last)


def _counts(contents: Contents, language: Language) -> list[Note]:
    t = language.text
    return [
        Note(t("Places"), language.number(len(contents.places.rows))),
        Note(t("Commitments"), language.number(len(contents.commitments.rows))),
        Note(t("Left out for want of a place"), language.number(contents.view.waiting)),
    ]


def _citation(view: View, language: Language) -> str:
    return language.text(
        "Climate Commitments Atlas, release {release}: {view}. With data of the sources named below. {address}",
        release=view.release["release_id"],
        view=view.words,
        address=view.address,
    )


def _credit(speaker: Speaker, language: Language) -> Note:
    t, source = language.text, speaker.source
    said = [
        f"{source['publisher']}: {source['title']}",
        t("as of {day}", day=language.day(source["as_of"])) if source["as_of"] else "",
        t("licence: {licence}", licence=source["licence"]),
        language.label("reuse", source["reuse"]),
        t("credit: {attribution}", attribution=source["attribution"]),
        _given(speaker, language),
        source["url"],
    ]
    return Note(source["source_id"], " · ".join(filter(None, said)))


def _given(speaker: Speaker, language: Language) -> str:
    """How many rows a source gives, and of what."""
    plural = language.plural
    counts = [
        (speaker.commitments, plural("{n} commitment", "{n} commitments", speaker.commitments)),
        (speaker.dates, plural("{n} date (since)", "{n} dates (since)", speaker.dates)),
        (speaker.residents, plural("{n} number of residents", "{n} numbers of residents", speaker.residents)),
        (speaker.places, plural("{n} place by its own id", "{n} places by its own ids", speaker.places)),
    ]
    return language.listed(said for n, said in counts if n)


def _columns(name: str, table: Table, language: Language) -> Section:
    known = meanings(language)
    notes = [Note(column, known[column]) for column in table.columns if column in known]
    title = language.text("Fields of {table}; NULL: nothing is stated", table=name)
    return Section(title, notes)


def _words(tables: Iterable[Table], language: Language) -> list[Note]:
    """The labels of every closed list that is a column."""
    columns = {column for table in tables for column in table.columns}
    return [
        Note(list_, "; ".join(f"{code} = {language.label(list_, code)}" for code in labels))
        for list_, labels in language.words.items()
        if list_ in columns
    ]
