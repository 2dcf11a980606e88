"""What the desk speaks of: a nation, a part of the world, or the world."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from atlas.queries.country.ladder import BELOW, Ladder, ladder
from atlas.queries.country.nations import populations
from atlas.queries.filters import ALL, Filters
from atlas.queries.world import World
from atlas.views import address, cached
from atlas.views.i18n import Language

MOST_RIVALS = 5
"""Nations one is compared with at most: what a table holds without being a database."""
WITH_ARTICLE = frozenset(
    {
        "ARE", "BHS", "CAF", "COD", "COG", "COK", "COM", "CYM", "DOM", "GBR", "GMB", "IMN", "MDV", "MHL", "NLD", "PHL",
        "SLB", "SYC", "USA",
        "EU",
    }
)  # fmt: skip
"""Nations and bodies whose English name takes an article inside a sentence."""


@dataclass(frozen=True, slots=True)
class Area:
    """A nation, or several.

    Args:
        code: Alpha-3, a continent of GeoNames, or `all`.
        nations: Alpha-3 of those in it.
        name: In the reader's language.
        other: In the other language, empty where it has none of its own.
        said: The name as it stands inside a sentence.
    """

    code: str
    nations: tuple[str, ...]
    name: str
    other: str
    said: str

    @property
    def is_nation(self) -> bool:
        """Whether it is one."""
        return self.nations == (self.code,)

    @property
    def countries(self) -> tuple[str, ...]:
        """The choice of countries that shows it: none for the world, which has bodies of no nation too."""
        return () if self.code == ALL else self.nations


@dataclass(frozen=True, slots=True)
class Desk:
    """All the parts of one desk draw from.

    Args:
        filters: Its kinds and day, and the nations of it alone.
        world: All that stands on the day.
        ladder: Of all nations, under those filters but for the nations.
        names: Alpha-3 of every nation → its name for the reader.
        residents: Alpha-3 of every nation → how many people live there; None where no source says.
    """

    of: Area
    filters: Filters
    world: World
    ladder: Ladder
    names: Mapping[str, str]
    residents: Mapping[str, int | None]
    language: Language

    @property
    def kinds(self) -> list[str]:
        """The kinds chosen, in order of the vocabulary."""
        return [kind for kind in self.language.words["kind"] if kind in self.filters.kinds_shown]

    @property
    def population(self) -> int | None:
        """The people who live there; None where no source states those of one of its nations."""
        stated = [self.residents[nation] for nation in self.of.nations]
        return None if None in stated else sum(people for people in stated if people)

    @property
    def holds_below(self) -> bool:
        """Whether the register holds any region or local government of it."""
        return any(self.ladder.in_register(self.of.nations, level) for level in BELOW)

    @property
    def day(self) -> str:
        """The day, written out."""
        return self.language.day(self.filters.day)


def desk(of: Area, language: Language) -> Desk:
    """The desk of a nation or a part of the world, with the kinds and the day of the address alone."""
    chosen = address.filters()
    filters = Filters(day=chosen.day, kinds=chosen.kinds, countries=of.countries)
    world = cached.view(filters).shown.world
    return Desk(
        of=of,
        filters=filters,
        world=world,
        ladder=ladder(world, replace(filters, countries=())),
        names={code: language.name(*names) for code, names in cached.country_names().items()},
        residents=populations(world.ground),
        language=language,
    )


def asked() -> str | None:
    """The code the address names, else the one country of the filters, else None."""
    chosen = address.filters().countries
    return address.own("of") or (chosen[0] if len(chosen) == 1 else None)


def area(code: str, language: Language) -> Area | None:
    """The nation or the part of the world of a code; None where there is none, since anybody may write one."""
    names, parts = cached.country_names(), cached.continents()
    if code == ALL:
        return everything(language)
    if code in parts:
        label = language.label("continent", code)
        return Area(code, parts[code], label, "", label)
    if code in names:
        name, name_zh = names[code]
        shown = language.name(name, name_zh)
        other = name if language.is_chinese else name_zh
        said = in_a_sentence(code, shown, language)
        return Area(code, (code,), shown, other if other and other != shown else "", said)
    return None


def in_a_sentence(place_id: str, name: str, language: Language) -> str:
    """The name of a place as it stands inside a sentence."""
    return f"the {name}" if place_id in WITH_ARTICLE and not language.is_chinese else name


def everything(language: Language) -> Area:
    """The world."""
    t = language.text
    return Area(ALL, tuple(sorted(cached.country_names())), t("The whole world"), "", t("the world"))


def rivals(of: Area) -> list[str]:
    """The nations the address compares it with, those it cannot be compared with left out."""
    known = cached.country_names()
    codes = dict.fromkeys((address.own("against") or "").split("."))
    return [code for code in codes if code in known and code != of.code][:MOST_RIVALS]
