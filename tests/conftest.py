"""What tests share: a register countable by hand, raw files written by hand, and no network."""

from __future__ import annotations

import csv
import json
import os
import shutil
import socket
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from hypothesis import settings

from atlas import paths
from atlas.model import Fact
from atlas.queries.connect import open_store, read_pointer
from atlas.sources.adapter import adapter, raw_file
from atlas.store.build import build

# The same examples on every run and machine; builds of stores vary in time with the disk.
settings.register_profile("atlas", derandomize=True, deadline=None, database=None, max_examples=100)
settings.load_profile("atlas")

HERE = Path(__file__).parent
MINIATURE = HERE / "miniature"

Row = Mapping[str, object]
WriteRaw = Callable[..., Path]

RAW = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((HERE / "raw").glob("*.json"))}
"""Source → a few sound rows in its raw file's layout, invented, and a word outside one of its closed lists."""
LAYOUTS: dict[str, list[str]] = {source_id: raw["columns"] for source_id, raw in RAW.items()}
"""Source → the columns of its raw file, in their order; CEDAMIA's sheet leaves some unnamed, so all are ours."""
SOUND: dict[str, list[Row]] = {source_id: raw["rows"] for source_id, raw in RAW.items()}
CLOSED_LISTS: dict[str, list[str]] = {i: raw["closed_list"] for i, raw in RAW.items() if raw["closed_list"]}

CEDAMIA_HEADINGS = [
    "Jurisdictions (by country)", "", "Region", "Population", "Date", "Carbon neutral / net zero target dates", "",
    "Declaration type", "Minutes / motion text", "Media article", "CE Action Plan", "Council news", "Agenda item",
    "Council majority / strongest group", "Council composition", "C40", "ICLEI", "Covenant of Mayors", "Under2",
    "Carbon Neutral Cities Alliance", "Climate Alliance", "Cities Power Partnership", "Race to Zero",
    "Fossil Fuel Non-proliferation Treaty",
]  # fmt: skip


def only(facts: list[Fact]) -> Fact:
    """The one fact there is."""
    assert len(facts) == 1, facts
    return facts[0]


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WriteRaw:
    """Writes a raw file of a source as its publisher lays it out, and returns its path.

    The file lies where `ingest` looks for it below `tmp_path / "upstream"`, also for a source whose file is kept in
    the project. Without rows, the sound ones.
    """

    def write(source_id: str, *rows: Row, columns: list[str] | None = None) -> Path:
        if hasattr(adapter(source_id), "FOLDER"):
            monkeypatch.setattr(adapter(source_id), "FOLDER", tmp_path / "upstream" / source_id)
        named = columns or LAYOUTS[source_id]
        lines = [[row.get(column, "") for column in named] for row in rows or SOUND[source_id]]
        path = raw_file(source_id, tmp_path / "upstream")
        path.parent.mkdir(parents=True, exist_ok=True)
        if source_id == "cedamia":
            lines = _presentation_sheet(lines, named)
        else:
            lines.insert(0, list(named))
        if path.suffix == ".xlsx":
            _write_xlsx(path, lines)
        else:
            _write_csv(path, lines, RAW[source_id].get("delimiter", ","))
        for name, companion in RAW[source_id].get("companions", {}).items():
            _write_csv(path.with_name(name), companion, ",")
        return path

    return write


def _presentation_sheet(lines: list[list[Any]], named: list[str]) -> list[list[Any]]:
    headings = [*CEDAMIA_HEADINGS, *named[len(CEDAMIA_HEADINGS) :]]
    below = ["Council operations" if column == "target_operations" else "" for column in named]
    title = ["Climate Emergency Declaration (CED) data sheet", *[""] * (len(named) - 1)]
    return [title, *[[""] * len(named)] * 5, headings[: len(named)], below, *lines]


def _write_csv(path: Path, lines: list[list[Any]], delimiter: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(lines)


def _write_xlsx(path: Path, lines: list[list[Any]]) -> None:
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append([None if cell == "" else cell for cell in line])
    book.save(path)


@pytest.fixture
def facts_of(raw: WriteRaw) -> Callable[..., list[Fact]]:
    """What an adapter makes of rows, written into a raw file first."""

    def read(source_id: str, *rows: Row) -> list[Fact]:
        module = adapter(source_id)
        return list(module.facts(module.read(raw(source_id, *rows))))

    return read


@pytest.fixture(scope="session")
def miniature_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The name of the store of the miniature register; not to be changed."""
    out = tmp_path_factory.mktemp("miniature") / "atlas.duckdb"
    build(out, MINIATURE)
    return out


@pytest.fixture(scope="session")
def miniature(miniature_store: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The store of the miniature register, opened read-only."""
    store = open_store(read_pointer(miniature_store).path)
    yield store
    store.close()


@pytest.fixture
def published(miniature_store: Path, tmp_path: Path) -> Path:
    """The name of a copy of that store, to be changed."""
    return Path(shutil.copytree(miniature_store.parent, tmp_path / "build", symlinks=True)) / miniature_store.name


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A copy of the miniature register, to be changed."""
    return Path(shutil.copytree(MINIATURE, tmp_path / "register"))


@pytest.fixture
def edit(register: Path) -> Callable[[str, str, str], None]:
    """Replaces a text that stands once in a file of the copied register."""

    def replace(table: str, old: str, new: str) -> None:
        path = register / f"{table}.csv"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace


@pytest.fixture
def alter(published: Path) -> Callable[[str], None]:
    """Runs a statement on that copy, behind the back of whoever published it."""

    def run(sql: str) -> None:
        path = read_pointer(published).path
        with duckdb.connect(str(path)) as store:
            store.execute(sql)
        pointer = published.with_suffix(".json")
        facts = json.loads(pointer.read_text(encoding="utf-8")) | {"bytes": path.stat().st_size}
        pointer.write_text(json.dumps(facts), encoding="utf-8")

    return run


@pytest.fixture(scope="session")
def upstream() -> Path:
    """The folder of full raw files, which are no part of the project."""
    folder = Path(os.environ.get("ATLAS_UPSTREAM", paths.PROJECT.parent / "shared" / "upstream"))
    if not folder.is_dir():
        pytest.skip(f"no raw files in {folder}; ATLAS_UPSTREAM names their folder")
    return folder


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets no test but a browser's reach further than this machine."""
    if request.node.get_closest_marker("browser"):
        return

    def guarded(call: Callable[..., Any], host_of: Callable[..., object]) -> Callable[..., Any]:
        def guard(*arguments: Any, **named: Any) -> Any:
            host = host_of(*arguments)
            assert _is_this_machine(host), f"a test reached for the network: {host}"
            return call(*arguments, **named)

        return guard

    def peer(_: socket.socket, address: object) -> object:
        return address[0] if isinstance(address, tuple) else None

    monkeypatch.setattr(socket.socket, "connect", guarded(socket.socket.connect, peer))
    monkeypatch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex, peer))
    monkeypatch.setattr(socket, "getaddrinfo", guarded(socket.getaddrinfo, lambda host, *_: host))


def _is_this_machine(host: object) -> bool:
    return host in {None, "", "localhost", "::1", "0.0.0.0"} or str(host).startswith("127.")  # noqa: S104
