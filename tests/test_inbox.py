"""The review inbox: what readers propose is kept whole, once, and within limits."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Any

import pytest

from atlas import inbox
from atlas.inbox import Correction, InboxError, Refusal, inbox_path, is_link, legible, send
from atlas.paths import PROJECT

GOOD = Correction(
    release="351bab1968",
    place_id="gn2885679",
    claim_id="cedamia-02",
    field="target_year",
    now="2050",
    proposed="2035",
    evidence="https://www.konstanz.de/klima",
    note="",
    contact=None,
    language="en",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "corrections.jsonl"


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def numbered(number: int) -> Correction:
    return replace(GOOD, proposed=f"{number}")


def refusal(call: Callable[[], object]) -> tuple[Refusal, str]:
    with pytest.raises(InboxError) as caught:
        call()
    return caught.value.reason, caught.value.field


def test_a_correction_becomes_one_whole_line(path: Path) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    made = send(replace(GOOD, note="Zeile 1\nZeile 2 康斯坦茨", contact="me@example.org"), path=path)
    (line,) = lines(path)
    assert list(line) == ["id", "made_at", *asdict(GOOD)]
    assert line["id"] == made and line["made_at"].endswith("Z")
    assert before <= datetime.fromisoformat(line["made_at"]) <= datetime.now(UTC)
    assert (line["note"], line["contact"]) == ("Zeile 1\nZeile 2 康斯坦茨", "me@example.org")
    assert path.read_bytes().endswith(b"}\n") and path.read_bytes().count(b"\n") == 1


def test_only_its_owner_reads_it(path: Path) -> None:
    send(GOOD, path=path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 and stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.chmod(0o644)
    send(numbered(1), path=path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_file_lies_outside_the_project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ATLAS_INBOX", raising=False)
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    name = Path("climate-commitments-atlas") / "corrections.jsonl"
    assert inbox_path() == Path.home() / ".local" / "state" / name
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert inbox_path() == tmp_path / name
    monkeypatch.setenv("XDG_STATE_HOME", "not/absolute")  # the XDG rules: then it is passed over
    assert inbox_path() == Path.home() / ".local" / "state" / name
    monkeypatch.setenv("ATLAS_INBOX", str(tmp_path / "here.jsonl"))
    send(GOOD)
    assert len(lines(tmp_path / "here.jsonl")) == 1


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b\x1b[31mc\x07", "a b [31mc"),
        ("\u202eevil\u202c", "evil"),
        ("\ufeffname\u2066", "name"),
        ("می‌خواهم", "می‌خواهم"),
        ("a\r\nb\u2028c", "a b c"),
        ("  two   spaces  ", "two spaces"),
        ("half \ud800 pair", "half pair"),
        ('<img src=x onerror=alert(1)>"},{"id":1', '<img src=x onerror=alert(1)>"},{"id":1'),
    ],
)
def test_signs_that_steer_are_taken_out_and_words_stay(path: Path, typed: str, kept: str) -> None:
    send(replace(GOOD, proposed=typed), path=path)
    (line,) = lines(path)
    assert line["proposed"] == kept


def test_a_note_keeps_its_lines_and_no_other_field_does() -> None:
    assert legible("a\r\nb\x85c", lines=True) == "a\nb\nc"
    assert legible("a\r\nb\x85c") == "a b c"


@pytest.mark.parametrize(
    ("changed", "reason", "field"),
    [
        ({"proposed": " \x00 "}, Refusal.INCOMPLETE, "proposed"),
        ({"evidence": ""}, Refusal.INCOMPLETE, "evidence"),
        ({"evidence": "javascript:alert(1)"}, Refusal.NO_LINK, "evidence"),
        ({"evidence": "ftp://example.org/"}, Refusal.NO_LINK, "evidence"),
        ({"evidence": "https://"}, Refusal.NO_LINK, "evidence"),
        ({"proposed": "2050"}, Refusal.UNCHANGED, "proposed"),
        ({"note": "x" * 2001}, Refusal.TOO_LONG, "note"),
        ({"contact": "x" * 121}, Refusal.TOO_LONG, "contact"),
        ({"place_id": "x" * 65}, Refusal.TOO_LONG, "place_id"),
    ],
)
def test_what_is_not_whole_is_refused_and_nothing_is_written(
    path: Path, changed: dict[str, str], reason: Refusal, field: str
) -> None:
    assert refusal(lambda: send(replace(GOOD, **changed), path=path)) == (reason, field)
    assert not path.exists()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/a?b=1#c", True),
        ("http://例え.jp/", True),
        ("https://user:secret@example.org/", False),
        ("https://exa mple.org", False),
        ("//example.org", False),
        ("https://[::1", False),
        ("data:text/html,x", False),
    ],
)
def test_evidence_is_an_address_of_the_web(text: str, expected: bool) -> None:
    assert is_link(text) is expected


def test_the_same_is_taken_once(path: Path) -> None:
    send(GOOD, path=path)
    assert refusal(lambda: send(replace(GOOD, proposed=" 2035 "), path=path))[0] == Refusal.SENT_ALREADY
    send(replace(GOOD, proposed="2036"), path=path)
    assert [line["proposed"] for line in lines(path)] == ["2035", "2036"]


def test_a_session_has_its_limit(path: Path) -> None:
    assert refusal(lambda: send(GOOD, inbox.PER_SESSION, path))[0] == Refusal.SESSION_FULL
    assert send(GOOD, inbox.PER_SESSION - 1, path)


def test_an_hour_has_its_limit_that_a_restart_does_not_reset(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "PER_HOUR", 3)
    for number in range(3):
        send(numbered(number), path=path)
    program = (
        "import sys; from pathlib import Path; from atlas import inbox; inbox.PER_HOUR = 3\n"
        f"from {__name__} import numbered\n"
        "try: inbox.send(numbered(9), path=Path(sys.argv[1]))\n"
        "except inbox.InboxError as fault: print(fault.reason)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], cwd=PROJECT, capture_output=True, text=True, check=True, timeout=60,
        env=os.environ | {"PYTHONPATH": f"{PROJECT}{os.pathsep}{Path(__file__).parent}"},
    )  # fmt: skip
    assert done.stdout.strip() == "hour_full" and len(lines(path)) == 3
    old = (datetime.now(UTC) - timedelta(minutes=61)).isoformat(timespec="seconds")
    path.write_text("".join(json.dumps(line | {"made_at": old}) + "\n" for line in lines(path)), encoding="utf-8")
    assert send(numbered(9), path=path)


def test_a_full_file_takes_no_more(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    send(GOOD, path=path)
    before = path.read_bytes()
    monkeypatch.setattr(inbox, "MOST_BYTES", len(before) + 10)
    assert refusal(lambda: send(numbered(1), path=path))[0] == Refusal.INBOX_FULL
    assert path.read_bytes() == before


def test_a_half_written_last_line_spoils_no_other(path: Path) -> None:
    send(GOOD, path=path)
    with path.open("ab") as file:
        file.write(b'{"id": "torn", "made_at": "20')
    send(numbered(1), path=path)
    whole = path.read_bytes().split(b"\n")
    assert [json.loads(whole[0])["proposed"], json.loads(whole[2])["proposed"]] == ["2035", "1"]
    assert whole[1] == b'{"id": "torn", "made_at": "20' and whole[3:] == [b""]


def test_lines_of_nobody_are_passed_over(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe\n[1]\nnull\n" + b"[" * 100_000 + b'\n{"made_at": 5}\n{"made_at": "2026-01-01"}\n')
    assert send(GOOD, path=path)


def test_a_write_that_is_cut_short_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    send(GOOD, path=path)
    before, write = path.read_bytes(), os.write
    monkeypatch.setattr(os, "write", lambda file, text: write(file, text[:20]))
    assert refusal(lambda: send(numbered(1), path=path))[0] == Refusal.UNWRITABLE
    assert path.read_bytes() == before


def test_a_link_in_the_files_place_is_not_followed(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("", encoding="utf-8")
    path.parent.mkdir()
    path.symlink_to(target)
    assert refusal(lambda: send(GOOD, path=path))[0] == Refusal.UNWRITABLE
    assert target.read_bytes() == b""


def test_what_is_no_file_is_refused_at_once(path: Path) -> None:
    path.mkdir(parents=True)
    assert refusal(lambda: send(GOOD, path=path))[0] == Refusal.UNWRITABLE
    path.rmdir()
    os.mkfifo(path)
    assert refusal(lambda: send(GOOD, path=path))[0] == Refusal.UNWRITABLE


def test_a_folder_that_cannot_be_made_is_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert refusal(lambda: send(GOOD, path=tmp_path / "file" / "inbox.jsonl"))[0] == Refusal.UNWRITABLE


def test_a_folder_nobody_may_write_is_a_refusal(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    path.parent.mkdir(mode=0o500)
    if os.geteuid() == 0:  # who may write anywhere
        monkeypatch.setattr(os, "open", denied)
    assert refusal(lambda: send(GOOD, path=path))[0] == Refusal.UNWRITABLE


def test_whoever_holds_the_file_too_long_is_not_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "PATIENCE", 0.05)
    send(GOOD, path=path)
    with path.open("rb") as file:
        flock(file, LOCK_EX)
        assert refusal(lambda: send(numbered(1), path=path))[0] == Refusal.BUSY
    assert send(numbered(1), path=path)


def test_processes_that_write_at_once_lose_nothing_and_keep_the_limit(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from atlas import inbox\n"
        f"from {__name__} import numbered\n"
        "for number in range(25):\n"
        "    try: print(inbox.send(numbered(1000 * int(sys.argv[2]) + number), path=Path(sys.argv[1])))\n"
        "    except inbox.InboxError as fault: print(fault.reason)"
    )
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(path), str(writer)], cwd=PROJECT, stdout=subprocess.PIPE, text=True,
            env=os.environ | {"PYTHONPATH": f"{PROJECT}{os.pathsep}{Path(__file__).parent}"},
        )
        for writer in range(3)
    ]  # fmt: skip
    said = [word for writer in writers for word in writer.communicate(timeout=60)[0].split()]
    kept = lines(path)
    assert said.count("hour_full") == 75 - inbox.PER_HOUR and len(kept) == inbox.PER_HOUR
    assert sorted(line["id"] for line in kept) == sorted(word for word in said if word != "hour_full")
    assert len({line["proposed"] for line in kept}) == inbox.PER_HOUR
