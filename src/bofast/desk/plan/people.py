"""Who can be given a step or be spoken to: colleagues and partners of the office."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from bofast.casework.access.models import User
from bofast.casework.followup.models import Partner
from bofast.desk.office import Desk


def colleagues(desk: Desk) -> list[User]:
    """Everybody with a role in the office today, by name."""
    held = desk.office.roles.filter(from_day__lte=desk.today).filter(Q(to_day__isnull=True) | Q(to_day__gt=desk.today))
    users = {role.user for role in held.select_related("user") if role.user.is_active}
    return sorted(users, key=str)


def partners(desk: Desk) -> QuerySet[Partner]:
    return desk.office.partners.order_by("name")
