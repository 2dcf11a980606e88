"""A place beside its nation: whose promise falls due first, as the country page counts it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from atlas.model import Kind, Level
from atlas.queries.country.ahead import Pace
from atlas.queries.place_file.file import PlaceFile, Standing, paces, standing
from atlas.queries.world import World
from atlas.views.country.area import in_a_sentence
from atlas.views.i18n import Language


@dataclass(frozen=True, slots=True)
class Beside:
    """What of a place and of its nation stands on a day.

    Args:
        own: Kind → the promise of the place.
        nation: Kind → that of its nation; empty for a nation itself.
        paces: Kind → how the one stands to the other.
    """

    own: Mapping[str, Standing]
    nation: Mapping[str, Standing]
    paces: Mapping[str, set[Pace]]


def has_nation(file: PlaceFile) -> bool:
    """Whether the place lies in a nation it can be compared with."""
    return file.level in (Level.REGIONAL, Level.LOCAL) and file.place["country_name"] is not None


def nation_name(file: PlaceFile, language: Language) -> str:
    """The name of the nation of a place."""
    return language.name(file.place["country_name"], file.place["country_name_zh"])


def beside_nation(world: World, file: PlaceFile) -> Beside:
    """The place and its nation on the day of the world."""
    nation = standing(world, file.place["country"]) if has_nation(file) else {}
    return Beside(standing(world, file.place_id), nation, paces(world, file))


def said_beside(kind: str, both: Beside, language: Language) -> str:
    """How a promise of the place stands to its nation's, in a few words."""
    t = language.text
    own, nation, found = both.own.get(kind), both.nation.get(kind), both.paces.get(kind, set())
    if nation is None:
        return t("the nation has none") if own else ""
    if own is None:
        return t("the nation has one: {year}", year=nation.year) if nation.year else t("the nation has one")
    said = t("the nation has one too")
    years, year = abs((own.year or 0) - (nation.year or 0)), nation.year
    if Pace.EARLIER in found:
        said = language.plural(
            "{n} year before the nation ({year})", "{n} years before the nation ({year})", years, year=year
        )
    elif Pace.LATER in found:
        said = language.plural(
            "{n} year after the nation ({year})", "{n} years after the nation ({year})", years, year=year
        )
    elif Pace.SAME in found:
        said = t("the same year")
    return language.listed([said, t("firmer than the nation's")]) if Pace.FIRMER in found else said


def neutrality_beside(file: PlaceFile, both: Beside, language: Language) -> str:
    """Who aims for neutrality first, the place or its nation, in a sentence with the day."""
    t, found = language.text, both.paces.get(Kind.NEUTRALITY, set())
    own, theirs = both.own.get(Kind.NEUTRALITY), both.nation.get(Kind.NEUTRALITY)
    year, other = own.year if own else None, theirs.year if theirs else None
    said = {
        "place": in_a_sentence(file.place_id, language.name(file.place["name"], file.place["name_zh"]), language),
        "nation": in_a_sentence(file.place["country"], nation_name(file, language), language),
        "day": language.day(file.day),
        "year": str(year),
        "other": str(other),
    }
    if not has_nation(file):
        if year is None:
            return t("As of {day} the register knows no year of neutrality of {place}.", **said)
        return t("As of {day} {place} aims for neutrality in {year}.", **said)
    if year is None:
        both_none = t("As of {day} the register knows no year of neutrality of {place}, nor of {nation}.", **said)
        nation_only = t(
            "As of {day} {nation} aims for neutrality in {other}; of {place} the register knows no year.", **said
        )
        return both_none if other is None else nation_only
    text = t("As of {day} {place} aims for neutrality in {year}; of {nation} the register knows no year.", **said)
    years = abs(year - (other or year))
    if Pace.OPERATIONS in found:
        text = t("As of {day} {place} aims for neutrality of its government's own operations alone, in {year}.", **said)
    elif Pace.EARLIER in found:
        text = language.plural(
            "As of {day} {place} aims for neutrality in {year}, {n} year before {nation} ({other}).",
            "As of {day} {place} aims for neutrality in {year}, {n} years before {nation} ({other}).",
            years,
            **said,
        )
    elif Pace.LATER in found:
        text = language.plural(
            "As of {day} {place} aims for neutrality in {year}, {n} year after {nation} ({other}).",
            "As of {day} {place} aims for neutrality in {year}, {n} years after {nation} ({other}).",
            years,
            **said,
        )
    elif Pace.SAME in found:
        text = t("As of {day} {place} aims for neutrality in {year}, as {nation} does ({other}).", **said)
    return text
