"""`bofast ingest`: takes a checked delivery into the standard store, once."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bofast.registers.ingest.ingest import CannotIngest, FaultsStand, Ingested, ingest
from bofast.registers.ingest.keys import KeyCollision
from bofast.registers.scratch import NotEnoughMemory
from bofast.workbench.exits import Exit
from bofast.workbench.registers.check import add_common, folder_trouble
from bofast.workbench.registers.progress import Progress
from bofast.workbench.registers.told import exit_for, in_lines

_EPILOG = """\
examples:
    bofast ingest delivery/ --out store/
    bofast ingest delivery/ --out store/ --accept unknown_file

The store holds one Parquet file a year, sorted by person, with keys in the place of ids; docs/reference/registers.md
tells its columns. The delivery is checked first: with a fault that nobody has accepted, nothing is ingested.

Run it again when files came or changed: only what is new is done. Stopped or killed, it goes on where it was; a table
is in the store whole or not at all.

exit codes: 0 done · 2 wrong use · 6 a file that cannot be read · 8 other faults · 9 real identity numbers ·
10 two ids on one key · 130 stopped
"""


def main(arguments: Sequence[str]) -> int:
    """Ingest a folder into a store."""
    asked = _parser().parse_args(arguments)
    progress = Progress(quiet=asked.quiet)
    trouble = folder_trouble(asked.folder) or _out_trouble(asked)
    if trouble:
        return _say(trouble, Exit.WRONG_USE)
    try:
        done = _ingested(asked, progress)
    except FaultsStand as faults:
        progress.done()
        print(in_lines(faults.report, accepted=asked.accept))
        return _say(str(faults), exit_for(faults.standing))
    except KeyCollision as collision:
        progress.done()
        return _say(str(collision), Exit.KEY_COLLISION)
    except (CannotIngest, NotEnoughMemory) as why:
        progress.done()
        return _say(str(why), Exit.WRONG_USE)
    except KeyboardInterrupt:
        progress.done()
        return _say("stopped. What was done is kept; run it again to go on.", Exit.STOPPED)
    progress.done()
    print(json.dumps(_told(done), indent=2) if asked.json else _line(done))
    return Exit.ANSWERED


def _say(what: str, code: Exit) -> int:
    print(f"bofast ingest: {what}", file=sys.stderr)
    return code


def _out_trouble(asked: argparse.Namespace) -> str | None:
    out, folder = asked.out.resolve(), asked.folder.resolve()
    if out == folder or folder in out.parents:
        return "the store cannot lie in the delivery; give --out another folder."
    return f"{asked.out} is a file." if asked.out.is_file() else None


def _ingested(asked: argparse.Namespace, progress: Progress) -> Ingested:
    return ingest(
        asked.folder,
        out=asked.out,
        today=asked.today,
        accepted=asked.accept,
        memory=asked.memory,
        how_far=lambda doing, file, number, of: progress.tell(f"{doing} {number} of {of}: {file}"),
    )


def _told(done: Ingested) -> dict[str, object]:
    return {
        "store": str(done.store.root),
        "years": list(done.store.years()),
        "person_years": done.rows,
        "made": list(done.made),
        "kept": list(done.kept),
    }


def _line(done: Ingested) -> str:
    years = done.store.years()
    span = f"{years[0]}-{years[-1]}" if years else "no years"
    return (
        f"{done.store.root} holds {done.rows:,} person-years of {span}."
        f" {len(done.made)} tables were made, {len(done.kept)} were there already."
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bofast ingest",
        description="Check a register delivery and take it into the store that studies read.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder with the files")
    parser.add_argument("--out", type=Path, required=True, metavar="STORE", help="the folder of the store")
    parser.add_argument("--json", action="store_true", help="answer as JSON")
    add_common(parser)
    return parser
