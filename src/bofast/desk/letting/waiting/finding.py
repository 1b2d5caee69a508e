"""A registration to read or to change: scope first, then the journal."""

from __future__ import annotations

from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import reverse

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


def back_to(registration: Registration) -> Link:
    return Link(registration.family.name, reverse("letting-registration", args=[registration.pk]))
