"""What follows here from a change below: how long homes fit is computed anew in the same transaction."""

from __future__ import annotations

from django.utils import timezone

from bofast.casework.families.changes import household_changed
from bofast.casework.families.models import Family
from bofast.casework.homes.changes import home_changed
from bofast.casework.homes.models import Home
from bofast.casework.tenancies.actions.moves import refresh_after_move
from bofast.casework.tenancies.actions.outlooks import refresh_outlook
from bofast.casework.tenancies.living import families_in


def begin() -> None:
    household_changed.connect(_household_changed, dispatch_uid="outlook of a household")
    home_changed.connect(_home_changed, dispatch_uid="outlook of those who live in a home")


def _household_changed(*, family: Family, **_rest: object) -> None:
    refresh_outlook(family, on=timezone.localdate())


def _home_changed(*, home: Home, **_rest: object) -> None:
    for family in families_in(home, on=timezone.localdate()):
        refresh_after_move(family)
