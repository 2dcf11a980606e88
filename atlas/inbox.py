"""The review inbox: corrections readers propose, a JSON line each, in a file outside the project that only grows.

Whoever runs the atlas reads it, and what holds becomes a line of `data/decisions`. See `docs/decisions/0018`.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import secrets
import stat
import time
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from atlas.errors import AtlasError

VARIABLE = "ATLAS_INBOX"
"""Names another file than the one under the user's state."""
LETTERS: Mapping[str, int] = {
    "place_id": 64,
    "claim_id": 120,
    "release": 40,
    "language": 20,
    "field": 40,
    "now": 500,
    "proposed": 500,
    "evidence": 500,
    "note": 2000,
    "contact": 120,
}
"""Letters a field may have."""
PER_SESSION = 10
"""Corrections one session may send."""
PER_HOUR = 60
"""Corrections all readers together may send within an hour."""
MOST_BYTES = 10_000_000
"""Size of the file at which it takes no more."""
PATIENCE = 2.0
"""Seconds to wait for whoever writes at the moment."""
LONGEST_LINE = 6 * sum(LETTERS.values()) + 1_000
"""Bytes: of a letter up to four in UTF-8, six where JSON spells it out."""
JOINERS = {"\u200c", "\u200d"}
"""Signs no eye sees that words in Arabic and Indian scripts need."""


class Refusal(StrEnum):
    """Why the inbox does not take a correction."""

    INCOMPLETE = "incomplete"
    """The proposal or its evidence is missing."""
    UNCHANGED = "unchanged"
    """It proposes what is said already."""
    TOO_LONG = "too_long"
    NO_LINK = "no_link"
    """The evidence is no link a browser can open."""
    SESSION_FULL = "session_full"
    HOUR_FULL = "hour_full"
    INBOX_FULL = "inbox_full"
    SENT_ALREADY = "sent_already"
    """The same was sent within the hour."""
    BUSY = "busy"
    UNWRITABLE = "unwritable"


class InboxError(AtlasError):
    """Raised when a correction is not taken; nothing of it is kept.

    Args:
        reason: Why.
        field: The field that is to blame, empty where none is.
    """

    def __init__(self, reason: Refusal, field: str = "") -> None:
        super().__init__(f"The inbox does not take the correction: {reason.replace('_', ' ')} {field}".rstrip())
        self.reason, self.field = reason, field


@dataclass(frozen=True, slots=True)
class Correction:
    """What one reader proposes.

    Args:
        release: Release of the store the reader saw.
        claim_id: The claim it is about; None for the place itself.
        field: What of it is wrong.
        now: What the atlas says.
        proposed: What it should say.
        evidence: A link, `http` or `https`.
        contact: How to ask back; None where the reader gives none.
        language: BCP 47 tag the reader reads in.
    """

    release: str
    place_id: str
    claim_id: str | None
    field: str
    now: str
    proposed: str
    evidence: str
    note: str
    contact: str | None
    language: str


def inbox_path() -> Path:
    """The file: the one `ATLAS_INBOX` names, else under the user's state, as the XDG rules have it."""
    if named := os.environ.get(VARIABLE):
        return Path(named).expanduser()
    state = Path(os.environ.get("XDG_STATE_HOME", ""))
    if not state.is_absolute():
        state = Path.home() / ".local" / "state"
    return state / "climate-commitments-atlas" / "corrections.jsonl"


def send(correction: Correction, sent: int = 0, path: Path | None = None) -> str:
    """Append a correction to the inbox and return the id it can be asked for by.

    Args:
        sent: Corrections this session has sent before.
        path: The file; None for `inbox_path`.

    Raises:
        InboxError: It is not whole, or the inbox takes no more, or cannot be written.
    """
    made = _checked(_cleaned(correction))
    if sent >= PER_SESSION:
        raise InboxError(Refusal.SESSION_FULL)
    try:
        with _opened(inbox_path() if path is None else path) as file:
            return _append(file, made, datetime.now(UTC))
    except OSError:
        raise InboxError(Refusal.UNWRITABLE) from None


def legible(text: str, *, lines: bool = False) -> str:
    """The text without signs that steer a terminal or turn the reading direction, and without space around it.

    Args:
        lines: Whether ends of lines stay.
    """

    def kept(letter: str) -> str:
        if letter in JOINERS or (lines and letter == "\n"):
            return letter
        match unicodedata.category(letter):
            case "Cc" | "Zl" | "Zp":
                return " "
            case "Cf" | "Cs" | "Co" | "Cn":
                return ""
            case _:
                return letter

    text = re.sub(r"\r\n?|\u2028|\u2029|\x85", "\n", text)
    return re.sub(r" {2,}", " ", "".join(map(kept, text))).strip()


def _cleaned(correction: Correction) -> Correction:
    fields = {name: legible(text or "", lines=name == "note") for name, text in asdict(correction).items()}
    return Correction(**fields | {"claim_id": fields["claim_id"] or None, "contact": fields["contact"] or None})  # type: ignore[arg-type]


def _checked(correction: Correction) -> Correction:
    fields = asdict(correction)
    for name in ("proposed", "evidence"):
        if not fields[name]:
            raise InboxError(Refusal.INCOMPLETE, name)
    for name, most in LETTERS.items():
        if len(fields[name] or "") > most:
            raise InboxError(Refusal.TOO_LONG, name)
    if not is_link(correction.evidence):
        raise InboxError(Refusal.NO_LINK, "evidence")
    if correction.proposed == correction.now:
        raise InboxError(Refusal.UNCHANGED, "proposed")
    return correction


def is_link(text: str) -> bool:
    """Whether a text is an address of the web that names a host, and no user."""
    if any(letter.isspace() for letter in text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    """The file, locked: made where there is none, readable by its owner alone.

    Raises:
        OSError: It cannot be opened, or is anything but a plain file.
        InboxError: Somebody else writes for too long.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
    file = os.open(path, flags, 0o600)
    try:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise OSError(f"{path.name} is not a plain file")
        os.fchmod(file, 0o600)
        _lock(file)
        yield file
    finally:
        os.close(file)


def _lock(file: int) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise InboxError(Refusal.BUSY) from None
            time.sleep(0.02)
        else:
            return


def _append(file: int, correction: Correction, now: datetime) -> str:
    """Write the line; a last line somebody left half-written is closed first, so that it spoils no other."""
    size = os.fstat(file).st_size
    tail = os.pread(file, PER_HOUR * LONGEST_LINE, max(0, size - PER_HOUR * LONGEST_LINE))
    said = asdict(correction)
    recent = [line for line in _records(tail) if _is_within_the_hour(line, now)]
    if any(all(line.get(name) == text for name, text in said.items()) for line in recent):
        raise InboxError(Refusal.SENT_ALREADY)
    if len(recent) >= PER_HOUR:
        raise InboxError(Refusal.HOUR_FULL)
    made = {"id": secrets.token_hex(6), "made_at": now.isoformat(timespec="seconds").replace("+00:00", "Z")} | said
    line = (json.dumps(made, ensure_ascii=False) + "\n").encode("utf-8")
    if tail and not tail.endswith(b"\n"):
        line = b"\n" + line
    if size + len(line) > MOST_BYTES:
        raise InboxError(Refusal.INBOX_FULL)
    if os.write(file, line) != len(line):
        with suppress(OSError):
            os.ftruncate(file, size)
        raise OSError("the disk took part of a line")
    os.fsync(file)
    return made["id"] or ""


def _records(tail: bytes) -> Iterator[dict[str, object]]:
    """The lines that are whole; others are nobody's correction."""
    for line in tail.split(b"\n"):
        with suppress(ValueError, RecursionError):
            record = json.loads(line)
            if isinstance(record, dict):
                yield record


def _is_within_the_hour(record: Mapping[str, object], now: datetime) -> bool:
    try:
        made = datetime.fromisoformat(str(record.get("made_at")))
        return made > now - timedelta(hours=1)
    except (ValueError, TypeError):
        return False
