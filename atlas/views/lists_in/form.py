"""Handing in a list: a file or pasted names, read and matched before the reader's eyes."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

import streamlit as st

from atlas.errors import ListError, ListFault
from atlas.queries.networks.matching import LARGEST, Columns, ReadTable, Say, Stage
from atlas.views import cached
from atlas.views.i18n import Language
from atlas.views.lists_in.faults import limits, sentence
from atlas.views.lists_in.held import ASKED, FAULT, Held, form_number, hold

Work = Callable[[Say], Held]


def ask_for_list(language: Language) -> None:
    """The form; a list that can be read is matched and held, and the page runs again with it."""
    t, number = language.text, form_number()
    with st.form(f"list-form-{number}", border=False):
        st.file_uploader(t("A file with the names of governments"), key=f"list-file-{number}", max_upload_size=LARGEST)
        st.caption(limits(language))
        st.text_area(
            t("Or paste names, one a line"),
            key=f"list-pasted-{number}",
            height=130,
            placeholder="Bonn, Germany\nSpringfield, Illinois, USA\n广州",
        )
        country_choice("", f"list-country-{number}", language)
        st.form_submit_button(t("Find the places"), on_click=_take)
    st.caption(
        t(
            "The list stays in the memory of this session. It is written to no disk, passed on to nobody, and gone "
            "when you close the page or have it forgotten."
        )
    )
    work(language)


def _take() -> None:
    """What stands in the form is asked for, however often the page runs until it is answered."""
    number = form_number()
    file, pasted = (st.session_state.get(f"list-{part}-{number}") for part in ("file", "pasted"))
    raw, title = (file.getvalue(), file.name) if file else (str(pasted or "").encode(), "")
    everywhere = str(st.session_state.get(f"list-country-{number}") or "")
    ask(lambda say: _matched(raw, title, everywhere, say))


def country_choice(chosen: str, key: str, language: Language) -> str:
    """The alpha-3 code of the country all rows lie in, empty where they name their own."""
    names = {code: language.name(*both) for code, both in cached.country_names().items()}
    codes = sorted(names, key=lambda code: names[code])
    picked = st.selectbox(
        language.text("Country of the rows that name none"),
        codes,
        index=codes.index(chosen) if chosen in names else None,
        format_func=lambda code: names[code],
        key=key,
        placeholder=language.text("Any"),
    )
    return picked or ""


def ask(work: Work) -> None:
    """Have a list matched at the next run that comes to `work`; a run that is cut short leaves it to the one after."""
    st.session_state[ASKED] = work
    st.session_state.pop(FAULT, None)


def work(language: Language) -> None:
    """Do what was asked for, if anything was, and run the page with it; a sentence says why it cannot be done."""
    asked: Work | None = st.session_state.get(ASKED)
    if asked is not None:
        bar = st.progress(0.0, language.text("Reading the list"))
        try:
            hold(asked(_progress(bar.progress, language)))
        except ListError as error:
            st.session_state[FAULT] = error
        bar.empty()
        del st.session_state[ASKED]
        st.rerun()
    if FAULT in st.session_state:
        st.error(sentence(st.session_state[FAULT], language))


def rematched(held: Held, columns: Columns, has_header: bool, say: Say) -> Held:
    """The list read or matched in another way; the choices made among its old candidates are gone.

    Raises:
        ListError: As `MatchProcess` does.
    """
    table = held.table
    if has_header != table.has_header:
        table = cached.match_process().read(held.raw, table.title, say, has_header)
        columns = _everywhere(table.columns, columns.everywhere)
    return _held(held.raw, table, columns, say)


def _matched(raw: bytes, title: str, everywhere: str, say: Say) -> Held:
    if not raw.strip():
        raise ListError("nothing was given", ListFault.EMPTY)
    table = cached.match_process().read(raw, title, say)
    return _held(raw, table, _everywhere(table.columns, everywhere), say)


def _held(raw: bytes, table: ReadTable, columns: Columns, say: Say) -> Held:
    found = cached.match_process().match(table, columns, say)
    return Held(raw, table, columns, found, found)


def _everywhere(columns: Columns, country: str) -> Columns:
    return Columns(columns.name, columns.country, columns.level, columns.region, country)


def _progress(show: Callable[[float, str], object], language: Language) -> Say:
    """Tells the bar how far a list is."""
    since = monotonic()

    def say(stage: Stage, share: float) -> None:
        seconds = language.number(round(monotonic() - since))
        words = {
            Stage.QUEUE: language.text("Another list is being matched; yours waits its turn."),
            Stage.READING: language.text("Reading the list"),
            Stage.LOADING: language.text(
                "Loading the names of all places, which only the first list has to wait for: {seconds} s",
                seconds=seconds,
            ),
            Stage.MATCHING: language.text("Finding the places"),
        }
        show(share, words[stage])

    return say
