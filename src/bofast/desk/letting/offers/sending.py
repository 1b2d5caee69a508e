"""Offering a vacant home: to the first in the order of a kept letting, or to one whom the office says is next."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings import actions
from bofast.casework.lettings.models import LettingRun, Offer, Registration, Vacancy
from bofast.casework.lettings.offering.answer_time import answer_time
from bofast.casework.lettings.offering.order_to_ask import who_can_be_asked
from bofast.design import words
from bofast.design.parts import Link
from bofast.design.toasts import toast
from bofast.desk.form_page import tried
from bofast.desk.letting.offers.forms import OwnOrderForm, SendForm
from bofast.desk.letting.offers.ordering import KnownOrder, known_order
from bofast.desk.letting.offers.send_page import send_page
from bofast.desk.office import DeskRequest

OWN = "own"


@require_http_methods(["GET", "POST"])
def send(request: DeskRequest, vacancy_id: UUID) -> HttpResponse:
    """Offer the home in the order of the newest kept letting; `?order=own` is for the office's own word.

    Whoever may not know of everybody in that order has no other.
    """
    vacancy = get_object_or_404(request.desk.vacancies.select_related("home__office", "home__area"), pk=vacancy_id)
    order = known_order(request.desk, vacancy)
    if order is None or (request.GET.get("order") == OWN and not order.goes_on):
        return _by_the_office(request, vacancy, order=order)
    return _by_the_order(request, vacancy, order=order)


def _by_the_order(request: DeskRequest, vacancy: Vacancy, *, order: KnownOrder) -> HttpResponse:
    can_be_asked = order.can_be_asked
    names = [order.names.family(one.family_id) for one in can_be_asked]
    time = answer_time(request.desk.office, sent_on=request.desk.today)
    form = SendForm(request.POST or None, names=names, time=time)
    if form.is_bound and form.is_valid():
        asked = can_be_asked[: form.cleaned_data["how_many"]]
        if sent := _sent(request, form, vacancy=vacancy, registrations=asked, run=order.run):
            return _done(request, sent)
    _record(request, [one.pair.family for one in order.families])
    other_way = Link(_("Offer it in another order, for which the office answers"), f"{_here(vacancy)}?order={OWN}")
    may_choose = None if order.goes_on else other_way
    return _show(request, vacancy, form=form if can_be_asked else None, order=order, other_way=may_choose)


def _by_the_office(request: DeskRequest, vacancy: Vacancy, *, order: KnownOrder | None) -> HttpResponse:
    among = who_can_be_asked(vacancy, families=request.desk.listed_families, on=request.desk.today)
    time = answer_time(request.desk.office, sent_on=request.desk.today)
    form = OwnOrderForm(request.POST or None, among=among, time=time)
    if form.is_bound and form.is_valid():
        asked = [form.cleaned_data["registration"]]
        if sent := _sent(request, form, vacancy=vacancy, registrations=asked, run=None):
            return _done(request, sent)
    _record(request, [one.family_id for one in among])
    other_way = Link(_("Offer it in the order of the letting"), _here(vacancy)) if order is not None else None
    return _show(request, vacancy, form=form, order=None, other_way=other_way)


def _sent(
    request: DeskRequest,
    form: Form,
    *,
    vacancy: Vacancy,
    registrations: Sequence[Registration],
    run: LettingRun | None,
) -> list[Offer]:
    """The offers that were sent; none when it was refused, and then the words stand on the form."""
    sent: list[Offer] = []
    until, on = form.cleaned_data["answer_by"], request.desk.today

    def act() -> None:
        by = request.user
        sent.extend(actions.send_offers(vacancy, registrations=registrations, answer_by=until, on=on, run=run, by=by))

    tried(form, act)
    return sent


def _done(request: DeskRequest, sent: Sequence[Offer]) -> HttpResponse:
    """To the first offer, whose page shows all that were sent."""
    text = ngettext(
        "The offer is sent. The answer is due on %(day)s.",
        "%(count)s offers are sent. The answers are due on %(day)s.",
        len(sent),
    )
    toast(request, text % {"count": words.number(len(sent)), "day": words.day(sent[0].answer_by)})
    return redirect("letting-offer", offer_id=sent[0].pk)


def _show(
    request: DeskRequest, vacancy: Vacancy, *, form: Form | None, order: KnownOrder | None, other_way: Link | None
) -> HttpResponse:
    page = send_page(request.desk, vacancy, form=form, order=order, other_way=other_way)
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "letting/offers/send.html", {"page": page}, status=status)


def _record(request: DeskRequest, families: Sequence[UUID]) -> None:
    """Whose names the page shows."""
    facts = {"page": "letting-offer-send", "families": sorted(families)}
    journal.record(Deed.FAMILIES_LISTED, by=request.user, office=request.desk.office, facts=facts)


def _here(vacancy: Vacancy) -> str:
    return reverse("letting-offer-send", args=[vacancy.pk])
