"""How a name was resolved, or why not: the closed lists."""

from __future__ import annotations

from enum import StrEnum


class Method(StrEnum):
    """How a place was found, firmest first."""

    DECISION = "decision"
    """A person decided, in `data/decisions/places.csv`."""
    CODE = "code"
    """The source gives an official code."""
    EXACT = "exact"
    """The name is the place's own, as the source writes it."""
    ALTERNATE = "alternate"
    """The name is another name of the place."""
    STRIPPED = "stripped"
    """The name is the place's once its word for the type of government is taken off."""
    PART = "part"
    """A part of the name is: before a comma, in brackets, beside a slash."""
    NONE = ""
    """Not found."""


class Reason(StrEnum):
    """Why a name stays unresolved."""

    AMBIGUOUS = "ambiguous"
    """Several places fit and nothing tells them apart."""
    NOT_IN_GAZETTEER = "not_in_gazetteer"
    """No place of that name is known in the country."""
    UNKNOWN_COUNTRY = "unknown_country"
    """The word for the country is not known."""
    WIDER_AREA = "wider_area"
    """The name is that of a county, district or the like the gazetteer does not hold: not the town's."""
    WRONG_LEVEL = "wrong_level"
    """A place of that name is known, but of another level of government."""
    WRONG_REGION = "wrong_region"
    """Places of that name are known, but none in the region the source names."""
    EVIDENCE_DISAGREES = "evidence_disagrees"
    """The place of that name is far from the source's coordinate or of another size altogether."""
    NOT_A_PLACE = "not_a_place"
    """The row stands for several governments or for none."""
    EMPTY_NAME = "empty_name"
    """There is no name."""
