"""The homes that a family wants, all told anew at once: one that is left out is wanted no longer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from bofast.casework.access.models import User
from bofast.casework.homes.models import Area
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.actions.locking import lock_open_registration
from bofast.casework.lettings.actions.registrations import tell
from bofast.casework.lettings.facts import WishFacts
from bofast.casework.lettings.models import Registration, Wish
from bofast.casework.lettings.ties import refuse_tied
from bofast.rules.letting.facts import Wish as WishByRule
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@transaction.atomic
def change_wishes(registration: Registration, *, wishes: Sequence[WishFacts], on: date, by: User) -> list[Wish]:
    """Write down what a family wants, the most wanted first.

    Raises: ShownToUser, for a wish that means no home or an area that is no department, when the registration has
    ended, or by one who is tied to the family.
    """
    refuse_tied(by, families=[registration.family_id])
    standing = lock_open_registration(registration.pk)
    for wish in wishes:
        _refuse_meaningless(wish)
    Wish.objects.filter(registration=standing, replaced_on__isnull=True).update(replaced_on=on)
    written = Wish.objects.bulk_create(
        Wish(
            registration=standing,
            place=place,
            home=wish.home,
            area=wish.area,
            rooms_from=wish.rooms_from,
            rooms_to=wish.rooms_to,
            stated_on=on,
        )
        for place, wish in enumerate(wishes, start=1)
    )
    tell(Deed.WISHES_CHANGED, registration=standing, by=by, wishes=len(written))
    return written


def _refuse_meaningless(wish: WishFacts) -> None:
    """The rules say what a wish can be; the tree of areas says what a department is."""
    if wish.area is not None and wish.area.level != Area.Level.AREA:
        raise ShownToUser(Reason.NOT_A_DEPARTMENT)
    try:
        WishByRule(
            home=str(wish.home.pk) if wish.home else "",
            department=str(wish.area.pk) if wish.area else "",
            rooms_from=wish.rooms_from,
            rooms_to=wish.rooms_to,
        )
    except ValueError as meaningless:
        raise ShownToUser(Reason.WISH_MEANS_NO_HOME) from meaningless
