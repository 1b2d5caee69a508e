"""What a family says to an offer, and what is done with one: yes, no, taken back, moved in."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bofast.casework.homes.words import full_address
from bofast.casework.lettings import actions
from bofast.casework.lettings.models import Offer
from bofast.design.parts import Link, Notice, Tone
from bofast.design.toasts import toast
from bofast.desk.form_page import FORM, FormPage, answer
from bofast.desk.letting.offers.finding import offer_to_act_on, open_offer
from bofast.desk.letting.offers.forms import CompletionForm, RefusalForm, WithdrawalForm
from bofast.desk.letting.offers.leading import no_told
from bofast.desk.letting.offers.moving_in import what_moving_in_does
from bofast.desk.office import DeskRequest
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser


@require_POST
def accept(request: DeskRequest, offer_id: UUID) -> HttpResponse:
    """The family wants the home: it gets it, or its wish is kept while somebody ahead may answer."""
    offer = offer_to_act_on(request, offer_id)
    try:
        accepted = actions.accept_offer(offer, on=request.desk.today, by=request.user)
    except ShownToUser as refused:
        toast(request, refusal_in_words(refused), level=messages.ERROR)
    else:
        toast(request, _("The home is the family's.") if accepted.accepted_on else _("The wish is written down."))
    return redirect("letting-offer", offer_id=offer.pk)


@FORM
def refuse(request: DeskRequest, offer_id: UUID) -> HttpResponse:
    """The family says no; what that costs stands beside the form."""
    opened = open_offer(request, offer_id)
    form = RefusalForm(request.POST or None)
    page = FormPage(
        heading=_("The family says no"),
        submit=_("Write the no down"),
        back=_back(opened.offer),
        intro=full_address(opened.offer.vacancy.home),
        notice=Notice(_("What a no leads to"), no_told(request.desk, opened)),
    )

    def act() -> None:
        because, words = Offer.Because(form.cleaned_data["because"]), form.cleaned_data["words"]
        actions.refuse_offer(opened.offer, because=because, words=words, on=request.desk.today, by=request.user)

    return answer(request, form, page, act=act, done=_("The no is written down."))


@FORM
def withdraw(request: DeskRequest, offer_id: UUID) -> HttpResponse:
    opened = open_offer(request, offer_id)
    form = WithdrawalForm(request.POST or None)
    page = FormPage(
        heading=_("Take the offer back"),
        submit=_("Take it back"),
        back=_back(opened.offer),
        notice=Notice(
            _("What taking it back leads to"),
            _("The home goes to the next who wants it. It costs the family nothing, and it is told why."),
            Tone.WARNING,
        ),
    )

    def act() -> None:
        because = Offer.WithdrawnBecause(form.cleaned_data["because"])
        actions.withdraw_offer(opened.offer, because=because, on=request.desk.today, by=request.user)

    return answer(request, form, page, act=act, done=_("The offer is taken back."))


@FORM
def complete(request: DeskRequest, offer_id: UUID) -> HttpResponse:
    """Let the home to the family; what follows from it is told before."""
    opened = open_offer(request, offer_id)
    first_day = max(request.desk.today, opened.offer.vacancy.vacant_from)
    form = CompletionForm(request.POST or None, initial={"begins_on": first_day})
    page = FormPage(
        heading=_("Let the home to the family"),
        submit=_("Let the home"),
        back=_back(opened.offer),
        notice=Notice(_("What follows"), points=what_moving_in_does(opened, on=first_day)),
    )

    def act() -> None:
        actions.complete_letting(opened.offer, begins_on=form.cleaned_data["begins_on"], by=request.user)

    return answer(request, form, page, act=act, done=_("The home is let."))


def _back(offer: Offer) -> Link:
    return Link(offer.registration.family.name, reverse("letting-offer", args=[offer.pk]))
