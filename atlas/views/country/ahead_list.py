"""Who is ahead of the nation: a list of regions and local governments, by how their promise stands to the nation's."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from atlas.model import Kind
from atlas.queries.country.ahead import Headline, Pace, Race, race
from atlas.queries.filters import NOT_STATED
from atlas.queries.place_order import Order, places_in_order
from atlas.queries.world import Shown
from atlas.views import address, cached
from atlas.views.country.area import Area, Desk
from atlas.views.country.records import Record, records
from atlas.views.country.words import evidence, government, promise_words, publisher_word
from atlas.views.i18n import Language
from atlas.views.pager import show_pages
from atlas.views.tables import Cell, Row, show_table

KEY = "ahead"


@dataclass(frozen=True, slots=True)
class Group:
    """The promises at one pace, what that is called, and the nation's own."""

    label: str
    shown: Shown
    own: Headline | None


@st.fragment
def show_ahead(desk: Desk) -> None:
    """The nation's neutrality year and status, and those below it that are earlier, firmer, as late, later."""
    of, language = desk.of, desk.language
    t = language.text
    if not desk.holds_below:
        return
    found = race(desk.world, of.code, Kind.NEUTRALITY)
    st.subheader(t("Who is ahead of the nation"), anchor="ahead")
    st.markdown(sentence(found, of, language))
    groups = {pace: shown for pace, shown in found.groups.items() if shown.n_places}
    if not groups:
        return
    labels = _labels(language)
    pace = st.segmented_control(
        t("How it stands to the nation's"),
        list(groups),
        default=next(iter(groups)),
        format_func=lambda each: f"{labels[each]} {language.number(groups[each].n_places)}",
        key=f"{KEY}-{of.code}-{'-'.join(groups)}",
        label_visibility="collapsed",
    ) or next(iter(groups))
    show_pages(
        f"{KEY}-{of.code}-{pace}",
        desk.filters.day,
        groups[pace].n_places,
        lambda page: _draw(Group(labels[pace], groups[pace], found.nation), page, desk),
        language,
    )


def sentence(found: Race, of: Area, language: Language) -> str:
    """What the nation promised, and how many are ahead of it; why nothing can be compared, where nothing can."""
    t, own = language.text, found.nation
    nation = of.said[:1].upper() + of.said[1:]
    n = {pace: shown.n_places for pace, shown in found.groups.items()}
    if own is None:
        return t(
            "No promise of neutrality by {nation} itself stands, so nobody can be earlier or firmer.", nation=of.said
        )
    firm = language.label("status", own.status).lower()
    if own.year is None:
        return t(
            "{nation} itself promised neutrality without a year ({status}), so no year can be earlier. Firmer in "
            "status: {firmer}.",
            nation=nation,
            status=firm,
            firmer=language.number(n[Pace.FIRMER]),
        )
    first = t("{nation} itself aims for neutrality by {year} ({status}).", nation=nation, year=own.year, status=firm)
    if not any(n.values()):
        second = t("No region or local government of it in the register has promised neutrality.")
    else:
        plural = language.plural
        counts = {
            Pace.EARLIER: plural("{n} with an earlier year", "{n} with an earlier year", n[Pace.EARLIER]),
            Pace.SAME: plural("{n} with the same year", "{n} with the same year", n[Pace.SAME]),
            Pace.LATER: plural("{n} with a later year", "{n} with a later year", n[Pace.LATER]),
            Pace.UNCOMPARED: plural("{n} without a year", "{n} without a year", n[Pace.UNCOMPARED]),
            Pace.OPERATIONS: plural(
                "{n} for its own operations alone", "{n} for their own operations alone", n[Pace.OPERATIONS]
            ),
            Pace.FIRMER: plural(
                "{n} of any year with a firmer status", "{n} of any year with a firmer status", n[Pace.FIRMER]
            ),
        }
        listed = language.listed(said for pace, said in counts.items() if n[pace])
        second = t("Its regions and local governments that promise it: {counts}.", counts=listed)
    return ("" if language.is_chinese else " ").join([first, second])


def _labels(language: Language) -> dict[Pace, str]:
    t = language.text
    return {
        Pace.EARLIER: t("Earlier year"),
        Pace.FIRMER: t("Firmer status"),
        Pace.SAME: t("Same year"),
        Pace.LATER: t("Later year"),
        Pace.UNCOMPARED: t("Years not comparable"),
        Pace.OPERATIONS: t("Own operations alone"),
    }


def _draw(group: Group, page: slice, desk: Desk) -> None:
    own, language = group.own, desk.language
    t = language.text
    count = page.stop - page.start
    frame = places_in_order(cached.store(), group.shown, Order.TARGET, language.tag[:2], first=page.start, count=count)
    found = cached.claims(_those(group.shown, frame), desk.filters.day)
    claims = {claim["claim_id"]: claim for claim in records(found)}
    heads = [t("Place"), t("Level"), t("Region"), t("Its year"), t("The nation's"), t("How firm"), t("Source")]
    rows = [_row(place, own, claims[place["claim_ids"][0]], language) for place in records(frame)]
    caption = t("Neutrality: {group}, as of {day}", group=group.label.lower(), day=desk.day)
    note = t("The nation: {promise}.", promise=promise_words(own, language)) if own else ""
    show_table(caption, heads, rows, language, key=f"{KEY}-table", note=note)


def _those(shown: Shown, frame: pd.DataFrame) -> Shown:
    """The promises of the places of a page."""
    asked = [claim for claims in frame["claim_ids"] for claim in claims]
    return Shown(shown.world, shown.rows[pd.Series(shown.world.claim_id[shown.rows]).isin(asked).to_numpy()])


def _row(place: Record, own: Headline | None, claim: Record, language: Language) -> Row:
    t = language.text
    year, status = place["target_years"][0], place["statuses"][0]
    return [
        Cell(language.name(place["name"], place["name_zh"]), address.href("place", place=place["place_id"])),
        government(place, language),
        language.name(place["region_name"], place["region_name_zh"]),
        Cell(year or t("none stated"), mark=bool(own and own.year and year and int(year) < own.year)),
        Cell(str(own.year) if own and own.year else t("none stated")),
        language.label("status", status or NOT_STATED),
        Cell(publisher_word(claim["publisher"]), evidence(claim), title=f"{claim['publisher']}, {claim['source_row']}"),
    ]
