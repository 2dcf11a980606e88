"""How it is counted: places, days, headlines, people, and three kinds of blank, each with figures of the store."""

from __future__ import annotations

from dataclasses import replace

from atlas.model import Kind
from atlas.queries.ask import Record
from atlas.queries.filters import Filters
from atlas.queries.method.figures import counted_examples, place_methods, rule_ranks, standing_days
from atlas.views import address, cached
from atlas.views.i18n import Language
from atlas.views.lists.blanks import blanks
from atlas.views.method.drawing import draw, head
from atlas.views.tables import Cell, Row, show_table


def show_rules(filters: Filters, language: Language) -> None:
    """The five rules, in the order a number is made."""
    _show_found(language)
    _show_days(language)
    _show_headlines(filters, language)
    _show_people(filters, language)
    _show_blanks(filters, language)


def _show_found(language: Language) -> None:
    t = language.text
    methods = {
        "decision": (t("By decision"), t("A person decided it, with the evidence written down.")),
        "code": (t("By code"), t("The source gives an official code.")),
        "exact": (t("By its own name"), t("The name is the place's own, as the source writes it.")),
        "alternate": (
            t("By another name"),
            t("The name is another name of the place, in whatever language or script."),
        ),
        "stripped": (
            t("Without its title"),
            t("The name is the place's once “City of”, “Landkreis”, “… 市” is taken off."),
        ),
        "part": (t("By a part"), t("A part of the name is: before a comma, in brackets, beside a slash.")),
        None: (t("Not found"), t("Nothing fits, or several places do and nothing tells them apart.")),
    }
    rows: list[Row] = []
    for row in place_methods(cached.store()):
        label, meaning = methods.get(row["method"], (row["method"], ""))
        confidence = f"{row['lowest']:.2f} / {row['mean']:.2f}" if row["lowest"] is not None else None
        rows.append([label, meaning, row["claims"], row["memberships"], confidence])
    draw(
        "found", language, unresolved=address.href("data", filters=Filters(day=address.filters().day), tab="unresolved")
    )
    show_table(
        t("How places were found"),
        [t("Found"), t("What that means"), t("Claims"), t("Memberships"), t("Confidence, lowest / mean")],
        rows,
        language,
        key="rules-found",
        note=t(
            "Confidence, 0 to 1, is the program's own weight of the evidence, not a measured share of right answers. "
            "Release {release}.",
            release=cached.release()["release_id"],
        ),
    )


def _show_days(language: Language) -> None:
    t = language.text
    dated = {
        "day": t("a day: from that day"),
        "month": t("a month: from its last day"),
        "year": t("a year: from 31 December"),
        "edited": t("nothing, but says when the row was edited: from that day"),
        "as_of": t("nothing: from the last day the source speaks for"),
    }
    draw("days", language)
    show_table(
        t("From which day a claim stands"),
        [t("The source gives"), t("Claims"), t("For example"), t("Printed"), t("Stands from")],
        [
            [
                dated[row["dated"]],
                row["claims"],
                f"{row['reported_name']} · {row['source_id']}",
                row["printed"] or t("no date"),
                row["stands_from"].isoformat(),
            ]
            for row in standing_days(cached.store())
        ],
        language,
        key="rules-days",
    )  # fmt: skip


def _show_headlines(filters: Filters, language: Language) -> None:
    t = language.text
    ranks = {
        1: t("Law"), 2: t("Adopted policy"), 3: t("A network's register, or another government"),
        4: t("The government's own report"), 5: t("A third party"),
    }  # fmt: skip
    found = {row["rank"]: row for row in rule_ranks(cached.store(), filters.day)}
    nothing = {"promises": 0, "disputed": 0}
    draw("headline", language, disputes=address.href("data", filters=filters, tab="disagreements"))
    show_table(
        t("Which claim speaks for the promises that stand"),
        [t("Rank"), t("The claim that speaks is"), t("Promises"), t("Of them disputed")],
        [
            [str(rank), label, found.get(rank, nothing)["promises"], found.get(rank, nothing)["disputed"]]
            for rank, label in ranks.items()
        ],
        language,
        key="rules-headline",
        note=t("All nine kinds, as of {day}; a promise is one place and one kind.", day=language.day(filters.day)),
    )


def _show_people(filters: Filters, language: Language) -> None:
    draw("people", language)
    for example in counted_examples(cached.store(), filters.day, Kind.NEUTRALITY):
        _show_example(example, filters, language)


def _show_example(example: Record, filters: Filters, language: Language) -> None:
    """One place and some inside it: who counts, what the naive sum would be, and the interval."""
    t, name = language.text, language.name(example["name"], example["name_zh"])
    members = [example, *example["parts"]]
    people = cached.people(filters.day, [each["place_id"] for each in members])
    total = sum(each["population"] or 0 for each in members)
    low, high = language.number(people.low), None if people.high is None else language.number(people.high)
    once = t("at least {n}", n=low) if high is None else low if low == high else f"{low}–{high}"
    rows: list[Row] = [
        [
            Cell(
                f"{language.name(each['name'], each['name_zh'])} · {language.label('level', each['level'])}",
                href=address.href("place", place=each["place_id"]),
            ),
            each["population"],
            t("is counted") if each is example else t("inside {place}: counted there", place=name),
        ]
        for each in members
    ]
    twice = t("people counted twice") if example["population"] else t("without those of {place}", place=name)
    rows += [[t("Added up"), total, twice], [Cell(t("Counted once"), mark=True), Cell(once, mark=True), ""]]
    show_table(
        t("For example: {place}", place=name),
        [t("Place"), t("Residents"), t("How it counts")],
        rows,
        language,
        key=f"rules-people-{example['is_stated']}".lower(),
        note=t(
            "All of them promise neutrality, as of {day}. Places counted: {counted}; inside another: {skipped}; "
            "of unknown population: {unknown}.",
            day=language.day(filters.day),
            counted=language.number(people.counted),
            skipped=language.number(people.skipped),
            unknown=language.number(people.unknown),
        ),
    )


def _show_blanks(filters: Filters, language: Language) -> None:
    t = language.text
    mission = Filters(day=filters.day)
    pilots = replace(mission, kinds=(str(Kind.PILOT),))
    found, inapplicable = blanks(cached.view(mission), mission), blanks(cached.view(pilots), pilots)["inapplicable"]
    head(
        t("Three kinds of blank"),
        t(
            "A place that shows nothing may have nothing, or may never have been asked. The map, its words and the "
            "lists keep three things apart."
        ),
    )
    show_table(
        t("Places that show nothing"),
        [t("Blank"), t("What it means"), t("Places")],
        [
            [
                Cell(t("Checked, none found"), href=address.href("", filters=mission)),
                t("A source looked and found no such promise, or one stood and was revoked or lapsed."),
                len(found["none"]),
            ],
            [
                Cell(t("No source speaks of it"), href=address.href("", filters=mission)),
                t("Nations and regions only: no list holds all the world's municipalities."),
                len(found["uncovered"]),
            ],
            [
                Cell(t("Not applicable: no national programme"), href=address.href("", filters=pilots)),
                t("Only where pilots alone are shown: a city can be a pilot only where its nation runs a programme."),
                len(inapplicable),
            ],
        ],
        language,
        key="rules-blanks",
        note=t(
            "As of {day}, of the six kinds shown first; the last row of pilots alone. The list below the map names "
            "them all.",
            day=language.day(filters.day),
        ),
    )
