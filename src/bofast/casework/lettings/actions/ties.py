"""Saying that somebody is too near a family to decide anything about it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from bofast.casework.access.models import User
from bofast.casework.families.models import Family
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.models import Tie
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@transaction.atomic
def record_tie(family: Family, *, user: User, from_day: date, by: User) -> Tie:
    """Say that a user may decide nothing about a family from a day: one's own tie, or a colleague's.

    Raises: ShownToUser, when it stands already.
    """
    tie, is_new = Tie.objects.get_or_create(
        user=user, family=family, to_day=None, defaults={"from_day": from_day, "recorded_by": by}
    )
    if not is_new:
        raise ShownToUser(Reason.TIE_STANDS_ALREADY)
    facts = {"user": user.pk}
    journal.record(Deed.TIE_RECORDED, by=by, office=family.office, family_id=family.pk, about=tie, facts=facts)
    return tie


@transaction.atomic
def end_tie(tie: Tie, *, to_day: date, by: User) -> None:
    """End a tie on a day, the first on which the user may decide again. Nobody ends a tie of one's own.

    Raises: ShownToUser.
    """
    if tie.user_id == by.pk:
        raise ShownToUser(Reason.SECOND_PERSON_REQUIRED)
    if to_day < tie.from_day:
        raise ShownToUser(Reason.SPELL_ENDS_BEFORE_IT_BEGINS)
    if not Tie.objects.filter(pk=tie.pk, to_day__isnull=True).update(to_day=to_day):
        raise ShownToUser(Reason.ALREADY_DECIDED)
    family, facts = tie.family, {"user": tie.user_id}
    journal.record(Deed.TIE_ENDED, by=by, office=family.office, family_id=family.pk, about=tie, facts=facts)
