"""Letting: each mechanism and its peers on the same made-up markets, on one core, each in a process of its own.

    make bench WHAT=letting            SIZE=100,1k for a quick look (default 100,1k,10k,50k),
                                       ONLY=list,simulate,highs_lp, SECONDS=60 for those who may not come to an end

Families and homes are 100 × 50, 1,000 × 500, 10,000 × 5,000 and 50,000 × 20,000, with 17 to 19 eligible homes a family.
Times are processor seconds from the market's arrays to the plan, the solver's own model included, without the start of
the process; what numba compiles is compiled before, and told apart. Memory is the most that the whole process held.
Plans are compared before times are told: who says that nothing is better must be worth the same as we are, and list
mode by others must be the same plan. Prints `figure NAME VALUE UNIT`; ends with 1 where plans differ, the audit finds
a fault or a pair has no reason.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.benchmarks.figure import say
from tests.benchmarks.letting_works.contenders import CONTENDERS, SIZES, Contender

WANTED_SIZES = tuple(os.environ.get("SIZE", ",".join(SIZES)).split(","))
ONLY = os.environ.get("ONLY", "")
SECONDS = os.environ.get("SECONDS", "60")
COMPILED = ("list", "need", "trading")
GROWING = ("list", "list_explained", "need", "flow", "scipy_sparse")
TINY = "100"
SIMULATED = ("2000", "10")
"""Homes and years of a policy that is tried."""

Runs = dict[tuple[str, str], dict[str, Any]]
"""What each contender told, by name and size."""


def main() -> int:
    contenders = tuple(_that_are_here())
    with tempfile.TemporaryDirectory() as scratch:
        surroundings = {**os.environ, **_ONE_THREAD, "XDG_CACHE_HOME": scratch}
        files = {size: _made(size, Path(scratch)) for size in {TINY, *WANTED_SIZES}}
        for name in COMPILED:
            say(f"compile_{name}_cpu_s", _run(name, files, TINY, surroundings)["warmed_s"], "s")
        runs: Runs = {}
        for size in WANTED_SIZES:
            for contender in contenders:
                if size in contender.sizes:
                    runs[contender.name, size] = _measured(contender, files, size, surroundings)
        if "simulate" in ONLY or not ONLY:
            _simulate(surroundings)
    _tell_beside(runs, contenders)
    _tell_growth(runs)
    say("unexplained_pairs", sum(run["unexplained"] for run in runs.values()), "pairs")
    faults = [*disagreeing(runs, contenders), *_unsound(runs)]
    sys.stderr.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


_ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "NUMBA")}


def _that_are_here() -> Iterator[Contender]:
    """Those asked for, but peers whose package is not installed; that is told in a line."""
    for contender in CONTENDERS:
        if ONLY and contender.name not in ONLY.split(","):
            continue
        missing = contender.why_not()
        if missing is None:
            yield contender
        else:
            sys.stderr.write(missing + "\n")


def _made(size: str, folder: Path) -> Path:
    file = folder / f"{size}.npz"
    families, homes = SIZES[size]
    command = [sys.executable, "-m", "tests.benchmarks.letting_works.making", str(families), str(homes), str(file)]
    subprocess.run(command, check=True)
    return file


def _measured(
    contender: Contender, files: Mapping[str, Path], size: str, surroundings: Mapping[str, str]
) -> dict[str, Any]:
    told = _run(contender.name, files, size, surroundings)
    say(f"{contender.title}_{size}_cpu_s", told["cpu_s"], "s")
    say(f"{contender.title}_{size}_mb", told["peak_mb"], "MB")
    if not told["is_proven"]:
        sys.stderr.write(f"{contender.name} at {size}: not proven in {told['wall_s']:.0f} s\n")
    elif contender.is_ours:
        say(f"{contender.title}_{size}_outsiders", told["outsiders"], "families")
        say(f"{contender.title}_{size}_tenants", told["tenants"], "families")
    return told


def _run(name: str, files: Mapping[str, Path], size: str, surroundings: Mapping[str, str]) -> dict[str, Any]:
    return _told_by("one_run", name, str(files[size]), SECONDS, str(files[TINY]), surroundings=surroundings)


def _simulate(surroundings: Mapping[str, str]) -> None:
    told = _told_by("living", *SIMULATED, surroundings=surroundings)
    name = "simulate_" + "x".join(SIMULATED)
    say(f"{name}_cpu_s", told["cpu_s"], "s")
    say(f"{name}_first_seed_cpu_s", told["first_s"], "s")
    say(f"{name}_lettings", told["lettings"], "lettings")
    say(f"{name}_mb", told["peak_mb"], "MB")


def _told_by(module: str, *arguments: str, surroundings: Mapping[str, str]) -> dict[str, Any]:
    """What a process of its own has measured."""
    command = [sys.executable, "-m", f"tests.benchmarks.letting_works.{module}", *arguments]
    ended = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=dict(surroundings), check=False)
    if ended.returncode != 0:
        raise SystemExit(f"{module} {arguments[0]} ended with {ended.returncode}")
    told: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return told


def _tell_beside(runs: Runs, contenders: tuple[Contender, ...]) -> None:
    """How many times our own time each peer takes; one that came to no proof takes at least so many."""
    for peer, size, ours, theirs in _pairs(runs, contenders):
        how = "ratio" if theirs["is_proven"] else "ratio_unproven"
        say(f"{how}_{peer.name}_{size}", theirs["cpu_s"] / ours["cpu_s"], "times")


def _tell_growth(runs: Runs) -> None:
    """The power of the number of pairs with which time grows from each size to the next: 1 is in proportion."""
    sizes = [size for size in SIZES if size in WANTED_SIZES]
    for name in GROWING:
        for small, large in pairwise(sizes):
            if (name, small) in runs and (name, large) in runs:
                one, other = runs[name, small], runs[name, large]
                power = math.log(other["cpu_s"] / one["cpu_s"]) / math.log(other["pairs"] / one["pairs"])
                say(f"growth_{name}_{small}_to_{large}", power, "power")


def _pairs(
    runs: Runs, contenders: tuple[Contender, ...]
) -> Iterator[tuple[Contender, str, dict[str, Any], dict[str, Any]]]:
    for peer in contenders:
        for size in WANTED_SIZES:
            if peer.beside and (peer.name, size) in runs and (peer.beside, size) in runs:
                yield peer, size, runs[peer.beside, size], runs[peer.name, size]


def disagreeing(runs: Runs, contenders: tuple[Contender, ...]) -> Iterator[str]:
    """Where a peer is not worth what we are: more than we found, or less although it is said to be the best."""
    for peer, size, ours, theirs in _pairs(runs, contenders):
        if theirs["value"] > ours["value"] or (theirs["is_proven"] and theirs["value"] != ours["value"]):
            yield f"{peer.name} at {size}: a plan worth {theirs['value']}; {peer.beside}: {ours['value']}"
        if peer.beside == "list" and theirs["mark"] != ours["mark"]:
            yield f"{peer.name} at {size}: another plan than {peer.beside}"


def _unsound(runs: Runs) -> Iterator[str]:
    for (name, size), run in runs.items():
        if run["faults"] or run["unexplained"]:
            yield f"{name} at {size}: {run['faults']} faults by the audit, {run['unexplained']} pairs without a reason"


if __name__ == "__main__":
    sys.exit(main())
