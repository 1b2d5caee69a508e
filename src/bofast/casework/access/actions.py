"""Users, roles, openings and failed sign-ins."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from bofast.casework.access.models import BreakGlass, Office, OfficeRole, SentForm, SignInFailures, User
from bofast.casework.access.roles import INCOMPATIBLE, Role
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.keeping.encryption import blind_index
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

ATTEMPTS = 6
LOCKED_FOR = timedelta(minutes=15)
SENDINGS_KEPT_FOR = timedelta(days=1)


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
def add_user(username: str, *, full_name: str, password: str, language: str, by: User | None) -> User:
    """Add somebody who may nothing yet.

    Raises: ShownToUser, when the user name is taken, in whatever letters.
    """
    if User.objects.filter(username__iexact=username).exists():
        raise ShownToUser(Reason.USER_NAME_IN_USE)
    user = User.objects.create_user(username, password=password, full_name=full_name, language=language)
    journal.record(Deed.USER_ADDED, by=by, office=None, about=user)
    return user


@transaction.atomic
def close_user(user: User, *, by: User, office: Office) -> None:
    """Close an account at once; its sessions are dead at the next request."""
    _not_oneself(user, by=by)
    User.objects.filter(pk=user.pk).update(is_active=False)
    journal.record(Deed.USER_CLOSED, by=by, office=office, about=user)


@transaction.atomic
def grant_role(role: Role, *, user: User, office: Office, from_day: date, by: User | None) -> OfficeRole:
    """Give a role from a day.

    Raises: ShownToUser, when the role may not be held together with one that the user has, or is given to oneself.
    """
    held = {held.role for held in OfficeRole.objects.filter(user=user, office=office, to_day__isnull=True)}
    for pair in INCOMPATIBLE:
        if role in pair and (pair - {role}) & held:
            raise ShownToUser(Reason.ROLES_INCOMPATIBLE, role=role, held=next(iter(pair - {role})))
    if by is not None:
        _not_oneself(user, by=by)
    granted, is_new = OfficeRole.objects.get_or_create(
        user=user, office=office, role=role, to_day=None, defaults={"from_day": from_day, "granted_by": by}
    )
    if is_new:
        journal.record(Deed.ROLE_GRANTED, by=by, office=office, about=user, facts={"role": role, "from": from_day})
    return granted


@transaction.atomic
def end_role(held: OfficeRole, *, to_day: date, by: User) -> None:
    """End a role; the user loses it at the next request."""
    _not_oneself(held.user, by=by)
    if to_day <= held.from_day:
        held.delete()
    else:
        OfficeRole.objects.filter(pk=held.pk).update(to_day=to_day)
    journal.record(Deed.ROLE_ENDED, by=by, office=held.office, about=held.user, facts={"role": held.role, "to": to_day})


def _not_oneself(user: User, *, by: User) -> None:
    if by.pk == user.pk:
        raise ShownToUser(Reason.SECOND_PERSON_REQUIRED)


@transaction.atomic
def review_opening(opening: BreakGlass, *, found_right: bool, by: User) -> None:
    """Say whether an opening was right; never one's own."""
    _not_oneself(opening.user, by=by)
    reviewed = BreakGlass.objects.filter(pk=opening.pk, reviewed_by__isnull=True).update(
        reviewed_by=by, reviewed_at=timezone.now(), found_right=found_right
    )
    if not reviewed:
        raise ShownToUser(Reason.ALREADY_DECIDED)
    journal.record(
        Deed.OPENING_REVIEWED,
        by=by,
        office=opening.office,
        family_id=opening.family_id,
        about=opening,
        facts={"found_right": found_right},
    )


@transaction.atomic
def change_password(user: User, *, password: str) -> None:
    """Set one's own password; the caller has checked the old one and what the new one must hold."""
    user.set_password(password)
    user.save(update_fields=["password"])
    journal.record(Deed.PASSWORD_CHANGED, by=user, office=None, about=user)


@transaction.atomic
def change_language(user: User, *, language: str) -> None:
    User.objects.filter(pk=user.pk).update(language=language)


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


@transaction.atomic
def take_form(number: UUID, *, content_digest: str, by: User) -> SentForm | None:
    """Take a form's one-time number, or give the sending that had it first; None when the number is new.

    To be called in the transaction that does what the form asks: a second sending at the same moment waits for it.
    """
    now = timezone.now()
    SentForm.objects.filter(by=by, at__lt=now - SENDINGS_KEPT_FOR).delete()
    sent, is_new = SentForm.objects.get_or_create(
        by=by, number=number, defaults={"content_digest": content_digest, "at": now}
    )
    return None if is_new else sent


@transaction.atomic
def keep_form(number: UUID, *, led_to: str, by: User) -> None:
    """Remember where the sender of a form was led when it was done."""
    SentForm.objects.filter(by=by, number=number).update(led_to=led_to)


@transaction.atomic
def give_form_back(number: UUID, *, by: User) -> None:
    """Let a form be sent again: nothing was done, since something in it must be put right first."""
    SentForm.objects.filter(by=by, number=number).delete()
