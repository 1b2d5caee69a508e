"""What is shown of a protected family's whereabouts: one decision for lists, pages and exports."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.families.models import Family, Grade
from bofast.casework.homes.models import Home
from bofast.casework.homes.words import full_address, street_address
from bofast.design.parts import Tag, Tone
from bofast.desk.office import Desk


def may_see_where(desk: Desk, family: Family) -> bool:
    """Whether the user may know where the family lives. The family itself is already within the user's scope."""
    return family.grade is Grade.NONE or desk.may(Permission.SEE_PROTECTED)


def address_of(desk: Desk, family: Family, home: Home | None) -> str:
    if home is None:
        return _("no home recorded")
    return full_address(home) if may_see_where(desk, family) else _("protected address")


def street_of(desk: Desk, family: Family, home: Home) -> str:
    """The family's home in a line of a list: street and unit, or that the address is protected."""
    return street_address(home) if may_see_where(desk, family) else _("protected address")


def grade_tag(family: Family) -> tuple[Tag, ...]:
    """A word on a protected family, seen only by those who may open it."""
    words = {
        Grade.CONFIDENTIAL: _("protected address"),
        Grade.STRICTLY_CONFIDENTIAL: _("strictly protected address"),
    }
    return (Tag(words[family.grade], Tone.DANGER),) if family.grade in words else ()
