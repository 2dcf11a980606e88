"""A correction as a pull request: the file it touches and the line to put there, as `CONTRIBUTING.md` has it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from atlas.queries.place_file.file import PlaceFile
from atlas.views.i18n import Language
from atlas.views.place_file.subjects import MISSING, Subject

PLACES, CORRECTIONS = "data/decisions/places.csv", "data/decisions/corrections.csv"
WHO = "<your name>"
EVERY_SOURCE = "*"
OF_THE_PLACE = {"position", "level", "lies_in"}
"""Facts of a place that a decision on which place is meant can mend."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What of a subject should say what, and why."""

    field: str
    proposed: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do.

    Args:
        says: What, and why there.
        path: The file, from the root of the project.
        text: What to put or to look for there.
    """

    says: str
    path: str
    text: str


def steps(file: PlaceFile, subject: Subject, proposal: Proposal, today: date, language: Language) -> list[Step]:
    """The lines to change, then where the register shows what it holds now."""
    t, claim = language.text, subject.claim
    evidence, proposed = proposal.evidence or "<link>", proposal.proposed or "<what it should say>"
    where = "claim.csv" if claim else "place.csv"
    found = Step(
        t("The register's line as it is; `ingest` writes it, so it is not edited by hand:"),
        f"data/register/{where}",
        f"{subject.claim_id or file.place_id},…",
    )
    if proposal.field == MISSING:
        says = t("Add it to the source that should have it, or add a source: CONTRIBUTING.md, “Add a source”.")
        return [Step(says, "data/sources/<source_id>.toml", f"{file.place_id}: {proposed} {evidence}")]
    if claim and proposal.field == "source":
        says = t("The facts of a source stand in a file of its own:")
        return [Step(says, f"data/sources/{claim['source_id']}.toml", proposed)]
    if claim and proposal.field == "whose":
        decided = [claim["source_id"], claim["reported_name"], file.place["country"] or "", "", "",
                   "<place_id or none>", WHO, today.isoformat(), evidence]  # fmt: skip
        return [Step(t("Say which place the source means; add the line:"), PLACES, _line(decided)), found]
    if claim:
        slip = [claim["source_id"], claim["source_row"], "<column of the raw file>", "<text as printed>", proposed,
                WHO, today.isoformat(), evidence]  # fmt: skip
        return [Step(t("Say what the source should have printed; add the line:"), CORRECTIONS, _line(slip)), found]
    if proposal.field in OF_THE_PLACE:
        place = file.place
        decided = [EVERY_SOURCE, place["name"], place["country"] or "", place["level"], place["region_id"] or "",
                   "<place_id or none>", WHO, today.isoformat(), evidence]  # fmt: skip
        return [Step(t("Say which place is meant; add the line:"), PLACES, _line(decided)), found]
    says = t("Names and residents come from the gazetteers (DATA_LICENCES.md): mend them there, and name this line:")
    return [Step(says, found.path, found.text)]


def _line(cells: Sequence[str]) -> str:
    """The cells as a line of CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
