"""What a place is: its level, its ids, its position and what that is worth, its residents, what it lies in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from atlas.model import Level
from atlas.queries.ask import Record
from atlas.queries.place_file.file import PlaceFile
from atlas.views import address
from atlas.views.country.words import publisher_word
from atlas.views.i18n import Language

ISO = "https://www.iso.org/obp/ui/#iso:code:3166:"
GEONAMES = "https://www.geonames.org/"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what a place is.

    Args:
        parts: Texts, each with the address it links to, empty for none.
        note: What the fact is worth, or where it is from.
    """

    head: str
    parts: tuple[tuple[str, str], ...]
    note: str = ""


def names_of(file: PlaceFile, language: Language) -> tuple[str, str]:
    """The place's name for this reader, and the one in the other language; empty where there is no other."""
    place = file.place
    first = language.name(place["name"], place["name_zh"])
    other = place["name"] if language.is_chinese else place["name_zh"]
    return first, other if other and other != first else ""


def show_identity(file: PlaceFile, language: Language) -> None:
    """The facts as a list of terms; every text is escaped by the template engine."""
    st.html(_template().render(facts=list(facts(file, language))))


@cache
def _template() -> Template:
    folder = FileSystemLoader(Path(__file__).parents[1] / "templates")
    return Environment(loader=folder, autoescape=True, undefined=StrictUndefined).get_template("place_facts.html")


def facts(file: PlaceFile, language: Language) -> Iterator[Fact]:
    """Line by line, what the register knows of what the place is."""
    t, place = language.text, file.place
    own = t("its own word for itself: {word}", word=place["local_type"]) if place["local_type"] else ""
    yield Fact(t("Level of government"), ((language.label("level", file.level), ""),), own)
    if file.around:
        yield Fact(t("Lies in"), tuple(_around(each, language) for each in reversed(file.around)))
    elif file.level == Level.LOCAL:
        yield Fact(t("Lies in"), ((t("unknown"), ""),))
    yield Fact(t("Ids"), tuple(_ids(place, language)), t("This page keeps its address by the first of them."))
    lat, lon = coordinates(place)
    yield Fact(
        t("Position"),
        ((f"{lat} {lon}", ""),),
        f"{language.label('precision', place['precision'])} · {_worth(place, language)}",
    )
    yield _residents(place, language)


def coordinates(place: Record) -> tuple[str, str]:
    """Latitude and longitude in degrees, as a reader writes them."""
    lat, lon = place["lat"], place["lon"]
    return f"{abs(lat):.4f}° {'N' if lat >= 0 else 'S'}", f"{abs(lon):.4f}° {'E' if lon >= 0 else 'W'}"


def _worth(place: Record, language: Language) -> str:
    t = language.text
    return {
        "point": t("WGS 84, from the gazetteer."),
        "seat": t("WGS 84; the town the government sits in stands for a wider area."),
        "outline": t("WGS 84; a point inside its outline, which may be far from where people live."),
        "source": t("WGS 84; where a source of commitments puts it, since no gazetteer of ours holds it."),
    }[place["precision"]]


def _around(around: Record, language: Language) -> tuple[str, str]:
    name = language.name(around["name"], around["name_zh"])
    is_joint = around["relation"] == "agglomeration"
    said = f"{name} ({language.text('agglomeration')})" if is_joint else name
    return said, address.href("place", place=around["place_id"])


def _ids(place: Record, language: Language) -> Iterator[tuple[str, str]]:
    place_id, level = place["place_id"], place["level"]
    if level == Level.NATIONAL:
        yield f"{place_id} (ISO 3166-1 alpha-3)", ""
    elif level == Level.REGIONAL and ":" not in place_id:
        yield f"{place_id} (ISO 3166-2)", f"{ISO}{place_id.split('-')[0]}"
    elif place["home_publisher"]:
        yield f"{place_id} ({place['home_publisher']})", place["home_url"]
    else:
        yield place_id, ""
    if place["geonames_id"]:
        yield f"GeoNames {place['geonames_id']}", f"{GEONAMES}{place['geonames_id']}"


def _residents(place: Record, language: Language) -> Fact:
    t = language.text
    if place["population"] is None:
        return Fact(t("Residents"), ((t("Number of residents unknown"), ""),), t("No source states it."))
    year = str(place["population_year"]) if place["population_year"] else t("year not stated")
    return Fact(
        t("Residents"),
        (
            (language.number(place["population"]), ""),
            (publisher_word(place["population_publisher"]), place["population_url"]),
        ),
        year,
    )
