"""What else the sources say of a place: its networks, its residents, the names it was reported under."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

import streamlit as st

from atlas.queries.place_file.file import PlaceFile
from atlas.views import address
from atlas.views.country.words import publisher_word
from atlas.views.i18n import Language
from atlas.views.place_file.names import show_names
from atlas.views.place_file.sentence import heading, show_sentence
from atlas.views.tables import Cell, show_table


def show_memberships(file: PlaceFile, language: Language) -> None:
    """Every statement of a membership, network by network; a sentence where there is none."""
    t = language.text
    if not file.members:
        show_sentence(t("No source names it as a member of a network by {day}.", day=language.day(file.day)))
        return
    networks = len({row["network_id"] for row in file.members})
    rows = []
    for network_id, statements in groupby(file.members, itemgetter("network_id")):
        for row in statements:
            name = language.name(row["name"], row["name_zh"])
            doubt = f" ({row['certainty']})" if row["certainty"] != "stated" else ""
            rows.append([
                Cell(name, href=address.href("networks", network=network_id)),
                row["joined_on"],
                Cell(publisher_word(row["publisher"]) + doubt, href=row["url"] or row["source_url"]),
                row["as_of"].isoformat(),
                row["reported_name"],
            ])  # fmt: skip
    show_table(
        language.plural("Member of {n} network", "Member of {n} networks", networks),
        [t("Network"), t("Since"), t("Source"), t("As of"), t("Printed as")],
        rows, language, key="memberships",
        note=t("Statements made by {day}. An en dash: the source does not say since when.", day=language.day(file.day)),
    )  # fmt: skip


def show_known_by(file: PlaceFile, language: Language) -> None:
    """The names of the place, its residents and how it was found, under a head of their own."""
    heading(language.text("Names, residents, and how it was found"))
    show_names(file, language)
    show_residents(file, language)
    show_found(file, language)


def show_residents(file: PlaceFile, language: Language) -> None:
    """The residents as the sources report them, side by side, the figure that is taken first; nothing where none do."""
    t, place = language.text, file.place
    if not file.populations:
        return
    rows = []
    if place["population"] is not None:
        year = str(place["population_year"]) if place["population_year"] else None
        who = Cell(publisher_word(place["population_publisher"]), href=place["population_url"])
        rows.append([who, Cell(place["population"], mark=True), year, t("taken")])
    for row in file.populations:
        is_taken = row["source_id"] == place["population_source"] and row["population"] == place["population"]
        if not is_taken:
            year = str(row["population_year"]) if row["population_year"] else None
            rows.append([Cell(publisher_word(row["publisher"]), href=row["url"]), row["population"], year, ""])
    show_table(
        t("Residents, as the sources report them"),
        [t("Source"), t("Residents"), t("Year"), t("Used")],
        rows, language, key="populations",
        note=t("A source's figure is taken where the gazetteer has none, or where several agree that it is more than "
               "threefold off. An en dash: the source does not state the year."),
    )  # fmt: skip


def show_found(file: PlaceFile, language: Language) -> None:
    """How the names the sources print were found to be this place, folded away."""
    t = language.text
    if not file.found:
        return
    label = t("How it was found in the sources")
    closed = st.expander(label, key="found-open", on_change="rerun")
    if not closed.open:
        return
    methods = {
        "decision": t("a person decided, in data/decisions/places.csv"),
        "code": t("by the official code the source gives"),
        "exact": t("by its name, as the source writes it"),
        "alternate": t("by another of its names"),
        "stripped": t("by its name, without the word for the type of government"),
        "part": t("by a part of what is printed"),
    }
    rows = [
        [
            Cell(row["reported_name"]),
            Cell(row["publisher"], href=row["url"]),
            methods.get(row["place_method"], row["place_method"]),
            f"{row['place_confidence']:.2f}",
            row["rows"],
        ]
        for row in file.found
    ]
    with closed:
        show_table(
            label,
            [t("Printed as"), t("Source"), t("Found"), t("Confidence"), t("Statements")],
            rows, language, key="found",
            note=t("Confidence from 0 to 1; statements of all days, promises and memberships."),
        )  # fmt: skip
