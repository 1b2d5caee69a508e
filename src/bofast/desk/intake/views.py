"""Import: upload a sheet, see what is wrong with it, bring it in."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bofast.casework.access.roles import Permission
from bofast.casework.intake import actions
from bofast.casework.intake.faults import Fault
from bofast.casework.intake.layouts import SheetKind
from bofast.casework.intake.models import Sheet
from bofast.casework.intake.scope import sheets_open_to
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.runs.models import Run
from bofast.design.parts import Breadcrumbs, FormLayout, Link, PageHeader
from bofast.desk.intake import presenter
from bofast.desk.intake.forms import ApplicationForm, EncodingForm, UploadForm, kinds_for
from bofast.desk.intake.marked_copy import marked_copy
from bofast.desk.intake.template_sheet import template_sheet
from bofast.desk.intake.words import reader_language
from bofast.desk.office import DeskRequest
from bofast.desk.runs.presenter import actions_of, progress_of

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEETS_SHOWN = 30


@require_http_methods(["GET", "POST"])
def show_list(request: DeskRequest) -> HttpResponse:
    """The user's sheets, and a place to upload one."""
    form = UploadForm(request.POST or None, request.FILES or None, desk=request.desk)
    if request.method == "POST" and form.is_valid():
        sheet = actions.receive_sheet(
            office=request.desk.office, file=form.cleaned_data["file"], kind=form.kind_asked_for, by=request.user
        )
        return redirect("intake-sheet", sheet.pk)
    sheets = sheets_open_to(request.user, office=request.desk.office).order_by("-uploaded_at")[:SHEETS_SHOWN]
    context = {
        "header": PageHeader(_("Import"), _("Homes, families and tenancies from the sheets that you have already.")),
        "form": FormLayout(form, submit=_("Upload and check")),
        "templates": presenter.templates_table(kinds_for(request.desk), language=reader_language()),
        "sheets": presenter.sheets_table(sheets),
        "may_receive_applications": request.desk.may(Permission.CHANGE_FAMILIES),
        "application": FormLayout(
            ApplicationForm(), submit=_("Upload and read"), url=reverse("intake-application-add")
        ),
    }
    return render(request, "intake/list.html", context, status=400 if form.is_bound else 200)


@require_GET
def show_sheet(request: DeskRequest, sheet_id: UUID) -> HttpResponse:
    """One sheet: how far its check has come, what is wrong, and what can be done with it."""
    sheet = _sheet(request, sheet_id)
    context = {
        "header": PageHeader(sheet.name or _("Sheet"), presenter.kind_name(sheet), tags=(presenter.state_tag(sheet),)),
        "crumbs": Breadcrumbs((Link(_("Import"), reverse("intake")),), sheet.name),
        "sheet": sheet,
        "progress": None,
        "failure": None,
        "standing": None,
        "encoding": None,
    }
    run = sheet.run
    if run is not None and not run.is_over:
        context |= {"progress": progress_of(run), "stop": actions_of(run)}
    elif sheet.row_count is not None:
        context |= _verdict(request, sheet)
    if run is not None and run.state in {Run.State.FAILED, Run.State.CANCELLED}:
        context["failure"] = presenter.failure(run)
    return render(request, "intake/sheet.html", context)


@require_POST
def read_as(request: DeskRequest, sheet_id: UUID) -> HttpResponse:
    """Check a text file again, with its letters read in another encoding."""
    sheet = _sheet(request, sheet_id)
    form = EncodingForm(request.POST)
    if form.is_valid():
        actions.read_as(sheet, encoding=form.cleaned_data["encoding"], by=request.user)
    return redirect("intake-sheet", sheet.pk)


@require_POST
def bring_in(request: DeskRequest, sheet_id: UUID) -> HttpResponse:
    """Bring in the whole sheet, or the rows that fit."""
    sheet = _sheet(request, sheet_id)
    may_bring_in = sheet.state == Sheet.State.CHECKED and sheet.good_count
    if may_bring_in and SheetKind(sheet.kind) in kinds_for(request.desk):
        actions.ask_to_bring_in(sheet, only_good_rows="only_good_rows" in request.POST, by=request.user)
    return redirect("intake-sheet", sheet.pk)


@require_GET
def download_marked_copy(request: DeskRequest, sheet_id: UUID) -> HttpResponse:
    """The sheet with its faults marked."""
    sheet = _sheet(request, sheet_id)
    journal.record(Deed.EXPORTED, by=request.user, office=request.desk.office, about=sheet, facts={"what": "faults"})
    return _workbook(marked_copy(sheet, language=reader_language()), name=f"{_('faults')}-{sheet.pk}")


@require_GET
def download_template(request: DeskRequest, kind: str, language: str) -> HttpResponse:
    """An empty sheet to fill in."""
    if kind not in set(SheetKind) or language not in {"nb", "da", "en"}:
        raise Http404
    return _workbook(template_sheet(SheetKind(kind), language=language), name=f"bofast-{kind}-{language}")


def _verdict(request: DeskRequest, sheet: Sheet) -> dict[str, object]:
    faults = [Fault.from_json(kept) for kept in sheet.faults]
    asked_for = request.GET.get("page", "1")
    page = max(1, int(asked_for)) if asked_for.isdecimal() else 1
    verdict: dict[str, object] = {
        "tiles": presenter.tiles(sheet),
        "standing": presenter.standing(sheet),
        "faults": presenter.faults_table(faults, page=page, page_url="?page=") if faults else None,
    }
    if sheet.encoding and sheet.state == Sheet.State.CHECKED:
        form = EncodingForm(initial={"encoding": sheet.encoding})
        verdict["encoding"] = FormLayout(form, submit=_("Read again"), url=reverse("intake-read-as", args=[sheet.pk]))
    return verdict


def _sheet(request: DeskRequest, sheet_id: UUID) -> Sheet:
    return get_object_or_404(sheets_open_to(request.user, office=request.desk.office), pk=sheet_id)


def _workbook(content: bytes, *, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=WORKBOOK)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response
