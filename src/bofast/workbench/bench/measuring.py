"""Runs a contender in a process of its own, and says on what machine and with which versions."""

from __future__ import annotations

import json
import os
import platform
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO

from bofast.registers.store import Store
from bofast.workbench.bench.contenders import Contender

_PACKAGES = ("bofast", "duckdb", "ibis-framework", "numba", "numpy", "pyarrow", "pyspark")


class RunFailed(Exception):
    """A contender ended without an answer; the message holds its last words."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds on the clock and of the processor, from the start of the process to its end, and the most memory
    that the process itself held (Spark's machine for Java is another one).
    """

    contender: Contender
    wall_s: float
    cpu_s: float
    peak_gb: float
    work_s: float
    mark: str


def measured(contender: Contender, *, store: Store) -> Run:
    """Run once. When interrupted, the process is ended first.

    Raises: RunFailed; KeyboardInterrupt.
    """
    began = time.perf_counter()
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603 - ourselves, with a name from a closed list and a folder of ours
            [sys.executable, "-m", "bofast.workbench.bench.one_run", contender.value, str(store.root)],
            stdout=printed,
            stderr=said,
            start_new_session=True,  # Ctrl-C is for us to pass on
        )
        try:
            _pid, status, used = os.wait4(process.pid, 0)
        except KeyboardInterrupt:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise RunFailed(
                f"{contender.value} ended with {process.returncode}: {_last_line(said) or 'without a word'}"
            )
        told = json.loads(_last_line(printed))
    return Run(contender, wall, used.ru_utime + used.ru_stime, told["peak_gb"], told["work_s"], told["mark"])


def _last_line(written: IO[bytes]) -> str:
    written.seek(0)
    lines = written.read().decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else ""


def machine() -> dict[str, str]:
    """What it ran on, in words."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return {
        "processor": _processor(),
        "cores": str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()),
        "memory": f"{memory:.1f} GB",
        "system": platform.platform(terse=True),
    }


def _processor() -> str:
    """As Linux names it; elsewhere what Python knows."""
    named = Path("/proc/cpuinfo")
    lines = named.read_text(encoding="utf-8").splitlines() if named.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def versions() -> dict[str, str]:
    """Of Python and of what the engines rest on; a package that is not installed is not named."""
    found = {"python": platform.python_version()}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found
