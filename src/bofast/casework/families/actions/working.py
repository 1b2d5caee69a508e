"""Who answers for a family, and who else works with it: the relation that need-to-know rests on."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q

from bofast.casework.access.models import OfficeRole, User
from bofast.casework.families.models import Family
from bofast.casework.families.relation import Worker
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@transaction.atomic
def set_responsible(family: Family, *, user: User | None, by: User, from_day: date) -> None:
    """Let somebody answer for the family from a day.

    Raises: ShownToUser, when the user has no role in the family's office.
    """
    if user is not None:
        _refuse_strangers(user, family=family, on=from_day)
    family.responsible = user
    family.save(update_fields=["responsible"])
    facts = {"responsible": user.pk if user else None, "from_day": from_day}
    journal.record(Deed.WORKER_SET, by=by, office=family.office, family_id=family.pk, facts=facts)


@transaction.atomic
def add_worker(family: Family, *, user: User, from_day: date, by: User) -> Worker:
    """Let a colleague work with the family from a day.

    Raises: ShownToUser, when the user has no role in the family's office.
    """
    _refuse_strangers(user, family=family, on=from_day)
    worker = Worker.objects.filter(family=family, user=user, to_day__isnull=True).first()
    if worker is None:
        worker = Worker.objects.create(family=family, user=user, from_day=from_day)
        journal.record(
            Deed.WORKER_SET, by=by, office=family.office, family_id=family.pk, about=user, facts={"from_day": from_day}
        )
    return worker


@transaction.atomic
def add_worker_until(family: Family, *, user: User, from_day: date, to_day: date, by: User) -> None:
    """Let a colleague work with the family over [from_day, to_day); nothing is done for one who does so anyhow.

    Raises: ShownToUser, when the user has no role in the family's office.
    """
    _refuse_strangers(user, family=family, on=from_day)
    hers = Worker.objects.filter(family=family, user=user, from_day__lte=from_day)
    if family.responsible_id == user.pk or hers.filter(Q(to_day__isnull=True) | Q(to_day__gte=to_day)).exists():
        return
    Worker.objects.create(family=family, user=user, from_day=from_day, to_day=to_day)
    facts = {"from_day": from_day, "to_day": to_day}
    journal.record(Deed.WORKER_SET, by=by, office=family.office, family_id=family.pk, about=user, facts=facts)


@transaction.atomic
def end_worker(worker: Worker, *, to_day: date, by: User) -> None:
    """A colleague no longer works with the family from a day."""
    worker.to_day = to_day
    worker.save(update_fields=["to_day"])
    family = worker.family
    journal.record(
        Deed.WORKER_ENDED, by=by, office=family.office, family_id=family.pk, about=worker.user, facts={"to_day": to_day}
    )


def _refuse_strangers(user: User, *, family: Family, on: date) -> None:
    roles = OfficeRole.objects.filter(user=user, office=family.office).filter(Q(to_day__isnull=True) | Q(to_day__gt=on))
    if not (user.is_active and roles.exists()):
        raise ShownToUser(Reason.NOT_PERMITTED)
