"""A family's digital application: every fact beside what the register knows, before anything is written."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from bofast.casework.families.models import Family
from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.intake.digisos.actions import ApplicationFile, accept_application, receive_application
from bofast.casework.intake.digisos.keeping import families_it_may_be_about, understood_again
from bofast.casework.intake.digisos.reading import LARGEST_BYTES, Understood, read_application
from bofast.casework.intake.scope import applications_open_to
from bofast.design.forms import BofastForm
from bofast.design.parts import Breadcrumbs, FormLayout, Link, Notice, PageHeader, Tone
from bofast.design.toasts import toast
from bofast.desk.intake.application_facts import facts_table, faults_notice, lines_table
from bofast.desk.intake.forms import ApplicationForm
from bofast.desk.office import DeskRequest
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser

NEW_FAMILY = "new"


class AcceptForm(BofastForm):
    """Which family the application is about: one that was found, or a new one with a case number."""

    family = forms.ChoiceField(label=gettext_lazy("Which family is this?"), widget=forms.RadioSelect)
    reference = forms.CharField(label=gettext_lazy("Case number of a new family"), required=False, max_length=40)

    def __init__(self, *args: object, found: FamilyQuerySet, **options: object) -> None:
        super().__init__(*args, **options)
        field = self.fields["family"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        known = [(str(family.pk), f"{family.name} ({family.reference})") for family in found.order_by("name")]
        field.choices = [*known, (NEW_FAMILY, _("A new family"))]
        field.initial = known[0][0] if known else NEW_FAMILY

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = super().clean() or {}
        if cleaned.get("family") == NEW_FAMILY and not cleaned.get("reference"):
            self.add_error("reference", _("A new family needs a case number."))
        return cleaned


@require_POST
def add(request: DeskRequest) -> HttpResponse:
    """Receive an application and show what it says."""
    form = ApplicationForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refused(request, _("Choose the file of the application first."))
    file = form.cleaned_data["file"]
    content: bytes = file.read(LARGEST_BYTES + 1)
    try:
        understood = read_application(content, on=request.desk.today)
        received = ApplicationFile(content, understood)
        application = receive_application(office=request.desk.office, file=received, by=request.user)
    except ShownToUser as refusal:
        return _refused(request, refusal_in_words(refusal))
    return redirect("intake-application", application.pk)


@require_http_methods(["GET", "POST"])
def show(request: DeskRequest, application_id: UUID) -> HttpResponse:
    """What an application says beside the register; accept it into a family."""
    applications = applications_open_to(request.user, office=request.desk.office)
    application = get_object_or_404(applications, pk=application_id)
    understood = understood_again(application, on=request.desk.today)
    found = families_it_may_be_about(understood.told, among=request.desk.families)
    form = AcceptForm(request.POST or None, found=found)
    if request.method == "POST" and form.is_valid() and application.family_id is None:
        try:
            family = accept_application(
                application,
                told=understood.told,
                family=_chosen(form, found=found),
                reference=form.cleaned_data["reference"],
                on=request.desk.today,
                by=request.user,
            )
        except ShownToUser as refusal:
            form.add_error(None, refusal_in_words(refusal))
        else:
            toast(request, _("The facts of the application are in the family’s record."))
            return redirect("family", family.pk)
    return _page(request, understood, form=form, found=found.first(), is_open=application.family_id is None)


def _page(
    request: DeskRequest, understood: Understood, *, form: AcceptForm, found: Family | None, is_open: bool
) -> HttpResponse:
    header = PageHeader(_("Application"), _("Nothing is written before you accept it."))
    context = {
        "header": header,
        "crumbs": Breadcrumbs((Link(_("Import"), reverse("intake")),), _("Application")),
        "faults": faults_notice(understood.faults),
        "facts": facts_table(understood.told, family=found, on=request.desk.today),
        "lines": lines_table(understood.told),
        "accept": FormLayout(form, submit=_("Accept into the family’s record")) if is_open else None,
        "is_hidden": understood.told.hidden_children > 0,
    }
    return render(request, "intake/application.html", context, status=400 if form.errors else 200)


def _chosen(form: AcceptForm, *, found: FamilyQuerySet) -> Family | None:
    chosen = form.cleaned_data["family"]
    return None if chosen == NEW_FAMILY else get_object_or_404(found, pk=chosen)


def _refused(request: DeskRequest, text: str) -> HttpResponse:
    context = {
        "header": PageHeader(_("Application")),
        "crumbs": Breadcrumbs((Link(_("Import"), reverse("intake")),), _("Application")),
        "notice": Notice(_("The application was not read"), text, Tone.DANGER),
    }
    return render(request, "intake/application_refused.html", context, status=400)
