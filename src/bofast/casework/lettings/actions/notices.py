"""Notices: a tenant gives up a home, which then falls vacant; or takes the notice back."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from bofast.casework.access.models import User
from bofast.casework.homes.models import Home
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.actions.locking import lock_open_vacancy
from bofast.casework.lettings.actions.vacancies import open_vacancy, withdraw_vacancy
from bofast.casework.lettings.models import Notice, Vacancy
from bofast.casework.tenancies.models import Tenancy
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@transaction.atomic
def record_notice(home: Home, *, given_on: date, moves_out_on: date, by: User) -> Notice:
    """Write down a notice; from the day on which the tenant has the home no longer, it is vacant.

    Raises: ShownToUser, when the tenancy has a notice already, the home is vacant already, or the days are not in
    order.
    """
    if moves_out_on < given_on:
        raise ShownToUser(Reason.NOTICE_GIVEN_LATER, on=given_on)
    tenancy = Tenancy.objects.filter(home=home, to_day__isnull=True, withdrawn_at__isnull=True).first()
    notice = Notice(home=home, tenancy=tenancy, given_on=given_on, moves_out_on=moves_out_on, recorded_by=by)
    try:
        with transaction.atomic():
            notice.save(force_insert=True)
    except IntegrityError as error:
        raise ShownToUser(Reason.NOTICE_STANDS_ALREADY) from error
    journal.record(Deed.NOTICE_RECORDED, by=by, office=home.office, about=notice, facts={"home": home.pk})
    open_vacancy(home, cause=Vacancy.Cause.NOTICE, vacant_from=moves_out_on, notice=notice, by=by)
    return notice


@transaction.atomic
def withdraw_notice(notice: Notice, *, on: date, by: User) -> Notice:
    """The tenant stays after all: the home is not vacant, and its turn goes to the next that falls vacant.

    Raises: ShownToUser, when it was withdrawn already, or the home is let or offered to somebody.
    """
    vacancy = lock_open_vacancy(notice.vacancy.pk)
    if not Notice.objects.filter(pk=notice.pk, withdrawn_on__isnull=True).update(withdrawn_on=on):
        raise ShownToUser(Reason.ALREADY_WITHDRAWN)
    withdraw_vacancy(vacancy, on=on, by=by)
    journal.record(Deed.NOTICE_WITHDRAWN, by=by, office=notice.home.office, about=notice)
    notice.withdrawn_on = on
    return notice
