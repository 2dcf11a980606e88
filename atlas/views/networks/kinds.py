"""What the members have promised, kind by kind: with it, checked and without it, unspoken of; and their people."""

from __future__ import annotations

from atlas.queries.networks.tally import Tally
from atlas.queries.people import People
from atlas.queries.spells import Mask
from atlas.views.i18n import Language
from atlas.views.networks import shares
from atlas.views.networks.group import Group
from atlas.views.tables import Cell, show_table
from atlas.views.through_time import people_words


def show_kinds(group: Group, language: Language) -> None:
    """A table of the kinds shown, any of them first."""
    covered, t = group.covered, language.text
    kinds = covered.filters.kinds_shown
    heads = [t("Commitment"), t("With it"), t("Checked, none found"), t("No source speaks of it")]
    tallies = [covered.tally(), *map(covered.kind, kinds)]
    has_none = any(tally.inapplicable for tally in tallies)
    heads += [t("Does not apply")] if has_none else []
    heads += [t("People of those with it"), t("Share of the people of all members")]
    masks = [covered.any_of, *covered.has.T]
    labels = [t("Any of these"), *(language.label("kind", kind) for kind in kinds)]
    show_table(
        t("Members by commitment, as of {day}", day=language.day(covered.filters.day)),
        heads,
        [
            _line(label, tally, group, mask, has_none, language)
            for label, tally, mask in zip(labels, tallies, masks, strict=True)
        ],
        language,
        key="coverage-kinds",
        note=_note(group, language),
    )


def _line(  # noqa: PLR0917 - a line of a table
    label: str, tally: Tally, group: Group, mask: Mask, has_none: bool, language: Language
) -> list[str | int | Cell | None]:
    part, can = group.people_of(mask), tally.places - tally.inapplicable
    return [
        label,
        Cell(shares.counted(tally.with_it, can, language), share=tally.share),
        tally.checked,
        tally.unspoken,
        *([tally.inapplicable] if has_none else []),
        _people(part, language),
        shares.interval(group.share(mask), language),
    ]


def _people(people: People, language: Language) -> str:
    return people_words.interval_word(people, language) if people.counted else "0"


def _note(group: Group, language: Language) -> str:
    t, covered = language.text, group.covered
    said = [
        t(
            "Each line sums up to {members}; shares of members leave out those a commitment cannot apply to.",
            members=language.plural("{n} member", "{n} members", len(covered)),
        ),
        t(
            "People: {people} in all, each counted once also where one member lies in another. A share runs from the "
            "fewest people with it among the most members can have to the most among the fewest; it is one number "
            "where populations and overlaps leave no room.",
            people=_people(group.people, language),
        ),
    ]
    if group.people.unknown:
        said.append(
            language.plural(
                "The population of {n} place is not stated.",
                "The populations of {n} places are not stated.",
                group.people.unknown,
            )
        )
    return ("" if language.is_chinese else " ").join(said)
