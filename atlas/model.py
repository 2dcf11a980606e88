"""The vocabulary of the atlas and the shapes that travel between its rooms.

The closed lists are those of the store; their labels in English and Chinese stand in
`data/reference/vocabulary.csv`. A shape here holds facts only: no database, no files.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

SCHEMA_VERSION = 4
"""Version of the store's schema: the builder writes it, the app opens no other."""


class Level(StrEnum):
    """Level of government, from the top down."""

    SUPRANATIONAL = "supranational"
    NATIONAL = "national"
    REGIONAL = "regional"
    LOCAL = "local"


class Kind(StrEnum):
    """What is promised."""

    RENEWABLE_100 = "renewable_100"
    CLIMATE_EMERGENCY = "climate_emergency"
    NEUTRALITY = "neutrality"
    FOSSIL_FREE = "fossil_free"
    PILOT = "pilot"
    PEAK = "peak"
    REDUCTION = "reduction"
    RENEWABLE_SHARE = "renewable_share"
    CARBON_PRICING = "carbon_pricing"


class Status(StrEnum):
    """How firm a promise is: a ladder, weakest first."""

    PROPOSED = "proposed"
    PLEDGED = "pledged"
    IN_POLICY = "in_policy"
    IN_LAW = "in_law"
    ACHIEVED = "achieved"


class Event(StrEnum):
    """What happened to a promise on the day of the claim."""

    ANNOUNCED = "announced"
    ADOPTED = "adopted"
    DESIGNATED = "designated"
    AMENDED = "amended"
    REVOKED = "revoked"
    LAPSED = "lapsed"
    ACHIEVED = "achieved"
    NONE_FOUND = "none_found"


class Scope(StrEnum):
    """Whose emissions or energy the promise covers."""

    COMMUNITY = "community"
    GOVERNMENT_OPERATIONS = "government_operations"
    SECTOR = "sector"
    UNSPECIFIED = "unspecified"


class Energy(StrEnum):
    """Which energy a renewables promise covers: different promises, never one."""

    ALL = "all"
    """All energy: the source says energy, not a form of it."""
    ELECTRICITY = "electricity"
    HEAT = "heat"
    """Heating and cooling."""
    TRANSPORT = "transport"
    UNSPECIFIED = "unspecified"
    """The source does not say what the percentage is of."""


class Reuse(StrEnum):
    """Under which terms a source's rows may be passed on."""

    OPEN = "open"
    SHARE_ALIKE = "share_alike"
    FACTS = "facts"


class Independence(StrEnum):
    """Who speaks: the government of itself, its network, a third party, another government."""

    SELF_REPORTED = "self_reported"
    NETWORK = "network"
    THIRD_PARTY = "third_party"
    GOVERNMENT = "government"


class DatePrecision(StrEnum):
    """How much of an ISO 8601 date the source gave; a coarser date is stored as its first day."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Continent(StrEnum):
    """The part of the world GeoNames counts a nation with."""

    AFRICA = "AF"
    ASIA = "AS"
    EUROPE = "EU"
    NORTH_AMERICA = "NA"
    SOUTH_AMERICA = "SA"
    OCEANIA = "OC"
    ANTARCTICA = "AN"


class Precision(StrEnum):
    """Where a place's coordinate comes from, finest first."""

    POINT = "point"
    """The populated place itself, from the gazetteer."""
    SEAT = "seat"
    """The town the government sits in or is named after, standing for a wider area: approximate."""
    OUTLINE = "outline"
    """A point inside the outline of the area: approximate."""
    SOURCE = "source"
    """As an open source gives it."""


@dataclass(frozen=True, slots=True)
class DatedOn:
    """A date and how much of it is known: `2019`, `2019-05` or `2019-05-02`."""

    day: date
    precision: DatePrecision


@dataclass(frozen=True, slots=True)
class ReportedPlace:
    """A government as a source names it: evidence for finding it, nothing decided.

    Args:
        name: As printed, without line breaks.
        country: ISO 3166-1 alpha-3; None where the source does not say.
        level: None where the source does not say.
        region: State, province or the like, as printed (a name or a code).
        local_type: The place's own word for itself, as the source gives it.
        other_names: The same place in other words or scripts, from the same row.
        code: Official code with its scheme, for instance `gss:E07000223`.
        lat: Degrees north (WGS 84), where the source gives it.
        lon: Degrees east (WGS 84), where the source gives it.
        population: Residents, where the source gives it.
        population_year: Calendar year of that figure, where the source states it.
    """

    name: str
    country: str | None = None
    level: Level | None = None
    region: str | None = None
    local_type: str | None = None
    other_names: tuple[str, ...] = ()
    code: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int | None = None
    population_year: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """One government's place, one row however many sources speak of it.

    `place_id` is alpha-3 for a nation (`CHN`), ISO 3166-2 for a region (`CN-JS`), `gn` and the
    GeoNames id for a local place (`gn1785286`), else `<source_id>:<its id>`.

    Args:
        name: English or the common Latin form.
        name_zh: Simplified Chinese (zh-Hans), None where no source has one.
        region_id: The region it lies in; None for nations and where unknown.
        lat: Degrees north (WGS 84).
        lon: Degrees east (WGS 84).
        population: Residents, with its year (None: the source does not state one) and source.
    """

    place_id: str
    level: Level
    name: str
    country: str
    lat: float
    lon: float
    precision: Precision
    name_zh: str | None = None
    local_type: str | None = None
    region_id: str | None = None
    population: int | None = None
    population_year: int | None = None
    population_source: str | None = None
    geonames_id: int | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of a reported name.

    Args:
        place: None when unresolved.
        confidence: 0 to 1; 0 when unresolved.
        method: How it was found, a word such as `code`, `exact`, `alias`, `decision`.
        reason: Why it was not found (`ambiguous`, `not_in_gazetteer`, …), empty when it was.
        candidates: Place ids that were considered, likeliest first.
    """

    place: Place | None
    confidence: float
    method: str
    reason: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing one source says of one government's promise.

    Args:
        source_row: Where in the source the row stands, for a reader to find it again.
        event_on: When it happened; None where the source does not date it.
        target_year: Calendar year the promise falls due (peak year for `peak`).
        base_year: Calendar year a reduction counts from.
        value_pct: Percent, for reductions and shares.
        energy: Which energy, for renewables only; None there is written as unspecified.
        end_term: The actor's word for neutrality, as the source labels it.
        qualifier: A word that bends the year, such as `around` or `before`.
        reported_words: The source's own short label for what it found, never a sentence.
        certainty: `stated`, or why the source itself doubts the row.
        recorded_on: When the source last checked or wrote the row.
    """

    place: ReportedPlace
    kind: Kind
    event: Event
    source_row: str
    status: Status | None = None
    event_on: DatedOn | None = None
    target_year: int | None = None
    base_year: int | None = None
    value_pct: float | None = None
    scope: Scope = Scope.UNSPECIFIED
    energy: Energy | None = None
    end_term: str | None = None
    programme_id: str | None = None
    qualifier: str | None = None
    reported_words: str | None = None
    certainty: str = "stated"
    url: str | None = None
    recorded_on: date | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """One source says that one government belongs to a network."""

    place: ReportedPlace
    network_id: str
    source_row: str
    joined_on: DatedOn | None = None
    certainty: str = "stated"
    url: str | None = None


class Refusal(StrEnum):
    """Why a row is not a claim about one government."""

    AGGREGATE = "aggregate"
    """The row stands for many governments, or for a total."""
    PENDING = "pending"
    """The source itself says that the decision still needs another chamber or signature."""
    NOT_STATED = "not_stated"
    """The source lists the government and leaves the question open: neither yes nor checked-and-none."""
    NO_KIND = "no_kind"
    """A promise in words that fits none of the kinds."""
    OUT_OF_SCOPE = "out_of_scope"
    """Not a government, or of it something outside the questions of the atlas: counted, not listed."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row, or a cell of it, that an adapter did not turn into a claim, with the reason."""

    place: ReportedPlace
    source_row: str
    reason: Refusal


Fact = Claim | Membership | Refused
