"""What a measured process does for itself: keeps to one core, and tells the most memory it has held."""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path


def keep_to_one_core() -> None:
    """Where the system lets us."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def peak_mb() -> float:
    """The most memory this process has held. Linux counts what its parent held into its usage, but not here."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024 / 1e6
    in_bytes = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * in_bytes / 1e6
