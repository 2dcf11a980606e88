"""What of a place can be wrong: its own facts and each claim's, with what the atlas says of them now."""

from __future__ import annotations

from dataclasses import dataclass

from atlas.model import Energy
from atlas.queries.ask import Record
from atlas.queries.place_file.file import PlaceFile
from atlas.views.i18n import Language
from atlas.views.place_card import says
from atlas.views.place_file.identity import coordinates

OTHER = "other"
MISSING = "missing"
"""A promise or a membership the atlas does not hold."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Something a reader may find wrong.

    Args:
        claim: The claim it is; None for the place itself.
        label: It in a line.
        fields: Code of a fact → what the atlas says of it now, in codes and figures; empty where it says nothing.
    """

    claim: Record | None
    label: str
    fields: dict[str, str]

    @property
    def claim_id(self) -> str | None:
        """Id of the claim."""
        return str(self.claim["claim_id"]) if self.claim else None


def subjects(file: PlaceFile, language: Language) -> list[Subject]:
    """The place itself, then its claims, kind by kind."""
    own = Subject(None, language.text("The place itself"), _of_place(file))
    return [own, *(Subject(claim, _label(claim, language), _of_claim(claim, file)) for claim in file.claims)]


def _label(claim: Record, language: Language) -> str:
    said = language.listed(says(claim, language))
    return f"{language.label('kind', claim['kind'])} · {said} · {claim['publisher']} ({claim['claim_id']})"


def _of_place(file: PlaceFile) -> dict[str, str]:
    place = file.place
    around = [each["place_id"] for each in file.around if each["relation"]]
    return {
        MISSING: "",
        "name": place["name"],
        "name_zh": _text(place["name_zh"]),
        "level": place["level"],
        "position": " ".join(coordinates(place)),
        "residents": _text(place["population"]),
        "lies_in": " ".join(around),
        OTHER: "",
    }


def _of_claim(claim: Record, file: PlaceFile) -> dict[str, str]:
    percent = "" if claim["value_pct"] is None else f"{claim['value_pct']:g}"
    energy = {} if claim["energy"] in {None, Energy.UNSPECIFIED} else {"energy": claim["energy"]}
    return {
        "whose": f"{file.place['name']} ({file.place_id})",
        "event": claim["event"],
        "date": _text(claim["event_on"]),
        "target_year": _text(claim["target_year"]),
        "percent": percent,
        "status": _text(claim["status"]),
        "scope": claim["scope"],
        **energy,
        "link": _text(claim["url"]),
        "source": claim["source_id"],
        OTHER: "",
    }


def _text(value: object) -> str:
    return "" if value is None else str(value)


def field_labels(language: Language) -> dict[str, str]:
    """Code of a fact → what it is called."""
    t = language.text
    return {
        MISSING: t("A promise or membership is missing"),
        "name": t("Its name"),
        "name_zh": t("Its Chinese name"),
        "level": t("Its level of government"),
        "position": t("Its position"),
        "residents": t("Its number of residents"),
        "lies_in": t("What it lies in"),
        "whose": t("Whose promise it is"),
        "event": t("What happened"),
        "date": t("When it happened"),
        "target_year": t("The target year"),
        "percent": t("The percentage"),
        "status": t("How firm it is"),
        "scope": t("Whose emissions"),
        "energy": t("Which energy it covers"),
        "link": t("The link to the evidence"),
        "source": t("What is said of the source"),
        OTHER: t("Something else"),
    }
