"""What the founding documents printed of China's pilots and peaks beside what the atlas holds, and why they differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from atlas.model import Level
from atlas.queries.ask import Record
from atlas.queries.peaks.china import Peaks, place_ids
from atlas.views import address, cached
from atlas.views.i18n import Language
from atlas.views.method.account_words import document_in_words
from atlas.views.peaks.lines import show_line
from atlas.views.tables import Cell, Row, show_table

SCOPE = "China"
"""Where the totals of this page are counted, as the founding documents' list writes it."""
PROGRAMMES = {"pilot: green finance": "cn_green_finance_zones", "pilot: carbon trading": "cn_carbon_trading_pilots"}
"""What is counted → the programme whose places it counts, of those that are not the oldest."""


def totals() -> list[Record]:
    """The printed totals of China's governments, in the order of the documents."""
    return [each for each in cached.accounts() if each["scope"] == SCOPE and each["held_low"] is not None]


def show_published(peaks: Peaks, language: Language) -> None:
    """The section."""
    t = language.text
    show_line(pilots_with_peak(peaks, language))
    heads = [t("What is counted"), t("Document"), t("As of"), t("Printed"), t("Held"), t("Difference"), t("Why")]
    show_table(
        t("Printed totals beside the atlas's"),
        heads,
        [_row(each, language) for each in totals()],
        language,
        key="peaks-published",
        note=t("Held: what the atlas holds on the day the total speaks for. Difference: printed less held."),
    )


def pilots_with_peak(peaks: Peaks, language: Language) -> str:
    """Of how many low-carbon pilots the atlas holds a peak year on the day, and what was printed, in one sentence."""
    if not peaks.programmes or not (found := place_ids(peaks.designated(peaks.programmes[0]["programme_id"]))):
        return language.text("No low-carbon pilot stood on {day}.", day=language.day(peaks.filters.day))
    held = [place for place in found if place in peaks.by_place]
    said = language.text(
        "As of {day}, the atlas holds a peak year that can be cited for {held} of {pilots} national low-carbon pilots.",
        day=language.day(peaks.filters.day),
        held=language.number(len(held)),
        pilots=language.number(len(found)),
    )
    printed = {each["fact_id"]: each for each in totals()}
    if {"pilot_with_peak", "pilot_total"} <= {*printed} and not peaks.filters.levels:
        said += ("" if language.is_chinese else " ") + language.text(
            "A commentary of {year} printed {printed} of {all}, without a list.",
            year=printed["pilot_with_peak"]["published_as_of"][:4],
            printed=language.number(printed["pilot_with_peak"]["value"]),
            all=language.number(printed["pilot_total"]["value"]),
        )
    return said


def _row(each: Record, language: Language) -> Row:
    reason = each["reason_zh"] if language.is_chinese else each["reason_en"]
    parts = [part["note_zh"] if language.is_chinese else part["note_en"] for part in each["parts"]]
    held, day = each["held_low"], each["as_of"]
    return [
        counted(each, language),
        document_in_words(each["document"], language),
        each["published_as_of"],
        each["value"],
        Cell(held, href=_rows_of(each, day), title=language.day(day)),
        each["difference"],
        ("" if language.is_chinese else " ").join(
            [*(f"{part}{'。' if language.is_chinese else '.'}" for part in parts), reason]
        ),
    ]


def _rows_of(each: Record, day: date) -> str:
    """The way to the rows of what is held: this page, or the world map, on that day."""
    levels = tuple(level for level in (str(Level.REGIONAL), str(Level.LOCAL)) if level in each["level"])
    own = {"programme": PROGRAMMES[each["kind"]]} if each["kind"] in PROGRAMMES else {}
    return address.href(
        "peaks", filters=replace(address.filters(), day=day, levels=levels if len(levels) == 1 else ()), **own
    )


def counted(each: Record, language: Language) -> str:
    """What a total counts."""
    t = language.text
    known = {
        "pilot_total": t("Low-carbon pilots, three batches"),
        "pilot_provinces": t("of them provinces"),
        "pilot_cities": t("of them cities"),
        "pilot_counties": t("of them counties"),
        "pilot_with_peak": t("Low-carbon pilots with a peak year"),
        "pilot_peak_2020": t("of them 2020 or before"),
        "pilot_42": t("Low-carbon pilots, first two batches"),
        "appc_2015": t("Members of the alliance, September 2015"),
        "appc_2016": t("Members that joined in 2016"),
        "appc_city_members": t("City members named in the report"),
        "green_finance_zones": t("Green-finance pilot zones"),
        "ets_pilots_china": t("Carbon-trading pilots"),
    }
    return known.get(each["fact_id"]) or " · ".join(filter(None, (each["kind"], each["level"], each["note"])))
