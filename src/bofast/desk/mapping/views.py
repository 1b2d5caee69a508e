from __future__ import annotations

from uuid import UUID

from django.contrib.messages import WARNING
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bofast.casework.families.models import Family
from bofast.casework.followup import actions as followup
from bofast.casework.mapping import actions as mapping
from bofast.casework.mapping.models import Stage
from bofast.design.toasts import toast
from bofast.desk.mapping.filling import Filling, filling_of, filling_page, section_url
from bofast.desk.mapping.history import history_page
from bofast.desk.mapping.overview import BeginForm, overview, subjects_of
from bofast.desk.mapping.section_form import SectionForm
from bofast.desk.office import DeskRequest
from bofast.desk.reading import open_family
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser


@require_http_methods(["GET", "POST"])
def show(request: DeskRequest, family_id: UUID) -> HttpResponse:
    """The family's mappings; begin one."""
    family = open_family(request, family_id)
    form = BeginForm(
        request.POST if request.method == "POST" else None,
        subjects=subjects_of(family, desk=request.desk),
        initial={"information_date": request.desk.today},
    )
    if form.is_valid():
        return _begin(request, family=family, form=form)
    context = {"page": overview(family, desk=request.desk), "form": form, "family": family}
    return render(request, "mapping/overview.html", context, status=422 if form.is_bound else 200)


def _begin(request: DeskRequest, *, family: Family, form: BeginForm) -> HttpResponse:
    subject = form.subject()
    assessment = mapping.record_assessment(
        family=family,
        person=subject.person,
        form=subject.form,
        stage=Stage(form.cleaned_data["stage"]),
        information_date=form.cleaned_data["information_date"],
        answers={},
        by=request.user,
        is_complete=False,
    )
    return redirect(section_url(assessment, subject.form.definition["sections"][0]["code"]))


@require_http_methods(["GET", "POST"])
def fill(request: DeskRequest, family_id: UUID, assessment_id: UUID, section: str) -> HttpResponse:
    """One section of a mapping: saved when the page is sent, then the next."""
    family = open_family(request, family_id)
    assessment = get_object_or_404(
        family.assessments.filter(withdrawn_at__isnull=True).select_related("form", "person"), pk=assessment_id
    )
    filling = filling_of(assessment, section_code=section)
    if filling is None:
        raise Http404
    form = SectionForm(
        request.POST if request.method == "POST" else None, section=filling.section, standing=filling.standing
    )
    if form.is_valid() and _written(request, filling=filling, form=form):
        return redirect(_after(request, filling=filling))
    context = {"page": filling_page(filling), "form": form, "rows": _rows(form, filling=filling), "family": family}
    return render(request, "mapping/section_form.html", context, status=422 if form.is_bound else 200)


def _written(request: DeskRequest, *, filling: Filling, form: SectionForm) -> bool:
    is_finished = "finish" in request.POST
    try:
        mapping.continue_assessment(
            filling.assessment, answers=form.answers(), by=request.user, is_complete=is_finished
        )
    except ShownToUser as refused:
        form.add_error(None, _refusal(refused, filling=filling))
        return False
    followup.refresh_status(filling.assessment.family, on=request.desk.today)
    toast(request, _("The mapping is complete.") if is_finished else _("Saved."))
    return True


def _refusal(refused: ShownToUser, *, filling: Filling) -> str:
    """The refusal with the question's own words instead of its concept."""
    question = filling.definition.question(str(refused.facts.get("concept", "")))
    if question is None:
        return refusal_in_words(refused)
    from_form = ShownToUser(refused.reason, concept=question.label.told_in(get_language() or "nb").rstrip("?"))
    return refusal_in_words(from_form)


def _after(request: DeskRequest, *, filling: Filling) -> str:
    following = filling.next_section
    if "finish" in request.POST or following is None:
        return reverse("family-map", args=[filling.assessment.family_id])
    return section_url(filling.assessment, following.code)


def _rows(form: SectionForm, *, filling: Filling) -> list[tuple[object, object, object]]:
    """The questions to show: those that are asked, and those that hang on another question of this page."""
    here = {question.concept for question in filling.section.questions}
    return [
        (question, field, unknown)
        for question, field, unknown in form.rows()
        if question.concept in filling.asked
        or (question.relevant_when is not None and question.relevant_when.concept in here)
    ]


@require_GET
def history(request: DeskRequest, family_id: UUID) -> HttpResponse:
    """Every mapping side by side: the household's, or one child's."""
    family = open_family(request, family_id)
    wanted = request.GET.get("person", "")
    children = [subject.person for subject in subjects_of(family, desk=request.desk) if subject.person is not None]
    person = next((child for child in children if str(child.pk) == wanted), None)
    context = {"page": history_page(family, person=person), "family": family, "children": children, "person": person}
    return render(request, "mapping/history.html", context)


@require_POST
def withdraw(request: DeskRequest, family_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Take back a mapping that was wrong."""
    family = open_family(request, family_id)
    assessment = get_object_or_404(family.assessments, pk=assessment_id)
    try:
        mapping.withdraw_assessment(assessment, by=request.user)
    except ShownToUser as refused:
        toast(request, refusal_in_words(refused), level=WARNING)
    else:
        followup.refresh_status(family, on=request.desk.today)
        toast(request, _("The mapping is withdrawn and counts no more."))
    return redirect("family-map", family.pk)
