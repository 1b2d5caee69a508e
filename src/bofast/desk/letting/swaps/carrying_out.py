"""All move on one day; or the swap is taken back, and each lives where it lived."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from bofast.casework.lettings import actions
from bofast.design.parts import Notice
from bofast.desk.form_page import FORM, FormPage, answer
from bofast.desk.letting.swaps.finding import open_swap
from bofast.desk.letting.swaps.forms import CarryOutForm, TakeBackForm
from bofast.desk.letting.swaps.links import swap_link
from bofast.desk.office import DeskRequest


@FORM
def complete(request: DeskRequest, swap_id: UUID) -> HttpResponse:
    """Carry the swap out; what follows from it is told before."""
    opened = open_swap(request, swap_id)
    form = CarryOutForm(request.POST or None, initial={"on": request.desk.today})
    points = (
        _("All contracts end that day, and new ones with the adults of each family begin, at the rent of the home."),
        _("No home falls vacant, and nobody is without one on any day."),
        _("The families are not on the list any longer."),
    )
    page = FormPage(
        heading=_("Carry the swap out"),
        submit=_("All move that day"),
        back=swap_link(opened.swap),
        notice=Notice(_("What follows"), points=points),
    )

    def act() -> None:
        actions.complete_swap(opened.swap, on=form.cleaned_data["on"], by=request.user)

    return answer(request, form, page, act=act, done=_("The homes are swapped."))


@FORM
def take_back(request: DeskRequest, swap_id: UUID) -> HttpResponse:
    opened = open_swap(request, swap_id)
    form = TakeBackForm(request.POST or None)
    page = FormPage(
        heading=_("Take the swap back"),
        back=swap_link(opened.swap),
        intro=_("As if it had not been: each family lives where it lived, its contract runs on, and it waits again."),
    )

    def act() -> None:
        because = form.cleaned_data["because"]
        actions.take_back_swap(opened.swap, because=because, on=request.desk.today, by=request.user)

    return answer(request, form, page, act=act, done=_("The swap is taken back."))
