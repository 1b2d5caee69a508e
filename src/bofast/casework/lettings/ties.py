"""Who is too near a family to decide anything about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from bofast.casework.access.models import User
from bofast.casework.lettings.models import Tie
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


def refuse_tied(user: User | None, *, families: Iterable[UUID]) -> None:
    """Stop somebody who is tied today to one of some families. Nobody is a rule at work, which is tied to none.

    Raises: ShownToUser.
    """
    if user is not None and is_tied(user, families=families, on=timezone.localdate()):
        raise ShownToUser(Reason.TIED_TO_THE_FAMILY)


def is_tied(user: User, *, families: Iterable[UUID], on: date) -> bool:
    ties = Tie.objects.filter(user=user, from_day__lte=on).filter(Q(to_day__isnull=True) | Q(to_day__gt=on))
    tied = set(ties.values_list("family", flat=True))
    return bool(tied.intersection(families)) if tied else False
