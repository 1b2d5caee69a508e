"""The lettings of the reader's office, and the way back to them."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.lettings.models import LettingRun
from bofast.design import words
from bofast.design.parts import Link
from bofast.desk.office import Desk


def lettings_of(desk: Desk) -> QuerySet[LettingRun]:
    """The lettings of the office, the newest first."""
    return desk.office.letting_runs.select_related("office", "asked_by").order_by("-asked_at", "pk")


def letting_of(desk: Desk, letting_id: UUID) -> LettingRun:
    """Raises: Http404, for a letting of another office as for one that does not exist."""
    return get_object_or_404(lettings_of(desk), pk=letting_id)


def title_of(letting: LettingRun) -> str:
    return _("Letting on the facts of %(day)s") % {"day": words.day(letting.on)}


def url_of(letting: LettingRun) -> str:
    return reverse("letting-run", args=[letting.pk])


def link_to(letting: LettingRun) -> Link:
    return Link(title_of(letting), url_of(letting))


def ways_here() -> tuple[Link, ...]:
    """The pages above a letting."""
    return (Link(_("Letting"), reverse("letting")), Link(_("Plans"), reverse("letting-runs")))
