"""A reader's correction: a form without an account, answered by the review inbox, and the same as a pull request."""

from __future__ import annotations

import streamlit as st

from atlas.inbox import LETTERS, PER_HOUR, PER_SESSION, Correction, InboxError, Refusal, send
from atlas.queries.place_file.file import PlaceFile
from atlas.views import address, cached
from atlas.views.i18n import Language
from atlas.views.place_file.pull_request import Proposal, steps
from atlas.views.place_file.sentence import show_sentence
from atlas.views.place_file.subjects import Subject, field_labels, subjects

KEY = "correction"
TYPED = ("proposed", "evidence", "note", "contact")
"""What a reader types."""
SENT, ANSWER = f"{KEY}-sent", f"{KEY}-answer"


def show_correction(file: PlaceFile, language: Language) -> None:
    """The form, folded away until it is asked for."""
    t = language.text
    closed = st.expander(t("Suggest a correction"), key=f"{KEY}-open", on_change="rerun")
    if not closed.open:
        return
    with closed:
        st.write(
            t(
                "No account is needed. What you send goes to a list that people read; nothing on this page changes "
                "until they have checked the evidence."
            )
        )
        subject, field = _subject(file, language)
        _form(file, subject, field, language)
        _answer(file, language)
        _pull_request(file, subject, field, language)


def _subject(file: PlaceFile, language: Language) -> tuple[Subject, str]:
    """What is wrong, as the reader chose it: the place or a claim, and the fact of it."""
    t, labels = language.text, field_labels(language)
    offered = {subject.claim_id or "": subject for subject in subjects(file, language)}
    chosen = st.selectbox(
        t("What is wrong"), list(offered), format_func=lambda id_: offered[id_].label, key=_key(file, "subject")
    )
    subject = offered[chosen]
    field = st.selectbox(
        t("What of it"), list(subject.fields), format_func=labels.__getitem__, key=_key(file, f"field-{bool(chosen)}")
    )
    return subject, field


def _form(file: PlaceFile, subject: Subject, field: str, language: Language) -> None:
    t, now = language.text, subject.fields[field]
    with st.form(_key(file, "form"), border=False, enter_to_submit=False):
        show_sentence(t("The atlas says now: {what}", what=now or t("nothing")))
        st.text_input(t("What it should say"), max_chars=LETTERS["proposed"], key=_key(file, "proposed"))
        st.text_input(t("Link to the evidence"), max_chars=LETTERS["evidence"], key=_key(file, "evidence"),
                      placeholder="https://")  # fmt: skip
        st.text_area(t("Note, if there is more to say"), max_chars=LETTERS["note"], key=_key(file, "note"))
        st.text_input(
            t("How to reach you, if you like"), max_chars=LETTERS["contact"], key=_key(file, "contact"),
            help=t("Only who checks the correction sees it; it is never published."),
        )  # fmt: skip
        st.form_submit_button(t("Send the correction"), on_click=_send, args=(file, subject, field, language.tag))


def _key(file: PlaceFile, name: str) -> str:
    return f"{KEY}-{name}-{file.place_id}"


def _typed(file: PlaceFile) -> dict[str, str]:
    return {name: str(st.session_state.get(_key(file, name)) or "") for name in TYPED}


def _send(file: PlaceFile, subject: Subject, field: str, tag: str) -> None:
    """Send what was typed; it stays in the form unless it was taken."""
    typed, sent = _typed(file), st.session_state.get(SENT, 0)
    try:
        made = send(
            Correction(
                release=cached.release()["release_id"],
                place_id=file.place_id,
                claim_id=subject.claim_id,
                field=field,
                now=subject.fields[field],
                proposed=typed["proposed"],
                evidence=typed["evidence"],
                note=typed["note"],
                contact=typed["contact"] or None,
                language=tag,
            ),
            sent,
        )
    except InboxError as fault:
        st.session_state[ANSWER] = file.place_id, fault, ""
        return
    st.session_state[SENT] = sent + 1
    st.session_state[ANSWER] = file.place_id, None, made
    st.session_state[_key(file, "last")] = Proposal(field, typed["proposed"], typed["evidence"])
    for name in TYPED:
        st.session_state[_key(file, name)] = ""


def _answer(file: PlaceFile, language: Language) -> None:
    """What became of the correction sent last from this page."""
    place_id, fault, made = st.session_state.get(ANSWER, ("", None, ""))
    if place_id != file.place_id:
        return
    if fault is not None:
        st.warning(refused(fault, language))
        return
    t = language.text
    st.success(t("Thank you: it is noted under {id}. Whoever checks it begins with your link.", id=made))


def refused(fault: InboxError, language: Language) -> str:
    """Why a correction was not taken, in a sentence with a way on."""
    t = language.text
    most = language.number(LETTERS.get(fault.field, 0))
    return {
        Refusal.INCOMPLETE: t("Please say what it should say, and give a link to the evidence."),
        Refusal.UNCHANGED: t("That is what the atlas says already."),
        Refusal.TOO_LONG: t("One of the texts is too long: it may have {n} letters.", n=most),
        Refusal.NO_LINK: t("The evidence has to be a link that begins with http:// or https://."),
        Refusal.SESSION_FULL: t(
            "You have sent {n} corrections; please send further ones as a pull request, below.", n=PER_SESSION
        ),
        Refusal.HOUR_FULL: t(
            "The inbox takes {n} corrections an hour, and they have come; please try again later.", n=PER_HOUR
        ),
        Refusal.INBOX_FULL: t("The inbox is full; please send it as a pull request, below."),
        Refusal.SENT_ALREADY: t("That very correction has arrived already."),
        Refusal.BUSY: t("The inbox is busy; please send it again in a moment."),
        Refusal.UNWRITABLE: t("The inbox cannot be written at present; please send it as a pull request, below."),
    }[fault.reason]


def _pull_request(file: PlaceFile, subject: Subject, field: str, language: Language) -> None:
    """The same as a pull request, with what is typed, or was sent last."""
    t, typed = language.text, _typed(file)
    last = st.session_state.get(_key(file, "last"))
    proposal = Proposal(field, typed["proposed"], typed["evidence"])
    if last and last.field == field and not typed["proposed"]:
        proposal = last
    st.markdown(t("**Or send it as a pull request**"))
    st.write(
        t(
            "The register is a set of files under version control. Fork the project, change what stands here, run "
            "`make test` and open a pull request; CONTRIBUTING.md says more."
        )
    )
    for number, step in enumerate(steps(file, subject, proposal, address.today(), language), 1):
        st.write(f"{number}. {step.says}")
        st.code(f"{step.path}\n{step.text}", language=None, wrap_lines=True)
