"""What is written down of a registration: facts, rest, nomination, criteria, fee, and its end."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from bofast.casework.lettings import actions
from bofast.casework.lettings.line.on_the_list import criteria_of
from bofast.casework.lettings.models import Pause, Registration
from bofast.design.parts import Notice, Tone
from bofast.desk.form_page import FORM, FormPage, answer, sure
from bofast.desk.letting.waiting.finding import back_to, registration_opened
from bofast.desk.letting.waiting.forms import (
    CriterionForm,
    EndForm,
    FeeForm,
    ListingForm,
    NominateForm,
    PauseForm,
    ResumeForm,
)
from bofast.desk.office import DeskRequest


@FORM
def change(request: DeskRequest, registration_id: UUID) -> HttpResponse:
    registration = registration_opened(request, registration_id)
    form = ListingForm(request.POST or None, desk=request.desk, registration=registration)
    page = FormPage(
        heading=_("What decides which homes the family may have"),
        submit=_("Save"),
        back=back_to(registration),
    )
    return answer(
        request,
        form,
        page,
        act=lambda: actions.change_listing(registration, facts=form.facts(), by=request.user),
        done=_("What is known of the family is saved."),
    )


@FORM
def pause(request: DeskRequest, registration_id: UUID) -> HttpResponse:
    registration = registration_opened(request, registration_id)
    form = PauseForm(request.POST or None, initial={"from_day": request.desk.today})
    page = FormPage(
        heading=_("Let the registration rest"),
        submit=_("Let it rest"),
        back=back_to(registration),
        intro=_("A family that rests is offered nothing. Its time on the list goes on."),
    )
    return answer(
        request,
        form,
        page,
        act=lambda: actions.pause_listing(
            registration,
            from_day=form.cleaned_data["from_day"],
            because=Pause.Because(form.cleaned_data["because"]),
            by=request.user,
        ),
        done=_("The registration rests."),
    )


@FORM
def resume(request: DeskRequest, registration_id: UUID) -> HttpResponse:
    registration = registration_opened(request, registration_id)
    form = ResumeForm(request.POST or None, initial={"on": request.desk.today})
    page = FormPage(
        heading=_("Take the registration up again"),
        submit=_("Take it up again"),
        back=back_to(registration),
    )
    return answer(
        request,
        form,
        page,
        act=lambda: actions.resume_listing(registration, on=form.cleaned_data["on"], by=request.user),
        done=_("The family is asked again when a home falls vacant."),
    )


@FORM
def end(request: DeskRequest, registration_id: UUID) -> HttpResponse:
    registration = registration_opened(request, registration_id)
    form = EndForm(request.POST or None, initial={"on": request.desk.today})
    page = FormPage(
        heading=_("Take the family off the list"),
        submit=_("Take off the list"),
        back=back_to(registration),
        notice=Notice(
            _("Its time on the list is lost"),
            _("Put on the list anew, a family begins anew. Homes that it is offered go to the next."),
            Tone.WARNING,
        ),
    )
    return answer(
        request,
        form,
        page,
        act=lambda: actions.end_listing(
            registration,
            on=form.cleaned_data["on"],
            because=Registration.EndedBecause(form.cleaned_data["because"]),
            by=request.user,
        ),
        done=_("The family is off the list."),
    )


@FORM
def nominate(request: DeskRequest, registration_id: UUID) -> HttpResponse:
    registration = registration_opened(request, registration_id)
    form = NominateForm(request.POST or None, initial={"on": request.desk.today})
    page = FormPage(
        heading=_("Put the family forward"),
        back=back_to(registration),
        intro=_("A family that the municipality puts forward stands first when it is the municipality's turn."),
    )
    return answer(
        request,
        form,
        page,
        act=lambda: actions.nominate(registration, on=form.cleaned_data["on"], by=request.user),
        done=_("The family is put forward."),
    )


@FORM
def withdraw_nomination(request: DeskRequest, registration_id: UUID) -> HttpResponse:
    registration = registration_opened(request, registration_id)
    page = FormPage(
        heading=_("Put forward no longer"),
        submit=_("Withdraw the nomination"),
        back=back_to(registration),
        intro=_("The family keeps its place on the list."),
    )
    return sure(
        request,
        page,
        act=lambda: actions.withdraw_nomination(registration, by=request.user),
        done=_("The nomination is withdrawn."),
    )


@FORM
def fee(request: DeskRequest, registration_id: UUID) -> HttpResponse:
    registration = registration_opened(request, registration_id)
    form = FeeForm(request.POST or None, initial={"paid_until": registration.fee_paid_until})
    page = FormPage(
        heading=_("The fee for standing on the list"),
        submit=_("Write it down"),
        back=back_to(registration),
    )
    return answer(
        request,
        form,
        page,
        act=lambda: actions.record_fee(registration, paid_until=form.cleaned_data["paid_until"], by=request.user),
        done=_("The fee is written down."),
    )


@FORM
def criterion(request: DeskRequest, registration_id: UUID) -> HttpResponse:
    """A criterion of the agreements that the family has been seen to meet."""
    registration = registration_opened(request, registration_id)
    form = CriterionForm(request.POST or None, desk=request.desk, initial={"on": request.desk.today})
    page = FormPage(
        heading=_("The family meets a criterion"),
        submit=_("Write it down"),
        back=back_to(registration),
        notice=None if criteria_of(request.desk.office, on=request.desk.today) else _without_criteria(),
    )
    return answer(
        request,
        form,
        page,
        act=lambda: actions.prove_criterion(
            registration, code=form.cleaned_data["code"], on=form.cleaned_data["on"], by=request.user
        ),
        done=_("The criterion is written down."),
    )


@FORM
def withdraw_criterion(request: DeskRequest, registration_id: UUID, criterion_id: int) -> HttpResponse:
    registration = registration_opened(request, registration_id)
    proven = get_object_or_404(registration.proven_criteria.select_related("registration__family"), pk=criterion_id)
    page = FormPage(
        heading=_("The family meets “%(code)s” no longer") % {"code": proven.code},
        submit=_("Write it down"),
        back=back_to(registration),
    )
    return sure(
        request,
        page,
        act=lambda: actions.withdraw_criterion(proven, on=request.desk.today, by=request.user),
        done=_("The criterion is withdrawn."),
    )


def _without_criteria() -> Notice:
    return Notice(
        _("No agreement goes by criteria"),
        _("An agreement that gives a share of the homes to agreed criteria names them. Then they can be chosen here."),
    )
