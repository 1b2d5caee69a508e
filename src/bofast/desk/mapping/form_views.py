from __future__ import annotations

from django.contrib.messages import WARNING
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bofast.casework.mapping import actions as mapping
from bofast.casework.mapping.definition import FormDefinition, definition_from
from bofast.casework.mapping.draft import moved, with_question, without_question
from bofast.casework.mapping.models import FormVersion
from bofast.design.toasts import toast
from bofast.desk.mapping.form_presenter import form_page, forms_table, question_header
from bofast.desk.mapping.question_form import QuestionForm
from bofast.desk.office import DeskRequest
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser


@require_GET
def show(request: DeskRequest) -> HttpResponse:
    """Every version of the office's forms."""
    forms = request.desk.office.forms.select_related("published_by").order_by("identifier", "-version")
    return render(request, "mapping/forms.html", {"table": forms_table(forms)})


@require_POST
def install(request: DeskRequest) -> HttpResponse:
    """Take the forms that come with bofast into use."""
    mapping.install_standard_forms(request.desk.office, by=request.user)
    toast(request, _("The standard forms are in use."))
    return redirect("office-forms")


@require_GET
def one(request: DeskRequest, form_id: int) -> HttpResponse:
    """One version with its questions, as those who fill it in meet them."""
    return render(request, "mapping/form.html", {"page": form_page(_form(request, form_id))})


@require_POST
def draft(request: DeskRequest, form_id: int) -> HttpResponse:
    """Begin a draft from a version."""
    form = _form(request, form_id)
    begun = _drafted(request, form=form, definition=definition_from(form.definition))
    return redirect("office-form", begun.pk)


@require_POST
def publish(request: DeskRequest, form_id: int) -> HttpResponse:
    """Take a draft into use; it is never changed afterwards."""
    form = _form(request, form_id)
    try:
        mapping.publish_form(form, by=request.user)
    except ShownToUser as refused:
        toast(request, refusal_in_words(refused), level=WARNING)
    else:
        toast(request, _("Published. New mappings use this version."))
    return redirect("office-form", form.pk)


@require_POST
def retire(request: DeskRequest, form_id: int) -> HttpResponse:
    """Take a form out of use."""
    form = _form(request, form_id)
    try:
        mapping.retire_form(form, by=request.user)
    except ShownToUser as refused:
        toast(request, refusal_in_words(refused), level=WARNING)
    else:
        toast(request, _("Retired. What was filled in with it stays."))
    return redirect("office-form", form.pk)


@require_POST
def move(request: DeskRequest, form_id: int) -> HttpResponse:
    """Move a question up or down in its section."""
    places = {"-1": -1, "1": 1}.get(request.POST.get("places", ""))
    if places is None:
        raise Http404
    form, concept = _draft(request, form_id), request.POST.get("concept", "")
    _drafted(request, form=form, definition=moved(definition_from(form.definition), concept=concept, places=places))
    return redirect("office-form", form.pk)


@require_POST
def remove(request: DeskRequest, form_id: int) -> HttpResponse:
    """Take a question out of the draft."""
    form, concept = _draft(request, form_id), request.POST.get("concept", "")
    _drafted(request, form=form, definition=without_question(definition_from(form.definition), concept=concept))
    toast(request, _("The question is removed from the draft."))
    return redirect("office-form", form.pk)


@require_http_methods(["GET", "POST"])
def question(request: DeskRequest, form_id: int) -> HttpResponse:
    """Add a question to the draft, or change one."""
    form = _draft(request, form_id)
    definition = definition_from(form.definition)
    standing = definition.question(request.GET.get("concept", ""))
    entered = QuestionForm(request.POST if request.method == "POST" else None, definition=definition, question=standing)
    if entered.is_valid():
        changed = with_question(definition, section=entered.cleaned_data["section"], question=entered.question())
        _drafted(request, form=form, definition=changed)
        toast(request, _("The draft is changed."))
        return redirect("office-form", form.pk)
    context = {"form": entered, "version": form, "header": question_header(standing)}
    return render(request, "mapping/question.html", context, status=422 if entered.is_bound else 200)


def _form(request: DeskRequest, form_id: int) -> FormVersion:
    return get_object_or_404(request.desk.office.forms, pk=form_id)


def _draft(request: DeskRequest, form_id: int) -> FormVersion:
    return get_object_or_404(request.desk.office.forms.filter(status=FormVersion.Status.DRAFT), pk=form_id)


def _drafted(request: DeskRequest, *, form: FormVersion, definition: FormDefinition) -> FormVersion:
    return mapping.draft_form(
        form.identifier,
        office=request.desk.office,
        subject=FormVersion.Subject(form.subject),
        definition=definition,
        by=request.user,
    )
