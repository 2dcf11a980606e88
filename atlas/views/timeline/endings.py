"""What was taken back: promises a source says were revoked or have lapsed."""

from __future__ import annotations

import numpy as np
import streamlit as st

from atlas.queries.filters import KINDS
from atlas.views import address, cached
from atlas.views.tables import Cell, Row, show_table
from atlas.views.timeline.desk import Desk
from atlas.views.timeline.prose import say


def show_endings(desk: Desk) -> None:
    """Every promise under the filters that is over by the day, with who says so."""
    t = desk.language.text
    st.subheader(t("What was revoked or has lapsed"))
    rows = endings(desk)
    if not rows:
        say(t("No source says that any of these commitments was revoked or has lapsed by {day}.", day=desk.when))
        return
    show_table(
        t("Commitments revoked or lapsed"),
        [t("Place"), t("Commitment"), t("Made"), t("Ended"), t("What happened"), t("Source")],
        rows,
        desk.language,
        key="timeline-endings",
        note=t("As of {day}. A place may have promised again since.", day=desk.when),
    )


def endings(desk: Desk) -> list[Row]:
    """One row a promise that is over, the newest end first, as the table shows it."""
    found, language = desk.found, desk.language
    place_ids = cached.ground().places["place_id"].to_numpy()
    over = np.flatnonzero(~found.stands)
    made = {
        (place_ids[found.place[row]], KINDS[found.kind[row]], found.until_on[row].item()): (
            "" if np.isnat(found.since[row]) else str(found.since[row])[: found.spelled[row]]
        )
        for row in over.tolist()
    }
    return [
        [
            Cell(language.name(end["name"], end["name_zh"]), address.href("place", place=end["place_id"])),
            language.label("kind", end["kind"]),
            made[key] or None,
            end["event_on"],
            language.label("event", end["event"]),
            Cell(end["publisher"], end["url"]),
        ]
        for end in cached.ended_promises(desk.filters.day)
        if (key := (end["place_id"], end["kind"], end["stands_from"])) in made
    ]
