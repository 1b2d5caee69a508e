"""Import: upload a sheet, see what is wrong with it, bring it in."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
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
from bofast.casework.intake.questions import asked_of
from bofast.casework.intake.scope import sheets_open_to
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.runs.models import Run
from bofast.design.parts import Breadcrumbs, FormLayout, Link, PageHeader
from bofast.design.toasts import toast
from bofast.desk.intake import presenter
from bofast.desk.intake.findings import Pages, faults_table, questions_table
from bofast.desk.intake.forms import ApplicationForm, EncodingForm, UploadForm, kinds_for
from bofast.desk.intake.marked_copy import marked_copy
from bofast.desk.intake.template_sheet import template_sheet
from bofast.desk.intake.words import reader_language
from bofast.desk.office import DeskRequest
from bofast.desk.runs.presenter import actions_of, progress_of
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

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
        "check_again": None,
    }
    run = sheet.run
    if run is not None and not run.is_over:
        context |= {"progress": progress_of(run), "stop": actions_of(run)}
    elif sheet.state == Sheet.State.UPLOADED:
        context["check_again"] = presenter.check_again(sheet)
    elif sheet.row_count is not None:
        context |= _verdict(request, sheet)
    if run is not None and run.state in {Run.State.FAILED, Run.State.CANCELLED}:
        context["failure"] = presenter.failure(run)
    return render(request, "intake/sheet.html", context)


@require_POST
def read_as(request: DeskRequest, sheet_id: UUID) -> HttpResponse:
    """Check a text file again, with its letters read in another encoding."""
    form = EncodingForm(request.POST)
    if not form.is_valid():
        return redirect("intake-sheet", sheet_id)
    encoding = form.cleaned_data["encoding"]
    return _ask(request, sheet_id, lambda sheet: actions.read_as(sheet, encoding=encoding, by=request.user))


@require_POST
def check_again(request: DeskRequest, sheet_id: UUID) -> HttpResponse:
    """Check a sheet whose check did not come to its end."""
    return _ask(request, sheet_id, lambda sheet: actions.ask_for_check(sheet, by=request.user))


@require_POST
def confirm(request: DeskRequest, sheet_id: UUID) -> HttpResponse:
    """Confirm that what the check asked about is right."""
    question = request.POST.get("question", "")
    return _ask(request, sheet_id, lambda sheet: actions.confirm_question(sheet, question=question, by=request.user))


@require_POST
def withdraw(request: DeskRequest, sheet_id: UUID) -> HttpResponse:
    """Take back a confirmation."""
    question = request.POST.get("question", "")
    return _ask(
        request, sheet_id, lambda sheet: actions.withdraw_confirmation(sheet, question=question, by=request.user)
    )


@require_POST
def bring_in(request: DeskRequest, sheet_id: UUID) -> HttpResponse:
    """Bring in the whole sheet, or the rows that fit."""
    only_good_rows = "only_good_rows" in request.POST
    return _ask(
        request,
        sheet_id,
        lambda sheet: actions.ask_to_bring_in(sheet, only_good_rows=only_good_rows, by=request.user),
    )


def _ask(request: DeskRequest, sheet_id: UUID, act: Callable[[Sheet], object]) -> HttpResponse:
    """Do one thing with a sheet, and show it again where the user was; a refusal is told there."""
    sheet = _sheet(request, sheet_id)
    try:
        if sheet.kind and SheetKind(sheet.kind) not in kinds_for(request.desk):
            raise ShownToUser(Reason.NOT_PERMITTED)
        act(sheet)
    except ShownToUser as refused:
        toast(request, refusal_in_words(refused), level=messages.WARNING)
    page = request.POST.get("page", "")
    where = f"?questions={page}#questions" if page.isdecimal() else ""
    return redirect(reverse("intake-sheet", args=[sheet.pk]) + where)


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
    faults = [fault for kept in sheet.faults if not (fault := Fault.from_json(kept)).is_warning]
    asked = asked_of(sheet)
    pages = Pages(faults=_page(request, "page"), questions=_page(request, "questions"))
    verdict: dict[str, object] = {
        "tiles": presenter.tiles(sheet, asked=asked),
        "standing": presenter.standing(sheet, asked=asked),
        "faults": faults_table(faults, pages=pages) if faults else None,
        "questions": questions_table(asked, sheet=sheet, pages=pages) if asked else None,
    }
    if sheet.encoding and sheet.state == Sheet.State.CHECKED:
        form = EncodingForm(initial={"encoding": sheet.encoding})
        verdict["encoding"] = FormLayout(form, submit=_("Read again"), url=reverse("intake-read-as", args=[sheet.pk]))
    return verdict


def _page(request: DeskRequest, asked_for: str) -> int:
    page = request.GET.get(asked_for, "1")
    return max(1, int(page)) if page.isdecimal() else 1


def _sheet(request: DeskRequest, sheet_id: UUID) -> Sheet:
    return get_object_or_404(sheets_open_to(request.user, office=request.desk.office), pk=sheet_id)


def _workbook(content: bytes, *, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=WORKBOOK)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response
