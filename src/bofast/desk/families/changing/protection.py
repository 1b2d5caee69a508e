from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bofast.casework.access.roles import Permission
from bofast.casework.families import actions
from bofast.casework.families.models import Family, Grade
from bofast.casework.families.protections import protections_in_force
from bofast.design.parts import Link, Notice, Tone
from bofast.design.toasts import toast
from bofast.desk.families.changing.forms import OpeningForm, ProtectionForm
from bofast.desk.families.changing.people import back_to, person_of
from bofast.desk.form_page import FORM, FormPage, answer, show_form, tried
from bofast.desk.office import DeskRequest
from bofast.desk.reading import open_family
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser


@FORM
def protect(request: DeskRequest, family_id: UUID, person_id: UUID) -> HttpResponse:
    """Protect somebody's address. Who may not see protected families no longer sees this one afterwards."""
    family = open_family(request, family_id)
    person = person_of(request, family, person_id)
    form = ProtectionForm(request.POST or None, initial={"from_day": request.desk.today})
    page = FormPage(
        heading=_("Protect the address of %(name)s") % {"name": person.given_name},
        submit=_("Protect"),
        back=back_to(family),
        notice=Notice(
            _("The whole household is masked"),
            _("The strictest grade holds for all of them, at once, in lists, search, export and the home register."),
            Tone.WARNING,
        ),
    )

    def act() -> None:
        said = form.cleaned_data | {"grade": Grade(form.cleaned_data["grade"])}
        actions.set_protection(person, **said, by=request.user)

    then = back_to(family).url if request.desk.may(Permission.SEE_PROTECTED) else reverse("families")
    return answer(request, form, page, act=act, done=_("The address is protected."), then=then)


@require_POST
def end(request: DeskRequest, family_id: UUID, protection_id: int) -> HttpResponse:
    family = open_family(request, family_id)
    protection = get_object_or_404(protections_in_force(family), pk=protection_id)
    try:
        actions.end_protection(protection, by=request.user)
    except ShownToUser as refused:
        toast(request, refusal_in_words(refused))
    else:
        toast(request, _("The protection is ended."))
    return redirect(back_to(family).url)


@FORM
def open_with_reason(request: DeskRequest, family_id: UUID) -> HttpResponse:
    """Open a listed family that the user does not work with, for three hours and with a reason that is reviewed."""
    family: Family = get_object_or_404(request.desk.listed_families.select_related("office"), pk=family_id)
    if request.desk.families.filter(pk=family.pk).exists():
        return redirect("family", family_id=family.pk)
    form = OpeningForm(request.POST or None)
    page = FormPage(
        heading=_("Open %(family)s with a reason") % {"family": family.name},
        submit=_("Open for three hours"),
        back=Link(_("Families"), reverse("families")),
        notice=Notice(
            _("You do not work with this family"),
            _("What you open and why stands in the journal. Your leader reviews it, and the family can ask to see it."),
            Tone.WARNING,
        ),
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        if tried(form, lambda: actions.open_with_reason(family, **said, by=request.user)):
            return redirect("family", family_id=family.pk)
    return show_form(request, form, page)
