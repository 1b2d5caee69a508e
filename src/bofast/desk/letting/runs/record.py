"""What is asked of the frozen record: what the rules cost, whether it gives the same plan again, and the files."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.plans.runs_of_lettings import Work
from bofast.design.parts import Breadcrumbs, Notice, PageHeader, Tone
from bofast.desk.letting.runs.finding import letting_of, link_to, title_of, url_of, ways_here
from bofast.desk.letting.runs.planning import ask_for
from bofast.desk.letting.runs.record_card import PARTS, sees_whole, why_kept_back
from bofast.desk.office import DeskRequest

REFUSED = 403


@require_POST
def price_rules(request: DeskRequest, letting_id: UUID) -> HttpResponse:
    """Ask what each rule of a planned letting costs."""
    return _ask(request, letting_id, work=Work.PRICES, anchor="prices")


@require_POST
def replay(request: DeskRequest, letting_id: UUID) -> HttpResponse:
    """Ask whether the record still gives the same plan."""
    return _ask(request, letting_id, work=Work.REPLAY, anchor="record")


def _ask(request: DeskRequest, letting_id: UUID, *, work: Work, anchor: str) -> HttpResponse:
    letting = _planned(request, letting_id)
    ask_for(work, letting=letting, by=request.user)
    return redirect(f"{url_of(letting)}#{anchor}")


@require_GET
def download(request: DeskRequest, letting_id: UUID, part: str) -> HttpResponse:
    """The frozen facts or the frozen plan, as they stand; the export stands in the journal.

    Refused with words to a reader who may not see every family in it.
    """
    letting = _planned(request, letting_id)
    if part not in PARTS:
        raise Http404
    if not sees_whole(request.desk, letting):
        return _kept_back(request, letting)
    facts = {"what": f"letting-{part}"}
    journal.record(Deed.EXPORTED, by=request.user, office=request.desk.office, about=letting, facts=facts)
    text = letting.problem if part == "problem" else letting.plan
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="letting-{letting.on}-{part}.json"'
    return response


def _kept_back(request: DeskRequest, letting: LettingRun) -> HttpResponse:
    context = {
        "header": PageHeader(title_of(letting)),
        "crumbs": Breadcrumbs((*ways_here(), link_to(letting)), title_of(letting)),
        "notice": Notice(why_kept_back(), "", Tone.WARNING, actions=(link_to(letting),)),
    }
    return render(request, "letting/runs/kept_back.html", context, status=REFUSED)


def _planned(request: DeskRequest, letting_id: UUID) -> LettingRun:
    """Raises: Http404, for a letting that has no plan too."""
    letting = letting_of(request.desk, letting_id)
    if not letting.plan:
        raise Http404
    return letting
