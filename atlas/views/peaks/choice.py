"""The programme, and the round of it, that the map and the list show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from atlas.queries.filters import ALL
from atlas.queries.peaks.china import Designation, Peaks, place_ids
from atlas.views import address
from atlas.views.i18n import Language
from atlas.views.peaks.words import programme_name, round_name

KEY, ROUND = "programme", "programme-round"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the address asks for.

    Args:
        programme_id: None for all programmes.
        round: None for all rounds.
        is_unknown: Whether the address names a programme or a round there is none of.
    """

    programme_id: str | None
    round: str | None
    is_unknown: bool

    def of(self, peaks: Peaks) -> list[Designation]:
        """The designations it asks for."""
        return peaks.designated(self.programme_id, self.round)

    def name(self, peaks: Peaks, language: Language) -> str:
        """The programme with the round chosen in it, in the reader's words."""
        if self.programme_id is None:
            return language.text("All programmes")
        parts = (programme_name(peaks, self.programme_id, language), round_name(self.round, language))
        return language.listed(filter(None, parts))


def chosen(peaks: Peaks) -> Choice:
    """The address's choice; the oldest programme, with all its rounds, where it names none there is."""
    known = [each["programme_id"] for each in peaks.programmes]
    asked, asked_round = address.own("programme"), address.own("of")
    is_known = asked in (None, ALL, *known)
    programme_id = None if asked == ALL else asked if asked in known else next(iter(known), None)
    is_round = is_known and asked_round in rounds(peaks, programme_id)
    return Choice(
        programme_id, asked_round if is_round else None, not is_known or (asked_round is not None and not is_round)
    )


def rounds(peaks: Peaks, programme_id: str | None) -> list[str]:
    """The rounds of a programme by the day, in their order; none of all programmes together."""
    found = dict.fromkeys(each.round for each in peaks.designated(programme_id) if each.round)
    return list(found) if programme_id else []


def show_choice(choice: Choice, peaks: Peaks, language: Language) -> None:
    """The programmes with the places in each on the day, the rounds of the one chosen, and a word on an unknown one."""
    t = language.text
    if choice.is_unknown:
        st.info(
            t(
                "The address names a programme or a round the atlas does not hold. Shown instead: {name}.",
                name=choice.name(peaks, language),
            )
        )
    options = [*(each["programme_id"] for each in peaks.programmes), ALL]

    def counted(option: str) -> str:
        programme_id = None if option == ALL else option
        name = programme_name(peaks, option, language) if programme_id else t("All programmes")
        return f"{name} {language.number(len(place_ids(peaks.designated(programme_id))))}"

    _hold(KEY, choice.programme_id or ALL)
    st.pills(
        t("National programme"), options, format_func=counted, key=KEY, on_change=_take, args=(choice.programme_id,)
    )
    if len(found := rounds(peaks, choice.programme_id)) > 1:
        _show_rounds(found, choice, peaks, language)


def _show_rounds(found: Sequence[str], choice: Choice, peaks: Peaks, language: Language) -> None:
    def counted(option: str) -> str:
        round_ = None if option == ALL else option
        name = round_name(round_, language) or language.text("All rounds")
        return f"{name} {language.number(len(place_ids(peaks.designated(choice.programme_id, round_))))}"

    _hold(ROUND, choice.round or ALL)
    st.pills(language.text("Round"), [ALL, *found], format_func=counted, key=ROUND, on_change=_take_round)


def _hold(key: str, option: str) -> None:
    """Make a row of choices hold what is shown."""
    if st.session_state.get(key) != option:
        st.session_state[key] = option


def _take(shown: str | None) -> None:
    """Show the programme picked; picking the one shown changes nothing."""
    address.write_own(programme=st.session_state[KEY] or shown or ALL, of=None)


def _take_round() -> None:
    picked = st.session_state[ROUND]
    address.write_own(of=None if picked in (None, ALL) else picked)
