"""The family page's fourth section: the five ways home."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.followup.case_file import CaseFile
from bofast.design.parts.actions import Link, Weight
from bofast.design.parts.ways import WaysTable
from bofast.design.parts.words import Notice
from bofast.desk.office import Desk
from bofast.desk.ways.comparing import compare_family
from bofast.desk.ways.presenter import missing_notice, ways_table
from bofast.desk.ways.refusing import refusal_notice
from bofast.vocabulary.errors import ShownToUser


@dataclass(frozen=True, slots=True)
class FiveWays:
    """What `ways/section.html` shows: the table, or why there is none."""

    table: WaysTable | None
    notice: Notice | None
    more: Link


def section(desk: Desk, file: CaseFile) -> FiveWays:
    """The comparison of today, or the reason why it cannot be made."""
    family = file.family
    more = Link(_("The whole comparison"), reverse("family-ways", args=[family.pk]), Weight.SECONDARY)
    try:
        compared = compare_family(file, on=desk.today)
    except ShownToUser as refused:
        return FiveWays(None, refusal_notice(family, refused=refused), more)
    return FiveWays(ways_table(compared, desk=desk), missing_notice(compared, desk=desk), more)
