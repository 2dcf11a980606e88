"""What is mounted in a page is one script, whatever it shares with its neighbours."""

from __future__ import annotations

import re

import pytest

from atlas.views.components import BROWSER, script

MOUNTED = sorted(path.stem for path in BROWSER.glob("*.js") if "export default" in path.read_text(encoding="utf-8"))
SHARED = sorted({path.stem for path in BROWSER.glob("*.js")} - set(MOUNTED))


@pytest.mark.parametrize("name", MOUNTED)
def test_a_script_stands_alone(name: str) -> None:
    text = script(name)
    assert not re.search(r"^\s*import\b", text, re.MULTILINE)
    assert len(re.findall(r"^export\b", text, re.MULTILINE)) == 1
    declared = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", text, re.MULTILINE)
    assert len(declared) == len(set(declared))


def test_whatever_is_shared_is_imported_by_more_than_one() -> None:
    texts = [(BROWSER / f"{name}.js").read_text(encoding="utf-8") for name in MOUNTED]
    assert SHARED
    for name in SHARED:
        assert sum(f"'./{name}.js'" in text for text in texts) > 1, name


def test_a_shared_function_is_in_each_script_once() -> None:
    for name in ("share", "quotes"):
        assert script(name).count("async function copied(") == 1
