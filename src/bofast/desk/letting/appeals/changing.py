"""Receiving a complaint, deciding it, and asking what would have changed the letting."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bofast.casework.lettings import actions
from bofast.casework.lettings.complaining.complaints import kept_lettings_with, offers_to
from bofast.design.parts import Link, Notice
from bofast.desk.form_page import FORM, FormPage, answer
from bofast.desk.letting.appeals.forms import DecideForm, ReceiveForm
from bofast.desk.letting.appeals.presenter import appeal_link, may_not_decide
from bofast.desk.letting.appeals.views import appeal_opened
from bofast.desk.letting.explaining import asked_from
from bofast.desk.letting.waiting.finding import registration_opened
from bofast.desk.office import DeskRequest


@FORM
def receive(request: DeskRequest, registration_id: UUID) -> HttpResponse:
    """Write down that a family complains, over an offer or over a letting that passed it by."""
    registration = registration_opened(request, registration_id)
    form = ReceiveForm(
        request.POST or None,
        desk=request.desk,
        offers=list(offers_to(registration)),
        lettings=kept_lettings_with(registration),
        initial={"received_on": request.desk.today},
    )
    page = FormPage(
        heading=_("%(family)s complains") % {"family": registration.family.name},
        submit=_("Receive the complaint"),
        back=Link(registration.family.name, reverse("letting-registration", args=[registration.pk])),
        intro=_("Somebody else than who let will decide it. The facts and the plan are frozen already."),
        notice=None if form.chosen else _nothing_to_complain_over(),
    )
    return answer(
        request,
        form,
        page,
        act=lambda: actions.receive_appeal(
            registration,
            over=form.over_what(),
            received_on=form.cleaned_data["received_on"],
            answer_by=form.cleaned_data["answer_by"],
            grounds=form.cleaned_data["grounds"],
            by=request.user,
        ),
        done=_("The complaint is received."),
        then=reverse("letting-appeals"),
    )


def _nothing_to_complain_over() -> Notice:
    text = _("The family has had no offer, and no letting has been kept that it was in.")
    return Notice(_("Nothing has been decided yet"), text)


@FORM
def decide(request: DeskRequest, appeal_id: UUID) -> HttpResponse:
    """Decide a complaint with words; what follows from it are acts of their own."""
    appeal = appeal_opened(request, appeal_id)
    form = DecideForm(request.POST or None, initial={"on": request.desk.today})
    page = FormPage(
        heading=_("Decide the complaint from %(family)s") % {"family": appeal.registration.family.name},
        submit=_("Decide the complaint"),
        back=appeal_link(appeal),
        intro=_("The decision stands. Another offer, or a letting anew, is made afterwards on its own page."),
        notice=may_not_decide(request.desk, appeal),
    )
    return answer(
        request,
        form,
        page,
        act=lambda: actions.decide_appeal(
            appeal,
            outcome=form.decision(),
            words=form.cleaned_data["words"],
            on=form.cleaned_data["on"],
            by=request.user,
        ),
        done=_("The complaint is decided."),
    )


@require_POST
def explain(request: DeskRequest, appeal_id: UUID) -> HttpResponse:
    """Ask what alone would have changed the letting for this family; the answer is kept.

    Raises: Http404, for a complaint over an offer that rested on no letting.
    """
    appeal = appeal_opened(request, appeal_id)
    if appeal.run is None:
        raise Http404
    return asked_from(request, appeal.run, family=appeal.registration.family, page=appeal_link(appeal).url)
