"""What each column of a download means."""

from __future__ import annotations

from collections.abc import Mapping

from atlas.views.i18n import Language


def meanings(language: Language) -> Mapping[str, str]:
    """Column → its meaning; of columns taken from the store as they are, the store's own comment in this language."""
    return _place(language) | _lists(language) | _promise(language) | _evidence(language)


def _place(language: Language) -> dict[str, str]:
    t = language.text
    return {
        "place_id": t(
            "ISO 3166-1 alpha-3 for a nation, ISO 3166-2 for a region, gn + GeoNames id for a local place, else "
            "<source_id>:<its id>."
        ),
        "name": t("English or the common Latin form; from the gazetteer."),
        "name_zh": t("Simplified Chinese (zh-Hans); NULL where no source has one."),
        "level": t("Level of government"),
        "local_type": t("The place's own word for itself; NULL where no source gives one."),
        "country": t("ISO 3166-1 alpha-3; NULL only for supranational bodies."),
        "country_name": t("Name of the nation."),
        "country_name_zh": t("Name of the nation in simplified Chinese."),
        "region_id": t("ISO 3166-2 of the region it lies in; NULL where the gazetteer has none."),
        "region_name": t("Name of the region."),
        "region_name_zh": t("Name of the region in simplified Chinese."),
        "lat": t("Degrees north, WGS 84."),
        "lon": t("Degrees east, WGS 84."),
        "precision": t(
            "point: the place itself; seat: a town standing for a wider area; outline: a point inside the area; "
            "source: as a source gives it. All but point are approximate."
        ),
        "population": t("Residents; NULL where no source states it, never zero for unknown."),
        "population_year": t("Calendar year of the population; NULL where its source states none."),
        "population_source": t("Source of the population."),
    }


def _lists(language: Language) -> dict[str, str]:
    t = language.text
    return {
        "kinds": t(
            "What is promised, one word a promise, separated by semicolons; the lists that follow keep this order."
        ),
        "target_years": t("Target year of each promise; nothing between semicolons where none is stated."),
        "statuses": t("How firm each promise is."),
        "scopes": t("Whose emissions each promise covers."),
        "source_ids": t("Who speaks for each promise."),
        "claim_ids": t("The claim that speaks for each promise."),
    }


def _promise(language: Language) -> dict[str, str]:
    t = language.text
    return {
        "kind": t("What is promised."),
        "status": t("How firm it is; NULL where the source does not say, and for revocations and none_found."),
        "target_year": t(
            "Calendar year the promise falls due (peak: the year of the peak); NULL where none is stated."
        ),
        "scope": t("Whose emissions it covers."),
        "energy": t(
            "Which energy a renewables promise covers; all: energy, no form of it; unspecified: the source does not "
            "say; NULL for other kinds."
        ),
        "value_pct": t("Percent reduced, or percent of energy; NULL where the promise has none."),
        "base_year": t("Calendar year a reduction counts from; NULL where none is stated."),
        "qualifier": t("A word that bends the year or the figure, such as around or before; NULL where there is none."),
        "end_term": t("The word for neutrality the source records; NULL for other kinds."),
        "since": t("Earliest day, month or year a source dates the promise; NULL where none dates it."),
        "event": t("What happened; none_found: the source checked and found no such promise."),
        "event_on": t("Day, month or year it happened, as the claim dates it; NULL where it does not."),
        "sources": t("How many sources speak of the promise."),
        "disagree": t("Whether sources contradict each other."),
    }


def _evidence(language: Language) -> dict[str, str]:
    t = language.text
    return {
        "claim_id": t("Made of what is said, so that it stays when rows of the source move."),
        "source_id": t("Who says so."),
        "source_row": t("Where in the source: its own id of the row, or the row number of its sheet."),
        "reported_name": t("The government's name as the source prints it."),
        "reported_words": t("The source's own short label; NULL where its cell is blank."),
        "certainty": t("stated, or the source's own doubt."),
        "url": t("Evidence the source links; NULL where it links none."),
        "publisher": t("Who publishes the source."),
        "source_title": t("What the source is called, with its version."),
        "source_as_of": t("Last day the source speaks for."),
        "licence": t("Licence of the source: SPDX id where one exists; not stated where the publisher states none."),
    }
