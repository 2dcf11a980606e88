"""The tables of a coverage, ready to be downloaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from atlas.queries.networks.coverage import strong_others
from atlas.queries.networks.given_list import GivenList
from atlas.queries.networks.members import asked_for
from atlas.views import cached
from atlas.views.downloads.contents import Cell, Table, table
from atlas.views.downloads.tables import Sheet
from atlas.views.i18n import Language
from atlas.views.networks.coverage_table import coverage_table
from atlas.views.networks.group import Group
from atlas.views.networks.member_table import gap_table, member_table
from atlas.views.networks.sheet_columns import meanings


def sheets(group: Group, months: int, language: Language) -> list[Sheet]:
    """Every table of the page that has a row; of a list, the list as it was given before all."""
    columns = meanings(months, language)
    made = [Sheet(name, meaning, table, columns) for name, meaning, table in _tables(group, months, language)]
    return [sheet for sheet in made if sheet.table.rows]


def _tables(group: Group, months: int, language: Language) -> Iterator[tuple[str, str, Table]]:
    t, covered = language.text, group.covered
    members = member_table(covered, months)
    if group.given:
        meaning = t("One row a row of your list, in its order, with everything found.")
        yield t("Your list"), meaning, list_table(group.given, members)
    meaning = t("One row a kind of commitment, a level or a nation, with the members it counts.")
    yield t("Coverage"), meaning, coverage_table(group)
    meaning = t("One row a member without any commitment of the kinds chosen, with pledges only or with an old record.")
    yield t("Gaps"), meaning, gap_table(members)
    yield t("Members"), t("One row a member, with its promises as lists and what is missing."), members
    yield t("Overlap"), t("One row a network, with how many members both have."), overlap_table(group)
    meaning = t("One row a place of the members' nations and levels with a firm commitment that is no member.")
    yield t("Not members"), meaning, table(strong_others(covered).places())
    if group.network:
        lines = cached.network_unplaced(group.network.network_id, covered.filters.day)
        yield (
            t("Rows without a place"),
            t("One row a line that names a member whose place is not found."),
            table(lines),
        )


def overlap_table(group: Group) -> Table:
    """One row a network that shares members."""
    covered, networks = group.covered, cached.memberships()
    belongs = networks.incidence(covered.filters.day, asked_for(cached.ground(), covered.filters))
    both, sizes = belongs[:, covered.row[covered.held]].sum(axis=1), belongs.sum(axis=1)
    lines = zip(networks.networks, both.tolist(), sizes.tolist(), strict=True)
    rows: list[tuple[Cell, ...]] = [
        (each.network_id, each.name, each.name_zh, n, len(covered), size)
        for each, n, size in lines
        if n and each != group.network
    ]
    return Table(("network_id", "network_name", "network_name_zh", "shared", "members", "network_members"), rows)


def list_table(given: GivenList, members: Table) -> Table:
    """The rows given, in their order, each with its match and everything found of its place."""
    known = {row[0]: row[1:] for row in members.rows}
    nothing: tuple[Cell, ...] = (None,) * (len(members.columns) - 1)
    heads = [f"given_{name}" for name in given.columns]
    return Table(
        ("line", *heads, "certainty", "confidence", "method", "reason", *members.columns),
        [
            (
                row.line,
                *row.cells,
                str(row.certainty),
                row.confidence,
                row.method or None,
                row.reason or None,
                row.place_id,
                *_of_place(row.place_id, known, nothing),
            )
            for row in given.rows
        ],
    )


def _of_place(place_id: str | None, known: Mapping[Cell, Sequence[Cell]], nothing: Sequence[Cell]) -> Sequence[Cell]:
    return known.get(place_id, nothing) if place_id else nothing
