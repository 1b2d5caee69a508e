"""`bofast simulate register`: a register of people who do not exist, with a truth that is known."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bofast.registers.checking.faults import FaultKind
from bofast.registers.made_up.behaviour import Behaviour
from bofast.registers.made_up.delivery.numbers import TooManyPeople
from bofast.registers.made_up.delivery.planting import PLANTS, CannotPlant
from bofast.registers.made_up.delivery.writing import FileForm, write_delivery
from bofast.registers.made_up.plans import FIRST_YEAR, LAST_YEAR, person_years_written, plan_for
from bofast.registers.made_up.store_writer import write_store
from bofast.registers.made_up.world.years import Plan
from bofast.workbench.exits import Exit
from bofast.workbench.registers.progress import Progress

_EPILOG = """\
examples:
    bofast simulate register --person-years 1m --out store
        a store of a million person-years, ready for a study
    bofast simulate register --person-years 100k --layout files --country no --out delivery
        files as a statistics office would deliver them, for `bofast check` and `bofast ingest`
    bofast simulate register --person-years 100k --layout files --faults blank_id,missing_year --out delivery
        the same with faults on purpose; delivery/truth.json tells how many of each

Nobody in it exists: Danish numbers have a day above 60, Norwegian ones a month above 80. truth.json tells what was
planted: the hazards of moving, the effect of a measure from 2015 in every seventh area, the faults, the seed. The same
command gives the same bytes.

Sizes: 250000, 250k, 1m, 100m, 1b. The first run compiles for some twenty seconds; the machine code is kept.

Faults: {faults}; or all.

exit codes: 0 done · 2 wrong use · 130 stopped
"""
_BYTES_A_PERSON_YEAR = {"store": 26, "files": 330}


class WrongUse(Exception):
    """The command line asks for something that cannot be made."""


def main(arguments: Sequence[str]) -> int:
    """Make a register up."""
    asked = _parser().parse_args(arguments)
    progress = Progress(quiet=asked.quiet)
    beside = asked.out.with_name(f".{asked.out.name}.part")
    try:
        return _make(asked, beside, progress)
    except (WrongUse, CannotPlant, TooManyPeople) as error:
        progress.done()
        print(f"bofast simulate: {error}", file=sys.stderr)
        return Exit.WRONG_USE
    except KeyboardInterrupt:
        progress.done()
        print("bofast simulate: stopped. Nothing was left behind.", file=sys.stderr)
        return Exit.STOPPED
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _make(asked: argparse.Namespace, beside: Path, progress: Progress) -> int:
    """Make the register beside its place, and put it there when all of it stands."""
    plan = _plan(asked)
    if asked.out.exists() and (not asked.out.is_dir() or any(asked.out.iterdir())):
        raise WrongUse(f"{asked.out} is there already. Choose another folder.")
    beside.parent.mkdir(parents=True, exist_ok=True)
    needed = asked.person_years * _BYTES_A_PERSON_YEAR[asked.layout]
    if shutil.disk_usage(beside.parent).free < needed:
        raise WrongUse(f"the disk lacks room: about {needed / 1e9:.1f} GB are needed.")
    began = time.monotonic()
    progress.tell("making up people")
    told = (_store if asked.layout == "store" else _files)(asked, plan, beside=beside, progress=progress)
    if asked.out.exists():
        asked.out.rmdir()
    beside.replace(asked.out)
    progress.done()
    told = {"folder": str(asked.out), **told, "seconds": round(time.monotonic() - began, 1)}
    print(json.dumps(told, indent=2) if asked.json else _in_lines(asked, told))
    return Exit.ANSWERED


def _store(asked: argparse.Namespace, plan: Plan, *, beside: Path, progress: Progress) -> dict[str, Any]:
    if asked.faults:
        raise WrongUse("faults can be planted in files only: add --layout files.")
    written = write_store(
        beside, plan, how_far=lambda year, rows: progress.tell(f"{year}: {rows:,} person-years written")
    )
    return {"person_years": written.person_years, "stays": written.stays, "exits": written.exits}


def _files(asked: argparse.Namespace, plan: Plan, *, beside: Path, progress: Progress) -> dict[str, Any]:
    written = write_delivery(
        beside,
        plan,
        form=FileForm(asked.form),
        faults=_plantable(asked),
        how_far=lambda file, rows: progress.tell(f"{file}: {rows:,} person-years written"),
    )
    planted = {fault.kind.value: fault.count for fault in written.planted}
    return {"person_years": written.person_years, "files": written.files, "planted": planted}


def _plantable(asked: argparse.Namespace) -> frozenset[FaultKind]:
    """The faults asked for; of all, those that the country's layout can have."""
    if asked.faults != frozenset(PLANTS):
        return frozenset(asked.faults)
    return frozenset(kind for kind, plant in PLANTS.items() if asked.country in plant.register)


def _in_lines(asked: argparse.Namespace, told: dict[str, Any]) -> str:
    following = (
        f"Next: bofast check {asked.out}" if asked.layout == "files" else f"{asked.out}/truth.json tells the truth."
    )
    planted = f" {len(told['planted'])} kinds of fault are planted." if told.get("planted") else ""
    return f"{told['folder']} holds {told['person_years']:,} made-up person-years.{planted} {following}"


def _plan(asked: argparse.Namespace) -> Plan:
    first, last = asked.years
    return plan_for(
        asked.person_years,
        country=asked.country,
        seed=asked.seed,
        first_year=first,
        last_year=last,
        areas=asked.areas,
        behaviour=replace(Behaviour(), gaps=asked.gaps),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bofast simulate",
        description="Make up a register whose truth is known.",
        epilog=_EPILOG.format(faults=", ".join(sorted(PLANTS))),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("what", choices=["register"], help="what to make up")
    add("--out", type=Path, required=True, metavar="DIR", help="a new folder for it")
    add("--person-years", "--persons-years", type=_size, default=1_000_000, metavar="SIZE", help="default: 1m")
    add("--country", choices=["dk", "no"], default="dk", help="whose layout (default: %(default)s)")
    add("--layout", choices=["store", "files"], default="store", help="ready for studies, or as delivered")
    add("--as", dest="form", choices=[form.value for form in FileForm], default="csv", help="form of the files")
    add("--faults", type=_faults, default=frozenset(), metavar="KINDS", help="faults on purpose, or all")
    add("--years", type=_years, default=(FIRST_YEAR, LAST_YEAR), metavar="FROM-TO", help="default: 2005-2024")
    add("--areas", type=_areas, metavar="NUMBER", help="how many areas; as many as fit the size, if not given")
    add("--gaps", type=_share, default=Behaviour().gaps, metavar="SHARE", help="person-years missing at random")
    add("--seed", type=_seed, default=1, help="another seed, other people (default: %(default)s)")
    add("--json", action="store_true", help="answer as JSON")
    add("--quiet", action="store_true", help="do not tell how far it has come")
    return parser


def _size(text: str) -> int:
    try:
        return person_years_written(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _faults(text: str) -> frozenset[FaultKind]:
    if text == "all":
        return frozenset(PLANTS)
    try:
        kinds = frozenset(FaultKind(word.strip()) for word in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{error}; choose among {', '.join(sorted(PLANTS))}") from None
    if unknown := kinds - PLANTS.keys():
        raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))} cannot be planted")
    return kinds


def _years(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    try:
        years = int(first), int(last)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} are no years; write them as 2005-2024") from None
    if not 1986 <= years[0] < years[1] <= 2058:
        raise argparse.ArgumentTypeError("give at least two years between 1986 and 2058")
    return years


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share < 0.5:
        raise argparse.ArgumentTypeError(f"{text!r} is no share below 0.5")
    return share


def _areas(text: str) -> int:
    return _whole(text, lowest=1, highest=32_000)


def _seed(text: str) -> int:
    return _whole(text, lowest=0, highest=2**62)


def _whole(text: str, *, lowest: int, highest: int) -> int:
    if not text.isascii() or not text.isdigit() or not lowest <= int(text) <= highest:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {lowest} to {highest}")
    return int(text)
