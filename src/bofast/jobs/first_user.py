"""The first user of an office, who cannot be added on a page since nobody is there to add her."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from bofast.casework.access.actions import add_office, add_user, grant_role
from bofast.casework.access.models import Office
from bofast.casework.access.roles import Role
from bofast.vocabulary.errors import ShownToUser


class UserTrouble(Exception):
    """Why the user was not added, and what to do."""


@dataclass(frozen=True, slots=True)
class NewOffice:
    """An office by name, and what it is when it does not exist yet."""

    name: str
    country: str = "no"
    municipality_number: str = ""


@transaction.atomic
def add_first_user(
    username: str, *, full_name: str, password: str, office: NewOffice, role: Role, language: str
) -> None:
    """Add a user with a role in an office that is found by name or added.

    Raises: UserTrouble, for a weak password or a name that is taken.
    """
    try:
        validate_password(password)
        user = add_user(username, full_name=full_name, password=password, language=language, by=None)
    except ValidationError as weak:
        raise UserTrouble(" ".join(weak.messages)) from weak
    except ShownToUser as refused:
        raise UserTrouble(f"There is a user {username!r} already. Choose another name.") from refused
    where = Office.objects.filter(name=office.name).first() or add_office(
        office.name, country=office.country, municipality_number=office.municipality_number, language=language
    )
    grant_role(role, user=user, office=where, from_day=timezone.localdate(), by=None)
