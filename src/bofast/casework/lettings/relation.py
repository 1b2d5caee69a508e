"""Need-to-know in letting: a family that stands on the list is open to those who let."""

from __future__ import annotations

from django.db.models import OuterRef

from bofast.casework.access.roles import Permission
from bofast.casework.families.relation import opens_to
from bofast.casework.lettings.models import Registration


def begin() -> None:
    on_the_list = Registration.objects.filter(family=OuterRef("pk"), ended_on__isnull=True)
    opens_to(Permission.LET_HOMES, families=on_the_list)
