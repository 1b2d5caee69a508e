"""The family page's last section: the trace of who has seen and changed what."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.followup.case_file import CaseFile
from bofast.casework.journal.models import Entry
from bofast.design.parts.actions import Link
from bofast.design.parts.tables import Table
from bofast.desk.journal.gathering import PersonsDay, gathered
from bofast.desk.journal.presenter import citizens_table
from bofast.desk.office import Desk

NEWEST = 8
LOOKED_THROUGH = 60


@dataclass(frozen=True, slots=True)
class Trace:
    """What `journal/section.html` shows."""

    table: Table
    everything: Link


def section(desk: Desk, file: CaseFile) -> Trace:
    family = file.family
    entries = desk.journal.filter(family_id=family.pk).order_by("-at", "-pk")[:LOOKED_THROUGH]
    return Trace(
        table=citizens_table(_newest_whole(list(entries)), desk=desk),
        everything=Link(_("The whole trace, for print"), reverse("family-trace", args=[family.pk])),
    )


def _newest_whole(entries: list[Entry]) -> tuple[PersonsDay, ...]:
    """The newest of those days of which all was read; at least one."""
    days = gathered(entries)
    if len(entries) < LOOKED_THROUGH:
        return days[:NEWEST]
    broken_off = days[-1].day
    return tuple(each for each in days if each.day != broken_off)[:NEWEST] or days[:1]
