"""Chromium for the journeys: found, or installed where this machine lets us, or missed for a reason that is told."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OF_MACOS = Path("/Applications/Chromium.app/Contents/MacOS/Chromium")


class NoBrowser(Exception):
    """No Chromium here; the message says why and what to do."""


def chromium() -> Path:
    """The browser that is installed. Raises: NoBrowser."""
    if named := os.environ.get("BOFAST_CHROMIUM"):
        return Path(named)
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and not OF_MACOS.exists():
        raise NoBrowser("Chromium is not installed; on Debian an administrator runs: apt-get install chromium")
    return Path(found) if found else OF_MACOS


def installed_chromium() -> Path:
    """The browser, from Debian if it has to be and this user may. Raises: NoBrowser."""
    try:
        return chromium()
    except NoBrowser:
        if os.geteuid() != 0 or not Path("/etc/debian_version").exists() or not shutil.which("apt-get"):
            raise
    install_from_debian("chromium")
    return chromium()


def install_from_debian(package: str) -> None:
    print(f"Installing Debian's {package}", flush=True)
    for command in (["update"], ["install", "--yes", "--no-install-recommends", package]):
        apt_get(*command)


def apt_get(*command: str) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    words = ["apt-get", "-qq", *command]
    done = subprocess.run(words, env=quiet, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        raise NoBrowser(f"apt-get {command[0]} failed: {done.stderr.strip()[-300:]}")
