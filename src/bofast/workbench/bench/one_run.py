"""One contender in a process of its own: python -m bofast.workbench.bench.one_run CONTENDER STORE."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path
from time import perf_counter

from bofast.registers.store import Store
from bofast.workbench.bench.contenders import Contender, answered


def main() -> int:
    """Do the work and print its mark, how long it took without the start of the process, and the most memory."""
    began = perf_counter()
    mark = answered(Contender(sys.argv[1]), store=Store(Path(sys.argv[2])))
    told = {"mark": mark, "work_s": perf_counter() - began, "peak_gb": peak_gb()}
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


def peak_gb() -> float:
    """The most memory this process has held.

    Linux counts what the process that started it held into its usage, so there it is read from the process itself.
    """
    own = Path("/proc/self/status")
    if own.exists():
        lines = own.read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024 / 1e9
    in_bytes = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * in_bytes / 1e9


if __name__ == "__main__":
    sys.exit(main())
