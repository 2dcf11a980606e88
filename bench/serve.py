"""A page that is measured, served from a folder of its own with the atlas's own settings."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from atlas import paths

PAGES = Path(__file__).resolve().parent / "pages"
RUNS = "runs.txt"


@dataclass(frozen=True, slots=True)
class Served:
    """A running server."""

    address: str
    folder: Path
    process: int

    def began(self, since: float) -> float:
        """Second since 1970 at which the first run of the page after a moment began.

        Raises:
            StopIteration: The page has not run since.
        """
        return next(at for at in map(float, (self.folder / RUNS).read_text().split()) if at >= since)

    def stop(self) -> None:
        """End the server now, in the middle of a run if need be."""
        os.kill(self.process, signal.SIGKILL)

    def memory(self) -> float:
        """Megabytes of the process that are in memory."""
        lines = Path(f"/proc/{self.process}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def page_folder(page: str, folder: Path) -> Path:
    """The folder, made ready to serve `pages/<page>` from it."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(PAGES / page, folder / "app.py")
    shutil.copytree(paths.PROJECT / ".streamlit", folder / ".streamlit", dirs_exist_ok=True)
    return folder


def atlas_folder(folder: Path) -> Path:
    """The folder, made ready to serve the atlas itself from it, with its runs noted."""
    page_folder("world.py", folder)
    for name in ("pages", "static"):
        (folder / name).symlink_to(paths.PROJECT / name, target_is_directory=True)
    return folder


@contextmanager
def served_page(folder: Path) -> Iterator[Served]:
    """A server of `app.py` in a folder, on a free port of this machine; killed at the end, whatever it is doing."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.address", "127.0.0.1"]
    command += ["--server.port", str(port), "--client.showErrorDetails", "full"]
    (folder / RUNS).write_text("")
    server = subprocess.Popen(  # noqa: S603 our own interpreter on our own page
        command,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(paths.PROJECT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/_stcore/health", server)
        yield Served(address, folder, server.pid)
    finally:
        server.kill()
        server.wait(10)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise RuntimeError("the page's server ended by itself")
        try:
            if urllib.request.urlopen(address, timeout=1).status == 200:  # noqa: S310 our own server
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the page's server did not answer within 30 s")
