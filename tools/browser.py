"""Chromium for the journeys: found, or installed where this machine lets us, or missed for a reason that is told."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tools.debian import NotInstalled, install, may_install

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
    except NoBrowser as missing:
        if not may_install():
            raise
        try:
            install("chromium")
        except NotInstalled as failure:
            raise NoBrowser(f"{missing}; trying that failed: {failure}") from failure
    return chromium()
