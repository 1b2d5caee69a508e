"""What the office does with a swap that is under way: the landlord's no, and giving it up."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from bofast.casework.lettings import actions
from bofast.casework.lettings.models import Swap
from bofast.casework.lettings.swapping.grounds import grounds_against_swap
from bofast.design.parts import Notice, Tone
from bofast.desk.form_page import FORM, FormPage, answer
from bofast.desk.letting.swaps.finding import open_swap
from bofast.desk.letting.swaps.forms import GiveUpForm, RefuseForm
from bofast.desk.letting.swaps.links import swap_link
from bofast.desk.letting.swaps.words import ground_told
from bofast.desk.office import DeskRequest
from bofast.vocabulary.letting import SwapGround


@FORM
def refuse(request: DeskRequest, swap_id: UUID) -> HttpResponse:
    """The landlord says no, by a ground that the facts of today give, or by another reason in words."""
    opened = open_swap(request, swap_id)
    found = grounds_against_swap(opened.parties, on=request.desk.today)
    form = RefuseForm(request.POST or None, grounds=[against.ground.ground for against in found])
    points = tuple(ground_told(against) for against in found)
    page = FormPage(
        heading=_("The landlord says no"),
        submit=_("Say no to the swap"),
        back=swap_link(opened.swap),
        intro=_("The families keep their homes and their places on the list, and are told why."),
        notice=Notice(_("What the facts of today give"), "", Tone.WARNING, points=points) if points else None,
    )

    def act() -> None:
        ground, words = SwapGround(form.cleaned_data["ground"]), form.cleaned_data["words"]
        actions.refuse_swap(opened.swap, ground=ground, words=words, on=request.desk.today, by=request.user)

    return answer(request, form, page, act=act, done=_("The no is written down."))


@FORM
def give_up(request: DeskRequest, swap_id: UUID) -> HttpResponse:
    opened = open_swap(request, swap_id)
    form = GiveUpForm(request.POST or None)
    page = FormPage(
        heading=_("Give the swap up"),
        back=swap_link(opened.swap),
        intro=_("The families keep their homes and their places on the list, and are told why."),
    )

    def act() -> None:
        because = Swap.GivenUpBecause(form.cleaned_data["because"])
        actions.give_up_swap(opened.swap, because=because, on=request.desk.today, by=request.user)

    return answer(request, form, page, act=act, done=_("The swap is given up."))
