"""The first page of letting."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.desk.letting.day.presenter import letting_day
from bofast.desk.office import DeskRequest


@require_GET
def show(request: DeskRequest) -> HttpResponse:
    """What falls vacant and what waits; families are named, so the showing stands in the journal first."""
    journal.record(Deed.FAMILIES_LISTED, by=request.user, office=request.desk.office, facts={"page": "letting"})
    return render(request, "letting/day/day.html", {"page": letting_day(request.desk)})
