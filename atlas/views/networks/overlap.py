"""Whom the group shares with networks: a line a network, the combinations, and every network against every other."""

from __future__ import annotations

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from atlas.queries.networks.members import asked_for, combinations, shared
from atlas.views import address, cached
from atlas.views.i18n import Language
from atlas.views.networks import shares
from atlas.views.networks.group import Group
from atlas.views.tables import Cell, Row, show_table

Belongs = NDArray[np.bool_]
"""As `Memberships.incidence`."""
COMBINATIONS = 12
"""Combinations listed; the rest are summed up."""


def show_overlap(group: Group, language: Language) -> None:
    """How many members each other network has too, and which networks they are in together; folded."""
    closed = st.expander(language.text("Members in other networks"), key="coverage-overlap-open", on_change="rerun")
    if closed.open:
        with closed:
            _show_tables(group, language)


def _show_tables(group: Group, language: Language) -> None:
    t, covered, networks = language.text, group.covered, cached.memberships()
    belongs = networks.incidence(covered.filters.day, asked_for(cached.ground(), covered.filters))
    rows = covered.row[covered.held]
    both, sizes = belongs[:, rows].sum(axis=1), belongs.sum(axis=1)
    own = networks.networks.index(group.network) if group.network else -1
    lines: list[Row] = [
        [
            Cell(_name(at, language), href=_link(at, group)),
            Cell(shares.counted(int(both[at]), len(covered), language), share=both[at] / len(covered)),
            Cell(shares.counted(int(both[at]), int(sizes[at]), language), share=both[at] / sizes[at]),
        ]
        for at in np.argsort(-both, kind="stable").tolist()
        if at != own and both[at]
    ]
    show_table(
        t("Members that other networks have too, as of {day}", day=language.day(covered.filters.day)),
        [t("Network"), t("Shared, of the members here"), t("Of the members there")],
        lines,
        language,
        key="coverage-overlap",
    )
    _show_combinations(group, belongs, language)
    _show_matrix(belongs, language)


def _show_combinations(group: Group, belongs: Belongs, language: Language) -> None:
    """The members by the very networks they are in."""
    t, covered, networks = language.text, group.covered, cached.memberships().networks
    found = combinations(belongs, covered.row[covered.held])
    own = networks.index(group.network) if group.network else -1
    alone = t("No other network") if group.network else t("No network")

    def line(label: str, n: int) -> Row:
        return [label, Cell(shares.counted(n, len(covered), language), share=n / len(covered))]

    lines = [
        line(language.listed(_name(at, language) for at in those if at != own) or alone, n)
        for those, n in found[:COMBINATIONS]
    ]
    rest = found[COMBINATIONS:]
    if rest:
        label = language.plural("{n} more combination", "{n} more combinations", len(rest))
        lines.append(line(label, sum(n for _, n in rest)))
    if unknown := int((~covered.held).sum()):
        lines.append(line(t("Places no source of the atlas speaks of"), unknown))
    show_table(
        t("Members by all the networks they are in"),
        [t("Also in") if group.network else t("In"), t("Members")],
        lines,
        language,
        key="coverage-combinations",
        note=t("Each member stands in one line, so the lines sum up to all."),
    )


def _show_matrix(belongs: Belongs, language: Language) -> None:
    t, counts = language.text, shared(belongs)
    order = np.argsort(-counts.diagonal(), kind="stable").tolist()
    show_table(
        t("Members two networks share"),
        [t("Network"), t("Members"), *(_short(at, language) for at in order)],
        [
            [_name(at, language), int(counts[at, at]), *(_shared(counts, at, other, language) for other in order)]
            for at in order
        ],
        language,
        key="coverage-matrix",
        note=t("How many of the members of a line's network are in the column's too, and their share of the line's."),
    )


def _shared(counts: NDArray[np.int64], at: int, other: int, language: Language) -> Cell | str:
    if at == other:
        return ""
    n, whole = int(counts[at, other]), int(counts[at, at])
    return Cell(shares.counted(n, whole, language), share=n / whole if whole else None)


def _name(at: int, language: Language) -> str:
    network = cached.memberships().networks[at]
    return language.name(network.name, network.name_zh)


def _short(at: int, language: Language) -> str:
    """The name up to what explains it."""
    return _name(at, language).partition(" (")[0].partition(" – ")[0].partition(": ")[0].partition("：")[0]


def _link(at: int, group: Group) -> str | None:
    """The other network's page; a list would be lost on the way."""
    return address.href("networks", network=cached.memberships().networks[at].network_id) if group.network else None
