"""Protections whose last day has come, across the office: each stays in force until somebody decides."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from bofast.casework.access.roles import Permission
from bofast.casework.families.models import AddressProtection, Family
from bofast.casework.families.protections import families_by_member, protections_to_decide
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.design import words
from bofast.design.parts import (
    Column,
    EmptyState,
    Link,
    Muted,
    Notice,
    PageHeader,
    Pagination,
    Press,
    Row,
    Table,
    Tone,
)
from bofast.design.parts.part import Shown
from bofast.desk.families.words import GRADE_WORDS
from bofast.desk.office import Desk, DeskRequest

LINES_OF_A_PAGE = 50


@require_GET
def show(request: DeskRequest) -> HttpResponse:
    """The work list. Only protections of people in families that are open to the reader stand in it."""
    desk = request.desk
    to_decide = protections_to_decide(desk.office, on=desk.today).filter(person__in=desk.people)
    lines = Paginator(to_decide, LINES_OF_A_PAGE).get_page(request.GET.get("page"))
    families = families_by_member(desk.families, people=[line.person_id for line in lines], on=desk.today)
    journal.record(
        Deed.FAMILIES_LISTED,
        by=desk.user,
        office=desk.office,
        facts={"page": "protections", "families": sorted({str(family.pk) for family in families.values()})},
    )
    context = {
        "header": PageHeader(_("Protections to decide")),
        "notice": Notice(
            _("Nobody is unmasked by a day that has passed"),
            _("The address stays masked until somebody decides. Ask the register, then end or prolong it."),
            Tone.WARNING,
        ),
        "table": _table(lines, families=families, desk=desk),
    }
    return render(request, "families/protections.html", context)


def _table(lines: Page[AddressProtection], *, families: Mapping[UUID, Family], desk: Desk) -> Table:
    may_change = desk.may(Permission.CHANGE_FAMILIES)
    return Table(
        caption=_("Protections whose last day has passed"),
        columns=(
            Column(_("Name")),
            Column(_("Family")),
            Column(_("Grade")),
            Column(_("Last day")),
            Column(_("Who says so")),
            Column(_("Decide"), quiet=True),
        ),
        rows=tuple(_line(line, family=families.get(line.person_id), may_change=may_change) for line in lines),
        empty=EmptyState(
            _("No protection waits for a decision"),
            _("One comes here when the last day that it was given for is past."),
        ),
        pagination=Pagination(lines.number, lines.paginator.num_pages, f"{reverse('protections')}?page="),
    )


def _line(protection: AddressProtection, *, family: Family | None, may_change: bool) -> Row:
    return Row(
        (
            protection.person.full_name,
            Link(family.name, reverse("family", args=[family.pk])) if family else _("no family today"),
            str(GRADE_WORDS[protection.grade]),
            words.day(protection.to_day) if protection.to_day else None,
            Muted(protection.source, protection.legal_basis),
            _decide(protection, family=family) if family and may_change else "",
        )
    )


def _decide(protection: AddressProtection, *, family: Family) -> Shown:
    name = protection.person.given_name
    return (
        Press(_("End the protection"), reverse("protection-end", args=[family.pk, protection.pk]), about=name),
        Link(_("Prolong it"), reverse("person-protect", args=[family.pk, protection.person_id]), about=name),
    )
