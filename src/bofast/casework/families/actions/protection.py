"""Address protection: graded by somebody else, kept with its source, and never lifted by the clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from bofast.casework.access.models import User
from bofast.casework.families.models import AddressProtection, Family, Grade, Person
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

STRICTNESS = (Grade.NONE, Grade.CONFIDENTIAL, Grade.STRICTLY_CONFIDENTIAL)


@transaction.atomic
def set_protection(
    person: Person,
    *,
    grade: Grade,
    from_day: date,
    source: str,
    legal_basis: str = "",
    to_day: date | None = None,
    by: User,
) -> AddressProtection:
    """Protect somebody's address; from now on every family that the person belongs to is masked.

    Raises: ShownToUser, when the last day does not come after the first.
    """
    if to_day is not None and to_day <= from_day:
        raise ShownToUser(Reason.SPELL_ENDS_BEFORE_IT_BEGINS)
    protection = AddressProtection.objects.create(
        person=person,
        grade=grade,
        from_day=from_day,
        to_day=to_day,
        source=source,
        legal_basis=legal_basis,
        recorded_by=by,
    )
    _refresh_families_of(person, deed=Deed.PROTECTION_SET, by=by)
    return protection


@transaction.atomic
def end_protection(protection: AddressProtection, *, by: User) -> None:
    """Decide that a protection no longer holds. Only this lifts the mask; a passed last day does not.

    Raises: ShownToUser, when it has been ended already.
    """
    ended = AddressProtection.objects.in_force().filter(pk=protection.pk)
    if not ended.update(ended_at=timezone.now(), ended_by=by):
        raise ShownToUser(Reason.PROTECTION_HAS_ENDED)
    _refresh_families_of(protection.person, deed=Deed.PROTECTION_ENDED, by=by)


@transaction.atomic
def refresh_grade(family: Family) -> Grade:
    """Write down the strictest grade among those who belong to the family now or later."""
    today = timezone.localdate()
    rows = family.memberships.filter(withdrawn_at__isnull=True).exclude(to_day__lte=today)
    grade = strictest_grade([row.person for row in rows.select_related("person").order_by("pk")])
    if grade != family.grade:
        family.grade = grade
        Family.objects.filter(pk=family.pk).update(grade=grade)
    return grade


def strictest_grade(people: Iterable[Person]) -> Grade:
    """The strictest protection in force among people; one that begins later counts from the day it is known."""
    in_force = AddressProtection.objects.in_force().filter(person__in=list(people))
    return max(in_force.values_list("grade", flat=True).order_by("pk"), key=STRICTNESS.index, default=Grade.NONE)


def _refresh_families_of(person: Person, *, deed: Deed, by: User) -> None:
    families = Family.objects.filter(memberships__person=person, memberships__withdrawn_at__isnull=True)
    for family in families.distinct().order_by("pk"):
        refresh_grade(family)
        journal.record(deed, by=by, office=person.office, family_id=family.pk, about=person)
    if not families.exists():
        journal.record(deed, by=by, office=person.office, about=person)
