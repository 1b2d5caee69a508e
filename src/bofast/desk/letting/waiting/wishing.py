"""What a family wishes, the most wanted first: one more, one less, or one moved up or down."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import WishFacts
from bofast.casework.lettings.known.meant import wishes_on
from bofast.casework.lettings.models import Registration, Wish
from bofast.design.toasts import toast
from bofast.desk.form_page import FORM, FormPage, answer
from bofast.desk.letting.waiting.finding import back_to, registration_in_scope, registration_opened
from bofast.desk.letting.waiting.forms import WishForm
from bofast.desk.office import DeskRequest
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser

STEPS = {"up": -1, "down": 1}


@FORM
def add(request: DeskRequest, registration_id: UUID) -> HttpResponse:
    """One more wish, behind those that stand."""
    registration = registration_opened(request, registration_id)
    form = WishForm(request.POST or None, desk=request.desk)
    back = back_to(registration)
    page = FormPage(
        heading=_("One more wish"),
        submit=_("Write it down"),
        back=back,
        intro=_(
            "Name one home, or a department with so many rooms. Homes that one wish names together stand by rent, the "
            "lowest first: name those apart that the family wants more."
        ),
    )

    def act() -> None:
        standing = [_facts(wish) for wish in wishes_on(registration, day=request.desk.today)]
        _write(request, registration, [*standing, form.wish()])

    return answer(request, form, page, act=act, done=_("The wish is written down."), then=f"{back.url}#wishes")


@require_POST
def move(request: DeskRequest, registration_id: UUID, wish_id: int, way: str) -> HttpResponse:
    """A wish one step up or down.

    Raises: Http404, for a wish that does not stand any longer, and a way that is none.
    """
    registration = registration_in_scope(request, registration_id)
    wishes, at = _standing(request, registration, wish_id=wish_id)
    if way not in STEPS:
        raise Http404
    to = min(max(at + STEPS[way], 0), len(wishes) - 1)
    wishes.insert(to, wishes.pop(at))
    return _done(request, registration, wishes, told=_("The wishes stand in the new order."))


@require_POST
def remove(request: DeskRequest, registration_id: UUID, wish_id: int) -> HttpResponse:
    """A wish less; the others keep their order.

    Raises: Http404, for a wish that does not stand any longer.
    """
    registration = registration_in_scope(request, registration_id)
    wishes, at = _standing(request, registration, wish_id=wish_id)
    return _done(request, registration, wishes[:at] + wishes[at + 1 :], told=_("The wish is removed."))


def _standing(request: DeskRequest, registration: Registration, *, wish_id: int) -> tuple[list[Wish], int]:
    """The wishes that stand, and where among them one stands."""
    wishes = list(wishes_on(registration, day=request.desk.today))
    at = next((number for number, wish in enumerate(wishes) if wish.pk == wish_id), None)
    if at is None:
        raise Http404
    return wishes, at


def _done(request: DeskRequest, registration: Registration, wishes: Sequence[Wish], *, told: str) -> HttpResponse:
    try:
        _write(request, registration, [_facts(wish) for wish in wishes])
    except ShownToUser as refused:
        toast(request, refusal_in_words(refused), level=messages.ERROR)
    else:
        toast(request, told)
    return redirect(f"{back_to(registration).url}#wishes")


def _write(request: DeskRequest, registration: Registration, wishes: Sequence[WishFacts]) -> None:
    actions.change_wishes(registration, wishes=wishes, on=request.desk.today, by=request.user)


def _facts(wish: Wish) -> WishFacts:
    return WishFacts(home=wish.home, area=wish.area, rooms_from=wish.rooms_from, rooms_to=wish.rooms_to)
