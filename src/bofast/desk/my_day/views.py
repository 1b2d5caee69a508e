"""The first page of the day."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.desk.my_day.presenter import my_day
from bofast.desk.my_day.whose import Whose
from bofast.desk.office import DeskRequest


@require_GET
def show(request: DeskRequest) -> HttpResponse:
    """What is due, what runs out, who waits; families are named, so the showing stands in the journal first."""
    whose = Whose.EVERYONES if request.GET.get("whose") == Whose.EVERYONES else Whose.MINE
    journal.record(
        Deed.FAMILIES_LISTED, by=request.user, office=request.desk.office, facts={"page": "my-day", "whose": whose}
    )
    return render(request, "my_day/my_day.html", {"page": my_day(request.desk, whose=whose)})
