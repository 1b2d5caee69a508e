"""The sections of the family page that other slices bring: each its context and its template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bofast.casework.access.roles import Permission
from bofast.casework.followup.case_file import CaseFile
from bofast.desk.families.page.moment import Shown
from bofast.desk.journal import section as trace
from bofast.desk.letting.waiting import on_family_page as waiting
from bofast.desk.mapping import section as economy
from bofast.desk.office import Desk
from bofast.desk.plan import conversations
from bofast.desk.plan import section as plan
from bofast.desk.ways import section as ways

Build = Callable[[Desk, CaseFile], Any]


@dataclass(frozen=True, slots=True)
class Offered:
    """A section that a slice offers, with the permission it takes to see it."""

    anchor: str
    heading: str | Promise
    template: str
    build: Build
    needs: Permission


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its content, in the page's order."""

    anchor: str
    heading: str
    number: str
    template: str
    content: Any


OFFERED = (
    Offered("economy", _("Economy"), "mapping/section.html", economy.section, Permission.SEE_FAMILIES),
    Offered("ways", _("Five ways home"), "ways/section.html", ways.section, Permission.SEE_FAMILIES),
    Offered(
        "letting", _("On the waiting list"), "letting/waiting/section.html", waiting.section, Permission.SEE_LETTINGS
    ),
    Offered("plan", _("Plan"), "plan/section.html", plan.section, Permission.SEE_FAMILIES),
    Offered(
        "conversations",
        _("Conversations"),
        "plan/conversations.html",
        conversations.section,
        Permission.SEE_FAMILIES,
    ),
    Offered("trace", _("Trace"), "journal/section.html", trace.section, Permission.SEE_FAMILIES),
)
FIRST_NUMBER = 3


def others(shown: Shown) -> list[Section]:
    """The sections after "Who" and "Home now" that the reader may see."""
    offered = [each for each in OFFERED if shown.desk.may(each.needs)]
    return [
        Section(each.anchor, str(each.heading), str(number), each.template, each.build(shown.desk, shown.file))
        for number, each in enumerate(offered, FIRST_NUMBER)
    ]
