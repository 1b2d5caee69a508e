"""`bofast bench`: make a register up, count it by each engine that is installed, and say how long it took."""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bofast.registers.made_up.plans import person_years_written, plan_for
from bofast.registers.made_up.store_writer import Written, write_store
from bofast.registers.store import Store
from bofast.workbench.bench.contenders import Contender, installed
from bofast.workbench.bench.figures import Figure, differing, figures_of
from bofast.workbench.bench.measuring import Run, RunFailed, machine, measured, versions
from bofast.workbench.ending import ended
from bofast.workbench.exits import Exit
from bofast.workbench.registers.progress import Progress

_BYTES_A_PERSON_YEAR = 26
_EPILOG = """\
examples:
    bofast bench
        a million person-years, by every engine that is installed here
    bofast bench --size 100m --engines native,scan --runs 1
        a whole country, by the compiled loops and by a bare scan of the same columns

The register is made up and forgotten. Every run is a process of its own: wall and cpu are from its start to its end,
work is the counting alone, peak the memory of that process. A first run compiles, and is not counted. All engines must
give the same whole numbers.

exit codes: 0 measured · 1 the engines differ, or one failed · 2 wrong use · 130 stopped
"""


class WrongUse(Exception):
    """The command line asks for something that cannot be measured."""


def main(arguments: Sequence[str]) -> int:
    """Measure."""
    asked = _parser().parse_args(arguments)
    progress = Progress(quiet=asked.quiet)
    try:
        return _bench(asked, progress)
    except WrongUse as error:
        return ended("bench", error, code=Exit.WRONG_USE, progress=progress)
    except RunFailed as error:
        return ended("bench", error, code=Exit.ENGINE_FAILED, progress=progress)
    except KeyboardInterrupt:
        return ended("bench", "stopped. Nothing was left behind.", code=Exit.STOPPED, progress=progress)


def _bench(asked: argparse.Namespace, progress: Progress) -> int:
    size = asked.size.lower()
    with tempfile.TemporaryDirectory(prefix=".bofast-bench-", dir=asked.scratch) as scratch:
        began = time.perf_counter()
        written = _made_up(Path(scratch), person_years=person_years_written(size), progress=progress)
        made_s = time.perf_counter() - began
        runs = _runs(asked.engines, store=written.store, times=asked.runs, progress=progress)
    progress.done()
    if differ := differing(runs):
        raise RunFailed(f"{', '.join(differ)} give different counts. That is a fault of ours: please report it.")
    figures = [
        Figure("person_years", written.person_years, "rows"),
        Figure(f"made_up_{size}_s", made_s, "s"),
        *figures_of(runs, size=size, person_years=written.person_years),
    ]
    print(_as_json(figures) if asked.json else _in_lines(figures))
    return Exit.ANSWERED


def _made_up(scratch: Path, *, person_years: int, progress: Progress) -> Written:
    """The register. Raises: WrongUse, where the disk lacks room for it."""
    needed = person_years * _BYTES_A_PERSON_YEAR
    if shutil.disk_usage(scratch).free < needed:
        raise WrongUse(f"the disk lacks room: about {needed / 1e9:.1f} GB are needed. Name a folder: --scratch DIR")
    progress.tell("making up people")
    return write_store(
        scratch / "store",
        plan_for(person_years),
        how_far=lambda year, rows: progress.tell(f"making up {year}: {rows:,} person-years written"),
    )


def _runs(contenders: Sequence[Contender], *, store: Store, times: int, progress: Progress) -> list[Run]:
    """Every contender so many times, after a run that compiles and brings the files into memory."""
    runs = []
    for contender in contenders:
        for number in range(times + 1):
            progress.tell(f"{contender.value}: run {number} of {times}" if number else f"{contender.value}: warming up")
            run = measured(contender, store=store)
            if number:
                runs.append(run)
    return runs


def _in_lines(figures: Sequence[Figure]) -> str:
    told = [f"{name}: {value}" for name, value in machine().items()]
    together = ", ".join(f"{name} {number}" for name, number in versions().items())
    return "\n".join([*told, f"versions: {together}", *(figure.line() for figure in figures)])


def _as_json(figures: Sequence[Figure]) -> str:
    told = {figure.name: {"value": figure.value, "unit": figure.unit} for figure in figures}
    return json.dumps({"machine": machine(), "versions": versions(), "figures": told}, indent=2)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bofast bench",
        description="How fast this machine counts a made-up register, by each engine that is installed.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    here = ",".join(one.value for one in installed())
    add = parser.add_argument
    add("--size", type=_size, default="1m", metavar="SIZE", help="person-years: 1m, 10m, 100m (default: %(default)s)")
    add("--engines", type=_engines, default=here, metavar="NAMES", help="default, all that are here: %(default)s")
    add("--runs", type=_runs_asked, default=3, metavar="NUMBER", help="of each engine (default: %(default)s)")
    add("--scratch", type=_folder, metavar="DIR", help="where the register is made, and removed again")
    add("--json", action="store_true", help="answer as JSON")
    add("--quiet", action="store_true", help="do not tell how far it has come")
    return parser


def _size(text: str) -> str:
    try:
        person_years_written(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(error) from None
    return text.strip()


def _engines(text: str) -> tuple[Contender, ...]:
    here = installed()
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",")))
    if unknown := [name for name in names if name not in {one.value for one in here}]:
        listed = ", ".join(one.value for one in here)
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)} cannot run here. Here are: {listed}")
    return tuple(Contender(name) for name in names)


def _runs_asked(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 100:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1 to 100")
    return int(text)


def _folder(text: str) -> Path:
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {text}")
    return Path(text)
