"""The commands of the case register. `bofast` resolves them by name, so that what needs no Django loads none.

Each takes the arguments after its name and returns the exit code:
0 done, 1 failed, 2 used wrongly, 3 the input has faults, 4 a figure of the law is missing; `bofast import` has more.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from bofast.jobs import django_started  # noqa: F401 - must come before whatever knows the models

# isort: split
from bofast.casework.access.roles import Role
from bofast.casework.intake.layouts import SheetKind
from bofast.casework.journal.actions import seal
from bofast.casework.journal.verification import verify as findings_of
from bofast.casework.runs.models import Run
from bofast.jobs.backups import BackupTrouble, back_up, put_back
from bofast.jobs.counting import CannotCount, count_funnel
from bofast.jobs.example import ExampleDidNotCome, load_example
from bofast.jobs.extract_tenancies import CannotExtract, extract_tenancies
from bofast.jobs.first_user import NewOffice, UserTrouble, add_first_user
from bofast.jobs.nightly import do_today
from bofast.jobs.serving import serve_until_stopped
from bofast.jobs.sheets import CannotBringIn, ImportExit, carry_out, order_of, receive
from bofast.jobs.speaking import speaking_to, told_how_far
from bofast.vocabulary.days import day_written

Arguments = Sequence[str]
EXAMPLES = Path(__file__).parents[3] / "examples"


def serve(arguments: Arguments) -> int:
    """Serve the pages, and do the long work beside them, until stopped."""
    parser = argparse.ArgumentParser(prog="bofast serve", description=serve.__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=int(os.environ.get("BOFAST_PORT", "8000")))
    parser.add_argument("--workers", type=int, default=2, help="server processes (default: %(default)s)")
    chosen = parser.parse_args(arguments)
    return serve_until_stopped(host=chosen.host, port=chosen.port, workers=chosen.workers)


def example(arguments: Arguments) -> int:
    """Load the made-up municipality through the same importer that a user has; again, it changes nothing."""
    parser = argparse.ArgumentParser(prog="bofast example", description=example.__doc__)
    parser.add_argument("directory", type=Path, nargs="?", default=EXAMPLES, help="where its sheets lie")
    chosen = parser.parse_args(arguments)
    try:
        loaded = load_example(chosen.directory)
    except (ExampleDidNotCome, FileNotFoundError) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    print(f"{loaded.office} is loaded. All its people are made up. Sign in as:")
    for sign_in in loaded.sign_ins:
        print(f"  {sign_in.username:<8}{sign_in.passphrase:<28}{sign_in.role.replace('_', ' ')}")
    return 0


def add_user(arguments: Arguments) -> int:
    """Add a user with a role, and the office when it is new: how the first administrator comes in."""
    parser = argparse.ArgumentParser(prog="bofast add-user", description=add_user.__doc__)
    parser.add_argument("username")
    parser.add_argument("--name", required=True, help="full name")
    parser.add_argument("--office", required=True, help="the office's name; it is added when there is none")
    parser.add_argument("--role", required=True, choices=[role.value for role in Role])
    parser.add_argument("--country", choices=["no", "dk"], default="no", help="of a new office (default: %(default)s)")
    parser.add_argument("--municipality", default="", help="municipality number of a new office")
    parser.add_argument("--language", choices=["nb", "da", "en"], default="nb")
    chosen = parser.parse_args(arguments)
    password = getpass.getpass("First password (at least 12 characters): ")
    try:
        add_first_user(
            chosen.username,
            full_name=chosen.name,
            password=password,
            office=NewOffice(chosen.office, country=chosen.country, municipality_number=chosen.municipality),
            role=Role(chosen.role),
            language=chosen.language,
        )
    except UserTrouble as trouble:
        print(trouble, file=sys.stderr)
        return 2
    print(f"{chosen.username} may sign in.")
    return 0


def import_sheets(arguments: Arguments) -> int:
    """Check a sheet whole and bring it in, as the import page does."""
    parser = argparse.ArgumentParser(
        prog="bofast import",
        description=import_sheets.__doc__,
        epilog="exit codes: 0 all rows came in · 1 it failed · 2 wrong use · 3 rows with faults did not come in · "
        "5 the file cannot be read as a sheet · 6 rows wait for an answer on the import page · 130 stopped",
    )
    parser.add_argument("kind", choices=[kind.value for kind in SheetKind])
    parser.add_argument("file", type=Path)
    parser.add_argument("--user", required=True, help="user name of whoever brings it in")
    parser.add_argument("--only-good-rows", action="store_true", help="leave out the rows that may not come in")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    chosen = parser.parse_args(arguments)
    with speaking_to(chosen.user) as words:
        try:
            order = order_of(
                chosen.file, kind=SheetKind(chosen.kind), username=chosen.user, only_good_rows=chosen.only_good_rows
            )
        except CannotBringIn as refused:
            print(words.refusal(refused), file=sys.stderr)
            return ImportExit.WRONG_USE
        sheet = receive(order)
        with told_how_far(sheet, words=words):
            answer = carry_out(order, sheet=sheet)
        print(json.dumps(answer.as_json()) if chosen.json else words.answer(answer.sheet, run=answer.run))
        return answer.exit


def funnel(arguments: Arguments) -> int:
    """Count the families of a programme: mapped, contacted, active, and what came of it."""
    parser = argparse.ArgumentParser(prog="bofast funnel", description=funnel.__doc__)
    parser.add_argument("--programme", help="the programme's name (default: the only one)")
    parser.add_argument("--on", type=_day, help="the day to count on, YYYY-MM-DD (default: today)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    chosen = parser.parse_args(arguments)
    try:
        numbers = count_funnel(programme=chosen.programme, on=chosen.on)
    except CannotCount as trouble:
        print(trouble, file=sys.stderr)
        return 2
    if chosen.json:
        print(json.dumps(numbers))
    else:
        for name, number in numbers.items():
            print(f"{name:<12}{number:>8}")
    return 0


def _day(text: str) -> date:
    try:
        return day_written(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2026-11-21") from None


def extract(arguments: Arguments) -> int:
    """Write the office's own tenancies, without a name or address, for `bofast study tenancies`."""
    parser = argparse.ArgumentParser(prog="bofast extract-tenancies", description=extract.__doc__)
    parser.add_argument("file", type=Path, help="the file to write, .csv or .parquet; must not exist")
    parser.add_argument("--user", required=True, help="user name of whoever extracts them: a leader, say")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    chosen = parser.parse_args(arguments)
    try:
        done = extract_tenancies(chosen.file, username=chosen.user)
    except CannotExtract as trouble:
        print(trouble, file=sys.stderr)
        return 2
    if chosen.json:
        print(json.dumps({"file": str(done.file), "families": done.families, "tenancies": done.tenancies}))
    else:
        print(f"{done.tenancies:,} tenancies of {done.families:,} families are in {done.file}. It names nobody, but is")
        print(f"about people: keep it as such. Next: bofast study tenancies {done.file}")
    return 0


def backup(arguments: Arguments) -> int:
    """Write the database and the documents into one file that `bofast restore` reads."""
    parser = argparse.ArgumentParser(prog="bofast backup", description=backup.__doc__)
    parser.add_argument("file", type=Path, help="the file to write; must not exist")
    parser.add_argument("--with-keys", action="store_true", help="put the keys in too: then guard the file as the keys")
    chosen = parser.parse_args(arguments)
    return _told(lambda: back_up(chosen.file, with_keys=chosen.with_keys))


def restore(arguments: Arguments) -> int:
    """Put back what `bofast backup` wrote, after checking every part of it."""
    parser = argparse.ArgumentParser(prog="bofast restore", description=restore.__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--replace", action="store_true", help="replace the register that is there now")
    chosen = parser.parse_args(arguments)
    return _told(lambda: put_back(chosen.file, replace=chosen.replace))


def nightly(arguments: Arguments) -> int:
    """Do what a day needs once: note offers that nobody answered, and give the homes to the next. Again: nothing."""
    argparse.ArgumentParser(prog="bofast nightly", description=nightly.__doc__).parse_args(arguments)
    done = do_today()
    for run in done:
        print(f"{run.office}: {run.kind} {run.state} {json.dumps(run.result)}")
    if not done:
        print("Today's work has been asked for already.")
    return 1 if any(run.state == Run.State.FAILED for run in done) else 0


def verify(arguments: Arguments) -> int:
    """Check that the journal stands as it was written."""
    argparse.ArgumentParser(prog="bofast verify", description=verify.__doc__).parse_args(arguments)
    while seal():
        pass
    findings = findings_of()
    for finding in findings:
        print(f"{finding.fault} at position {finding.position}", file=sys.stderr)
    if not findings:
        print("The journal stands as it was written.")
    return 1 if findings else 0


def _told(work: Callable[[], str]) -> int:
    try:
        print(work())
    except BackupTrouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return 0
