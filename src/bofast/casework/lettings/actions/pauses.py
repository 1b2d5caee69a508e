"""Resting on the list (bero): no offers, and time on the list goes on."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from bofast.casework.access.models import User
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.actions.locking import lock_open_registration
from bofast.casework.lettings.actions.registrations import tell
from bofast.casework.lettings.models import Pause, Registration
from bofast.casework.lettings.ties import refuse_tied
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@transaction.atomic
def pause_listing(registration: Registration, *, from_day: date, because: Pause.Because, by: User | None) -> Pause:
    """Let a registration rest from a day until it is taken up again. By nobody: by what the agreement says.

    Raises: ShownToUser, when it rests already or has ended, or by one who is tied to the family.
    """
    refuse_tied(by, families=[registration.family_id])
    standing = lock_open_registration(registration.pk)
    pause = Pause(registration=standing, from_day=from_day, because=because, recorded_by=by)
    try:
        with transaction.atomic():
            pause.save(force_insert=True)
    except IntegrityError as error:
        raise ShownToUser(Reason.LISTING_IS_PAUSED) from error
    tell(Deed.LISTING_PAUSED, registration=standing, by=by, because=because.value)
    return pause


@transaction.atomic
def resume_listing(registration: Registration, *, on: date, by: User) -> Pause:
    """Take a registration up again from a day.

    Raises: ShownToUser, when it does not rest, the pause begins later, or by one who is tied to the family.
    """
    refuse_tied(by, families=[registration.family_id])
    standing = lock_open_registration(registration.pk)
    pause = Pause.objects.filter(registration=standing, to_day__isnull=True).first()
    if pause is None:
        raise ShownToUser(Reason.LISTING_IS_NOT_PAUSED)
    if on < pause.from_day:
        raise ShownToUser(Reason.SPELL_ENDS_BEFORE_IT_BEGINS)
    pause.to_day = on
    pause.save(update_fields=["to_day"])
    tell(Deed.LISTING_RESUMED, registration=standing, by=by)
    return pause
