"""The members one by one, page by page: all of them, or those with one gap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import streamlit as st

from atlas.queries.networks.coverage import Coverage
from atlas.queries.networks.records import Age, Firmness
from atlas.queries.spells import Mask, Numbers
from atlas.queries.world import Shown
from atlas.views import address
from atlas.views.i18n import Language
from atlas.views.lists import place_list
from atlas.views.lists.paged_table import ROWS, Column, Head, draw, turned_to
from atlas.views.networks.group import Group
from atlas.views.networks.records import age_labels, firmness_labels

KEY, CHOICE = "members", "members-gap"
ALL = "all"
WITHOUT = "without"


def gaps(covered: Coverage, months: int) -> dict[str, Mask]:
    """What the table can be narrowed to, by its name in the address → whether each member is of it."""
    kinds = covered.filters.kinds_shown
    without = ~covered.any_of
    found = {
        ALL: np.ones(len(covered), np.bool_),
        WITHOUT: without,
        "checked": np.asarray(without & covered.checked.any(axis=1), np.bool_),
        "unspoken": np.asarray(without & ~covered.checked.any(axis=1), np.bool_),
    }
    lacking = np.asarray(covered.applies & ~covered.has, np.bool_)
    found |= {f"{WITHOUT}.{kind}": lacking[:, at] for at, kind in enumerate(kinds)} if len(kinds) > 1 else {}
    found |= {str(firmness): covered.is_firmness(firmness) for firmness in (Firmness.PLEDGE, Firmness.NOT_STATED)}
    return found | {str(age): covered.is_age(age, months) for age in (Age.OLD, Age.UNDATED)}


def gap_labels(covered: Coverage, months: int, language: Language) -> dict[str, str]:
    """What each of `gaps` is called."""
    t = language.text
    firmness, age = firmness_labels(language), age_labels(months, language)
    return {
        ALL: t("All members"),
        WITHOUT: t("Without any of the commitments"),
        "checked": t("Without any, checked and none found"),
        "unspoken": t("Without any, no source speaks of it"),
        **{
            f"{WITHOUT}.{kind}": t("Without: {kind}", kind=language.label("kind", kind))
            for kind in covered.filters.kinds_shown
        },
        **{str(each): firmness[each] for each in (Firmness.PLEDGE, Firmness.NOT_STATED)},
        **{str(each): age[each] for each in (Age.OLD, Age.UNDATED)},
    }


def show_members(group: Group, months: int, language: Language) -> None:
    """The choice of a gap, and the members of it: those without any commitment until another is chosen."""
    covered, t = group.covered, language.text
    found, labels = gaps(covered, months), gap_labels(covered, months, language)
    asked = address.own("tab")
    gap = asked if asked in found else WITHOUT if found[WITHOUT].any() else ALL
    if st.session_state.get(CHOICE) != gap:
        st.session_state[CHOICE] = gap
    st.selectbox(
        t("Which members"),
        list(found),
        format_func=lambda code: f"{labels[code]} · {language.number(int(found[code].sum()))}",
        key=CHOICE,
        on_change=_choose,
    )
    positions = np.flatnonzero(found[gap])
    if not len(positions):
        st.write(t("No member is of this kind."))
        return
    turned = turned_to(KEY, (group.code, covered.filters, gap, months), len(positions))
    at = positions[turned.first - 1 : turned.last]
    counted = language.plural(
        "Place {first} to {last} of {n}",
        "Places {first} to {last} of {n}",
        turned.rows,
        first=language.number(turned.first),
        last=language.number(turned.last),
    )
    caption = t("{label}, as of {day}", label=labels[gap], day=language.day(covered.filters.day))
    heads = columns(language, has_promises=bool((found[gap] & covered.any_of).any()))
    draw(turned, Head(caption, counted, heads), rows(group, at, language), language, words(language))


def rows(group: Group, at: Numbers, language: Language) -> list[dict[str, Any]]:
    """Members as the table shows them.

    Args:
        at: Their positions in the coverage.
    """
    lines = place_list.rows(group.covered.table(at), language)
    return [_row(line, position, group, language) for line, position in zip(lines, at.tolist(), strict=True)]


def columns(language: Language, *, has_promises: bool) -> list[Column]:
    """The heads of the table; its rows stand in order of level and residents, which no head says.

    Args:
        has_promises: Whether any of them has something to show there.
    """
    t = language.text
    labels = {
        "name": t("Place"),
        "level": t("Level"),
        "where": t("Region and country"),
        **({"promises": t("Commitments")} if has_promises else {}),
        "record": t("Newest record"),
        "people": t("Residents"),
    }
    return [Column(key=key, label=label, sort="") for key, label in labels.items()]


def words(language: Language) -> dict[str, object]:
    """What the table says beside its rows."""
    return {
        "chosen": address.place_id(),
        "unknown": language.text("unknown"),
        "differ": language.text("sources differ"),
        "otherLang": "" if language.is_chinese else "zh-Hans",
    }


def link(place_id: str, group: Group) -> dict[str, str]:
    """The way to the place's file, beside a list, which would be lost with the page."""
    return {"href": address.href("place", place=place_id), "target": "_blank" if group.given else "_self"}


def shown_rows(shown: Shown, first: int, group: Group, language: Language) -> Sequence[dict[str, Any]]:
    """A page of places shown, with the way to each one's file."""
    return [dict(line) | link(line["id"], group) for line in place_list.rows(shown.places(first, ROWS), language)]


def _row(line: place_list.Row, at: int, group: Group, language: Language) -> dict[str, Any]:
    """A line of the table; a place the atlas does not hold has no file to lead to."""
    led = link(line["id"], group) if group.covered.held[at] else {"id": ""}
    return dict(line) | {"record": _record(group.covered, at, language)} | led


def _record(covered: Coverage, at: int, language: Language) -> str:
    """The newest day anything said of the member is dated to."""
    if not covered.spoken[at]:
        return language.text("none")
    newest = covered.newest_on[at]
    return language.text("undated") if np.isnat(newest) else str(newest)


def _choose() -> None:
    address.write_own(tab=st.session_state[CHOICE])
