"""A circle of a kept plan becomes a swap: its families are asked."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from bofast.casework.lettings import actions
from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.offering.answer_time import answer_time
from bofast.casework.lettings.plans.frozen import FrozenRing
from bofast.casework.lettings.swapping.gains import ring_with
from bofast.desk.form_page import FORM, FormPage, show_form
from bofast.desk.letting.offers.forms import AnswerByForm
from bofast.desk.letting.runs.finding import letting_of, link_to
from bofast.desk.office import Desk, DeskRequest
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser


@FORM
def take_up(request: DeskRequest, letting_id: UUID, family_id: UUID) -> HttpResponse:
    """Ask the families of the circle that a family stands in, until a day.

    Raises: Http404, for a circle that is not in the plan, or with a family whom the reader may not know of.
    """
    desk, letting = request.desk, letting_of(request.desk, letting_id)
    names = _names(desk, _ring(letting, family=family_id))
    form = AnswerByForm(request.POST or None, time=answer_time(desk.office, sent_on=desk.today))
    page = FormPage(
        heading=_("Ask %(families)s about the swap") % {"families": ", ".join(names)},
        submit=_("Write down that they are asked"),
        back=link_to(letting),
        intro=_(
            "Each family is told which home it would get, and that all must say yes. A no costs nothing, and while "
            "they think they can still be offered other homes."
        ),
    )
    if form.is_valid():
        try:
            told = {"answer_by": form.cleaned_data["answer_by"], "on": desk.today}
            swap = actions.take_up_swap(letting, family=family_id, by=request.user, **told)
        except ShownToUser as refused:
            form.add_error(None, refusal_in_words(refused))
        else:
            return redirect("letting-swap", swap_id=swap.pk)
    return show_form(request, form, page)


def _ring(letting: LettingRun, *, family: UUID) -> FrozenRing:
    try:
        return ring_with(letting, family=family)
    except ShownToUser as refused:
        raise Http404 from refused


def _names(desk: Desk, ring: FrozenRing) -> list[str]:
    known = desk.listed_among(ring.families)
    if len(known) < len(ring.families):
        raise Http404
    return [known[family].name for family in ring.families]
