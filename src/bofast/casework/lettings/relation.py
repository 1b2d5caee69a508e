"""Need-to-know in letting: a family that stands on the list is open to those who let, and a complainant to those who
decide.

Whoever let a family its home works with it by name for a while after (`actions.following`).
"""

from __future__ import annotations

from django.db.models import OuterRef

from bofast.casework.access.roles import Permission
from bofast.casework.families.relation import opens_to
from bofast.casework.lettings.models import Appeal, Registration


def begin() -> None:
    on_the_list = Registration.objects.filter(family=OuterRef("pk"), ended_on__isnull=True)
    opens_to(Permission.LET_HOMES, families=on_the_list)
    # Another decides than who let, and the family may have moved in and left the list since it complained.
    complaining = Appeal.objects.filter(registration__family=OuterRef("pk"), decided_on__isnull=True)
    opens_to(Permission.DECIDE_APPEALS, families=complaining)
