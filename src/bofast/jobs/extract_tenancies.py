"""The office's own tenancies as a file for `bofast study tenancies`: pseudonymous, and journalled as an export."""

from __future__ import annotations

import csv
import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from io import StringIO
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from bofast.casework.access.models import OfficeRole, permissions_of
from bofast.casework.access.roles import Permission
from bofast.casework.families.models import Family, Membership
from bofast.casework.families.scope import see_all
from bofast.casework.followup.models import Outcome
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.tenancies.models import Occupancy
from bofast.jobs.tenancy_rows import Pseudonyms, TenancyLine, Told, lines_of

CSV, PARQUET = ".csv", ".parquet"
FAMILIES_AT_A_TIME = 500


class CannotExtract(Exception):
    """Nothing was written; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was written."""

    file: Path
    families: int
    tenancies: int


def extract_tenancies(file: Path, *, username: str) -> Extracted:
    """Write the times of all families in the office's own homes. The export stands in the journal before it is there.

    Raises: CannotExtract, for a file that is there already or no table, or a user who may not.
    """
    if file.suffix.lower() not in {CSV, PARQUET}:
        raise CannotExtract(f"{file} names no table. Let it end in .csv or .parquet.")
    if file.exists():
        raise CannotExtract(f"{file} is there already. Choose another name.")
    role = _role_of(username)
    beside = file.with_name(f".{file.name}.part")
    try:
        with transaction.atomic():
            families = _families(role)
            lines = tuple(_lines(families, today=timezone.localdate()))
            facts = {"what": "tenancies", "kind": file.suffix.lower()[1:], "families": [one.pk for one in families]}
            journal.record(Deed.EXPORTED, by=role.user, office=role.office, facts=facts)
            _write(beside, lines, ending=file.suffix.lower())
        beside.replace(file)
    except FileNotFoundError as missing:
        raise CannotExtract(f"There is no folder {file.parent}.") from missing
    finally:
        beside.unlink(missing_ok=True)
    return Extracted(file, len(families), len(lines))


def _role_of(username: str) -> OfficeRole:
    """The user's newest role, if its holder may make reports and answers for, or may open, all families.

    Raises: CannotExtract.
    """
    today = timezone.localdate()
    roles = OfficeRole.objects.filter(user__username=username, user__is_active=True, from_day__lte=today)
    held = roles.exclude(to_day__lte=today).select_related("user", "office").order_by("-from_day", "-pk").first()
    if held is None:
        raise CannotExtract(f"There is no user {username} with a role today.")
    may = permissions_of(held.user, office=held.office, on=today)
    sees_all = see_all(may) or not held.office.relation_required
    if not ({Permission.SEE_FAMILIES, Permission.MAKE_REPORTS} <= may and sees_all):
        raise CannotExtract(f"The role of {username} does not allow an extract of all tenancies. A leader's does.")
    return held


def _families(role: OfficeRole) -> list[Family]:
    """The families whose details the user may see; a family that is protected from the user is not among them."""
    may = permissions_of(role.user, office=role.office, on=timezone.localdate())
    return list(Family.objects.open_to(role.user, office=role.office, permissions=may).order_by("pk"))


def _lines(families: Sequence[Family], *, today: date) -> Iterator[TenancyLine]:
    """By the pseudonym of the household, so that the order tells nothing either."""
    keys = Pseudonyms()
    found: list[TenancyLine] = []
    for first in range(0, len(families), FAMILIES_AT_A_TIME):
        pks = [family.pk for family in families[first : first + FAMILIES_AT_A_TIME]]
        told, homes = _told(pks), _homes(pks)
        for pk in pks:
            found += lines_of(homes[pk], told=told[pk], today=today, keys=keys)
    return iter(sorted(found, key=lambda line: (line.husstand_id, line.fra_dato)))


def _homes(families: Sequence[UUID]) -> dict[UUID, list[Occupancy]]:
    rows = Occupancy.objects.filter(family__in=families, is_main_home=True).known_at(None)
    by_family: dict[UUID, list[Occupancy]] = defaultdict(list)
    for row in rows.select_related("family", "home__area__parent").order_by("entered_on", "pk"):
        by_family[row.family_id].append(row)
    return by_family


def _told(families: Sequence[UUID]) -> dict[UUID, Told]:
    members: dict[UUID, list[Membership]] = defaultdict(list)
    for member in Membership.objects.filter(family__in=families).known_at(None).select_related("person").order_by("pk"):
        members[member.family_id].append(member)
    outcomes: dict[UUID, list[Outcome]] = defaultdict(list)
    for outcome in Outcome.objects.filter(family__in=families, withdrawn_at__isnull=True).order_by("happened_on", "pk"):
        outcomes[outcome.family_id].append(outcome)
    return {pk: Told(tuple(members[pk]), tuple(outcomes[pk])) for pk in families}


def _write(path: Path, lines: Sequence[TenancyLine], *, ending: str) -> None:
    """For the user's own eyes only: the file is about people, though it names none."""
    content = _as_parquet(lines) if ending == PARQUET else _as_csv(lines)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
        opened.write(content)


def _as_csv(lines: Sequence[TenancyLine]) -> bytes:
    text = StringIO(newline="")
    writer = csv.DictWriter(text, [field.name for field in fields(TenancyLine)], delimiter=";")
    writer.writeheader()
    writer.writerows(asdict(line) for line in lines)
    return text.getvalue().encode()


def _as_parquet(lines: Sequence[TenancyLine]) -> bytes:
    try:
        import pyarrow as pa  # noqa: PLC0415 - of the extra for registers, which a server need not have
        import pyarrow.parquet as pq  # noqa: PLC0415 - as above
    except ModuleNotFoundError as missing:
        raise CannotExtract(
            "Parquet needs what studies need: pip install 'bofast[registers]'. CSV needs nothing more."
        ) from missing
    types = {"str": pa.string(), "date": pa.date32(), "date | None": pa.date32()}
    schema = pa.schema([(field.name, types.get(str(field.type), pa.int64())) for field in fields(TenancyLine)])
    into = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist([asdict(line) for line in lines], schema=schema), into)
    return bytes(into.getvalue().to_pybytes())
