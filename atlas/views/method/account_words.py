"""Published totals in words: what they count, where, when, in which document, and how far they differ."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from babel.dates import format_date

from atlas.model import Kind, Level
from atlas.queries.ask import Record
from atlas.views import cached
from atlas.views.i18n import CUSTOMS, Language

MINUS = "−"


def document_in_words(document: str, language: Language) -> str:
    """What the document is, and the name it has in the atlas."""
    t = language.text
    known = {
        "collaborative-climate-action-brochure": t("Brochure on Collaborative Climate Action"),
        "cities-carbon-neutrality-governance-paper": t("Paper on cities, carbon neutrality and governance"),
        "city-peak-targets-commentary-2018": t("Commentary on the peak targets of cities, 2018"),
        "appc-city-peaking-report": t("Report on the peaking cities of APPC"),
        "ncsc-global-cooperation-assessment-2023": t("NCSC assessment of global cooperation, 2023"),
    }
    return known.get(document, document)


def counted_in_words(account: Record, language: Language) -> str:
    """What a total counts: kind, or network, or programme, and levels."""
    t, kind = language.text, str(account["kind"])
    what, _, which = kind.partition(": ")
    if kind in set(Kind):
        said = language.label("kind", kind)
    elif what == "membership":
        said = t("Members: {network}", network=_network(which, language))
    elif what == "pilot":
        pilots = {"green finance": t("Green finance zones"), "carbon trading": t("Carbon trading pilots")}
        said = pilots.get(which, kind)
    else:
        others = {
            "any of the four": t("Any of the four kinds"),
            "south-south cooperation documents": t("South–south cooperation documents"),
        }
        said = others.get(kind, kind)
    levels = [language.label("level", level) for level in Level if level in account["level"]]
    return " · ".join([said, *([language.listed(levels)] if levels else [])])


def _network(name: str, language: Language) -> str:
    known = {
        "Climate Ambition Alliance": language.text("Climate Ambition Alliance"),
        "ICLEI (Seoul Declaration)": language.text("ICLEI (Seoul Declaration)"),
    }
    return known.get(name, name)


def where_in_words(scope: str, nations: Mapping[str, str], language: Language) -> str:
    """The nation or the world.

    Args:
        nations: English name of a nation → alpha-3.
    """
    if scope == "world":
        return language.text("World")
    return language.name(*cached.country_names()[nations[scope]]) if scope in nations else scope


def printed_in_words(account: Record, language: Language) -> str:
    """The printed figure with its unit; a floor says so."""
    printed = language.number(account["value"])
    if (account["note"] or "").startswith("more than"):
        printed = language.text("more than {n}", n=printed)
    return _in_units(printed, account["unit"], language)


def _in_units(printed: str, unit: str, language: Language) -> str:
    """The printed figure with its unit."""
    t = language.text
    units = {
        "places": t("{n} places", n=printed),
        "governments": t("{n} governments", n=printed),
        "countries": t("{n} countries", n=printed),
        "people": t("{n} people", n=printed),
        "documents": t("{n} documents", n=printed),
    }
    return units.get(unit, f"{printed} {unit}")


def held_in_words(low: int | None, high: int | None, language: Language) -> str | None:
    """What is held, as one number or as an interval; None where the register cannot answer."""
    if low is None:
        return None
    if high is None:
        return language.text("at least {n}", n=language.number(low))
    return language.number(low) if low == high else f"{language.number(low)}–{language.number(high)}"


def signed(amount: int | None, language: Language) -> str | None:
    """The amount with its sign, None where there is none."""
    if amount is None:
        return None
    return f"{'+' if amount > 0 else MINUS if amount < 0 else ''}{language.number(abs(amount))}"


def stated_day(text: str, language: Language) -> str:
    """A day, month or year of ISO 8601, written out."""
    parts = [int(part) for part in text.split("-")]
    form = {1: "y", 2: "yMMMM"}.get(len(parts))
    day = date(*[*parts, 1, 1][:3])
    if form is None:
        return language.day(day)
    pattern = {("en", "y"): "y", ("en", "yMMMM"): "MMMM y", ("zh-Hans", "y"): "y年", ("zh-Hans", "yMMMM"): "y年M月"}
    return str(format_date(day, pattern[language.tag, form], locale=CUSTOMS[language.tag]))
