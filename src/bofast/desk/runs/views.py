from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from bofast.casework.runs import actions
from bofast.desk.office import DeskRequest
from bofast.desk.runs.presenter import actions_of, progress_of


@require_GET
def show(request: DeskRequest, run_id: UUID) -> HttpResponse:
    """How far a run has come: the whole page, or its progress alone when the page asks again."""
    run = get_object_or_404(request.desk.runs, pk=run_id)
    context = {"run": run, "progress": progress_of(run), "actions": actions_of(run)}
    fragment = request.headers.get("HX-Request") == "true"
    response = render(request, "runs/progress.html" if fragment else "runs/run.html", context)
    if fragment and run.is_over:
        response["HX-Refresh"] = "true"
    return response


@require_POST
def cancel(request: DeskRequest, run_id: UUID) -> HttpResponse:
    """Ask a run to stop; it does at its next step, and what it had half done is rolled back."""
    run = get_object_or_404(request.desk.runs, pk=run_id)
    if not run.is_over:
        actions.ask_to_cancel(run=run, by=request.user)
    return redirect("run", run_id)
