"""What a family says to a swap: yes or no."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bofast.casework.lettings import actions
from bofast.casework.lettings.models import Offer
from bofast.design.toasts import toast
from bofast.desk.form_page import FORM, FormPage, answer
from bofast.desk.letting.offers.forms import RefusalForm
from bofast.desk.letting.swaps.finding import party_to_act_on
from bofast.desk.letting.swaps.links import swap_link
from bofast.desk.office import DeskRequest
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser


@require_POST
def say_yes(request: DeskRequest, party_id: UUID) -> HttpResponse:
    party = party_to_act_on(request.desk, party_id)
    try:
        actions.say_yes_to_swap(party, on=request.desk.today, by=request.user)
    except ShownToUser as refused:
        toast(request, refusal_in_words(refused), level=messages.ERROR)
    else:
        toast(request, _("The yes is written down."))
    return redirect("letting-swap", swap_id=party.swap_id)


@FORM
def say_no(request: DeskRequest, party_id: UUID) -> HttpResponse:
    """The family does not want to swap, or no longer: it ends the swap for all."""
    party = party_to_act_on(request.desk, party_id)
    form = RefusalForm(request.POST or None)
    page = FormPage(
        heading=_("%(family)s does not want to swap") % {"family": party.registration.family.name},
        submit=_("Write the no down"),
        back=swap_link(party.swap),
        intro=_("The swap is over for all of them. It costs nobody anything."),
    )

    def act() -> None:
        because, words = Offer.Because(form.cleaned_data["because"]), form.cleaned_data["words"]
        actions.say_no_to_swap(party, because=because, words=words, on=request.desk.today, by=request.user)

    return answer(request, form, page, act=act, done=_("The no is written down."))
