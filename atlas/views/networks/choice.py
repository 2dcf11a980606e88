"""Choosing whose coverage to see: one of the networks, or the reader's own list."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import streamlit as st

from atlas.queries.filters import Filters
from atlas.queries.networks.members import Network, asked_for
from atlas.views import address, cached
from atlas.views.i18n import Language
from atlas.views.lists_in.panel import given_list
from atlas.views.networks import shares
from atlas.views.networks.group import LIST, Group, group_of_list, group_of_network
from atlas.views.tables import Cell, show_table

KEY = "network-chosen"


def chosen_group(filters: Filters, language: Language) -> Group | None:
    """The group the address names, after the choice is drawn; None where it names none, or a list not yet given."""
    asked, networks = address.own("network"), cached.memberships()
    found = networks.named(asked)
    counts = _counts(filters)
    _show_choice(found.network_id if found else LIST if asked == LIST else None, counts, language)
    if found:
        return group_of_network(found, filters)
    if asked == LIST:
        given = given_list(language)
        return group_of_list(given, filters) if given else None
    if asked is not None:
        st.info(language.text("The atlas knows no network of the name in this link. Choose one here."))
    _show_networks(filters, counts, language)
    return None


def _counts(filters: Filters) -> dict[str, int]:
    """Network → members of the levels and nations asked for."""
    networks = cached.memberships()
    sizes = networks.incidence(filters.day, asked_for(cached.ground(), filters)).sum(axis=1).tolist()
    return {each.network_id: size for each, size in zip(networks.networks, sizes, strict=True)}


def _show_choice(chosen: str | None, counts: dict[str, int], language: Language) -> None:
    t = language.text
    labels = {
        each.network_id: f"{language.name(each.name, each.name_zh)} · {language.number(counts[each.network_id])}"
        for each in cached.memberships().networks
    } | {LIST: t("A list of your own: file or pasted names")}
    if st.session_state.get(KEY) != chosen:
        st.session_state[KEY] = chosen
    st.selectbox(
        t("Network, with its members"),
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        placeholder=t("Choose a network, or give a list"),
        key=KEY,
        on_change=_choose,
    )


def _choose() -> None:
    address.write_own(network=st.session_state[KEY], tab=None)


def _show_networks(filters: Filters, counts: dict[str, int], language: Language) -> None:
    """Every network with its members and how many of them have promised anything, the largest first."""
    t = language.text
    ground, shown = cached.ground(), cached.view(filters).shown
    promised = np.zeros(len(ground.places), np.bool_)
    promised[shown.world.place[shown.rows]] = True
    networks = cached.memberships()
    with_any = networks.incidence(filters.day, asked_for(ground, filters) & promised).sum(axis=1).tolist()
    lines = sorted(zip(networks.networks, with_any, strict=True), key=lambda each: -counts[each[0].network_id])
    st.write(
        t(
            "Choose a network to see what its members have promised, where the gaps are and whom it shares with "
            "others; or give a list of your own, and see the same of it."
        )
    )
    show_table(
        t("Networks, as of {day}", day=language.day(filters.day)),
        [t("Network"), t("Members"), t("With a commitment")],
        [_line(each, counts[each.network_id], n, language) for each, n in lines],
        language,
        key="networks",
        note=t(
            "Members with a place; a commitment is of the kinds chosen. Each share is of that network's members; there "
            "is none where all are known only from sources that name members together with a commitment."
        ),
    )


def _line(network: Network, members: int, promised: int, language: Language) -> Sequence[Cell]:
    networks = cached.memberships()
    is_selected = bool(networks.selected[networks.network == networks.networks.index(network)].all())
    share = None if is_selected or not members else promised / members
    said = language.number(promised) if is_selected else shares.counted(promised, members, language)
    link = address.href("networks", network=network.network_id)
    return [Cell(language.name(network.name, network.name_zh), href=link), Cell(members), Cell(said, share=share)]
