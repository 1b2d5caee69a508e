"""Every check that is no test. Runs all of them and counts the failures, rather than stopping at the first."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PYTHON = sys.executable
BIN = Path(PYTHON).parent
CODE = ("src", "tests", "tools")
# As a server behind TLS would be started; the values are worth nothing.
DEPLOYED = {
    "BOFAST_BEHIND_TLS": "1",
    "BOFAST_HOSTS": "bofast.example",
    "BOFAST_SECRET_KEY": "check-only-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMN",
}


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    command: tuple[str | Path, ...]
    to_mend: str


CHECKS = (
    Check("lint", (BIN / "ruff", "check", "--quiet", *CODE), "make fix, then by hand"),
    Check("format", (BIN / "ruff", "format", "--check", "--quiet", *CODE), "make fix"),
    Check("types", (BIN / "mypy",), "annotate; an ignore names its rule and its reason"),
    Check("borders", (BIN / "lint-imports",), "move the code; a border is changed by a decision record"),
    Check("migrations", (PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run"), "add the migration"),
    Check("deployment", (PYTHON, "-m", "django", "check", "--deploy", "--fail-level=WARNING"), "see the settings"),
    Check("messages", (PYTHON, "-m", "tools.messages", "missing"), "make messages, then translate"),
    Check("locks", (PYTHON, "-m", "tools.locks_hold"), "make lock"),
    Check("vendored", (PYTHON, "tools/vendor.py", "--check"), "npm ci --ignore-scripts && python tools/vendor.py"),
    Check("docs", (PYTHON, "-m", "tools.docs", "--check"), "make docs"),
)


def passes(check: Check, *, environment: dict[str, str], say: Callable[[str], None] = print) -> bool:
    """Run one check; what it says is shown only when it fails."""
    began = time.monotonic()
    done = subprocess.run(check.command, env=environment, check=False, capture_output=True, text=True)
    verdict = "passes" if done.returncode == 0 else "FAILS "
    say(f"{verdict}  {check.name:<12} {time.monotonic() - began:5.1f} s")
    if done.returncode != 0:
        say(f"{done.stdout}{done.stderr}".rstrip())
        say(f"        to mend: {check.to_mend}\n")
    return done.returncode == 0


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bofast-check-") as data:
        environment = {**os.environ, **DEPLOYED, "BOFAST_DATA_DIR": data}
        failures = sum(not passes(check, environment=environment) for check in CHECKS)
    print(f"{failures} of {len(CHECKS)} checks fail" if failures else f"all {len(CHECKS)} checks pass")
    return failures


if __name__ == "__main__":
    sys.exit(min(main(), 100))
