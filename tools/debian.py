"""Programs that the tests need from the operating system, where this is Debian and this user may install."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path


class NotInstalled(Exception):
    """Debian did not install it; the message holds the end of what it said."""


def may_install() -> bool:
    is_debian = Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None
    return is_debian and os.geteuid() == 0


def install(package: str) -> None:
    """Install a package with what it cannot do without. Raises: NotInstalled."""
    print(f"Installing Debian's {package}", flush=True)
    apt_get("update")
    apt_get("install", "--yes", "--no-install-recommends", package)


def apt_get(*command: str) -> None:
    words = ["apt-get", "-qq", *command]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(words, env=quiet, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        raise NotInstalled(f"apt-get {command[0]}: {done.stderr.strip()[-300:]}")
