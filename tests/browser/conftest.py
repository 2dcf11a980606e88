"""A served atlas and a real browser; a page that fails its test on any fault of its own.

Without Chromium these tests skip, and say so.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Response, sync_playwright

from atlas import paths

PROJECT = Path(__file__).resolve().parents[2]
SHOTS = PROJECT / "build" / "shots"
FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PROBE = re.compile(r"/[^/]+/_stcore/(health|host-config)$")
"""Streamlit asks a page's own folder for these first on a deep link: two harmless 404s."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Ask once more a browser that did not answer in time, as on a busy machine; any other fault stands."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=["TimeoutError"]))


@contextmanager
def served(store: Path) -> Iterator[str]:
    """The address of the app, served over a store on a free port of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
    environment = os.environ | {"ATLAS_STORE": str(store)}
    server = subprocess.Popen(
        command, cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address + "/_stcore/health", server)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert server.poll() is None, "the app's server ended by itself"
        try:
            if urllib.request.urlopen(address, timeout=1).status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the app's server did not answer within 30 s")


@pytest.fixture(scope="session")
def real_store() -> Path:
    """The store of the committed register, as `make build` leaves it; ATLAS_STORE names another."""
    store = paths.STORE
    assert store.with_suffix(".json").is_file(), "no store: run `make build` first, as `make test` does"
    return store


@pytest.fixture(scope="session")
def atlas(real_store: Path) -> Iterator[str]:
    """The address of the atlas over the committed register."""
    with served(real_store) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[BrowserContext]:
    """A browser with an empty profile."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("Chromium is not on this machine: apt-get install chromium")
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        browser = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=program,
            args=FLAGS,
            headless=True,
            viewport={"width": 1440, "height": 900},
            locale="en-GB",
            accept_downloads=True,
        )
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: BrowserContext) -> Iterator[Page]:
    """A tab that at its end has asked no other host, failed at no request and said nothing in the console."""
    tab = chromium.new_page()
    faults: list[str] = []

    def ask(address: str) -> None:
        if not re.match(r"(https?|wss?)://127\.0\.0\.1:|data:|blob:|about:", address):
            faults.append(f"asked {address}")

    def answered(response: Response) -> None:
        if response.status >= 400 and not PROBE.search(response.url):
            faults.append(f"{response.status} {response.url}")

    tab.on("request", lambda request: ask(request.url))
    tab.on("response", answered)
    tab.on("pageerror", lambda error: faults.append(f"page error: {error}"))
    tab.on(
        "console",
        lambda said: (
            faults.append(f"console: {said.text}")
            if said.type == "error" and not PROBE.search(said.location.get("url", ""))
            else None
        ),
    )
    tab.on(
        "requestfailed",
        lambda request: faults.append(f"failed {request.url}") if request.failure != "net::ERR_ABORTED" else None,
    )
    yield tab
    if tab.url.startswith("http"):
        tab.evaluate("localStorage.clear()")  # Streamlit keeps there whether the drawer is open
    tab.close()
    assert not faults, faults
