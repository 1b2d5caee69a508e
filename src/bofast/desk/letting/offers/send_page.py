"""The page on which a home is offered: the order, the form, and what every family that is asked is told."""

from __future__ import annotations

from dataclasses import dataclass

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.homes.words import full_address
from bofast.casework.lettings.models import Vacancy
from bofast.design.parts import Breadcrumbs, FormLayout, Link, Notice, PageHeader, Table, Tone
from bofast.desk.letting.offers.ordering import KnownOrder, order_table, order_told
from bofast.desk.letting.offers.told_each import everyone_is_told
from bofast.desk.office import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class SendPage:
    """What `letting/offers/send.html` shows.

    Attributes:
        order: None where the office itself says who is next.
        form: None where nobody can be asked, and `no_form` says why.
        other_way: to the order of a letting, or to an order of the office's own.
        told: what every family that is asked is told.
    """

    header: PageHeader
    crumbs: Breadcrumbs
    order_told: str
    order: Table | None
    notices: tuple[Notice, ...]
    form: FormLayout | None
    no_form: str
    other_way: Link | None
    told: tuple[str, ...]


def send_page(
    desk: Desk, vacancy: Vacancy, *, form: Form | None, order: KnownOrder | None, other_way: Link | None
) -> SendPage:
    address, vacancy_url = full_address(vacancy.home), reverse("letting-vacancy", args=[vacancy.pk])
    return SendPage(
        header=PageHeader(_("Offer the home"), lead=address),
        crumbs=Breadcrumbs((Link(_("Letting"), reverse("letting")), Link(address, vacancy_url)), _("Offer the home")),
        order_told=order_told(order) if order is not None else "",
        order=order_table(order) if order is not None and order.families else None,
        notices=tuple(_notices(desk, order=order)),
        form=None if form is None else FormLayout(form, submit=_("Send"), cancel_url=vacancy_url),
        no_form=_no_form(order),
        other_way=other_way,
        told=everyone_is_told(vacancy, on=desk.today),
    )


def _no_form(order: KnownOrder | None) -> str:
    """Why nobody can be asked from here."""
    if order is not None and order.goes_on:
        return _(
            "Who is next is not shown to everybody. A colleague who works with protected families offers the home."
        )
    return _("Nobody in the order can be asked now. Ask for a new letting.")


def _notices(desk: Desk, *, order: KnownOrder | None) -> list[Notice]:
    """The second stands for every home alike, so that it says nothing of this one."""
    notices = []
    if order is None:
        text = _(
            "No kept letting says who is next, or you have chosen another order. It stands in the journal as the "
            "office's own word, and the family's letter says so."
        )
        notices.append(Notice(_("The office answers for this order"), text, Tone.WARNING))
    if not desk.may(Permission.SEE_PROTECTED):
        text = _("Ask a colleague who works with protected families before a home is offered past the order.")
        notices.append(Notice(_("Not everybody who waits is shown to everybody"), text))
    return notices
