"""The page of the year's frame of start loans: what it is, what is left, and every line of its ledger."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bofast.casework.access.roles import Permission
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.ownership import actions as ownership
from bofast.casework.ownership.frames import frame_left, ledger, years_with_frames
from bofast.design.parts.form_layout import FormLayout
from bofast.design.parts.tables import Table
from bofast.design.toasts import toast
from bofast.desk.asked import number_asked
from bofast.desk.office import Desk, DeskRequest
from bofast.desk.our_office.frame_form import EARLIEST, LATEST, FrameForm
from bofast.desk.our_office.frame_presenter import frame_page, ledger_table
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser

LINES_OF_A_PAGE = 50


@require_http_methods(["GET", "POST"])
def show(request: DeskRequest) -> HttpResponse:
    """A year's frame. Who decides on loans sees it; who also sets the office's figures enters it."""
    desk, may_set = request.desk, request.desk.may(Permission.CHANGE_POLICY)
    if request.method == "POST" and not may_set:
        raise Http404
    year = _year_asked(request)
    form = FrameForm(request.POST or None, currency=desk.office.currency, initial=_initial(desk, year=year))
    if form.is_valid() and _was_set(form, desk=desk):
        toast(request, _("The frame is entered."))
        return redirect(f"{reverse('office-frame')}?year={form.cleaned_data['year']}")
    context = {
        "page": frame_page(frame_left(desk.office, year=year), year=year, years=years_with_frames(desk.office)),
        "table": _ledger(request, year=year),
        "form": FormLayout(form, _("Enter the frame")) if may_set else None,
    }
    return render(request, "our_office/frame.html", context, status=422 if form.is_bound else 200)


def _year_asked(request: DeskRequest) -> int:
    """The year in the address, or this year. Raises: Http404, for what is no year."""
    if not request.GET.get("year"):
        return request.desk.today.year
    year = number_asked(request.GET, "year")
    if year is None or not EARLIEST <= year <= LATEST:
        raise Http404
    return year


def _initial(desk: Desk, *, year: int) -> dict[str, object]:
    frame = frame_left(desk.office, year=year)
    known = {"amount": frame.amount, "earmarked": frame.earmarked} if frame else {}
    return {"year": year, **known}


def _was_set(form: FrameForm, *, desk: Desk) -> bool:
    """Set it, or say on the form why not."""
    try:
        ownership.set_frame(desk.office, **form.cleaned_data, by=desk.user)
    except ShownToUser as refused:
        form.add_error(None, refusal_in_words(refused))
        return False
    return True


def _ledger(request: DeskRequest, *, year: int) -> Table:
    """The ledger's page; a line names its family only to a reader who may open it, and then the journal says so."""
    desk = request.desk
    lines = Paginator(ledger(desk.office, year=year), LINES_OF_A_PAGE).get_page(request.GET.get("page"))
    entries = list(lines.object_list)
    of_cases = [entry.loan_case.family_id for entry in entries if entry.loan_case]
    families = {family.pk: family for family in desk.families.filter(pk__in=of_cases)}
    if families:
        shown = {"page": "office-frame", "families": list(families)}
        journal.record(Deed.FAMILIES_LISTED, by=desk.user, office=desk.office, facts=shown)
    return ledger_table(lines, entries=entries, families=families, year=year)
