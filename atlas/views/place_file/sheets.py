"""The file of a place as tables to download."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from atlas.queries.ask import Record
from atlas.queries.place_file.file import PlaceFile
from atlas.views.downloads.contents import Cell, Table
from atlas.views.downloads.tables import Sheet
from atlas.views.i18n import Language

PLACE = ("place_id", "name", "name_zh", "level", "local_type", "country", "region_id", "lat", "lon", "precision",
         "population", "population_year", "population_source", "geonames_id")  # fmt: skip
CLAIMS = (
    "claim_id", "kind", "event", "event_on", "stands_from", "status", "target_year", "base_year", "value_pct", "scope",
    "energy", "end_term", "programme_name", "qualifier", "reported_words", "certainty", "is_headline", "is_active",
    "is_disputed", "reported_name", "source_id", "publisher", "source_row", "url", "as_of", "licence",
)  # fmt: skip
STATES = ("kind", "from_on", "until_on", "active", "target_year", "status", "scope", "claim_id", "source_id", "since",
          "sources", "disagree", "checked_none", "ended_on")  # fmt: skip
RIVALS = ("kind", "topic", "about", "claim_id", "is_headline", "step", "target_year", "base_year", "value_pct",
          "status", "event", "event_on", "stands_from", "source_id", "publisher", "url")  # fmt: skip
MEMBERS = ("network_id", "name", "joined_on", "as_of", "certainty", "reported_name", "source_id", "publisher",
           "source_row", "url", "licence")  # fmt: skip
NAMES, POPULATIONS = ("lang", "name", "kind"), ("population", "population_year", "source_id", "publisher", "as_of")


def sheets(file: PlaceFile, language: Language) -> list[Sheet]:
    """The tables of the file; one nothing is known for is left out."""
    t = language.text
    made = [
        (t("Place"), t("What the place is."), PLACE, [file.place]),
        (t("Claims"), t("Every statement of a promise made by the day, one a row."), CLAIMS, file.claims),
        (t("states"), t("What was known of each kind from one statement to the next."), STATES, file.states),
        (t("differences"), t("Statements that contradict each other on the day."), RIVALS, file.rivals),
        (t("Memberships"), t("Every statement of a membership made by the day."), MEMBERS, file.members),
        (t("names"), t("Every name the place is found by."), NAMES, file.names),
        (t("Residents"), t("Residents as the sources report them."), POPULATIONS, file.populations),
    ]
    meanings = _meanings(language)
    return [Sheet(name, meaning, _table(columns, rows), meanings) for name, meaning, columns, rows in made if rows]


def _table(columns: Sequence[str], rows: Sequence[Record]) -> Table:
    return Table(tuple(columns), [tuple(_cell(row[name]) for name in columns) for row in rows])


def _cell(value: object) -> Cell:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool) else None


def _meanings(language: Language) -> Mapping[str, str]:
    """Column → its meaning, of those other downloads do not have."""
    t = language.text
    return {
        "geonames_id": t("GeoNames id; NULL where the place is not in GeoNames."),
        "stands_from": t(
            "First day it counts: the last day its own date allows, else the day of the record or source."
        ),
        "programme_name": t("The pilot programme; NULL for other kinds."),
        "is_headline": t("Whether it is the headline of its kind on the day."),
        "is_active": t("Whether a promise of its kind stands on the day."),
        "is_disputed": t("Whether statements of its kind contradict each other on the day."),
        "as_of": t("Last day the source speaks for."),
        "from_on": t("First day of the time."),
        "until_on": t("First day after it; NULL for the time that holds on the day."),
        "active": t("Whether a promise stands in that time."),
        "checked_none": t("Whether a source has checked by then and found none."),
        "ended_on": t("Newest day by then on which a promise was revoked or lapsed; NULL for none."),
        "topic": t("The question that is answered differently."),
        "about": t("What the answers differ in: year, percent, or promise where one source found none."),
        "step": t("Which step of the published rule sets the headline before it; NULL for the headline."),
        "network_id": t("The network."),
        "joined_on": t("Day, month or year it joined; NULL where the source does not say."),
        "lang": t("BCP 47 tag; und where the gazetteer does not say."),
    }
