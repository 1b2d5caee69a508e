"""A registration to read or to change, and a family to put on the list: scope first, then the journal."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from bofast.casework.families.models import Family, Grade
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.models import Registration
from bofast.design.parts import Link
from bofast.desk.office import DeskRequest
from bofast.desk.reading import open_family


def registration_opened(request: DeskRequest, registration_id: UUID) -> Registration:
    """A registration of a family that the reader may open; the reading is written down first.

    Raises: Http404, for a registration outside the reader's scope as for one that does not exist.
    """
    registration = registration_in_scope(request, registration_id)
    open_family(request, registration.family_id)
    return registration


def registration_in_scope(request: DeskRequest, registration_id: UUID) -> Registration:
    """A registration to act on without showing it; the act itself stands in the journal.

    Raises: Http404, as `registration_opened`.
    """
    open_to_her = request.desk.registrations.filter(family__in=request.desk.families)
    with_names = open_to_her.select_related("family__office", "may_return_to", "nominated_by", "recorded_by")
    return get_object_or_404(with_names, pk=registration_id)


def family_to_list(request: DeskRequest, family_id: UUID) -> Family:
    """A family of the office to put on the list. That is itself the reason to, so nobody is asked for another.

    Her name alone is shown before she stands there, and that it was stands in the journal.
    Raises: Http404, for a family that the reader may not know of, and for a protected one that she may not open.
    """
    if family_id in request.desk.open_among([family_id]):
        return open_family(request, family_id)
    family = request.desk.listed_among([family_id]).get(family_id)
    if family is None or not is_listed_without_opening(family):
        raise Http404
    facts = {"page": "letting-register-family", "families": [family_id]}
    journal.record(Deed.FAMILIES_LISTED, by=request.user, office=request.desk.office, facts=facts)
    return family


def is_listed_without_opening(family: Family) -> bool:
    """Whether somebody who works with the family in no other way may put it on the list: a protected one never."""
    return family.grade is Grade.NONE


def back_to(registration: Registration) -> Link:
    return Link(registration.family.name, reverse("letting-registration", args=[registration.pk]))
