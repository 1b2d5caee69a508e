"""`bofast check`: holds the files of a delivery against their contracts."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bofast.registers.checking.faults import ACCEPTABLE, FaultKind
from bofast.registers.checking.folder_check import CheckReport, check_folder, delivered_files
from bofast.registers.scratch import NotEnoughMemory, workplace
from bofast.vocabulary.days import day_written
from bofast.workbench.exits import Exit
from bofast.workbench.registers.progress import Progress
from bofast.workbench.registers.told import exit_for, in_lines

_EPILOG = """\
bofast knows a file by its name: bef202412.csv, akm2024.sas7bdat, bosatte2024.parquet. The contracts tell the names and
the columns of every register: docs/reference/registers.md.

examples:
    bofast check delivery/
    bofast check delivery/ --json > faults.json
    bofast check delivery/ --accept unknown_file,missing_year

A first try, on people who do not exist:
    bofast simulate register --person-years 100k --layout files --faults blank_id,missing_year --out made-up
    bofast check made-up

What stands in a cell is never shown: it might be somebody's number. A fault has a name, a file, a column, a count and,
where it can be told, its first row. Nothing is written; Ctrl-C stops at once.

Faults that can be accepted: {acceptable}.

exit codes: 0 no faults · 2 wrong use · 6 a file that cannot be read · 8 other faults · 9 real identity numbers ·
130 stopped
"""


def main(arguments: Sequence[str]) -> int:
    """Check a folder and tell every fault."""
    asked = parser().parse_args(arguments)
    trouble = folder_trouble(asked.folder)
    if trouble:
        print(f"bofast check: {trouble}", file=sys.stderr)
        return Exit.WRONG_USE
    progress = Progress(quiet=asked.quiet)
    try:
        report = _checked(asked, progress)
    except KeyboardInterrupt:
        progress.done()
        print("bofast check: stopped. Nothing was written.", file=sys.stderr)
        return Exit.STOPPED
    except NotEnoughMemory as error:
        progress.done()
        print(f"bofast check: {error}", file=sys.stderr)
        return Exit.WRONG_USE
    progress.done()
    standing = report.standing(asked.accept)
    if asked.json:
        told = {**report.told(), "accepted": sorted(asked.accept), "passes": not standing}
        print(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        print(in_lines(report, accepted=asked.accept))
    return exit_for(standing)


def _checked(asked: argparse.Namespace, progress: Progress) -> CheckReport:
    with workplace(memory=asked.memory, beside=asked.scratch) as at:
        return check_folder(
            asked.folder,
            at=at,
            today=asked.today,
            how_far=lambda file, number, of: progress.tell(f"checking {number} of {of}: {file}"),
        )


def parser() -> argparse.ArgumentParser:
    """What `bofast check` takes."""
    made = argparse.ArgumentParser(
        prog="bofast check",
        description="Check the files of a register delivery against their contracts, and count every fault.",
        epilog=_EPILOG.format(acceptable=", ".join(sorted(ACCEPTABLE))),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("folder", type=Path, metavar="DIR", help="the folder with the files; subfolders are read too")
    made.add_argument("--json", action="store_true", help="answer as JSON")
    add_common(made)
    return made


def add_common(to: argparse.ArgumentParser) -> None:
    """What checking and ingesting both take."""
    to.add_argument("--accept", type=kinds_written, default=frozenset(), metavar="KINDS", help="faults you answer for")
    to.add_argument("--today", type=_day, default=date.today(), metavar="DAY", help=argparse.SUPPRESS)  # noqa: DTZ011 - the analyst's own day
    to.add_argument("--memory", default="2GB", help="how much memory to use (default: %(default)s)")
    to.add_argument("--scratch", type=Path, metavar="DIR", help="where to put what does not fit in memory")
    to.add_argument("--quiet", action="store_true", help="do not tell how far it has come")


def kinds_written(text: str) -> frozenset[FaultKind]:
    """Kinds of faults separated by commas, of those that can be accepted."""
    kinds = set()
    for word in text.split(","):
        try:
            kind = FaultKind(word.strip())
        except ValueError:
            raise argparse.ArgumentTypeError(f"there is no fault {word.strip()!r}") from None
        if kind not in ACCEPTABLE:
            raise argparse.ArgumentTypeError(f"{kind} cannot be accepted; these can: {', '.join(sorted(ACCEPTABLE))}")
        kinds.add(kind)
    return frozenset(kinds)


def folder_trouble(folder: Path) -> str | None:
    """Why a folder cannot be a delivery, if it cannot."""
    if not folder.is_dir():
        return f"there is no folder {folder}."
    if not delivered_files(folder):
        return f"the folder {folder} holds no files."
    return None


def _day(text: str) -> date:
    try:
        return day_written(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
