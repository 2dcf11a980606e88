"""What a download says of itself: what was chosen, when, by whom it is said, on which terms, and what to beware of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from atlas.queries.ask import Record
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
        cited(contents.view.words, contents.view.address, contents.view.release, language),
        Section(t("Before you use it"), [Note("", caveat) for caveat in caveats(contents, language)]),
        Section(t("Sources that speak in this file"), [_credit(each, language) for each in commitments]),
        Section(
            t("Sources of the places: names, positions, residents"), [_credit(each, language) for each in gazetteers]
        ),
        *(fields(name, table, meanings(language), language) for name, table in tables.items()),
        vocabulary(tables.values(), language),
    ]


def markdown(sections: Sequence[Section]) -> bytes:
    """The sections as a Markdown text in UTF-8 that reads well as it is."""
    first, *others = ("\n".join([section.title, "", *(_item(note) for note in section.notes)]) for section in sections)
    return ("# " + "\n\n## ".join([first, *others]) + "\n").replace("<", "\\<").encode()


def _item(note: Note) -> str:
    return f"- `{note.term}`: {note.text}" if note.term else f"- {note.text}"


def _chosen(view: View, language: Language) -> list[Note]:
    return [
        as_of(view.filters.day, language),
        *_filters(view.filters, view.countries, language),
        *found_at(view.address, view.release, language),
    ]


def as_of(day: date, language: Language) -> Note:
    """The day asked about."""
    return Note(language.text("As of"), f"{language.day(day)} ({day.isoformat()})")


def found_at(address: str, release: Record, language: Language) -> list[Note]:
    """Where the view is found again, and of which release it is."""
    t = language.text
    return [
        Note(t("Address"), address),
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


def cited(words: str, address: str, release: Record, language: Language) -> Section:
    """How to cite a download.

    Args:
        words: The view in a line of words.
    """
    citation = language.text(
        "Climate Commitments Atlas, release {release}: {view}. With data of the sources named below. {address}",
        release=release["release_id"],
        view=words,
        address=address,
    )
    return Section(language.text("How to cite"), [Note("", citation)])


def _credit(speaker: Speaker, language: Language) -> Note:
    return credit(speaker.source, language, _given(speaker, language))


def credit(source: Record, language: Language, given: str = "") -> Note:
    """A source with its publisher, day, terms and address.

    Args:
        given: What it gives to the download, in words.
    """
    t = language.text
    said = [
        f"{source['publisher']}: {source['title']}",
        t("as of {day}", day=language.day(source["as_of"])) if source["as_of"] else "",
        t("licence: {licence}", licence=source["licence"]),
        language.label("reuse", source["reuse"]),
        t("credit: {attribution}", attribution=source["attribution"]),
        given,
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


def fields(name: str, table: Table, known: Mapping[str, str], language: Language) -> Section:
    """What the columns of a table mean.

    Args:
        known: Column → its meaning; one that is not there is left out.
    """
    notes = [Note(column, known[column]) for column in table.columns if column in known]
    return Section(language.text("Fields of {table}; NULL: nothing is stated", table=name), notes)


def vocabulary(tables: Iterable[Table], language: Language) -> Section:
    """The labels of every closed list that is a column."""
    columns = {column for table in tables for column in table.columns}
    notes = [
        Note(list_, "; ".join(f"{code} = {language.label(list_, code)}" for code in labels))
        for list_, labels in language.words.items()
        if list_ in columns
    ]
    return Section(language.text("What the words stand for"), notes)
