"""Who belongs to a family, over [from, to), on two time axes.

A row is never changed. To end or correct one, it is withdrawn and another is written, so that the file still answers
what it said on any earlier day.
"""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from bofast.casework.access.models import User
from bofast.casework.families.actions.households import new_membership
from bofast.casework.families.actions.protection import refresh_grade
from bofast.casework.families.actions.searching import refresh_search_name
from bofast.casework.families.changes import household_changed
from bofast.casework.families.facts import NewMember
from bofast.casework.families.models import Family, Membership, MembershipQuerySet
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

EndedBecause = Membership.EndedBecause


@transaction.atomic
def add_member(family: Family, *, member: NewMember, from_day: date, by: User) -> Membership:
    """Somebody joins the family from a day; a child may belong to two families.

    Raises: ShownToUser, when the person belongs to the family already or the family was closed.
    """
    refuse_closed(family)
    if _belonging(family, member, from_day=from_day).exists():
        raise ShownToUser(Reason.ALREADY_MEMBER)
    membership = new_membership(family, member, from_day=from_day, by=by)
    _insert(membership)
    refresh_household(family)
    journal.record(Deed.MEMBER_JOINED, by=by, office=family.office, family_id=family.pk, about=member.person)
    return membership


@transaction.atomic
def end_membership(membership: Membership, *, to_day: date, because: EndedBecause, by: User) -> Membership:
    """Somebody leaves the family on a day, the first on which the person no longer belongs to it.

    Raises: ShownToUser, when the day does not come after the first, or the row no longer stands.
    """
    ended = replace(membership, from_day=membership.from_day, to_day=to_day, because=because, by=by)
    refresh_household(membership.family)
    family = membership.family
    facts = {"because": str(because)}
    journal.record(
        Deed.MEMBER_LEFT, by=by, office=family.office, family_id=family.pk, about=membership.person, facts=facts
    )
    return ended


@transaction.atomic
def correct_membership(membership: Membership, *, from_day: date, to_day: date | None, by: User) -> Membership:
    """Put right the days of a membership that was written down wrongly.

    Raises: ShownToUser, when the days are not in order, or the row no longer stands.
    """
    because = EndedBecause(membership.ended_because) if membership.ended_because and to_day else None
    corrected = replace(membership, from_day=from_day, to_day=to_day, because=because, by=by)
    refresh_household(membership.family)
    family = membership.family
    journal.record(
        Deed.DATES_CORRECTED, by=by, office=family.office, family_id=family.pk, about=corrected, facts={"of": "member"}
    )
    return corrected


def replace(
    membership: Membership, *, from_day: date, to_day: date | None, because: EndedBecause | None, by: User
) -> Membership:
    """Withdraw a row and write its successor at the same instant. Leaves no entry: its callers do."""
    if to_day is not None and to_day <= from_day:
        raise ShownToUser(Reason.SPELL_ENDS_BEFORE_IT_BEGINS)
    now = timezone.now()
    if not Membership.objects.filter(pk=membership.pk, withdrawn_at__isnull=True).update(withdrawn_at=now):
        raise ShownToUser(Reason.CHANGED_BY_ANOTHER)
    successor = Membership(
        family_id=membership.family_id,
        person_id=membership.person_id,
        role=membership.role,
        share_of_time=membership.share_of_time,
        from_day=from_day,
        to_day=to_day,
        ended_because=because or "",
        recorded_at=now,
        recorded_by=by,
    )
    _insert(successor)
    return successor


def refuse_closed(family: Family) -> None:
    if family.closed_on is not None:
        raise ShownToUser(Reason.FAMILY_IS_CLOSED)


def _belonging(family: Family, member: NewMember, *, from_day: date) -> MembershipQuerySet:
    return Membership.objects.filter(family=family, person=member.person, withdrawn_at__isnull=True).filter(
        Q(to_day__isnull=True) | Q(to_day__gt=from_day)
    )


def _insert(membership: Membership) -> None:
    try:
        with transaction.atomic():
            membership.save(force_insert=True)
    except IntegrityError as error:
        raise ShownToUser(Reason.ALREADY_MEMBER) from error


def refresh_household(family: Family) -> None:
    """What follows from who belongs to a family: the names it is found by, its protection, whether its home fits."""
    refresh_search_name(family)
    refresh_grade(family)
    household_changed.send(Family, family=family)
