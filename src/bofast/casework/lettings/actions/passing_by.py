"""Nobody lets a home past a family that she may not know of, and whom the rule puts first."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from bofast.casework.access.models import Office, User, permissions_of
from bofast.casework.families.models import Family
from bofast.casework.lettings.models import Registration, Vacancy
from bofast.casework.lettings.offering.order_to_ask import order_to_ask
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


def refuse_passing_by_unseen(vacancy: Vacancy, *, registrations: Collection[UUID], on: date, by: User) -> None:
    """Whoever offers a home in another order than the kept letting's answers for it, and must see whom she passes by.

    Raises: ShownToUser, when a family that she may not know of can be asked and comes before one of those asked. It
    says that her role does not allow it, and nothing of the family.
    """
    unseen = _waiting_unseen(vacancy.home.office, on=on, by=by)
    # Most offices hide nobody from those who let, and a plan with all its reasons is long to read.
    if not unseen.exists():
        return
    order = order_to_ask(vacancy, on=on)
    passed = order.passed_by(registrations) if order is not None else ()
    if unseen.filter(pk__in=[one.pk for one in passed]).exists():
        raise ShownToUser(Reason.NOT_PERMITTED)


def _waiting_unseen(office: Office, *, on: date, by: User) -> QuerySet[Registration]:
    known = Family.objects.listed_for(by, office=office, permissions=permissions_of(by, office=office, on=on))
    waiting = Registration.objects.active_on(on).filter(family__office=office)
    return waiting.exclude(family__in=known.order_by().values("pk"))
