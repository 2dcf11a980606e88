"""What is missing, in numbers: of places, of promises, of memberships, and whole nations and regions."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from atlas.model import Kind
from atlas.queries.filters import KINDS, Filters
from atlas.queries.method.figures import UNDECIDED, gaps, missing_claims, missing_memberships, missing_places
from atlas.queries.world import View
from atlas.views import address, cached
from atlas.views.i18n import Language
from atlas.views.method.drawing import head
from atlas.views.method.source_list import reason_in_words
from atlas.views.tables import Cell, Row, show_table

YEARLESS = {Kind.CLIMATE_EMERGENCY, Kind.PILOT, Kind.CARBON_PRICING}
"""Kinds that fall due in no year."""


def show_missing(filters: Filters, language: Language) -> None:
    """Six tables, each with what is missing beside the whole it is missing of."""
    t = language.text
    everything = Filters(day=filters.day, kinds=KINDS)
    view = cached.view(everything)
    head(
        t("What is missing, in numbers"),
        t(
            "What the atlas does not know it does not fill in. Numbers of promises are those that stand on {day}, of "
            "all nine kinds; the others are of release {release} and do not depend on the day.",
            day=language.day(filters.day),
            release=cached.release()["release_id"],
        ),
    )
    _show_promises(view, everything, language)
    _show_places(language)
    _show_uncovered(view, everything, language)
    _show_reasons(everything, language)
    _show_claims(language)
    _show_memberships(language)


def _show_promises(view: View, everything: Filters, language: Language) -> None:
    t = language.text
    waiting = Counter(view.waiting["kind"])
    none = t("not applicable")
    rows: list[Row] = [
        [
            Cell(language.label("kind", kind), href=address.href("", filters=replace(everything, kinds=(kind,)))),
            each.promises,
            _part(each.undated, each.promises),
            none if kind in YEARLESS else _part(each.without_year, each.promises),
            _part(each.without_status, each.promises),
            waiting[kind],
        ]
        for kind, each in gaps(view.shown).items()
    ]
    show_table(
        t("Promises that stand, and what no source states of them"),
        [
            t("Commitment"), t("Promises on the map"), t("Without a date"), t("No target year"), t("Status not stated"),
            t("Beside them, without a place"),
        ],
        rows,
        language,
        key="missing-promises",
        note=t(
            "A promise is one place and one kind. An undated one appears on the map only from the day its source last "
            "edited the row, else from the last day the source speaks for. Those without a place are not on the map."
        ),
    )  # fmt: skip


def _show_places(language: Language) -> None:
    t = language.text
    show_table(
        t("Places, and what is not known of them"),
        [t("Level"), t("Places"), t("Residents unknown"), t("No Chinese name"), t("Position approximate")],
        [
            [
                language.label("level", row["level"]),
                row["places"],
                _part(row["without_population"], row["places"]),
                _part(row["without_chinese_name"], row["places"]),
                _part(row["approximate"], row["places"]),
            ]
            for row in missing_places(cached.store())
        ],
        language,
        key="missing-places",
        note=t(
            "Approximate: a town stands for a wider area, or the place stands where its source puts it. The store's "
            "places include some no promise is known of, such as the counties and regions around towns."
        ),
    )


def _show_uncovered(view: View, everything: Filters, language: Language) -> None:
    t = language.text
    whole = {row["level"]: row["places"] for row in missing_places(cached.store())}
    found = view.uncovered
    rows: list[Row] = []
    for level in ("national", "regional"):
        some = found[found["level"] == level]
        names = [
            language.name(name, name_zh if isinstance(name_zh, str) else None)
            for name, name_zh in zip(some["name"].head(20), some["name_zh"].head(20), strict=True)
        ]
        more = len(some) - len(names)
        listed = language.listed(names) + (" …" if more else "")
        on_map = address.href("", filters=replace(everything, levels=(level,)))
        rows.append(
            [
                Cell(language.label("level", level), href=on_map),
                whole.get(level, 0),
                _part(len(some), whole.get(level, 0)),
                listed,
            ]
        )
    show_table(
        t("Nations and regions no source speaks of"),
        [t("Level"), t("Places"), t("No source speaks of it"), t("The most populous of them")],
        rows,
        language,
        key="missing-uncovered",
        note=t(
            "Of the nations and regions the register holds. Nations and regions that stand in no list at all have no "
            "place in it and are not counted here; of municipalities no list holds all the world's."
        ),
    )


def _show_reasons(everything: Filters, language: Language) -> None:
    t = language.text
    found = cached.unresolved_rows()
    counts = Counter(row["reason"] for row in found)
    show_table(
        t("Rows without a place, by reason"),
        [t("Reason"), t("Rows"), t("Can be decided by a person")],
        [
            [
                Cell(
                    reason_in_words(reason, language),
                    href=address.href("data", filters=everything, tab="unresolved", of=reason),
                ),
                _part(n, len(found)),
                t("yes") if reason in UNDECIDED else t("no"),
            ]
            for reason, n in counts.most_common()
        ],
        language,
        key="missing-reasons",
        note=t("A row may give several claims, or none."),
    )


def _show_claims(language: Language) -> None:
    t = language.text
    show_table(
        t("Claims without a place"),
        [t("Commitment"), t("Claims"), t("Not placed")],
        [
            [language.label("kind", row["kind"]), row["claims"], _part(row["without_place"], row["claims"])]
            for row in missing_claims(cached.store())
        ],
        language,
        key="missing-claims",
        note=t("Of all days; a claim is what one source says of one promise, so there are more of them than promises."),
    )


def _show_memberships(language: Language) -> None:
    t = language.text
    show_table(
        t("Memberships without a place"),
        [t("Network"), t("Memberships"), t("Not placed")],
        [
            [
                language.name(row["name"], row["name_zh"]),
                row["memberships"],
                _part(row["without_place"], row["memberships"]),
            ]
            for row in missing_memberships(cached.store())
        ],
        language,
        key="missing-memberships",
        note=t("A membership is what one source says of one member; several sources may name the same."),
    )


def _part(n: int, whole: int) -> Cell:
    """A number with a bar of its share in the whole."""
    return Cell(n, share=n / whole if whole else None)
