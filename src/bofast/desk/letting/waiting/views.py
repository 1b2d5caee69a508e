"""A registration as a page."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bofast.desk.letting.waiting.finding import registration_opened
from bofast.desk.letting.waiting.presenter import registration_page
from bofast.desk.office import DeskRequest


@require_GET
def show(request: DeskRequest, registration_id: UUID) -> HttpResponse:
    """One family on the list; the reading stands in the journal first."""
    registration = registration_opened(request, registration_id)
    return render(request, "letting/waiting/registration.html", {"page": registration_page(request.desk, registration)})
