"""The example municipality: its sheets come in through the importer that everybody uses, then its days are replayed.

Doing it twice changes nothing: a sheet finds its rows again, and the days are replayed only once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from django.core.files import File
from django.db import transaction

from bofast.casework.access.actions import add_office, add_user, grant_role
from bofast.casework.access.models import Office, User
from bofast.casework.access.roles import Role
from bofast.casework.intake.actions import ask_to_bring_in, receive_sheet
from bofast.casework.intake.layouts import SheetKind
from bofast.casework.intake.models import Sheet
from bofast.casework.mapping.actions import install_standard_forms
from bofast.casework.ownership.actions import set_frame
from bofast.casework.policy.actions import FigureFacts, approve_figure, enter_figure
from bofast.casework.programmes.models import Programme
from bofast.casework.runs.models import Run
from bofast.jobs import bring_in
from bofast.jobs.example_days import replay
from bofast.jobs.example_lettings import let_homes
from bofast.jobs.example_map import draw_example
from bofast.jobs.example_programme import add_programme_of
from bofast.vocabulary.money import Money

SHEETS = (
    ("homes.xlsx", SheetKind.HOMES),
    ("families.xlsx", SheetKind.FAMILIES),
    ("tenancies.xlsx", SheetKind.TENANCIES),
)


class ExampleDidNotCome(Exception):
    """A sheet of the example has faults; the message says which, for whoever changed it."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """How somebody of the example signs in. The passphrase is published, so the example is for trying out alone."""

    username: str
    passphrase: str
    role: str


@dataclass(frozen=True, slots=True)
class Example:
    """What was loaded."""

    office: Office
    sign_ins: tuple[SignIn, ...]
    tallies: Mapping[str, Mapping[str, int]]
    was_replayed: bool


def load_example(directory: Path) -> Example:
    """Load the office, the sheets and the days that lie in a directory.

    Raises: ExampleDidNotCome, when a sheet has faults.
    """
    told = _read(directory / "office.yaml")
    office, users = open_office(told)
    tallies = {name: _bring_in(directory / name, kind=kind, by=users["kari"], office=office) for name, kind in SHEETS}
    is_new = not Programme.objects.filter(office=office).exists()
    if is_new:
        with transaction.atomic():
            programme = add_programme_of(office, told=told, users=users)
            replay(programme, told=_read(directory / "follow-up.yaml"), users=users)
    draw_example(office, file=directory / "map.geojson", by=users["lene"])
    with transaction.atomic():
        let_homes(office, told=_read(directory / "lettings.yaml"), users=users)
    sign_ins = tuple(SignIn(one["username"], one["passphrase"], one["role"]) for one in told["users"])
    return Example(office, sign_ins, tallies, is_new)


def open_office(told: Mapping[str, Any]) -> tuple[Office, dict[str, User]]:
    """The office that a description tells of, with its people, figures and loan frames, and nothing else in it yet."""
    office = Office.objects.filter(name=told["office"]["name"]).first()
    if office is None:
        with transaction.atomic():
            office = _new_office(told)
    names = [one["username"] for one in told["users"]]
    return office, {user.username: user for user in User.objects.filter(username__in=names)}


def _new_office(told: Mapping[str, Any]) -> Office:
    office = add_office(**told["office"])
    users = {
        one["username"]: add_user(
            one["username"], full_name=one["name"], password=one["passphrase"], language=one["language"], by=None
        )
        for one in told["users"]
    }
    for one in told["users"]:
        grant_role(Role(one["role"]), user=users[one["username"]], office=office, from_day=date(2025, 1, 1), by=None)
    install_standard_forms(office, by=users["kari"])
    _enter_figures(office, told=told["figures"], entered_by=users["ada"], approved_by=users["liv"])
    for frame in told["loan_frames"]:
        amount, earmarked = Money.of(frame["amount"]), Money.of(frame["earmarked"])
        set_frame(office, year=frame["year"], amount=amount, earmarked=earmarked, by=users["liv"])
    return office


def _enter_figures(office: Office, *, told: Sequence[Mapping[str, Any]], entered_by: User, approved_by: User) -> None:
    for table in told:
        for row in table["rows"]:
            facts = FigureFacts(
                parameter=row["parameter"],
                group=row["group"],
                first_day=table["first_day"],
                last_day=table["last_day"],
                value=Decimal(str(row["value"])),
                source=table["source"],
                source_url=table["url"],
                verified=False,
                note="Oppdiktet for eksempelet.",
            )
            approve_figure(enter_figure(office=office, facts=facts, by=entered_by), by=approved_by)


def _bring_in(path: Path, *, kind: SheetKind, office: Office, by: User) -> Mapping[str, int]:
    """As a user does it: upload, check, bring in; only the waiting for the worker is left out."""
    with path.open("rb") as opened:
        sheet = receive_sheet(office=office, file=File(opened, name=path.name), kind=kind, by=by)
    if sheet.run is None:
        raise ExampleDidNotCome(f"{path.name} was not checked.")
    bring_in.check_sheet.call(str(sheet.run.pk))
    run = ask_to_bring_in(sheet, only_good_rows=False, by=by)
    bring_in.bring_in_sheet.call(str(run.pk))
    run.refresh_from_db()
    if run.state != Run.State.DONE:
        raise ExampleDidNotCome(f"{path.name}: {run.trouble}: {Sheet.objects.get(pk=sheet.pk).faults[:3]}")
    return dict(run.result)


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content
