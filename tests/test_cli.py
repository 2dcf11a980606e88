"""The verbs of `python -m atlas`: what they print, what they return, and one sentence when they cannot."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from atlas.cli import main
from atlas.paths import PROJECT
from atlas.queries.connect import read_pointer
from atlas.store import build as build_module
from atlas.store.check import check_names

Printed = pytest.CaptureFixture[str]


def test_build_prints_counts_and_the_release(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setattr(build_module, "build", partial(build_module.build, register=register))
    out = tmp_path / "atlas.duckdb"
    assert main(["build", "--out", str(out)]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert ["claim", "16"] in [line.split() for line in printed]
    assert printed[-1].startswith(f"release {read_pointer(out).release_id}: {read_pointer(out).path} in ")


def test_check_passes_a_sound_store(miniature_store: Path, capsys: Printed) -> None:
    assert main(["check", "--store", str(miniature_store)]) == 0
    assert capsys.readouterr().out == f"{len(check_names())} of {len(check_names())} checks pass\n"


def test_check_prints_the_rows_that_fail(published: Path, alter: Callable[[str], None], capsys: Printed) -> None:
    alter("UPDATE claim SET base_year = 2025, target_year = 2022 WHERE claim_id = 'cedamia-06'")
    assert main(["check", "--store", str(published)]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("check target_before_its_base_year: 1 rows, the first claim_id=cedamia-06")
    assert printed[1].split() == ["claim_id", "source_id", "source_row", "base_year", "target_year"]
    assert printed[2].split() == ["cedamia-06", "cedamia", "row", "4", "2025", "2022"]
    assert printed[-1] == f"{len(check_names()) - 1} of {len(check_names())} checks pass"


def test_check_shows_no_more_rows_than_a_reader_takes_in(
    published: Path, alter: Callable[[str], None], capsys: Printed
) -> None:
    alter(
        "INSERT INTO place (place_id, level, name, country, lat, lon, precision) "
        "SELECT 'gn' || n, 'local', 'Seestadt ' || n, 'DEU', 51, 9 + n / 100, 'point' FROM range(1, 26) AS t(n)"
    )
    assert main(["check", "--store", str(published)]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("check place_outside_the_tree: 25 rows")
    assert "… and 5 more" in printed
    assert len(printed) == 1 + 1 + 20 + 1 + 1


def test_check_without_a_store_says_what_to_run(tmp_path: Path, capsys: Printed) -> None:
    assert main(["check", "--store", str(tmp_path / "atlas.duckdb")]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.startswith("error: There is no store yet")
    assert "run `make build`" in printed.err


@pytest.mark.parametrize("kept", [0, 100, 200_000])
def test_check_of_a_store_cut_short_is_one_sentence(published: Path, capsys: Printed, kept: int) -> None:
    path = read_pointer(published).path
    path.write_bytes(path.read_bytes()[:kept])
    assert main(["check", "--store", str(published)]) == 1
    assert capsys.readouterr().err.startswith(f"error: {path.name} is not a whole store")


@pytest.mark.parametrize("arguments", [[], ["dance"], ["ingest"], ["build", "--loud"]])
def test_a_verb_nobody_knows_is_answered_with_the_usage(arguments: list[str], capsys: Printed) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(arguments)
    assert leaving.value.code == 2
    assert capsys.readouterr().err.startswith("usage: python -m atlas")


def test_help_names_every_verb() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "atlas", "--help"], cwd=PROJECT, capture_output=True, text=True, check=True, timeout=60
    )
    for verb in ("ingest", "build", "check", "resolve", "explain"):
        assert f"    {verb} " in done.stdout


def test_the_process_returns_what_the_verb_returns(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "atlas", "check", "--store", str(tmp_path / "atlas.duckdb")],
        cwd=PROJECT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error: ")
    assert "Traceback" not in done.stderr
