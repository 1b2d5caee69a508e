"""Users, roles, openings and failed sign-ins."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F

from bofast.casework.access.models import Office, OfficeRole, SignInFailures, User
from bofast.casework.access.roles import INCOMPATIBLE, Role
from bofast.casework.keeping.encryption import blind_index
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

ATTEMPTS = 6
LOCKED_FOR = timedelta(minutes=15)


@transaction.atomic
def add_office(
    name: str, *, country: str, municipality_number: str = "", language: str = "nb", relation_required: bool = True
) -> Office:
    return Office.objects.create(
        name=name,
        country=country,
        municipality_number=municipality_number,
        language=language,
        relation_required=relation_required,
    )


@transaction.atomic
def add_user(username: str, *, full_name: str, password: str, language: str) -> User:
    return User.objects.create_user(username, password=password, full_name=full_name, language=language)


@transaction.atomic
def grant_role(role: Role, *, user: User, office: Office, from_day: date, by: User | None) -> OfficeRole:
    """Give a role from a day.

    Raises: ShownToUser, when the role may not be held together with one that the user has, or is given to oneself.
    """
    held = {held.role for held in OfficeRole.objects.filter(user=user, office=office, to_day__isnull=True)}
    for pair in INCOMPATIBLE:
        if role in pair and (pair - {role}) & held:
            raise ShownToUser(Reason.ROLES_INCOMPATIBLE, role=role, held=next(iter(pair - {role})))
    if by is not None and by.pk == user.pk:
        raise ShownToUser(Reason.SECOND_PERSON_REQUIRED)
    return OfficeRole.objects.create(user=user, office=office, role=role, from_day=from_day, granted_by=by)


def is_locked_out(username: str, *, at: datetime) -> bool:
    failures = SignInFailures.objects.filter(pk=blind_index(username.lower())).first()
    return failures is not None and failures.count >= ATTEMPTS and at < failures.last_at + LOCKED_FOR


@transaction.atomic
def count_failure(username: str, *, at: datetime) -> None:
    failures, _new = SignInFailures.objects.get_or_create(pk=blind_index(username.lower()), defaults={"last_at": at})
    stale = at >= failures.last_at + LOCKED_FOR
    SignInFailures.objects.filter(pk=failures.pk).update(count=1 if stale else F("count") + 1, last_at=at)


def forget_failures(username: str) -> None:
    SignInFailures.objects.filter(pk=blind_index(username.lower())).delete()
