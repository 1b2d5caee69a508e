"""Writes the lock files: every release with the hashes of all its files, for every supported Python and system.

python -m tools.lock [--upgrade]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LOCKS = {
    "run": ("run", "letting"),
    "registers": ("registers", "letting"),
    "test": ("run", "registers", "letting", "spark", "test"),
}
# No registry is named, so that each machine installs from its own.
SHAPE = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--quiet",
)


def write_lock(name: str, *, options: list[str]) -> None:
    """Choose the versions of one lock; the locks that are written after another never differ from it."""
    extras = [f"--extra={extra}" for extra in LOCKS[name]]
    earlier = list(LOCKS)[: list(LOCKS).index(name)]
    same_as_before = [f"--constraint=requirements/{other}.txt" for other in earlier]
    uv = str(Path(sys.executable).with_name("uv"))
    command = [uv, "pip", "compile", "pyproject.toml", *extras, *SHAPE, *same_as_before, *options]
    subprocess.run([*command, f"--output-file=requirements/{name}.txt"], check=True)


if __name__ == "__main__":
    for lock in LOCKS:
        write_lock(lock, options=sys.argv[1:])
