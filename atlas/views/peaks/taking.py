"""What a reader takes along: sentences to quote, and the tables of the page as files."""

from __future__ import annotations

from collections.abc import Iterable

from atlas.queries.peaks.china import Designation, Member, Peaks, Statement, place_ids
from atlas.views import cached
from atlas.views.downloads.contents import Cell, Table
from atlas.views.downloads.tables import Sheet
from atlas.views.i18n import Language
from atlas.views.peaks.choice import Choice
from atlas.views.peaks.peak_years import summary
from atlas.views.peaks.published import pilots_with_peak, totals
from atlas.views.quotes import Quote
from atlas.views.through_time.people_words import sentence

PLACE = ("place_id", "name", "name_zh", "level", "region_name", "region_name_zh")
EVIDENCE = ("certainty", "source_id", "source_row", "publisher", "url")
TOTAL = (
    "fact_id", "document", "published_as_of", "kind", "level", "value", "as_of", "held_low", "difference",
    "reason_en", "reason_zh",
)  # fmt: skip


def title(peaks: Peaks, language: Language) -> str:
    """What the page shows, with its day and, where some are chosen, its levels."""
    levels = [language.label("level", level) for level in peaks.filters.levels]
    day = language.text("as of {day}", day=language.day(peaks.filters.day))
    return " · ".join([language.text("China: peak years and national pilots"), *levels, day])


def quotes(choice: Choice, peaks: Peaks, language: Language) -> list[Quote]:
    """Sentences with their numbers, days and sources; none of a thing nobody had done by the day."""
    found: list[Quote] = []
    designations = choice.of(peaks)
    if pilots := place_ids(designations):
        count = _count(len(pilots), choice, peaks, language)
        people = sentence(cached.people(peaks.filters.day, pilots), language)
        found.append(
            Quote(("" if language.is_chinese else " ").join([count, people]), _publishers(designations, language))
        )
        found.append(Quote(pilots_with_peak(peaks, language), _publishers(peaks.statements, language)))
    if peaks.members:
        found.append(Quote(summary(peaks, language), _publishers([*peaks.members, *peaks.statements], language)))
    return found


def _count(places: int, choice: Choice, peaks: Peaks, language: Language) -> str:
    day = language.day(peaks.filters.day)
    if choice.programme_id is None:
        return language.plural(
            "On {day}, {n} place of China was in a national pilot programme the atlas holds.",
            "On {day}, {n} places of China were in a national pilot programme the atlas holds.",
            places,
            day=day,
        )
    return language.plural(
        "On {day}, {n} place of China was in this programme: {programme}.",
        "On {day}, {n} places of China were in this programme: {programme}.",
        places,
        day=day,
        programme=choice.name(peaks, language),
    )


def sheets(peaks: Peaks, language: Language) -> list[Sheet]:
    """Everything the page shows, whatever programme is chosen, as tables."""
    t = language.text
    return [
        Sheet(
            t("Designations"),
            t("One row a place in one programme, as one source says; place_id is empty where the place is not found."),
            _designations(peaks),
            {
                "programme_id": t("The programme."),
                "programme_name": t("Name of the programme."),
                "programme_name_zh": t("Name of the programme in simplified Chinese."),
                "round": t("Which round of the programme; NULL where it has none."),
            },
        ),
        Sheet(t("Peak years"), t("One row a statement of a peak year."), _statements(peaks), _headline(language)),
        Sheet(
            t("Members of the alliance"),
            t("One row a member, as one source says."),
            _members(peaks),
            {"joined_on": t("Day, month or year it joined; NULL where no source says.")},
        ),
        Sheet(
            t("Neutrality"),
            t("One row a place that promises neutrality, with the claim that speaks for it."),
            _neutrality(peaks),
        ),
        Sheet(
            t("Printed totals"),
            t("One row a total a founding document printed, beside what the atlas holds."),
            _totals(),
            _total(language),
        ),
    ]


def _designations(peaks: Peaks) -> Table:
    names = {each["programme_id"]: (each["name"], each["name_zh"]) for each in peaks.programmes}
    columns = (
        *PLACE,
        "claim_id",
        "programme_id",
        "programme_name",
        "programme_name_zh",
        "round",
        "event_on",
        "reported_name",
        "reported_words",
        *EVIDENCE,
    )
    return Table(
        columns,
        [
            (
                *_place(each.place_id, peaks), each.claim_id, each.programme_id, *names[each.programme_id], each.round,
                each.since, each.reported_name, each.reported_words, *_evidence(each),
            )
            for each in peaks.designations
        ],
    )  # fmt: skip


def _statements(peaks: Peaks) -> Table:
    columns = (
        *PLACE,
        "claim_id",
        "target_year",
        "qualifier",
        "status",
        "event_on",
        "reported_words",
        "is_headline",
        *EVIDENCE,
    )
    return Table(
        columns,
        [
            (
                *_place(each.place_id, peaks), each.claim_id, each.year, each.qualifier, each.status, each.said_on,
                each.reported_words, each.is_headline, *_evidence(each),
            )
            for each in [*peaks.nation, *peaks.statements]
        ],
    )  # fmt: skip


def _members(peaks: Peaks) -> Table:
    rows = [(*_place(each.place_id, peaks), each.joined, *_evidence(each)) for each in peaks.members]
    return Table((*PLACE, "joined_on", *EVIDENCE), rows)


def _neutrality(peaks: Peaks) -> Table:
    return Table(
        (*PLACE, "target_year", "status", "claim_id", "source_id"),
        [
            (*_place(place_id, peaks), each.year, each.status, each.claim_id, each.source_id)
            for place_id, each in peaks.neutral.items()
        ],
    )


def _totals() -> Table:
    return Table(TOTAL, [tuple(_plain(each[name]) for name in TOTAL) for each in totals()])


def _headline(language: Language) -> dict[str, str]:
    return {"is_headline": language.text("Whether it speaks for the place by the atlas's rule.")}


def _total(language: Language) -> dict[str, str]:
    t = language.text
    return {
        "fact_id": t("Name of the figure in this atlas."),
        "document": t("The founding document."),
        "value": t("The printed figure."),
        "as_of": t("Day the register is asked about."),
        "held_low": t("What the atlas holds on that day."),
        "difference": t("Printed less held."),
    }


def _place(place_id: str | None, peaks: Peaks) -> tuple[Cell, ...]:
    if place_id is None:
        return (None,) * len(PLACE)
    place = peaks.known[place_id]
    return place_id, place.name, place.name_zh, place.level, place.region, place.region_zh


def _evidence(each: Designation | Statement | Member) -> tuple[Cell, ...]:
    return each.certainty, each.source_id, each.source_row, each.publisher, each.url


def _plain(value: object) -> Cell:
    return value if value is None or isinstance(value, int) else str(value)


def _publishers(said: Iterable[Designation | Statement | Member], language: Language) -> str:
    """Who says so, each once."""
    return language.listed(dict.fromkeys(each.publisher for each in said))
