"""The pages of the office's own figures."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.messages import WARNING
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bofast.casework.policy import actions as policy
from bofast.casework.policy.figures import can_be_entered
from bofast.casework.policy.law import law_of
from bofast.casework.policy.models import PolicyRow
from bofast.design.toasts import toast
from bofast.desk.office import DeskRequest
from bofast.desk.our_office.policy_forms import FigureForm
from bofast.desk.our_office.policy_missing import gaps
from bofast.desk.our_office.policy_presenter import own_table
from bofast.desk.our_office.policy_shipped import choices_by_act, shipped_by_act
from bofast.desk.ways.telling import described
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser


@require_GET
def show(request: DeskRequest) -> HttpResponse:
    """What is missing, what the office has entered, and every figure that holds today."""
    desk, law = request.desk, law_of(request.desk.office)
    rows = desk.office.policy_rows.select_related("entered_by", "approved_by").order_by("-entered_at", "-pk")
    wanted = request.GET.get("q", "").strip()
    context = {
        "missing": gaps(law, on=desk.today),
        "own": own_table(rows, law=law, by=request.user),
        "shipped": shipped_by_act(law, on=desk.today, words_wanted=wanted),
        "wanted": wanted,
    }
    return render(request, "our_office/policy.html", context)


@require_http_methods(["GET", "POST"])
def enter(request: DeskRequest) -> HttpResponse:
    """Enter one figure; without a parameter in the address, choose one first."""
    law = law_of(request.desk.office)
    parameter = request.GET.get("parameter", "")
    if not parameter:
        return render(request, "our_office/policy_choose.html", {"acts": choices_by_act(law)})
    table = law.tables.get(parameter)
    if table is None or not can_be_entered(table):
        raise Http404
    form = FigureForm(request.POST if request.method == "POST" else None, table=table)
    if form.is_valid():
        try:
            policy.enter_figure(office=request.desk.office, facts=form.facts(), by=request.user)
        except ShownToUser as refused:
            form.add_error(None, refusal_in_words(refused))
        else:
            toast(request, _("Entered. A figure that decides money counts when a second person has approved it."))
            return redirect("office-policy")
    context = {"form": form, "title": described(table), "parameter": parameter}
    return render(request, "our_office/policy_enter.html", context, status=422 if form.is_bound else 200)


@require_POST
def approve(request: DeskRequest, row_id: int) -> HttpResponse:
    """Approve what a colleague has entered."""
    return _done(
        request,
        row_id=row_id,
        deed=lambda row: policy.approve_figure(row, by=request.user),
        says=_("Approved. The figure counts from now on."),
    )


@require_POST
def withdraw(request: DeskRequest, row_id: int) -> HttpResponse:
    """End a figure that was wrong."""
    return _done(
        request,
        row_id=row_id,
        deed=lambda row: policy.withdraw_figure(row, by=request.user),
        says=_("Withdrawn. Old calculations still show it."),
    )


def _done(request: DeskRequest, *, row_id: int, deed: Callable[[PolicyRow], object], says: str) -> HttpResponse:
    row = get_object_or_404(request.desk.office.policy_rows, pk=row_id)
    try:
        deed(row)
    except ShownToUser as refused:
        toast(request, refusal_in_words(refused), level=WARNING)
    else:
        toast(request, says)
    return redirect("office-policy")
