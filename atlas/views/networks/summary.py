"""The lines above everything: how many members there are, what they have promised, and who says who they are."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from pathlib import Path

import numpy as np
import streamlit as st

from atlas.model import Level
from atlas.queries.ask import Record
from atlas.queries.filters import KINDS, Filters
from atlas.queries.networks.coverage import Coverage
from atlas.queries.spells import LEVELS
from atlas.views import address, cached
from atlas.views.i18n import Language
from atlas.views.networks import shares
from atlas.views.networks.group import Group, group_of_list, group_of_network
from atlas.views.networks.others import without_place
from atlas.views.through_time import people_words

STYLE = Path(__file__).parent / "networks.css"


def show_summary(group: Group, language: Language) -> None:
    """How many members there are, how many promise anything, and how many people that is."""
    covered = group.covered
    st.html(STYLE)
    with st.container(key="coverage-summary", gap=None):
        st.markdown(_members(group, language))
        if len(covered):
            st.markdown(_promised(covered, language))
            st.markdown(_residents(group, language))
            _show_selected(group, language)
            _show_left_out(group, language)
        else:
            _show_nobody(group, language)
        _show_sources(group, language)


def _members(group: Group, language: Language) -> str:
    """How many members, of which levels and of how many nations, on which day."""
    covered, levels = group.covered, group.covered.places["level"].value_counts()
    count = language.plural("{n} member", "{n} members", len(covered))
    if group.given:
        count = language.plural("{n} place on your list", "{n} places on your list", len(covered))
    parts = [
        f"**{count}**",
        *(_of_level(level, int(levels[level]), language) for level in LEVELS if level in levels),
    ]
    nations = covered.places.loc[covered.places["level"] != Level.SUPRANATIONAL, "country"].nunique()
    parts += [language.plural("in {n} nation", "in {n} nations", nations)] if nations else []
    parts += [language.text("as of {day}", day=language.day(covered.filters.day))]
    if group.given and (lines := sum(row.place is None for row in group.given.rows)):
        parts += [without_place(lines, language)]
    return language.listed(parts)


def _of_level(level: str, n: int, language: Language) -> str:
    """As many members of a level: the number after the word in Chinese, before it in English."""
    label, number = language.label("level", level), language.number(n)
    return f"{label} {number}" if language.is_chinese else f"{number} {label.lower()}"


def _promised(covered: Coverage, language: Language) -> str:
    tally = covered.tally()
    said = [
        "**"
        + language.text(
            "{part} of {whole} members have a commitment of the kinds chosen",
            part=shares.counted(tally.with_it, tally.places, language),
            whole=language.number(tally.places),
        )
        + "**",
    ]
    if tally.checked:
        said.append(language.plural("{n} was checked and has none", "{n} were checked and have none", tally.checked))
    if tally.unspoken:
        said.append(language.text("of {n} no source speaks", n=language.number(tally.unspoken)))
    if tally.inapplicable:
        said.append(language.text("to {n} it does not apply", n=language.number(tally.inapplicable)))
    return language.listed(said)


def _residents(group: Group, language: Language) -> str:
    whole, part = group.people, group.people_of(group.covered.any_of)
    share = shares.interval(group.share(group.covered.any_of), language)
    people = language.text(
        "People of the members, each counted once: {people}",
        people=people_words.interval_word(whole, language) if whole.counted else "0",
    )
    if share is None:
        return people
    return language.listed(
        [
            people,
            language.text(
                "under a commitment {people}, {share} of them",
                people=people_words.interval_word(part, language) if part.counted else "0",
                share=share,
            ),
        ]
    )


def _show_selected(group: Group, language: Language) -> None:
    """Where members are known only for their commitment: that shares of them are no shares of the network."""
    if not group.network:
        return
    selected = int(np.isin(group.covered.row, cached.memberships().selected_of(group.network)).sum())
    if not selected:
        return
    if selected == len(group.covered):
        said = language.plural(
            "The {n} member is known only from sources that name members together with a commitment. Members without "
            "any may be missing, so the shares are not those of the whole network.",
            "All {n} members are known only from sources that name members together with a commitment. Members without "
            "any may be missing, so the shares are not those of the whole network.",
            selected,
        )
    else:
        said = language.text(
            "{part} of the {whole} members are known only from sources that name members together with a commitment; "
            "members like them without any may be missing.",
            part=shares.counted(selected, len(group.covered), language),
            whole=language.number(len(group.covered)),
        )
    st.markdown(said)


def _show_left_out(group: Group, language: Language) -> None:
    """Where the kinds of the mission are shown: how many more members have only kinds that stand beside them."""
    filters = group.covered.filters
    if filters.kinds:
        return
    every = replace(filters, kinds=KINDS)
    wider = group_of_network(group.network, every) if group.network else _wider(group, every)
    more = wider.covered.tally().with_it - group.covered.tally().with_it
    if more:
        st.button(
            language.plural(
                "{n} more member has a reduction target, a renewables share or carbon pricing only: count it too",
                "{n} more members have a reduction target, a renewables share or carbon pricing only: count them too",
                more,
            ),
            key="show-more-kinds",
            type="tertiary",
            on_click=address.show_all_kinds,
        )


def _wider(group: Group, filters: Filters) -> Group:
    return group_of_list(group.given, filters) if group.given else group


def _show_nobody(group: Group, language: Language) -> None:
    t, filters = language.text, group.covered.filters
    first = cached.memberships().first_day(group.network) if group.network else None
    if first and filters.day < first:
        st.info(t("No source names a member by this day; the first is of {day}.", day=language.day(first)))
    elif filters.levels or filters.countries:
        st.info(t("Nobody here is of the levels and countries chosen. Widen a filter, or reset them all."))
    else:
        st.info(t("No place was found for any of these names."))
    st.button(t("Reset all filters"), key="reset-empty", on_click=address.reset_filters)


def _show_sources(group: Group, language: Language) -> None:
    """Who says who the members are, each with its day and its licence."""
    if not group.network:
        return
    t = language.text
    rows = cached.network_sources(group.network.network_id, group.covered.filters.day)
    if not rows:
        return
    opened, closed = "（）" if language.is_chinese else (" (", ")")
    said = [f"{_link(row['url'], row['publisher'])}{opened}{escape(_terms(row, language))}{closed}" for row in rows]
    who = _link(group.network.url, group.name(language))
    sources = ("；" if language.is_chinese else "; ").join(said)
    lead = escape(t("Who belongs to {network}, says: {sources}.", network="\0", sources="\1"))
    note = escape(t("No source says who has left, so a member stays one."))
    st.html(f'<p class="coverage-sources">{lead.replace(chr(0), who).replace(chr(1), sources)} {note}</p>')


def _terms(source: Record, language: Language) -> str:
    """Of which day a source speaks, under which licence, and how many members it names."""
    t = language.text
    parts = [
        t("as of {day}", day=language.day(source["as_of"])) if source["as_of"] else "",
        t("licence not stated; public facts") if source["licence"] == "not stated" else source["licence"],
        language.plural("{n} member", "{n} members", source["members"]),
    ]
    return language.listed(filter(None, parts))


def _link(url: str, text: str) -> str:
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{escape(text)}</a>'
